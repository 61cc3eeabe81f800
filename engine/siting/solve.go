package siting

import (
	"context"
	"errors"
	"fmt"
	"math/bits"
)

// Problem is one of MaxCover, CapCover, SetCover, FairCover, Median, CapMedian and Center.
type Problem interface {
	solve(ctx context.Context, opt Options) (*Result, error)
	check(r *Result) error // of what its sites bring
	premise() premise
}

// Options says how to solve. The zero value is a complete search with seed 0.
type Options struct {
	Seed  uint64 // of the random kicks of local search
	Nodes int64  // most nodes of branch and bound, those that assign rows to settled sites among them; 0 for no limit
	// Exact, when given, assigns the rows of a CapMedian whose sites are settled where that takes
	// long: tight capacities, where HiGHS needs a tenth of a second and the search here minutes.
	// A proof is then as exact as the solver's tolerances. No other problem asks it: the searches
	// here are faster (docs/plan.md has figures).
	Exact Exact
	// Progress, when given, is told the best value and the proven bound whenever either may have
	// changed, from the goroutine that called Solve, once there is a choice to tell of. Both hold
	// at every call. For FairCover they are those of the level that is being raised. It must be
	// quick.
	Progress func(value, bound int64)
}

// Status says what a Result is.
type Status string

// The kinds of answer.
const (
	Optimal    Status = "optimal"    // proven: no choice is better
	Limit      Status = "limit"      // the best found before a limit; Bound says how far off it can be
	Infeasible Status = "infeasible" // proven: no choice does what was asked; Reason says why
)

// Result is an answer to a Problem.
type Result struct {
	Status Status
	// What stopped the search: "proven", "time" (the deadline of ctx), "cancelled" (ctx ended
	// otherwise), "nodes", or why nothing fits. "not everybody is served": a Median was stopped
	// before it found a choice that serves all it could, and Value is what the given one costs.
	Reason string
	// Sites to add, ascending, forced ones among them, existing ones not. Nil when no choice
	// that does what was asked is known, and then Value says nothing.
	Sites []int32
	Value int64 // what the choice brings (covering) or costs (all others), in the problem's unit
	Bound int64 // proven: no choice brings more, or costs less
	Nodes int64 // nodes of branch and bound
	// Demand that no allowed site can serve. It is left out of the problem, never of the report.
	Unreachable Unreachable
	Serve       []int32   // medians: the site that serves each row, −1 for none; else nil
	Short       *Shortage // of a CapMedian that is Infeasible since its load does not fit; else nil
	Levels      []Level   // FairCover: the worst-off villages, worst first; else nil
	Proven      int       // FairCover: how many of Levels, from the first, no choice raises further
}

// Unreachable counts demand that no allowed site can serve.
type Unreachable struct {
	Rows   int
	People int64
}

// Gap returns how far the value can be from the optimum at most, as a share of the value: 0 when
// it is proven. A value of 0 with another bound has a gap of 1.
func (r *Result) Gap() float64 {
	switch {
	case r.Value == r.Bound:
		return 0
	case r.Value == 0:
		return 1
	}
	return float64(abs(r.Bound-r.Value)) / float64(abs(r.Value))
}

// Solve returns the best choice of sites that it finds and a proven bound on every other.
//
// When ctx ends, it returns the best choice so far with Status Limit, never an error for that
// alone; even with a ctx that has ended it returns a greedy choice with a bound. Bad input gives
// an *InputError with the field and the row. What cannot be done at all (too few sites to reach
// everybody) is a Result with Status Infeasible. Before it is returned, a result is evaluated
// again from the input by Check, which shares no code with the search.
//
// Deterministic for a seed: the same problem and options give the same result, unless ctx ends.
// One goroutine. Methods: Lagrangian relaxation with penalty fixing inside best-first branch
// and bound, swap local search; the package comment has the sources.
func Solve(ctx context.Context, p Problem, opt Options) (*Result, error) {
	r, err := p.solve(ctx, opt)
	if err != nil {
		return nil, err
	}
	if err := Check(p, r); err != nil {
		return nil, fmt.Errorf("siting: result withdrawn: %w", err)
	}
	return r, nil
}

// task is a problem in the form that a search takes.
type task struct {
	sel    *selection
	relax  relaxation
	mult   []int64
	scale  int64
	best   *incumbent
	find   heuristic
	effort effort
}

// prepare returns the search that runs the task. Say turns an internal value, which is
// maximised, into the problem's own.
func (t *task) prepare(ctx context.Context, opt Options, say func(int64) int64) *search {
	x := &search{ctx: ctx, best: t.best, find: t.find, scale: t.scale, limit: opt.Nodes, effort: t.effort}
	if opt.Progress != nil {
		x.report = func() { opt.Progress(say(t.best.value), say(x.bound())) }
	}
	return x
}

func (t *task) search(ctx context.Context, opt Options, say func(int64) int64) *search {
	x := t.prepare(ctx, opt, say)
	x.run(&node{sel: t.sel, relax: t.relax, mult: t.mult})
	return x
}

// result returns the outcome of a search in the problem's own direction.
func (x *search) result(say func(int64) int64) *Result {
	r := &Result{Status: Optimal, Reason: "proven", Sites: x.best.sites, Nodes: x.nodes}
	r.Value, r.Bound = say(x.best.value), say(x.bound())
	if r.Value != r.Bound {
		r.Status, r.Reason = Limit, reason(x.ctx)
	}
	return r
}

// raise takes a bound on the cost that was proven otherwise.
func (r *Result) raise(bound int64) {
	r.Bound = max(r.Bound, bound)
	if r.Sites != nil && r.Value == r.Bound {
		r.Status, r.Reason = Optimal, "proven"
	}
}

// reason says which limit stopped a search.
func reason(ctx context.Context) string {
	switch {
	case errors.Is(context.Cause(ctx), context.DeadlineExceeded):
		return "time"
	case ctx.Err() != nil:
		return "cancelled"
	}
	return "nodes"
}

func same(v int64) int64 { return v }

// scaleFor returns the largest useful scale for which sums up to the given size stay in 60 bits.
func scaleFor(field string, size uint64) (int64, error) {
	room := 60 - bits.Len64(size)
	if room < 0 {
		return 0, &InputError{Field: field, Row: -1, Reason: "the numbers are too large to add up in 64 bits"}
	}
	return 1 << min(room, 20), nil
}
