package siting_test

import (
	"context"
	"math/rand/v2"
	"testing"

	"zhenyu/engine/siting"
)

// TestStoppedWithNothingFree stops a search at once where dominance alone settles every site that the first bound leaves
// open: there is nothing to branch on.
func TestStoppedWithNothingFree(t *testing.T) {
	p := &siting.MaxCover{
		Cover: siting.Coverage{
			Sites: 6,
			Start: []int{0, 0, 0, 2, 3, 4, 5, 6, 8, 11, 11, 12, 13, 14, 14, 15, 15, 15, 17, 18, 19},
			Site:  []int32{3, 5, 0, 2, 2, 0, 3, 5, 0, 1, 3, 4, 2, 2, 0, 1, 2, 2, 2},
		},
		People: []int64{0, 7, 0, 4, 0, 15, 5, 0, 1, 2, 1, 0, 16, 2, 8, 3, 4, 2, 9, 1},
		Choice: siting.Choice{Cost: []int64{12, 27, 27, 8, 20, 21}, Budget: 54},
	}
	best := solve(t, p).Value
	cancelled, cancel := context.WithCancel(context.Background())
	cancel()
	r, err := siting.Solve(cancelled, p, siting.Options{Seed: 504})
	if err != nil || r.Sites == nil || r.Value > best || r.Bound < best {
		t.Errorf("%+v, %v; the best is %d", r, err, best)
	}
}

// TestStoppedWithLargeSums stops medians of which a choice may leave people out, near the largest sums that are taken:
// the price that keeps them in does not fit there, which is no error of the input.
func TestStoppedWithLargeSums(t *testing.T) {
	cancelled, cancel := context.WithCancel(context.Background())
	cancel()
	for seed := range uint64(40) {
		p := scattered(seed)
		best := solve(t, p)
		for _, opt := range []siting.Options{{}, {Nodes: 1}} {
			r, err := siting.Solve(cancelled, p, opt)
			if err != nil || best.Status != siting.Infeasible && r.Bound > best.Value || r.Status == siting.Limit && r.Reason == "proven" {
				t.Errorf("seed %d: %+v, %v; the best is %+v", seed, r, err, best)
			}
		}
	}
}

// scattered is a median whose sites each reach some of its many people.
func scattered(seed uint64) *siting.Median {
	rng := rand.New(rand.NewPCG(seed, 7))
	p := &siting.Median{Costs: siting.Matrix{Sites: 12}, Choice: siting.Choice{P: 5}}
	for range 80 {
		p.People = append(p.People, rng.Int64N(1<<30))
		for range p.Costs.Sites {
			cost := rng.Int32N(900)
			if cost > 450 {
				cost = siting.Never
			}
			p.Costs.Cell = append(p.Costs.Cell, cost)
		}
	}
	return p
}

// TestStoppedWithFreeSites stops a median whose sites cost nothing: without money left they can still be added.
func TestStoppedWithFreeSites(t *testing.T) {
	cancelled, cancel := context.WithCancel(context.Background())
	cancel()
	p := &siting.Median{Costs: siting.Matrix{Sites: 2, Cell: []int32{5, 1, 2, 8}}, Choice: siting.Choice{Cost: []int64{0, 0}, Budget: 2}}
	if r, err := siting.Solve(cancelled, p, siting.Options{}); err != nil || r.Value != 3 {
		t.Errorf("%+v, %v", r, err)
	}
}
