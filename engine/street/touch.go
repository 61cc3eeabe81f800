package street

import "zhenyu/engine/geo"

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

// around returns where the streets that points may be linked to lead from the place of a link, which is
// on a segment.
func (s *Snapper) around(g segment, l Link, place geo.E7) (ends []geo.E7) {
	n := s.network
	if u, ok := l.Node(); ok {
		return s.aroundNode(u)
	}
	from, to := g.at, g.at+1
	switch place { // an inner place of the edge: a node would be linked as one
	case n.corner(g.edge, from).place:
		from--
	case n.corner(g.edge, to).place:
		to++
	}
	if !s.cuts.shut(segment{g.edge, from}) {
		ends = append(ends, n.corner(g.edge, from).place)
	}
	if !s.cuts.shut(segment{g.edge, to - 1}) {
		ends = append(ends, n.corner(g.edge, to).place)
	}
	return ends
}

func (s *Snapper) aroundNode(u NodeID) []geo.E7 {
	n := s.network
	var to []geo.E7
	for _, g := range n.segmentsAt(u) {
		switch {
		case n.edges[g.edge].Class&Unlinkable != 0, s.cuts.shut(g):
		case n.edges[g.edge].A == u:
			to = append(to, n.corner(g.edge, 1).place)
		default:
			to = append(to, n.corner(g.edge, g.at).place)
		}
	}
	return to
}

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
