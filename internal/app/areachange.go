package app

import (
	"bytes"
	"cmp"
	"context"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"zhenyu"
	"zhenyu/internal/store"
)

// maxAreaBytes bounds a file of changes.
const maxAreaBytes = 4 << 20

// areaColumns are the columns of a file of changes, in this order.
var areaColumns = []string{"change", "on", "code", "name", "new_code", "into"}

// areaChange is one line of a file of changes.
type areaChange struct {
	line                                  int
	change, on, code, name, newCode, into string
}

// ChangeAreas changes areas by a CSV file with the columns change, on, code, name, new_code and into: what happened, the
// day from which it holds, and the code of the area that it happened to.
//
//	rename   name is the new name
//	recode   new_code is the new code
//	merge    into is the code of the area that it became part of
//	split    code and name are of the new area, into is the code of the one that it came out of
//	add      code and name are of the new area, into is the code of the one above it
//	end      it is no more, and became nothing
//
// The past stays as it was: an area ends, and what it became begins on that day; what is known of later days goes along.
// The file is one transaction; where a line cannot be done nothing is, and the error names every such line. An area that
// will end on a day can be changed before. What lies nowhere is placed anew. It gives how many lines were done.
func (r *Record) ChangeAreas(ctx context.Context, actor zhenyu.Actor, file io.Reader) (done int, err error) {
	if err := require(actor, zhenyu.Keeper); err != nil {
		return 0, err
	}
	lines, err := parseAreaChanges(file)
	if err != nil {
		return 0, err
	}
	_, err = r.update(ctx, actor, "change areas", func(tx *store.Tx) error {
		var faults []error
		for _, l := range lines {
			err := l.apply(tx)
			if err != nil && !isWorded(err) {
				return badAreaLine(l.line, err) // the database's: it takes nothing more
			}
			if err != nil {
				faults = append(faults, badAreaLine(l.line, err))
			}
		}
		if len(faults) > 0 {
			return badAreaLines(faults)
		}
		return placeOutlived(tx)
	})
	if err == nil {
		_, err = r.placeLost(ctx, actor)
	}
	return len(lines), err
}

func parseAreaChanges(file io.Reader) ([]areaChange, error) {
	data, err := io.ReadAll(io.LimitReader(file, maxAreaBytes+1))
	if err != nil {
		return nil, err
	}
	if len(data) > maxAreaBytes {
		return nil, tooLarge(maxAreaBytes)
	}
	in := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	head, err := in.Read()
	if err != nil || !slices.Equal(head, areaColumns) {
		return nil, problem(zhenyu.Invalid, "area_head", strings.Join(areaColumns, ","))
	}
	var lines []areaChange
	for {
		f, err := in.Read()
		if errors.Is(err, io.EOF) {
			return lines, nil
		}
		if e, ok := errors.AsType[*csv.ParseError](err); ok {
			return nil, badAreaLine(e.Line, csvProblem(e))
		}
		if err != nil {
			return nil, err
		}
		line, _ := in.FieldPos(0)
		if slices.ContainsFunc(f, func(v string) bool { return !utf8.ValidString(v) }) {
			return nil, badAreaLine(line, problem(zhenyu.Invalid, "area_encoding"))
		}
		lines = append(lines, areaChange{line, f[0], f[1], f[2], f[3], f[4], f[5]})
	}
}

func (c *areaChange) apply(tx *store.Tx) error {
	on, err := zhenyu.ParseDay(c.on)
	if err != nil || on%100 == 0 {
		return problem(zhenyu.Invalid, "area_day", c.on)
	}
	switch c.change {
	case "rename":
		return c.become(tx, on, checkAreaName(c.name), func(a *zhenyu.Area) { a.Name = strings.TrimSpace(c.name) })
	case "recode":
		return c.become(tx, on, checkFreeCode(tx, c.newCode, on), func(a *zhenyu.Area) { a.Code = c.newCode })
	case "merge":
		return c.merge(tx, on)
	case "split", "add":
		return c.begin(tx, on)
	case "end":
		return c.end(tx, on)
	}
	return problem(zhenyu.Invalid, "area_change", c.change)
}

// current gives the last area of a code, which is there on a day. It can be known to end later.
func current(tx *store.Tx, code string, on zhenyu.Day) (*zhenyu.Area, error) {
	a, err := tx.AreaByCode(code, 0)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return nil, problem(zhenyu.NotFound, "no_code", code)
	case err != nil:
		return nil, err
	case a.From > on:
		return nil, problem(zhenyu.NotFound, "area_begins", code, a.Name, a.From)
	case a.To != 0 && a.To <= on:
		return nil, problem(zhenyu.NotFound, "area_over", code, a.Name, a.To)
	}
	return a, nil
}

// lasting is current for an area that is not to end anyway.
func lasting(tx *store.Tx, code string, on zhenyu.Day) (*zhenyu.Area, error) {
	a, err := current(tx, code, on)
	if err == nil && a.To != 0 {
		err = problem(zhenyu.Conflict, "area_ends", code, a.Name, a.To)
	}
	return a, err
}

// become ends an area, and begins it anew with a change. One that begins on that very day is put right itself.
func (c *areaChange) become(tx *store.Tx, on zhenyu.Day, fault error, change func(*zhenyu.Area)) error {
	a, err := current(tx, c.code, on)
	if err := cmp.Or(fault, err); err != nil {
		return err
	}
	if a.From == on {
		change(a)
		return tx.PutArea(a)
	}
	if err := checkEnd(tx, a, on); err != nil {
		return err
	}
	next := *a
	next.ID, next.Version, next.From, next.Out = zhenyu.AreaID(tx.NewID()), 0, on, a.ID
	change(&next)
	if err := tx.PutArea(&next); err != nil {
		return err
	}
	a.To, a.Into = on, next.ID
	return tx.PutArea(a)
}

func (c *areaChange) merge(tx *store.Tx, on zhenyu.Day) error {
	a, err := lasting(tx, c.code, on)
	if err != nil {
		return err
	}
	into, err := current(tx, c.into, on)
	if err != nil {
		return err
	}
	if into.ID == a.ID || into.Level != a.Level {
		return problem(zhenyu.Invalid, "area_into", c.into)
	}
	if err := checkEnd(tx, a, on); err != nil {
		return err
	}
	a.To, a.Into = on, into.ID
	return tx.PutArea(a)
}

// end ends an area that nothing lies in any more.
func (c *areaChange) end(tx *store.Tx, on zhenyu.Day) error {
	a, err := lasting(tx, c.code, on)
	if err != nil {
		return err
	}
	if err := checkEnd(tx, a, on); err != nil {
		return err
	}
	if err := checkEmpty(tx, a, on); err != nil {
		return err
	}
	a.To = on
	return tx.PutArea(a)
}

// begin makes a new area: out of another of its level, or below one.
func (c *areaChange) begin(tx *store.Tx, on zhenyu.Day) error {
	if err := cmp.Or(checkAreaName(c.name), checkFreeCode(tx, c.code, on)); err != nil {
		return err
	}
	other, err := current(tx, c.into, on)
	if err != nil {
		return err
	}
	a := &zhenyu.Area{ID: zhenyu.AreaID(tx.NewID()), Name: strings.TrimSpace(c.name), Code: c.code, From: on, Own: true}
	if c.change == "split" {
		a.Level, a.Parent, a.Out = other.Level, other.Parent, other.ID
	} else {
		a.Level, a.Parent = levelBelow(other.Level), other.ID
	}
	if a.Level == "" {
		return problem(zhenyu.Invalid, "area_into", c.into)
	}
	return tx.PutArea(a)
}

func levelBelow(l zhenyu.Level) zhenyu.Level {
	return []zhenyu.Level{zhenyu.City, zhenyu.County, zhenyu.Town, zhenyu.Village, ""}[l.Rank()]
}
