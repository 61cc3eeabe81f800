package street_test

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"zhenyu/engine/geo"
	"zhenyu/engine/street"
)

// walker walks to streets as the standard profiles do.
var walker = street.Stub{Kmh: 4.5, Detour: 1.2, LimitMetres: 300}

// drawQuarter draws crooked streets about 60 m apart, some left out, that take as long as walking does.
func drawQuarter(t *rapid.T) street.Draft {
	const side = 6
	var d street.Draft
	shift := rapid.Float64Range(-20, 20)
	for i := range side * side {
		d.Places = append(d.Places, metres(float64(60*(i%side))+shift.Draw(t, "east"), float64(60*(i/side))+shift.Draw(t, "north")))
	}
	for i := range int32(side * side) {
		if i%side < side-1 && rapid.IntRange(0, 9).Draw(t, "east of") > 0 {
			d.Pieces = append(d.Pieces, walked(d, i, i+1))
		}
		if i < side*(side-1) && rapid.IntRange(0, 9).Draw(t, "north of") > 0 {
			d.Pieces = append(d.Pieces, walked(d, i, i+side))
		}
	}
	return d
}

// walked is a piece between two places that takes as long as walking straight does.
func walked(d street.Draft, from, to int32) street.Piece {
	t := 8 * float32(geo.Distance(d.Places[from].WGS84(), d.Places[to].WGS84()))
	return street.Piece{From: from, To: to, Ahead: t, Back: t}
}

// drawPoint draws a point in or beside the quarter.
func drawPoint(t *rapid.T) geo.WGS84 {
	at := rapid.Float64Range(-20, 320)
	return metres(at.Draw(t, "x"), at.Draw(t, "y")).WGS84()
}

// linkedPoint is a point with its links.
type linkedPoint struct {
	geo.WGS84
	links []street.Link
	near  bool // a street that leads on is within 20 m
}

func linkPoints(n *street.Network, points []geo.WGS84) []linkedPoint {
	s := street.NewSnapper(n)
	all := make([]linkedPoint, len(points))
	for i, p := range points {
		all[i] = linkedPoint{WGS84: p, links: s.Snap(p, walker).Links}
		all[i].near = slices.ContainsFunc(all[i].links, func(l street.Link) bool {
			return l.Walk < 192 && n.LeadOf(l) == street.LeadsIn|street.LeadsOut
		})
	}
	return all
}

// onEdgeOfReach says whether a point is within 5 cm of where a street comes into its reach, so that a coordinate's
// rounding decides.
func onEdgeOfReach(d street.Draft, p geo.WGS84) bool {
	plane := geo.NewPlane(p)
	var far []float64
	for _, x := range d.Pieces {
		foot, _ := geo.XY{}.OnSegment(plane.XY(d.Places[x.From].WGS84()), plane.XY(d.Places[x.To].WGS84()))
		if m := math.Hypot(foot.X, foot.Y); m < 60 {
			far = append(far, m)
		}
	}
	about := func(a, b float64) bool { return math.Abs(a-b) < 0.05 }
	return slices.ContainsFunc(far, func(a float64) bool {
		return about(a, 30) || slices.ContainsFunc(far, func(b float64) bool { return about(a, b+10) })
	})
}

// cornerCut is by how much a walk of 30 m aslant is at most shorter, in deciseconds, than straight to a street and along it.
var cornerCut = street.Time(math.Ceil(30 * 8 * (1.2 - math.Sqrt(1.2*1.2-1))))

// TestSplittingAStreetChangesNothing cuts pieces anywhere: points are linked as they were.
func TestSplittingAStreetChangesNothing(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := drawQuarter(t)
		cut := split(d, rapid.IntRange(0, len(d.Pieces)-1).Draw(t, "piece"), rapid.Float64Range(0.05, 0.95).Draw(t, "share"))
		points := rapid.SliceOfN(rapid.Custom(drawPoint), 2, 2).Draw(t, "points")
		if slices.ContainsFunc(points, func(p geo.WGS84) bool { return onEdgeOfReach(cut, p) }) {
			return
		}
		var times [2]street.Time
		for i, d := range []street.Draft{d, cut} {
			n := build(d)
			p := linkPoints(n, points)
			times[i] = betweenDrawn(t, n, p[0], p[1])
		}
		if times[0]-times[1] > 3 || times[1]-times[0] > 3 { // coordinates and edges are rounded
			t.Fatalf("whole %v, cut %v", times[0], times[1])
		}
	})
}

// split cuts a piece at a share of its length; the cut is a node.
func split(d street.Draft, piece int, share float64) street.Draft {
	p := d.Pieces[piece]
	plane := geo.NewPlane(d.Places[p.From].WGS84())
	end := plane.XY(d.Places[p.To].WGS84())
	at := int32(len(d.Places))
	d.Places = append(slices.Clone(d.Places), plane.WGS84(geo.XY{X: share * end.X, Y: share * end.Y}).E7())
	d.Pieces = append(slices.Delete(slices.Clone(d.Pieces), piece, piece+1), walked(d, p.From, at), walked(d, at, p.To))
	d.Keep = []int32{at}
	return d
}

func betweenDrawn(t *rapid.T, n *street.Network, from, to linkedPoint) street.Time {
	points := func(p linkedPoint) *street.Points {
		linked := make([]street.Linked, len(p.links))
		for i, l := range p.links {
			linked[i].Link = l
		}
		return n.NewPoints(1, linked)
	}
	found, err := n.Nearest(t.Context(), points(from), []*street.Points{points(to)}, street.Options{Limit: street.Never})
	if err != nil {
		t.Fatal(err)
	}
	return found[0].Time[0]
}

// TestASpurTakesNoStreetAway adds short dead ends anywhere: nobody who has a street within 20 m is farther from anything,
// and nearer by no more than a corner that is cut at either end.
func TestASpurTakesNoStreetAway(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := drawQuarter(t)
		with := d
		for range rapid.IntRange(1, 3).Draw(t, "spurs") {
			with = split(with, rapid.IntRange(0, len(with.Pieces)-1).Draw(t, "piece"), rapid.Float64Range(0.05, 0.95).Draw(t, "share"))
			base := int32(len(with.Places) - 1)
			plane, shift := geo.NewPlane(with.Places[base].WGS84()), rapid.Float64Range(-4, 4)
			with.Places = append(with.Places, plane.WGS84(geo.XY{X: shift.Draw(t, "east"), Y: shift.Draw(t, "north")}).E7())
			with.Pieces = append(with.Pieces, walked(with, base, base+1))
		}
		with.Keep = nil
		points := rapid.SliceOfN(rapid.Custom(drawPoint), 2, 2).Draw(t, "points")
		before, after := timesOfNear(t, d, with, points)
		if after > before+3 || before > after+2*cornerCut+50 { // 50: who steps onto the spur saves its detour
			t.Fatalf("without %v, with %v", before, after)
		}
	})
}

// TestClosingBringsNobodyNearer takes streets away: nobody who keeps one within 20 m that leads on is nearer to anything,
// but for a corner that is cut at either end; so opening them brings nobody farther.
func TestClosingBringsNobodyNearer(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := drawQuarter(t)
		closed := d
		closed.Pieces = slices.Clone(d.Pieces)
		for range rapid.IntRange(1, 4).Draw(t, "closings") {
			i := rapid.IntRange(0, len(closed.Pieces)-1).Draw(t, "piece")
			closed.Pieces = slices.Delete(closed.Pieces, i, i+1)
		}
		points := rapid.SliceOfN(rapid.Custom(drawPoint), 2, 2).Draw(t, "points")
		before, after := timesOfNear(t, d, closed, points)
		if after != street.Never && before > after+2*cornerCut+3 {
			t.Fatalf("open %v, closed %v", before, after)
		}
	})
}

// timesOfNear returns the time between two points on each of two drafts, 0 where one of them has no street near.
func timesOfNear(t *rapid.T, d, e street.Draft, points []geo.WGS84) (on, other street.Time) {
	var times [2]street.Time
	for i, d := range []street.Draft{d, e} {
		n := build(d)
		p := linkPoints(n, points)
		if !p[0].near || !p[1].near || onEdgeOfReach(d, p[0].WGS84) || onEdgeOfReach(d, p[1].WGS84) {
			return 0, 0
		}
		times[i] = betweenDrawn(t, n, p[0], p[1])
	}
	return times[0], times[1]
}

// TestStreetIsMetBesideAWall: the nearest place of a street is behind a fence, its next corners are not, and nor are the
// streets far behind the house.
func TestStreetIsMetBesideAWall(t *testing.T) {
	t.Parallel()
	d := join(road(metres(-100, 15), metres(-18, 15), metres(0, 15), metres(18, 15), metres(100, 15)), road(metres(-100, -28), metres(100, -28)))
	d.Barriers = []street.Barrier{{From: metres(-5, 5), To: metres(5, 5), Kind: street.Wall}}
	d.Pieces = append(d.Pieces, walked(d, 0, 5))
	snap := street.NewSnapper(build(d)).Snap(metres(0, 0).WGS84(), walker)
	if len(snap.Links) != 3 || snap.Metres < 23 || snap.Metres > 24 {
		t.Errorf("got %+v", snap)
	}
}
