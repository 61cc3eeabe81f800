package app

import (
	"context"
	"slices"

	"zhenyu/engine/access"
	"zhenyu/engine/siting"
)

const curvePoints = 20 // at most, where sites are not counted one by one

// putCurve finds the best plans with fewer sites, or with parts of the budget. Fewer than lscp finds do not reach
// everybody, so its curve has the plans that reach most.
func (p *planner) putCurve(ctx context.Context, out *SitingReport, plan *siting.Result) error {
	steps := p.steps(len(out.Sites))
	for k, c := range steps {
		question, r := p.problem(c), plan
		if p.req.Problem == "lscp" {
			question, r = p.most(c), nil
		}
		why, err := "", error(nil)
		switch {
		case k < len(steps)-1 && p.decided(c):
			if r, err = p.among(ctx, c, plan); err == nil && r.Status == siting.Infeasible {
				why = "impossible"
			}
		case r == nil || k < len(steps)-1:
			r, why, err = p.compare(ctx, question, 2*len(steps)-k)
		}
		if err == nil && why == "time" && (p.rooms == nil || !p.walks()) { // who goes where takes time itself
			if r, err = p.among(ctx, c, plan); err == nil && r.Sites != nil {
				why = ""
			}
		}
		if err != nil {
			return err
		}
		p.step(len(out.Sites))
		if why != "" {
			out.CurveMissing = append(out.CurveMissing, p.missing(c, why))
			continue
		}
		at := p.point(r, c, question)
		if last := len(out.Curve) - 1; p.req.Budget > 0 && last >= 0 && k < len(steps)-1 && slices.Equal(out.Curve[last].Sites, at.Sites) {
			continue // more money that buys nothing more
		}
		out.Curve = append(out.Curve, at)
	}
	return nil
}

// compare searches beside the plan, or says why there is nothing to compare with: stopped, time, or impossible.
func (p *planner) compare(ctx context.Context, question siting.Problem, parts int) (r *siting.Result, why string, err error) {
	switch {
	case p.stopped():
		return nil, "stopped", nil
	case p.clock.spent(parts):
		return nil, "time", nil
	}
	r, err = p.solve(ctx, question, parts)
	switch {
	case err != nil || r.Sites != nil || r.Status == siting.Optimal:
	case r.Status == siting.Infeasible:
		why = "impossible"
	case p.stopped():
		why = "stopped"
	default:
		why = "time"
	}
	return r, why, err
}

// decided says that a choice leaves nothing to choose beside the forced sites.
func (p *planner) decided(c siting.Choice) bool {
	if c.Cost == nil {
		return c.P == len(c.Forced)
	}
	return c.Budget == 0 && len(c.Forced) == 0
}

// among finds the best of the plan's sites for a smaller choice, which takes no time worth counting. It is no bound on
// other sites; but no smaller choice is better than every larger one.
func (p *planner) among(ctx context.Context, c siting.Choice, plan *siting.Result) (*siting.Result, error) {
	c.Forbidden = nil
	for i := range int32(len(p.sites.Facilities)) {
		if !slices.Contains(plan.Sites, i) && !slices.Contains(c.Forced, i) {
			c.Forbidden = append(c.Forbidden, i)
		}
	}
	question := p.problem(c)
	if p.req.Problem == "lscp" {
		question = p.most(c)
	}
	r, err := siting.Solve(ctx, question, siting.Options{Seed: p.req.Seed, Nodes: 1})
	if err != nil {
		return nil, unsolvable(err, p.req.Problem)
	}
	if !p.decided(c) && r.Sites != nil {
		r.Status, r.Bound = siting.Limit, p.boundOfFewer(plan)
	}
	return r, nil
}

// boundOfFewer is what no choice with fewer sites than the plan passes.
func (p *planner) boundOfFewer(plan *siting.Result) int64 {
	if p.req.Problem == "lscp" {
		return int64(p.Origins.Total()) - plan.Unreachable.People
	}
	return plan.Bound
}

func (p *planner) missing(c siting.Choice, why string) SitingMissing {
	if p.req.Budget > 0 {
		return SitingMissing{Budget: new(inUnits(c.Budget)), Why: why}
	}
	return SitingMissing{P: c.P, Why: why}
}

func (p *planner) point(r *siting.Result, c siting.Choice, question siting.Problem) SitingPoint {
	sites := c.P
	if p.req.Budget > 0 {
		sites = len(r.Sites)
	}
	within := p.reached(r.Sites)
	at := SitingPoint{
		P: sites, Spent: p.terms.sum(r.Sites), Value: p.amount(r.Value), Bound: p.amount(r.Bound), Within: within.Count(),
		Share: number(float64(within) / float64(p.Origins.Total())), Proven: r.Status == siting.Optimal,
	}
	if _, most := question.(*siting.MaxCover); most && p.req.Fade == 0 {
		at.Value, at.Bound = inPeople(r.Value), inPeople(r.Bound)
	}
	if p.req.Problem == "fair" {
		at.Value = 0
		if all := p.standing(r.Sites); len(all) > 0 {
			at.Value = shareOf(all[0])
		}
		at.Bound = max(at.Value, at.Bound)
	}
	if p.req.Budget > 0 {
		at.Budget = new(inUnits(c.Budget))
	}
	at.Sites, at.Names = p.named(r.Sites)
	return at
}

// steps are the choices of the curve.
func (p *planner) steps(sites int) []siting.Choice {
	var steps []siting.Choice
	c := p.choice
	if p.req.Budget > 0 {
		most := c.Budget
		forced := int64(0)
		for _, i := range c.Forced {
			forced += c.Cost[i]
		}
		for k := range int64(curvePoints/2 + 1) {
			if c.Budget = most / (curvePoints / 2) * k; k == curvePoints/2 {
				c.Budget = most
			}
			if c.Budget >= forced {
				steps = append(steps, c)
			}
		}
		return steps
	}
	most, every := p.req.P, 1
	if p.req.Problem == "lscp" {
		most, every, c.Cost = sites, max(1, (sites+curvePoints-1)/curvePoints), nil
	}
	for c.P = len(c.Forced); c.P < most; c.P += every {
		steps = append(steps, c)
	}
	c.P = most
	return append(steps, c)
}

// reached is the people within reach when sites are added, of as many facilities as they are to have.
func (p *planner) reached(sites []int32) access.People {
	added := make([]int, p.Origins.Len())
	for _, site := range sites {
		for _, o := range p.reach[site] {
			added[o]++
		}
	}
	var sum access.People
	for o, people := range p.Origins.People {
		missing := p.req.Times - added[o]
		if missing <= 0 || p.ranks(p.before)[missing-1].Time[o] <= p.within {
			sum += people
		}
	}
	return sum
}

// named returns the ids of sites, and their names.
func (p *planner) named(sites []int32) (ids, names []string) {
	ids, names = []string{}, []string{}
	for _, s := range sites {
		ids, names = append(ids, p.sites.Facilities[s].ID), append(names, p.sites.Facilities[s].Name)
	}
	return ids, names
}

// putRefusals plans again without each site that is not forced.
func (p *planner) putRefusals(ctx context.Context, out *SitingReport, plan *siting.Result) error {
	for k, site := range plan.Sites {
		if slices.Contains(p.choice.Forced, site) {
			continue
		}
		c := p.choice
		c.Forbidden = append(slices.Clone(c.Forbidden), site)
		slices.Sort(c.Forbidden)
		if free := len(p.sites.Facilities) - len(c.Forbidden); c.P > free {
			c.P = free
		}
		r, why, err := p.compare(ctx, p.problem(c), len(plan.Sites)-k)
		if err != nil {
			return err
		}
		p.step(len(out.Sites))
		switch why {
		case "", "impossible":
			out.Sites[k].Refusal = p.refusal(plan, r)
		default:
			out.Sites[k].NoRefusal = why
		}
	}
	return nil
}

func (p *planner) refusal(plan, r *siting.Result) *Refusal {
	f := &Refusal{Proven: r.Status != siting.Limit, Impossible: r.Sites == nil && r.Status != siting.Optimal}
	f.Lost = inPeople(r.Unreachable.People - plan.Unreachable.People)
	coming := slices.DeleteFunc(slices.Clone(r.Sites), func(s int32) bool { return slices.Contains(plan.Sites, s) })
	f.Instead, f.Names = p.named(coming)
	switch {
	case f.Impossible:
	case p.req.Problem == "mclp":
		f.Price = new(p.amount(plan.Value - r.Value))
	case p.req.Problem == "fair":
		price, area := p.priceOfFair(plan.Sites, r.Sites)
		f.Price, f.Area = &price, area
	case f.Lost == 0: // else it would save what serving them costs
		f.Price = new(p.amount(r.Value - plan.Value))
	}
	return f
}
