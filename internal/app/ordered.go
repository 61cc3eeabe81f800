package app

import (
	"context"
	"iter"
	"runtime"
)

// ordered maps work over a sequence on all cores and gives the results in the order of the sequence. No more
// than twice as many items as there are cores are in work or waiting for their turn, so memory does not grow
// with the sequence. It ends early, after the results that are already due, when ctx is done or the caller
// stops; work that has begun is waited for, so that nothing runs on behind the caller's back.
func ordered[T, R any](ctx context.Context, items iter.Seq[T], work func(context.Context, T) R) iter.Seq[R] {
	return func(yield func(R) bool) {
		ctx, cancel := context.WithCancel(ctx)
		queue := make(chan chan R, 2*runtime.GOMAXPROCS(0))
		go dispatch(ctx, queue, items, work)
		defer func() {
			cancel()
			for slot := range queue {
				<-slot
			}
		}()
		for slot := range queue {
			if result := <-slot; ctx.Err() != nil || !yield(result) {
				return
			}
		}
	}
}

// dispatch starts one worker per item as fast as the queue has room, and closes the queue at the end.
func dispatch[T, R any](ctx context.Context, queue chan<- chan R, items iter.Seq[T], work func(context.Context, T) R) {
	defer close(queue)
	for item := range items {
		slot := make(chan R, 1)
		select {
		case <-ctx.Done():
			return
		case queue <- slot:
			go func() { slot <- work(ctx, item) }()
		}
	}
}
