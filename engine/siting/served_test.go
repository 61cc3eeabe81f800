package siting_test

import (
	"context"
	"slices"
	"testing"

	"zhenyu/engine/siting"
)

// TestServed lets the existing site serve first, and moves people on where that serves more.
func TestServed(t *testing.T) {
	t.Parallel()
	p := &siting.CapCover{
		Cover:    siting.Coverage{Sites: 3, Start: []int{0, 2, 4, 5}, Site: []int32{0, 2, 0, 1, 0}},
		People:   []int64{10, 4, 5},
		Capacity: []int64{6, 10, 8},
		Choice:   siting.Choice{Existing: []int32{2}, P: 2},
	}
	if got := p.Served([]int32{0, 1}); !slices.Equal(got, []int64{6, 4}) {
		t.Errorf("the sites serve %v", got)
	}
	if got := p.Served([]int32{1}); !slices.Equal(got, []int64{4}) {
		t.Errorf("the second site serves %v", got)
	}
	if got := p.Served(nil); len(got) != 0 {
		t.Errorf("no sites serve %v", got)
	}
}

// TestStandingIsWhatFairCoverCounts compares how villages stand with the levels of the plan.
func TestStandingIsWhatFairCoverCounts(t *testing.T) {
	t.Parallel()
	for seed := range uint64(5) {
		p := sized(seed, 60)["FairCover"].(*siting.FairCover)
		r, err := siting.Solve(context.Background(), p, siting.Options{Seed: 1})
		if err != nil {
			t.Fatal(err)
		}
		all := p.Standing(r.Sites)
		if len(all) < len(r.Levels) || !slices.Equal(all[:len(r.Levels)], r.Levels) {
			t.Errorf("seed %d: levels %v, all stand %v", seed, r.Levels, all)
		}
	}
}
