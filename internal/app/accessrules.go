package app

import (
	"fmt"
	"slices"
	"strings"

	"zhenyu"
	"zhenyu/engine/access"
	"zhenyu/engine/street"
	"zhenyu/standards"
)

// AccessUnjudged is a row of a standard that no verdict is given by, and why.
type AccessUnjudged struct {
	ID       string `json:"id"`
	Name     string `json:"name,omitempty"`                                    // as the standard has it
	Category string `json:"category"`                                          // several with a stroke between
	Why      string `json:"why" enum:"no_number,no_extract,metres_by_bicycle"` // the standard has none; other streets are asked for, and no extract is given to build them of; no network has metres for riders
}

// metreProfile is that on whose network a second is a metre.
const metreProfile = "metre"

func (s *accessStudy) inMetres() bool { return s.Network.Profile().Name == metreProfile }

// maxMinutes is the longest rule: a day.
const maxMinutes = 24 * 60

// readRules turns the minutes asked for, and the rows of a standard, into rules over categories. A row of several
// categories, any of which will do, gets a category of its own; one with minutes and metres is two rules. Those that ask
// for other streets than the study's are put aside.
func (s *accessStudy) readRules(in AccessInput) error {
	if err := checkMinutes(in.Minutes); err != nil {
		return err
	}
	if s.inMetres() && len(in.Minutes) > 0 && !in.Assumed {
		return problem(zhenyu.Invalid, "minutes_of_metres")
	}
	for i, c := range s.Categories {
		for _, m := range in.Minutes {
			if s.inMetres() {
				break
			}
			s.Rules = append(s.Rules, access.Rule{ID: fmt.Sprintf("%s %d min", c.Name, m), Category: i, Within: street.Seconds(60 * m)})
			s.standard = append(s.standard, standards.Rule{})
		}
	}
	if in.Standard == "" {
		return nil
	}
	circle, err := in.circle()
	if err != nil {
		return err
	}
	s.origin, s.later = circle.Origin, map[string][]standards.Rule{}
	for _, r := range circle.Rules {
		if !in.asks(r) {
			continue
		}
		s.sortRule(r, in.Extract != "" && !s.Network.Frame().Metres)
	}
	return nil
}

// asks says whether a row is about a category that was asked for.
func (in AccessInput) asks(r standards.Rule) bool {
	return len(in.Categories) == 0 || slices.ContainsFunc(r.Categories, func(c string) bool { return c == "*" || slices.Contains(in.Categories, c) })
}

func checkMinutes(all []int) error {
	if i := slices.IndexFunc(all, func(m int) bool { return m < 1 || m > maxMinutes }); i >= 0 {
		return problem(zhenyu.Invalid, "minutes", all[i], maxMinutes)
	}
	return nil
}

// sortRule takes a row in minutes, in metres or in both: what its streets can answer, what others can if there is an
// extract to build them of, and what nothing can.
func (s *accessStudy) sortRule(r standards.Rule, extract bool) {
	if r.Minutes == 0 && r.Metres == 0 {
		s.unjudged = append(s.unjudged, unjudged(r, "no_number"))
	}
	inMinutes, inMetres := r, r
	inMinutes.Metres, inMetres.Minutes = 0, 0
	if r.Minutes > 0 {
		s.sortBy(s.profileFor(r.Mode), inMinutes, extract)
	}
	switch {
	case r.Metres > 0 && r.Mode == standards.Cycle:
		s.unjudged = append(s.unjudged, unjudged(r, "metres_by_bicycle"))
	case r.Metres > 0:
		s.sortBy(metreProfile, inMetres, extract)
	}
}

func (s *accessStudy) sortBy(profile string, r standards.Rule, extract bool) {
	switch {
	case profile == s.Network.Profile().Name:
		s.addRule(r)
	case extract:
		s.later[profile] = append(s.later[profile], r)
	default:
		s.unjudged = append(s.unjudged, unjudged(r, "no_extract"))
	}
}

func unjudged(r standards.Rule, why string) AccessUnjudged {
	return AccessUnjudged{r.ID, r.Zh, strings.Join(r.Categories, "|"), why}
}

// profileFor is by whose streets minutes are judged: the study's own where its people move as the rule says, or as they
// usually do; else a usual walker's or rider's.
func (s *accessStudy) profileFor(mode standards.Mode) string {
	own := s.Network.Profile()
	walks := own.Mode != street.Bicycle && own.Mode != street.Car
	switch {
	case mode == standards.Cycle && own.Mode != street.Bicycle:
		return "cyclist"
	case s.inMetres(), mode == standards.Walk && !walks:
		return "adult"
	}
	return own.Name
}

// addRule adds a row that has either minutes or metres, those that the study's network has.
func (s *accessStudy) addRule(r standards.Rule) {
	id, within := ruleID(r), street.Seconds(60*r.Minutes)
	if r.Metres > 0 {
		within = street.Seconds(r.Metres)
	}
	for _, category := range s.categoriesOf(r) {
		s.Rules = append(s.Rules, access.Rule{ID: id, Category: category, Within: within})
		s.standard = append(s.standard, r)
	}
}

// ruleID is what tells a row that has either minutes or metres from the others of its standard.
func ruleID(r standards.Rule) string {
	id := r.ID + " " + r.Level
	if r.Metres > 0 {
		id = fmt.Sprintf("%s %d m", id, r.Metres)
	}
	if r.Mode == standards.Cycle {
		id += " " + string(r.Mode)
	}
	if r.Zone != "" {
		id += " " + r.Zone
	}
	return id
}

// categoriesOf returns the categories that a rule is judged on. One that has no facility at all
// stays a category without facilities: everybody is without it, which is the answer.
func (s *accessStudy) categoriesOf(r standards.Rule) []int {
	if slices.Equal(r.Categories, []string{"*"}) {
		all := make([]int, len(s.Categories))
		for i := range all {
			all[i] = i
		}
		return all
	}
	name := strings.Join(r.Categories, "|")
	named := func(name string) int {
		return slices.IndexFunc(s.Categories, func(c *access.Category) bool { return c.Name == name })
	}
	if i := named(name); i >= 0 {
		return []int{i}
	}
	union := &access.Category{Name: name}
	seen := map[string]bool{}
	for _, part := range r.Categories {
		if i := named(part); i >= 0 {
			for _, f := range s.Categories[i].Facilities {
				if !seen[f.ID] {
					seen[f.ID] = true
					union.Facilities = append(union.Facilities, f)
				}
			}
		}
	}
	s.Categories = append(s.Categories, union)
	return []int{len(s.Categories) - 1}
}
