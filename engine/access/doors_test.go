package access_test

import (
	"bytes"
	"testing"

	"zhenyu/engine/access"
	"zhenyu/engine/geo"
	"zhenyu/engine/osm"
	"zhenyu/engine/street"
)

// TestHomesStartAtTheirDoors: a block of flats between two streets is left by its door, on the side of the farther one;
// a door for emergencies is none.
func TestHomesStartAtTheirDoors(t *testing.T) {
	t.Parallel()
	for kind, metres := range map[string]float64{"yes": 20, "staircase": 20, "emergency": 20, "none": 20} {
		door := kind == "yes" || kind == "staircase"
		o := flats(t, kind)
		if len(o.Doors) > 0 != door {
			t.Fatalf("%s: doors %v", kind, o.Doors)
		}
		if door {
			metres = 30 // from the door to the street in front of it
		}
		if got, _ := o.Street(0); got < metres-0.5 || got > metres+0.5 {
			t.Errorf("%s: %g m to the street, want %g", kind, got, metres)
		}
	}
}

// flats is a block of 60 × 20 m whose middle is 20 m north of one street and 40 m south of another, with a door of a kind in
// the middle of its northern wall, linked.
func flats(t *testing.T, kind string) *access.Origins {
	t.Helper()
	plane := geo.NewPlane(geo.WGS84{Lon: 121, Lat: 31})
	var file bytes.Buffer
	e := osm.NewEncoder(&file, osm.Header{})
	for i, p := range []geo.XY{{X: -200, Y: -20}, {X: 200, Y: -20}, {X: -200, Y: 40}, {X: 200, Y: 40}, {X: -30, Y: -10}, {X: 30, Y: -10}, {X: 30, Y: 10}, {X: 0, Y: 10}, {X: -30, Y: 10}} {
		var tags []osm.Tag
		if i == 7 {
			tags = []osm.Tag{{Key: "entrance", Value: kind}}
		}
		if kind == "none" {
			tags = nil
		}
		e.Node(int64(i+1), plane.WGS84(p).E7(), tags...)
	}
	e.Way(1, []int64{1, 2}, osm.Tag{Key: "highway", Value: "residential"})
	e.Way(2, []int64{3, 4}, osm.Tag{Key: "highway", Value: "residential"})
	e.Way(3, []int64{5, 6, 7, 8, 9, 5}, osm.Tag{Key: "building", Value: "apartments"})
	e.Way(4, []int64{1, 3}, osm.Tag{Key: "highway", Value: "residential"})
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	return linkedHomes(t, file.Bytes())
}

// linkedHomes are the homes of an extract, linked.
func linkedHomes(t *testing.T, extract []byte) *access.Origins {
	t.Helper()
	load := func(want osm.Wanted) *osm.Map {
		f, err := osm.Open(bytes.NewReader(extract), int64(len(extract)))
		if err != nil {
			t.Fatal(err)
		}
		m, err := osm.Load(t.Context(), f, want)
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	adult := street.StandardProfiles()[0]
	draft, _ := street.FromOSM(load(street.OSMWanted()), adult, nil)
	n, err := street.Build(draft)
	if err != nil {
		t.Fatal(err)
	}
	o := access.Spread(access.Person, access.Buildings(load(access.BuildingsWanted()), access.StandardStoreys()), nil)
	if err := o.Link(t.Context(), n, street.NewSnapper(n), adult.Stub, 1); err != nil {
		t.Fatal(err)
	}
	return o
}

// TestTrapOwnWingIsNoRow: the middle of an L-shaped block's box lies in the open, and from within one of its wings the
// other, longer than 40 m, lies before the street. The home is in the block and left by whichever side, not to the street
// behind.
func TestTrapOwnWingIsNoRow(t *testing.T) {
	t.Parallel()
	plane := geo.NewPlane(geo.WGS84{Lon: 121, Lat: 31})
	at := func(x, y float64) geo.E7 { return plane.WGS84(geo.XY{X: x, Y: y}).E7() }
	outline := geo.Ring{at(0, 0), at(90, 0), at(90, 12), at(12, 12), at(12, 70), at(0, 70), at(0, 0)}
	var file bytes.Buffer
	e := osm.NewEncoder(&file, osm.Header{})
	for i, p := range append(outline[1:], at(-149, -210), at(56, -5), at(-149, 150), at(300, 150)) {
		e.Node(int64(i+1), p)
	}
	e.Way(1, []int64{8, 7, 9, 10}, osm.Tag{Key: "highway", Value: "residential"})
	e.Way(2, []int64{1, 2, 3, 4, 5, 6, 1}, osm.Tag{Key: "building", Value: "apartments"})
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	o := linkedHomes(t, file.Bytes())
	if place := o.Places[0].E7(); outline.Side(place) <= 0 {
		t.Errorf("%v is not within", place)
	}
	if got, _ := o.Street(0); got < 63 || got > 64.5 { // from the middle of the wing along the side, across the other
		t.Errorf("%g m to the street", got)
	}
}
