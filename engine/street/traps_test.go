package street_test

import (
	"slices"
	"testing"

	"zhenyu/engine/geo"
	"zhenyu/engine/street"
)

// Each test here is a bug that another engine has or had: see the table of traps in the research
// this project began with. Those of tags are in rules_test.go, that of rounding up every edge is
// TestErrorStaysInItsBound, that of stub weights kept in a reverse search is here and in
// TestReverseSearchUsesForwardTimes.

// metres returns the place east and north of a corner near 31° N, 121° E.
func metres(east, north float64) geo.E7 {
	return geo.NewPlane(geo.WGS84{Lon: 121, Lat: 31}).WGS84(geo.XY{X: east, Y: north}).E7()
}

var stub = street.Stub{Kmh: 4.5, Detour: 1, LimitMetres: 300}

// road is a draft of one two-way line through places, 8 deciseconds a metre.
func road(places ...geo.E7) street.Draft {
	d := street.Draft{Places: places}
	for i := 1; i < len(places); i++ {
		t := 8 * float32(geo.Distance(places[i-1].WGS84(), places[i].WGS84()))
		d.Pieces = append(d.Pieces, street.Piece{From: int32(i - 1), To: int32(i), Ahead: t, Back: t})
	}
	return d
}

// join puts drafts side by side, not connected.
func join(drafts ...street.Draft) street.Draft {
	var all street.Draft
	for _, d := range drafts {
		base := int32(len(all.Places))
		all.Places = append(all.Places, d.Places...)
		all.Barriers = append(all.Barriers, d.Barriers...)
		for _, p := range d.Pieces {
			p.From, p.To = p.From+base, p.To+base
			all.Pieces = append(all.Pieces, p)
		}
	}
	return all
}

func timeBetween(t *testing.T, n *street.Network, from, to []street.Link) street.Time {
	t.Helper()
	points := func(links []street.Link) *street.Points {
		linked := make([]street.Linked, len(links))
		for i, l := range links {
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

// TestTrapParallelEdgesAreNotSummed: sparse-matrix libraries add up entries of the same place.
func TestTrapParallelEdgesAreNotSummed(t *testing.T) {
	t.Parallel()
	d := road(metres(0, 0), metres(100, 0))
	d.Pieces = append(d.Pieces, street.Piece{From: 1, To: 0, Ahead: 500, Back: street.Shut}, d.Pieces[0])
	n := build(d)
	if got := n.Edge(0); n.Edges() != 1 || got.Ahead != 800 || got.Back != 500 {
		t.Errorf("got %d edges, the first %+v", n.Edges(), got)
	}
}

// TestTrapTimeEqualToTheLimitIsReached: a sentinel equal to the cut, or < for ≤, loses it.
func TestTrapTimeEqualToTheLimitIsReached(t *testing.T) {
	t.Parallel()
	n := build(road(metres(0, 0), metres(100, 0)))
	for limit, want := range map[street.Time]street.Time{800: 800, 799: street.Never} {
		found, err := n.Nearest(t.Context(), n.AllPlaces(), []*street.Points{atPlaces(n, []int32{1})}, street.Options{Limit: limit})
		if err != nil {
			t.Fatal(err)
		}
		if got := found[0].Time[0]; got != want {
			t.Errorf("limit %v: got %v, want %v", limit, got, want)
		}
	}
}

// TestTrapUnreachableIsEmpty: 2147483647 seconds in a table is a number that somebody will average.
func TestTrapUnreachableIsEmpty(t *testing.T) {
	t.Parallel()
	text, err := street.Never.AppendText(nil)
	if err != nil || len(text) != 0 {
		t.Errorf("got %q, %v", text, err)
	}
	if text, _ := street.Seconds(60).AppendText(nil); string(text) != "60.0" {
		t.Errorf("got %q", text)
	}
}

// TestTrapSnapsToEdgeNotNode: the nearest node is 500 m away, the street 10 m.
func TestTrapSnapsToEdgeNotNode(t *testing.T) {
	t.Parallel()
	n := build(road(metres(0, 0), metres(1000, 0)))
	snap := street.NewSnapper(n).Snap(metres(500, 10).WGS84(), stub)
	if len(snap.Links) != 1 || snap.Metres < 9.9 || snap.Metres > 10.1 {
		t.Fatalf("got %+v", snap)
	}
	if e := n.Edge(0); e.Ahead != 8000 && e.Ahead != 8001 {
		t.Fatalf("the street takes %v", e.Ahead)
	}
	if got := timeBetween(t, n, snap.Links, n.PlaceLinks()[:1]); got < 4078 || got > 4082 {
		t.Errorf("500 m of street and 10 m to it take %v", got)
	}
}

// TestTrapSnapsInMetresNotDegrees: 60 m north is fewer degrees than 55 m east, and further.
func TestTrapSnapsInMetresNotDegrees(t *testing.T) {
	t.Parallel()
	north, east := road(metres(-50, 60), metres(50, 60)), road(metres(55, -40), metres(55, 40))
	n := build(join(north, east))
	snap := street.NewSnapper(n).Snap(metres(0, 0).WGS84(), stub)
	if snap.Metres > 56 {
		t.Errorf("linked %v m away, 55 m was nearer", snap.Metres)
	}
}

// TestTrapNotAcrossARiver: the street on the other bank is nearer, and no answer.
func TestTrapNotAcrossARiver(t *testing.T) {
	t.Parallel()
	d := join(road(metres(0, 50), metres(100, 50)), road(metres(0, -90), metres(100, -90)))
	d.Barriers = []street.Barrier{{From: metres(-500, 20), To: metres(500, 20), Kind: street.Water}}
	n := build(d)
	snapper := street.NewSnapper(n)
	if snap := snapper.Snap(metres(50, 0).WGS84(), stub); len(snap.Links) == 0 || snap.Metres < 89 {
		t.Errorf("got %+v", snap)
	}
	short := stub
	short.LimitMetres = 60
	snap := snapper.Snap(metres(50, 0).WGS84(), short)
	if len(snap.Links) != 0 || !snap.Blocked || snap.By != street.Water || snap.Metres > 51 {
		t.Errorf("with only the other bank in reach: got %+v", snap)
	}
}

// TestTrapNotOntoATunnel: from above, a tunnel or a bridge is no street to step onto.
func TestTrapNotOntoATunnel(t *testing.T) {
	t.Parallel()
	tunnel := road(metres(0, 5), metres(100, 5))
	tunnel.Pieces[0].Class = street.Unlinkable
	n := build(join(tunnel, road(metres(0, 80), metres(100, 80))))
	if snap := street.NewSnapper(n).Snap(metres(50, 0).WGS84(), stub); snap.Metres < 79 {
		t.Errorf("linked %v m away", snap.Metres)
	}
}

// TestTrapFarSnapIsNoLink: linked 35 km away, or 1.6 km in no time, a home looks well served.
func TestTrapFarSnapIsNoLink(t *testing.T) {
	t.Parallel()
	n := build(road(metres(0, 1600), metres(100, 1600)))
	snapper := street.NewSnapper(n)
	snap := snapper.Snap(metres(50, 0).WGS84(), stub)
	if len(snap.Links) != 0 || snap.Blocked || snap.Metres < 1599 || snap.Metres > 1601 {
		t.Errorf("got %+v", snap)
	}
	far := stub
	far.LimitMetres = 2000
	snap = snapper.Snap(metres(50, 0).WGS84(), far)
	if len(snap.Links) != 1 || snap.Links[0].Walk < 12790 || snap.Links[0].Walk > 12810 {
		t.Errorf("1600 m at 4.5 km/h take 1280 s, got %+v", snap)
	}
}

// TestTrapStubTakesTime: two homes at one spot of the street, one 100 m from it.
func TestTrapStubTakesTime(t *testing.T) {
	t.Parallel()
	n := build(road(metres(0, 0), metres(100, 0)))
	snapper := street.NewSnapper(n)
	school := snapper.Snap(metres(100, 0).WGS84(), stub).Links
	near := timeBetween(t, n, snapper.Snap(metres(0, 0).WGS84(), stub).Links, school)
	far := timeBetween(t, n, snapper.Snap(metres(0, 100).WGS84(), stub).Links, school)
	if far-near < 799 || far-near > 801 {
		t.Errorf("near %v, far %v", near, far)
	}
}

// TestTrapReverseStubs: on a hill the stub of an origin goes down and that of a facility up, though
// both are searched from the facility.
func TestTrapReverseStubs(t *testing.T) {
	t.Parallel()
	d := road(metres(0, 0), metres(100, 0), metres(200, 0), metres(300, 0))
	d.Keep = []int32{1, 2}
	for i := range d.Pieces {
		d.Pieces[i].Ahead, d.Pieces[i].Back = 1000, 600 // uphill to the east
	}
	n := build(d)
	west, east := []street.Link{n.OnEdge(0, 250, 150)}, []street.Link{n.OnEdge(2, 500, 300)}
	if got := timeBetween(t, n, west, east); got != 750+1000+500 {
		t.Errorf("up: got %v", got)
	}
	if got := timeBetween(t, n, east, west); got != 300+600+450 {
		t.Errorf("down: got %v", got)
	}
}

// TestTrapIslandsAreKept: a village of two streets is not noise, and its size is told.
func TestTrapIslandsAreKept(t *testing.T) {
	t.Parallel()
	town := road(metres(0, 0), metres(100, 0), metres(200, 0), metres(300, 0), metres(400, 0))
	village := road(metres(0, 5000), metres(100, 5000), metres(200, 5000))
	n := build(join(village, town))
	if n.Components() != 2 {
		t.Fatalf("got %d components", n.Components())
	}
	snap := street.NewSnapper(n).Snap(metres(100, 5010).WGS84(), stub)
	if len(snap.Links) != 1 {
		t.Fatalf("got %+v", snap)
	}
	if number, places := n.LinkComponent(snap.Links[0]); number != 1 || places != 3 {
		t.Errorf("component %d of %d places", number, places)
	}
}

// TestTrapParkPathIsNotTheEnd: a point beside an island of park paths is linked to the town as well.
func TestTrapParkPathIsNotTheEnd(t *testing.T) {
	t.Parallel()
	town := road(metres(0, 0), metres(100, 0), metres(200, 0), metres(300, 0))
	park := road(metres(0, 60), metres(100, 60))
	n := build(join(park, town))
	snap := street.NewSnapper(n).Snap(metres(50, 50).WGS84(), stub)
	if got := timeBetween(t, n, snap.Links, n.PlaceLinks()[2:3]); got == street.Never {
		t.Errorf("the town is not reached by %+v", snap)
	}
}

// TestTrapEveryRunIsTheSame: results that depend on what was asked before cannot be checked.
func TestTrapEveryRunIsTheSame(t *testing.T) {
	t.Parallel()
	n := build(road(metres(0, 0), metres(100, 0), metres(200, 50), metres(300, 0)))
	kinds := []*street.Points{atPlaces(n, []int32{0, 0}), atPlaces(n, []int32{3}), atPlaces(n, []int32{1})}
	var last []street.Nearest
	for range 3 {
		found, err := n.Nearest(t.Context(), n.AllPlaces(), kinds, street.Options{Limit: 1500})
		if err != nil {
			t.Fatal(err)
		}
		for k := range last {
			if !slices.Equal(found[k].Time, last[k].Time) || !slices.Equal(found[k].Facility, last[k].Facility) {
				t.Fatalf("kind %d: got %v, before %v", k, found[k], last[k])
			}
		}
		last = found
	}
}

// TestTrapParkIsEnteredAtItsRim: the middle of a large park is half a kilometre from its gates.
func TestTrapParkIsEnteredAtItsRim(t *testing.T) {
	t.Parallel()
	n := build(road(metres(-200, 0), metres(-100, 0), metres(100, 0))) // a street that leads in from the west
	park := []geo.E7{metres(0, -500), metres(1000, -500), metres(1000, 500), metres(0, 500), metres(0, -500)}
	links := street.NewSnapper(n).Entrances(park, stub)
	if len(links) != 1 {
		t.Fatalf("got %d entrances", len(links))
	}
	if got := timeBetween(t, n, n.PlaceLinks()[:1], links); got < 1598 || got > 1602 {
		t.Errorf("200 m to the rim take %v", got)
	}
}

// TestTrapWalledInIsNotCutOff: a compound whose gates nobody mapped is left through its wall, but
// nobody walks through a railway.
func TestTrapWalledInIsNotCutOff(t *testing.T) {
	t.Parallel()
	d := road(metres(0, 50), metres(100, 50))
	for kind, linked := range map[street.BarrierKind]bool{street.Wall: true, street.Row: true, street.Rail: false, street.Motorway: false} {
		d.Barriers = []street.Barrier{{From: metres(-500, 20), To: metres(500, 20), Kind: kind}}
		snap := street.NewSnapper(build(d)).Snap(metres(50, 0).WGS84(), stub)
		if (len(snap.Links) == 1) != linked || snap.Blocked == linked {
			t.Errorf("%v: got %+v", kind, snap)
		}
	}
}
