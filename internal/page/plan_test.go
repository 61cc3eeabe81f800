package page

import (
	"testing"

	"zhenyu/internal/app"
)

// TestCurveWordsDoNotMeet leaves out shares that would lie over that of the last point.
func TestCurveWordsDoNotMeet(t *testing.T) {
	t.Parallel()
	for points := 1; points < 40; points++ {
		r := &app.SitingReport{}
		for i := range points {
			r.Curve = append(r.Curve, app.SitingPoint{P: i, Share: new(float64(i) / 40)})
		}
		last := -10
		for i, d := range curveOf(r).Dots {
			if d.Text == "" {
				continue
			}
			if points > 8 && i-last < 3 {
				t.Errorf("%d points: words at %d and %d", points, last, i)
			}
			last = i
		}
		if last != points-1 {
			t.Errorf("%d points: the last has no words", points)
		}
	}
}
