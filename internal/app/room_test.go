package app

import (
	"context"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/sync/semaphore"
)

// TestRoom checks that no more is read at a time than there is room for, that a large one goes alone, and that an import
// that ends early gives back what it held.
func TestRoom(t *testing.T) {
	t.Parallel()
	r := semaphore.NewWeighted(readAtOnce)
	var sources []Source
	for _, size := range []int64{readAtOnce / 2, readAtOnce / 2, readAtOnce / 2, 10 * readAtOnce, 1, 1, 0, readAtOnce} {
		sources = append(sources, Source{Size: size})
	}
	var now, most atomic.Int64
	work := func(_ context.Context, s Source) Source {
		sum := now.Add(s.weight())
		for was := most.Load(); sum > was && !most.CompareAndSwap(was, sum); was = most.Load() {
		}
		time.Sleep(time.Millisecond)
		return s
	}
	run := func(until int) (n int) {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		g := &guest{room: r}
		defer g.end()
		for s := range ordered(ctx, g.admit(ctx, slices.Values(sources)), work) {
			now.Add(-s.weight())
			g.leave(s)
			if n++; n == until {
				cancel()
				break
			}
		}
		return n
	}
	if n := run(-1); n != len(sources) || most.Load() > readAtOnce {
		t.Errorf("%d of %d were read, %d bytes at a time", n, len(sources), most.Load())
	}
	run(1)
	if !r.TryAcquire(readAtOnce) {
		t.Error("after an early end not all is free again")
	}
}
