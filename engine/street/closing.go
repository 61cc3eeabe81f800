package street

import "slices"

// Closing is a part of an edge that is closed, from one of its places to another after it: 0 is A, then
// come the inner ones in order, then B. Places that are less than a decisecond apart are as one.
type Closing struct {
	Edge     EdgeID
	From, To int32
}

// Whole returns the closing of a whole edge.
func (n *Network) Whole(e EdgeID) Closing { return Closing{e, 0, n.innerAt[e+1] - n.innerAt[e] + 1} }

// cut is a closing with where it lies on its edge.
type cut struct {
	Closing
	from, to stretch
}

func (n *Network) cuts(closings []Closing) cuts {
	var all cuts
	for _, c := range closings {
		all = append(all, cut{c, n.corner(c.Edge, c.From).stretch, n.corner(c.Edge, c.To).stretch})
	}
	return all
}

// cuts are what a change closes.
type cuts []cut

func (all cuts) on(e EdgeID) bool {
	return slices.ContainsFunc(all, func(c cut) bool { return c.Edge == e })
}

// hold says whether a link lies within a cut, its ends not included.
func (all cuts) hold(l Link) bool {
	return slices.ContainsFunc(all, func(c cut) bool {
		return c.Edge == l.edge && l.stretch != c.from && l.stretch != c.to && c.from.before(l.stretch) && l.before(c.to)
	})
}

// shut says whether a segment is closed.
func (all cuts) shut(g segment) bool {
	return slices.ContainsFunc(all, func(c cut) bool { return c.Edge == g.edge && c.From <= g.at && g.at < c.To })
}

// rim returns the place of an edge where its first cut begins and that where its last ends, ok false when it has none.
func (all cuts) rim(e EdgeID) (first, last int32, ok bool) {
	for _, c := range all {
		if c.Edge != e {
			continue
		}
		if !ok || c.From < first {
			first = c.From
		}
		last, ok = max(last, c.To), true
	}
	return first, last, ok
}

// between says whether a cut lies between two places of an edge, the first nearer to A.
func (all cuts) between(e EdgeID, from, to stretch) bool {
	for _, c := range all { // asked for every link on the edge of a change
		if c.Edge == e && from.before(c.from) && c.to.before(to) {
			return true
		}
	}
	return false
}

// before says whether a place of an edge lies nearer to A than another, or with it.
func (s stretch) before(o stretch) bool { return s.ahead <= o.ahead && s.back <= o.back }

// open returns the exits or entries of a link, Never for those that a cut lies before.
func (all cuts) open(n *Network, l Link, p [2]portal) [2]portal {
	e, ok := l.Edge()
	if !ok || len(all) == 0 {
		return p
	}
	a, b := n.ends(e)
	if all.between(e, a, l.stretch) {
		p[0].time = Never
	}
	if all.between(e, l.stretch, b) {
		p[1].time = Never
	}
	return p
}

// without returns the network with the arcs of cut edges taking forever.
func (n *Network) without(cuts cuts) *Network {
	if len(cuts) == 0 {
		return n
	}
	m := *n
	m.in.arcs = append([]Arc(nil), n.in.arcs...)
	for _, c := range cuts {
		for _, u := range [2]NodeID{n.edges[c.Edge].A, n.edges[c.Edge].B} {
			for i := n.in.first[u]; i < n.in.first[u+1]; i++ {
				if n.in.edge[i] == c.Edge {
					m.in.arcs[i].Time = Never
				}
			}
		}
	}
	return &m
}
