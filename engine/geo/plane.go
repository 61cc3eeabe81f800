package geo

import "math"

// XY is a place on a Plane: metres east and north of its origin.
type XY struct{ X, Y float64 }

// Plane is a flat grid of metres around an origin (an equirectangular projection with the
// ellipsoid's radii at the origin). Lengths from the origin are right to 1 part in 10,000 within
// 1 km, 1 in 1,000 within 10 km and 1 in 100 within 80 km up to 45° of latitude (tested), the
// error being the change of a degree's width with latitude; between two points off the origin it
// is up to twice that. For lengths over a whole district use Distance.
// The zero Plane is not useful; make one with NewPlane.
type Plane struct {
	origin     WGS84
	mLon, mLat float64 // metres per degree
}

// NewPlane returns the plane around an origin of latitude -89 to 89; nearer the poles degrees of
// longitude shrink to nothing and XY cannot be undone.
func NewPlane(origin WGS84) Plane {
	mLon, mLat := metresPerDegree(origin.Lat)
	return Plane{origin, mLon, mLat}
}

// XY returns the place on the plane. Deterministic; constant cost.
func (pl Plane) XY(p WGS84) XY {
	return XY{wrap(p.Lon-pl.origin.Lon) * pl.mLon, (p.Lat - pl.origin.Lat) * pl.mLat}
}

// WGS84 returns the place at xy; it undoes XY to within 1e-12 degrees.
func (pl Plane) WGS84(xy XY) WGS84 {
	return WGS84{wrap(pl.origin.Lon + xy.X/pl.mLon), pl.origin.Lat + xy.Y/pl.mLat}
}

// Distance returns the metres between two places of one plane.
func (p XY) Distance(q XY) Metres { return Metres(math.Hypot(q.X-p.X, q.Y-p.Y)) }

// OnSegment returns the point of the segment from a to b that is nearest to p, and how far along
// the segment it lies: 0 at a, 1 at b. A segment of no length gives a and 0. Deterministic.
func (p XY) OnSegment(a, b XY) (foot XY, along float64) {
	dx, dy := b.X-a.X, b.Y-a.Y
	length2 := dx*dx + dy*dy
	if length2 == 0 {
		return a, 0
	}
	along = min(1, max(0, ((p.X-a.X)*dx+(p.Y-a.Y)*dy)/length2))
	return XY{a.X + along*dx, a.Y + along*dy}, along
}
