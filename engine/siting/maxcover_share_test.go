package siting_test

import (
	"math/rand/v2"
	"testing"

	"zhenyu/engine/siting"
)

// TestManyShares has as many shares as sites in every row, as coverage that fades has: were they compared by
// pairs, this would take minutes.
func TestManyShares(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 0))
	const sites, rows = 900, 400
	p := &siting.MaxCover{Cover: siting.Coverage{Sites: sites, Start: []int{0}}, Choice: siting.Choice{P: 1}}
	for range rows {
		for i := range int32(sites) {
			p.Cover.Site, p.Share = append(p.Cover.Site, i), append(p.Share, uint16(1+rng.IntN(1000)))
		}
		p.Cover.Start, p.People = append(p.Cover.Start, len(p.Cover.Site)), append(p.People, 1+rng.Int64N(90))
	}
	best := int64(0)
	for i := range sites {
		value := int64(0)
		for j, people := range p.People {
			value += people * int64(p.Share[j*sites+i])
		}
		best = max(best, value)
	}
	if r := solve(t, p); r.Status != siting.Optimal || r.Value != best {
		t.Errorf("%+v, want %d", r, best)
	}
}
