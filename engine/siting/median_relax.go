package siting

import "slices"

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

// newMedianRelax returns a relaxation without rows, with memory for so many entries.
func newMedianRelax(entries int) *medianRelax {
	return &medianRelax{start: []int32{0}, site: make([]int32, 0, entries), cost: make([]int64, 0, entries)}
}

// add adds a row by its sites, cost<<32 | site in any order, what a unit of cost counts, and what it costs to leave it
// unserved.
func (r *medianRelax) add(sites []int64, unit, unserved int64) {
	slices.Sort(sites)
	for _, s := range sites {
		if cost := s >> 32 * unit; cost < unserved {
			r.site, r.cost = append(r.site, int32(s)), append(r.cost, cost)
		}
	}
	r.start, r.cap = append(r.start, int32(len(r.site))), append(r.cap, unserved)
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
