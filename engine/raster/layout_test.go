package raster

import (
	"math"
	"testing"

	"zhenyu/engine/geo"
)

// TestMollweide compares with the value that PROJ's own tests have for 2° east, 1° north on a sphere of 6,400 km, and
// goes there and back, to the poles and the rim.
func TestMollweide(t *testing.T) {
	t.Parallel()
	x, y := Mollweide.coordinates(geo.WGS84{Lon: 2, Lat: 1})
	const larger = 6_400_000.0 / radius
	if math.Abs(x*larger-201113.698641813) > 1e-6 || math.Abs(y*larger-124066.283433860) > 1e-6 {
		t.Errorf("got %.9f, %.9f", x*larger, y*larger)
	}
	for lon := -180.0; lon <= 180; lon += 15 {
		for lat := -90.0; lat <= 90; lat += 7.5 {
			p := geo.WGS84{Lon: lon, Lat: lat}
			back := Mollweide.place(Mollweide.coordinates(p))
			if math.Abs(back.Lat-lat) > 1e-6 || math.Abs(lat) < 90 && math.Abs(back.Lon-lon) > 1e-6 {
				t.Errorf("%v: got %v", p, back)
			}
		}
	}
}
