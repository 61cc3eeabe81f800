package street

import (
	"slices"

	"zhenyu/engine/geo"
)

// touches says whether a place lies on the barrier: at one of its ends, or exactly between them.
func (b Barrier) touches(p geo.E7) bool {
	if p == b.From || p == b.To {
		return true
	}
	return side(b.From, b.To, p) == 0 && geo.BoxOf(b.From, b.To).Contains(p)
}

// rays appends where the barrier leads to from a place on it.
func (b Barrier) rays(to []geo.E7, p geo.E7) []geo.E7 {
	for _, end := range [2]geo.E7{b.From, b.To} {
		if end != p {
			to = append(to, end)
		}
	}
	return to
}

// isWallOf says whether the barrier is a stretch of the outline of a house.
func (b Barrier) isWallOf(house []geo.Ring) bool {
	for _, ring := range house {
		for i := 1; i < len(ring); i++ {
			if ring[i-1] == b.From && ring[i] == b.To || ring[i-1] == b.To && ring[i] == b.From {
				return true
			}
		}
	}
	return false
}

// around returns where the streets that points may be linked to lead from the place of a link, which is
// on a segment.
func (f *finder) around(g segment, l Link, place geo.E7) (ends []geo.E7) {
	f.onto = f.meet(f.onto[:0], g, l, place)
	for _, m := range f.onto {
		from, to := f.network.segment(m)
		if from.place != place {
			ends = append(ends, from.place)
		}
		if to.place != place {
			ends = append(ends, to.place)
		}
	}
	return ends
}

// meet appends the segments that points may be linked to at the place of a link, which is on a segment.
func (s *Snapper) meet(all []segment, g segment, l Link, place geo.E7) []segment {
	n := s.network
	if u, ok := l.Node(); ok {
		return s.meetAtNode(all, u)
	}
	all = append(all, g)
	switch { // an inner place of the edge: a node would be linked as one
	case place == n.corner(g.edge, g.at).place && g.at > 0:
		g.at--
	case place == n.corner(g.edge, g.at+1).place && g.at < n.last(g.edge):
		g.at++
	default:
		return all
	}
	if s.cuts.shut(g) {
		return all
	}
	return append(all, g)
}

func (s *Snapper) meetAtNode(all []segment, u NodeID) []segment {
	n, from := s.network, len(all)
	for _, r := range [2]*rows{&n.out, &n.in} { // a one-way is in one of them
		for _, e := range r.edge[r.first[u]:r.first[u+1]] {
			g := segment{edge: e}
			if n.edges[e].A != u {
				g.at = n.last(e)
			}
			if n.edges[e].Class&Unlinkable == 0 && !s.cuts.shut(g) && !slices.Contains(all[from:], g) {
				all = append(all, g)
			}
		}
	}
	return all
}

// last returns the number of the last segment of an edge.
func (n *Network) last(e EdgeID) int32 { return n.innerAt[e+1] - n.innerAt[e] }

// parts says whether barriers, which lead from a place along rays, lie between one direction from the
// place and another: on the way round to the left and on that to the right.
func parts(at, one, other geo.E7, rays []geo.E7) bool {
	left, right := false, false
	for _, r := range rays {
		left = left || turns(at, one, other, r)
		right = right || turns(at, other, one, r)
	}
	return left && right
}

// turns says whether who turns left from one direction to another passes a ray between them.
func turns(at, from, to, ray geo.E7) bool {
	switch side(at, from, to) {
	case 1:
		return side(at, from, ray) > 0 && side(at, ray, to) > 0
	case -1:
		return side(at, to, ray) < 0 || side(at, ray, from) < 0
	}
	opposite := geo.BoxOf(from, to).Contains(at)
	return opposite && side(at, from, ray) > 0
}
