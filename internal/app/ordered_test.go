package app

import (
	"context"
	"runtime"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// TestOrdered compares with a plain loop, with work that ends in any order.
func TestOrdered(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		items := rapid.SliceOfN(rapid.IntRange(0, 300), 0, 40).Draw(t, "items")
		work := func(_ context.Context, n int) int {
			time.Sleep(time.Duration(n) * time.Microsecond)
			return 2 * n
		}
		var want []int
		for _, n := range items {
			want = append(want, 2*n)
		}
		got := slices.Collect(ordered(context.Background(), slices.Values(items), work))
		if !slices.Equal(got, want) {
			t.Fatalf("%v, want %v", got, want)
		}
	})
}

// TestOrderedBounded checks that a slow caller holds back the work, and that nothing runs on once it has left.
func TestOrderedBounded(t *testing.T) {
	t.Parallel()
	var running, begun atomic.Int64
	work := func(context.Context, int) int {
		running.Add(1)
		begun.Add(1)
		time.Sleep(time.Millisecond)
		running.Add(-1)
		return 0
	}
	endless := func(yield func(int) bool) {
		for yield(1) {
		}
	}
	limit := int64(2*runtime.GOMAXPROCS(0) + 3) // the queue, one in the caller's hand, and those on the way in and out
	for n := range ordered(t.Context(), endless, work) {
		time.Sleep(10 * time.Millisecond)
		if begun.Load() > limit+int64(n) {
			t.Errorf("%d items begun while the caller had one, limit %d", begun.Load(), limit)
		}
		break
	}
	if running.Load() != 0 {
		t.Errorf("%d items run behind the caller's back", running.Load())
	}
}

func TestOrderedCancel(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	seen := 0
	for range ordered(ctx, slices.Values(make([]int, 1000)), func(context.Context, int) int { return 0 }) {
		if seen++; seen == 5 {
			cancel()
		}
	}
	if seen != 5 {
		t.Errorf("%d results after a cancel at 5", seen)
	}
}
