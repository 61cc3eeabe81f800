package access_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"zhenyu/engine/access"
	"zhenyu/engine/geo"
	"zhenyu/engine/street"
)

// quarter is a grid of streets about 60 m apart, some of them left out, some one-way.
func quarter(t *rapid.T) street.Draft {
	const side = 6
	var d street.Draft
	shift := rapid.Int32Range(-1500, 1500)
	for y := range int32(side) {
		for x := range int32(side) {
			d.Places = append(d.Places, geo.E7{Lon: 1_210_000_000 + 6000*x + shift.Draw(t, "east"), Lat: 310_000_000 + 6000*y + shift.Draw(t, "north")})
		}
	}
	join := func(from, to int32) {
		p := street.Piece{From: from, To: to, Ahead: float32(rapid.IntRange(100, 900).Draw(t, "ahead"))}
		p.Back = p.Ahead
		switch rapid.IntRange(0, 11).Draw(t, "kind") {
		case 10:
			return
		case 9:
			p.Back = street.Shut
		}
		d.Pieces = append(d.Pieces, p)
	}
	for i := range int32(side * side) {
		if i%side < side-1 {
			join(i, i+1)
		}
		if i < side*(side-1) {
			join(i, i+side)
		}
	}
	return d
}

// somewhere draws a point in or beside the quarter.
func somewhere(t *rapid.T) geo.WGS84 {
	at := rapid.Int32Range(-5000, 35000)
	return geo.E7{Lon: 1_210_000_000 + at.Draw(t, "lon"), Lat: 310_000_000 + at.Draw(t, "lat")}.WGS84()
}

// quarterInput links homes and shops, the first of them a park, to the streets of a draft, which is copied.
func quarterInput(t *rapid.T, d street.Draft, homes, shops []geo.WGS84) (access.Input, *street.Snapper) {
	d.Pieces = slices.Clone(d.Pieces)
	n, err := street.Build(d)
	if err != nil {
		t.Fatal(err)
	}
	in := access.Input{Network: n, Origins: &access.Origins{}, Categories: []*access.Category{{Name: "shop"}}}
	for i, at := range homes {
		in.Origins.Add(fmt.Sprint(i), at, access.Person, -1)
	}
	for i, at := range shops[1:] {
		in.Categories[0].Facilities = append(in.Categories[0].Facilities, access.Facility{ID: fmt.Sprint(i), Entrances: []geo.WGS84{at}, Place: -1})
	}
	park := access.Facility{ID: "park", Outlines: []geo.Ring{parkIn(shops[0])}, Place: -1}
	in.Categories[0].Facilities = append(in.Categories[0].Facilities, park)
	s := street.NewSnapper(n)
	if err := in.Origins.Link(t.Context(), n, s, adult().Stub, 1); err != nil {
		t.Fatal(err)
	}
	if err := in.Categories[0].Link(t.Context(), n, s, adult().Stub); err != nil {
		t.Fatal(err)
	}
	return in, s
}

// parkIn is a square of some 40 m with a corner in a place.
func parkIn(at geo.WGS84) geo.Ring {
	c := at.E7()
	corner := func(east, north int32) geo.E7 { return geo.E7{Lon: c.Lon + 4000*east, Lat: c.Lat + 4000*north} }
	return geo.Ring{c, corner(1, 0), corner(1, 1), corner(0, 1), c}
}

// TestRelinkIsANewMeasurement closes stretches and opens a way, and compares with a measurement on streets that were drafted
// so, for homes and shops that are linked anew.
func TestRelinkIsANewMeasurement(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := quarter(t)
		homes, shops := rapid.SliceOfN(rapid.Custom(somewhere), 1, 20).Draw(t, "homes"), rapid.SliceOfN(rapid.Custom(somewhere), 2, 5).Draw(t, "shops")
		in, s := quarterInput(t, d, homes, shops)
		study, err := access.NewStudy(t.Context(), in, street.Never, 1)
		if err != nil {
			t.Fatal(err)
		}
		var c street.Change
		changed := d
		changed.Pieces = slices.Clone(d.Pieces)
		for range rapid.IntRange(0, 2).Draw(t, "closings") {
			if closing, ok := s.Stretch(rapid.Custom(somewhere).Draw(t, "close"), adult().Stub); ok {
				c.Close = append(c.Close, closing)
				changed.Pieces = slices.DeleteFunc(changed.Pieces, isPiece(d, in.Network, closing))
			}
		}
		place := rapid.IntRange(0, len(d.Places)-1)
		if from, to := place.Draw(t, "from"), place.Draw(t, "to"); rapid.Bool().Draw(t, "open") && from != to && from/6 != to/6 && from%6 != to%6 {
			links := in.Network.PlaceLinks()
			c.Open = []street.Passage{{From: links[from], To: links[to], Ahead: 50, Back: 50}}
			changed.Pieces = append(changed.Pieces, street.Piece{From: int32(from), To: int32(to), Ahead: 50, Back: 50, Class: street.Unlinkable})
		}
		after := s.After(c)
		c.Relink = in.Origins.Relink(after, adult().Stub)
		for _, f := range in.Categories[0].Relink(in.Network, after, adult().Stub) {
			c.Remove, c.Add = append(c.Remove, f.FacilityOf), append(c.Add, f)
		}
		got := slices.Clone(study.Result().Nearest[0].Time)
		for _, x := range study.Try(c).Differences {
			got[x.Origin] = x.Time
		}
		anew, _ := quarterInput(t, changed, homes, shops)
		want, err := access.Measure(t.Context(), anew, access.Options{Limit: street.Never})
		if err != nil {
			t.Fatal(err)
		}
		if !slices.EqualFunc(got, want.Nearest[0].Time, about) {
			t.Fatalf("after %+v:\n got %v\nwant %v", c, got, want.Nearest[0].Time)
		}
	})
}

// about compares times but for a rounding at either end: an edge may run the other way on streets that are built anew.
func about(a, b street.Time) bool { return a == b || max(a, b)-min(a, b) <= 2 }

// isPiece says which piece of a draft a closing is, whatever its direction.
func isPiece(d street.Draft, n *street.Network, c street.Closing) func(street.Piece) bool {
	course := slices.Collect(n.Course(c.Edge))
	a, b := int32(slices.Index(d.Places, course[c.From])), int32(slices.Index(d.Places, course[c.To]))
	return func(p street.Piece) bool { return p.From == a && p.To == b || p.From == b && p.To == a }
}

// TestOpeningBringsNobodyFarther opens a way between two places: nobody who has a street that leads on beside him is
// farther from a shop that has one too.
func TestOpeningBringsNobodyFarther(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := quarter(t)
		homes, shops := rapid.SliceOfN(rapid.Custom(somewhere), 1, 20).Draw(t, "homes"), rapid.SliceOfN(rapid.Custom(somewhere), 2, 5).Draw(t, "shops")
		in, s := quarterInput(t, d, homes, shops)
		for i := range in.Categories[0].Facilities {
			if !besideStreet(in.Network, in.Categories[0].LinksOf(i)) {
				return
			}
		}
		study, err := access.NewStudy(t.Context(), in, street.Never, 1)
		if err != nil {
			t.Fatal(err)
		}
		place, links := rapid.IntRange(0, len(d.Places)-1), in.Network.PlaceLinks()
		c := street.Change{Open: []street.Passage{{From: links[place.Draw(t, "from")], To: links[place.Draw(t, "to")], Ahead: 50, Back: 50}}}
		after := s.After(c)
		c.Relink = in.Origins.Relink(after, adult().Stub)
		for _, f := range in.Categories[0].Relink(in.Network, after, adult().Stub) {
			c.Remove, c.Add = append(c.Remove, f.FacilityOf), append(c.Add, f)
		}
		for _, x := range study.Try(c).Differences {
			if was := study.Result().Nearest[0].Time[x.Origin]; x.Time > was && besideStreet(in.Network, in.Origins.LinksOf(int(x.Origin))) {
				t.Fatalf("home %d: %v before, %v after %+v", x.Origin, was, x.Time, c.Open)
			}
		}
	})
}

// besideStreet says whether one of some links is to a street within 20 m that leads on.
func besideStreet(n *street.Network, links []street.Link) bool {
	return slices.ContainsFunc(links, func(l street.Link) bool {
		return l.Walk < 192 && n.LeadOf(l) == street.LeadsIn|street.LeadsOut
	})
}
