package osm_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"zhenyu/engine/geo"
	"zhenyu/engine/osm"
)

func load(t testing.TB, objects []object, want osm.Wanted) *osm.Map {
	t.Helper()
	file, err := encode(objects, osm.Header{Box: geo.EmptyBox()})
	if err != nil {
		t.Fatal(err)
	}
	m, err := osm.Load(t.Context(), open(t, file), want)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func node(id int64, lon, lat int32, tags ...osm.Tag) object {
	return object{ref: osm.Ref{Kind: osm.Node, ID: id}, place: geo.E7{Lon: lon, Lat: lat}, tags: tags}
}

func way(id int64, refs []int64, tags ...osm.Tag) object {
	return object{ref: osm.Ref{Kind: osm.Way, ID: id}, refs: refs, tags: tags}
}

func relation(id int64, members []osm.Member, tags ...osm.Tag) object {
	return object{ref: osm.Ref{Kind: osm.Relation, ID: id}, members: members, tags: tags}
}

func member(kind osm.Kind, id int64, role string) osm.Member {
	return osm.Member{Ref: osm.Ref{Kind: kind, ID: id}, Role: role}
}

var (
	street = osm.Tag{Key: "highway", Value: "residential"}
	park   = osm.Tag{Key: "leisure", Value: "park"}
	shape  = osm.Tag{Key: "type", Value: "multipolygon"}
)

// What an extract refers to and does not hold is counted, marked, and not an error.
func TestGaps(t *testing.T) {
	t.Parallel()
	m := load(t, []object{
		node(1, 0, 0), node(2, 10, 0), node(3, 10, 10), node(4, 0, 10), node(9, 5, 5, park),
		way(1, []int64{1, 2, 77}, street),     // node 77 is missing
		way(2, []int64{1, 2, 3, 1}, park),     // a whole area
		way(3, []int64{1, 2, 3, 88, 1}, park), // a ring with a hole in its line
		way(4, []int64{1, 2, 1, 1}, park),     // no inside
		way(5, []int64{1, 2, 3, 4}),           // open, closes in relation 2
		way(6, []int64{4, 1}),                 // its other half
		way(7, []int64{1, 2, 3, 1}, park, osm.Tag{Key: "area", Value: "no"}),
		relation(1, []osm.Member{member(osm.Way, 5, "outer")}, shape, park),
		relation(2, []osm.Member{member(osm.Way, 5, "outer"), member(osm.Way, 6, ""), member(osm.Way, 5, "outer"), member(osm.Way, 99, "inner"), member(osm.Node, 9, "label"), member(osm.Relation, 1, "")}, shape, park),
		relation(3, []osm.Member{member(osm.Way, 2, "outer")}, osm.Tag{Key: "type", Value: "route"}, park),
	}, osm.Wanted{Nodes: osm.Match{park}, Lines: osm.Match{street}, Areas: osm.Match{park}})

	want := osm.Gaps{NodesMissing: 2, WaysMissing: 1, WaysLoose: 1, RelationsMissing: 1, RingsFlat: 1, RingsUnplaced: 1, MembersTwice: 1, AreasEmpty: 3}
	if m.Gaps != want {
		t.Errorf("gaps %+v\nwant %+v", m.Gaps, want)
	}
	if want := []osm.Ref{{Kind: osm.Way, ID: 2}, {Kind: osm.Relation, ID: 2}}; !slices.Equal(m.Areas.Of, want) || !slices.Equal(m.Areas.Whole, []bool{true, false}) {
		t.Errorf("areas %v, whole %v, want %v, one of them whole", m.Areas.Of, m.Areas.Whole, want)
	}
	line := m.Lines.Nodes.At(0)
	if at := m.Places.At[line[2]]; at != osm.Nowhere || m.Places.At[line[1]] != (geo.E7{Lon: 10}) {
		t.Errorf("line through %v, %v", m.Places.At[line[1]], at)
	}
	if len(m.Nodes.ID) != 1 || m.Nodes.Tags.Get(0, "leisure") != "park" {
		t.Errorf("nodes %v", m.Nodes.ID)
	}
}

// Only asked keys are kept, though others decide what is wanted.
func TestKeys(t *testing.T) {
	t.Parallel()
	m := load(t, []object{
		node(1, 0, 0), node(2, 10, 0), node(3, 10, 10),
		way(2, []int64{1, 2, 3, 1}, park, osm.Tag{Key: "name", Value: "河滨公园"}, osm.Tag{Key: "note", Value: "x"}),
		relation(4, []osm.Member{member(osm.Way, 2, "outer")}, shape, park, osm.Tag{Key: "name", Value: "青禾公园"}),
	}, osm.Wanted{Areas: osm.Match{park}, Keys: []string{"name"}})
	for i, name := range []string{"河滨公园", "青禾公园"} {
		if got := tagsOf(&m.Areas.Tags, i); !slices.Equal(got, []osm.Tag{{Key: "name", Value: name}}) {
			t.Errorf("tags %v, want the name only", got)
		}
	}
}

// cells draws a set of squares of a grid: areas with holes, islands in holes, and corners that touch.
func cells(t *rapid.T) map[[2]int32]bool {
	set := map[[2]int32]bool{}
	n := rapid.IntRange(1, 40).Draw(t, "cells")
	for range n {
		set[[2]int32{rapid.Int32Range(0, 7).Draw(t, "x"), rapid.Int32Range(0, 7).Draw(t, "y")}] = true
	}
	return set
}

// outlineOf cuts the outline of the cells into ways of a few sides, shuffled and turned at random.
func outlineOf(set map[[2]int32]bool, seed uint64) (objects []object, members []osm.Member) {
	const side = 1000
	id := func(x, y int32) int64 { return int64(x)*100 + int64(y) + 1 }
	next := map[int64][]int64{} // the sides that leave a corner, with the cell to their left
	for x := int32(0); x <= 8; x++ {
		for y := int32(0); y <= 8; y++ {
			objects = append(objects, node(id(x, y), x*side, y*side))
			if !set[[2]int32{x, y}] {
				continue
			}
			corners := [5][2]int32{{x, y}, {x + 1, y}, {x + 1, y + 1}, {x, y + 1}, {x, y}}
			beside := [4][2]int32{{x, y - 1}, {x + 1, y}, {x, y + 1}, {x - 1, y}}
			for i, b := range beside {
				if !set[b] {
					from := id(corners[i][0], corners[i][1])
					next[from] = append(next[from], id(corners[i+1][0], corners[i+1][1]))
				}
			}
		}
	}
	r := rand.New(rand.NewPCG(seed, 1))
	way := int64(0)
	for _, o := range slices.Clone(objects) {
		for len(next[o.ref.ID]) > 0 {
			chain := []int64{o.ref.ID}
			for range 1 + r.IntN(4) { // a few sides, or until the chain is back at its beginning
				last := chain[len(chain)-1]
				if len(next[last]) == 0 || len(chain) > 1 && last == chain[0] {
					break
				}
				i := r.IntN(len(next[last]))
				if slices.Contains(chain[1:], next[last][i]) {
					break
				}
				chain = append(chain, next[last][i])
				next[last] = slices.Delete(next[last], i, i+1)
			}
			if r.IntN(2) == 0 {
				slices.Reverse(chain)
			}
			way++
			objects = append(objects, object{ref: osm.Ref{Kind: osm.Way, ID: way}, refs: chain})
			members = append(members, member(osm.Way, way, []string{"", "outer", "inner"}[r.IntN(3)]))
		}
	}
	r.Shuffle(len(members), func(i, j int) { members[i], members[j] = members[j], members[i] })
	return objects, members
}

// A relation made of shuffled pieces with wrong roles covers the cells it was made from, no more
// and no less.
func TestAreasAgainstCells(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		set := cells(r)
		objects, members := outlineOf(set, rapid.Uint64().Draw(r, "seed"))
		objects = append(objects, relation(1, members, shape, park))
		m := load(t, objects, osm.Wanted{Areas: osm.Match{park}})
		if len(m.Areas.Of) != 1 || !m.Areas.Whole[0] {
			r.Fatalf("areas %v, gaps %+v", m.Areas.Of, m.Gaps)
		}
		polygons := m.Polygons(0)
		for x := int32(-1); x <= 8; x++ {
			for y := int32(-1); y <= 8; y++ {
				inside := slices.ContainsFunc(polygons, func(p geo.Polygon) bool {
					return p.Side(geo.E7{Lon: x*1000 + 500, Lat: y*1000 + 500}) > 0
				})
				if inside != set[[2]int32{x, y}] {
					r.Fatalf("cell %d, %d: inside %v\n%v", x, y, inside, polygons)
				}
			}
		}
		for _, p := range polygons {
			if p[0].SquareMetres() <= 0 || slices.ContainsFunc(p[1:], func(hole geo.Ring) bool { return hole.SquareMetres() >= 0 }) {
				r.Fatalf("turned the wrong way: %v", p)
			}
		}
	})
}

// A spur that hangs on a ring does not spoil the ring.
func TestSpur(t *testing.T) {
	t.Parallel()
	m := load(t, []object{
		node(1, 0, 0), node(2, 10, 0), node(3, 10, 10), node(4, 0, 10), node(5, 20, 20),
		way(1, []int64{1, 2, 3}), way(2, []int64{3, 5}), way(3, []int64{3, 4, 1}),
		relation(1, []osm.Member{member(osm.Way, 1, ""), member(osm.Way, 2, ""), member(osm.Way, 3, "")}, shape, park),
	}, osm.Wanted{Areas: osm.Match{park}})
	if m.Gaps != (osm.Gaps{WaysLoose: 1}) || len(m.Areas.Of) != 1 || m.Areas.Whole[0] {
		t.Errorf("gaps %+v, areas %v", m.Gaps, m.Areas.Of)
	}
}

// Number against a map, on ids as they really lie: runs and gaps of all sizes.
func TestPlacesNumber(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		var refs []int64
		id := int64(0)
		for range rapid.IntRange(1, 60).Draw(r, "runs") {
			id += rapid.Int64Range(1, 1<<rapid.IntRange(1, 33).Draw(r, "scale")).Draw(r, "gap")
			for range rapid.IntRange(1, 20).Draw(r, "length") {
				id++
				refs = append(refs, id)
			}
		}
		m := load(t, []object{way(1, refs, street)}, osm.Wanted{Lines: osm.Match{street}})
		numbers := map[int64]int32{}
		for i, id := range m.Places.ID {
			numbers[id] = int32(i)
		}
		for _, id := range refs {
			for _, probe := range []int64{id - 1, id, id + 1} {
				want, ok := numbers[probe]
				if !ok {
					want = -1
				}
				if got := m.Places.Number(probe); got != want {
					r.Fatalf("number of %d is %d, want %d", probe, got, want)
				}
			}
		}
	})
}

// Load gives on a real file what choosing from the slow twin's objects gives, for any threads.
func TestLoadAgainstNaive(t *testing.T) {
	t.Parallel()
	want := osm.Wanted{Nodes: osm.Match{{Key: "barrier"}}, Lines: osm.Match{{Key: "highway"}}, Keys: []string{"highway"}}
	for _, name := range []string{"monaco", "liechtenstein"} {
		var lines []object
		places := map[int64]geo.E7{}
		for _, o := range collect(t, openExtract(t, name), osm.Query{Nodes: osm.All, Ways: osm.Match{{Key: "highway"}}, Keys: want.Keys}) {
			switch o.ref.Kind {
			case osm.Node:
				places[o.ref.ID] = o.place
			case osm.Way:
				lines = append(lines, o)
			}
		}
		for _, want.Threads = range []int{1, 4} {
			m, err := osm.Load(t.Context(), openExtract(t, name), want)
			if err != nil {
				t.Fatal(err)
			}
			if len(m.Lines.ID) != len(lines) || m.Gaps != (osm.Gaps{}) {
				t.Fatalf("%d lines, want %d; gaps %+v", len(m.Lines.ID), len(lines), m.Gaps)
			}
			for i, o := range lines {
				var refs []int64
				for _, n := range m.Lines.Nodes.At(i) {
					refs = append(refs, m.Places.ID[n])
					if m.Places.At[n] != places[m.Places.ID[n]] {
						t.Fatalf("node %d at %v, want %v", m.Places.ID[n], m.Places.At[n], places[m.Places.ID[n]])
					}
				}
				if m.Lines.ID[i] != o.ref.ID || !slices.Equal(refs, o.refs) || !slices.Equal(tagsOf(&m.Lines.Tags, i), o.tags) {
					t.Fatalf("line %d differs", o.ref.ID)
				}
			}
		}
	}
}

// Known facts of the real files.
func TestLoadKnownFacts(t *testing.T) {
	t.Parallel()
	m, err := osm.Load(t.Context(), openExtract(t, "liechtenstein"), osm.Wanted{
		Areas: osm.Match{{Key: "boundary", Value: "administrative"}},
		Keys:  []string{"name", "admin_level"},
	})
	if err != nil {
		t.Fatal(err)
	}
	squareKm := map[string]float64{}
	for i := range m.Areas.Of {
		if m.Areas.Tags.Get(i, "admin_level") == "8" && m.Areas.Whole[i] {
			for _, p := range m.Polygons(i) {
				squareKm[m.Areas.Tags.Get(i, "name")] += p.SquareMetres() / 1e6
			}
		}
	}
	// The municipalities' official areas in km², to the tenth.
	for name, want := range map[string]float64{"Vaduz": 17.3, "Balzers": 19.7, "Triesenberg": 29.7, "Schaan": 26.9} {
		if got := squareKm[name]; got < want-0.2 || got > want+0.2 {
			t.Errorf("%s has %.2f km², want %.1f; %v", name, got, want, squareKm)
		}
	}
}
