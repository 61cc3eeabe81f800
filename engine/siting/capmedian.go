package siting

import (
	"context"
	"fmt"
	"slices"
)

// CapMedian is the capacitated p-median: every row is served whole by one open site, the loads
// at a site stay within its capacity, and people × cost is least (Mulvey and Beck 1984). A row
// that no allowed site can serve, for cost or for load, is counted in Unreachable and left out.
// When no allowed choice serves all others, the result is Infeasible.
type CapMedian struct {
	Costs    Matrix
	People   []int64 // one per row, ≥ 0; nil: 1 each
	Load     []int64 // one per row, ≥ 0: what it takes of a site's capacity
	Capacity []int64 // one per site, ≥ 0
	Choice   Choice
}

var capEffort = effort{first: 100, root: 300, node: 3, every: 12}

func (p *CapMedian) solve(ctx context.Context, opt Options) (*Result, error) {
	f, err := p.form()
	if err != nil {
		return nil, err
	}
	if short := f.short(); short != nil {
		why := fmt.Sprintf("a load of %d, but no allowed choice has room for more than %d", short.Need, short.Room)
		return &Result{Status: Infeasible, Reason: why, Short: short, Unreachable: f.lost}, nil
	}
	free := p.unlimited(ctx, opt)
	if free != nil && free.Status == Infeasible {
		return &Result{Status: Infeasible, Reason: free.Reason, Unreachable: f.lost}, nil
	}
	best := newIncumbent()
	best.value, best.known = -f.worst-1, true // any choice that serves all rows is better
	relax := newCapRelax(f)
	find := newCapSearch(ctx, f, best, opt.Seed)
	find.exact = opt.Exact
	find.take(free)
	t := &task{
		sel: f.sel.clone(), relax: relax, mult: relax.begin(best.sites), scale: f.scale, best: best, find: find, effort: capEffort,
	}
	x := t.prepare(ctx, opt, negate)
	x.complete = func(n *node, a *ascent) int64 { return find.assign(x, n, a) }
	if free != nil && ctx.Err() != nil { // the bound of a root of its own is seldom better, and takes long
		x.leaves = -free.Bound
	} else {
		x.run(&node{sel: t.sel, relax: relax, mult: t.mult})
	}
	r := p.result(x, f, find)
	if free != nil && r.Status == Limit {
		r.raise(free.Bound)
	}
	return r, nil
}

func (p *CapMedian) result(x *search, f *capForm, find *capSearch) *Result {
	if x.best.sites == nil {
		if x.bound() <= x.best.value { // which any choice would pass
			return &Result{Status: Infeasible, Reason: "no allowed choice has room for everybody", Nodes: x.nodes, Unreachable: f.lost}
		}
		return &Result{Status: Limit, Reason: reason(x.ctx), Bound: -x.bound(), Nodes: x.nodes, Unreachable: f.lost}
	}
	r := x.result(negate)
	r.Unreachable = f.lost
	r.Sites = slices.DeleteFunc(without(r.Sites, p.Choice.Existing), func(i int32) bool {
		return !slices.Contains(find.served, i) && !slices.Contains(p.Choice.Forced, i) // it would serve nobody
	})
	r.Serve = slices.Repeat([]int32{-1}, p.Costs.Rows())
	for k, j := range f.keep {
		r.Serve[j] = find.served[k]
	}
	return r
}

// capForm is a CapMedian with the rows that can be served.
type capForm struct {
	sel      *selection
	keep     []int32
	load     []int64 // of kept rows, in units
	capacity []int64 // in units, rounded down
	unit     int64   // what all loads are multiples of: small numbers make small tables
	cost     []int64 // kept rows × sites: people × cost, −1 where a site cannot serve
	sites    int
	scale    int64
	worst    int64 // cost of serving every row at its dearest site
	lost     Unreachable
}

func (p *CapMedian) form() (*capForm, error) {
	f := &capForm{sites: p.Costs.Sites}
	median := &Median{Costs: p.Costs, People: p.People, Choice: p.Choice}
	m, err := median.form()
	if err != nil {
		return nil, err
	}
	f.sel = m.sel
	if len(p.Load) != p.Costs.Rows() {
		return nil, &InputError{Field: "Load", Row: -1, Reason: fmt.Sprintf("%d entries for %d rows", len(p.Load), p.Costs.Rows())}
	}
	if len(p.Capacity) != p.Costs.Sites {
		return nil, &InputError{Field: "Capacity", Row: -1, Reason: fmt.Sprintf("%d entries for %d sites", len(p.Capacity), p.Costs.Sites)}
	}
	if err := checkCounts("Load", p.Load); err != nil {
		return nil, err
	}
	if err := checkCounts("Capacity", p.Capacity); err != nil {
		return nil, err
	}
	for _, load := range p.Load {
		f.unit = divisor(f.unit, load)
	}
	f.unit = max(1, f.unit)
	for _, room := range p.Capacity {
		f.capacity = append(f.capacity, room/f.unit)
	}
	for j, people := range m.people {
		f.look(int32(j), p.Costs.Row(j), people, p.Load[j]/f.unit)
	}
	most := int64(1)
	for _, largest := range m.largest {
		most += largest
	}
	// Multipliers go up to four times the dearest service of a row.
	f.scale, err = scaleFor("People", product(4*(most+int64(len(f.keep))), int64(len(f.sel.state))))
	return f, err
}

func (f *capForm) look(j int32, costs []int32, people, load int64) {
	row := make([]int64, len(costs))
	dearest := int64(-1)
	for i, cost := range costs {
		row[i] = -1
		if cost != Never && f.sel.state[i] != out && load <= f.capacity[i] {
			row[i] = people * int64(cost)
			dearest = max(dearest, row[i])
		}
	}
	switch {
	case dearest < 0:
		f.lost.Rows++
		f.lost.People += people
	case people > 0 || load > 0:
		f.keep, f.load, f.cost = append(f.keep, j), append(f.load, load), append(f.cost, row...)
		f.worst += dearest
	}
}

// short says by how much the load cannot fit whatever sites are chosen, or nil.
func (f *capForm) short() *Shortage {
	var pick picker
	room := make([]int64, f.sites)
	for i, state := range f.sel.state {
		if state != out {
			room[i] = f.capacity[i]
		}
	}
	have := pick.best(f.sel, room)
	for _, i := range f.sel.sites(in) {
		have += room[i]
	}
	if need := total(f.load); have < need {
		return &Shortage{need * f.unit, have * f.unit}
	}
	return nil
}

// divisor returns the greatest common divisor; that of 0 and any number is the number.
func divisor(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

func (p *CapMedian) check(r *Result) error {
	if err := p.Choice.checkSites(r, p.Costs.Sites, true); err != nil {
		return err
	}
	if len(r.Serve) != p.Costs.Rows() {
		return fmt.Errorf("%d servers for %d rows", len(r.Serve), p.Costs.Rows())
	}
	open, forbidden := p.Choice.isOpen(r, p.Costs.Sites), p.Choice.isForbidden(p.Costs.Sites)
	used := make([]int64, p.Costs.Sites)
	value := int64(0)
	for j, i := range r.Serve {
		people := int64(1)
		if p.People != nil {
			people = p.People[j]
		}
		if i < 0 {
			if (people > 0 || p.Load[j] > 0) && p.servable(j, forbidden) {
				return fmt.Errorf("row %d is not served", j)
			}
			continue
		}
		if int(i) >= p.Costs.Sites || !open[i] || p.Costs.Row(j)[i] == Never {
			return fmt.Errorf("row %d is served by site %d, which is closed or out of reach", j, i)
		}
		value += people * int64(p.Costs.Row(j)[i])
		if used[i] += p.Load[j]; used[i] > p.Capacity[i] {
			return fmt.Errorf("site %d holds %d of %d", i, used[i], p.Capacity[i])
		}
	}
	return checkLeast(r, value)
}

func (p *CapMedian) servable(j int, forbidden []bool) bool {
	for i, cost := range p.Costs.Row(j) {
		if cost != Never && !forbidden[i] && p.Load[j] <= p.Capacity[i] {
			return true
		}
	}
	return false
}
