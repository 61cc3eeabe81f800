package siting_test

import (
	"slices"
	"testing"

	"zhenyu/engine/siting"
)

// TestCapCoverSpreads has three sites in a town that fill up wherever they stand, and one beside it: two of the town serve as
// many as one there and the one beside, which covers more.
func TestCapCoverSpreads(t *testing.T) {
	t.Parallel()
	p := &siting.CapCover{
		Cover:  siting.Coverage{Sites: 4, Start: []int{0, 3, 4}, Site: []int32{0, 1, 2, 3}},
		People: []int64{100, 30}, Capacity: []int64{20, 20, 20, 20}, Choice: siting.Choice{P: 2},
	}
	if r := solve(t, p); r.Value != 40 || !slices.Contains(r.Sites, 3) {
		t.Errorf("%+v", r)
	}
}
