package access

import (
	"cmp"
	"math"
	"slices"

	"zhenyu/engine/geo"
	"zhenyu/engine/street"
)

// Cell is a square of ground with the people in it who do not keep a rule.
type Cell struct {
	Middle  geo.WGS84
	Without People
	People  People // all in the cell
}

// Gaps are where people do not keep a rule.
type Gaps struct {
	Cells    []Cell // with at least one thousandth of a person without, those with most first
	Polygons []geo.Polygon
}

// Gaps returns where people are who do not keep the rule of a number: see GapsOf.
func (r *Result) Gaps(rule int, metres float64) Gaps {
	asked := r.rules[rule]
	return GapsOf(r.origins, r.Nearest[asked.Category].Time, asked.Within, metres)
}

// GapsOf returns where people are whose time, one for each origin, is above a limit: cells of a size
// in metres, above 0, laid over the origins, and polygons around cells that touch, for display.
// Deterministic; O(origins·log).
func GapsOf(o *Origins, times []street.Time, within street.Time, metres float64) Gaps {
	box := geo.EmptyBox()
	for _, p := range o.Places {
		box = box.Extend(p.E7())
	}
	if box.Empty() {
		return Gaps{}
	}
	l := newLattice(box, metres, 2*metres)
	people := map[int]*Cell{}
	for i, place := range o.Places {
		p := l.plane.XY(place)
		x, y := math.Round((p.X-l.corner.X)/l.step), math.Round((p.Y-l.corner.Y)/l.step)
		at := int(y)*l.width + int(x)
		c, ok := people[at]
		if !ok {
			c = &Cell{Middle: l.plane.WGS84(l.point(int(x), int(y)))}
			people[at] = c
		}
		c.People += o.People[i]
		if times[i] > within {
			c.Without += o.People[i]
		}
	}
	return l.gaps(people)
}

func (l *lattice) gaps(people map[int]*Cell) Gaps {
	for i := range l.value {
		l.value[i] = -1
	}
	var g Gaps
	var at []int
	for i, c := range people {
		if c.Without > 0 {
			at = append(at, i)
			l.value[i] = 1
		}
	}
	slices.SortFunc(at, func(a, b int) int {
		return cmp.Or(cmp.Compare(people[b].Without, people[a].Without), cmp.Compare(a, b))
	})
	for _, i := range at {
		g.Cells = append(g.Cells, *people[i])
	}
	g.Polygons = l.outlines()
	return g
}
