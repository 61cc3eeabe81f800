package geo_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"zhenyu/engine/geo"
)

func near(t testing.TB, what string, got, want, tolerance float64) {
	t.Helper()
	if !(math.Abs(got-want) <= tolerance) {
		t.Errorf("%s = %.12f, want %.12f ± %g", what, got, want, tolerance)
	}
}

// The values that implementations of GCJ-02 pass around (first published with eviltransform).
func TestGCJ02Published(t *testing.T) {
	t.Parallel()
	for city, c := range map[string]struct {
		wgs geo.WGS84
		gcj geo.GCJ02
	}{
		"Shanghai": {geo.WGS84{Lon: 121.5272106, Lat: 31.1774276}, geo.GCJ02{Lon: 121.531541859215, Lat: 31.17530398364597}},
		"Shenzhen": {geo.WGS84{Lon: 113.912316, Lat: 22.543847}, geo.GCJ02{Lon: 113.9171764808363, Lat: 22.540796131694766}},
		"Beijing":  {geo.WGS84{Lon: 116.377817, Lat: 39.911954}, geo.GCJ02{Lon: 116.38404722455657, Lat: 39.91334545536069}},
	} {
		got := c.wgs.GCJ02()
		near(t, city+" lon", got.Lon, c.gcj.Lon, 1e-10)
		near(t, city+" lat", got.Lat, c.gcj.Lat, 1e-10)
		back := c.gcj.WGS84()
		near(t, city+" lon back", back.Lon, c.wgs.Lon, 2e-9)
		near(t, city+" lat back", back.Lat, c.wgs.Lat, 2e-9)
	}
}

// Published with the coordtransform project. Its inverse takes one step, so it agrees with the
// iterated one to a few microdegrees only. (The Baidu values published with eviltransform are not
// used: that implementation drops the factor 3000/180 and is off by up to 40 m.)
func TestBD09Published(t *testing.T) {
	t.Parallel()
	bd := geo.GCJ02{Lon: 116.404, Lat: 39.915}.BD09()
	near(t, "lon", bd.Lon, 116.41036949371029, 1e-10)
	near(t, "lat", bd.Lat, 39.92133699351021, 1e-10)
	gcj := geo.BD09{Lon: 116.404, Lat: 39.915}.GCJ02()
	near(t, "lon back", gcj.Lon, 116.39762729119315, 5e-6)
	near(t, "lat back", gcj.Lat, 39.90865673957631, 5e-6)
	forward := geo.WGS84{Lon: 116.404, Lat: 39.915}.GCJ02()
	near(t, "GCJ-02 lon", forward.Lon, 116.41024449916938, 1e-10)
	near(t, "GCJ-02 lat", forward.Lat, 39.91640428150164, 1e-10)
}

// Round trips hold to 2e-9 degrees away from the seam of the China box.
func TestDatumRoundTrip(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := geo.WGS84{
			Lon: rapid.Float64Range(72.1, 137.7).Draw(t, "lon"),
			Lat: rapid.Float64Range(0.9, 55.7).Draw(t, "lat"),
		}
		viaGCJ, viaBD := p.GCJ02().WGS84(), p.BD09().WGS84()
		for _, q := range []geo.WGS84{viaGCJ, viaBD} {
			if math.Abs(q.Lon-p.Lon) > 2e-9 || math.Abs(q.Lat-p.Lat) > 2e-9 {
				t.Fatalf("%v came back as %v", p, q)
			}
		}
	})
}

func TestDatumOutsideChina(t *testing.T) {
	t.Parallel()
	heidelberg := geo.WGS84{Lon: 8.69, Lat: 49.41}
	if got := heidelberg.GCJ02(); got != geo.GCJ02(heidelberg) {
		t.Errorf("GCJ02 outside China = %v, want %v", got, heidelberg)
	}
	if got := (geo.GCJ02{Lon: math.NaN(), Lat: 31}).WGS84(); !math.IsNaN(got.Lon) {
		t.Errorf("NaN became %v", got)
	}
}

// The shift is hundreds of metres in eastern China: the reason for three types.
func TestDatumShiftMatters(t *testing.T) {
	t.Parallel()
	p := geo.WGS84{Lon: 121.5, Lat: 31.2}
	if d := geo.Distance(p, geo.WGS84(p.GCJ02())); d < 400 || d > 600 {
		t.Errorf("GCJ-02 shift at Shanghai = %.0f m", d)
	}
	if d := geo.Distance(p, geo.WGS84(p.BD09())); d < 1000 || d > 1400 {
		t.Errorf("BD-09 shift at Shanghai = %.0f m", d)
	}
}
