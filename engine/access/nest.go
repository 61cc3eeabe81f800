package access

import (
	"cmp"
	"slices"

	"zhenyu/engine/geo"
)

// Nest makes a tree of areas by their polygons: each lies in the smallest larger one that holds the insides of all its
// polygons and at least half of their corners, so that borders drawn twice need not meet to the metre. Of equally large
// areas the first in the list is above. Areas without polygons lie in none. O(polygons·log + corners of those around).
func Nest(areas Areas, polygons [][]geo.Polygon) {
	n := nest{polygons: polygons, rank: make([]int, len(areas))}
	size := make([]float64, len(areas))
	bySize := make([]int, len(areas))
	var boxes []geo.Box
	for i, of := range polygons {
		bySize[i] = i
		for _, p := range of {
			size[i] += p.SquareMetres()
			n.of, boxes = append(n.of, i), append(boxes, p.Box())
		}
	}
	slices.SortStableFunc(bySize, func(a, b int) int { return cmp.Compare(size[b], size[a]) })
	for rank, i := range bySize {
		n.rank[i] = rank
	}
	n.index = geo.NewIndex(boxes)
	for i := range areas {
		areas[i].Parent = n.parent(i)
	}
}

type nest struct {
	polygons [][]geo.Polygon
	index    *geo.Index
	of       []int // the area of each polygon of the index
	rank     []int // of each area, the largest first
}

// parent returns the smallest area around one, −1 for none.
func (n *nest) parent(area int) int32 {
	if len(n.polygons[area]) == 0 {
		return -1
	}
	at, ok := n.polygons[area][0].Inside()
	best := -1
	for i := range n.index.Within(geo.BoxOf(at)) {
		around := n.of[i]
		smaller := best < 0 || n.rank[around] > n.rank[best]
		if ok && n.rank[around] < n.rank[area] && smaller && n.holds(around, area) {
			best = around
		}
	}
	return int32(best)
}

// holds says whether an area holds another.
func (n *nest) holds(around, area int) bool {
	inside := func(at geo.E7) bool {
		return slices.ContainsFunc(n.polygons[around], func(p geo.Polygon) bool { return p.Side(at) >= 0 })
	}
	corners, held := 0, 0
	for _, p := range n.polygons[area] {
		if at, ok := p.Inside(); !ok || !inside(at) {
			return false
		}
		for _, corner := range p[0][1:] { // the first is the last
			corners++
			if inside(corner) {
				held++
			}
		}
	}
	return 2*held >= corners
}
