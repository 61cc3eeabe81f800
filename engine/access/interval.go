package access

import (
	"math"

	"zhenyu/engine/street"
)

// Doubt is what is not known well about a measurement.
type Doubt struct {
	Kmh        float64     // the speed the times were measured at
	Slow, Fast float64     // km/h of slow and of quick walkers: 3.2 and 5.1 when nothing better is known
	Stub       street.Time // how far off the walk to the street may be: 20 s between node and edge linking
	Complete   float64     // the part of the facilities that is in the data, above 0 to 1
}

// Reach returns how far a measurement must look so that both bounds of the share within a limit are known.
func (d Doubt) Reach(limit street.Time) street.Time {
	scaled := math.Floor(float64(limit)*d.Fast/d.Kmh) + float64(d.Stub)
	return max(limit, street.Time(min(scaled, float64(street.Never-1))))
}

// Interval is a share with what it may be.
type Interval struct{ Low, Middle, High float64 }

// Interval returns the share of people within a limit with its bounds: the low one for slow walkers
// with the longer stub, the high one for quick walkers with the shorter, and there the people without
// are taken to lack only what the data lacks: a part 1 − Complete of them is counted in. NaN for an
// empty tally. Times change with the whole way's speed, which is a little too much where there are
// waits. The bounds are not a confidence interval: no probability stands behind them.
func (t Tally) Interval(limit street.Time, d Doubt) Interval {
	all := float64(t.People())
	share := func(kmh float64, stub street.Time) float64 {
		scaled := math.Floor(float64(limit)*kmh/d.Kmh) - float64(stub)
		if scaled < 0 {
			return 0
		}
		return float64(t.Within(street.Time(min(scaled, float64(street.Never-1))))) / all
	}
	high := share(d.Fast, -d.Stub)
	return Interval{
		Low:    share(d.Slow, d.Stub),
		Middle: float64(t.Within(limit)) / all,
		High:   high + (1-high)*(1-d.Complete),
	}
}
