package siting

import (
	"cmp"
	"context"
	"fmt"
	"slices"
)

// SetCover asks for the fewest sites, or the cheapest when Choice has costs, that cover every
// row which any allowed site can cover (location set covering, Toregas and others 1971). Choice.P
// and Choice.Budget are not looked at. Rows that cannot be covered are counted in Unreachable.
type SetCover struct {
	Cover  Coverage
	People []int64 // one per row, for Unreachable only; nil counts no people
	Times  int     // how many sites must cover a row, 1 when 0
	Choice Choice
}

func (p *SetCover) solve(ctx context.Context, opt Options) (*Result, error) {
	c, err := p.form()
	if err != nil {
		return nil, err
	}
	r := c.task(ctx, opt.Seed, newIncumbent()).search(ctx, opt, c.spent).result(c.spent)
	r.Unreachable = c.lost
	if r.Sites = without(r.Sites, p.Choice.Existing); r.Status == Limit {
		p.complete(r)
	}
	return r, nil
}

// complete adds the cheapest sites of every row that a stopped search left uncovered.
func (p *SetCover) complete(r *Result) {
	forbidden, isOpen := p.Choice.isForbidden(p.Cover.Sites), p.Choice.isOpen(r, p.Cover.Sites)
	for j := range p.Cover.Rows() {
		lacks := max(1, p.Times)
		var closed []int32
		for _, i := range p.Cover.Row(j) {
			if isOpen[i] {
				lacks--
			} else if !forbidden[i] {
				closed = append(closed, i)
			}
		}
		if lacks <= 0 || lacks > len(closed) { // covered, or no choice can
			continue
		}
		slices.SortStableFunc(closed, func(a, b int32) int { return cmp.Compare(p.Choice.priceOf(a), p.Choice.priceOf(b)) })
		for _, i := range closed[:lacks] {
			isOpen[i] = true
			r.Sites = append(r.Sites, i)
		}
	}
	slices.Sort(r.Sites)
	r.Value = 0
	for _, i := range r.Sites {
		r.Value += p.Choice.priceOf(i)
	}
	if r.Value == r.Bound {
		r.Status, r.Reason = Optimal, "proven"
	}
}

// decide asks whether what Choice allows, P or Budget, covers everything. The result is Optimal
// with any such choice, Infeasible, or Limit without sites when the search was stopped first.
func (p *SetCover) decide(ctx context.Context, opt Options) (*Result, error) {
	c, err := p.form()
	if err != nil {
		return nil, err
	}
	allowed := p.Choice.allowed()
	best := &incumbent{value: c.worth - allowed - 1, goal: c.worth - allowed, known: true}
	opt.Progress = nil
	x := c.task(ctx, opt.Seed, best).search(ctx, opt, c.spent)
	r := &Result{Status: Limit, Reason: reason(x.ctx), Nodes: x.nodes, Unreachable: c.lost}
	switch {
	case best.sites != nil:
		r.Status, r.Sites, r.Value = Optimal, without(best.sites, p.Choice.Existing), c.spent(best.value)
	case len(x.open) == 0:
		r.Status, r.Reason = Infeasible, fmt.Sprintf("no choice for %d serves everybody", allowed)
	}
	return r, nil
}

// form brings the problem to covering with a price: each row brings one unit more than its
// cheapest sites cost, so that covering it always pays and the best value covers everything.
func (p *SetCover) form() (*coverAll, error) {
	if err := p.Cover.validate(); err != nil {
		return nil, err
	}
	if err := checkTimes(p.Times); err != nil {
		return nil, err
	}
	people := p.People
	if people == nil {
		people = make([]int64, p.Cover.Rows())
	} else if err := checkPeople(people, p.Cover.Rows()); err != nil {
		return nil, err
	}
	sel, err := p.Choice.normal(p.Cover.Sites, false)
	if err != nil {
		return nil, err
	}
	c := &coverAll{sel: sel}
	need := int32(max(1, p.Times))
	b := newRowBuilder(p.Cover.Sites, p.Cover.Rows())
	for j := range p.Cover.Rows() {
		sites := p.Cover.Row(j)
		if reach(sel, sites) < int(need) {
			c.lost.Rows++
			c.lost.People += people[j]
			continue
		}
		b.add(sites, need, 1)
	}
	return c, c.value(b.rows())
}

// coverAll is the form in which everything must be covered at least cost.
type coverAll struct {
	sel   *selection
	rows  *coverRows
	scale int64
	worth int64 // of all rows; what is spent is worth − value
	lost  Unreachable
}

// value gives every row its worth, after the settled sites and the rows that follow from others
// have been taken out.
func (c *coverAll) value(all *coverRows) error {
	rows, _ := all.reduce(c.sel.state)
	rows.base = 0
	for _, i := range c.sel.sites(in) {
		rows.base -= c.sel.cost[i]
	}
	var costs []int64
	for j := range int32(rows.len()) {
		costs = costs[:0]
		for _, i := range rows.of(j) {
			costs = append(costs, c.sel.cost[i])
		}
		slices.Sort(costs)
		rows.weight[j] = 1 + total(costs[:rows.need[j]])
	}
	c.rows, c.worth = rows, total(rows.weight)
	var err error
	c.scale, err = scaleFor("Choice.Cost", rows.size()+uint64(total(c.sel.cost)))
	return err
}

// spent turns the value of a search into what the choice costs.
func (c *coverAll) spent(value int64) int64 { return c.worth - value }

func (c *coverAll) task(ctx context.Context, seed uint64, best *incumbent) *task {
	sel := c.sel.clone()
	// What is in is paid in base, so its cost must not be paid again as a price.
	price := slices.Clone(sel.cost)
	for _, i := range sel.sites(in) {
		price[i] = 0
	}
	relax, mult := (&rowsRelax{coverRows: c.rows, price: price, scale: c.scale, all: true}).begin()
	return &task{
		sel: sel, relax: relax, mult: mult, scale: c.scale, best: best, effort: effort{first: 50, root: 300, node: 2, every: 64},
		find: newSwapSearch(ctx, c.rows, price, sel, best, seed),
	}
}
