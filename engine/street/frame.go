package street

import "zhenyu/engine/geo"

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

// grid gathers coordinates in metres until their middle is known.
type grid struct {
	xy       []geo.XY
	min, max geo.XY
}

// add says whether the coordinates still fit into a frame around their middle.
func (g *grid) add(x, y float64) bool {
	if len(g.xy) == 0 {
		g.min, g.max = geo.XY{X: x, Y: y}, geo.XY{X: x, Y: y}
	}
	g.xy = append(g.xy, geo.XY{X: x, Y: y})
	g.min, g.max = geo.XY{X: min(g.min.X, x), Y: min(g.min.Y, y)}, geo.XY{X: max(g.max.X, x), Y: max(g.max.Y, y)}
	return g.max.X-g.min.X <= 2*maxSpan && g.max.Y-g.min.Y <= 2*maxSpan
}

// places returns a frame around the middle and the places in it.
func (g *grid) places() (Frame, []geo.E7) {
	f := Frame{Metres: true, OriginX: (g.min.X + g.max.X) / 2, OriginY: (g.min.Y + g.max.Y) / 2}
	places := make([]geo.E7, len(g.xy))
	for i, p := range g.xy {
		places[i] = f.Place(p.X, p.Y)
	}
	return f, places
}
