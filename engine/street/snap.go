package street

import (
	"context"

	"zhenyu/engine/geo"
)

// Snapper links points on the ground to the streets of a network. Read-only and safe for any number
// of goroutines; NewSnapper makes one.
type Snapper struct {
	network  *Network
	segments []segment
	index    *geo.Index // of segments
	barriers *geo.Index // of network.barriers
	lone     []NodeID   // nodes without an edge
	nodes    *geo.Index // of lone
	leads    func() []Lead
	cuts     cuts       // what a change closes, see After
	changed  *geo.Index // of the segments that it has changed; nil without one
}

// segment is one straight stretch of an edge: from its place number at, 0 being A, to the next.
type segment struct {
	edge EdgeID
	at   int32
}

// NewSnapper indexes the edges that points may be linked to: all but tunnels, bridges, ferries and
// motorways, onto which nobody steps from beside or above. O(places·log), 45 bytes a place.
func NewSnapper(n *Network) *Snapper {
	s := &Snapper{network: n, leads: n.leads}
	var boxes []geo.Box
	for e, edge := range n.edges {
		if edge.Class&Unlinkable != 0 {
			continue
		}
		for at := range n.innerAt[e+1] - n.innerAt[e] + 1 {
			g := segment{EdgeID(e), at}
			from, to := n.segment(g)
			s.segments = append(s.segments, g)
			boxes = append(boxes, geo.BoxOf(from.place, to.place))
		}
	}
	s.index = geo.NewIndex(boxes)
	boxes = boxes[:0]
	for _, b := range n.barriers {
		boxes = append(boxes, geo.BoxOf(b.From, b.To))
	}
	s.barriers = geo.NewIndex(boxes)
	s.findLone()
	return s
}

// leadOf returns the lead of the place that a link is on.
func (s *Snapper) leadOf(l Link) Lead {
	n := s.network
	return leadOf(s.leads(), s.cuts.open(n, l, n.exits(l)), s.cuts.open(n, l, n.entries(l)))
}

// findLone notes the nodes that no street leads to: a survey may name them, and a new way join them.
func (s *Snapper) findLone() {
	var boxes []geo.Box
	for u, p := range s.network.places {
		if _, places := s.network.Component(NodeID(u)); places == 1 {
			s.lone = append(s.lone, NodeID(u))
			boxes = append(boxes, geo.BoxOf(p))
		}
	}
	s.nodes = geo.NewIndex(boxes)
}

// corner is a place of an edge with its times.
type corner struct {
	place geo.E7
	stretch
}

func (n *Network) segment(g segment) (from, to corner) {
	return n.corner(g.edge, g.at), n.corner(g.edge, g.at+1)
}

// corner returns the place of an edge with a number: 0 is A, then come the inner ones, then B.
func (n *Network) corner(e EdgeID, at int32) corner {
	a, b := n.ends(e)
	i := n.innerAt[e] + at - 1
	switch {
	case at == 0:
		return corner{n.places[n.edges[e].A], a}
	case i == n.innerAt[e+1]:
		return corner{n.places[n.edges[e].B], b}
	}
	return corner{n.inner[i], n.innerTime[i]}
}

// Snap is how a point is linked to a network.
type Snap struct {
	Links []Link // the nearest first; none when the point is not linked
	// Metres is the straight line to the first link or, without one, to the nearest street; infinite
	// when there is none within 10 km.
	Metres geo.Metres
	// Blocked says that the point is not linked although a street is within the limit, since all of
	// those lie behind barriers. By is what the nearest lies behind.
	Blocked bool
	By      BarrierKind
}

// farthest is how far, in metres, the nearest street is looked for only to say how far it is.
const farthest = 10_000

// Snap links a point to the streets around it that lie within the stub's limit: to every place from which the street
// leads no nearer (the foot of the perpendicular, a bend, the end of a dead end) and that is within 30 m, or no more
// than 10 m farther than the nearest that leads on. Links are taken until the core of the network can be reached from
// one of them and one from the core (see [Lead]), so that nobody is caught on an island beside the network or at the
// wrong end of a one-way. A longer walk over open ground would be a way that nobody mapped.
//
// What is asked is where the streets lie, not how they are cut into edges or how many there are: an edge may be split
// and a driveway begin anywhere, and no street that counted is lost. Whoever has a street that leads on within 20 m,
// behind nothing, is linked by what lies within 30 m alone, so that one more street brings nobody farther, and one less
// nobody nearer but for a corner: where the nearest place of a street is closed the walk goes aslant to where the rest
// begins, which may be up to 0.54 of the walk shorter at a detour of 1.2 than straight to the street and along it. A
// street whose nearest place is behind a barrier is met at its next mapped corner that is not.
//
// Distances are metres on the ground to the nearest point of a street, never to a node; but where that point is a node
// the point is linked to the node, which leads to all edges there at once. The walk counts as time by the stub. A
// street behind a barrier is passed over. But where all within 60 m more than the nearest lie behind something, rows of houses are walked
// through, and where all within the limit do, walls and fences: they have passages and gates that
// nobody mapped. Equally near streets come in the order of their edges. Deterministic; O(log n + streets beside).
func (s *Snapper) Snap(p geo.WGS84, stub Stub) Snap { return s.find(p, stub).snap }

func (s *Snapper) find(p geo.WGS84, stub Stub) *finder {
	f := s.finder(p, stub)
	f.search()
	return f
}

func (s *Snapper) finder(p geo.WGS84, stub Stub) *finder {
	return &finder{Snapper: s, point: p, plane: geo.NewPlane(p), at: p.E7(), stub: stub, far: farthest, open: Row + 1}
}

// Joint returns where a new way that ends at a point joins the network: at its first link, or at a node
// without a street that is no farther; ok is false when neither is within the stub's limit. The walk to
// it is not part of the link. Deterministic; O(log n).
func (s *Snapper) Joint(p geo.WGS84, stub Stub) (l Link, ok bool) {
	within := geo.Metres(stub.LimitMetres)
	if snap := s.Snap(p, stub); len(snap.Links) > 0 {
		l, ok, within = snap.Links[0], true, snap.Metres
	}
	for i, metres := range s.nodes.Near(p, within, nil) {
		if metres <= within {
			l, ok = OnNode(s.lone[i]), true
		}
		break
	}
	l.Walk = 0
	return l, ok
}

// Stretch returns the straight stretch of street that a point is linked to first: from one place that
// was mapped to the next; ok is false when the point is not linked.
func (s *Snapper) Stretch(p geo.WGS84, stub Stub) (c Closing, ok bool) {
	f := s.find(p, stub)
	return Closing{f.first.edge, f.first.at, f.first.at + 1}, len(f.snap.Links) > 0
}

// SnapAll links many points, as Snap does each, on up to threads workers. A cancelled ctx stops it
// between blocks of points and its error is returned.
func (s *Snapper) SnapAll(ctx context.Context, points []geo.WGS84, stub Stub, threads int) ([]Snap, error) {
	return snapAll(ctx, points, threads, func(i int) Snap { return s.Snap(points[i], stub) })
}

// SnapHouses links points of which some, by their numbers, are within houses with an outline, as SnapHouse does each.
func (s *Snapper) SnapHouses(ctx context.Context, points []geo.WGS84, houses map[int32][]geo.Ring, stub Stub, threads int) ([]Snap, error) {
	return snapAll(ctx, points, threads, func(i int) Snap { return s.SnapHouse(points[i], houses[int32(i)], stub) })
}

// SnapHouse links a point within a house as Snap does a point. The outline of the house, whose stretches may be part of
// a row of houses, is no barrier to those who are in it: who leaves one wing may pass another.
func (s *Snapper) SnapHouse(p geo.WGS84, outline []geo.Ring, stub Stub) Snap {
	f := s.finder(p, stub)
	f.house = outline
	f.search()
	return f.snap
}

// SnapDoors links doors on the outlines of houses as SnapAll does points. Who steps out of a door is outside: a row of houses
// that their own is part of is between, where from within it would not be.
func (s *Snapper) SnapDoors(ctx context.Context, doors []geo.WGS84, stub Stub, threads int) ([]Snap, error) {
	return snapAll(ctx, doors, threads, func(i int) Snap { return s.SnapDoor(doors[i], stub) })
}

// SnapDoor links a door, see SnapDoors.
func (s *Snapper) SnapDoor(door geo.WGS84, stub Stub) Snap {
	f := s.finder(door, stub)
	f.outside = true
	f.search()
	return f.snap
}

func snapAll(ctx context.Context, points []geo.WGS84, threads int, snap func(i int) Snap) ([]Snap, error) {
	const block = 512
	snaps := make([]Snap, len(points))
	err := each(ctx, (len(points)+block-1)/block, threads, nil, func() func(int) {
		return func(b int) {
			for i := b * block; i < min(len(points), (b+1)*block); i++ {
				snaps[i] = snap(i)
			}
		}
	})
	return snaps, err
}
