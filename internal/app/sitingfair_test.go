package app_test

import (
	"fmt"
	"strings"
	"testing"

	"zhenyu/internal/app"
	"zhenyu/internal/lang"
)

// strips are so many areas of the quarter from west to east.
func strips(t *testing.T, n int) string {
	t.Helper()
	var features []string
	for i := range n {
		west, east := 120.9985+float64(i)*0.027/float64(n), 120.9985+float64(i+1)*0.027/float64(n)
		features = append(features, fmt.Sprintf(`{"properties":{"code":"%d","name":"村%d"},"geometry":{"type":"Polygon","coordinates":[[[%g,30.9],[%g,30.9],[%g,31.1],[%g,31.1],[%g,30.9]]]}}`, i, i, west, east, east, west, west))
	}
	return write(t, map[string]string{"areas.geojson": `{"features":[` + strings.Join(features, ",") + `]}`})("areas.geojson")
}

// TestFairSaysTheWorst holds a fair plan to its own table of areas: its value is the least share of those that
// count, each level has the shares of its area, the curve rises, and a price is the share that some area loses.
func TestFairSaysTheWorst(t *testing.T) {
	t.Parallel()
	for seed := range uint64(4) {
		req := planOf(quarter(t, seed))
		req.Problem, req.Within, req.Areas, req.Levels = "fair", 6, strips(t, 5), 2
		plan := mustPlan(t, req)
		area := map[string]app.SitingArea{}
		least := 1.0
		for _, a := range plan.Areas {
			area[a.Code] = a
			if !strings.Contains(strings.Join(plan.AreasBeyond, " "), a.Name) {
				least = min(least, *a.After.Share)
			}
		}
		if len(plan.Levels) != 2 || plan.Value != least || plan.Value != plan.Levels[0].After || plan.LevelsProven != 2 || *plan.Had > plan.Value {
			t.Errorf("seed %d: value %g, least %g, levels %+v", seed, plan.Value, least, plan.Levels)
		}
		for _, l := range plan.Levels {
			if a := area[l.Code]; l.After != *a.After.Share || l.Before != *a.Before.Share || l.Name != a.Name {
				t.Errorf("seed %d: level %+v, area %+v", seed, l, a)
			}
		}
		for i, at := range plan.Curve[1:] {
			if at.Value < plan.Curve[i].Value {
				t.Errorf("seed %d: the curve falls: %+v", seed, plan.Curve)
			}
		}
		if last := plan.Curve[len(plan.Curve)-1]; last.Value != plan.Value {
			t.Errorf("seed %d: the curve ends at %g, the plan has %g", seed, last.Value, plan.Value)
		}
		for _, s := range plan.Sites {
			if f := s.Refusal; f.Price == nil || *f.Price < 0 || *f.Price > 1 || (*f.Price > 0) != (f.Area != "") {
				t.Errorf("seed %d: %+v", seed, f)
			}
		}
	}
}

// TestPricesInWords says no negative price, and none where the people of a site have no other.
func TestPricesInWords(t *testing.T) {
	t.Parallel()
	five, none, one := 5.0, -0.2, 1.0
	for _, c := range []struct {
		unit    string
		refusal app.Refusal
		want    string
	}{
		{"cost", app.Refusal{Lost: 10039, Proven: true}, "cannot be replaced: 10039 people beyond every other"},
		{"people", app.Refusal{Price: &none, Proven: true}, "nothing lost"},
		{"people", app.Refusal{Price: &one, Proven: true}, "1 person fewer"},
		{"sites", app.Refusal{Price: &one}, "≈ 1 site more"},
		{"sites", app.Refusal{Price: &five, Proven: true}, "5 sites more"},
		{"share", app.Refusal{Price: &one, Area: "A", Place: 2, Proven: true}, "100.0 points less for the area in place 2 from the worst-off, which is then A"},
	} {
		r := app.SitingReport{Unit: c.unit}
		if got := r.Price(lang.English(), &c.refusal); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
