package geo_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"zhenyu/engine/geo"
)

// town draws places within about 11 km of one another, on a coarse grid so that many coincide.
func town(t *rapid.T) geo.E7 {
	return geo.E7{
		Lon: 1215000000 + 10000*rapid.Int32Range(-50, 50).Draw(t, "lon"),
		Lat: 312000000 + 10000*rapid.Int32Range(-50, 50).Draw(t, "lat"),
	}
}

func townBoxes(t *rapid.T) []geo.Box {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) geo.Box {
		if rapid.Float64Range(0, 1).Draw(t, "empty") > 0.95 {
			return geo.EmptyBox()
		}
		return geo.BoxOf(town(t), town(t))
	}), 0, 400).Draw(t, "boxes")
}

func TestWithinAgainstScan(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		boxes, window := townBoxes(t), geo.BoxOf(town(t), town(t))
		var want []int32
		for i, b := range boxes {
			if !b.Empty() && b.Intersects(window) {
				want = append(want, int32(i))
			}
		}
		got := slices.Sorted(geo.NewIndex(boxes).Within(window))
		if !slices.Equal(got, want) {
			t.Fatalf("got %v, scan %v", got, want)
		}
	})
}

// segment gives the ends of the diagonal of a box, and its distance from p.
func segmentDistance(pl geo.Plane, b geo.Box) geo.Metres {
	foot, _ := geo.XY{}.OnSegment(pl.XY(b.Min.WGS84()), pl.XY(b.Max.WGS84()))
	return geo.XY{}.Distance(foot)
}

type hit struct {
	i int32
	d geo.Metres
}

func TestNearAgainstScan(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		boxes, p := townBoxes(t), town(t).WGS84()
		limit := geo.Metres(rapid.Float64Range(0, 15000).Draw(t, "limit"))
		pl := geo.NewPlane(p)
		var want []hit
		for i, b := range boxes {
			if d := segmentDistance(pl, b); !b.Empty() && d <= limit {
				want = append(want, hit{int32(i), d})
			}
		}
		slices.SortStableFunc(want, func(a, b hit) int { return int(math.Copysign(1, float64(a.d-b.d))) * boolInt(a.d != b.d) })
		var got []hit
		for i, d := range geo.NewIndex(boxes).Near(p, limit, func(i int32) geo.Metres { return segmentDistance(pl, boxes[i]) }) {
			got = append(got, hit{i, d})
		}
		if !slices.Equal(got, want) {
			t.Fatalf("got %v\nscan %v", got, want)
		}
	})
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Nearest in degrees and nearest on the ground differ: 1 % of a degree north is farther than a
// little more than 1 % east.
func TestNearIsMetres(t *testing.T) {
	t.Parallel()
	p := geo.WGS84{Lon: 121, Lat: 31}
	north, east := geo.WGS84{Lon: 121, Lat: 31.0100}.E7(), geo.WGS84{Lon: 121.0110, Lat: 31}.E7()
	x := geo.NewIndex([]geo.Box{geo.BoxOf(north), geo.BoxOf(east)})
	for i := range x.Near(p, geo.Metres(math.Inf(1)), nil) {
		if i != 1 {
			t.Error("the nearest in degrees won over the nearest in metres")
		}
		break
	}
}

func TestIndexOfNothing(t *testing.T) {
	t.Parallel()
	for _, boxes := range [][]geo.Box{nil, {geo.EmptyBox()}} {
		x := geo.NewIndex(boxes)
		for range x.Near(geo.WGS84{}, geo.Metres(math.Inf(1)), nil) {
			t.Error("found a box where there is none")
		}
		for range x.Within(geo.Around(geo.WGS84{}, 20e6)) {
			t.Error("found a box where there is none")
		}
	}
}

func TestAroundHoldsTheCircle(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a, b := polar(t, 80, 20e3)
		if a.Lon > 179 || a.Lon < -179 {
			t.Skip("boxes do not cross the antimeridian")
		}
		if box := geo.Around(a, geo.Distance(a, b)); !box.Contains(b.E7()) {
			t.Fatalf("%v is not in %v", b.E7(), box)
		}
	})
}

func cityBoxes(n int) []geo.Box {
	r := rand.New(rand.NewPCG(1, 2))
	boxes := make([]geo.Box, n)
	for i := range boxes {
		p := geo.E7{Lon: 1215000000 + r.Int32N(5000000), Lat: 310000000 + r.Int32N(5000000)}
		boxes[i] = geo.BoxOf(p, geo.E7{Lon: p.Lon + r.Int32N(10000), Lat: p.Lat + r.Int32N(10000)})
	}
	return boxes
}

func BenchmarkIndexBuild200k(b *testing.B) {
	boxes := cityBoxes(200_000)
	b.ReportAllocs()
	for b.Loop() {
		geo.NewIndex(boxes)
	}
}

func BenchmarkNearest200k(b *testing.B) {
	x := geo.NewIndex(cityBoxes(200_000))
	r := rand.New(rand.NewPCG(3, 4))
	b.ReportAllocs()
	for b.Loop() {
		p := geo.WGS84{Lon: 121.5 + r.Float64()/2, Lat: 31 + r.Float64()/2}
		for range x.Near(p, 1000, nil) {
			break
		}
	}
}

func BenchmarkWithin200k(b *testing.B) {
	x := geo.NewIndex(cityBoxes(200_000))
	r := rand.New(rand.NewPCG(3, 4))
	b.ReportAllocs()
	for b.Loop() {
		p := geo.WGS84{Lon: 121.5 + r.Float64()/2, Lat: 31 + r.Float64()/2}
		for range x.Within(geo.Around(p, 500)) {
		}
	}
}
