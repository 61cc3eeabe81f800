package app

import (
	"context"
	"slices"

	"zhenyu"
	"zhenyu/internal/store"
)

// CandidatesQuery asks which places a plan would weigh.
type CandidatesQuery struct {
	From    string `query:"from" enum:"buildings,crossings,nodes,layer" default:"buildings"`
	Problem string `query:"problem" enum:"mclp,lscp,pmedian,pcenter,fair" default:"mclp"`
}

// CircleCandidates is how many places a plan would weigh.
type CircleCandidates struct {
	Candidates int            `json:"candidates" doc:"that would be weighed"`
	Thinned    *SitingThinned `json:"thinned,omitempty" doc:"where there are more than can be weighed"`
	Priced     bool           `json:"priced" doc:"all say what they cost, which a budget needs"`
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
	return c.weighed(ctx, found, q.Problem)
}

// CandidatesOf says the same of the current layer of candidates.
func (r *Record) CandidatesOf(ctx context.Context, actor zhenyu.Actor, c *Circle, problem string) (*CircleCandidates, error) {
	var inputs []zhenyu.Input
	err := r.view(ctx, actor, zhenyu.Viewer, func(tx *store.Tx) (err error) {
		inputs, err = currentInputs(tx)
		return err
	})
	if err != nil {
		return nil, err
	}
	found, err := r.candidateLayer(inputs)
	if err != nil {
		return nil, err
	}
	return c.weighed(ctx, found, problem)
}

func (c *Circle) weighed(ctx context.Context, found candidates, problem string) (*CircleCandidates, error) {
	if err := found.Link(ctx, c.s.Network, c.s.snapper, c.s.stub); err != nil {
		return nil, err
	}
	out := &CircleCandidates{Thinned: c.s.thinned(found, roomFor(problem, c.s.Origins.Len()), nil, nil)}
	out.Candidates = len(found.Facilities)
	out.Priced = termsOf(found.Category, found.terms).allPriced()
	return out, nil
}
