package app

import (
	"context"
	"slices"

	"zhenyu"
)

// CandidatesQuery asks which places a plan would weigh.
type CandidatesQuery struct {
	From    string `query:"from" enum:"buildings,crossings,nodes" default:"buildings"`
	Problem string `query:"problem" enum:"mclp,lscp,pmedian,pcenter,fair" default:"mclp"`
}

// CircleCandidates is how many places a plan would weigh.
type CircleCandidates struct {
	Candidates int            `json:"candidates" doc:"that would be weighed"`
	Thinned    *SitingThinned `json:"thinned,omitempty" doc:"where there are more than can be weighed"`
}

// Candidates says, before a plan is asked for, how many places of the ground it would weigh. in is the ground that the
// circle was opened on.
func (c *Circle) Candidates(ctx context.Context, in AccessInput, q CandidatesQuery) (*CircleCandidates, error) {
	if !slices.Contains([]string{"buildings", "crossings", "nodes"}, q.From) { // anything else is the name of a file
		return nil, problem(zhenyu.Invalid, "candidates")
	}
	found, err := c.s.candidatesFrom(ctx, in, q.From, "")
	if err != nil {
		return nil, err
	}
	if err := found.Link(ctx, c.s.Network, c.s.snapper, c.s.stub, c.s.edges); err != nil {
		return nil, err
	}
	out := &CircleCandidates{Thinned: c.s.thinned(found, roomFor(q.Problem, c.s.Origins.Len()), nil, nil)}
	out.Candidates = len(found.Facilities)
	return out, nil
}
