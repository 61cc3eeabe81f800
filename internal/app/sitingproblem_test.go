package app_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"zhenyu/internal/app"
)

// variants are the questions that two more sites answer, and whether more is better.
var variants = map[string]struct {
	set  func(*app.SitingRequest)
	most bool
}{
	"mclp":     {func(r *app.SitingRequest) {}, true},
	"backup":   {func(r *app.SitingRequest) { r.Times = 2 }, true},
	"fade":     {func(r *app.SitingRequest) { r.Within, r.Fade = 5, 15 }, true},
	"capacity": {func(r *app.SitingRequest) { r.Capacity = 300 }, true},
	"pmedian":  {func(r *app.SitingRequest) { r.Problem = "pmedian" }, false},
	"pcenter":  {func(r *app.SitingRequest) { r.Problem = "pcenter" }, false},
}

// TestEveryProblemIsBest forces every pair of candidates in turn, which leaves nothing to search and is held to a
// measurement: the best of them must be what the plan finds by itself.
func TestEveryProblemIsBest(t *testing.T) {
	t.Parallel()
	path := quarter(t, 3)
	ids := candidateIDs(t, path)
	for name, v := range variants {
		req := planOf(path)
		v.set(&req)
		plan := mustPlan(t, req)
		best := math.Inf(1)
		for i, a := range ids {
			for _, b := range ids[i+1:] {
				forced := req
				forced.Forced = []string{a, b}
				value := mustPlan(t, forced).Value
				if v.most {
					value = -value
				}
				best = min(best, value)
			}
		}
		if v.most {
			best = -best
		}
		if plan.Status != "optimal" || math.Abs(plan.Value-best) > 1e-6 || plan.Value != plan.Bound {
			t.Errorf("%s: the plan has %g (%s, bound %g), the best pair %g", name, plan.Value, plan.Status, plan.Bound, best)
		}
		for _, s := range plan.Sites {
			without := req
			without.Forbidden = []string{s.ID}
			if other := mustPlan(t, without); other.Lost == plan.Lost && math.Abs(math.Abs(other.Value-plan.Value)-*s.Refusal.Price) > 1e-6 {
				t.Errorf("%s: without %s %g instead of %g, and the price was said to be %g", name, s.ID, other.Value, plan.Value, *s.Refusal.Price)
			}
		}
		if last := plan.Curve[len(plan.Curve)-1]; math.Abs(last.Value-plan.Value) > 1e-6 {
			t.Errorf("%s: the curve ends at %g, the plan has %g", name, last.Value, plan.Value)
		}
	}
}

// TestMedianWithRoom has no twin, as who goes where is a search of its own: it lies between the plan without
// limits and the limit of what was proven.
func TestMedianWithRoom(t *testing.T) {
	t.Parallel()
	req := planOf(quarter(t, 3))
	req.Problem, req.Limit = "pmedian", 4*time.Second
	free := mustPlan(t, req)
	req.Capacity = 500
	plan := mustPlan(t, req)
	if plan.Value < free.Value || plan.Bound > plan.Value || plan.Gap > 0.05 {
		t.Errorf("%g with room for 500, bound %g; %g without a limit", plan.Value, plan.Bound, free.Value)
	}
	req.Problem, req.P, req.Capacity = "mclp", 2, 100
	if most := mustPlan(t, req); most.Status != "optimal" || most.Value > *most.Had+200 || most.Value != most.Bound {
		t.Errorf("%g of %g before, with room for 200 more", most.Value, *most.Had)
	}
}

// TestFewest compares with how many sites the most people need.
func TestFewest(t *testing.T) {
	t.Parallel()
	for _, times := range []int{1, 2} {
		path := quarter(t, 6)
		req := planOf(path)
		req.Times = times
		req.Problem, req.P = "lscp", 0
		plan := mustPlan(t, req)
		need := int(plan.Value)
		if plan.Status != "optimal" || len(plan.Sites) != need {
			t.Fatalf("%d sites, %+v", len(plan.Sites), plan)
		}
		req.Problem = "mclp"
		for _, p := range []int{need - 1, need} {
			if req.P = p; p == 0 {
				continue
			}
			most := mustPlan(t, req)
			if all := most.People - plan.Lost; (most.Value == all) != (p == need) {
				t.Errorf("times %d: %d sites serve %g of %g, and the fewest are said to be %d", times, p, most.Value, all, need)
			}
		}
	}
}

// TestBudget tries every affordable pair.
func TestBudget(t *testing.T) {
	t.Parallel()
	path := quarter(t, 7)
	req := planOf(path)
	ids, cost := candidateIDs(t, path), map[string]float64{}
	table := strings.Split(strings.TrimSpace(read(t, path("candidates.csv"))), "\n")
	r := rand.New(rand.NewPCG(1, 2))
	table[0] += ",cost"
	for i, id := range ids {
		cost[id] = 4 + float64(r.IntN(400))/100
		table[i+1] += fmt.Sprintf(",%.2f", cost[id])
	}
	priced := write(t, map[string]string{"priced.csv": strings.Join(table, "\n")})
	req.Candidates, req.P, req.Budget = priced("priced.csv"), 0, 11
	plan := mustPlan(t, req)
	best := 0.0
	for i, a := range ids {
		for _, b := range ids[i:] {
			forced := req
			forced.Budget = cost[a]
			if forced.Forced = []string{a}; b != a {
				forced.Budget, forced.Forced = cost[a]+cost[b], []string{a, b}
			}
			if forced.Budget <= req.Budget+1e-9 {
				best = max(best, mustPlan(t, forced).Value)
			}
		}
	}
	if plan.Value != best || plan.Cost == nil || *plan.Cost > req.Budget || len(plan.Sites) > 2 {
		t.Errorf("the plan has %g for %v, the best affordable pair %g", plan.Value, plan.Cost, best)
	}
	for i, at := range plan.Curve[1:] {
		if *at.Spent > *at.Budget+1e-9 || *at.Budget <= *plan.Curve[i].Budget || slices.Equal(at.Sites, plan.Curve[i].Sites) || at.Value < plan.Curve[i].Value {
			t.Errorf("point %d of the curve: %+v after %+v", i+1, at, plan.Curve[i])
		}
	}
	req.Problem, req.Budget = "lscp", 0
	if cheapest := mustPlan(t, req); cheapest.Unit != "cost" || math.Abs(cheapest.Value-*cheapest.Cost) > 1e-9 {
		t.Errorf("the cheapest: %+v", cheapest)
	}
}

func mustPlan(t *testing.T, req app.SitingRequest) *app.SitingReport {
	t.Helper()
	plan, err := app.RunSiting(t.Context(), req)
	if err != nil {
		t.Fatalf("%+v: %v", req, err)
	}
	return plan
}

func candidateIDs(t *testing.T, path func(string) string) []string {
	t.Helper()
	var ids []string
	for _, row := range strings.Split(strings.TrimSpace(read(t, path("candidates.csv"))), "\n")[1:] {
		id, _, _ := strings.Cut(row, ",")
		ids = append(ids, id)
	}
	if len(ids) < 4 {
		t.Fatalf("only %d candidates: the test shows nothing", len(ids))
	}
	return ids
}
