package sample

import (
	"math"
	"slices"

	"zhenyu/engine/geo"
)

// graph is the streets, and the blocks between them. Where a street meets another between two
// nodes, a node is put into both and into the blocks on its sides, so that everything stays joined.
type graph struct {
	*drawing
	links  map[link]int // the street that leads from node to node
	blocks []block
}

// link is two neighbouring nodes of a street, the smaller first.
type link struct{ a, b int }

func linkOf(a, b int) link { return link{min(a, b), max(a, b)} }

// block is land between streets: its corners counterclockwise, and what becomes of it.
type block struct {
	nodes []int
	use   *use // nil: houses
}

func (g *graph) shape(b *block) shape {
	s := make(shape, len(b.nodes))
	for i, n := range b.nodes {
		s[i] = g.at[n]
	}
	return s
}

// street draws a street through nodes.
func (g *graph) street(nodes []int, t ...string) int {
	w := g.way(nodes, t...)
	for i := 1; i < len(nodes); i++ {
		g.links[linkOf(nodes[i-1], nodes[i])] = w
	}
	return w
}

// split puts a new node between two neighbours of a street.
func (g *graph) split(a, b int, at geo.XY) int {
	n := g.node(at)
	w := g.links[linkOf(a, b)]
	delete(g.links, linkOf(a, b))
	g.links[linkOf(a, n)], g.links[linkOf(n, b)] = w, w
	g.ways[w].nodes = insertBetween(g.ways[w].nodes, a, b, n, false)
	for i := range g.blocks {
		g.blocks[i].nodes = insertBetween(g.blocks[i].nodes, a, b, n, true)
	}
	return n
}

// insertBetween puts n between the neighbours a and b of a list, in either order.
func insertBetween(list []int, a, b, n int, ring bool) []int {
	for i, x := range list {
		last := i+1 == len(list)
		if last && !ring {
			break
		}
		if linkOf(x, list[(i+1)%len(list)]) == linkOf(a, b) {
			return slices.Insert(list, i+1, n)
		}
	}
	return list
}

// join returns a node of the streets at a place on the link from a to b: one of its ends if near.
func (g *graph) join(a, b int, at geo.XY) int {
	const near = 14
	switch {
	case metres(at, g.at[a]) < near:
		return a
	case metres(at, g.at[b]) < near:
		return b
	}
	return g.split(a, b, at)
}

// nearest returns the link of the streets that is nearest to a place, among those that fit.
func (g *graph) nearest(p geo.XY, fits func(way int) bool) (l link, at geo.XY) {
	best := math.Inf(1)
	for w := range g.ways {
		if !fits(w) {
			continue
		}
		nodes := g.ways[w].nodes
		for i := 1; i < len(nodes); i++ {
			foot, _ := p.OnSegment(g.at[nodes[i-1]], g.at[nodes[i]])
			if d := metres(p, foot); d < best && g.links[linkOf(nodes[i-1], nodes[i])] == w {
				best, l, at = d, link{nodes[i-1], nodes[i]}, foot
			}
		}
	}
	return l, at
}

// cut draws a street across a block, about square to its long axis, and makes two blocks of it. It
// says whether there was a sound way to do so.
func (g *graph) cut(i int, t ...string) bool {
	s := g.shape(&g.blocks[i])
	axis := s.axis()
	bend := 0.05 // new streets are straight, old ones are not
	if oldTown(s.middle()) {
		bend = 0.17
	}
	base := plus(s.middle(), times(axis, g.between(-bend, bend)*math.Sqrt(s.area())))
	across := turned(left(axis), g.between(-bend, bend))
	if !s.holds(base) {
		return false
	}
	from, okFrom := g.hit(s, base, times(across, -1))
	to, okTo := g.hit(s, base, across)
	if !okFrom || !okTo {
		return false
	}
	a := g.joinSide(i, from)
	b := g.joinSide(i, to)
	return g.divide(i, a, b, t...)
}

// hitting is a place on a side of a block: from corner number side on.
type hitting struct {
	side int
	at   geo.XY
}

// hit returns where a ray first meets a side.
func (g *graph) hit(s shape, from, direction geo.XY) (h hitting, ok bool) {
	best := math.Inf(1)
	for i, a := range s {
		side := minus(s[(i+1)%len(s)], a)
		det := cross(direction, side)
		if det == 0 {
			continue
		}
		along, on := cross(minus(a, from), side)/det, cross(minus(a, from), direction)/det
		if along > 0 && along < best && on >= 0 && on <= 1 {
			best, h, ok = along, hitting{i, plus(from, times(direction, along))}, true
		}
	}
	return h, ok
}

// joinSide returns the node at a place on a block's side. The side is found anew by its place, as
// numbers shift when nodes are put in.
func (g *graph) joinSide(i int, h hitting) int {
	nodes := g.blocks[i].nodes
	best, a, b := math.Inf(1), 0, 0
	for k, n := range nodes {
		m := nodes[(k+1)%len(nodes)]
		foot, _ := h.at.OnSegment(g.at[n], g.at[m])
		if d := metres(foot, h.at); d < best {
			best, a, b = d, n, m
		}
	}
	return g.join(a, b, h.at)
}

// divide draws a crooked street between two corners of a block and makes two blocks of it.
func (g *graph) divide(i, a, b int, t ...string) bool {
	nodes := g.blocks[i].nodes
	from, to := slices.Index(nodes, a), slices.Index(nodes, b)
	gap := (to - from + len(nodes)) % len(nodes)
	if gap < 2 || gap > len(nodes)-2 {
		return false
	}
	s := g.shape(&g.blocks[i])
	path := g.crooked(a, b, 30, swing(g.shape(&g.blocks[i])))
	for _, n := range path[1 : len(path)-1] {
		if !s.holds(g.at[n]) || s.edge(g.at[n]) < 8 {
			return false
		}
	}
	g.street(path, t...)
	inner := path[1 : len(path)-1]
	first := append(walkRing(nodes, to, from), inner...) // b … a, then the street from a to b
	back := slices.Clone(inner)
	slices.Reverse(back)
	second := append(walkRing(nodes, from, to), back...) // a … b, then back
	g.blocks[i].nodes = first
	g.blocks = append(g.blocks, block{nodes: second, use: g.blocks[i].use})
	return true
}

// swing is how far a street across a block may bend to the side.
func swing(s shape) float64 {
	if oldTown(s.middle()) {
		return 6
	}
	return 2
}

// walkRing returns the nodes of a ring from one place to another, both included.
func walkRing(ring []int, from, to int) (out []int) {
	for i := from; ; i = (i + 1) % len(ring) {
		out = append(out, ring[i])
		if i == to {
			return out
		}
	}
}
