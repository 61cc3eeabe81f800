package siting

import (
	"cmp"
	"slices"
)

// medianRelax relaxes "every demand row is served once" with multipliers, which are what a row
// would pay to be served (Cornuéjols, Fisher and Nemhauser 1977; Beasley 1993):
//
//	constant = −Σ mult,  gain[i] = Σ over rows max(0, mult − cost)
//
// A row holds the free sites that are cheaper than its cap, cheapest first. The cap is the
// cheapest site that is in, or what it costs to leave the row unserved; no row pays more.
type medianRelax struct {
	start []int32
	site  []int32
	cost  []int64 // people × cost × scale, ascending in each row
	cap   []int64
}

// newMedianRelax sorts the sites of every row; costs are scaled, and −1 marks what cannot serve.
func newMedianRelax(costs []int64, sites int, unserved []int64) *medianRelax {
	r := &medianRelax{start: []int32{0}, cap: slices.Clone(unserved)}
	order := make([]int32, 0, sites)
	for j, limit := range unserved {
		row := costs[j*sites : (j+1)*sites]
		order = order[:0]
		for i, c := range row {
			if c >= 0 && c < limit {
				order = append(order, int32(i))
			}
		}
		slices.SortFunc(order, func(a, b int32) int { return cmp.Or(cmp.Compare(row[a], row[b]), cmp.Compare(a, b)) })
		for _, i := range order {
			r.site, r.cost = append(r.site, i), append(r.cost, row[i])
		}
		r.start = append(r.start, int32(len(r.site)))
	}
	return r
}

func (r *medianRelax) rows() int { return len(r.cap) }

func (r *medianRelax) box(j int) (int64, float64) { return r.cap[j], 1 }

func (r *medianRelax) gains(mult, gain []int64) int64 {
	clear(gain)
	sum := int64(0)
	for j, m := range mult {
		sum -= m
		for k := r.start[j]; k < r.start[j+1] && r.cost[k] < m; k++ {
			gain[r.site[k]] += m - r.cost[k]
		}
	}
	return sum
}

func (r *medianRelax) slope(mult []int64, s *selection, picked []int32, slope []float64) {
	chosen := make([]bool, len(s.state))
	for i, state := range s.state {
		chosen[i] = state == in
	}
	for _, i := range picked {
		chosen[i] = true
	}
	for j, m := range mult {
		served := int32(-1)
		for k := r.start[j]; k < r.start[j+1] && r.cost[k] < m; k++ {
			if chosen[r.site[k]] {
				served++
			}
		}
		slope[j] = float64(served)
	}
}

// shrink cuts every row at its cheapest site that is in, and drops the sites that are out.
func (r *medianRelax) shrink(s *selection, mult []int64) (relaxation, []int64) {
	next := &medianRelax{start: make([]int32, 1, len(r.start)), cap: slices.Clone(r.cap)}
	carried := slices.Clone(mult)
	for j := range r.cap {
		for k := r.start[j]; k < r.start[j+1]; k++ {
			i := r.site[k]
			if s.state[i] == in {
				next.cap[j] = r.cost[k]
				break
			}
			if s.state[i] == free {
				next.site, next.cost = append(next.site, i), append(next.cost, r.cost[k])
			}
		}
		carried[j] = min(carried[j], next.cap[j])
		next.start = append(next.start, int32(len(next.site)))
	}
	return next, carried
}
