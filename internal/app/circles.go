package app

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	"zhenyu"
)

// Circles opens circles when they are asked for and keeps the last few: who comes next to the page waits for nothing.
type Circles struct {
	mu   sync.Mutex
	open []*openCircle // the one asked for last comes first
	turn sync.Mutex    // of who measures: each takes the memory of a city
}

// openCircle is a circle that is open or being opened.
type openCircle struct {
	key   circleKey
	ready chan struct{}
	c     *Circle
	err   error
}

type circleKey struct{ ground, profile, standard string }

// circleRules is to be counted up when the same inputs give another circle.
const circleRules = 2

// noStandardAsked stands in a version for a circle without a standard.
const noStandardAsked = "none"

func (k circleKey) version() string {
	return fmt.Sprintf("%s-%s-%s-%d", k.ground, k.profile, cmp.Or(k.standard, noStandardAsked), circleRules)
}

// keyOf reads what version gives.
func keyOf(version string) (key circleKey, ok bool) {
	ground, rest, _ := strings.Cut(version, "-")
	profile, rest, _ := strings.Cut(rest, "-")
	key = circleKey{ground, profile, strings.TrimSuffix(rest, fmt.Sprintf("-%d", circleRules))}
	if key.standard == noStandardAsked {
		key.standard = ""
	}
	return key, key.version() == version
}

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
	all.first(i)
	return o
}

func (o *openCircle) measure(ctx context.Context, in AccessInput, all *Circles) {
	all.turn.Lock()
	defer all.turn.Unlock()
	o.c, o.err = OpenCircle(ctx, in, o.key.ground)
	if o.err != nil { // the next who asks tries again
		all.mu.Lock()
		all.open = slices.DeleteFunc(all.open, func(other *openCircle) bool { return other == o })
		all.mu.Unlock()
	}
	close(o.ready)
}

// Find gives the circle of a version. One that was put away, or that an earlier process had open, is opened again, if
// ground finds the files that it was measured on.
func (all *Circles) Find(ctx context.Context, version string, ground func(version string) (AccessInput, error)) (*Circle, error) {
	if c := all.find(version); c != nil {
		return c, nil
	}
	key, ok := keyOf(version)
	if !ok {
		return nil, problem(zhenyu.NotFound, "circle_closed")
	}
	in, err := ground(key.ground)
	if err != nil {
		return nil, err
	}
	in.Profile, in.Standard = key.profile, key.standard
	return all.Get(ctx, in, key.ground)
}

// find gives an open circle and keeps it for longer; nil where it is not open.
func (all *Circles) find(version string) *Circle {
	all.mu.Lock()
	defer all.mu.Unlock()
	for i, o := range all.open {
		select {
		case <-o.ready:
			if o.err == nil && o.c.Facts.Version == version {
				all.first(i)
				return o.c
			}
		default: // still being measured
		}
	}
	return nil
}

// first puts a circle before the others, of which the last are put away. The lock is held.
func (all *Circles) first(i int) {
	o := all.open[i]
	all.open = slices.Insert(slices.Delete(all.open, i, i+1), 0, o)
	all.open = all.open[:min(len(all.open), circlesKept)]
}
