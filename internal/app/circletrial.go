package app

import (
	"slices"

	"zhenyu/engine/access"
	"zhenyu/engine/street"
)

// CircleTrial asks what a change would do to one category.
type CircleTrial struct {
	CircleQuery
	Change AccessChange `json:"change"`
}

// CircleEffect is what a change would do: the homes and cells whose seconds differ, and the verdicts that do.
type CircleEffect struct {
	Homes    MovedTimes  `json:"homes"`
	Cells    MovedTimes  `json:"cells"`
	Better   float64     `json:"better" doc:"people with a shorter way"`
	Worse    float64     `json:"worse" doc:"people with a longer way, or none"`
	Unlinked []string    `json:"unlinked" doc:"ids of facilities that no street leads to where they are put: they serve nobody"`
	Whole    AccessRule  `json:"whole"`
	Areas    []MovedArea `json:"areas" doc:"whose people's times differ"`

	Facilities []MovedPlace `json:"facilities" doc:"that are changed, or the nearest to other people than before"`
}

// MovedTimes are new seconds by number from 0, as tiles have them: 65535 for none.
type MovedTimes struct {
	Number  []int32  `json:"number"`
	Seconds []uint16 `json:"seconds"`
}

// MovedArea is a new verdict of an area, by its place from 0 in the list of areas.
type MovedArea struct {
	Place int        `json:"place"`
	Rule  AccessRule `json:"rule"`
}

// Try answers. What the change names and is not there is an error of kind NotFound; a facility that no street leads to is
// no error, since one that is dragged passes over water. The circle stays as it is.
func (c *Circle) Try(t CircleTrial) (*CircleEffect, error) {
	category, rule, err := c.rule(t.CircleQuery)
	if err != nil {
		return nil, err
	}
	change, err := c.s.change(t.Change)
	if err != nil {
		return nil, err
	}
	e := c.try(change)
	out := &CircleEffect{Homes: noneMoved(), Cells: noneMoved(), Areas: []MovedArea{}, Unlinked: changedIDs(change.unlinked), Facilities: []MovedPlace{}}
	left := c.s.facilitiesAfter(category, change)
	out.Whole = c.judge(rule, c.sourceOf(rule), c.study.Result().Tally(-1, category), left)
	c.move(out, category, e.Differences)
	c.rejudge(out, rule, e.Tallies, left)
	c.moveFirst(out, category, t.Change, c.s.idsIn(category, change.added), e.Differences)
	return out, nil
}

// changedIDs gives the ids of facilities.
func changedIDs(all []ChangedFacility) []string {
	ids := make([]string, len(all))
	for i, f := range all {
		ids[i] = f.ID
	}
	return ids
}

// move notes the new times of homes and cells.
func (c *Circle) move(out *CircleEffect, category int, all []street.Difference) {
	was := c.study.Result().Nearest[category].Time
	now := map[int32]street.Time{}
	var touched []int32
	var better, worse access.People
	for _, d := range all {
		if d.Kind != category || d.Time == was[d.Origin] {
			continue
		}
		now[d.Origin] = d.Time
		out.Homes.add(d.Origin, wholeSeconds(d.Time))
		touched = append(touched, c.cells.of[d.Origin])
		if d.Time < was[d.Origin] {
			better += c.s.Origins.People[d.Origin]
		} else {
			worse += c.s.Origins.People[d.Origin]
		}
	}
	out.Better, out.Worse = better.Count(), worse.Count()
	at := func(home int32) street.Time {
		if t, ok := now[home]; ok {
			return t
		}
		return was[home]
	}
	slices.Sort(touched)
	c.moveCells(out, category, slices.Compact(touched), at)
}

// moveCells notes the new times of small cells, and of the wide ones that they lie in.
func (c *Circle) moveCells(out *CircleEffect, category int, touched []int32, at func(home int32) street.Time) {
	was, now := c.medians(category), map[int32]uint16{}
	var wide []int32
	for _, cell := range touched {
		now[cell] = wholeSeconds(c.cells.median(int(cell), c.s.Origins, at))
		out.Cells.add(cell, now[cell])
		wide = append(wide, c.cells.in[cell])
	}
	slices.Sort(wide)
	for _, cell := range slices.Compact(wide) {
		out.Cells.add(cell, c.cells.wideMedian(int(cell), func(small int32) uint16 {
			if s, moved := now[small]; moved {
				return s
			}
			return was[small]
		}))
	}
}

func noneMoved() MovedTimes { return MovedTimes{[]int32{}, []uint16{}} }

func (m *MovedTimes) add(number int32, seconds uint16) {
	m.Number, m.Seconds = append(m.Number, number), append(m.Seconds, seconds)
}

// rejudge gives the verdicts on the new tallies, with so many facilities.
func (c *Circle) rejudge(out *CircleEffect, rule access.Rule, tallies []access.TallyChange, facilities int) {
	of := c.sourceOf(rule)
	after := map[int]access.Tally{}
	for _, t := range tallies {
		if t.Category == rule.Category {
			after[t.Area] = t.After
		}
	}
	if t, ok := after[-1]; ok {
		out.Whole = c.judge(rule, of, t, facilities)
	}
	place := 0
	for i := range c.s.tree() {
		if t, ok := after[i]; ok {
			out.Areas = append(out.Areas, MovedArea{place, c.judge(rule, of, t, facilities)})
		}
		place++
	}
}
