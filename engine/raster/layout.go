package raster

import (
	"math"

	"zhenyu/engine/geo"
)

// Layout says what the coordinates of a grid are.
type Layout uint8

// The layouts.
const (
	Degrees   Layout = iota // of WGS-84
	Mollweide               // metres of the World Mollweide projection, ESRI:54009, in which equal cells are equal ground
)

// radius is that of the sphere that World Mollweide is laid out on: the ellipsoid's long half axis.
const radius = 6378137

// place returns the place of coordinates, those outside the world's outline on it.
func (l Layout) place(x, y float64) geo.WGS84 {
	if l == Degrees {
		return geo.WGS84{Lon: x, Lat: y}
	}
	theta := math.Asin(max(-1, min(1, y/(math.Sqrt2*radius))))
	lon := math.Pi * x / (2 * math.Sqrt2 * radius * max(math.Cos(theta), 1e-12))
	lat := math.Asin(max(-1, min(1, (2*theta+math.Sin(2*theta))/math.Pi)))
	return geo.WGS84{Lon: max(-180, min(180, lon*180/math.Pi)), Lat: lat * 180 / math.Pi}
}

// coordinates undoes place. The angle that Mollweide's parallels are drawn at is found by Newton's
// method; beside the poles it takes more steps than elsewhere.
func (l Layout) coordinates(p geo.WGS84) (x, y float64) {
	if l == Degrees {
		return p.Lon, p.Lat
	}
	lat := p.Lat * math.Pi / 180
	theta := lat
	for range 50 {
		step := (2*theta + math.Sin(2*theta) - math.Pi*math.Sin(lat)) / max(2+2*math.Cos(2*theta), 1e-12)
		theta -= step
		if math.Abs(step) < 1e-15 {
			break
		}
	}
	return 2 * math.Sqrt2 / math.Pi * radius * p.Lon * math.Pi / 180 * math.Cos(theta), math.Sqrt2 * radius * math.Sin(theta)
}
