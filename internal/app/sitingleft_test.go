package app_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"zhenyu/engine/access"
	"zhenyu/engine/geo"
	"zhenyu/internal/app"
	"zhenyu/internal/lang"
)

// TestPlanTellsWhoLivesElsewhere has people of another place among those of the quarter, none at all, and nobody else.
func TestPlanTellsWhoLivesElsewhere(t *testing.T) {
	t.Parallel()
	req := planOf(quarter(t, 3))
	people := read(t, req.Origins)
	from := func(text string) string { return write(t, map[string]string{"people.csv": text})("people.csv") }
	req.Origins = from(people + "x,12.5,29.2,5000\ny,123.6,29.3,700\n")
	plan := mustPlan(t, req)
	if plan.Far != 2 || plan.FarPeople != 5700 || !strings.Contains(plan.Outside(lang.English()), "rows 2, people 5700") {
		t.Errorf("%d rows, %g people: %s", plan.Far, plan.FarPeople, plan.Outside(lang.English()))
	}
	for text, want := range map[string]string{
		"id,lon,lat,people\nx,12.5,29.2,5000\n": "far from the streets",
		"id,lon,lat,people\nx,121,31,0\n":       "nobody to plan for",
	} {
		req.Origins = from(text)
		if _, err := app.RunSiting(t.Context(), req); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

// TestCandidatesInTheirDatum gives the same parcels in WGS-84 and in GCJ-02, as a table and as GeoJSON, one of them without
// a geometry: the plan is the same, and the one is named.
func TestCandidatesInTheirDatum(t *testing.T) {
	t.Parallel()
	req := planOf(quarter(t, 3))
	want := mustPlan(t, req)
	rows := strings.Split(strings.TrimSpace(read(t, req.Candidates)), "\n")
	table, features := []string{rows[0]}, []string{`{"type":"Feature","properties":{},"geometry":null}`}
	for _, row := range rows[1:] {
		f := strings.Split(row, ",")
		var at geo.WGS84
		if _, err := fmt.Sscan(f[2]+" "+f[3], &at.Lon, &at.Lat); err != nil {
			t.Fatal(err)
		}
		moved := at.GCJ02()
		table = append(table, fmt.Sprintf("%s,%s,%.7f,%.7f", f[0], f[1], moved.Lon, moved.Lat))
		features = append(features, fmt.Sprintf(`{"type":"Feature","properties":{"id":%q,"name":%q},"geometry":{"type":"Point","coordinates":[%.7f,%.7f]}}`, f[0], f[1], moved.Lon, moved.Lat))
	}
	path := write(t, map[string]string{"c.csv": strings.Join(table, "\n"), "c.geojson": `{"type":"FeatureCollection","features":[` + strings.Join(features, ",") + `]}`})
	for _, name := range []string{"c.csv", "c.geojson"} {
		req.Candidates, req.CandidatesDatum = path(name), access.GCJ02
		plan := mustPlan(t, req)
		if plan.New != want.New || plan.Sites[0].ID != want.Sites[0].ID {
			t.Errorf("%s: %g newly in reach at %s, want %g at %s", name, plan.New, plan.Sites[0].ID, want.New, want.Sites[0].ID)
		}
		if left := name == "c.geojson"; left != slices.Equal(plan.Placeless, []int{1}) {
			t.Errorf("%s: left out %v", name, plan.Placeless)
		}
	}
}

// TestPlanWords says a budget as it was given, one minute as one, and those who cannot have enough as that.
func TestPlanWords(t *testing.T) {
	t.Parallel()
	c := lang.English()
	r := &app.SitingReport{Problem: "mclp", Budget: 15.555, Within: 1, Times: 3, Lost: 7, Category: "health.care"}
	if got := r.Question(c); !strings.HasPrefix(got, "For 15.555 in all") || !strings.Contains(got, "within 1 minute,") {
		t.Error(got)
	}
	if got := r.Unreached(c, "7"); got != "7 people cannot have 3 in reach, whatever is chosen; some of them have fewer." {
		t.Error(got)
	}
	if got := r.Gains(c, app.SitingSite{Areas: []app.SitingGain{{New: 1914}}}); got != "" {
		t.Errorf("no areas were given: %q", got)
	}
}
