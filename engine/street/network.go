package street

import (
	"iter"

	"zhenyu/engine/geo"
)

// NodeID numbers the nodes of a network along its Hilbert curve, from 0.
type NodeID int32

// EdgeID numbers the edges of a network by their first node, from 0.
type EdgeID int32

// Class says what an edge is, as far as times and linking care.
type Class uint8

// The bits of a Class.
const (
	Unlinkable Class = 1 << iota // tunnel, bridge, ferry, motorway: a point beside it cannot step onto it
	Steps                        // a flight of steps
	Ferry                        // a ferry line
	Private                      // open to those who live there
)

// Edge is a chain of street between two nodes. It can always be passed from A to B; Back is Never
// when it cannot be passed from B to A.
type Edge struct {
	A, B        NodeID
	Ahead, Back Time
	Class       Class
}

// Arc leads to a node in a time. Arcs are what searches read, eight bytes each.
type Arc struct {
	To   NodeID
	Time Time
}

// rows is a graph in compressed rows: the arcs of node u are arcs[first[u]:first[u+1]], and edge
// names the edge under each.
type rows struct {
	first []int32
	arcs  []Arc
	edge  []EdgeID
}

func (r *rows) of(u NodeID) []Arc { return r.arcs[r.first[u]:r.first[u+1]] }

// Network is a street network ready for searches. It is read-only and safe for any number of
// goroutines. Build or Open make one.
type Network struct {
	profile   Profile
	frame     Frame
	places    []geo.E7 // of nodes
	edges     []Edge
	innerAt   []int32   // inner places of edge e are innerAt[e]..innerAt[e+1]
	inner     []geo.E7  // from A to B
	innerTime []stretch // beside inner
	out, in   rows      // arcs that leave and that reach a node (in: Arc.To is where they come from)
	component []int32   // of nodes
	sizes     []int32   // places per component, inner ones included
	source    []int32   // the draft's number of each node, then of each inner place
	names     Names     // the draft's names, by the draft's numbers; empty when it had none
	barriers  []Barrier
	// placeLinks is made when it is first asked for: most networks are linked by points on the ground.
	placeLinks func() []Link
	leads      func() []Lead // of nodes; made when a point on the ground is first linked
	twins      func() [][]int32
}

// stretch is where a place lies on an edge: the time from A to it, and from it to A. back is Never
// on an edge that is closed backwards.
type stretch struct{ ahead, back Time }

// Nodes returns the number of nodes.
func (n *Network) Nodes() int { return len(n.places) }

// Edges returns the number of edges.
func (n *Network) Edges() int { return len(n.edges) }

// Places returns the number of places the network was drafted with, inner places of edges
// included. They are numbered as in the draft.
func (n *Network) Places() int { return len(n.source) }

// Profile returns whose times the network has; the zero Profile when its source did not say.
func (n *Network) Profile() Profile { return n.profile }

// Frame returns how places of the network's source become WGS-84.
func (n *Network) Frame() Frame { return n.frame }

// Place returns where a node is.
func (n *Network) Place(u NodeID) geo.E7 { return n.places[u] }

// Edge returns an edge.
func (n *Network) Edge(e EdgeID) Edge { return n.edges[e] }

// Course yields the places of an edge from A to B, both ends included.
func (n *Network) Course(e EdgeID) iter.Seq[geo.E7] {
	return func(yield func(geo.E7) bool) {
		if !yield(n.places[n.edges[e].A]) {
			return
		}
		for _, p := range n.inner[n.innerAt[e]:n.innerAt[e+1]] {
			if !yield(p) {
				return
			}
		}
		yield(n.places[n.edges[e].B])
	}
}

// Components returns the number of components: nodes joined by edges, whatever their direction.
func (n *Network) Components() int { return len(n.sizes) }

// Component returns the component of a node and how many places it has. The numbers run from the
// largest component, 0, to the smallest.
func (n *Network) Component(u NodeID) (number, places int32) {
	c := n.component[u]
	return c, n.sizes[c]
}

// Name returns the draft's name of a place, or "" when the draft had none.
func (n *Network) Name(place int) string { return n.names.At(place) }

// Symmetric says whether every edge takes the same time in both directions.
func (n *Network) Symmetric() bool {
	for _, e := range n.edges {
		if e.Ahead != e.Back {
			return false
		}
	}
	return true
}

// arcsOf sorts the passable directions of the edges into rows, by tail or, for in, by head.
func arcsOf(nodes int, edges []Edge, in bool) rows {
	r := rows{first: make([]int32, nodes+1)}
	each := func(visit func(from, to NodeID, t Time, e EdgeID)) {
		for i, e := range edges {
			ahead, back := e.Ahead, e.Back
			if in {
				ahead, back = back, ahead
			}
			if ahead != Never {
				visit(e.A, e.B, ahead, EdgeID(i))
			}
			if back != Never {
				visit(e.B, e.A, back, EdgeID(i))
			}
		}
	}
	each(func(from, _ NodeID, _ Time, _ EdgeID) { r.first[from+1]++ })
	for u := range nodes {
		r.first[u+1] += r.first[u]
	}
	r.arcs, r.edge = make([]Arc, r.first[nodes]), make([]EdgeID, r.first[nodes])
	next := append([]int32(nil), r.first...)
	each(func(from, to NodeID, t Time, e EdgeID) {
		r.arcs[next[from]], r.edge[next[from]] = Arc{to, t}, e
		next[from]++
	})
	return r
}
