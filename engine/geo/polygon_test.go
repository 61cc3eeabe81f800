package geo_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"zhenyu/engine/geo"
)

// winding is the slow twin of Side off the line: the sum of the angles under which the sides are
// seen, odd multiples of a full turn inside.
func winding(r geo.Ring, p geo.E7) int {
	sum := 0.0
	for i := 1; i < len(r); i++ {
		ax, ay := float64(r[i-1].Lon-p.Lon), float64(r[i-1].Lat-p.Lat)
		bx, by := float64(r[i].Lon-p.Lon), float64(r[i].Lat-p.Lat)
		sum += math.Atan2(ax*by-ay*bx, ax*bx+ay*by)
	}
	if turns := int(math.Round(sum / (2 * math.Pi))); turns%2 != 0 {
		return 1
	}
	return -1
}

func onLine(r geo.Ring, p geo.E7) bool {
	for i := 1; i < len(r); i++ {
		a, b := r[i-1], r[i]
		cross := int64(b.Lon-a.Lon)*int64(p.Lat-a.Lat) - int64(p.Lon-a.Lon)*int64(b.Lat-a.Lat)
		if cross == 0 && geo.BoxOf(a, b).Contains(p) {
			return true
		}
	}
	return false
}

func TestSideAgainstWinding(t *testing.T) {
	t.Parallel()
	small := rapid.Custom(func(t *rapid.T) geo.E7 {
		return geo.E7{Lon: rapid.Int32Range(-8, 8).Draw(t, "lon"), Lat: rapid.Int32Range(-8, 8).Draw(t, "lat")}
	})
	rapid.Check(t, func(t *rapid.T) {
		r := geo.Ring(rapid.SliceOfN(small, 3, 9).Draw(t, "ring"))
		r = append(r, r[0])
		p := small.Draw(t, "place")
		want := winding(r, p)
		if onLine(r, p) {
			want = 0
		}
		if got := r.Side(p); got != want {
			t.Fatalf("%v in %v: %d, twin %d", p, r, got, want)
		}
	})
}

// A square kilometre at 31° north, with a hole of a quarter of it.
func TestPolygon(t *testing.T) {
	t.Parallel()
	pl := geo.NewPlane(geo.WGS84{Lon: 121.5, Lat: 31.2})
	square := func(half float64) geo.Ring {
		r := geo.Ring{}
		for _, c := range [5][2]float64{{-1, -1}, {1, -1}, {1, 1}, {-1, 1}, {-1, -1}} {
			r = append(r, pl.WGS84(geo.XY{X: c[0] * half, Y: c[1] * half}).E7())
		}
		return r
	}
	p := geo.Polygon{square(500), square(250)}
	near(t, "ring", p[0].SquareMetres(), 1e6, 100)
	near(t, "polygon", p.SquareMetres(), 0.75e6, 100)
	for _, c := range []struct {
		x    float64
		want int
	}{{0, -1}, {300, 1}, {600, -1}} {
		if got := p.Side(pl.WGS84(geo.XY{X: c.x, Y: 10}).E7()); got != c.want {
			t.Errorf("side at %v m: %d, want %d", c.x, got, c.want)
		}
	}
	if got := p.Side(p[1][0]); got != 0 {
		t.Errorf("corner of the hole: %d, want 0", got)
	}
	if got := (geo.Polygon{}).SquareMetres(); got != 0 || (geo.Polygon{}).Side(geo.E7{}) != -1 {
		t.Error("an empty polygon holds something")
	}
}

// The place within is within, whatever the polygon's shape; on tiny ones it may round onto an edge.
func TestInside(t *testing.T) {
	t.Parallel()
	corner := rapid.Custom(func(t *rapid.T) geo.E7 {
		return geo.E7{Lon: rapid.Int32Range(-1e6, 1e6).Draw(t, "lon"), Lat: rapid.Int32Range(-1e6, 1e6).Draw(t, "lat")}
	})
	rapid.Check(t, func(t *rapid.T) {
		r := geo.Ring(rapid.SliceOfN(corner, 3, 8).Draw(t, "ring"))
		r = append(r, r[0])
		at, ok := geo.Polygon{r}.Inside()
		if !ok {
			if r.SquareMetres() > 1000 {
				t.Fatalf("nothing inside %v", r)
			}
			return
		}
		if r.Side(at) < 0 {
			wide := geo.Polygon{r}.Box()
			if wide.Max.Lat-wide.Min.Lat > 1000 && !nearLine(r, at) {
				t.Fatalf("%v is not inside %v", at, r)
			}
		}
	})
	if _, ok := (geo.Polygon{}).Inside(); ok {
		t.Error("an empty polygon has an inside")
	}
}

// nearLine says whether a place is within two units of a side of the ring.
func nearLine(r geo.Ring, p geo.E7) bool {
	for i := 1; i < len(r); i++ {
		xy := func(e geo.E7) geo.XY { return geo.XY{X: float64(e.Lon), Y: float64(e.Lat)} }
		foot, _ := xy(p).OnSegment(xy(r[i-1]), xy(r[i]))
		if foot.Distance(xy(p)) < 2 {
			return true
		}
	}
	return false
}

func TestConvex(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		ring geo.Ring
		want bool
	}{
		{geo.Ring{{Lon: 0, Lat: 0}, {Lon: 9, Lat: 0}, {Lon: 9, Lat: 9}, {Lon: 0, Lat: 9}, {Lon: 0, Lat: 0}}, true},
		{geo.Ring{{Lon: 0, Lat: 0}, {Lon: 0, Lat: 9}, {Lon: 9, Lat: 9}, {Lon: 9, Lat: 4}, {Lon: 9, Lat: 0}, {Lon: 0, Lat: 0}}, true},
		{geo.Ring{{Lon: 0, Lat: 0}, {Lon: 9, Lat: 0}, {Lon: 9, Lat: 2}, {Lon: 2, Lat: 2}, {Lon: 2, Lat: 9}, {Lon: 0, Lat: 9}, {Lon: 0, Lat: 0}}, false},
		{geo.Ring{{Lon: 2, Lat: 2}, {Lon: 0, Lat: 0}, {Lon: 9, Lat: 0}, {Lon: 0, Lat: 9}, {Lon: 2, Lat: 2}}, false}, // at its first corner
	} {
		if got := c.ring.Convex(); got != c.want {
			t.Errorf("%v: got %t", c.ring, got)
		}
	}
}
