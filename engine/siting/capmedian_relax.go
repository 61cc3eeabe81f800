package siting

import "slices"

// capRelax relaxes "every row is served once" of a capacitated median. A site's gain is then a
// knapsack: the rows whose multiplier exceeds their cost, within the capacity,
//
//	constant = −Σ mult,  gain[i] = max Σ (mult − cost) over rows with Σ load ≤ capacity[i]
//
// solved exactly by dynamic programming, or bounded by its linear relaxation when the capacity
// is large.
type capRelax struct {
	*capForm
	allowed []bool // kept rows × sites, for nodes that forbid single assignments
	out     []bool // sites
	values  []int64
	taken   []bool
}

// maxTable is the most cells of a knapsack table that a gain may cost.
const maxTable = 1 << 16

func newCapRelax(f *capForm) *capRelax {
	r := &capRelax{capForm: f, allowed: make([]bool, len(f.cost)), out: make([]bool, f.sites)}
	for k, cost := range f.cost {
		r.allowed[k] = cost >= 0
	}
	return r
}

func (r *capRelax) begin(sites []int32) []int64 {
	mult := make([]int64, len(r.keep))
	for j := range mult {
		row := r.cost[j*r.sites : (j+1)*r.sites]
		least := int64(-1)
		for _, i := range sites {
			if c := row[i]; c >= 0 && (least < 0 || c < least) {
				least = c
			}
		}
		mult[j] = (max(least, 0) + 1) * r.scale
	}
	return mult
}

func (r *capRelax) rows() int { return len(r.keep) }

func (r *capRelax) box(j int) (int64, float64) {
	return 4 * r.scale * (1 + slices.Max(r.cost[j*r.sites:(j+1)*r.sites])), 1
}

func (r *capRelax) gains(mult, gain []int64) int64 {
	for i := range gain {
		gain[i] = 0
		if !r.out[i] {
			gain[i] = r.knapsack(mult, int32(i), nil)
		}
	}
	return -total(mult)
}

func (r *capRelax) slope(mult []int64, s *selection, picked []int32, slope []float64) {
	for j := range slope {
		slope[j] = -1
	}
	serve := func(j int32) { slope[j]++ }
	for i, state := range s.state {
		if state == in {
			r.knapsack(mult, int32(i), serve)
		}
	}
	for _, i := range picked {
		r.knapsack(mult, i, serve)
	}
}

// shrink leaves out the sites that are out.
func (r *capRelax) shrink(s *selection, mult []int64) (relaxation, []int64) {
	next := *r
	next.values, next.taken = nil, nil
	next.out = make([]bool, r.sites)
	for i, state := range s.state {
		next.out[i] = state == out
	}
	return &next, mult
}

// item is one row that a site would gain by serving.
type item struct {
	row        int32
	gain, load int64
}

// knapsack returns the gain of site i, and tells serve the rows of a choice that reaches it.
func (r *capRelax) knapsack(mult []int64, i int32, serve func(int32)) int64 {
	var items []item
	room, sum := r.capacity[i], int64(0)
	load := int64(0)
	for j, m := range mult {
		at := j*r.sites + int(i)
		if !r.allowed[at] {
			continue
		}
		if gain := m - r.cost[at]*r.scale; gain > 0 {
			items = append(items, item{int32(j), gain, r.load[j]})
			sum += gain
			load += r.load[j]
		}
	}
	switch {
	case load <= room:
		for _, it := range items {
			if serve != nil {
				serve(it.row)
			}
		}
		return sum
	case (room+1)*int64(len(items)) <= maxTable:
		return r.table(items, int(room), serve)
	}
	return ratioBound(items, room, serve)
}

// table solves a knapsack exactly. Values[c] is the best gain within capacity c; taken remembers
// for each item and capacity whether it was used, and is only kept when serve asks.
func (r *capRelax) table(items []item, room int, serve func(int32)) int64 {
	r.values = zeros(r.values, room+1)
	width := room + 1
	if serve != nil {
		r.taken = append(r.taken[:0], make([]bool, len(items)*width)...)
	}
	for k, it := range items {
		load := int(it.load)
		for c := room; c >= load; c-- {
			if v := r.values[c-load] + it.gain; v > r.values[c] {
				r.values[c] = v
				if serve != nil {
					r.taken[k*width+c] = true
				}
			}
		}
	}
	if serve != nil {
		c := room
		for k, it := range slices.Backward(items) {
			if r.taken[k*width+c] {
				serve(it.row)
				c -= int(it.load)
			}
		}
	}
	return r.values[room]
}

// ratioBound bounds a knapsack by the price of room at the item where it runs out.
func ratioBound(items []item, room int64, serve func(int32)) int64 {
	slices.SortFunc(items, func(a, b item) int { return compareProducts(b.gain, a.load, a.gain, b.load) })
	left, price := room, int64(0)
	for _, it := range items {
		if it.load <= left {
			left -= it.load
			if serve != nil {
				serve(it.row)
			}
		} else if price == 0 {
			price = it.gain / it.load
		}
	}
	sum := price * room
	for _, it := range items {
		sum += max(0, it.gain-price*it.load)
	}
	return sum
}
