package street

import (
	"slices"

	"zhenyu/engine/geo"
)

// Path is a way between two points. Its time is Start.Walk, the legs' times and End.Walk.
type Path struct {
	Time       Time
	Start, End Link
	Legs       []Leg
}

// Leg is the part of a path on one edge.
type Leg struct {
	Edge   EdgeID
	Back   bool // passed from B to A
	Time   Time
	Course []geo.E7 // in the direction of travel
}

// Path returns the quickest way from one point to another within the limit, each with the links it
// has; ok is false when there is none. Of equally quick ways it returns one, always the same.
// O((nodes + arcs)·log) within the time of the way. Method: Dijkstra with a heap.
func (n *Network) Path(from, to []Link, limit Time) (p Path, ok bool) {
	w := wayfinder{Network: n, came: map[NodeID]arrival{}}
	w.explore(from, min(limit, Never-1))
	p.Time = Never
	for _, end := range to {
		for _, start := range from {
			if q, ok := n.direct(start, end); ok && q.Time < p.Time {
				p = q
			}
		}
		if q, ok := w.reach(end); ok && q.Time < p.Time {
			p = q
		}
	}
	return p, p.Time <= min(limit, Never-1)
}

// wayfinder keeps how each node was come to.
type wayfinder struct {
	*Network
	came map[NodeID]arrival
}

// arrival is the time at a node and the leg that led there: by an arc from another node, or from
// the start when first is set.
type arrival struct {
	time  Time
	from  NodeID
	edge  EdgeID
	start Link
	first bool
	done  bool
}

func (w *wayfinder) explore(from []Link, limit Time) {
	var open heap
	offer := func(u NodeID, a arrival) {
		if had, ok := w.came[u]; a.time <= limit && (!ok || a.time < had.time) {
			w.came[u] = a
			open.push(seed{u, labelOf(a.time, 0)})
		}
	}
	for _, l := range from {
		for _, p := range w.exits(l) {
			offer(p.node, arrival{time: p.time, start: l, first: true})
		}
	}
	for len(open) > 0 {
		u := open.pop().node
		here := w.came[u]
		if here.done {
			continue
		}
		here.done = true
		w.came[u] = here
		for i := w.out.first[u]; i < w.out.first[u+1]; i++ {
			a := w.out.arcs[i]
			offer(a.To, arrival{time: here.time.plus(a.Time), from: u, edge: w.out.edge[i]})
		}
	}
}

// reach returns the way to a link by the nodes that were explored.
func (w *wayfinder) reach(end Link) (Path, bool) {
	best := Path{Time: Never, End: end}
	var last NodeID
	for _, p := range w.entries(end) {
		if a, ok := w.came[p.node]; ok && a.time.plus(p.time) < best.Time {
			best.Time, last = a.time.plus(p.time), p.node
		}
	}
	if best.Time == Never {
		return best, false
	}
	if e, ok := end.Edge(); ok {
		best.Legs = append(best.Legs, w.legTo(e, last, end.stretch))
	}
	for at := w.came[last]; ; at = w.came[last] {
		if at.first {
			best.Start = at.start
			if e, ok := at.start.Edge(); ok {
				best.Legs = append(best.Legs, w.legFrom(e, last, at.start.stretch))
			}
			break
		}
		best.Legs = append(best.Legs, w.wholeLeg(at.edge, at.from))
		last = at.from
	}
	slices.Reverse(best.Legs)
	return best, true
}

// ends returns where the two ends of an edge lie on it.
func (n *Network) ends(e EdgeID) (a, b stretch) {
	edge := n.edges[e]
	a = stretch{0, Never}
	if edge.Back != Never {
		a.back = 0
	}
	return a, stretch{edge.Ahead, edge.Back}
}

func (n *Network) end(e EdgeID, u NodeID) stretch {
	a, b := n.ends(e)
	if u == n.edges[e].A {
		return a
	}
	return b
}

func (n *Network) legTo(e EdgeID, from NodeID, to stretch) Leg { return n.leg(e, n.end(e, from), to) }

func (n *Network) legFrom(e EdgeID, to NodeID, from stretch) Leg { return n.leg(e, from, n.end(e, to)) }

func (n *Network) wholeLeg(e EdgeID, from NodeID) Leg {
	a, b := n.ends(e)
	if from == n.edges[e].A {
		return n.leg(e, a, b)
	}
	return n.leg(e, b, a)
}

// leg is the part of an edge between two places on it.
func (n *Network) leg(e EdgeID, from, to stretch) Leg {
	l := Leg{Edge: e, Time: along(from, to), Back: from.ahead > to.ahead || from.back != Never && from.back > to.back}
	if l.Back {
		l.Course = n.part(e, to, from)
		slices.Reverse(l.Course)
	} else {
		l.Course = n.part(e, from, to)
	}
	return l
}

// direct is the way along the one edge that both links are on, or at the one node.
func (n *Network) direct(from, to Link) (Path, bool) {
	e, ok := from.Edge()
	if f, also := to.Edge(); !ok || !also || e != f || along(from.stretch, to.stretch) == Never {
		return Path{}, false
	}
	leg := n.leg(e, from.stretch, to.stretch)
	return Path{Time: leg.Time.plus(from.Walk).plus(to.Walk), Start: from, End: to, Legs: []Leg{leg}}, true
}

// part returns the course of an edge between two places of it, the first nearer to A.
func (n *Network) part(e EdgeID, from, to stretch) []geo.E7 {
	course := []geo.E7{n.at(e, from)}
	for i := n.innerAt[e]; i < n.innerAt[e+1]; i++ {
		if t := n.innerTime[i].ahead; from.ahead < t && t < to.ahead {
			course = append(course, n.inner[i])
		}
	}
	return append(course, n.at(e, to))
}

// at returns where on the ground a place of an edge is, found by its time ahead.
func (n *Network) at(e EdgeID, s stretch) geo.E7 {
	before, after := stretch{}, stretch{ahead: n.edges[e].Ahead}
	p, q := n.places[n.edges[e].A], n.places[n.edges[e].B]
	for i := n.innerAt[e]; i < n.innerAt[e+1]; i++ {
		if n.innerTime[i].ahead > s.ahead {
			after, q = n.innerTime[i], n.inner[i]
			break
		}
		before, p = n.innerTime[i], n.inner[i]
	}
	if after.ahead <= before.ahead {
		return p
	}
	share := float64(s.ahead-before.ahead) / float64(after.ahead-before.ahead)
	return geo.E7{
		Lon: p.Lon + int32(share*(float64(q.Lon)-float64(p.Lon))),
		Lat: p.Lat + int32(share*(float64(q.Lat)-float64(p.Lat))),
	}
}

// PlaceOf returns where on the ground a link meets the street.
func (n *Network) PlaceOf(l Link) geo.E7 {
	if u, ok := l.Node(); ok {
		return n.places[u]
	}
	return n.at(l.edge, l.stretch)
}
