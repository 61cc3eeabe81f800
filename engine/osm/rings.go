package osm

import (
	"cmp"
	"slices"

	"zhenyu/engine/geo"
)

// joinRings joins chains of nodes to closed rings. A chain that is closed already is a ring. Of the
// others the ends that meet in a node are paired in the order in which they leave it, round the
// node, so that lines through a node touch and never cross. Then a walk goes from end to partner;
// whenever it comes back to a node where it has been, the loop behind it is cut off as a ring.
//
// It returns the rings, their first node repeated at the end, and the number of chains that are in
// none. Chains are assumed to meet in their ends only. Deterministic; O(n log n).
func joinRings(chains [][]int32, places []geo.E7) (rings [][]int32, loose int) {
	j := joiner{chains: chains, places: places, used: make([]bool, len(chains))}
	var ends []end
	for i, c := range chains {
		switch {
		case len(c) < 2:
			j.used[i] = true
			loose++
		case c[0] == c[len(c)-1]:
			j.used[i] = true
			rings = append(rings, c)
		default:
			ends = append(ends, end(2*i), end(2*i+1))
		}
	}
	j.pair(ends)
	// Walks that have a beginning come first: what is left then are closed walks.
	for _, alone := range []bool{true, false} {
		for _, e := range ends {
			if !j.used[e.chain()] && (j.partner[e] < 0) == alone {
				found, left := j.walk(e)
				rings = append(rings, found...)
				loose += left
			}
		}
	}
	return rings, loose
}

// end is one end of a chain: twice the chain's number, and one more for its last node.
type end int

func (e end) chain() int { return int(e) / 2 }
func (e end) other() end { return e ^ 1 }

// joiner holds the chains and which of their ends belong together.
type joiner struct {
	chains  [][]int32
	places  []geo.E7
	used    []bool
	partner []end // by end; -1: none
}

// node returns the node of an end and the place of the node next to it.
func (j *joiner) node(e end) (node int32, beside geo.E7) {
	c := j.chains[e.chain()]
	if e&1 == 0 {
		return c[0], j.places[c[1]]
	}
	return c[len(c)-1], j.places[c[len(c)-2]]
}

// pair sorts the ends by node and round each node, and pairs neighbours. An odd one stays alone.
func (j *joiner) pair(ends []end) {
	sorted := slices.Clone(ends)
	slices.SortFunc(sorted, func(a, b end) int {
		nodeA, besideA := j.node(a)
		nodeB, besideB := j.node(b)
		if nodeA != nodeB {
			return cmp.Compare(nodeA, nodeB)
		}
		return cmp.Or(aroundOrder(j.places[nodeA], besideA, besideB), cmp.Compare(a, b))
	})
	j.partner = make([]end, 2*len(j.chains))
	for i := range j.partner {
		j.partner[i] = -1
	}
	for i := 1; i < len(sorted); i++ {
		a, b := sorted[i-1], sorted[i]
		nodeA, _ := j.node(a)
		nodeB, _ := j.node(b)
		if nodeA == nodeB && j.partner[a] < 0 {
			j.partner[a], j.partner[b] = b, a
		}
	}
}

// aroundOrder compares the directions from a centre to two places, counterclockwise from east.
// Exact within 90° of the centre.
func aroundOrder(centre, a, b geo.E7) int {
	ax, ay := int64(a.Lon)-int64(centre.Lon), int64(a.Lat)-int64(centre.Lat)
	bx, by := int64(b.Lon)-int64(centre.Lon), int64(b.Lat)-int64(centre.Lat)
	lowerA, lowerB := ay < 0 || ay == 0 && ax < 0, by < 0 || by == 0 && bx < 0
	if lowerA != lowerB {
		if lowerB {
			return -1
		}
		return 1
	}
	return cmp.Compare(0, ax*by-ay*bx)
}

// step is one chain of a walk, turned so that it leads away from its node.
type step struct {
	from  int32
	chain []int32
}

// walk follows chains from an end to partners until there is none or the chain was used.
func (j *joiner) walk(e end) (rings [][]int32, loose int) {
	var path []step
	seen := map[int32]int{} // the place in the path of the nodes it leads through
	for e >= 0 && !j.used[e.chain()] {
		j.used[e.chain()] = true
		from, _ := j.node(e)
		chain := j.chains[e.chain()]
		if e&1 == 1 {
			chain = reversed(chain)
		}
		seen[from] = len(path)
		path = append(path, step{from, chain})
		to, _ := j.node(e.other())
		if back, ok := seen[to]; ok {
			rings = append(rings, joinSteps(path[back:]))
			for _, s := range path[back:] {
				delete(seen, s.from)
			}
			path = path[:back]
		}
		e = j.partner[e.other()]
	}
	return rings, len(path)
}

func joinSteps(path []step) []int32 {
	ring := []int32{path[0].from}
	for _, s := range path {
		ring = append(ring, s.chain[1:]...)
	}
	return ring
}

func reversed(chain []int32) []int32 {
	chain = slices.Clone(chain)
	slices.Reverse(chain)
	return chain
}

// outline is a ring on its way into an area.
type outline struct {
	nodes []int32
	line  geo.Ring
	area  float64 // square metres, positive
	outer int     // which outline it is a hole of, or -1
}

// nest finds which outlines are holes and of which: one within an odd number of others is a hole
// of the smallest of them. The roles in the file are not asked, since they are often wrong and
// this is what they mean. Outlines are assumed to touch but not to cross. O(n log n) for outlines
// whose boxes overlap little.
func nest(outlines []outline) {
	boxes := make([]geo.Box, len(outlines))
	for i := range outlines {
		boxes[i] = outlines[i].line.Box()
	}
	index := geo.NewIndex(boxes)
	for i := range outlines {
		o := &outlines[i]
		depth, smallest := 0, -1
		for n := range index.Within(boxes[i]) {
			other := &outlines[n]
			if int(n) == i || other.area <= o.area || !inside(o.line, other.line) {
				continue
			}
			depth++
			if smallest < 0 || other.area < outlines[smallest].area {
				smallest = int(n)
			}
		}
		o.outer = -1
		if depth%2 == 1 {
			o.outer = smallest
		}
	}
}

// inside says whether a ring lies within another, by its first corner that is not on the other's
// line. A ring all of whose corners are on the line is judged by the middle of its first side.
func inside(ring, other geo.Ring) bool {
	for _, corner := range ring {
		if side := other.Side(corner); side != 0 {
			return side > 0
		}
	}
	a, b := ring[0], ring[1]
	return other.Side(geo.E7{Lon: a.Lon + (b.Lon-a.Lon)/2, Lat: a.Lat + (b.Lat-a.Lat)/2}) >= 0
}
