package main

import (
	"context"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"sync"
	"time"
)

// times are the latencies of each kind of action.
type times struct {
	mu     sync.Mutex
	kinds  map[string][]time.Duration
	failed int
}

func newTimes() *times { return &times{kinds: map[string][]time.Duration{}} }

func (t *times) add(kind string, took time.Duration, err error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if err != nil {
		if t.failed++; t.failed <= 3 {
			fmt.Fprintln(os.Stderr, "load:", err)
		}
		return
	}
	t.kinds[kind] = append(t.kinds[kind], took)
}

func (t *times) count() (n int) {
	for _, all := range t.kinds {
		n += len(all)
	}
	return n
}

func (t *times) print(w io.Writer) {
	fmt.Fprintf(w, "%-8s %8s %8s %8s %8s %8s\n", "ms", "n", "p50", "p95", "p99", "max")
	for _, kind := range slices.Sorted(maps.Keys(t.kinds)) {
		all := t.kinds[kind]
		slices.Sort(all)
		at := func(share float64) float64 {
			return float64(all[min(len(all)-1, int(share*float64(len(all))))].Microseconds()) / 1000
		}
		fmt.Fprintf(w, "%-8s %8d %8.1f %8.1f %8.1f %8.1f\n", kind, len(all), at(0.5), at(0.95), at(0.99), at(1))
	}
}

// openLoop begins actions at random moments, rate a second (a Poisson process), and times each from its moment.
func openLoop(ctx context.Context, w *world, random *rand.Rand, rate float64, length time.Duration, t *times) {
	if rate <= 0 {
		rate = 100
	}
	var running sync.WaitGroup
	began := time.Now()
	for due := time.Duration(0); due < length; due += time.Duration(random.ExpFloat64() / rate * float64(time.Second)) {
		a := w.drawn(random)
		meant := began.Add(due)
		time.Sleep(time.Until(meant))
		running.Go(func() {
			_, err := w.do(ctx, a.method, a.path, a.body)
			t.add(a.kind, time.Since(meant), err)
		})
	}
	running.Wait()
}

// closedLoop lets each connection act as fast as it is answered, to find what the server can do.
func closedLoop(ctx context.Context, w *world, seed uint64, connections int, length time.Duration, t *times) {
	var running sync.WaitGroup
	until := time.Now().Add(length)
	for n := range connections {
		running.Go(func() {
			random := rand.New(rand.NewPCG(seed, uint64(n)+2))
			for time.Now().Before(until) {
				a := w.drawn(random)
				began := time.Now()
				_, err := w.do(ctx, a.method, a.path, a.body)
				t.add(a.kind, time.Since(began), err)
			}
		})
	}
	running.Wait()
}
