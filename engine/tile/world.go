package tile

import (
	"math"

	"zhenyu/engine/geo"
)

// Extent is the width of a tile in its own units.
const Extent = 4096

// MaxZoom is the finest zoom that tiles are made for; renderers enlarge these beyond it.
const MaxZoom = 16

// worldBits is the zoom at which a unit of a tile is a unit of the world.
const worldBits = 20

// place is a place in world units from the north-west corner of the Mercator square.
type place struct{ x, y uint32 }

func (p place) key() uint64 { return uint64(p.x)<<32 | uint64(p.y) }

// before orders places, so that an arc has a smaller end.
func (p place) before(q place) bool { return p.key() < q.key() }

// maxLat is where the Mercator square ends.
const maxLat = 85.05112877980659

// project returns the place of a coordinate; beyond the square's edge, the edge.
func project(at geo.E7) place {
	p := at.WGS84()
	const side = 1 << 32
	lat := min(max(p.Lat, -maxLat), maxLat) * math.Pi / 180
	x := (p.Lon + 180) / 360 * side
	y := (1 - math.Asinh(math.Tan(lat))/math.Pi) / 2 * side
	return place{clampWorld(x), clampWorld(y)}
}

func clampWorld(v float64) uint32 { return uint32(min(max(math.Round(v), 0), math.MaxUint32)) }

// Bounds returns the box of a tile. z is 0 to MaxZoom, x and y are 0 to 2^z − 1; others give the box of
// no tile.
func Bounds(z uint8, x, y uint32) geo.Box { return window(z, x, y, 0) }

// window returns the box of a tile and so many of its units around it.
func window(z uint8, x, y uint32, units float64) geo.Box {
	n := float64(uint64(1) << z)
	pad := units / Extent
	lon := func(x float64) float64 { return min(max(x/n*360-180, -180), 180) }
	lat := func(y float64) float64 {
		return math.Atan(math.Sinh(math.Pi*(1-2*min(max(y/n, 0), 1)))) * 180 / math.Pi
	}
	return geo.Box{
		Min: geo.WGS84{Lon: lon(float64(x) - pad), Lat: lat(float64(y) + 1 + pad)}.E7(),
		Max: geo.WGS84{Lon: lon(float64(x) + 1 + pad), Lat: lat(float64(y) - pad)}.E7(),
	}
}
