package app

import (
	"errors"
	"slices"

	"zhenyu"
	"zhenyu/standards"
)

// OwnStandard is the name of the standard that a district keeps as a layer, beside those that the program ships.
const OwnStandard = "own"

// circle gives the standard that was named.
func (in AccessInput) circle() (standards.LifeCircle, error) {
	if in.Standard == OwnStandard {
		if in.OwnRules == "" {
			return standards.LifeCircle{}, problem(zhenyu.NotFound, "no_own_standard")
		}
		rules, err := readOwnRules(in.OwnRules)
		return standards.LifeCircle{Name: OwnStandard, Rules: rules}, err
	}
	circles, err := standards.LifeCircles()
	if err != nil {
		return standards.LifeCircle{}, err
	}
	i := slices.IndexFunc(circles, func(c standards.LifeCircle) bool { return c.Name == in.Standard })
	if i < 0 {
		return standards.LifeCircle{}, noStandard(in.Standard, circles)
	}
	return circles[i], nil
}

// readOwnRules reads a district's standard as the shipped ones are read. A row that does not fit is an error of kind
// Invalid with its line.
func readOwnRules(path string) ([]standards.Rule, error) {
	file, err := openText(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	categories, err := standards.Categories()
	if err != nil {
		return nil, err
	}
	rules, err := standards.ParseRules("standard", file, categories)
	if row, ok := errors.AsType[*standards.RowError](err); ok {
		return nil, problem(zhenyu.Invalid, "standard_row", row.Line, row.Name, row.Detail)
	}
	if err == nil && len(rules) == 0 {
		err = problem(zhenyu.Invalid, "standard_empty")
	}
	return rules, err
}
