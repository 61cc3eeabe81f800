package geo

import "math"

// E7 is a WGS-84 place as integers of 1e-7 degree (about 1 cm), the precision of OpenStreetMap:
// half the memory of two floats, exact to compare, and the same on every machine. Longitude
// first. Both coordinates fit: 180° is 1.8e9, an int32 ends at 2.1e9.
type E7 struct{ Lon, Lat int32 }

// E7 returns the place rounded to the nearest 1e-7 degree, off by at most 5e-8 degree. Degrees
// outside ±180 and ±90 are moved to the limit, NaN becomes 0.
func (p WGS84) E7() E7 { return E7{toE7(p.Lon, 180), toE7(p.Lat, 90)} }

// WGS84 returns the place in degrees; converting it back gives e again (tested).
func (e E7) WGS84() WGS84 { return WGS84{float64(e.Lon) / 1e7, float64(e.Lat) / 1e7} }

func toE7(degrees, limit float64) int32 {
	if math.IsNaN(degrees) {
		return 0
	}
	return int32(math.Round(min(limit, max(-limit, degrees)) * 1e7))
}
