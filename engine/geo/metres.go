package geo

import "math"

// Metres is a length on the ground.
type Metres float64

// The WGS-84 ellipsoid and the mean radius of the Earth (IUGG R1), in metres.
const (
	axis       = 6378137.0
	flattening = 1 / 298.257223563
	ecc2       = flattening * (2 - flattening)
	meanRadius = 6371008.8
)

const radians = math.Pi / 180

// Distance returns the metres between two places along the WGS-84 ellipsoid, for places near each
// other: the two radii of curvature are taken at the middle latitude. Against Vincenty's formula
// the error is under 1 millionth at 10 km and 0.01 % at 100 km, up to 60° of latitude (tested).
// The short way round the antimeridian is taken. Degrees out of range give a number without
// meaning, NaN gives NaN. Deterministic; one sine and cosine, no allocation.
// Source: the flat-surface formula for ellipsoids (47 CFR 73.208 is its series form).
func Distance(a, b WGS84) Metres {
	mLon, mLat := metresPerDegree((a.Lat + b.Lat) / 2)
	return Metres(math.Hypot(wrap(b.Lon-a.Lon)*mLon, (b.Lat-a.Lat)*mLat))
}

// Haversine returns the metres between two places on a sphere of 6,371,008.8 m, at any distance.
// It differs from the ellipsoid by at most 0.56 %, which is why lengths use Distance; this is the
// measure of most other tools and serves to compare with them. Deterministic; no allocation.
// Source: R. W. Sinnott, Virtues of the Haversine, Sky and Telescope 68 (1984).
func Haversine(a, b WGS84) Metres {
	sinLat := math.Sin((b.Lat - a.Lat) * radians / 2)
	sinLon := math.Sin((b.Lon - a.Lon) * radians / 2)
	h := sinLat*sinLat + math.Cos(a.Lat*radians)*math.Cos(b.Lat*radians)*sinLon*sinLon
	return Metres(2 * meanRadius * math.Asin(math.Sqrt(math.Min(1, h))))
}

// metresPerDegree returns the length of a degree of longitude and of latitude at a latitude.
func metresPerDegree(lat float64) (lon, perLat float64) {
	sin, cos := math.Sincos(lat * radians)
	w2 := 1 - ecc2*sin*sin
	prime := axis / math.Sqrt(w2)
	return prime * cos * radians, prime * (1 - ecc2) / w2 * radians
}

// wrap brings a difference of longitudes into [-180, 180].
func wrap(d float64) float64 {
	if d > 180 {
		return d - 360
	}
	if d < -180 {
		return d + 360
	}
	return d
}
