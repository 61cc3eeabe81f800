package siting_test

import (
	"testing"

	"zhenyu/engine/siting"
)

// TestCheckRefuses spoils results in ways that leave the sums as they are: each must be refused, and the true one not.
func TestCheckRefuses(t *testing.T) {
	t.Parallel()
	costs := siting.Matrix{Sites: 2, Cell: []int32{1, 5, siting.Never, 7}}
	choice := siting.Choice{P: 1}
	median := &siting.Median{Costs: costs, Choice: choice}
	center := &siting.Center{Costs: costs, Choice: choice}
	limited := &siting.CapMedian{Costs: costs, Load: []int64{1, 1}, Capacity: []int64{2, 2}, Choice: choice}
	best := func(p siting.Problem, change func(*siting.Result)) *siting.Result {
		r := solve(t, p)
		if err := siting.Check(p, r); err != nil {
			t.Fatal(err)
		}
		change(r)
		return r
	}
	none := &siting.Result{Status: siting.Infeasible, Reason: "nothing serves everybody"}
	for i, c := range []struct {
		p siting.Problem
		r *siting.Result
	}{
		{median, &siting.Result{Status: siting.Optimal, Reason: "proven", Sites: []int32{0}, Serve: []int32{0, -1}, Value: 1, Bound: 1}},
		{median, &siting.Result{Status: siting.Limit, Reason: "not everybody is served", Sites: []int32{0}, Serve: []int32{0, -1}, Value: 1, Bound: 99999}},
		{median, none},
		{center, none},
		{limited, none},
		{median, best(median, func(r *siting.Result) { r.Status = "bogus" })},
		{median, best(median, func(r *siting.Result) { r.Reason = "cancelled" })},
		{median, best(median, func(r *siting.Result) { r.Reason = "" })},
		{median, best(median, func(r *siting.Result) { r.Nodes = -5 })},
		{median, best(median, func(r *siting.Result) { r.Proven = 1 })},
		{center, best(center, func(r *siting.Result) { r.Serve = []int32{1, 1} })},
		{limited, best(limited, func(r *siting.Result) { r.Levels = []siting.Level{{}} })},
		{limited, best(limited, func(r *siting.Result) { r.Short = &siting.Shortage{Need: 2, Room: 1} })},
	} {
		if siting.Check(c.p, c.r) == nil {
			t.Errorf("%d: %+v passes", i, c.r)
		}
	}
}
