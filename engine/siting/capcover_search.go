package siting

import (
	"context"
	"math/rand/v2"
	"slices"
)

// flowSearch is local search for CapCover. What a set of sites serves is a maximum flow, so a
// move costs a flow; moves are tried in random order and the first that gains is made.
type flowSearch struct {
	ctx      context.Context
	rows     *coverRows
	capacity []int64
	base     *selection
	best     *incumbent
	rng      *rand.Rand
	frees    []int32

	flow    []int64 // by entry of rows.site
	left    []int64 // room by site
	pending []int64 // people of each row that are not served
	seen    []int32 // by site, when it was last visited
	round   int32
	reached []int32 // by row, when it was last counted
	entry   []int32 // entry of rows.site for each entry of a column
}

const flowTries = 60 // moves that a descent tries without gain

func newFlowSearch(ctx context.Context, rows *coverRows, capacity []int64, base *selection, best *incumbent, seed uint64) *flowSearch {
	w := &flowSearch{
		ctx: ctx, rows: rows, capacity: capacity, base: base.clone(), best: best, rng: rand.New(rand.NewPCG(seed, 7)),
		frees: base.sites(free), flow: make([]int64, len(rows.site)), left: make([]int64, rows.sites),
		pending: make([]int64, rows.len()), seen: make([]int32, rows.sites), reached: make([]int32, rows.len()), entry: make([]int32, len(rows.site)),
	}
	next := slices.Clone(rows.colStart)
	for k, i := range rows.site {
		w.entry[next[i]] = int32(k)
		next[i]++
	}
	w.descend(w.greedy())
	return w
}

// greedy opens the affordable site with most room for people not yet counted, again and again.
func (w *flowSearch) greedy() []int32 {
	sites, left := w.base.sites(in), w.base.left
	people := slices.Clone(w.rows.weight)
	take := func(i int32, people []int64) int64 {
		room := w.capacity[i]
		for _, j := range w.rows.column(i) {
			n := min(room, people[j])
			room -= n
			people[j] -= n
		}
		return w.capacity[i] - room
	}
	for _, i := range sites {
		take(i, people)
	}
	for {
		most, at := int64(0), int32(-1)
		for _, i := range w.frees {
			if w.base.cost[i] <= left && !slices.Contains(sites, i) {
				if n := take(i, slices.Clone(people)); n > most {
					most, at = n, i
				}
			}
		}
		if at < 0 {
			return sites
		}
		take(at, people)
		sites, left = append(sites, at), left-w.base.cost[at]
	}
}

func (w *flowSearch) improve(s *selection, picked []int32) { w.descend(s.with(picked)) }

func (w *flowSearch) explore(descents int) {
	for range descents {
		if w.ctx.Err() != nil || len(w.frees) == 0 {
			return
		}
		sites := slices.Clone(w.best.sites)
		for range 2 {
			if next := w.moved(sites); next != nil {
				sites = next
			}
		}
		w.descend(sites)
	}
}

// descend offers the sites, then makes moves that gain until too many in a row do not.
func (w *flowSearch) descend(sites []int32) {
	value := w.offer(sites)
	for tries := 0; tries < flowTries && w.ctx.Err() == nil; tries++ {
		next := w.moved(sites)
		if next == nil {
			continue
		}
		if v := w.offer(next); v > value {
			sites, value, tries = next, v, 0
		}
	}
}

func (w *flowSearch) offer(sites []int32) int64 {
	value := w.serve(sites)
	if !w.best.known || value > w.best.value {
		w.best.offer(value, open(sites, nil))
	}
	return value
}

// moved returns the sites with one free site added, and one dropped unless there is money for
// both; nil when the draw does not fit.
func (w *flowSearch) moved(sites []int32) []int32 {
	if len(w.frees) == 0 {
		return nil
	}
	add := w.frees[w.rng.IntN(len(w.frees))]
	if slices.Contains(sites, add) {
		return nil
	}
	left := w.base.left
	for _, i := range sites {
		if w.base.state[i] == free {
			left -= w.base.cost[i]
		}
	}
	next := append(slices.Clone(sites), add)
	if w.base.cost[add] <= left {
		return next
	}
	at := w.rng.IntN(len(next))
	drop := next[at]
	if drop == add || w.base.state[drop] != free || w.base.cost[add] > left+w.base.cost[drop] {
		return nil
	}
	return slices.Delete(next, at, at+1)
}

// serve returns how many people the sites can serve: a maximum flow, first by filling up, then
// by augmenting paths.
func (w *flowSearch) serve(sites []int32) int64 {
	clear(w.flow)
	clear(w.left)
	copy(w.pending, w.rows.weight)
	for _, i := range sites {
		w.left[i] = w.capacity[i]
	}
	isOpen := make([]bool, w.rows.sites)
	for _, i := range sites {
		isOpen[i] = true
	}
	sum := int64(0)
	for j := range w.pending {
		for k := w.rows.start[j]; k < w.rows.start[j+1]; k++ {
			n := min(w.pending[j], w.left[w.rows.site[k]])
			w.pending[j] -= n
			w.left[w.rows.site[k]] -= n
			w.flow[k] += n
			sum += n
		}
	}
	for j := range w.pending {
		for w.pending[j] > 0 {
			w.round++
			n := w.augment(int32(j), w.pending[j], isOpen)
			if n == 0 {
				break
			}
			w.pending[j] -= n
			sum += n
		}
	}
	return sum
}

// augment finds room for people of row j, moving others to other sites, and returns how many.
func (w *flowSearch) augment(j int32, people int64, isOpen []bool) int64 {
	for k := w.rows.start[j]; k < w.rows.start[j+1]; k++ {
		i := w.rows.site[k]
		if !isOpen[i] || w.seen[i] == w.round {
			continue
		}
		w.seen[i] = w.round
		n := min(people, w.left[i])
		w.left[i] -= n
		for c := w.rows.colStart[i]; n == 0 && c < w.rows.colStart[i+1]; c++ {
			e := w.entry[c]
			if moving := min(people, w.flow[e]); moving > 0 && w.rows.row[c] != j {
				n = w.augment(w.rows.row[c], moving, isOpen)
				w.flow[e] -= n
			}
		}
		if n > 0 {
			w.flow[k] += n
			return n
		}
	}
	return 0
}
