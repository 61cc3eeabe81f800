package siting

import (
	"cmp"
	"math"
	"slices"
)

// manyRows is from how many rows on who goes where is settled by prices of room alone: single assignments weigh so little
// then that the bound of the prices is close, and a search over them would not end.
const manyRows = 500

// priceRounds is how often each price is set anew.
const priceRounds = 60

// divide gives every row an open site by prices of room, and returns a proven bound: no assignment to these sites costs
// less, 1/scale. It is false where what the prices say could not be mended into an assignment.
//
// For any prices u ≥ 0 of a unit of room, Σ min(cost + u × load) − Σ u × capacity is such a bound: the Lagrangian dual of
// the capacities, which is that of the transportation problem, where rows may be divided. Each price in turn is set to the
// best one beside the others: where the rows that come fill the site.
func (w *capSearch) divide() (least int64, ok bool) {
	f := w.form
	price := make([]int64, f.sites)
	if least = w.atPrices(price); least == math.MaxInt64 { // some row reaches none of them
		return least, false
	}
	best := slices.Clone(price)
	for range priceRounds {
		for _, i := range w.open {
			price[i] = w.clearing(price, i)
		}
		now := w.atPrices(price)
		if now <= least {
			break
		}
		least, best = now, slices.Clone(price)
	}
	w.atPrices(best)
	return least, w.mend()
}

// atPrices sends every row where its cost and the price of its room are least, and returns the bound.
func (w *capSearch) atPrices(price []int64) int64 {
	f, sum := w.form, int64(0)
	copy(w.left, f.capacity)
	for j := range w.at {
		least := int64(math.MaxInt64)
		for _, i := range w.open {
			if c := w.costOf(j, i); c >= 0 && c*f.scale+price[i]*f.load[j] < least {
				least, w.at[j] = c*f.scale+price[i]*f.load[j], i
			}
		}
		if least == math.MaxInt64 {
			return least
		}
		sum += least
		w.left[w.at[j]] -= f.load[j]
	}
	for _, i := range w.open {
		sum -= price[i] * min(f.capacity[i], w.loads)
	}
	return sum
}

// clearing is the best price of a site beside the others' prices.
func (w *capSearch) clearing(price []int64, i int32) int64 {
	f, load := w.form, int64(0)
	w.wants = w.wants[:0]
	for j := range w.at {
		c, other := w.costOf(j, i), int64(math.MaxInt64)
		for _, k := range w.open {
			if d := w.costOf(j, k); k != i && d >= 0 {
				other = min(other, d*f.scale+price[k]*f.load[j])
			}
		}
		if c < 0 || f.load[j] == 0 || other <= c*f.scale {
			continue
		}
		load += f.load[j]
		pays := w.dearest
		if other < math.MaxInt64 {
			pays = min(pays, (other-c*f.scale)/f.load[j])
		}
		w.wants = append(w.wants, item{int32(j), pays, f.load[j]})
	}
	if load <= f.capacity[i] {
		return 0
	}
	slices.SortFunc(w.wants, func(a, b item) int { return cmp.Or(cmp.Compare(b.gain, a.gain), cmp.Compare(a.row, b.row)) })
	room := f.capacity[i]
	for _, it := range w.wants {
		if room -= it.load; room < 0 {
			return it.gain
		}
	}
	return 0
}

// mend moves rows out of sites that hold too much, each time the one that costs least for what it frees, and says whether
// all fit then.
func (w *capSearch) mend() bool {
	f := w.form
	for _, a := range w.open {
		for w.left[a] < 0 {
			row, to, extra, freed := -1, int32(-1), int64(0), int64(1)
			for j, at := range w.at {
				if at != a || f.load[j] == 0 {
					continue
				}
				for _, b := range w.open {
					c := w.costOf(j, b)
					if b == a || c < 0 || f.load[j] > w.left[b] {
						continue
					}
					more, frees := c-w.costOf(j, a), min(f.load[j], -w.left[a])
					if row < 0 || compareShares(max(0, more), frees, extra, freed) < 0 {
						row, to, extra, freed = j, b, max(0, more), frees
					}
				}
			}
			if row < 0 {
				return false
			}
			w.left[a] += f.load[row]
			w.left[to] -= f.load[row]
			w.at[row] = to
		}
	}
	return true
}

// leaf is assign of many rows: it offers what divide gives, and returns the bound of the prices.
func (w *capSearch) leaf(x *search, n *node) int64 {
	w.open = append(w.open[:0], n.sel.sites(in)...)
	least, ok := w.divide()
	if ok {
		for w.ctx.Err() == nil && w.shift() {
		}
		w.offer(w.value())
	}
	if least == math.MaxInt64 || x.hopeless(-least) {
		return x.best.value * x.scale
	}
	return -least
}
