package access_test

import (
	"bytes"
	"slices"
	"testing"

	"zhenyu/engine/access"
	"zhenyu/engine/geo"
	"zhenyu/engine/osm"
)

// TestNobodyLivesInFactories: a building that says no more than that it is one takes the use of the smallest area around it;
// one that says what it is keeps that.
func TestNobodyLivesInFactories(t *testing.T) {
	t.Parallel()
	tag := func(key, value string) osm.Tag { return osm.Tag{Key: key, Value: value} }
	square := squares{}
	square.add(0, 0, 1000, tag("landuse", "commercial"))
	square.add(-200, 0, 400, tag("landuse", "residential"))
	square.add(-200, 0, 100, tag("amenity", "school"))
	square.add(-200, 0, 10, tag("building", "yes"))                              // w4, of the school
	square.add(-300, 0, 10, tag("building", "yes"))                              // w5, of the estate
	square.add(300, 0, 10, tag("building", "yes"))                               // w6, an office
	square.add(300, 50, 10, tag("building", "apartments"))                       // w7, among offices
	square.add(300, 80, 10, tag("building", "yes"), tag("building:flats", "12")) // w8, likewise
	square.add(900, 0, 10, tag("building", "yes"))                               // w9, outside of all
	square.add(1500, 0, 10, tag("building", "yes"), tag("landuse", "industrial"))
	var ids []string
	for _, b := range access.Buildings(square.load(t), access.StandardStoreys()) {
		ids = append(ids, b.ID)
	}
	if want := []string{"way/5", "way/7", "way/8", "way/9"}; !slices.Equal(ids, want) {
		t.Errorf("homes %v, want %v", ids, want)
	}
}

// squares are areas of an extract in the making.
type squares struct {
	nodes, ways []func(*osm.Encoder)
}

// add adds an area of a side's length around a middle, in metres.
func (s *squares) add(x, y, side float64, tags ...osm.Tag) {
	plane := geo.NewPlane(geo.WGS84{Lon: 121, Lat: 31})
	first, h := int64(len(s.nodes)+1), side/2
	for i, p := range []geo.XY{{X: x - h, Y: y - h}, {X: x + h, Y: y - h}, {X: x + h, Y: y + h}, {X: x - h, Y: y + h}} {
		s.nodes = append(s.nodes, func(e *osm.Encoder) { e.Node(first+int64(i), plane.WGS84(p).E7()) })
	}
	id := int64(len(s.ways) + 1)
	s.ways = append(s.ways, func(e *osm.Encoder) { e.Way(id, []int64{first, first + 1, first + 2, first + 3, first}, tags...) })
}

func (s *squares) load(t *testing.T) *osm.Map {
	t.Helper()
	var file bytes.Buffer
	e := osm.NewEncoder(&file, osm.Header{Box: geo.EmptyBox()})
	for _, add := range slices.Concat(s.nodes, s.ways) {
		add(e)
	}
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	f, err := osm.Open(bytes.NewReader(file.Bytes()), int64(file.Len()))
	if err != nil {
		t.Fatal(err)
	}
	m, err := osm.Load(t.Context(), f, access.BuildingsWanted())
	if err != nil {
		t.Fatal(err)
	}
	return m
}
