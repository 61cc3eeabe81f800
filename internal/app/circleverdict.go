package app

import (
	"slices"

	"zhenyu"
	"zhenyu/engine/access"
	"zhenyu/engine/street"
	"zhenyu/standards"
)

// CircleQuery asks for one category within so many minutes.
type CircleQuery struct {
	Category string `json:"category" query:"category" required:"true" maxLength:"200"`
	Minutes  int    `json:"minutes" query:"minutes" minimum:"1" maximum:"60" default:"15"`
}

// CircleVerdict is what holds for the people of all areas, of each, and for each facility.
type CircleVerdict struct {
	Whole      AccessRule    `json:"whole"`
	Nodes      bool          `json:"nodes,omitempty" doc:"people are nodes of streets: neither homes nor people are known"`
	Areas      []AccessArea  `json:"areas" doc:"each followed by those in it, with one rule"`
	Facilities []AccessPlace `json:"facilities"`
}

// Verdict answers a query.
func (c *Circle) Verdict(q CircleQuery) (*CircleVerdict, error) {
	category, rule, err := c.rule(q)
	if err != nil {
		return nil, err
	}
	r, of := c.study.Result(), c.sourceOf(rule)
	judge := func(area int) AccessRule {
		return c.judge(rule, of, r.Tally(area, category), len(c.s.Categories[category].Facilities))
	}
	v := &CircleVerdict{Nodes: c.s.homes == homesAtNodes, Whole: judge(-1), Areas: []AccessArea{}}
	for i, depth := range c.s.tree() {
		a, own := c.s.Areas[i], judge(i)
		v.Areas = append(v.Areas, AccessArea{Code: a.Code, Name: a.Name, Depth: depth, People: own.People, Rules: []AccessRule{own}})
	}
	v.Facilities = c.places(category)
	return v, nil
}

// judge gives the verdict of a rule; where it allows more than the usual classes tell apart, they lead up to it.
func (c *Circle) judge(rule access.Rule, of standards.Rule, tally access.Tally, facilities int) AccessRule {
	v := c.s.judge(rule, of, tally, facilities)
	if last := ClassMinutes[len(ClassMinutes)-1]; rule.Within > street.Seconds(60*last) {
		ends := [4]int{last / 3, 2 * last / 3, last, int(rule.Within) / 600}
		v.Ends, v.Classes = ends[:], classes(tally, ends, 60)
	}
	return v
}

func (c *Circle) rule(q CircleQuery) (category int, rule access.Rule, err error) {
	if category, err = c.category(q.Category); err != nil {
		return 0, rule, err
	}
	if q.Minutes < 1 || q.Minutes > int(circleLimit/600) {
		return 0, rule, problem(zhenyu.Invalid, "circle_minutes", circleLimit/600)
	}
	return category, access.Rule{ID: q.Category, Category: category, Within: street.Seconds(60 * q.Minutes)}, nil
}

// sourceOf gives the row of the standard that says the same as a rule; an empty one where none does.
func (c *Circle) sourceOf(rule access.Rule) standards.Rule {
	i := slices.IndexFunc(c.s.Rules, func(r access.Rule) bool { return r.Category == rule.Category && r.Within == rule.Within })
	if i < 0 {
		return standards.Rule{}
	}
	return c.s.standard[i]
}

func (c *Circle) places(category int) []AccessPlace {
	k, first := c.s.Categories[category], c.first(category)
	all := make([]AccessPlace, len(k.Facilities))
	for i, f := range k.Facilities {
		at := c.s.placeOf(k, i)
		all[i] = AccessPlace{ID: f.ID, Name: f.Name, Lon: at.Lon, Lat: at.Lat, First: first[i].Count()}
	}
	return all
}

// first counts the people to whom each facility of a category is the nearest.
func (c *Circle) first(category int) []access.People {
	all := make([]access.People, len(c.s.Categories[category].Facilities))
	for i, f := range c.study.Result().Nearest[category].Facility {
		if f >= 0 {
			all[f] += c.s.Origins.People[i]
		}
	}
	return all
}

// CircleCatchment is whom a facility serves.
type CircleCatchment struct {
	Homes []int32 `json:"homes" doc:"to which it is the nearest, numbered from 0"`
	Cells []int32 `json:"cells" doc:"squares with such a home, numbered from 0"`
	First float64 `json:"first" doc:"people in them"`
}

// Catchment gives the homes to which a facility of a category is the nearest after a change, if any.
func (c *Circle) Catchment(category, facility string, change FacilityChange) (*CircleCatchment, error) {
	after, number, err := c.facilityAfter(category, facility, change)
	if err != nil {
		return nil, err
	}
	out, people := &CircleCatchment{Homes: []int32{}, Cells: []int32{}}, access.People(0)
	for i, f := range after.Facility {
		if int(f) == number {
			out.Homes, out.Cells = append(out.Homes, int32(i)), append(out.Cells, c.cells.of[i], c.cells.in[c.cells.of[i]])
			people += c.s.Origins.People[i]
		}
	}
	slices.Sort(out.Cells)
	out.Cells, out.First = slices.Compact(out.Cells), people.Count()
	return out, nil
}
