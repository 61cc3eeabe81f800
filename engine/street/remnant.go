package street

import "slices"

// remnant is what a change leaves of an edge, between two places where it closes or opens something: an edge of its own on
// the streets after it.
type remnant struct {
	edge EdgeID
	part int // how many of those places lie before it
}

// remnants say which segments are on one street after a change. A node where only two streets are left that run on as one
// is a node no more, and what meets there is one street.
type remnants struct {
	cuts  cuts
	ends  []segment // that begin at an inner place that an opened way joins
	joins map[remnant]remnant
}

func (n *Network) remnants(c Change, cuts cuts) remnants {
	r := remnants{cuts: cuts, joins: map[remnant]remnant{}}
	kept := map[NodeID]bool{}
	for _, p := range c.Open {
		for _, l := range [2]Link{p.From, p.To} {
			if u, ok := l.Node(); ok {
				kept[u] = true
			} else if at, ok := n.placeAt(l); ok {
				r.ends = append(r.ends, segment{l.edge, at})
			}
		}
	}
	for _, c := range cuts {
		if u := n.edges[c.Edge].A; c.From == 0 && !kept[u] {
			r.join(n, u)
		}
		if u := n.edges[c.Edge].B; c.To == n.last(c.Edge)+1 && !kept[u] {
			r.join(n, u)
		}
	}
	return r
}

// of returns the remnant that a segment, which is not closed, is on.
func (r *remnants) of(g segment) remnant {
	is := remnant{edge: g.edge}
	if len(r.cuts)+len(r.ends) == 0 {
		return is
	}
	for _, c := range r.cuts {
		if c.Edge == g.edge && c.To <= g.at {
			is.part++
		}
	}
	for _, end := range r.ends {
		if end.edge == g.edge && end.at <= g.at {
			is.part++
		}
	}
	for next, ok := r.joins[is]; ok; next, ok = r.joins[is] {
		is = next
	}
	return is
}

// touch says whether an edge is not the street that it was.
func (r *remnants) touch(e EdgeID) bool {
	for a, b := range r.joins {
		if a.edge == e || b.edge == e {
			return true
		}
	}
	return r.cuts.on(e) || slices.ContainsFunc(r.ends, func(g segment) bool { return g.edge == e })
}

// join makes one street of the two that are left at a node, if they run on.
func (r *remnants) join(n *Network, u NodeID) {
	left := n.segmentsAt(u)
	left = slices.DeleteFunc(left, r.cuts.shut)
	if len(left) != 2 || !n.runsOn(u, left[0].edge, left[1].edge) {
		return
	}
	if a, b := r.of(left[0]), r.of(left[1]); a != b {
		r.joins[a] = b
	}
}

// placeAt returns the number of the inner place that a link is on, ok false when it is between two.
func (n *Network) placeAt(l Link) (at int32, ok bool) {
	inner := n.innerTime[n.innerAt[l.edge]:n.innerAt[l.edge+1]]
	i := slices.Index(inner, l.stretch)
	return int32(i + 1), i >= 0
}

// last returns the number of the last segment of an edge.
func (n *Network) last(e EdgeID) int32 { return n.innerAt[e+1] - n.innerAt[e] }

// segmentsAt returns the segments that meet at a node.
func (n *Network) segmentsAt(u NodeID) []segment {
	var all []segment
	for _, r := range [2]*rows{&n.out, &n.in} { // a one-way is in one of them
		for _, e := range r.edge[r.first[u]:r.first[u+1]] {
			g := segment{edge: e}
			if n.edges[e].A != u {
				g.at = n.last(e)
			}
			if !slices.Contains(all, g) {
				all = append(all, g)
			}
		}
	}
	return all
}

// runsOn says whether two edges that meet at a node, where no other does, are one street: what is built of them would be one.
func (n *Network) runsOn(u NodeID, e, f EdgeID) bool {
	to := func(e EdgeID) bool { return n.edges[e].B == u || n.edges[e].Back != Never }
	from := func(e EdgeID) bool { return n.edges[e].A == u || n.edges[e].Back != Never }
	return n.edges[e].Class == n.edges[f].Class && to(e) == from(f) && from(e) == to(f)
}
