package osm

import (
	"slices"

	"zhenyu/engine/geo"
)

// joinRings joins chains of nodes to closed rings. A chain that is closed already is a ring; of
// the others, whose ends must meet, a walk goes from end to end. Whenever it comes back to a node
// where it has been, the loop behind it is cut off as a ring of its own, so that rings that touch
// in a node come out apart; where it gets stuck it steps back and leaves that chain out.
//
// It returns the rings, their first node repeated at the end, and the number of chains that were
// left out. Deterministic: chains are taken in their order. O(nodes).
func joinRings(chains [][]int32) (rings [][]int32, loose int) {
	j := joiner{chains: chains, used: make([]bool, len(chains)), at: map[int32][]int32{}}
	for i, c := range chains {
		switch {
		case len(c) < 2:
			j.used[i] = true
			loose++
		case c[0] == c[len(c)-1]:
			j.used[i] = true
			rings = append(rings, c)
		default:
			j.at[c[0]] = append(j.at[c[0]], int32(i))
			j.at[c[len(c)-1]] = append(j.at[c[len(c)-1]], int32(i))
		}
	}
	for i := range chains {
		if !j.used[i] {
			found, left := j.walk(chains[i][0])
			rings = append(rings, found...)
			loose += left
		}
	}
	return rings, loose
}

// joiner holds the chains by the nodes where they end.
type joiner struct {
	chains [][]int32
	used   []bool
	at     map[int32][]int32 // the chains with an end at a node, used ones taken off as they are met
}

// step is one chain of a walk, turned so that it leads away from its node.
type step struct {
	from  int32
	chain []int32
}

// walk follows chains from a node on until no unused one is left along its way.
func (j *joiner) walk(node int32) (rings [][]int32, loose int) {
	var path []step
	seen := map[int32]int{} // the place in the path of the nodes it leads through
	for {
		next := j.take(node)
		if next < 0 && len(path) == 0 {
			return rings, loose
		}
		if next < 0 {
			node = path[len(path)-1].from
			path = path[:len(path)-1]
			delete(seen, node)
			loose++
			continue
		}
		j.used[next] = true
		chain := j.chains[next]
		if chain[0] != node {
			chain = reversed(chain)
		}
		seen[node] = len(path)
		path = append(path, step{node, chain})
		node = chain[len(chain)-1]
		if back, ok := seen[node]; ok {
			rings = append(rings, joinSteps(path[back:]))
			for _, s := range path[back:] {
				delete(seen, s.from)
			}
			path = path[:back]
		}
	}
}

// take returns an unused chain that ends at the node, or -1.
func (j *joiner) take(node int32) int32 {
	ends := j.at[node]
	for len(ends) > 0 && j.used[ends[0]] {
		ends = ends[1:]
	}
	j.at[node] = ends
	if len(ends) == 0 {
		return -1
	}
	return ends[0]
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
