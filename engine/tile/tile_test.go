package tile

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"zhenyu/engine/geo"
)

// middle is where the tests draw: a corner of four tiles at every zoom from 1 on would be too easy, so
// it is somewhere else.
var middle = geo.WGS84{Lon: 121.4737, Lat: 31.2304}

func draw(t *rapid.T, label string, n int, spread float64) []geo.E7 {
	places := make([]geo.E7, n)
	for i := range places {
		dx := rapid.Float64Range(-spread, spread).Draw(t, label)
		dy := rapid.Float64Range(-spread, spread).Draw(t, label)
		places[i] = geo.WGS84{Lon: middle.Lon + dx, Lat: middle.Lat + dy}.E7()
	}
	return places
}

// home returns the tile that the middle is in.
func home(z uint8) (x, y uint32) {
	p := project(middle.E7())
	return p.x >> (32 - z), p.y >> (32 - z)
}

func mustBuild(t testing.TB, d *Draft) *Set {
	t.Helper()
	s, err := d.Build()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func mustTile(t testing.TB, s *Set, z uint8, x, y uint32) Tile {
	t.Helper()
	tile, err := s.Tile(z, x, y)
	if err != nil {
		t.Fatal(err)
	}
	return tile
}

// TestWorldCorners checks the projection against values that follow from its definition.
func TestWorldCorners(t *testing.T) {
	for _, c := range []struct {
		at   geo.WGS84
		want place
	}{
		{geo.WGS84{Lon: 0, Lat: 0}, place{1 << 31, 1 << 31}},
		{geo.WGS84{Lon: -180, Lat: 85.0511287}, place{0, 0}},
		{geo.WGS84{Lon: 90, Lat: 66.51326044}, place{3 << 30, 1 << 30}},
		{geo.WGS84{Lon: 180, Lat: -89}, place{math.MaxUint32, math.MaxUint32}},
	} {
		got := project(c.at.E7())
		if math.Abs(float64(got.x)-float64(c.want.x)) > 4 || math.Abs(float64(got.y)-float64(c.want.y)) > 40 {
			t.Errorf("%v: %v, want %v", c.at, got, c.want)
		}
	}
	b := Bounds(1, 1, 0)
	if b.Min != (geo.WGS84{Lon: 0, Lat: 0}).E7() || b.Max.Lon != (geo.WGS84{Lon: 180}).E7().Lon {
		t.Errorf("tile 1/1/0 is %v", b)
	}
}

// TestWhatATileTells reads a tile back: layers, ids, texts, shapes and which way rings run.
func TestWhatATileTells(t *testing.T) {
	e := func(dx, dy float64) geo.E7 { return geo.WGS84{Lon: middle.Lon + dx, Lat: middle.Lat + dy}.E7() }
	square := func(r float64) geo.Ring { return geo.Ring{e(-r, -r), e(r, -r), e(r, r), e(-r, r), e(-r, -r)} }
	var d Draft
	d.AddPoint(Feature{Layer: "facility", ID: 7, Tags: []Tag{{"name", "卫生站"}}}, e(0, 0))
	d.AddLine(Feature{Layer: "street", Tags: []Tag{{"class", "minor"}, {"name", "新港路"}}}, []geo.E7{e(-.001, 0), e(.001, 0)})
	d.AddArea(Feature{Layer: "green", Tags: []Tag{{"class", "minor"}}}, geo.Polygon{square(.002), square(.001)})
	d.AddLine(Feature{Layer: "street", From: 15}, []geo.E7{e(0, -.001), e(0, .001)})
	s := mustBuild(t, &d)
	x, y := home(14)
	got := decode(t, mustTile(t, s, 14, x, y).Data)
	if len(got) != 3 {
		t.Fatalf("%d features, want 3: %v", len(got), got)
	}
	if f := got[0]; f.layer != "facility" || f.id != 7 || f.shape != Point || f.tags["name"] != "卫生站" {
		t.Errorf("%v", f)
	}
	if f := got[1]; f.layer != "street" || f.shape != Line || f.tags["name"] != "新港路" || f.tags["class"] != "minor" {
		t.Errorf("%v", f)
	}
	f := got[2]
	if f.layer != "green" || len(f.parts) != 2 || twiceArea(f.parts[0]) <= 0 || twiceArea(f.parts[1]) >= 0 {
		t.Errorf("%v", f)
	}
	if x, y := home(15); len(decode(t, mustTile(t, s, 15, x, y).Data)) != 4 {
		t.Error("what begins at zoom 15 is not there")
	}
}

// TestUntil leaves out what is no more at a zoom, and has it at those before.
func TestUntil(t *testing.T) {
	var d Draft
	d.AddPoint(Feature{Layer: "wide", From: 8, Until: 11}, middle.E7())
	s := mustBuild(t, &d)
	for z, want := range map[uint8]int{7: 0, 8: 1, 10: 1, 11: 0, 14: 0} {
		if x, y := home(z); len(decode(t, mustTile(t, s, z, x, y).Data)) != want {
			t.Errorf("at zoom %d: want %d", z, want)
		}
	}
}

// TestNeighboursMeet draws anything, and holds the corners on the border of each two tiles against each
// other.
func TestNeighboursMeet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var d Draft
		z := uint8(rapid.IntRange(8, MaxZoom).Draw(t, "zoom"))
		spread := 360 / math.Exp2(float64(z)) * rapid.Float64Range(0.1, 3).Draw(t, "spread")
		for range rapid.IntRange(1, 4).Draw(t, "features") {
			n := rapid.IntRange(3, 12).Draw(t, "corners")
			if rapid.Bool().Draw(t, "area") {
				d.AddArea(Feature{Layer: "a"}, geo.Polygon{draw(t, "corner", n, spread)})
			} else {
				d.AddLine(Feature{Layer: "l"}, draw(t, "corner", n, spread))
			}
		}
		s := mustBuildRapid(t, &d)
		x, y := home(z)
		here := tileOf(t, s, z, x, y)
		if east := tileOf(t, s, z, x+1, y); !slices.Equal(onBorder(t, here, across, Extent), onBorder(t, east, across, 0)) {
			t.Fatalf("east: %v and %v", onBorder(t, here, across, Extent), onBorder(t, east, across, 0))
		}
		if south := tileOf(t, s, z, x, y+1); !slices.Equal(onBorder(t, here, down, Extent), onBorder(t, south, down, 0)) {
			t.Fatalf("south: %v and %v", onBorder(t, here, down, Extent), onBorder(t, south, down, 0))
		}
	})
}

func mustBuildRapid(t *rapid.T, d *Draft) *Set {
	s, err := d.Build()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func tileOf(t *rapid.T, s *Set, z uint8, x, y uint32) []decoded {
	tile, err := s.Tile(z, x, y)
	if err != nil {
		t.Fatal(err)
	}
	return decode(tbOf{T: t}, tile.Data)
}

// tbOf lets the decoder fail a property.
type tbOf struct {
	testing.TB
	T *rapid.T
}

func (b tbOf) Helper()                   {}
func (b tbOf) Fatal(args ...any)         { b.T.Fatal(args...) }
func (b tbOf) Fatalf(f string, a ...any) { b.T.Fatalf(f, a...) }

// onBorder lists where lines have a corner on a border of a tile, and where areas pass it: twice at one
// spot is not at all, for an area thinner than a unit is not drawn.
func onBorder(t *rapid.T, features []decoded, a axis, value int32) []int32 {
	lines, passes := map[int32]bool{}, map[int32]bool{}
	for _, f := range features {
		for _, part := range f.parts {
			for k, p := range part {
				other := (!a).of(p)
				if other < 0 || other > Extent {
					continue
				}
				if q := part[(k+1)%len(part)]; (k+1 < len(part) || f.shape == Area) && (a.of(p)-value)*(a.of(q)-value) < 0 {
					t.Fatalf("the edge from %v to %v crosses the border without a corner", p, q)
				}
				if f.shape == Line && a.of(p) == value {
					lines[other] = true
				}
				before, after := part[(k+len(part)-1)%len(part)], part[(k+1)%len(part)]
				if f.shape == Area && a.of(p) == value && (a.of(before) > value) != (a.of(after) > value) {
					passes[other] = !passes[other]
				}
			}
		}
	}
	at := slices.Collect(maps.Keys(lines))
	for other, odd := range passes {
		if odd {
			at = append(at, other+2*Extent)
		}
	}
	slices.Sort(at)
	return at
}

// TestSharedEdges cuts a square into two areas along a crooked line, drawn once each way and begun at
// any corner, and checks that no spot of the square is in neither or in both.
func TestSharedEdges(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const r = 0.01
		e := func(dx, dy float64) geo.E7 { return geo.WGS84{Lon: middle.Lon + dx, Lat: middle.Lat + dy}.E7() }
		crooked := []geo.E7{e(0, -r)}
		n := rapid.IntRange(1, 40).Draw(t, "corners")
		for k := range n {
			crooked = append(crooked, e(rapid.Float64Range(-r/4, r/4).Draw(t, "x"), -r+2*r*float64(k+1)/float64(n+1)))
		}
		crooked = append(crooked, e(0, r))
		back := slices.Clone(crooked)
		slices.Reverse(back)
		west := append(slices.Clone(crooked), e(-r, r), e(-r, -r))
		east := append(back, e(r, -r), e(r, r))
		turn := rapid.IntRange(0, len(east)-1).Draw(t, "turn")
		east = append(slices.Clone(east[turn:]), east[:turn]...)
		var d Draft
		d.AddArea(Feature{Layer: "a"}, geo.Polygon{west})
		d.AddArea(Feature{Layer: "a"}, geo.Polygon{east})
		s := mustBuildRapid(t, &d)
		var c [2]cutter
		z := uint8(rapid.IntRange(8, MaxZoom).Draw(t, "zoom"))
		edges := map[[2]spot]int{}
		for i := range c {
			c[i] = cutter{set: s, zoom: z, west: int64(s.corner[0].x >> (worldBits - z)), north: int64(s.corner[0].y >> (worldBits - z))}
			c[i].trace(uint32(i))
			for k, p := range c[i].outline {
				q := c[i].outline[(k+1)%len(c[i].outline)]
				edges[[2]spot{p, q}]++
				edges[[2]spot{q, p}]--
			}
		}
		open := 0
		for _, n := range edges {
			if n > 0 {
				open++
			}
		}
		if open > 6 { // the four sides of the square, two of them in two pieces
			t.Fatalf("%d edges are not shared at zoom %d:\n%v\n%v", open, z, c[0].outline, c[1].outline)
		}
	})
}

// TestAgainstOutline is the slow twin: a spot is in the tile's area when it is in the outline as given,
// unless it is as near to it as corners may be moved.
func TestAgainstOutline(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		z := uint8(rapid.IntRange(9, MaxZoom).Draw(t, "zoom"))
		spread := 360 / math.Exp2(float64(z)) * rapid.Float64Range(0.3, 2).Draw(t, "spread")
		ring := geo.Ring(draw(t, "corner", rapid.IntRange(3, 9).Draw(t, "corners"), spread))
		var d Draft
		d.AddArea(Feature{Layer: "a"}, geo.Polygon{ring})
		s := mustBuildRapid(t, &d)
		x, y := home(z)
		features := tileOf(t, s, z, x, y)
		exact := make([][2]float64, len(ring))
		for k, at := range ring {
			p := project(at)
			unit := math.Exp2(float64(worldBits - z))
			exact[k] = [2]float64{float64(p.x)/unit - float64(x)*Extent, float64(p.y)/unit - float64(y)*Extent}
		}
		for range 30 {
			px, py := rapid.Float64Range(0, Extent).Draw(t, "px"), rapid.Float64Range(0, Extent).Draw(t, "py")
			if nearest(exact, px, py) < Tolerance+2 {
				continue
			}
			in := false
			for _, f := range features {
				for _, part := range f.parts {
					loop := make([][2]float64, len(part))
					for k, p := range part {
						loop[k] = [2]float64{float64(p.x), float64(p.y)}
					}
					in = in != inside(loop, px, py)
				}
			}
			if want := inside(exact, px, py); in != want {
				t.Fatalf("%.1f, %.1f: in the tile %v, in the outline %v\n%v\n%v", px, py, in, want, exact, features)
			}
		}
	})
}

// inside counts crossings of a ray to the east.
func inside(ring [][2]float64, px, py float64) bool {
	in := false
	for k, q := range ring {
		p := ring[(k+len(ring)-1)%len(ring)]
		if (p[1] > py) != (q[1] > py) && px < p[0]+(py-p[1])/(q[1]-p[1])*(q[0]-p[0]) {
			in = !in
		}
	}
	return in
}

// nearest is the distance to the nearest edge.
func nearest(ring [][2]float64, px, py float64) float64 {
	best := math.Inf(1)
	for k, q := range ring {
		p := ring[(k+len(ring)-1)%len(ring)]
		dx, dy := q[0]-p[0], q[1]-p[1]
		t := 0.0
		if l := dx*dx + dy*dy; l > 0 {
			t = min(max(((px-p[0])*dx+(py-p[1])*dy)/l, 0), 1)
		}
		best = min(best, math.Hypot(px-p[0]-t*dx, py-p[1]-t*dy))
	}
	return best
}

// TestLimit fills a tile with more than it may hold, and checks that the smallest go and are counted.
func TestLimit(t *testing.T) {
	var d Draft
	size := 360 / math.Exp2(14) / 200
	x, y := home(14)
	west := Bounds(14, x, y).Min.WGS84()
	n := 0
	for i := range 190 {
		for j := range 190 {
			at := geo.WGS84{Lon: west.Lon + float64(i)*size, Lat: west.Lat + float64(j)*size*.85}
			r := size * (.2 + .6*float64((i*7+j*3)%10)/10)
			d.AddArea(Feature{Layer: "building", ID: uint64(n + 1)}, geo.Polygon{{
				at.E7(), geo.WGS84{Lon: at.Lon + r, Lat: at.Lat}.E7(), geo.WGS84{Lon: at.Lon + r, Lat: at.Lat + r}.E7(), geo.WGS84{Lon: at.Lon, Lat: at.Lat + r}.E7(),
			}})
			n++
		}
	}
	s := mustBuild(t, &d)
	tile := mustTile(t, s, 14, x, y)
	if len(tile.Data) > MaxBytes || tile.Dropped == 0 || tile.Features+tile.Dropped != n {
		t.Errorf("%d bytes, %d features, %d dropped of %d", len(tile.Data), tile.Features, tile.Dropped, n)
	}
	if got := len(decode(t, tile.Data)); got != tile.Features {
		t.Errorf("%d features in the tile, %d told", got, tile.Features)
	}
}

func TestRefused(t *testing.T) {
	var d Draft
	s := mustBuild(t, &d)
	for _, c := range [][3]uint32{{MaxZoom + 1, 0, 0}, {3, 8, 0}, {3, 0, 8}} {
		if _, err := s.Tile(uint8(c[0]), c[1], c[2]); err == nil {
			t.Errorf("%v is taken for a tile", c)
		}
	}
	if tile := mustTile(t, s, 0, 0, 0); len(tile.Data) != 0 {
		t.Errorf("nothing takes %d bytes", len(tile.Data))
	}
	d.AddPoint(Feature{Layer: "", From: 1}, middle.E7())
	if _, err := d.Build(); err == nil {
		t.Error("a feature without a layer is taken")
	}
	d.AddArea(Feature{Layer: "a"}, geo.Polygon{{middle.E7(), middle.E7()}})
	d.AddLine(Feature{Layer: "a"}, nil)
	if s := mustBuild(t, &d); s.Len() != 1 || len(mustTile(t, s, 0, 0, 0).Data) != 0 {
		t.Error("an area without corners is drawn")
	}
}

// TestValues gives some features numbers, which must come back with their ids and leave the rest as it was.
func TestValues(t *testing.T) {
	e := func(dx float64) geo.E7 { return geo.WGS84{Lon: middle.Lon + dx, Lat: middle.Lat}.E7() }
	var d Draft
	for id := range uint64(9) {
		d.AddPoint(Feature{Layer: "home", ID: id, Tags: []Tag{{"class", "house"}}}, e(float64(id)/1e5))
	}
	s := mustBuild(t, &d)
	x, y := home(14)
	v := Values{Key: "seconds", Of: func(id uint64) (int64, bool) { return int64(300 * (id % 3)), id != 5 }}
	valued, err := s.TileWith(14, x, y, v)
	if err != nil {
		t.Fatal(err)
	}
	plain := decode(t, mustTile(t, s, 14, x, y).Data)
	for i, f := range decode(t, valued.Data) {
		want, ok := v.Of(f.id)
		told, is := f.tags["seconds"]
		if ok = ok && f.id != 0; is != ok || ok && told != fmt.Sprint(want) {
			t.Errorf("feature %d tells %q", f.id, told)
		}
		delete(f.tags, "seconds")
		if f.String() != plain[i].String() {
			t.Errorf("with a number it is %v, without %v", f, plain[i])
		}
	}
}
