package street

import (
	"math"

	"zhenyu/engine/geo"
)

// sample is how far apart, in metres, heights are taken along a piece: finer than the cells of the
// usual elevation models.
const sample = 20

// A height is the mean of 5 × 5 places in a square of 60 m around a place, so that slopes are those of the ground over
// some 60 m of way. Models of 30 m cells err by metres from cell to cell: over 20 m that is a slope that closes
// streets to wheelchairs at random. Other engines smooth heights for that reason too (GraphHopper, pull request 2634).
const (
	smooth      = 30 // metres to either side
	smoothSteps = 2
)

// seconds2 returns the seconds of the piece from p to q in both directions, infinite where it is too
// steep for the profile.
func (w *osmWay) seconds2(p, q geo.E7) (ahead, back float64) {
	ahead, back = w.secondsAt(p, q)
	if w.kmhBack > 0 {
		back *= w.kmh / w.kmhBack
	}
	return ahead, back
}

// secondsAt returns those where the way is as quick in both directions.
func (w *osmWay) secondsAt(p, q geo.E7) (ahead, back float64) {
	metres := float64(geo.Distance(p.WGS84(), q.WGS84()))
	if w.seconds > 0 && w.metres > 0 {
		t := w.seconds * metres / w.metres
		if w.class&Steps != 0 { // between flights people walk
			t = max(t, metres*3.6/w.profile.Kmh)
		}
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
		rise = w.height(q.WGS84()) - w.height(p.WGS84())
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
		heights[i] = w.height(geo.WGS84{Lon: a.Lon + share*(b.Lon-a.Lon), Lat: a.Lat + share*(b.Lat-a.Lat)})
	}
	return heights
}

// height returns the metres of height around a place, NaN outside the model.
func (b *osmDraft) height(p geo.WGS84) float64 {
	sum, count := b.relief.At(p), 1.0
	if math.IsNaN(sum) {
		return sum
	}
	plane := geo.NewPlane(p)
	for i := -smoothSteps; i <= smoothSteps; i++ {
		for j := -smoothSteps; j <= smoothSteps; j++ {
			at := plane.WGS84(geo.XY{X: float64(i) * smooth / smoothSteps, Y: float64(j) * smooth / smoothSteps})
			if h := b.relief.At(at); (i != 0 || j != 0) && !math.IsNaN(h) {
				sum, count = sum+h, count+1
			}
		}
	}
	return sum / count
}
