package app

import (
	"context"
	"iter"
	"runtime/debug"
	"sync/atomic"
)

// readAtOnce is how many bytes of files are read and not kept yet at a time, over all imports. A larger file goes alone.
const readAtOnce = 16 << 20

// room is what there is for bytes in memory. Who needs more than is free waits, and those who come later wait behind, so
// that a large file is not kept out by many small ones.
type room struct {
	free atomic.Int64
	turn chan struct{} // of who takes
	more chan struct{} // something was given back
}

func newRoom(bytes int64) *room {
	r := &room{turn: make(chan struct{}, 1), more: make(chan struct{}, 1)}
	r.free.Store(bytes)
	return r
}

// take waits until there is room, and tells whether it came before ctx ended.
func (r *room) take(ctx context.Context, bytes int64) bool {
	select {
	case r.turn <- struct{}{}:
		defer func() { <-r.turn }()
	case <-ctx.Done():
		return false
	}
	for r.free.Load() < bytes {
		select {
		case <-r.more:
		case <-ctx.Done():
			return false
		}
	}
	r.free.Add(-bytes)
	return true
}

func (r *room) give(bytes int64) {
	r.free.Add(bytes)
	select {
	case r.more <- struct{}{}:
	default: // whoever waits looks again anyway
	}
}

// guest is one import in a room.
type guest struct {
	room *room
	held atomic.Int64
}

// admit gives the sources one after the other, as there is room for them. It must be the order in which they leave: one that
// was let in before another may not wait for it.
func (g *guest) admit(ctx context.Context, sources iter.Seq[Source]) iter.Seq[Source] {
	return func(yield func(Source) bool) {
		for s := range sources {
			if !g.room.take(ctx, s.weight()) {
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
	g.room.give(s.weight())
}

// end gives back what is left of an import that ended early.
func (g *guest) end() { g.room.give(g.held.Swap(0)) }

func (s Source) weight() int64 { return min(max(s.Size, 0), readAtOnce) }
