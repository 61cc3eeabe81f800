package siting

import (
	"context"
	"math/rand/v2"
	"slices"
)

// medianSearch is local search for the p-median: the best of all additions and swaps until none
// gains (Whitaker 1983; Resende and Werneck 2004), then a random kick. A round looks only at
// sites that are cheaper for a row than its second open site, which are few, so gains, losses
// and swap corrections are counted anew in every round.
type medianSearch struct {
	ctx    context.Context
	full   *medianRelax // the root: rows with their sites, cheapest first
	scale  int64
	base   *selection
	best   *incumbent
	rng    *rand.Rand
	chosen []bool  // free sites that are chosen, and those in
	list   []int32 // chosen free sites
	slot   []int32 // place of a site in list
	left   int64
	gain   []int64 // of adding a site
	loss   []int64 // of dropping list[slot]
	pair   []int64 // sites × slots: what a swap loses less than gain and loss say
	frees  []int32
}

func newMedianSearch(ctx context.Context, full *medianRelax, scale int64, base *selection, best *incumbent, seed uint64) *medianSearch {
	sites := len(base.state)
	w := &medianSearch{
		ctx: ctx, full: full, scale: scale, base: base.clone(), best: best, rng: rand.New(rand.NewPCG(seed, 1)),
		chosen: make([]bool, sites), slot: make([]int32, sites), gain: make([]int64, sites), left: base.left, frees: base.sites(free),
	}
	for _, i := range base.sites(in) {
		w.chosen[i], w.slot[i] = true, -1
	}
	w.descend()
	return w
}

func (w *medianSearch) improve(s *selection, picked []int32) {
	sites := s.with(picked)
	w.set(slices.DeleteFunc(sites, func(i int32) bool { return w.base.state[i] != free }))
	w.descend()
}

func (w *medianSearch) explore(descents int) {
	for range descents {
		if w.ctx.Err() != nil || w.best.enough() || len(w.frees) == 0 {
			return
		}
		w.set(w.kicked())
		w.descend()
	}
}

// kicked returns the chosen sites of the incumbent with a few of them replaced at random.
func (w *medianSearch) kicked() []int32 {
	var sites []int32
	left := w.base.left
	for _, i := range w.best.sites {
		if w.base.state[i] == free && w.rng.IntN(len(w.best.sites)+1) > kickSwaps {
			sites = append(sites, i)
			left -= w.base.cost[i]
		}
	}
	for range kickSwaps {
		i := w.frees[w.rng.IntN(len(w.frees))]
		if w.base.cost[i] <= left && !slices.Contains(sites, i) {
			sites = append(sites, i)
			left -= w.base.cost[i]
		}
	}
	return sites
}

func (w *medianSearch) set(sites []int32) {
	for _, i := range w.list {
		w.chosen[i] = false
	}
	w.list, w.left = w.list[:0], w.base.left
	for _, i := range sites {
		w.add(i)
	}
}

func (w *medianSearch) add(i int32) {
	w.chosen[i], w.slot[i] = true, int32(len(w.list))
	w.list = append(w.list, i)
	w.left -= w.base.cost[i]
}

func (w *medianSearch) drop(i int32) {
	at, last := w.slot[i], w.list[len(w.list)-1]
	w.list[at], w.slot[last] = last, at
	w.list = w.list[:len(w.list)-1]
	w.chosen[i] = false
	w.left += w.base.cost[i]
}

// descend makes the best move until none gains, and offers the result.
func (w *medianSearch) descend() {
	for {
		value := w.count()
		if !w.best.known || -value/w.scale > w.best.value {
			sites := append(w.base.sites(in), w.list...)
			slices.Sort(sites)
			w.best.offer(-value/w.scale, sites)
		}
		if !w.move() {
			return
		}
	}
}

// count returns the scaled cost of the choice and fills gain, loss and pair.
func (w *medianSearch) count() int64 {
	slots := len(w.list)
	clear(w.gain)
	w.loss = zeros(w.loss, slots)
	w.pair = zeros(w.pair, slots*len(w.chosen))
	sum := int64(0)
	for j := range w.full.cap {
		sum += w.countRow(j, slots)
	}
	return sum
}

func (w *medianSearch) countRow(j, slots int) int64 {
	sites := w.full.site[w.full.start[j]:w.full.start[j+1]]
	costs := w.full.cost[w.full.start[j]:w.full.start[j+1]]
	first, second := -1, len(sites)
	for k, i := range sites {
		if w.chosen[i] {
			if first >= 0 {
				second = k
				break
			}
			first = k
		}
	}
	cost1, cost2, slot := w.full.cap[j], w.full.cap[j], int32(-1)
	if first >= 0 {
		cost1, slot = costs[first], w.slot[sites[first]]
	} else {
		first = len(sites)
	}
	if second < len(sites) {
		cost2 = costs[second]
	}
	for k, i := range sites[:first] {
		w.gain[i] += cost1 - costs[k]
	}
	if slot < 0 {
		return cost1
	}
	w.loss[slot] += cost2 - cost1
	for k, i := range sites[:second] {
		w.pair[int(i)*slots+int(slot)] += cost2 - max(costs[k], cost1)
	}
	return cost1
}

// move makes the best addition or swap, if any gains. Even a search that was stopped adds what it may.
func (w *medianSearch) move() bool {
	slots := len(w.list)
	if w.ctx.Err() != nil {
		slots = 0
	}
	best := move{add: -1, drop: -1}
	for _, i := range w.frees {
		if w.chosen[i] {
			continue
		}
		if w.base.cost[i] <= w.left && w.gain[i] > best.gain {
			best = move{gain: w.gain[i], add: i, drop: -1}
		}
		for s, back := range w.pair[int(i)*slots : (int(i)+1)*slots] {
			gain := w.gain[i] - w.loss[s] + back
			if gain > best.gain && w.base.cost[i] <= w.left+w.base.cost[w.list[s]] {
				best = move{gain: gain, add: i, drop: w.list[s]}
			}
		}
	}
	if best.drop >= 0 {
		w.drop(best.drop)
	}
	if best.add >= 0 {
		w.add(best.add)
	}
	return best.gain > 0
}

// zeros returns a slice of n zeros, in the memory of s when that is large enough.
func zeros(s []int64, n int) []int64 {
	if cap(s) < n {
		return make([]int64, n)
	}
	s = s[:n]
	clear(s)
	return s
}
