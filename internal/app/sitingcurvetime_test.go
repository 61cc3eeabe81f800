package app_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"zhenyu/internal/app"
)

// priced gives every candidate of a quarter a cost.
func priced(t *testing.T, path func(string) string, cost func(row int) string) string {
	t.Helper()
	table := strings.Split(strings.TrimSpace(read(t, path("candidates.csv"))), "\n")
	for i := range table {
		table[i] += "," + cost(i)
	}
	return write(t, map[string]string{"priced.csv": strings.Join(table, "\n")})("priced.csv")
}

// TestCurveWithFreeSite has a candidate that costs nothing: no money is not nothing to choose.
func TestCurveWithFreeSite(t *testing.T) {
	t.Parallel()
	path := quarter(t, 7)
	req := planOf(path)
	req.P, req.Budget = 0, 10
	req.Candidates = priced(t, path, func(row int) string { return []string{"cost", "0", "5", "7", "9"}[min(row, 4)] })
	first := mustPlan(t, req).Curve[0]
	if *first.Budget != 0 || len(first.Sites) != 1 || !first.Proven {
		t.Errorf("%+v", first)
	}
}

// TestCurveKeepsTheLimit asks who goes where within limits of room, which takes minutes to prove: the curve and the
// refusals end with the time, and so they do when a person stops.
func TestCurveKeepsTheLimit(t *testing.T) {
	t.Parallel()
	req := planOf(quarter(t, 3))
	req.Problem, req.Capacity, req.P, req.Limit = "pmedian", 301, 3, 300*time.Millisecond
	start := time.Now()
	plan := mustPlan(t, req)
	if took := time.Since(start); took > 10*time.Second {
		t.Errorf("%v", took)
	}
	for i, at := range plan.Curve {
		if at.Bound > at.Value || i > 0 && at.Value > plan.Curve[i-1].Value || at.Gap < 0 {
			t.Errorf("%+v", plan.Curve)
		}
	}
}

// TestCurveNeverFalls gives little time in many parts: no point of a curve is worse than one of fewer sites, and none
// passes its bound.
func TestCurveNeverFalls(t *testing.T) {
	t.Parallel()
	for _, limit := range []time.Duration{1, time.Millisecond, 20 * time.Millisecond, 200 * time.Millisecond} {
		for _, problem := range []string{"mclp", "pmedian", "pcenter"} {
			req := planOf(quarter(t, 4))
			req.Problem, req.P, req.Limit = problem, 6, limit
			if problem == "mclp" {
				req.Times = 2
			}
			checkCurve(t, fmt.Sprint(problem, limit), mustPlan(t, req))
		}
	}
}

func checkCurve(t *testing.T, name string, plan *app.SitingReport) {
	t.Helper()
	sign := 1.0
	if plan.Problem != "mclp" {
		sign = -1
	}
	for i, at := range plan.Curve {
		if sign*(at.Bound-at.Value) < 0 || i > 0 && sign*(at.Value-plan.Curve[i-1].Value) < 0 || at.Proven != (at.Gap == 0) {
			t.Errorf("%s: point %d of %+v", name, i, plan.Curve)
		}
	}
}
