package app_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"zhenyu/internal/app"
	"zhenyu/internal/lang"
)

// TestBackupIsOneMeasure counts who has two facilities in reach, in every figure of a plan alike.
func TestBackupIsOneMeasure(t *testing.T) {
	t.Parallel()
	req := planOf(quarter(t, 3))
	req.Times, req.Within = 2, 25
	plan := mustPlan(t, req)
	if plan.New == 0 || plan.New != plan.After.Within-plan.Before.Within || plan.Value != plan.After.Within {
		t.Errorf("%g newly, %g before, %g after, value %g", plan.New, plan.Before.Within, plan.After.Within, plan.Value)
	}
	if first, last := plan.Curve[0], plan.Curve[2]; first.Within != plan.Before.Within || last.Within != plan.After.Within {
		t.Errorf("the curve goes from %g to %g, the plan from %g to %g", first.Within, last.Within, plan.Before.Within, plan.After.Within)
	}
	if a := plan.Areas[0]; a.New != a.After.Within-a.Before.Within {
		t.Errorf("%+v", a)
	}
	for c, want := range map[*lang.Catalogue][2]string{lang.English(): {"2 of them", "2 in reach"}, lang.Chinese(): {"够得着 2 处", "够得着 2 处"}} {
		if !strings.Contains(plan.Question(c), want[0]) || !strings.Contains(plan.Proof(c), want[1]) {
			t.Errorf("%s, %s", plan.Question(c), plan.Proof(c))
		}
	}
}

// TestRoomOfWhatIsThere gives homes parts of people: what is there has room for them all, and new sites for few.
func TestRoomOfWhatIsThere(t *testing.T) {
	t.Parallel()
	path := quarter(t, 3)
	rows := strings.Split(strings.TrimSpace(read(t, path("people.csv"))), "\n")
	for i := range rows[1:] {
		rows[i+1] += ".3"
	}
	if err := os.WriteFile(path("people.csv"), []byte(strings.Join(rows, "\n")), 0o600); err != nil {
		t.Fatal(err)
	}
	req := planOf(path)
	req.Problem, req.Capacity, req.Limit = "pmedian", 10, 2*time.Second
	plan := mustPlan(t, req)
	for _, s := range plan.Sites {
		if *s.Served > 10 {
			t.Errorf("%s serves %g", s.ID, *s.Served)
		}
	}
}

// TestBudgetIsNotPassed asks for a trace less than two sites cost, and for what binary numbers hold a trace too small.
func TestBudgetIsNotPassed(t *testing.T) {
	t.Parallel()
	path := quarter(t, 3)
	rows := strings.Split(strings.TrimSpace(read(t, path("candidates.csv"))), "\n")[:3]
	priced := func(a, b string) func(string) string {
		return write(t, map[string]string{"c.csv": rows[0] + ",cost\n" + rows[1] + "," + a + "\n" + rows[2] + "," + b + "\n"})
	}
	req := planOf(path)
	req.P = 0
	for _, c := range []struct {
		budget float64
		sites  int
	}{{4.999, 1}, {5, 2}, {4.35 + 0.65, 2}} {
		req.Candidates, req.Budget = priced("3", "2")("c.csv"), c.budget
		if plan := mustPlan(t, req); len(plan.Sites) != c.sites || *plan.Cost > c.budget {
			t.Errorf("budget %g: %d sites for %g", c.budget, len(plan.Sites), *plan.Cost)
		}
	}
	if req.Candidates, req.Budget = priced("4.35", "0")("c.csv"), 4.35; *mustPlan(t, req).Cost != 4.35 {
		t.Error("a site that costs all of the budget is left out")
	}
	req.Candidates = priced("3.001", "2")("c.csv")
	if _, err := app.RunSiting(t.Context(), req); err == nil || !strings.Contains(fmt.Sprint(err), "3.001") {
		t.Errorf("a cost of 3.001: %v", err)
	}
}

// TestBoundOfTheLeast says of what is to be small that nothing is below its bound.
func TestBoundOfTheLeast(t *testing.T) {
	t.Parallel()
	c := lang.English()
	for unit, want := range map[string]string{"minutes": "below", "cost": "below", "people": "above"} {
		r := &app.SitingReport{Status: "limit", Unit: unit, Bound: 7}
		if got := r.Proof(c); !strings.Contains(got, want) {
			t.Errorf("%s: %s", unit, got)
		}
	}
}

// TestPlanSaysItOnce has no dash for what does not come in, and tells of money once.
func TestPlanSaysItOnce(t *testing.T) {
	t.Parallel()
	c := lang.English()
	r := &app.SitingReport{Problem: "lscp", Unit: "cost", Status: "optimal", Value: 7, Cost: new(7.0)}
	if got := r.Question(c) + r.Change(c) + r.Proof(c); !strings.Contains(got, "cheapest") || strings.Contains(got, "fewe") || strings.Contains(got, "7") {
		t.Error(got)
	}
	for _, f := range []*app.Refusal{{Impossible: true}, {Lost: 3}, {Price: new(2.0)}} {
		if got := r.Without(c, f); strings.Contains(got, "—") || strings.Contains(got, "instead") {
			t.Error(got)
		}
	}
	fair := &app.SitingReport{Unit: "share", Had: new(0.0), LevelsProven: 1, Levels: []app.SitingLevel{{Name: "A"}, {Name: "B"}}}
	if got := fair.Change(c); !strings.Contains(got, "(proven), B") || !strings.Contains(got, "(not proven)") {
		t.Error(got)
	}
}

// TestPlanNamesTheNumber says which number is out of its range, and what it may be.
func TestPlanNamesTheNumber(t *testing.T) {
	t.Parallel()
	path := quarter(t, 3)
	rows := strings.Split(strings.TrimSpace(read(t, path("candidates.csv"))), "\n")[:3]
	priced := write(t, map[string]string{"c.csv": rows[0] + ",cost\n" + rows[1] + ",3\n" + rows[2] + ",2.5\n"})
	for want, change := range map[string]func(*app.SitingRequest){
		"within 0: must be from 1 to 600":      func(r *app.SitingRequest) { r.Within = 0 },
		"times 11: must be from 0 to 10":       func(r *app.SitingRequest) { r.Times = 11 },
		"p -1: must":                           func(r *app.SitingRequest) { r.P = -1 },
		"99 sites are asked for, and only":     func(r *app.SitingRequest) { r.P = 99 },
		"fade 5: must be more than within, 10": func(r *app.SitingRequest) { r.Fade = 5 },
		"a budget of 1.00: the cheapest candidate costs 2.50": func(r *app.SitingRequest) {
			r.P, r.Budget, r.Candidates = 0, 1, priced("c.csv")
		},
	} {
		req := planOf(path)
		change(&req)
		if _, err := app.RunSiting(t.Context(), req); err == nil || !strings.Contains(fmt.Sprint(err), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

// TestCurveTableHasAllPoints gives the points that were not looked for a row of their own.
func TestCurveTableHasAllPoints(t *testing.T) {
	t.Parallel()
	r := &app.SitingReport{
		Curve:        []app.SitingPoint{{P: 0}, {P: 2}},
		CurveMissing: []app.SitingMissing{{P: 1, Why: "time"}, {Budget: new(2.5), Why: "impossible"}},
	}
	rows := r.CurveTable(lang.English()).Rows
	if len(rows) != 4 || rows[2][0] != 1 || rows[2][9] != "not looked for within the time" || rows[3][0] != nil || rows[3][1] != 2.5 {
		t.Errorf("%v", rows)
	}
}
