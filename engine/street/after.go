package street

import (
	"slices"

	"zhenyu/engine/geo"
)

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
	after.changed = s.changes(after.cuts, leads)
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

// changes indexes the stretches of the edges that are cut or that lead elsewhere than before.
func (s *Snapper) changes(cuts cuts, leads []Lead) *geo.Index {
	was := s.leads()
	var boxes []geo.Box
	for _, g := range s.segments {
		e := s.network.edges[g.edge]
		if cuts.on(g.edge) || leads[e.A] != was[e.A] || leads[e.B] != was[e.B] {
			from, to := s.network.segment(g)
			boxes = append(boxes, geo.BoxOf(from.place, to.place))
		}
	}
	return geo.NewIndex(boxes)
}

// joined returns the nodes as a change joins them, of which only components and leads can be asked: a cut edge leads from
// its first end back to it, an opened way from what leads to it to what it leads to.
func (n *Network) joined(open []Passage, cuts cuts) *Network {
	m := &Network{places: n.places, edges: slices.Clone(n.edges), innerAt: slices.Clone(n.innerAt)}
	for _, c := range cuts {
		u := n.edges[c.Edge].A
		m.edges[c.Edge] = Edge{A: u, B: u}
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
				n.edges = append(n.edges, Edge{A: p.node, B: q.node, Ahead: takes, Back: Never})
				n.innerAt = append(n.innerAt, n.innerAt[len(n.innerAt)-1])
			}
		}
	}
}
