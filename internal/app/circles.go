package app

import (
	"context"
	"slices"
	"sync"

	"zhenyu"
)

// Circles opens circles when they are asked for and keeps the last few: who comes next to the page waits for nothing.
type Circles struct {
	mu   sync.Mutex
	open []*openCircle // the one asked for last comes first
}

// openCircle is a circle that is open or being opened.
type openCircle struct {
	key   circleKey
	ready chan struct{}
	c     *Circle
	err   error
}

type circleKey struct{ ground, profile, standard string }

// circlesKept is how many circles stay open: a rule and another to compare it with, and one to change over to.
const circlesKept = 3

// Get gives the circle of a profile and a standard on a ground, whose version is that of the files of in. It opens
// each once, whoever asks, and an opening goes on when the one who asked has left.
func (all *Circles) Get(ctx context.Context, in AccessInput, ground string) (*Circle, error) {
	o := all.take(context.WithoutCancel(ctx), in, ground)
	select {
	case <-o.ready:
		return o.c, o.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func (all *Circles) take(ctx context.Context, in AccessInput, ground string) *openCircle {
	all.mu.Lock()
	defer all.mu.Unlock()
	key := circleKey{ground, in.Profile, in.Standard}
	i := slices.IndexFunc(all.open, func(o *openCircle) bool { return o.key == key })
	if i < 0 {
		o := &openCircle{key: key, ready: make(chan struct{})}
		go o.measure(ctx, in, all)
		all.open = append(all.open, o)
		i = len(all.open) - 1
	}
	o := all.open[i]
	all.open = slices.Insert(slices.Delete(all.open, i, i+1), 0, o)
	all.open = all.open[:min(len(all.open), circlesKept)]
	return o
}

func (o *openCircle) measure(ctx context.Context, in AccessInput, all *Circles) {
	o.c, o.err = OpenCircle(ctx, in, o.key.ground)
	if o.err != nil { // the next who asks tries again
		all.mu.Lock()
		all.open = slices.DeleteFunc(all.open, func(other *openCircle) bool { return other == o })
		all.mu.Unlock()
	}
	close(o.ready)
}

// Find gives the open circle of a version.
func (all *Circles) Find(version string) (*Circle, error) {
	all.mu.Lock()
	defer all.mu.Unlock()
	for _, o := range all.open {
		select {
		case <-o.ready:
			if o.err == nil && o.c.Facts.Version == version {
				return o.c, nil
			}
		default: // still being measured
		}
	}
	return nil, problem(zhenyu.NotFound, "circle_closed")
}
