package street

import (
	"slices"

	"zhenyu/engine/geo"
)

// Clip returns the part of a network that a part of a run needs: the edges with at least one place
// in a box, whole, so that their times are those of the whole network, and the barriers that touch
// it. Nodes, edges and places keep their order, so that ties end as on the whole network.
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

// Pace returns the least deciseconds that any edge takes for a metre of the straight line between its
// ends: no way within a time t leads further from its start than t/Pace metres. A quick ferry or a
// driver makes it small. Infinite for a network without length. O(edges).
func (n *Network) Pace() float64 {
	pace := 1e300
	for _, e := range n.edges {
		metres := float64(geo.Distance(n.places[e.A].WGS84(), n.places[e.B].WGS84()))
		if metres > 0 {
			// An edge may be half a decisecond quicker than its pieces.
			pace = min(pace, float64(min(e.Ahead, e.Back))/metres)
		}
	}
	return pace
}
