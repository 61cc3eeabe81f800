package app

import (
	"slices"

	"zhenyu/engine/siting"
)

// putServed says how many people each of the chosen sites serves, where sites have room for so many.
func (p *planner) putServed(out *SitingReport, r *siting.Result) {
	if p.rooms == nil {
		return
	}
	for i, people := range p.served(r) {
		out.Sites[i].Served = new(inPeople(people))
	}
}

// served gives how many each of the chosen sites serves, in their order.
func (p *planner) served(r *siting.Result) []int64 {
	if shared, ok := p.problem(p.choice).(*siting.CapCover); ok {
		return shared.Served(r.Sites)
	}
	counts := make([]int64, len(r.Sites))
	for o, site := range r.Serve {
		if at := slices.Index(r.Sites, site); at >= 0 {
			counts[at] += int64(p.Origins.People[o])
		}
	}
	return counts
}
