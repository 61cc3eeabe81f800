package geo

import "math"

// WGS84 is a place in the WGS-84 datum, in degrees, longitude first.
type WGS84 struct{ Lon, Lat float64 }

// GCJ02 is a place in the obfuscated datum of Chinese map services, in degrees, longitude first.
type GCJ02 struct{ Lon, Lat float64 }

// BD09 is a place in Baidu's datum (GCJ-02 shifted once more), in degrees, longitude first.
type BD09 struct{ Lon, Lat float64 }

// The Krasovsky 1940 ellipsoid, which the published GCJ-02 formula works on.
const (
	krasovskyAxis = 6378245.0
	krasovskyEcc2 = 0.00669342162296594323
)

// bdAngle is the frequency of Baidu's wobble, in radians per degree.
const bdAngle = math.Pi * 3000 / 180

// inverseTolerance ends the inverse conversions, in degrees: a tenth of a millimetre.
const inverseTolerance = 1e-9

// GCJ02 returns the place in GCJ-02. Outside the rough box of China (72.004–137.8347 E,
// 0.8293–55.8271 N) the datum is defined as equal to WGS-84, and the place comes back unchanged.
// Exact by definition: this direction is the published formula (the eviltransform project's
// constants). Deterministic; constant cost, no allocation.
func (p WGS84) GCJ02() GCJ02 {
	if outsideChina(p.Lon, p.Lat) {
		return GCJ02(p)
	}
	dLon, dLat := gcjShift(p.Lon, p.Lat)
	return GCJ02{p.Lon + dLon, p.Lat + dLat}
}

// WGS84 returns the place whose GCJ-02 is p. The formula has no closed inverse; a fixed-point
// iteration ends within 1e-9 degrees (0.1 mm), so that a round trip is exact to 0.2 mm. On the
// seam of the China box, where the datum jumps, p may have no inverse; the answer is then off
// by up to the jump (about 700 m). Deterministic; a few forward conversions, no allocation.
func (p GCJ02) WGS84() WGS84 {
	if outsideChina(p.Lon, p.Lat) {
		return WGS84(p)
	}
	lon, lat := invert(p.Lon, p.Lat, gcjShift)
	return WGS84{lon, lat}
}

// BD09 returns the place in BD-09. Exact by definition (Baidu's published shift, as in the
// coordtransform project). Deterministic; constant cost, no allocation.
func (p GCJ02) BD09() BD09 {
	dLon, dLat := bdShift(p.Lon, p.Lat)
	return BD09{p.Lon + dLon, p.Lat + dLat}
}

// GCJ02 returns the place whose BD-09 is p, exact to 1e-9 degrees (0.1 mm), where the customary
// one-step inverse is off by up to half a metre. Deterministic; a few forward conversions.
func (p BD09) GCJ02() GCJ02 {
	lon, lat := invert(p.Lon, p.Lat, bdShift)
	return GCJ02{lon, lat}
}

// BD09 returns the place in BD-09, by way of GCJ-02.
func (p WGS84) BD09() BD09 { return p.GCJ02().BD09() }

// WGS84 returns the place in WGS-84, by way of GCJ-02; exact to 2e-9 degrees.
func (p BD09) WGS84() WGS84 { return p.GCJ02().WGS84() }

func outsideChina(lon, lat float64) bool {
	return !(lon >= 72.004 && lon <= 137.8347 && lat >= 0.8293 && lat <= 55.8271)
}

// invert finds the place that shift moves to (lon, lat). The shifts change by less than 3 % of a
// step, so each round shrinks the error thirtyfold; ten rounds are far more than enough, and the
// bound keeps NaN and infinities from looping.
func invert(lon, lat float64, shift func(lon, lat float64) (float64, float64)) (float64, float64) {
	x, y := lon, lat
	for range 10 {
		dLon, dLat := shift(x, y)
		nextX, nextY := lon-dLon, lat-dLat
		moved := math.Max(math.Abs(nextX-x), math.Abs(nextY-y))
		x, y = nextX, nextY
		if moved < inverseTolerance/10 {
			break
		}
	}
	return x, y
}

// gcjShift is the published displacement from WGS-84 to GCJ-02, in degrees.
func gcjShift(lon, lat float64) (dLon, dLat float64) {
	x, y := lon-105, lat-35
	east := 300 + x + 2*y + 0.1*x*x + 0.1*x*y + 0.1*math.Sqrt(math.Abs(x)) + waves(x, x, 150)
	north := -100 + 2*x + 3*y + 0.2*y*y + 0.1*x*y + 0.2*math.Sqrt(math.Abs(x)) + waves(x, y, 160)

	phi := lat * math.Pi / 180
	w2 := 1 - krasovskyEcc2*math.Sin(phi)*math.Sin(phi)
	w := math.Sqrt(w2)
	dLon = east * 180 / (krasovskyAxis / w * math.Cos(phi) * math.Pi)
	dLat = north * 180 / (krasovskyAxis * (1 - krasovskyEcc2) / (w2 * w) * math.Pi)
	return dLon, dLat
}

// waves sums the formula's three pairs of sines: a short pair that always runs along x, and two
// along v, the last with an amplitude that differs between the axes.
func waves(x, v, amplitude float64) float64 {
	short := 20*math.Sin(6*x*math.Pi) + 20*math.Sin(2*x*math.Pi)
	middle := 20*math.Sin(v*math.Pi) + 40*math.Sin(v/3*math.Pi)
	long := amplitude*math.Sin(v/12*math.Pi) + 2*amplitude*math.Sin(v/30*math.Pi)
	return (short + middle + long) * 2 / 3
}

// bdShift is the published displacement from GCJ-02 to BD-09, in degrees.
func bdShift(lon, lat float64) (dLon, dLat float64) {
	r := math.Hypot(lon, lat) + 0.00002*math.Sin(lat*bdAngle)
	theta := math.Atan2(lat, lon) + 0.000003*math.Cos(lon*bdAngle)
	return r*math.Cos(theta) + 0.0065 - lon, r*math.Sin(theta) + 0.006 - lat
}
