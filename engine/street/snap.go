package street

import (
	"context"
	"math"
	"slices"

	"zhenyu/engine/geo"
)

// Snapper links points on the ground to the streets of a network. Read-only and safe for any number
// of goroutines; NewSnapper makes one.
type Snapper struct {
	network  *Network
	segments []segment
	index    *geo.Index // of segments
	barriers *geo.Index // of network.barriers
}

// segment is one straight stretch of an edge: from its place number at, 0 being A, to the next.
type segment struct {
	edge EdgeID
	at   int32
}

// NewSnapper indexes the edges that points may be linked to: all but tunnels, bridges, ferries and
// motorways, onto which nobody steps from beside or above. O(places·log), 45 bytes a place.
func NewSnapper(n *Network) *Snapper {
	s := &Snapper{network: n}
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
	return s
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

// Snap links a point to the nearest streets within the stub's limit: to the nearest points of some
// edges, at least 1, and of one in the largest component if none of those is, so that nobody is
// caught on an island beside the network. Distances are metres on the ground to the nearest point of
// an edge, never to a node. The walk counts as time by the stub. A street behind a barrier is passed
// over. But where all within 60 m more than the nearest lie behind something, rows of houses are walked
// through, and where all within the limit do, walls and fences: they have passages and gates that
// nobody mapped. Equally near streets come in the order of their
// edges. Deterministic; O(log n + edges).
func (s *Snapper) Snap(p geo.WGS84, stub Stub, edges int) Snap {
	f := finder{Snapper: s, point: p, plane: geo.NewPlane(p), at: p.E7(), stub: stub, edges: edges, open: Row + 1}
	snap := f.find()
	for snap.Blocked && f.open > Wall {
		f.open--
		snap = f.find()
	}
	return snap
}

// find looks for links once.
func (f *finder) find() Snap {
	f.snap, f.main = Snap{Metres: geo.Metres(math.Inf(1))}, false
	for i, metres := range f.index.Near(f.point, farthest, f.distance) {
		f.snap.Metres = min(f.snap.Metres, metres)
		if float64(metres) > f.stub.LimitMetres || f.enough() || f.givesUp(metres) {
			break
		}
		f.take(f.segments[i], metres)
	}
	f.snap.Blocked = f.snap.Blocked && len(f.snap.Links) == 0
	if len(f.snap.Links) > 0 {
		f.snap.Metres = f.first
	}
	return f.snap
}

// rowDetour is how much farther than the nearest street, in metres, a street is looked for that lies
// behind no row of houses.
const rowDetour = 60

func (f *finder) givesUp(metres geo.Metres) bool {
	return f.open > Row && len(f.snap.Links) == 0 && metres > f.snap.Metres+rowDetour
}

// SnapAll links many points, as Snap does each, on up to threads workers. A cancelled ctx stops it
// between blocks of points and its error is returned.
func (s *Snapper) SnapAll(ctx context.Context, points []geo.WGS84, stub Stub, edges, threads int) ([]Snap, error) {
	const block = 512
	snaps := make([]Snap, len(points))
	err := each(ctx, (len(points)+block-1)/block, threads, nil, func() func(int) {
		return func(b int) {
			for i := b * block; i < min(len(points), (b+1)*block); i++ {
				snaps[i] = s.Snap(points[i], stub, edges)
			}
		}
	})
	return snaps, err
}

// finder is one point looking for its links.
type finder struct {
	*Snapper
	point geo.WGS84
	plane geo.Plane
	at    geo.E7
	stub  Stub
	edges int
	snap  Snap
	first geo.Metres
	main  bool        // a link is in the largest component
	open  BarrierKind // barriers of this kind and those after it are walked through
}

func (f *finder) enough() bool { return len(f.snap.Links) >= f.edges && f.main }

func (f *finder) distance(i int32) geo.Metres {
	foot, _ := f.foot(f.segments[i])
	return geo.XY{}.Distance(foot)
}

// foot returns the nearest point of a segment on the plane around the point, and where it lies.
func (f *finder) foot(g segment) (geo.XY, float64) {
	from, to := f.network.segment(g)
	return geo.XY{}.OnSegment(f.plane.XY(from.place.WGS84()), f.plane.XY(to.place.WGS84()))
}

// take links the point to a segment unless its edge was taken or a barrier lies between.
func (f *finder) take(g segment, metres geo.Metres) {
	sameEdge := func(l Link) bool { return l.edge == g.edge }
	main := f.network.component[f.network.edges[g.edge].A] == 0
	if slices.ContainsFunc(f.snap.Links, sameEdge) || len(f.snap.Links) >= f.edges && !main {
		return
	}
	foot, along := f.foot(g)
	if by, blocked := f.between(f.plane.WGS84(foot).E7()); blocked {
		if !f.snap.Blocked {
			f.snap.Blocked, f.snap.By = true, by
		}
		return
	}
	if len(f.snap.Links) == 0 {
		f.first = metres
	}
	f.main = f.main || main
	from, to := f.network.segment(g)
	l := Link{edge: g.edge, Walk: f.stub.walk(float64(metres))}
	l.ahead = interpolate(from.ahead, to.ahead, along)
	l.back = interpolate(from.back, to.back, along)
	f.snap.Links = append(f.snap.Links, l)
}

// interpolate returns the time at a share of the way from one time to another.
func interpolate(from, to Time, share float64) Time {
	if from == Never {
		return Never
	}
	return from + round(share*float64(to-from))
}

// between says whether a barrier lies between the point and a place, and which kind comes first in
// the barriers' order. A row of houses is between when its outline is crossed going in and coming
// out; who is in a house crosses it once.
func (f *finder) between(to geo.E7) (BarrierKind, bool) {
	inARow := true
	for i := range f.barriers.Within(geo.BoxOf(f.at, to)) {
		b := f.network.barriers[i]
		switch {
		case b.Kind >= f.open || !cross(f.at, to, b.From, b.To):
		case b.Kind == Row && inARow:
			inARow = false
		default:
			return b.Kind, true
		}
	}
	return 0, false
}

// cross says whether two segments cross in a point inside both. Touching is not crossing: a house on
// a wall or a street that ends at one is on both sides.
func cross(a, b, c, d geo.E7) bool {
	return side(a, b, c)*side(a, b, d) < 0 && side(c, d, a)*side(c, d, b) < 0
}

// side returns on which side of the line from a to b a place lies, exactly.
func side(a, b, p geo.E7) int {
	x := (float64(b.Lon)-float64(a.Lon))*(float64(p.Lat)-float64(a.Lat)) -
		(float64(b.Lat)-float64(a.Lat))*(float64(p.Lon)-float64(a.Lon))
	return sign(x)
}

// Entrances returns links onto an area: where its outline, a closed ring of places, meets a street
// that leads in, without any walk, and where none does to the streets nearest to its outline. The
// middle of the area plays no part: a large park is entered at its rim. Its gates and mapped
// entrances, when there are any, are better given to Snap one by one.
// Deterministic; O(outline·log n).
func (s *Snapper) Entrances(outline []geo.E7, stub Stub) []Link {
	var links []Link
	for i := 1; i < len(outline); i++ {
		links = s.crossings(links, outline[i-1], outline[i])
	}
	if len(links) > 0 {
		return links
	}
	nearest := geo.Metres(math.Inf(1))
	for _, p := range outline {
		if snap := s.Snap(p.WGS84(), stub, 1); len(snap.Links) > 0 && snap.Metres < nearest {
			nearest, links = snap.Metres, snap.Links
		}
	}
	return links
}

// crossings appends links where streets cross a segment, or end on it.
func (s *Snapper) crossings(links []Link, a, b geo.E7) []Link {
	plane := geo.NewPlane(a.WGS84())
	end := plane.XY(b.WGS84())
	for i := range s.index.Within(geo.BoxOf(a, b)) {
		g := s.segments[i]
		from, to := s.network.segment(g)
		along, ok := meet(geo.XY{}, end, plane.XY(from.place.WGS84()), plane.XY(to.place.WGS84()))
		if !ok {
			continue
		}
		l := Link{edge: g.edge}
		l.ahead, l.back = interpolate(from.ahead, to.ahead, along), interpolate(from.back, to.back, along)
		links = append(links, l)
	}
	return links
}

// meet returns where on the segment from c to d it meets the one from a to b, ends included.
// Parallel segments do not meet.
func meet(a, b, c, d geo.XY) (along float64, ok bool) {
	ux, uy, vx, vy := b.X-a.X, b.Y-a.Y, d.X-c.X, d.Y-c.Y
	det := vx*uy - vy*ux
	if det == 0 {
		return 0, false
	}
	along = ((a.X-c.X)*uy - (a.Y-c.Y)*ux) / det
	on := ((a.X-c.X)*vy - (a.Y-c.Y)*vx) / det
	return along, along >= 0 && along <= 1 && on >= 0 && on <= 1
}
