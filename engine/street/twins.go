package street

import (
	"cmp"
	"slices"

	"zhenyu/engine/geo"
)

// Twins returns the places that are one in the source and several in the network: a node that ends ways is a place for
// each of them, of one name. Each set is ascending; the sets are in the order of their first places. O(nodes) the first
// time; it must not be written to.
func (n *Network) Twins() [][]int32 { return n.twins() }

// LinksAt returns the links of a place, and of its twins.
func (n *Network) LinksAt(place int32) []Link {
	links := n.PlaceLinks()
	for _, set := range n.Twins() {
		if slices.Contains(set, place) {
			var all []Link
			for _, twin := range set {
				all = append(all, links[twin])
			}
			return all
		}
	}
	return []Link{links[place]}
}

// findTwins looks among the nodes where at most one edge ends: no other is a twin.
func (n *Network) findTwins() [][]int32 {
	if n.names.Len() == 0 {
		return nil
	}
	at := map[geo.E7][]int32{}
	for u, edges := range n.degrees() {
		if edges <= 1 {
			p := n.places[u]
			at[p] = append(at[p], n.source[u])
		}
	}
	var sets [][]int32
	for _, places := range at {
		if len(places) > 1 {
			sets = append(sets, n.sameName(places)...)
		}
	}
	slices.SortFunc(sets, func(a, b []int32) int { return cmp.Compare(a[0], b[0]) })
	return sets
}

// degrees returns how many edges end at each node, 2 for more.
func (n *Network) degrees() []uint8 {
	edges := make([]uint8, len(n.places))
	for _, e := range n.edges {
		edges[e.A], edges[e.B] = min(edges[e.A]+1, 2), min(edges[e.B]+1, 2)
	}
	return edges
}

// sameName returns the sets of places that bear one name.
func (n *Network) sameName(places []int32) [][]int32 {
	slices.SortFunc(places, func(a, b int32) int {
		return cmp.Or(cmp.Compare(n.Name(int(a)), n.Name(int(b))), cmp.Compare(a, b))
	})
	var sets [][]int32
	for from, to := 0, 0; from < len(places); from = to {
		for to = from + 1; to < len(places) && n.Name(int(places[to])) == n.Name(int(places[from])); to++ {
		}
		if to > from+1 {
			sets = append(sets, places[from:to])
		}
	}
	return sets
}
