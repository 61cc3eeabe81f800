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
	load := func(want osm.Wanted) *osm.Map {
		f, err := osm.Open(bytes.NewReader(file.Bytes()), int64(file.Len()))
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
	if err := o.Link(t.Context(), n, street.NewSnapper(n), adult.Stub, 1, 1); err != nil {
		t.Fatal(err)
	}
	return o
}
