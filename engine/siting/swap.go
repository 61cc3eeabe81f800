package siting

import (
	"context"
	"math"
	"math/rand/v2"
	"slices"
)

const (
	kickSwaps = 4      // most sites that a kick swaps at random
	worsening = 0.0005 // share of the value that a descent may lose with probability 1/e
	maxPairs  = 1 << 26
)

// swapSearch is local search on covering rows: the best of all additions, drops and swaps until
// none gains, then a random kick and again. What each move would gain is kept up to date in
// arrays, after Resende and Werneck (2004) for the p-median: a swap gains
//
//	gain[add] − loss[drop] + pair[drop][add]
type swapSearch struct {
	ctx   context.Context
	rows  *coverRows
	price []int64
	base  *selection // the root: what is affordable and settled
	best  *incumbent
	rng   *rand.Rand

	count   []int32 // chosen sites of each row
	chosen  []bool
	list    []int32   // chosen free sites
	gain    []int64   // of adding a site; of a chosen one, the loss of dropping it
	pair    [][]int64 // correction of a swap, by slot of the dropped site, then by the added one
	slot    []int32   // slot of a chosen site
	unused  []int32   // slots whose pairs are all 0
	patient bool      // some row needs several sites, so that single additions may not show a gain
	value   int64
	left    int64
	log     []int32 // flips since the last accepted choice
	frees   []int32
}

func newSwapSearch(ctx context.Context, rows *coverRows, price []int64, base *selection, best *incumbent, seed uint64) *swapSearch {
	w := &swapSearch{
		ctx: ctx, rows: rows, price: price, base: base.clone(), best: best, rng: rand.New(rand.NewPCG(seed, 1)),
		count: make([]int32, rows.len()), chosen: make([]bool, rows.sites), gain: make([]int64, rows.sites),
		slot: make([]int32, rows.sites), value: rows.base, left: base.left, frees: base.sites(free),
	}
	for i, c := range price {
		w.gain[i] = -c
	}
	for _, need := range rows.need {
		w.patient = w.patient || need > 1
	}
	for j := range int32(rows.len()) {
		w.account(j, 1)
	}
	w.descend()
	w.offer()
	return w
}

func (w *swapSearch) improve(s *selection, picked []int32) {
	target := make([]bool, w.rows.sites)
	for _, i := range s.with(picked) {
		target[i] = true
	}
	for _, i := range w.frees {
		if w.chosen[i] && !target[i] {
			w.flip(i)
		}
	}
	for _, i := range w.frees {
		if target[i] && !w.chosen[i] {
			w.flip(i)
		}
	}
	w.descend()
	w.offer()
}

func (w *swapSearch) explore(descents int) {
	current := w.value
	w.log = w.log[:0]
	for range descents {
		if w.ctx.Err() != nil || w.best.enough() || len(w.frees) == 0 {
			return
		}
		w.kick()
		w.descend()
		w.offer()
		if w.accept(w.value - current) {
			current = w.value
		} else {
			w.undo()
		}
		w.log = w.log[:0]
	}
}

// kick flips some random sites, and drops random ones until the rest is affordable.
func (w *swapSearch) kick() {
	for range 1 + w.rng.IntN(kickSwaps) {
		if len(w.list) > 0 {
			w.flip(w.list[w.rng.IntN(len(w.list))])
		}
		w.flip(w.frees[w.rng.IntN(len(w.frees))])
	}
	for w.left < 0 {
		w.flip(w.list[w.rng.IntN(len(w.list))])
	}
}

// accept takes what is not worse, and a little of what is, as in simulated annealing.
func (w *swapSearch) accept(gain int64) bool {
	return gain >= 0 || w.rng.Float64() < math.Exp(float64(gain)/(worsening*float64(abs(w.value))+1))
}

// undo flips back what was flipped an odd number of times since the last accepted choice.
func (w *swapSearch) undo() {
	odd := slices.Clone(w.log)
	slices.Sort(odd)
	for k := 0; k < len(odd); {
		run := k
		for run < len(odd) && odd[run] == odd[k] {
			run++
		}
		if (run-k)%2 == 1 {
			w.flip(odd[k])
		}
		k = run
	}
}

func (w *swapSearch) offer() {
	if !w.best.known || w.value > w.best.value {
		sites := append(w.base.sites(in), w.list...)
		slices.Sort(sites)
		w.best.offer(w.value, sites)
	}
}

// descend makes the best move until none gains.
func (w *swapSearch) descend() {
	if w.patient {
		w.fill()
	}
	for w.step() {
	}
}

// move is a change of the choice; −1 stands for no site.
type move struct {
	gain      int64
	add, drop int32
}

// step makes the best move, and says whether any gained. While additions gain, swaps can wait.
func (w *swapSearch) step() bool {
	best := move{add: -1, drop: -1}
	for _, i := range w.frees {
		if !w.chosen[i] && w.base.cost[i] <= w.left && w.gain[i] > best.gain {
			best = move{gain: w.gain[i], add: i, drop: -1}
		}
	}
	for _, d := range w.list {
		if w.price != nil && -w.gain[d] > best.gain {
			best = move{gain: -w.gain[d], add: -1, drop: d}
		}
		if best.add < 0 || best.drop >= 0 {
			best = w.swapFor(d, best)
		}
	}
	if best.drop >= 0 {
		w.flip(best.drop)
	}
	if best.add >= 0 {
		w.flip(best.add)
	}
	return best.gain > 0
}

// swapFor returns the best swap that drops site d, or the given move when that is better.
func (w *swapSearch) swapFor(d int32, best move) move {
	pair := w.pair[w.slot[d]]
	afford := w.left + w.base.cost[d]
	loss := w.gain[d]
	for _, i := range w.frees {
		if gain := w.gain[i] - loss + pair[i]; gain > best.gain && !w.chosen[i] && w.base.cost[i] <= afford {
			best = move{gain: gain, add: i, drop: d}
		}
	}
	return best
}

// flip adds or drops a site and brings the arrays up to date.
func (w *swapSearch) flip(i int32) {
	w.log = append(w.log, i)
	column := w.rows.column(i)
	delta := int32(1)
	if w.chosen[i] {
		delta = -1
	}
	w.value += int64(delta) * w.gain[i]
	w.left -= int64(delta) * w.base.cost[i]
	for _, j := range column {
		w.account(j, -1)
	}
	if w.chosen[i] = !w.chosen[i]; w.chosen[i] {
		w.takeSlot(i)
	} else {
		w.unused = append(w.unused, w.slot[i])
	}
	for _, j := range column {
		w.count[j] += delta
		w.account(j, 1)
	}
	if delta > 0 {
		w.list = append(w.list, i)
		return
	}
	at := slices.Index(w.list, i)
	w.list[at] = w.list[len(w.list)-1]
	w.list = w.list[:len(w.list)-1]
}

// takeSlot gives a site that becomes chosen a slot of pairs, all 0.
func (w *swapSearch) takeSlot(i int32) {
	if len(w.unused) == 0 {
		w.unused = append(w.unused, int32(len(w.pair)))
		w.pair = append(w.pair, make([]int64, w.rows.sites))
	}
	last := len(w.unused) - 1
	w.slot[i], w.unused = w.unused[last], w.unused[:last]
}

// fill adds sites that bring rows nearer to their needs while no single addition gains: the
// weight of a row counts divided by the sites it lacks.
func (w *swapSearch) fill() {
	near := make([]int64, w.rows.sites)
	for {
		clear(near)
		for j := range int32(w.rows.len()) {
			if lacks := w.rows.need[j] - w.count[j]; lacks > 0 {
				for _, i := range w.rows.of(j) {
					near[i] += w.rows.weight[j] / int64(lacks)
				}
			}
		}
		most, at := int64(0), int32(-1)
		for _, i := range w.frees {
			if !w.chosen[i] && near[i] > most && w.base.cost[i] <= w.left {
				most, at = near[i], i
			}
		}
		if at < 0 {
			return
		}
		w.flip(at)
	}
}

// account adds (sign 1) or takes away (−1) what row j contributes to gains, losses and pairs.
// A row that lacks one site is gained by adding any of its sites, except in a swap that drops
// another of them; a row that is met exactly is lost by dropping any, except in a swap that adds
// another.
func (w *swapSearch) account(j int32, sign int64) {
	weight := sign * w.rows.weight[j]
	sites := w.rows.of(j)
	switch w.rows.need[j] - w.count[j] {
	case 1:
		for _, i := range sites {
			if !w.chosen[i] {
				w.gain[i] += weight
			}
		}
		if w.count[j] > 0 {
			w.pairs(sites, -weight)
		}
	case 0:
		for _, i := range sites {
			if w.chosen[i] {
				w.gain[i] += weight
			}
		}
		w.pairs(sites, weight)
	}
}

// pairs adds to the swaps of every chosen site against every site of a row. Entries between two
// chosen sites are never read, but are taken away as they were added.
func (w *swapSearch) pairs(sites []int32, weight int64) {
	for _, d := range sites {
		if !w.chosen[d] {
			continue
		}
		pair := w.pair[w.slot[d]]
		for _, i := range sites {
			pair[i] += weight
		}
	}
}
