package street_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"zhenyu/engine/geo"
	"zhenyu/engine/street"
)

// apart puts the places of a draft where each is by itself, none on the line between two others.
func apart(d street.Draft) street.Draft {
	d.Places = slices.Clone(d.Places)
	for i := range d.Places {
		d.Places[i] = metres(float64(100*i), float64(i*i))
	}
	return d
}

// TestJointsAreThePlaces: a passage between the very coordinates of two places hangs on those places, one-way streets,
// crossings and places without a street among them: trying it is a full run with the edge in the network.
func TestJointsAreThePlaces(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := apart(longer(drawDraft(t)))
		n := build(d)
		snapper := street.NewSnapper(n)
		place := rapid.Int32Range(0, int32(len(d.Places)-1))
		facilities := rapid.SliceOfN(place, 1, 3).Draw(t, "facilities")
		from, to := place.Draw(t, "from"), place.Draw(t, "to")
		takes := rapid.Int32Range(0, 30).Draw(t, "takes")
		joint := func(p int32) street.Link {
			l, ok := snapper.Joint(d.Places[p].WGS84(), stub)
			if !ok {
				t.Fatalf("place %d has no joint", p)
			}
			return l
		}
		survey, err := n.Survey(t.Context(), n.AllPlaces(), []*street.Points{atPlaces(n, facilities)}, street.Options{Limit: street.Never})
		if err != nil {
			t.Fatal(err)
		}
		after := slices.Clone(survey.Found()[0].Time)
		passage := street.Passage{From: joint(from), To: joint(to), Ahead: street.Time(takes), Back: street.Never}
		for _, x := range survey.Try(street.Change{Open: []street.Passage{passage}}) {
			after[x.Origin] = x.Time
		}
		with := d
		with.Pieces = append(slices.Clone(d.Pieces), street.Piece{From: from, To: to, Ahead: float32(takes), Back: street.Shut})
		if want := nearestTimes(t, with, facilities); !slices.Equal(after, want) {
			t.Fatalf("tried %v, built %v", after, want)
		}
	})
}

// TestPointsAtPlacesAreThePlaces: an origin and a facility at the very coordinates of places have the
// times of those, whatever one-ways begin and end there and however few streets they are linked to.
func TestPointsAtPlacesAreThePlaces(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := apart(longer(drawDraft(t)))
		n := build(d)
		snapper := street.NewSnapper(n)
		touched := func(p int32) bool {
			return slices.ContainsFunc(d.Pieces, func(x street.Piece) bool {
				return x.From != x.To && (x.From == p || x.To == p) && (x.Ahead != street.Shut || x.Back != street.Shut)
			})
		}
		place := rapid.Int32Range(0, int32(len(d.Places)-1))
		from, to := place.Draw(t, "from"), place.Draw(t, "to")
		if !touched(from) || !touched(to) {
			return
		}
		var linked [2]*street.Points
		for i, p := range []int32{from, to} {
			linked[i] = n.NewPoints(1, []street.Linked{{Link: snapper.Snap(d.Places[p].WGS84(), stub).Links[0]}})
		}
		found, err := n.Nearest(t.Context(), linked[0], linked[1:], street.Options{Limit: street.Never})
		if err != nil {
			t.Fatal(err)
		}
		if want := newOracle(d).times(from)[to]; found[0].Time[0] != want {
			t.Fatalf("from %d to %d: got %v, want %v", from, to, found[0].Time[0], want)
		}
	})
}

// oneway is a road that is closed backwards.
func oneway(places ...geo.E7) street.Draft {
	d := road(places...)
	for i := range d.Pieces {
		d.Pieces[i].Back = street.Shut
	}
	return d
}

// TestTrapOneWaysTakeNoChoice: three streets by which one only gets away from the town lie before the
// one that leads into it.
func TestTrapOneWaysTakeNoChoice(t *testing.T) {
	t.Parallel()
	d := road(metres(0, 0), metres(100, 0), metres(200, 0), metres(300, 0))
	for i := range 3 {
		away := oneway(metres(float64(100*i), 0), metres(float64(100*i), 50), metres(250, float64(60+i)))
		base := int32(len(d.Places))
		d.Places = append(d.Places, away.Places[1:]...)
		d.Pieces = append(d.Pieces,
			street.Piece{From: int32(i), To: base, Ahead: 400, Back: street.Shut},
			street.Piece{From: base, To: base + 1, Ahead: 1000, Back: street.Shut})
	}
	n := build(d)
	snapper := street.NewSnapper(n)
	home := snapper.Snap(metres(230, 58).WGS84(), stub).Links
	if got := timeBetween(t, n, home, n.PlaceLinks()[:1]); got == street.Never {
		t.Errorf("the town is not reached by %+v", home)
	}
	for _, l := range home {
		if lead := n.LeadOf(l); lead != street.LeadsIn && lead != street.LeadsIn|street.LeadsOut {
			t.Errorf("%+v leads %b", l, lead)
		}
	}
}

// TestLeadIsReach compares the leads of places with whether the slow search comes from and to the core,
// which is the largest set of places that all reach each other.
func TestLeadIsReach(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := drawDraft(t)
		n, o := build(d), newOracle(d)
		reach := make([][]street.Time, len(d.Places))
		for i := range reach {
			reach[i] = o.times(int32(i))
		}
		links := n.PlaceLinks()
		core := -1
		for i, l := range links { // any node that leads both ways is in the core
			if _, ok := l.Node(); ok && n.LeadOf(l) == street.LeadsIn|street.LeadsOut {
				core = i
			}
		}
		if core < 0 {
			t.Fatal("no core")
		}
		for i, l := range links {
			want := street.Lead(0)
			if reach[i][core] != street.Never {
				want |= street.LeadsOut
			}
			if reach[core][i] != street.Never {
				want |= street.LeadsIn
			}
			if got := n.LeadOf(l); got != want {
				t.Fatalf("place %d leads %b, want %b", i, got, want)
			}
		}
	})
}

// TestLeadWithALongChain: the core of a network as deep as a city is found without recursion.
func TestLeadWithALongChain(t *testing.T) {
	t.Parallel()
	const places = 200_000
	d := street.Draft{Places: make([]geo.E7, places)}
	for i := range d.Places {
		d.Places[i] = geo.E7{Lon: int32(i), Lat: int32(i)}
		d.Keep = append(d.Keep, int32(i))
		d.Pieces = append(d.Pieces, street.Piece{From: int32(i), To: int32(i+1) % places, Ahead: 1, Back: street.Shut})
	}
	n := build(d)
	for i, l := range n.PlaceLinks() {
		if n.LeadOf(l) != street.LeadsIn|street.LeadsOut {
			t.Fatalf("place %d of a ring leads %b", i, n.LeadOf(l))
		}
	}
}
