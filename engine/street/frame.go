package street

import (
	"math"

	"zhenyu/engine/geo"
)

// Frame says how the coordinates of a network's source become places. The zero Frame means degrees
// of WGS-84. A frame of metres (a municipal survey in a local grid) is laid on the equator around
// its origin, where a degree is as long in every direction, so that lengths near the origin keep
// to 1 part in 10,000 within 80 km; such a network can be measured but not laid on a map.
type Frame struct {
	Metres           bool
	OriginX, OriginY float64 // metres in the source's grid
}

var equator = geo.NewPlane(geo.WGS84{})

// Place returns the place of a coordinate of the source: x is the longitude or the metres east, y
// the latitude or the metres north.
func (f Frame) Place(x, y float64) geo.E7 {
	if !f.Metres {
		return geo.WGS84{Lon: x, Lat: y}.E7()
	}
	return equator.WGS84(geo.XY{X: x - f.OriginX, Y: y - f.OriginY}).E7()
}

// Source undoes Place, to about a centimetre.
func (f Frame) Source(p geo.E7) (x, y float64) {
	if !f.Metres {
		w := p.WGS84()
		return w.Lon, w.Lat
	}
	xy := equator.XY(p.WGS84())
	return xy.X + f.OriginX, xy.Y + f.OriginY
}

// maxSpan is how far, in metres, a place may be from the origin of a frame of metres: there lengths
// are off by one in a thousand.
const maxSpan = 500_000

func (f Frame) holds(x, y float64) bool {
	return math.Abs(x-f.OriginX) <= maxSpan && math.Abs(y-f.OriginY) <= maxSpan
}
