package app

import "zhenyu/engine/siting"

// step tells that one more step is done, of a plan of so many sites. The steps are the measurement, the search for the
// plan, and one search for each point of the curve and each site that may be refused; how many those are is known once
// the plan is found.
func (p *planner) step(sites int) {
	p.far.Done++
	p.far.Total = int64(2 + len(p.steps(sites)) + sites - min(sites, len(p.choice.Forced)))
	if p.req.Progress != nil {
		p.req.Progress(p.far)
	}
}

// progress tells how the search for the plan closes in, in its unit, or millionths where that is a share; the searches
// after it are steps.
func (p *planner) progress(problem siting.Problem) func(value, bound int64) {
	if p.req.Progress == nil || p.far.Done != 1 {
		return nil
	}
	amount := func(v int64) int64 { return int64(p.amount(v)) }
	if _, fair := problem.(*siting.FairCover); fair {
		amount = func(v int64) int64 { return v }
	}
	return func(value, bound int64) {
		p.far.Value, p.far.Bound = amount(value), amount(bound)
		p.req.Progress(p.far)
	}
}

// tellFound says where the plan lies.
func (p *planner) tellFound(sites []int32) {
	if p.req.Found == nil {
		return
	}
	spots := make([]Spot, len(sites))
	for i, site := range sites {
		spots[i] = Spot(p.placeOf(p.sites, int(site)))
	}
	p.req.Found(spots)
}
