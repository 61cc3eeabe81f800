package app_test

import (
	"context"
	"testing"

	"zhenyu"
	"zhenyu/internal/store/storetest"
)

// TestAcceptAllCounts checks that what somebody decided before is not counted as accepted, nor what only follows a stop.
func TestAcceptAllCounts(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		r := openRecord(t, database)
		id := importSample(t, r, "01").Visit
		items := visitPage(t, r, id).Items
		decide(t, r, items[len(items)-1].ID, accept)
		for _, want := range []int{len(items) - 1, 0} {
			done, err := r.AcceptAll(context.Background(), zhenyu.Local, id, 0, 0)
			if err != nil || done.Accepted != want {
				t.Errorf("accepted %d, want %d: %v", done.Accepted, want, err)
			}
		}
		whole(t, r)
	})
}
