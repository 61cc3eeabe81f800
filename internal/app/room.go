package app

import (
	"context"
	"iter"
	"runtime/debug"
	"sync/atomic"

	"golang.org/x/sync/semaphore"
)

// readAtOnce is how many bytes of files are read and not kept yet at a time, over all imports. A larger file goes alone.
const readAtOnce = 16 << 20

// guest is one import in the room that there is for bytes in memory. Who needs more than is free waits, and those who
// come later wait behind, so that a large file is not kept out by many small ones.
type guest struct {
	room *semaphore.Weighted
	held atomic.Int64
}

// admit gives the sources one after the other, as there is room for them. It must be the order in which they leave: one that
// was let in before another may not wait for it.
func (g *guest) admit(ctx context.Context, sources iter.Seq[Source]) iter.Seq[Source] {
	return func(yield func(Source) bool) {
		for s := range sources {
			if g.room.Acquire(ctx, s.weight()) != nil {
				return
			}
			g.held.Add(s.weight())
			if s.weight() == readAtOnce {
				debug.FreeOSMemory() // what the large file before left would else stay beside this one
			}
			if !yield(s) {
				return
			}
		}
	}
}

// leave gives back what a source took.
func (g *guest) leave(s Source) {
	g.held.Add(-s.weight())
	g.room.Release(s.weight())
}

// end gives back what is left of an import that ended early.
func (g *guest) end() { g.room.Release(g.held.Swap(0)) }

func (s Source) weight() int64 { return min(max(s.Size, 0), readAtOnce) }
