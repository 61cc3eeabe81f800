package street

import "zhenyu/engine/geo"

// Link ties a point on the ground to a network: to a place on an edge, or to a node, with the time
// of the walk between the point and the street. OnNode and Snap make one.
type Link struct {
	edge EdgeID // or ^node
	stretch
	Walk Time
}

// OnNode returns the link of a point that is a node.
func OnNode(u NodeID) Link { return Link{edge: EdgeID(^u)} }

// OnEdge returns the link of a point on edge e that is ahead from A in its direction of travel, and
// back from A against it (Never when the edge is closed backwards), at most as long as the edge.
func (n *Network) OnEdge(e EdgeID, ahead, back Time) Link {
	return Link{edge: e, stretch: stretch{ahead, back}}
}

// linkOn returns the link to a place on a segment that lies a share of the way along it. An end that
// is a node is taken as that: on an edge, a point at its end would be beside the node, and a one-way
// would lead it off.
func (n *Network) linkOn(g segment, along float64, place geo.E7) Link {
	edge := n.edges[g.edge]
	switch {
	case g.at == 0 && place == n.places[edge.A]:
		return OnNode(edge.A)
	case g.at == n.innerAt[g.edge+1]-n.innerAt[g.edge] && place == n.places[edge.B]:
		return OnNode(edge.B)
	}
	from, to := n.segment(g)
	return n.OnEdge(g.edge, interpolate(from.ahead, to.ahead, along), interpolate(from.back, to.back, along))
}

// interpolate returns the time at a share of the way from one time to another.
func interpolate(from, to Time, share float64) Time {
	if from == Never {
		return Never
	}
	return from + round(share*float64(to-from))
}

// Edge returns the edge a link is on; ok is false when it is on a node.
func (l Link) Edge() (e EdgeID, ok bool) { return l.edge, l.edge >= 0 }

// Node returns the node a link is on; ok is false when it is on an edge.
func (l Link) Node() (u NodeID, ok bool) { return NodeID(^l.edge), l.edge < 0 }

// samePlace says whether two links meet the street at one place.
func (l Link) samePlace(o Link) bool { return l.edge == o.edge && l.stretch == o.stretch }

// portal is an end of a link's edge with the time between it and the point, the walk included.
type portal struct {
	node NodeID
	time Time
}

// exits returns the nodes by which the point is left, with their times: Never for a closed way.
func (n *Network) exits(l Link) [2]portal {
	if u, ok := l.Node(); ok {
		return [2]portal{{u, l.Walk}, {u, Never}}
	}
	e := n.edges[l.edge]
	return [2]portal{{e.A, l.back.plus(l.Walk)}, {e.B, (e.Ahead - l.ahead).plus(l.Walk)}}
}

// entries returns the nodes by which the point is reached, with their times.
func (n *Network) entries(l Link) [2]portal {
	if u, ok := l.Node(); ok {
		return [2]portal{{u, l.Walk}, {u, Never}}
	}
	e := n.edges[l.edge]
	back := Never
	if e.Back != Never {
		back = (e.Back - l.back).plus(l.Walk)
	}
	return [2]portal{{e.A, l.ahead.plus(l.Walk)}, {e.B, back}}
}

// along returns the time from one place of an edge to another on it without leaving the edge. Where
// a piece takes no time in one direction the other tells which place comes first; two points of a
// one-way edge within the same decisecond count as one place.
func along(from, to stretch) Time {
	t := Never
	if from.ahead <= to.ahead && from.back <= to.back {
		t = to.ahead - from.ahead
	}
	if from.back != Never && from.ahead >= to.ahead && from.back >= to.back {
		t = min(t, from.back-to.back)
	}
	return t
}

// LinkComponent returns the component a link is in and how many places that has, as Component does.
func (n *Network) LinkComponent(l Link) (number, places int32) {
	if u, ok := l.Node(); ok {
		return n.Component(u)
	}
	return n.Component(n.edges[l.edge].A)
}
