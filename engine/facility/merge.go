package facility

import (
	"cmp"
	"slices"
	"strings"

	"zhenyu/engine/geo"
)

// merge groups the objects of a category that are one facility. Each group has its main object
// first: the largest area, else the first with a name, else the first.
func merge(objects []object, c *Category) [][]object {
	parents := make([]int, len(objects))
	boxes := make([]geo.Box, len(objects))
	for i := range objects {
		parents[i] = i
		boxes[i] = objects[i].box()
	}
	index := geo.NewIndex(boxes)
	reach := geo.Metres(max(c.MergeMetres, c.BesideMetres))
	for i := range objects {
		for n := range index.Within(widen(boxes[i], reach)) {
			if int(n) < i && objects[i].is(&objects[n], c) {
				join(parents, i, int(n))
			}
		}
	}
	groups := make([][]object, 0, len(objects))
	numbers := map[int]int{}
	for i := range objects {
		top := root(parents, i)
		n, ok := numbers[top]
		if !ok {
			n = len(groups)
			numbers[top] = n
			groups = append(groups, nil)
		}
		groups[n] = append(groups[n], objects[i])
	}
	for _, g := range groups {
		slices.SortStableFunc(g, func(a, b object) int {
			return cmp.Or(cmp.Compare(b.size, a.size), cmp.Compare(boolInt(a.name == ""), boolInt(b.name == "")))
		})
	}
	return groups
}

// is says whether two objects of a category are one facility.
func (o *object) is(other *object, c *Category) bool {
	if o.name != "" && other.name != "" {
		return fold(o.name) == fold(other.name) && (o.holds(other) || other.holds(o) || o.metresTo(other) <= c.MergeMetres)
	}
	if o.holds(other) || other.holds(o) {
		return true
	}
	return o.kind != other.kind && o.metresTo(other) <= c.BesideMetres
}

// holds says whether an area has the other object's point within or on its edge.
func (o *object) holds(other *object) bool {
	return slices.ContainsFunc(o.polygons, func(p geo.Polygon) bool { return p.Side(other.at) >= 0 })
}

// metresTo measures from point to point.
func (o *object) metresTo(other *object) float64 {
	return float64(geo.Distance(o.at.WGS84(), other.at.WGS84()))
}

func (o *object) box() geo.Box {
	box := geo.BoxOf(o.at)
	for _, p := range o.polygons {
		box = box.Union(p.Box())
	}
	return box
}

func widen(b geo.Box, by geo.Metres) geo.Box {
	return geo.Around(b.Min.WGS84(), by).Union(geo.Around(b.Max.WGS84(), by))
}

// fold makes names comparable that differ in spaces, width and case of letters only.
func fold(name string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ' || r == '\u3000' || r == '·':
			return -1
		case r >= '！' && r <= '～': // full width
			return r - '！' + '!'
		}
		return r
	}, strings.ToLower(name))
}

func root(parents []int, i int) int {
	for parents[i] != i {
		parents[i] = parents[parents[i]]
		i = parents[i]
	}
	return i
}

// join puts two groups together under their first object, so that the result has no order of joining.
func join(parents []int, i, j int) {
	i, j = root(parents, i), root(parents, j)
	parents[max(i, j)] = min(i, j)
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// facilityOf makes a facility of a group, its main object first.
func facilityOf(number int, c *Category, group []object) Facility {
	main := &group[0]
	f := Facility{Category: number, ID: refID(main.ref), At: main.at, SquareMetres: main.size}
	for i := range group {
		o := &group[i]
		f.Of = append(f.Of, o.ref)
		f.Name = cmp.Or(f.Name, o.name)
		f.Hours = cmp.Or(f.Hours, o.hours)
		for _, gate := range o.gates {
			f.enter(gate)
		}
	}
	for i := range group {
		switch o := &group[i]; {
		case len(o.gates) > 0:
		case len(o.polygons) == 0:
			// A node within the area of its group is a label.
			if !slices.ContainsFunc(group, func(other object) bool { return other.holds(o) }) {
				f.enter(o.at)
			}
		case c.Gated:
			for _, p := range o.polygons {
				f.Outlines = append(f.Outlines, p[0])
			}
		default:
			f.enter(o.at)
		}
	}
	return f
}

// enter adds an entrance once.
func (f *Facility) enter(at geo.E7) {
	if !slices.Contains(f.Entrances, at) {
		f.Entrances = append(f.Entrances, at)
	}
}
