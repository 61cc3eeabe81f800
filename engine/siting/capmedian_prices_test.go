package siting_test

import (
	"math/rand/v2"
	"testing"

	"zhenyu/engine/siting"
)

// TestCapMedianOfMany divides many rows among few sites with tight room: the value is within a thousandth of the bound, and
// a row that some sites do not reach goes to one that does.
func TestCapMedianOfMany(t *testing.T) {
	t.Parallel()
	for seed := range uint64(3) {
		rng := rand.New(rand.NewPCG(seed, 9))
		p := &siting.CapMedian{Costs: siting.Matrix{Sites: 6}, Choice: siting.Choice{P: 3}}
		load := int64(0)
		for range 1500 {
			people := 1 + rng.Int64N(40)
			p.People, p.Load, load = append(p.People, people), append(p.Load, people), load+people
			for i := range p.Costs.Sites {
				cost := 60 + rng.Int32N(3000)
				if i == 5 && rng.IntN(300) == 0 {
					cost = siting.Never
				}
				p.Costs.Cell = append(p.Costs.Cell, cost)
			}
		}
		for range p.Costs.Sites {
			p.Capacity = append(p.Capacity, load*36/100)
		}
		r, err := siting.Solve(t.Context(), p, siting.Options{})
		if err != nil || r.Sites == nil || r.Gap() > 0.001 {
			t.Errorf("seed %d: %s, value %d, bound %d, gap %g, %v", seed, r.Status, r.Value, r.Bound, r.Gap(), err)
		}
	}
}
