package siting

import (
	"context"
	"math/rand/v2"
	"slices"
)

// fairSearch is local search for a fairTarget: swaps that lessen what villages lack, weighed by
// unit and less the relief of exempt villages. It keeps the fairest choice over all targets.
type fairSearch struct {
	ctx    context.Context
	form   *fairForm
	rng    *rand.Rand
	target *fairTarget
	best   *incumbent

	sites   []int32 // of the fairest choice
	covered []int64 // by village, of the fairest choice

	frees, list []int32
	chosen      []bool
	count       []int32 // chosen sites of each row
	now         []int64 // covered people by village
	people      int64   // and of all villages
	left        int64
}

func newFairSearch(ctx context.Context, f *fairForm, seed uint64) *fairSearch {
	w := &fairSearch{
		ctx: ctx, form: f, rng: rand.New(rand.NewPCG(seed, 5)), frees: f.sel.sites(free), left: f.sel.left,
		chosen: make([]bool, f.rows.sites), count: make([]int32, f.rows.len()), now: make([]int64, len(f.people)),
	}
	for _, i := range f.sel.sites(in) {
		w.flip(i)
	}
	w.list, w.left = nil, f.sel.left
	w.sites, w.covered = f.sel.sites(in), slices.Clone(w.now)
	return w
}

func (w *fairSearch) flip(i int32) {
	delta := int32(1)
	if w.chosen[i] {
		delta = -1
	}
	w.chosen[i] = !w.chosen[i]
	w.left -= int64(delta) * w.form.sel.cost[i]
	for _, j := range w.form.rows.column(i) {
		before := w.count[j]
		w.count[j] += delta
		if before == 0 || w.count[j] == 0 {
			w.now[w.form.village[j]] += int64(delta) * w.form.rows.weight[j]
			w.people += int64(delta) * w.form.rows.weight[j]
		}
	}
	if delta > 0 {
		w.list = append(w.list, i)
	} else {
		w.list = slices.DeleteFunc(w.list, func(k int32) bool { return k == i })
	}
}

// value returns what the current choice, which is affordable, lacks of the goal, as goal less that.
func (w *fairSearch) value() int64 {
	t := w.target
	value := t.goal
	var reliefs []int64
	for v, full := range t.full {
		lacks := max(0, full-w.now[v])
		value -= lacks * t.unit[v]
		if relief := min(lacks, t.relief[v]); t.exempt > 0 && relief > 0 {
			reliefs = append(reliefs, relief*t.unit[v])
		}
	}
	slices.Sort(reliefs)
	for _, relief := range reliefs[max(0, len(reliefs)-t.exempt):] {
		value += relief
	}
	return value
}

func (w *fairSearch) improve(s *selection, picked []int32) {
	target := make([]bool, w.form.rows.sites)
	for _, i := range s.with(picked) {
		target[i] = true
	}
	for _, i := range w.frees {
		if w.chosen[i] && !target[i] {
			w.flip(i)
		}
	}
	for _, i := range w.frees {
		if target[i] && !w.chosen[i] && w.form.sel.cost[i] <= w.left {
			w.flip(i)
		}
	}
	w.descend()
}

func (w *fairSearch) explore(descents int) {
	for range descents {
		if w.ctx.Err() != nil || w.best.enough() || len(w.frees) == 0 {
			return
		}
		w.descend()
		for range 1 + w.rng.IntN(kickSwaps) {
			if len(w.list) > 0 {
				w.flip(w.list[w.rng.IntN(len(w.list))])
			}
		}
		for range 2 * kickSwaps {
			if i := w.frees[w.rng.IntN(len(w.frees))]; !w.chosen[i] && w.form.sel.cost[i] <= w.left {
				w.flip(i)
			}
		}
	}
}

// descend makes additions and the first swap that gains, until none does or the target is met.
func (w *fairSearch) descend() {
	for value := w.value(); !w.offer(value); {
		next := w.add(value)
		if next <= value {
			next = w.swap(value)
		}
		if next <= value {
			return
		}
		value = next
	}
}

// offer keeps the choice when it answers the question, and says whether it does.
func (w *fairSearch) offer(value int64) bool {
	if value < w.target.goal || !w.target.reached(w.form, w.now) {
		return false
	}
	w.sites = open(w.list, w.form.sel.sites(in))
	w.covered = slices.Clone(w.now)
	w.best.offer(value, w.sites)
	return true
}

// add makes the affordable addition of most value, and returns the new value.
func (w *fairSearch) add(value int64) int64 {
	most, at := value, int32(-1)
	for _, i := range w.frees {
		if w.chosen[i] || w.form.sel.cost[i] > w.left {
			continue
		}
		w.flip(i)
		if v := w.value(); v > most {
			most, at = v, i
		}
		w.flip(i)
	}
	if at >= 0 {
		w.flip(at)
	}
	return most
}

// swap makes the best swap of the first dropped site that has one that gains.
func (w *fairSearch) swap(value int64) int64 {
	for _, drop := range slices.Clone(w.list) {
		w.flip(drop)
		if next := w.add(value); next > value {
			return next
		}
		w.flip(drop)
	}
	return value
}
