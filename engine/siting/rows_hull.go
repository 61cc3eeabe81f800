package siting

// hullRelax relaxes "row j counts only when need[j] of its sites are chosen" by Lagrangian
// decomposition (Guignard and Kim 1987): every row decides about its own copies of its sites, and
// mult, one for each entry of the rows, 0 to weight, is what a copy costs there and brings here:
//
//	constant = base + Σ max(0, weight − the need[j] smallest of mult),  gain[i] = Σ mult of site i
//
// Its best bound is that of the convex hull of each row, z ≤ (sites of the row but any k) / (need − k)
// for all k < need, where rowsRelax has k = 0 alone and lets two halves of sites count as two.
type hullRelax struct {
	*coverRows
	scale int64
	rowOf []int32 // the row of each entry
	least []int32 // scratch
}

func newHullRelax(rows *coverRows, scale int64) *hullRelax {
	r := &hullRelax{coverRows: rows, scale: scale, rowOf: make([]int32, len(rows.site))}
	for j := range int32(rows.len()) {
		for k := rows.start[j]; k < rows.start[j+1]; k++ {
			r.rowOf[k] = j
		}
	}
	return r
}

// begin returns multipliers to begin from: what rowsRelax begins with.
func (r *hullRelax) begin() []int64 {
	mult := make([]int64, r.rows())
	for k, j := range r.rowOf {
		mult[k] = r.weight[j] * r.scale / int64(2*r.need[j])
	}
	return mult
}

func (r *hullRelax) rows() int { return len(r.site) }

func (r *hullRelax) box(k int) (int64, float64) {
	weight := r.weight[r.rowOf[k]]
	return weight * r.scale, float64(weight)
}

func (r *hullRelax) gains(mult, gain []int64) int64 {
	clear(gain)
	for k, i := range r.site {
		gain[i] += mult[k]
	}
	sum := r.base * r.scale
	for j := range int32(r.len()) {
		sum += max(0, r.rest(mult, j))
	}
	return sum
}

// rest returns what a row brings beyond the need[j] cheapest of its copies, which it leaves in least.
func (r *hullRelax) rest(mult []int64, j int32) int64 {
	need := int(r.need[j])
	r.least = r.least[:0]
	for k := r.start[j]; k < r.start[j+1]; k++ {
		if len(r.least) < need {
			r.least = append(r.least, k)
		} else if mult[k] < mult[r.least[need-1]] {
			r.least[need-1] = k
		} else {
			continue
		}
		for at := len(r.least) - 1; at > 0 && mult[r.least[at]] < mult[r.least[at-1]]; at-- {
			r.least[at], r.least[at-1] = r.least[at-1], r.least[at]
		}
	}
	left := r.weight[j] * r.scale
	for _, k := range r.least {
		left -= mult[k]
	}
	return left
}

func (r *hullRelax) slope(mult []int64, s *selection, picked []int32, slope []float64) {
	chosen := make([]bool, r.sites)
	for i, state := range s.state {
		chosen[i] = state == in
	}
	for _, i := range picked {
		chosen[i] = true
	}
	for k, i := range r.site {
		if slope[k] = 0; chosen[i] {
			slope[k] = 1
		}
	}
	for j := range int32(r.len()) {
		if r.rest(mult, j) > 0 {
			for _, k := range r.least {
				slope[k]--
			}
		}
	}
}

// shrink takes settled sites out. Multipliers of rows that merge are added; the bound stays what it
// was or falls, since the cheapest copies of a sum cost no less than the cheapest of its parts.
func (r *hullRelax) shrink(s *selection, mult []int64) (relaxation, []int64) {
	small, into := r.reduce(s.state)
	carried := make([]int64, len(small.site))
	for j, to := range into {
		if to < 0 {
			continue
		}
		at := small.start[to]
		for k := r.start[j]; k < r.start[j+1]; k++ {
			if s.state[r.site[k]] == free {
				carried[at] += mult[k]
				at++
			}
		}
	}
	return newHullRelax(small, r.scale), carried
}
