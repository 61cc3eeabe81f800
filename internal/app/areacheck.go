package app

import (
	"encoding/csv"
	"errors"
	"strings"

	"zhenyu"
	"zhenyu/internal/lang"
	"zhenyu/internal/store"
)

// badAreaLine names the line of a file of changes that cannot be done, and says why.
func badAreaLine(line int, why error) error {
	if _, words := Words(why); words.Key != "" {
		return problem(zhenyu.Invalid, "area_line", line, words)
	}
	return problem(zhenyu.Invalid, "area_line", line, why)
}

// faultsShown is how many lines that cannot be done are named.
const faultsShown = 20

// badAreaLines names the lines that cannot be done, one below the other. Later ones can be the outcome of earlier ones.
func badAreaLines(faults []error) error {
	if len(faults) == 1 {
		return faults[0]
	}
	_, all := Words(faults[0])
	for _, f := range faults[1:min(len(faults), faultsShown)] {
		_, next := Words(f)
		all = lang.Message{Key: "problem_area_and", Args: []any{all, next}}
	}
	return problem(zhenyu.Invalid, "area_lines", len(faults), all)
}

// isWorded tells whether an error has words for a person, which are no fault of the program or the database.
func isWorded(err error) bool {
	e, ok := errors.AsType[*zhenyu.Error](err)
	_, words := errors.AsType[*Problem](err)
	return ok && words && e.Kind != zhenyu.Internal && e.Kind != zhenyu.Unavailable
}

// csvProblem says what of a line is no CSV.
func csvProblem(e *csv.ParseError) error {
	if errors.Is(e, csv.ErrFieldCount) {
		return problem(zhenyu.Invalid, "area_columns", len(areaColumns))
	}
	return problem(zhenyu.Invalid, "area_quotes")
}

// checkAreaName refuses what nobody could call an area by.
func checkAreaName(name string) error {
	if strings.TrimSpace(name) == "" {
		return problem(zhenyu.Invalid, "area_name")
	}
	return checkNames(name)
}

// checkFreeCode refuses as the code of a new area what is no code, and one that another area has then.
func checkFreeCode(tx *store.Tx, code string, on zhenyu.Day) error {
	if len(code) != 12 || strings.Trim(code, "0123456789") != "" {
		return problem(zhenyu.Invalid, "area_code", code)
	}
	a, err := tx.AreaByCode(code, 0)
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	if err == nil && (a.To == 0 || a.To > on) {
		err = problem(zhenyu.Invalid, "area_code_used", code, a.Name)
	}
	return err
}

// checkEnd refuses to end an area on the day that it begins or before, and where something happened to it later: nothing
// may come to point at what was no more by then.
func checkEnd(tx *store.Tx, a *zhenyu.Area, on zhenyu.Day) error {
	if a.From >= on {
		return problem(zhenyu.Invalid, "area_began", a.Name, a.From)
	}
	later, err := tx.AreaTouched(a.ID, on)
	if err == nil && later {
		err = problem(zhenyu.Invalid, "area_later", a.Code, on)
	}
	return err
}

// checkEmpty refuses to end an area in which others are left.
func checkEmpty(tx *store.Tx, a *zhenyu.Area, on zhenyu.Day) error {
	line, err := tx.AreaLine(a.ID)
	if err != nil {
		return err
	}
	var left []*zhenyu.Area
	for _, id := range line {
		below, err := tx.AreasBelow(id)
		if err != nil {
			return err
		}
		for _, b := range below {
			if b.To == 0 || b.To > on {
				left = append(left, b)
			}
		}
	}
	if len(left) > 0 {
		return problem(zhenyu.Invalid, "area_below", a.Name, len(left), left[0].Name)
	}
	return nil
}
