package app_test

import (
	"slices"
	"strings"
	"testing"

	"zhenyu/internal/app"
	"zhenyu/internal/lang"
)

// TestRefusesInItsTerms says what is wrong with candidates rather than that there are too few.
func TestRefusesInItsTerms(t *testing.T) {
	t.Parallel()
	path := quarter(t, 3)
	id := candidateIDs(t, path)[0]
	for want, set := range map[string]func(*app.SitingRequest){
		"longitude and latitude swapped": func(r *app.SitingRequest) {
			r.Candidates = write(t, map[string]string{"swapped.csv": "id,lon,lat\na,31.1,12.1\nb,31.2,12.2\n"})("swapped.csv")
		},
		"both among those to be chosen":   func(r *app.SitingRequest) { r.Forced, r.Forbidden = []string{id}, []string{id} },
		"fade and times cannot be used":   func(r *app.SitingRequest) { r.Times, r.Fade = 2, 20 },
		"times is only for mclp, lscp":    func(r *app.SitingRequest) { r.Problem, r.Times = "pmedian", 2 },
		"capacity and times cannot be us": func(r *app.SitingRequest) { r.Times, r.Capacity = 2, 20 },
	} {
		req := planOf(path)
		set(&req)
		if _, err := app.RunSiting(t.Context(), req); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
}

// TestCandidatesOfNoUse has a candidate that no street leads to, and a column that the question does not ask for: both
// are named and neither counts.
func TestCandidatesOfNoUse(t *testing.T) {
	t.Parallel()
	path := quarter(t, 3)
	table := strings.TrimSpace(strings.ReplaceAll(read(t, path("candidates.csv")), "\n", ",50\n"))
	table = strings.Replace(table, ",50\n", ",capacity\n", 1) + "\nsea,the sea,119,30,50\n"
	req := planOf(path)
	req.Problem, req.Candidates = "pcenter", write(t, map[string]string{"c.csv": table})("c.csv")
	plan := mustPlan(t, req)
	if !plan.RoomIgnored || plan.Capacity || plan.Unlinked != 1 || !slices.Equal(plan.UnlinkedIDs, []string{"sea"}) || plan.Candidates != strings.Count(table, "\n")-2 {
		t.Errorf("%+v", plan)
	}
	if got := plan.Unused(lang.English()); got != "Not used, since no street leads there: 1 candidate, sea" {
		t.Error(got)
	}
}

// TestPriceOfPart says what is lost where another site comes in, and of less than one person.
func TestPriceOfPart(t *testing.T) {
	t.Parallel()
	r, c := &app.SitingReport{Problem: "lscp", Unit: "sites"}, lang.English()
	for _, f := range []struct {
		refusal app.Refusal
		want    string
	}{
		{app.Refusal{Instead: []string{"x"}, Names: []string{""}, Lost: 102}, "without it: x instead, 102 people near it are beyond every other"},
		{app.Refusal{Lost: 0.2}, "without it: cannot be replaced: less than one person beyond every other"},
	} {
		if got := r.Without(c, &f.refusal); got != f.want {
			t.Errorf("%q, want %q", got, f.want)
		}
	}
}
