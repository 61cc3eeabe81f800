package siting

import (
	"context"
	"maps"
	"slices"
)

// Center asks for the sites with the least worst cost when every row uses its nearest open one
// (p-center, Hakimi 1964). Rows of 0 people do not count. Rows that no allowed site can serve
// are counted in Unreachable; when no allowed choice serves all others, the result is Infeasible.
//
// Method: bisection over the costs that occur; each asks whether the allowed sites can cover
// every row within a cost (Minieka 1970).
type Center struct {
	Costs  Matrix
	People []int64 // one per row, ≥ 0; nil: 1 each
	Choice Choice
}

func (p *Center) solve(ctx context.Context, opt Options) (*Result, error) {
	median := &Median{Costs: p.Costs, People: p.People, Choice: p.Choice}
	if p.People != nil { // only whether a row counts matters, and sums cannot pass any limit
		median.People = counted(p.People)
	}
	f, err := median.form()
	if err != nil {
		return nil, err
	}
	if p.People != nil {
		if err := checkPeople(p.People, p.Costs.Rows()); err != nil {
			return nil, err
		}
		f.lost.People = p.lostPeople(f)
	}
	b := &bisection{ctx: ctx, opt: opt, problem: p, rows: f.keep, steps: p.steps(f)}
	return b.run(f.lost)
}

// counted replaces people by 1 where there are any.
func counted(people []int64) []int64 {
	ones := make([]int64, len(people))
	for j, n := range people {
		ones[j] = min(n, 1)
	}
	return ones
}

func (p *Center) lostPeople(f *medianForm) int64 {
	sum := total(p.People)
	for _, j := range f.keep {
		sum -= p.People[j]
	}
	return sum
}

// steps returns the costs that can be the worst of a choice, ascending: none below what some row pays at the best.
func (p *Center) steps(f *medianForm) []int32 {
	floor := int32(0)
	for _, j := range f.keep {
		least := Never
		for i, cost := range p.Costs.Row(int(j)) {
			if f.sel.state[i] != out {
				least = min(least, cost)
			}
		}
		floor = max(floor, least)
	}
	seen := map[int32]bool{}
	for _, j := range f.keep {
		for i, cost := range p.Costs.Row(int(j)) {
			if cost >= floor && cost != Never && f.sel.state[i] != out {
				seen[cost] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(seen))
}

// bisection is the state of a p-center search: the steps below low are proven too small, and
// best is a choice that reaches steps[high].
type bisection struct {
	ctx       context.Context
	opt       Options
	problem   *Center
	rows      []int32
	steps     []int32
	low, high int
	best      []int32
	nodes     int64
}

func (b *bisection) run(lost Unreachable) (*Result, error) {
	if len(b.rows) == 0 {
		b.best = open(b.problem.Choice.Forced, nil)
		return b.result(lost), nil
	}
	b.high = len(b.steps) - 1
	r, err := b.try(b.high)
	if err != nil || r.Status != Optimal {
		if r != nil {
			r.Unreachable = lost
		}
		if r != nil && r.Status == Limit {
			r.Bound = int64(b.steps[0])
		}
		return r, err
	}
	for open := true; open && b.low < b.high && b.ctx.Err() == nil; {
		if open, err = b.halve(); err != nil {
			return nil, err
		}
		if b.opt.Progress != nil {
			b.opt.Progress(int64(b.steps[b.high]), int64(b.steps[b.low]))
		}
	}
	return b.result(lost), nil
}

// halve tries the middle step; it returns false when the search was stopped undecided.
func (b *bisection) halve() (bool, error) {
	middle := (b.low + b.high) / 2
	r, err := b.try(middle)
	switch {
	case err != nil:
		return false, err
	case r.Status == Infeasible:
		b.low = middle + 1
	case r.Status == Limit:
		return false, nil
	}
	return true, nil
}

// try asks whether the allowed sites cover every row within a step, and keeps them if so.
func (b *bisection) try(step int) (*Result, error) {
	p := b.problem
	cover := Coverage{Sites: p.Costs.Sites, Start: []int{0}}
	for _, j := range b.rows {
		cover.Site = appendReached(cover.Site, p.Costs.Row(int(j)), b.steps[step])
		cover.Start = append(cover.Start, len(cover.Site))
	}
	r, err := (&SetCover{Cover: cover, Choice: p.Choice}).decide(b.ctx, b.opt)
	if err != nil {
		return nil, err
	}
	b.nodes += r.Nodes
	if r.Status == Optimal {
		b.best = r.Sites
		worst := b.worst(r.Sites)
		b.high, _ = slices.BinarySearch(b.steps, worst)
	}
	return r, nil
}

// worst returns the largest cost of any row at its nearest open site.
func (b *bisection) worst(sites []int32) int32 {
	worst := int32(0)
	all := open(sites, b.problem.Choice.Existing)
	for _, j := range b.rows {
		least := Never
		for _, i := range all {
			least = min(least, b.problem.Costs.Row(int(j))[i])
		}
		worst = max(worst, least)
	}
	return worst
}

func (b *bisection) result(lost Unreachable) *Result {
	r := &Result{Status: Optimal, Reason: "proven", Sites: b.best, Nodes: b.nodes, Unreachable: lost}
	if len(b.steps) > 0 && len(b.rows) > 0 {
		r.Value, r.Bound = int64(b.steps[b.high]), int64(b.steps[b.low])
	}
	if r.Value != r.Bound {
		r.Status, r.Reason = Limit, reason(b.ctx)
	}
	return r
}
