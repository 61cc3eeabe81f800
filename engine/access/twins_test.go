package access_test

import (
	"testing"

	"zhenyu/engine/access"
	"zhenyu/engine/geo"
	"zhenyu/engine/street"
)

// TestTwinsAreOneOrigin: a node that a locked gate makes two places is one row, joined to either side, and a facility that
// names it hangs on both.
func TestTwinsAreOneOrigin(t *testing.T) {
	t.Parallel()
	place := func(x int32) geo.E7 { return geo.E7{Lon: 1_210_000_000 + 10_000*x, Lat: 310_000_000} }
	d := street.Draft{
		Places: []geo.E7{place(0), place(1), place(1), place(2)},
		Pieces: []street.Piece{{From: 0, To: 1, Ahead: 900, Back: 900}, {From: 2, To: 3, Ahead: 800, Back: 800}},
	}
	for _, name := range []string{"west", "gate", "gate", "east"} {
		d.Names.Add(name)
	}
	n, err := street.Build(d)
	if err != nil {
		t.Fatal(err)
	}
	o := access.PlacesOf(n)
	if o.Len() != 3 || o.IDs.At(0) != "west" || o.IDs.At(1) != "gate" || o.IDs.At(2) != "east" {
		t.Fatalf("%d origins", o.Len())
	}
	for at, want := range map[int32][3]street.Time{0: {0, 900, street.Never}, 1: {900, 0, 800}, 2: {900, 0, 800}, 3: {street.Never, 800, 0}} {
		c := &access.Category{Name: "shop", Facilities: []access.Facility{{ID: "s", Place: at}}}
		if err := c.Link(t.Context(), n, street.NewSnapper(n), street.Stub{}); err != nil {
			t.Fatal(err)
		}
		in := access.Input{Network: n, Origins: o, Categories: []*access.Category{c}}
		r, err := access.Measure(t.Context(), in, access.Options{Limit: street.Never})
		if err != nil {
			t.Fatal(err)
		}
		if got := [3]street.Time(r.Nearest[0].Time); got != want {
			t.Errorf("from a shop at place %d: got %v, want %v", at, got, want)
		}
	}
}
