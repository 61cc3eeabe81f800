package siting

import (
	"context"
	"fmt"
	"slices"
)

// Median asks for the sites with the least total cost when every row uses its nearest open one
// (p-median, Hakimi 1964): people × cost, added up. Rows that no allowed site can serve are
// counted in Unreachable and left out. When no allowed choice can serve all other rows, the
// result is Infeasible.
type Median struct {
	Costs  Matrix
	People []int64 // one per row, ≥ 0; nil: 1 each
	Choice Choice
}

var medianEffort = effort{first: 10, root: 20, node: 0, every: 128}

func (p *Median) solve(ctx context.Context, opt Options) (*Result, error) {
	f, err := p.form()
	if err != nil {
		return nil, err
	}
	var cover *Result
	if f.partial {
		if cover, err = p.serveAll(ctx, opt, f); err != nil || cover.Status == Infeasible {
			return cover, err
		}
	}
	f.islands(p.Costs)
	if cover != nil && cover.Sites != nil && f.held() <= fewStrict {
		_, cost := nearest(p.Costs, f.people, open(cover.Sites, p.Choice.Existing))
		f.worth = cost + 1
	}
	// A row may stay unserved for a multiple of its largest cost. That is a relaxation, so its
	// bound holds; and when its best choice serves every row, that choice is best without it.
	var last *Result
	for penalty := int64(firstPenalty); penalty <= maxPenalty; penalty *= 16 {
		r, err := p.attempt(ctx, opt, f, cover, penalty)
		if err != nil && last != nil { // sums of that price do not fit
			break
		}
		if err != nil || r.Reason != unserved {
			return r, err
		}
		if last = r; r.Status == Limit {
			break
		}
	}
	return p.serveAtLeast(ctx, opt, f, cover, last), nil
}

// What a row that may be left unserved pays for it, in multiples of its largest cost. A low price
// gives sharp bounds, a high one keeps local search from leaving anybody out.
const (
	firstPenalty = 16
	maxPenalty   = 1 << 16
	fewStrict    = 64 // rows that may each pay as much as a whole choice that serves everybody
)

// serveAtLeast replaces a choice that leaves somebody out, the last one found, by one that local
// search finds at the highest price, or by the one that is known to serve everybody; the bound of
// the first stays true.
func (p *Median) serveAtLeast(ctx context.Context, opt Options, f *medianForm, cover, last *Result) *Result {
	opt.Nodes = 1
	r, err := p.attempt(ctx, opt, f, cover, maxPenalty)
	if err != nil || r.Reason == unserved {
		if last.Status = Limit; cover.Sites == nil {
			return last
		}
		r = &Result{Sites: cover.Sites, Unreachable: f.lost}
		p.serve(r, f)
	}
	r.Bound = max(r.Bound, last.Bound)
	r.Nodes += last.Nodes
	if r.Status, r.Reason = Optimal, "proven"; r.Bound < r.Value {
		r.Status, r.Reason = Limit, reason(ctx)
	}
	return r
}

// medianForm is a Median with the rows that can be served and weigh something.
type medianForm struct {
	sel     *selection
	keep    []int32 // rows
	people  []int64 // of all rows
	largest []int64 // people × largest cost of each kept row
	cells   int     // of kept rows and allowed sites that reach each other
	lost    Unreachable
	partial bool   // a choice may leave a kept row unserved
	strict  []bool // kept rows that only a price holds to be served, when partial
	worth   int64  // that price, when it is known to be enough; else 0
}

func (p *Median) form() (*medianForm, error) {
	if err := p.Costs.validate(); err != nil {
		return nil, err
	}
	f := &medianForm{people: p.People}
	if f.people == nil {
		f.people = slices.Repeat([]int64{1}, p.Costs.Rows())
	}
	if err := checkPeople(f.people, p.Costs.Rows()); err != nil {
		return nil, err
	}
	var err error
	if f.sel, err = p.Choice.normal(p.Costs.Sites, true); err != nil {
		return nil, err
	}
	f.partial = !f.sel.canOpen()
	for j, people := range f.people {
		f.look(int32(j), p.Costs.Row(j), people)
	}
	return f, f.fits()
}

// look decides whether a row takes part.
func (f *medianForm) look(j int32, costs []int32, people int64) {
	largest, never, cells := int64(-1), false, 0
	for i, cost := range costs {
		switch {
		case f.sel.state[i] == out:
		case cost == Never:
			never = true
		default:
			cells++
			largest = max(largest, int64(cost))
		}
	}
	switch {
	case largest < 0:
		f.lost.Rows++
		f.lost.People += people
	case people > 0:
		f.keep, f.largest = append(f.keep, j), append(f.largest, largest)
		f.partial = f.partial || never
		f.cells += cells
	}
}

// fits multiplies largest by people, and refuses what passes MaxTotal.
func (f *medianForm) fits() error {
	sum := int64(0)
	for k, j := range f.keep {
		most := product(f.people[j], f.largest[k])
		if most > uint64(MaxTotal-sum) {
			return &InputError{Field: "People", Row: int(j), Reason: fmt.Sprintf("people × cost add up to more than %d", int64(MaxTotal))}
		}
		f.largest[k] = int64(most)
		sum += f.largest[k]
	}
	return nil
}

// serveAll finds allowed sites that serve every kept row, or proves that there are none.
func (p *Median) serveAll(ctx context.Context, opt Options, f *medianForm) (*Result, error) {
	cover := Coverage{Sites: p.Costs.Sites, Start: []int{0}, Site: make([]int32, 0, f.cells)}
	for _, j := range f.keep {
		cover.Site = appendReached(cover.Site, p.Costs.Row(int(j)), Never-1)
		cover.Start = append(cover.Start, len(cover.Site))
	}
	r, err := (&SetCover{Cover: cover, Choice: p.Choice}).decide(ctx, opt)
	if r != nil {
		r.Unreachable = f.lost
	}
	return r, err
}

const unserved = "not everybody is served"

func (p *Median) attempt(ctx context.Context, opt Options, f *medianForm, cover *Result, penalty int64) (*Result, error) {
	t, err := p.task(ctx, opt.Seed, f, penalty)
	if err != nil {
		return nil, err
	}
	if cover != nil {
		t.find.improve(t.sel, cover.Sites)
	}
	if tell := opt.Progress; tell != nil && f.partial {
		opt.Progress = func(_, bound int64) { // what leaves somebody out is no answer to report
			if serve, cost := nearest(p.Costs, f.people, t.best.sites); f.servesAll(serve) {
				tell(cost, min(bound, cost))
			}
		}
	}
	r := t.search(ctx, opt, negate).result(negate)
	r.Sites = without(r.Sites, p.Choice.Existing)
	r.Unreachable = f.lost
	if p.serve(r, f); !f.servesAll(r.Serve) {
		r.Reason = unserved
	}
	return r, nil
}

// serve fills in who goes where and what that costs, and leaves out sites that nobody goes to.
func (p *Median) serve(r *Result, f *medianForm) {
	r.Serve, r.Value = nearest(p.Costs, f.people, open(r.Sites, p.Choice.Existing))
	r.Sites = slices.DeleteFunc(slices.Clone(r.Sites), func(i int32) bool {
		return !slices.Contains(r.Serve, i) && !slices.Contains(p.Choice.Forced, i)
	})
}

func (f *medianForm) servesAll(serve []int32) bool {
	return !slices.ContainsFunc(f.keep, func(j int32) bool { return serve[j] < 0 })
}

func (p *Median) task(ctx context.Context, seed uint64, f *medianForm, penalty int64) (*task, error) {
	caps := make([]int64, len(f.keep))
	for k, largest := range f.largest {
		caps[k] = largest + 1
		switch {
		case f.partial && f.strict[k] && f.worth > 0:
			caps[k] = f.worth
		case f.partial && f.strict[k]:
			caps[k] = penalty * caps[k]
		}
	}
	sel := f.sel.clone()
	most := min(int64(len(sel.state)), max(1, sel.left)) + int64(len(sel.sites(in)))
	scale, err := scaleFor("People", product(total(caps), most))
	if err != nil {
		return nil, err
	}
	full := p.relax(f, caps, scale)
	best := newIncumbent()
	find := newMedianSearch(ctx, full, scale, sel, best, seed)
	return &task{sel: sel, relax: full, mult: full.begin(best.sites), scale: scale, best: best, effort: medianEffort, find: find}, nil
}

// relax returns the kept rows with their allowed sites.
func (p *Median) relax(f *medianForm, caps []int64, scale int64) *medianRelax {
	r := newMedianRelax(f.cells)
	sites := make([]int64, 0, p.Costs.Sites)
	for k, j := range f.keep {
		sites = sites[:0]
		for i, cost := range p.Costs.Row(int(j)) {
			if cost != Never && f.sel.state[i] != out {
				sites = append(sites, int64(cost)<<32|int64(i))
			}
		}
		r.add(sites, f.people[j]*scale, caps[k]*scale)
	}
	return r
}

// begin returns multipliers to begin from: what a row pays at its second-nearest open site, or at
// its dearest one, not the price of staying unserved, from which the way is long.
func (r *medianRelax) begin(sites []int32) []int64 {
	mult := slices.Clone(r.cap)
	open := map[int32]bool{}
	for _, i := range sites {
		open[i] = true
	}
	for j := range mult {
		seen := 0
		if end := r.start[j+1]; end > r.start[j] {
			mult[j] = r.cost[end-1]
		}
		for k := r.start[j]; k < r.start[j+1] && seen < 2; k++ {
			if open[r.site[k]] {
				seen++
				mult[j] = r.cost[k]
			}
		}
	}
	return mult
}

func negate(v int64) int64 { return -v }
