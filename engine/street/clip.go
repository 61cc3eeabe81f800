package street

import (
	"math"
	"slices"

	"zhenyu/engine/geo"
)

// Clip returns the part of a network that a part of a run needs: the edges with at least one place
// in a box, whole, so that their times are those of the whole network, and the barriers that touch
// it. Nodes, edges and places keep their order, so that ties end as on the whole network, and nodes
// keep the component they have there, with its size.
// Deterministic; O(places).
func (n *Network) Clip(box geo.Box) *Network {
	c := clipping{from: n, to: &Network{frame: n.frame, innerAt: []int32{0}}, node: make([]NodeID, len(n.places))}
	for e := range n.edges {
		if box.Intersects(n.boxOf(EdgeID(e))) {
			c.node[n.edges[e].A], c.node[n.edges[e].B] = 1, 1
		}
	}
	for u, p := range n.places {
		if c.node[u] == 0 && !box.Contains(p) {
			c.node[u] = -1
			continue
		}
		c.node[u] = NodeID(len(c.to.places))
		c.to.places = append(c.to.places, p)
		c.to.source = append(c.to.source, n.source[u])
	}
	for e := range n.edges {
		if box.Intersects(n.boxOf(EdgeID(e))) {
			c.edge(EdgeID(e))
		}
	}
	c.renumber()
	for _, b := range n.barriers {
		if box.Intersects(geo.BoxOf(b.From, b.To)) {
			c.to.barriers = append(c.to.barriers, b)
		}
	}
	c.to.finish()
	c.to.sizes = n.sizes
	for u := range n.places {
		if v := c.node[u]; v >= 0 {
			c.to.component[v] = n.component[u]
		}
	}
	return c.to
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
	node     []NodeID // in to, of nodes of from; −1 for those left out
}

func (c *clipping) edge(e EdgeID) {
	edge := c.from.edges[e]
	edge.A, edge.B = c.node[edge.A], c.node[edge.B]
	c.to.edges = append(c.to.edges, edge)
	first, last := c.from.innerAt[e], c.from.innerAt[e+1]
	c.to.inner = append(c.to.inner, c.from.inner[first:last]...)
	c.to.innerTime = append(c.to.innerTime, c.from.innerTime[first:last]...)
	c.to.source = append(c.to.source, c.from.source[len(c.from.places)+int(first):len(c.from.places)+int(last)]...)
	c.to.innerAt = append(c.to.innerAt, int32(len(c.to.inner)))
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

// Spread returns the spread of the network. Pace is that of the quickest edge, a quick ferry making it
// small, edges under 10 metres aside: of those rounding may make nothing of the time, so what they
// lead further than their time allows is in the slack, each once, as no quickest way passes an edge
// twice. The longest edge is in the slack twice, for the parts of edges at both ends. Pace is 0 when
// an edge of 10 metres or more takes no time. O(places).
func (n *Network) Spread() Spread {
	s := Spread{Pace: math.Inf(1)}
	var longest float64
	for e, edge := range n.edges {
		box := n.boxOf(EdgeID(e))
		longest = max(longest, float64(geo.Distance(box.Min.WGS84(), box.Max.WGS84())))
		if metres := n.straight(edge); metres >= 10 {
			s.Pace = min(s.Pace, float64(min(edge.Ahead, edge.Back))/metres)
		}
	}
	for _, edge := range n.edges {
		if metres := n.straight(edge); metres < 10 {
			s.Slack += max(0, metres-float64(min(edge.Ahead, edge.Back))/s.Pace)
		}
	}
	s.Slack += 2 * longest
	return s
}

func (n *Network) straight(e Edge) float64 {
	return float64(geo.Distance(n.places[e.A].WGS84(), n.places[e.B].WGS84()))
}
