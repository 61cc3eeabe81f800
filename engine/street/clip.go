package street

import (
	"math"
	"slices"

	"zhenyu/engine/geo"
)

// Clip is the part of a network that a part of a run needs.
type Clip struct {
	Network *Network
	node    []NodeID // in Network, of the whole's nodes; −1 for those left out
	edge    []EdgeID // likewise
}

// Clip returns the edges with at least one place in a box, whole, so that their times are those of the
// whole network, and the barriers that touch it. Nodes, edges and places keep their order, so that
// ties end as on the whole network, and nodes keep the component they have there, with its size.
// Points are linked to the whole network and brought over: linked to the part they could find other
// streets near its rim. Deterministic; O(places).
func (n *Network) Clip(box geo.Box) *Clip {
	c := clipping{
		from: n, to: &Network{profile: n.profile, frame: n.frame, innerAt: []int32{0}},
		node: make([]NodeID, len(n.places)), edge: make([]EdgeID, len(n.edges)),
	}
	for e := range n.edges {
		if box.Intersects(n.boxOf(EdgeID(e))) {
			c.node[n.edges[e].A], c.node[n.edges[e].B] = 1, 1
		}
	}
	for u, p := range n.places {
		if c.node[u] == 0 && !box.Contains(p) {
			c.node[u] = none
			continue
		}
		c.node[u] = NodeID(len(c.to.places))
		c.to.places = append(c.to.places, p)
		c.to.source = append(c.to.source, n.source[u])
	}
	for e := range n.edges {
		c.edge[e] = none
		if box.Intersects(n.boxOf(EdgeID(e))) {
			c.keep(EdgeID(e))
		}
	}
	c.finish(box)
	return &Clip{c.to, c.node, c.edge}
}

// Points returns points of the whole network on the part. Links that the part does not have are left
// out; the points keep their numbers.
func (c *Clip) Points(p *Points) *Points {
	var links []Linked
	for i, l := range p.links {
		if u, ok := l.Node(); ok && c.node[u] != none {
			l.edge = EdgeID(^c.node[u])
		} else if !ok && c.edge[l.edge] != none {
			l.edge = c.edge[l.edge]
		} else {
			continue
		}
		links = append(links, Linked{p.owner[i], l})
	}
	return c.Network.NewPoints(p.count, links)
}

func (n *Network) boxOf(e EdgeID) geo.Box {
	box := geo.BoxOf(n.places[n.edges[e].A], n.places[n.edges[e].B])
	for _, p := range n.inner[n.innerAt[e]:n.innerAt[e+1]] {
		box = box.Extend(p)
	}
	return box
}

type clipping struct {
	from, to *Network
	node     []NodeID
	edge     []EdgeID
}

func (c *clipping) keep(e EdgeID) {
	c.edge[e] = EdgeID(len(c.to.edges))
	edge := c.from.edges[e]
	edge.A, edge.B = c.node[edge.A], c.node[edge.B]
	c.to.edges = append(c.to.edges, edge)
	first, last := c.from.innerAt[e], c.from.innerAt[e+1]
	c.to.inner = append(c.to.inner, c.from.inner[first:last]...)
	c.to.innerTime = append(c.to.innerTime, c.from.innerTime[first:last]...)
	c.to.source = append(c.to.source, c.from.source[len(c.from.places)+int(first):len(c.from.places)+int(last)]...)
	c.to.innerAt = append(c.to.innerAt, int32(len(c.to.inner)))
}

func (c *clipping) finish(box geo.Box) {
	c.renumber()
	for _, b := range c.from.barriers {
		if box.Intersects(geo.BoxOf(b.From, b.To)) {
			c.to.barriers = append(c.to.barriers, b)
		}
	}
	c.to.finish()
	c.to.sizes = c.from.sizes
	for u, v := range c.node {
		if v != none {
			c.to.component[v] = c.from.component[u]
		}
	}
}

// renumber makes the places that are left 0, 1, 2 … in the order they had, and takes their names.
func (c *clipping) renumber() {
	left := slices.Clone(c.to.source)
	slices.Sort(left)
	rank := make(map[int32]int32, len(left))
	for i, place := range left {
		rank[place] = int32(i)
		if c.from.names.Len() > 0 {
			c.to.names.Add(c.from.names.At(int(place)))
		}
	}
	for i, place := range c.to.source {
		c.to.source[i] = rank[place]
	}
}

// Spread says how far from its start, in metres of the straight line, a way can lead: at most
// time/Pace + Slack for a time in deciseconds.
type Spread struct {
	Pace  float64 // deciseconds a metre
	Slack float64 // metres
}

// Spread returns the spread of the network. Pace is that of the quickest edge or stretch of one, a
// quick ferry making it small, those under 10 metres aside: of these, rounding may make nothing of
// the time. What they lead further than their time allows is in the slack: of edges each once, as
// no quickest way passes an edge twice, and the most of any one edge twice, for the parts of edges
// at both ends of a way. Pace is 0 when 10 metres or more take no time. O(places).
func (n *Network) Spread() Spread {
	s := Spread{Pace: math.Inf(1)}
	n.stretches(func(_ EdgeID, _ bool, metres float64, t Time) {
		if metres >= 10 {
			s.Pace = min(s.Pace, float64(t)/metres)
		}
	})
	var most, here float64 // excess of the stretches of an edge
	last := EdgeID(-1)
	n.stretches(func(e EdgeID, whole bool, metres float64, t Time) {
		excess := max(0, metres-float64(t)/s.Pace)
		if whole {
			s.Slack += excess
			return
		}
		if e != last {
			last, here = e, 0
		}
		here += excess
		most = max(most, here)
	})
	s.Slack += 2 * most
	return s
}

// stretches visits each edge as a whole and each straight stretch of one, with its length and the
// quicker of its times.
func (n *Network) stretches(visit func(e EdgeID, whole bool, metres float64, t Time)) {
	for i, edge := range n.edges {
		e := EdgeID(i)
		visit(e, true, metresBetween(n.places[edge.A], n.places[edge.B]), min(edge.Ahead, edge.Back))
		for at := range n.innerAt[e+1] - n.innerAt[e] + 1 {
			from, to := n.segment(segment{e, at})
			t := to.ahead - from.ahead
			if edge.Back != Never {
				t = min(t, to.back-from.back)
			}
			visit(e, false, metresBetween(from.place, to.place), t)
		}
	}
}

func metresBetween(p, q geo.E7) float64 { return float64(geo.Distance(p.WGS84(), q.WGS84())) }
