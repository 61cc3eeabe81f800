package siting

import (
	"context"
	"fmt"
	"slices"
)

// CapCover asks for the sites that serve most people when each site has room for so many
// (capacitated maximal covering, Current and Storbeck 1988). The people of a row may be divided
// among the open sites that cover it; the value is what the best division serves. Of choices that serve as many, one that
// covers many is taken, by exchanges of single sites: it is not proven to cover most.
type CapCover struct {
	Cover    Coverage
	People   []int64 // one per row, ≥ 0
	Capacity []int64 // one per site, ≥ 0, in people
	Choice   Choice
}

var capCoverEffort = effort{first: 5, root: 100, node: 2, every: 40}

func (p *CapCover) solve(ctx context.Context, opt Options) (*Result, error) {
	sel, err := p.validate()
	if err != nil {
		return nil, err
	}
	most := &MaxCover{Cover: p.Cover, People: p.People}
	lost := most.lost(sel)
	rows, _ := most.rows().reduce(allowed(sel))
	scale, err := scaleFor("People", product(total(p.People)+total(p.Capacity), 2))
	if err != nil {
		return nil, err
	}
	best := newIncumbent()
	relax := &capCoverRelax{coverRows: rows, capacity: p.Capacity, scale: scale}
	find := newFlowSearch(ctx, rows, p.Capacity, sel, best, opt.Seed)
	t := &task{
		sel: sel, relax: relax, mult: relax.begin(), scale: scale, best: best, effort: capCoverEffort, find: find,
	}
	r := t.search(ctx, opt, same).result(same)
	if r.Sites != nil {
		r.Sites = without(find.spread(r.Sites), p.Choice.Existing)
		served := p.divide(r.Sites)
		r.Sites = slices.DeleteFunc(r.Sites, func(i int32) bool { // one that costs nothing and serves nobody
			return served[i] == 0 && !slices.Contains(p.Choice.Forced, i)
		})
	}
	r.Unreachable = lost
	return r, nil
}

func (p *CapCover) validate() (*selection, error) {
	if err := p.Cover.validate(); err != nil {
		return nil, err
	}
	if err := checkPeople(p.People, p.Cover.Rows()); err != nil {
		return nil, err
	}
	if len(p.Capacity) != p.Cover.Sites {
		return nil, &InputError{Field: "Capacity", Row: -1, Reason: fmt.Sprintf("%d entries for %d sites", len(p.Capacity), p.Cover.Sites)}
	}
	if err := checkCounts("Capacity", p.Capacity); err != nil {
		return nil, err
	}
	return p.Choice.normal(p.Cover.Sites, true)
}

// allowed returns a state in which sites that are in are free, so that rows keep them: how many
// people a site serves is not settled when the site is.
func allowed(s *selection) []decision {
	state := slices.Clone(s.state)
	for i, d := range state {
		if d == in {
			state[i] = free
		}
	}
	return state
}

// capCoverRelax relaxes "a row sends no more people than it has" with a price per person, 0 to
// 1 (in units of 1/scale):
//
//	constant = Σ people × mult,  gain[i] = max Σ (1 − mult) × served, within capacity[i]
type capCoverRelax struct {
	*coverRows
	capacity []int64
	scale    int64
	order    []int32 // scratch
}

func (r *capCoverRelax) rows() int { return r.len() }

func (r *capCoverRelax) box(j int) (int64, float64) { return r.scale, 1 / float64(r.weight[j]) }

func (r *capCoverRelax) begin() []int64 {
	return slices.Repeat([]int64{r.scale / 2}, r.len())
}

func (r *capCoverRelax) gains(mult, gain []int64) int64 {
	sum := int64(0)
	for j, m := range mult {
		sum += r.weight[j] * m
	}
	for i := range gain {
		gain[i] = r.fill(mult, int32(i), func(int32, int64) {})
	}
	return sum
}

// fill gives the room of site i to the rows whose people are cheapest, and returns what that
// brings; serve is told how many people of each.
func (r *capCoverRelax) fill(mult []int64, i int32, serve func(j int32, people int64)) int64 {
	r.order = append(r.order[:0], r.column(i)...)
	slices.SortFunc(r.order, func(a, b int32) int { return compareProducts(mult[a], 1, mult[b], 1) })
	sum, left := int64(0), r.capacity[i]
	for _, j := range r.order {
		if left == 0 || mult[j] >= r.scale {
			break
		}
		people := min(left, r.weight[j])
		left -= people
		sum += people * (r.scale - mult[j])
		serve(j, people)
	}
	return sum
}

func (r *capCoverRelax) slope(mult []int64, s *selection, picked []int32, slope []float64) {
	for j, people := range r.weight {
		slope[j] = float64(people)
	}
	serve := func(j int32, people int64) { slope[j] -= float64(people) }
	for i, state := range s.state {
		if state == in {
			r.fill(mult, int32(i), serve)
		}
	}
	for _, i := range picked {
		r.fill(mult, i, serve)
	}
}

// shrink drops the sites that are out and merges rows; their price is the mean of their people's.
func (r *capCoverRelax) shrink(s *selection, mult []int64) (relaxation, []int64) {
	small, into := r.reduce(allowed(s))
	carried := make([]int64, small.len())
	for j, to := range into {
		if to >= 0 {
			carried[to] += mult[j] * r.weight[j]
		}
	}
	for j := range carried {
		carried[j] /= small.weight[j]
	}
	return &capCoverRelax{coverRows: small, capacity: r.capacity, scale: r.scale}, carried
}

func (p *CapCover) check(r *Result) error {
	if err := p.Choice.checkSites(r, p.Cover.Sites, true); err != nil {
		return err
	}
	return checkMost(r, total(p.divide(r.Sites)))
}

// Served returns how many people each of the given sites serves, in their order, when they are added
// to the existing ones and people are divided so that most are served, by existing sites first. Of
// equally good divisions it gives one, always the same. It panics on a site that is not there.
// O(rows·sites²), slow as Check is.
func (p *CapCover) Served(sites []int32) []int64 {
	all := p.divide(sites)
	served := make([]int64, len(sites))
	for k, i := range sites {
		served[k] = all[i]
	}
	return served
}
