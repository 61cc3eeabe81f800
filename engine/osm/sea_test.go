package osm_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"zhenyu/engine/geo"
	"zhenyu/engine/osm"
)

// squares is a made-up country: which squares of a board are land.
type squares struct {
	side int
	land []bool
}

const squareSize = 1000

func (s *squares) at(x, y int) bool {
	return x >= 0 && y >= 0 && x < s.side && y < s.side && s.land[y*s.side+x]
}

// coast draws each side between land and sea as a way of its own, land on the left.
func (s *squares) coast() (all []object) {
	id := func(x, y int) int64 { return int64(y*(s.side+1)+x) + 1 }
	for y := range s.side + 1 {
		for x := range s.side + 1 {
			all = append(all, node(id(x, y), int32(x*squareSize), int32(y*squareSize)))
		}
	}
	ways := int64(0)
	draw := func(draw bool, a, b int64) {
		if draw {
			ways++
			all = append(all, way(ways, []int64{a, b}, osm.Coastline))
		}
	}
	for y := range s.side {
		for x := range s.side {
			if !s.at(x, y) {
				continue
			}
			draw(!s.at(x, y-1), id(x, y), id(x+1, y))
			draw(!s.at(x+1, y), id(x+1, y), id(x+1, y+1))
			draw(!s.at(x, y+1), id(x+1, y+1), id(x, y+1))
			draw(!s.at(x-1, y), id(x, y+1), id(x, y))
		}
	}
	return all
}

var wantCoast = osm.Wanted{Lines: osm.Match{osm.Coastline}, Keys: []string{"natural"}}

// The middle of a square is in the sea just where the board says so, wherever the box cuts the board.
func TestSeaOfSquares(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		const side = 7
		s := squares{side, rapid.SliceOfN(rapid.Bool(), side*side, side*side).Draw(r, "land")}
		low, high := rapid.IntRange(0, 2).Draw(r, "low"), rapid.IntRange(5, 7).Draw(r, "high")
		box := geo.Box{Min: geo.E7{Lon: int32(low*squareSize - 250), Lat: int32(low*squareSize - 250)}, Max: geo.E7{Lon: int32(high*squareSize + 250), Lat: int32(high*squareSize + 250)}}
		m := load(t, s.coast(), wantCoast)
		sea, ok := m.Sea(box)
		if !ok {
			r.Fatal("the coast is whole, but its sea was not found")
		}
		if len(sea) == 0 { // no coast in the box
			return
		}
		for y := low; y < high; y++ {
			for x := low; x < high; x++ {
				middle := geo.E7{Lon: int32(x*squareSize + 500), Lat: int32(y*squareSize + 500)}
				in := slices.ContainsFunc(sea, func(p geo.Polygon) bool { return p.Side(middle) > 0 })
				if in == s.at(x, y) {
					r.Fatalf("square %d,%d: land %v, sea %v", x, y, s.at(x, y), in)
				}
			}
		}
	})
}

// A coast that ends in the middle of the box has no sides.
func TestSeaOfATornCoast(t *testing.T) {
	t.Parallel()
	m := load(t, []object{node(1, 0, 5000), node(2, 5000, 5000), way(1, []int64{1, 2}, osm.Coastline)}, wantCoast)
	if sea, ok := m.Sea(geo.Box{Max: geo.E7{Lon: 10000, Lat: 10000}}); ok || sea != nil {
		t.Errorf("sea %v, %v", sea, ok)
	}
}

// Without a coast nothing is sea, and a coast whose ends stop just within the box reaches it.
func TestSeaReachesTheBox(t *testing.T) {
	t.Parallel()
	box := geo.Box{Max: geo.E7{Lon: 10000, Lat: 10000}}
	if sea, ok := load(t, nil, wantCoast).Sea(box); !ok || sea != nil {
		t.Errorf("without a coast: %v, %v", sea, ok)
	}
	m := load(t, []object{node(1, 100, 5000), node(2, 9900, 5000), way(1, []int64{1, 2}, osm.Coastline)}, wantCoast)
	sea, ok := m.Sea(box)
	want := geo.Polygon{{{Lon: 0, Lat: 5000}, {Lon: 0, Lat: 0}, {Lon: 10000, Lat: 0}, {Lon: 10000, Lat: 5000}, {Lon: 9900, Lat: 5000}, {Lon: 100, Lat: 5000}, {Lon: 0, Lat: 5000}}}
	if !ok || len(sea) != 1 || len(sea[0]) != 1 || !slices.Equal(sea[0][0], want[0]) {
		t.Errorf("sea %v, %v, want %v", sea, ok, want)
	}
}
