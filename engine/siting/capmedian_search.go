package siting

import (
	"cmp"
	"context"
	"math"
	"math/rand/v2"
	"slices"
)

// capSearch finds capacitated choices: rows go to open sites by regret, then move and swap
// places, sites move to better places for the rows that they hold, and random sites are
// exchanged.
type capSearch struct {
	ctx    context.Context
	form   *capForm
	best   *incumbent
	served []int32 // the server of each kept row in the best choice
	exact  Exact   // of Options, for assign
	work   int     // of all assignments, in nodes × rows
	rng    *rand.Rand
	frees  []int32

	open []int32
	at   []int32 // server of each row now
	left []int64 // room of each site

	loads   int64  // of all rows
	dearest int64  // most that a unit of room may be priced at, so that sums fit
	wants   []item // scratch
}

func newCapSearch(ctx context.Context, f *capForm, best *incumbent, seed uint64) *capSearch {
	loads := total(f.load)
	return &capSearch{
		loads: loads, dearest: (1 << 59) / (max(1, loads) * int64(f.sites+1)),
		ctx: ctx, form: f, best: best, rng: rand.New(rand.NewPCG(seed, 3)), frees: f.sel.sites(free),
		at: make([]int32, len(f.keep)), left: make([]int64, f.sites),
	}
}

// greedy opens affordable sites, each time the one that lowers the cost of serving everybody
// most when room is not looked at. When the search was stopped, it opens no more of very many.
func (w *capSearch) greedy() []int32 {
	f := w.form
	sites := f.sel.sites(in)
	left := f.sel.left
	least := make([]int64, len(f.keep))
	for j := range least {
		least[j] = slices.Max(f.cost[j*f.sites:(j+1)*f.sites]) + 1
		for _, i := range sites {
			if c := f.cost[j*f.sites+int(i)]; c >= 0 {
				least[j] = min(least[j], c)
			}
		}
	}
	for len(f.cost) < manyCosts || w.ctx.Err() == nil {
		most, at := int64(-1), int32(-1)
		for _, i := range w.frees {
			if f.sel.cost[i] > left || slices.Contains(sites, i) {
				continue
			}
			gain := int64(0)
			for j, now := range least {
				if c := f.cost[j*f.sites+int(i)]; c >= 0 {
					gain += max(0, now-c)
				}
			}
			if gain > most {
				most, at = gain, i
			}
		}
		if at < 0 {
			return sites
		}
		sites, left = append(sites, at), left-f.sel.cost[at]
		for j, now := range least {
			if c := f.cost[j*f.sites+int(at)]; c >= 0 {
				least[j] = min(now, c)
			}
		}
	}
	return sites
}

// manyCosts is from how many costs on a greedy choice takes long.
const manyCosts = 1 << 20

func (w *capSearch) improve(s *selection, picked []int32) {
	w.settle(s.with(picked))
}

func (w *capSearch) explore(descents int) {
	for range descents {
		if w.ctx.Err() != nil || len(w.frees) == 0 {
			return
		}
		w.settle(w.kicked())
	}
}

// kicked returns the best known sites, or a greedy choice, with one or two exchanged.
func (w *capSearch) kicked() []int32 {
	sites := slices.Clone(w.best.sites)
	if sites == nil {
		sites = w.greedy()
	}
	for range 1 + w.rng.IntN(2) {
		if k := w.rng.IntN(max(1, len(sites))); k < len(sites) && w.form.sel.state[sites[k]] == free {
			sites = slices.Delete(sites, k, k+1)
		}
	}
	left := w.form.sel.left
	for _, i := range sites {
		if w.form.sel.state[i] == free {
			left -= w.form.sel.cost[i]
		}
	}
	for range 4 {
		if i := w.frees[w.rng.IntN(len(w.frees))]; w.form.sel.cost[i] <= left && !slices.Contains(sites, i) {
			sites = append(sites, i)
			left -= w.form.sel.cost[i]
		}
	}
	return sites
}

// assigned gives every row a good server among the open sites, and says whether that was possible.
func (w *capSearch) assigned() bool {
	many := len(w.at) >= manyRows
	if many {
		if _, ok := w.divide(); !ok {
			return false
		}
	} else if !w.spread() {
		return false
	}
	for w.ctx.Err() == nil && (w.shift() || !many && w.swap()) {
	}
	return true
}

// settle assigns the rows to the given sites, improves, moves sites, and offers the result.
func (w *capSearch) settle(sites []int32) {
	w.open = append(w.open[:0], sites...)
	for last := int64(math.MinInt64); ; {
		if !w.assigned() {
			return
		}
		value := w.value()
		w.offer(value)
		if value <= last || w.ctx.Err() != nil || !w.recentre() {
			return
		}
		last = value
	}
}

// value returns what the current assignment costs, negated.
func (w *capSearch) value() int64 {
	value := int64(0)
	for j, i := range w.at {
		value -= w.costOf(j, i)
	}
	return value
}

func (w *capSearch) offer(value int64) {
	if value > w.best.value {
		w.served = slices.Clone(w.at)
		sites := slices.Clone(w.open)
		slices.Sort(sites)
		w.best.offer(value, sites)
	}
}

func (w *capSearch) costOf(j int, i int32) int64 { return w.form.cost[j*w.form.sites+int(i)] }

// spread gives every row a server: rows that lose most without their first choice go first.
func (w *capSearch) spread() bool {
	f := w.form
	for i := range w.left {
		w.left[i] = f.capacity[i]
	}
	regret := make([]int64, len(w.at))
	order := make([]int32, len(w.at))
	for j := range w.at {
		w.at[j], order[j] = -1, int32(j)
		first, second := int64(-1), int64(-1)
		for _, i := range w.open {
			c := w.costOf(j, i)
			switch {
			case c < 0:
			case first < 0 || c < first:
				first, second = c, first
			case second < 0 || c < second:
				second = c
			}
		}
		regret[j] = max(second, first) - first + f.load[j]
	}
	slices.SortStableFunc(order, func(a, b int32) int {
		return cmp.Or(compareProducts(regret[b], 1, regret[a], 1), cmp.Compare(f.load[b], f.load[a]))
	})
	return w.place(order) || w.place(w.byLoad(order))
}

func (w *capSearch) byLoad(order []int32) []int32 {
	for i := range w.left {
		w.left[i] = w.form.capacity[i]
	}
	slices.SortStableFunc(order, func(a, b int32) int { return cmp.Compare(w.form.load[b], w.form.load[a]) })
	return order
}

func (w *capSearch) place(order []int32) bool {
	for _, j := range order {
		best := int32(-1)
		for _, i := range w.open {
			c := w.costOf(int(j), i)
			if c >= 0 && w.form.load[j] <= w.left[i] && (best < 0 || c < w.costOf(int(j), best)) {
				best = i
			}
		}
		if best < 0 {
			return false
		}
		w.at[j] = best
		w.left[best] -= w.form.load[j]
	}
	return true
}

// shift moves rows to cheaper sites with room, and says whether any moved.
func (w *capSearch) shift() bool {
	moved := false
	for j := range w.at {
		for _, to := range w.open {
			if c := w.costOf(j, to); c >= 0 && c < w.costOf(j, w.at[j]) && w.form.load[j] <= w.left[to] {
				w.left[w.at[j]] += w.form.load[j]
				w.left[to] -= w.form.load[j]
				w.at[j], moved = to, true
			}
		}
	}
	return moved
}

// swap exchanges the servers of two rows where that costs less and fits.
func (w *capSearch) swap() bool {
	moved := false
	for j := range w.at {
		if w.ctx.Err() != nil { // rows in pairs are many
			return false
		}
		for k := range j {
			a, b := w.at[j], w.at[k]
			if a == b {
				continue
			}
			ja, kb := w.costOf(j, b), w.costOf(k, a)
			if ja < 0 || kb < 0 || ja+kb >= w.costOf(j, a)+w.costOf(k, b) {
				continue
			}
			more := w.form.load[j] - w.form.load[k]
			if more > w.left[b] || -more > w.left[a] {
				continue
			}
			w.left[a] += more
			w.left[b] -= more
			w.at[j], w.at[k], moved = b, a, true
		}
	}
	return moved
}

// recentre moves every free open site to the closed one that serves its rows for less, and says
// whether any moved.
func (w *capSearch) recentre() bool {
	rows := make(map[int32][]int, len(w.open))
	for j, i := range w.at {
		rows[i] = append(rows[i], j)
	}
	moved := false
	for slot, i := range w.open {
		if w.form.sel.state[i] != free {
			continue
		}
		best, least := i, w.holding(rows[i], i, math.MaxInt64)
		for _, to := range w.frees {
			if w.form.sel.cost[to] <= w.form.sel.cost[i] && !slices.Contains(w.open, to) {
				if c := w.holding(rows[i], to, least); c >= 0 && c < least {
					best, least = to, c
				}
			}
		}
		if best != i {
			w.open[slot], moved = best, true
		}
	}
	return moved
}

// holding returns what rows cost at a site, or −1 when that is most or more or they do not fit.
func (w *capSearch) holding(rows []int, site int32, most int64) int64 {
	sum, load := int64(0), int64(0)
	for _, j := range rows {
		c := w.costOf(j, site)
		if c < 0 {
			return -1
		}
		sum += c
		load += w.form.load[j]
		if sum >= most || load > w.form.capacity[site] {
			return -1
		}
	}
	return sum
}
