package siting_test

import (
	"context"
	"slices"
	"testing"

	"zhenyu/engine/siting"
)

// TestRoomForAll gives every site room for everybody: the answer is the median's, and takes no search of who goes where,
// which costs the square of the rows.
func TestRoomForAll(t *testing.T) {
	for seed := range uint64(5) {
		m := medium(seed)["Median"].(*siting.Median)
		want := solve(t, m)
		all := int64(0)
		for _, people := range m.People {
			all += people
		}
		p := &siting.CapMedian{Costs: m.Costs, People: m.People, Load: m.People, Choice: m.Choice}
		p.Capacity = slices.Repeat([]int64{all}, m.Costs.Sites)
		r, err := siting.Solve(context.Background(), p, siting.Options{})
		if err != nil || r.Status != siting.Optimal || r.Value != want.Value || r.Nodes > 0 {
			t.Errorf("seed %d: %+v, %v; without limits %d", seed, r, err, want.Value)
		}
	}
}
