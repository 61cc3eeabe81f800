package app_test

import (
	"fmt"
	"regexp"
	"slices"
	"testing"

	"zhenyu/engine/street"
	"zhenyu/internal/app"
	"zhenyu/internal/lang"
)

// metres are the verdicts of the SDG's rules, which are in metres, on a network.
func metres(t *testing.T, in app.AccessInput) *app.AccessReport {
	t.Helper()
	in.Standard, in.Minutes = "sdg", nil
	r, err := app.RunAccess(t.Context(), app.AccessRequest{AccessInput: in, Lists: true})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestMetres: rules in metres are judged on a walker's network as on one in metres, to the digit, without bounds by speed;
// without an extract they are named as not judged.
func TestMetres(t *testing.T) {
	t.Parallel()
	in, path := town(t)
	walked := metres(t, in)
	if _, err := app.BuildNetwork(t.Context(), app.NetworkBuild{Extract: in.Extract, Profile: "metre", Out: path("metre.net")}); err != nil {
		t.Fatal(err)
	}
	straight := in
	straight.Network = path("metre.net")
	counted := metres(t, straight)
	if len(walked.Rules) != 3 || len(counted.Rules) != 3 || len(walked.Gaps) != 3 {
		t.Fatalf("%d and %d rules, %d gaps", len(walked.Rules), len(counted.Rules), len(walked.Gaps))
	}
	for i, r := range walked.Rules {
		other := counted.Rules[i]
		if r.Metres == 0 || r.Seconds != 0 || r.Low != nil || r.High != nil || r.Profile != "metre" || r.Within != other.Within || r.Classes != other.Classes || r.Duty != "must" {
			t.Errorf("%+v, on a network in metres %+v", r, other)
		}
	}
	if b := walked.Rules[0]; b.Median == nil || *b.Median < 10 || b.Within == 0 {
		t.Errorf("bus stops: %+v", b)
	}
	straight.Standard, straight.Minutes = "", []int{15}
	if _, err := app.RunAccess(t.Context(), app.AccessRequest{AccessInput: straight}); err == nil {
		t.Error("minutes on a network in metres")
	}
}

// TestBothUnits: a row with minutes and metres is judged by both.
func TestBothUnits(t *testing.T) {
	t.Parallel()
	in, _ := town(t)
	in.Standard = "gb50180-2018"
	r, err := app.RunAccess(t.Context(), app.AccessRequest{AccessInput: in})
	if err != nil {
		t.Fatal(err)
	}
	var both []string
	for _, rule := range r.Rules {
		if rule.Name == "初中" {
			both = append(both, fmt.Sprintf("%s %g %g", rule.ID, rule.Seconds, rule.Metres))
		}
	}
	if want := []string{"edu.junior L15 900 0", "edu.junior L15 1000 m 0 1000", "edu.junior L10 1000 m 0 1000"}; !slices.Equal(both, want) {
		t.Errorf("%q", both)
	}
	if !slices.ContainsFunc(r.Unjudged, func(u app.AccessUnjudged) bool {
		return u.ID == "health.outpatient" && u.Why == "no_number" && u.Name != "" && u.Category != ""
	}) {
		t.Errorf("unjudged %v", r.Unjudged)
	}
	for _, words := range []*lang.Catalogue{lang.English(), lang.Chinese()} {
		for _, note := range app.UnjudgedNotes(words, r) {
			if regexp.MustCompile(`[a-z]+\.[a-z]+`).MatchString(note) {
				t.Errorf("a note names codes: %s", note)
			}
		}
	}
	inMinutes := slices.IndexFunc(r.Rules, func(x app.AccessRule) bool { return x.ID == "edu.kindergarten L05" })
	inMetres := slices.IndexFunc(r.Rules, func(x app.AccessRule) bool { return x.ID == "edu.kindergarten L05 300 m" })
	for _, a := range append([]app.AccessArea{{Name: "all", Rules: r.Rules}}, r.Areas...) {
		if len(a.Rules) != len(r.Rules) {
			t.Fatalf("%d rules of %s, %d of all", len(a.Rules), a.Name, len(r.Rules))
		}
		one, other := a.Rules[inMinutes], a.Rules[inMetres]
		if one.Both == nil || *one.Both != *other.Both || *one.Both > min(one.Within, other.Within) || *one.Both < one.Within+other.Within-one.People {
			t.Errorf("%s: %v and %v of %g and %g keep both", a.Name, one.Both, other.Both, one.Within, other.Within)
		}
	}
	if i := slices.IndexFunc(r.Rules, func(x app.AccessRule) bool { return x.ID == "edu.junior L10 1000 m" }); r.Rules[i].Both != nil {
		t.Error("a row of metres alone has no both")
	}
}

// TestRulesOfChosenCategories: a standard is judged on the categories that were chosen, and the others are not said to be
// missing from the data.
func TestRulesOfChosenCategories(t *testing.T) {
	t.Parallel()
	in, _ := town(t)
	in.Categories = []string{"trans.bus"}
	r := metres(t, in)
	if len(r.Rules) != 1 || r.Rules[0].Category != "trans.bus" || len(r.Unjudged) != 0 {
		t.Errorf("%+v, not judged %v", r.Rules, r.Unjudged)
	}
}

// TestCycleRules: a rule for riders has the times of riders, or none; zones are named.
func TestCycleRules(t *testing.T) {
	t.Parallel()
	in, _ := town(t)
	in.Standard, in.Categories = "pudong", []string{"edu.kindergarten"}
	r, err := app.RunAccess(t.Context(), app.AccessRequest{AccessInput: in})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, rule := range r.Rules {
		got = append(got, rule.ID+" on "+rule.Profile)
	}
	want := []string{
		"pd.core PD core on adult", "pd.mid.residents PD mid-residents on adult", "pd.mid.village PD cycle mid-village on cyclist", "pd.far PD cycle far on cyclist",
	}
	if !slices.Equal(got, want) || r.Rules[3].Zone != "far" || r.Rules[3].Mode != "cycle" || !r.Committees {
		t.Fatalf("%q", got)
	}
	if on, by := r.Rules[0], r.Rules[3]; by.Within <= on.Within {
		t.Errorf("%g riders get there, %g walkers", by.Within, on.Within)
	}
	path := survey(t)
	bare, err := app.RunAccess(t.Context(), app.AccessRequest{AccessInput: app.AccessInput{
		Network: path("net"), Origins: "nodes", Facilities: path("facilities.csv"), Standard: "pudong",
	}, Limit: street.Never})
	if err != nil {
		t.Fatal(err)
	}
	for _, rule := range bare.Rules {
		if rule.Mode == "cycle" {
			t.Errorf("%s on %s", rule.ID, rule.Profile)
		}
	}
	if len(bare.Unjudged) != 2 || bare.Unjudged[0].Why != "no_extract" {
		t.Errorf("unjudged %v", bare.Unjudged)
	}
}

// TestNoneKnown: what the data does not have is no finding, and facilities that may be missing raise the upper bound alone.
func TestNoneKnown(t *testing.T) {
	t.Parallel()
	path := survey(t)
	in := app.AccessInput{Network: path("net"), Origins: "nodes", Facilities: path("facilities.csv"), Categories: []string{"clinic", "edu.primary"}, Minutes: []int{1}}
	run := func(complete float64) *app.AccessReport {
		t.Helper()
		in.Complete = complete
		r, err := app.RunAccess(t.Context(), app.AccessRequest{AccessInput: in, Lists: true})
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	all, some := run(0), run(0.5)
	if r := all.Rules[1]; !r.NoneKnown || r.Share != nil || r.Low != nil || len(all.Gaps[1]) > 0 {
		t.Errorf("%+v", r)
	}
	is, may := all.Rules[0], some.Rules[0]
	if *is.Share != *may.Share || *is.Low != *may.Low || *may.High != *is.High+(1-*is.High)/2 {
		t.Errorf("%g–%g, with half of the facilities %g–%g", *is.Low, *is.High, *may.Low, *may.High)
	}
	in.Complete = 1.5
	if _, err := app.RunAccess(t.Context(), app.AccessRequest{AccessInput: in}); err == nil {
		t.Error("more than all facilities")
	}
}
