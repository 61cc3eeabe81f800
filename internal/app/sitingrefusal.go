package app

import (
	"context"
	"slices"

	"zhenyu/engine/siting"
)

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
		price, area, place := p.priceOfFair(plan.Sites, r.Sites)
		f.Price, f.Area, f.Place = &price, area, place
	case f.Lost == 0: // else it would save what serving them costs
		f.Price = new(p.amount(r.Value - plan.Value))
	}
	return f
}
