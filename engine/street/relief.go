package street

import (
	"math"

	"zhenyu/engine/geo"
)

// sample is how far apart, in metres, heights are taken along a piece: finer than the cells of the
// usual elevation models.
const sample = 20

// seconds2 returns the seconds of the piece from p to q in both directions, infinite where it is too
// steep for the profile.
func (w *osmWay) seconds2(p, q geo.E7) (ahead, back float64) {
	metres := float64(geo.Distance(p.WGS84(), q.WGS84()))
	if w.seconds > 0 && w.metres > 0 {
		t := w.seconds * metres / w.metres
		return t, t
	}
	flat := metres * 3.6 / w.kmh
	if w.class&Steps != 0 {
		t := w.climb(flat, p, q)
		return t, t
	}
	if w.level || metres == 0 {
		return flat, flat
	}
	if w.relief == nil {
		return w.onSlope(flat, w.incline)
	}
	heights := w.heights(p, q, metres)
	if math.IsNaN(heights[0] + heights[len(heights)-1]) {
		w.report.NoHeight++
		return w.onSlope(flat, w.incline)
	}
	run, part := metres/float64(len(heights)-1), flat/float64(len(heights)-1)
	for i := 1; i < len(heights); i++ {
		a, b := w.onSlope(part, (heights[i]-heights[i-1])/run)
		ahead, back = ahead+a, back+b
	}
	return ahead, back
}

// onSlope returns the seconds up and down a slope of what takes some on the flat.
func (w *osmWay) onSlope(flat, slope float64) (ahead, back float64) {
	if !w.profile.gentle(slope) {
		return math.Inf(1), math.Inf(1)
	}
	return flat * w.profile.Slope.factor(slope), flat * w.profile.Slope.factor(-slope)
}

// climb returns the seconds of steps by their rise, at least those of their length on the flat: the models of
// slopes are of ways that are walked, not climbed.
func (w *osmWay) climb(flat float64, p, q geo.E7) float64 {
	metres := float64(geo.Distance(p.WGS84(), q.WGS84()))
	rise := w.incline * metres
	if rise == 0 && w.relief != nil && !w.level {
		rise = w.relief.At(q.WGS84()) - w.relief.At(p.WGS84())
	}
	if math.IsNaN(rise) {
		w.report.NoHeight++
		return flat
	}
	return max(flat, math.Abs(rise)*w.profile.Steps.SecondsPerMetre)
}

// heights returns the metres of height along a piece, both ends included.
func (w *osmWay) heights(p, q geo.E7, metres float64) []float64 {
	n := max(1, int(math.Ceil(metres/sample)))
	a, b := p.WGS84(), q.WGS84()
	heights := make([]float64, n+1)
	for i := range heights {
		share := float64(i) / float64(n)
		heights[i] = w.relief.At(geo.WGS84{Lon: a.Lon + share*(b.Lon-a.Lon), Lat: a.Lat + share*(b.Lat-a.Lat)})
	}
	return heights
}
