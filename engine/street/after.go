package street

import "zhenyu/engine/geo"

// After returns the snapper of the streets as a change of streets leaves them: nothing is linked to what is closed, and
// what leads to the core is what will. An opened way is passed from end to end, like a bridge: it is no street to link to.
// O(arcs + places).
func (s *Snapper) After(c Change) *Snapper {
	if len(c.Open)+len(c.Close) == 0 {
		return s
	}
	after := *s
	after.cuts = s.network.cuts(c.Close)
	leads := s.network.joined(c.Open, after.cuts).findLeads()
	after.leads = func() []Lead { return leads }
	after.changed = after.changes(s.leads(), leads)
	return &after
}

// Affects says whether the change of streets that made the snapper (see After) may have given other links to a point whose
// streets lie within a box.
func (s *Snapper) Affects(within geo.Box) bool {
	if s.changed != nil {
		for range s.changed.Within(within) {
			return true
		}
	}
	return false
}

// changes indexes the stretches of the edges that are others than before or lead elsewhere.
func (s *Snapper) changes(was, leads []Lead) *geo.Index {
	var boxes []geo.Box
	for _, g := range s.segments {
		e := s.network.edges[g.edge]
		if s.cuts.on(g.edge) || leads[e.A] != was[e.A] || leads[e.B] != was[e.B] {
			from, to := s.network.segment(g)
			boxes = append(boxes, geo.BoxOf(from.place, to.place))
		}
	}
	return geo.NewIndex(boxes)
}

// joined returns the nodes as a change joins them, of which only components and leads can be asked: what is left of a cut
// edge leads from either end back to it, an opened way from what leads to it to what it leads to.
func (n *Network) joined(open []Passage, cuts cuts) *Network {
	m := &Network{places: n.places, innerAt: []int32{0}}
	for e, edge := range n.edges {
		first, last, cut := cuts.rim(EdgeID(e))
		if !cut {
			m.append(edge, n.last(EdgeID(e)))
			continue
		}
		m.append(Edge{A: edge.A, B: edge.A}, first)
		m.append(Edge{A: edge.B, B: edge.B}, n.last(EdgeID(e))+1-last)
	}
	for _, p := range open {
		m.join(cuts.open(n, p.From, n.entries(p.From)), cuts.open(n, p.To, n.exits(p.To)), p.Ahead)
		m.join(cuts.open(n, p.To, n.entries(p.To)), cuts.open(n, p.From, n.exits(p.From)), p.Back)
	}
	m.out, m.in = arcsOf(len(m.places), m.edges, false), arcsOf(len(m.places), m.edges, true)
	m.labelComponents()
	return m
}

// join appends edges from some nodes to others.
func (n *Network) join(from, to [2]portal, takes Time) {
	for _, p := range from {
		for _, q := range to {
			if takes.plus(p.time).plus(q.time) != Never {
				n.append(Edge{A: p.node, B: q.node, Ahead: takes, Back: Never}, 0)
			}
		}
	}
}

// append appends an edge with some inner places.
func (n *Network) append(e Edge, inner int32) {
	n.edges = append(n.edges, e)
	n.innerAt = append(n.innerAt, n.innerAt[len(n.innerAt)-1]+inner)
}
