package sample

import (
	"math"

	"zhenyu/engine/geo"
)

// grid finds convex shapes that meet another, by the squares of ground they lie on.
type grid struct {
	side   float64
	shapes []shape
	cells  map[[2]int][]int
}

func newGrid(side float64) *grid { return &grid{side: side, cells: map[[2]int][]int{}} }

func (g *grid) add(s shape) {
	g.shapes = append(g.shapes, s)
	for _, c := range g.cellsOf(s) {
		g.cells[c] = append(g.cells[c], len(g.shapes)-1)
	}
}

// meets says whether a convex shape overlaps one of the grid's.
func (g *grid) meets(s shape) bool {
	for _, c := range g.cellsOf(s) {
		for _, i := range g.cells[c] {
			if overlap(s, g.shapes[i]) {
				return true
			}
		}
	}
	return false
}

func (g *grid) cellsOf(s shape) (cells [][2]int) {
	low, high := s[0], s[0]
	for _, p := range s {
		low = geo.XY{X: min(low.X, p.X), Y: min(low.Y, p.Y)}
		high = geo.XY{X: max(high.X, p.X), Y: max(high.Y, p.Y)}
	}
	for x := int(math.Floor(low.X / g.side)); x <= int(math.Floor(high.X/g.side)); x++ {
		for y := int(math.Floor(low.Y / g.side)); y <= int(math.Floor(high.Y/g.side)); y++ {
			cells = append(cells, [2]int{x, y})
		}
	}
	return cells
}

// overlap says whether two convex shapes share ground: no side of either parts them.
func overlap(a, b shape) bool { return !parted(a, b) && !parted(b, a) }

func parted(a, b shape) bool {
	for i, p := range a {
		side := minus(a[(i+1)%len(a)], p)
		outside := true
		for _, q := range b {
			outside = outside && cross(side, minus(q, p)) <= 0
		}
		if outside {
			return true
		}
	}
	return false
}
