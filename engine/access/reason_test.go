package access_test

import (
	"testing"

	"pgregory.net/rapid"

	"zhenyu/engine/access"
	"zhenyu/engine/street"
)

// TestReasonsAreTrue compares the reasons in towns full of one-ways with all the times there are: beyond the limit is
// only what can be reached, and what one-ways keep away is never reached.
func TestReasonsAreTrue(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := drawTown(t)
		for i := range w.draft.Pieces {
			if p := &w.draft.Pieces[i]; rapid.IntRange(0, 2).Draw(t, "one-way") == 0 {
				p.Back = street.Shut
			} else if rapid.IntRange(0, 3).Draw(t, "closed") == 0 {
				p.Ahead, p.Back = street.Shut, street.Shut
			}
		}
		in, times := w.input(t), w.slowTimes()
		limit := rapid.SampledFrom([]street.Time{500, 2000, street.Never}).Draw(t, "limit")
		r, err := access.Measure(t.Context(), in, access.Options{Limit: limit})
		if err != nil {
			t.Fatal(err)
		}
		links := in.Network.PlaceLinks()
		for k, facilities := range w.facilities {
			for i := range w.draft.Places {
				reach, main, none := false, false, len(facilities) == 0
				for _, f := range facilities {
					component, _ := in.Network.LinkComponent(links[f])
					reach, main = reach || times[i][f] < far, main || component == 0
				}
				want := access.BeyondLimit
				switch component, _ := in.Network.LinkComponent(links[i]); {
				case r.Nearest[k].Time[i] != street.Never:
					want = access.Reachable
				case none:
					want = access.NoFacility
				case component > 0:
					want = access.Island
				case !main:
					want = access.Apart
				case !reach:
					want = access.OneWay
				}
				if got := r.Reason(k, i).Code; got != want {
					t.Fatalf("kind %d from %d: got %v, want %v", k, i, got, want)
				}
			}
		}
	})
}
