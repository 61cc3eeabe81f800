package siting

// rowsRelax relaxes "row j counts only when need[j] of its sites are chosen" with multipliers
// between 0 and weight/need (Galvão and ReVelle 1996):
//
//	constant = base + Σ max(0, weight − need×mult),  gain[i] = Σ mult over its rows − price[i]
//
// Prices are paid by the objective, not by the budget.
type rowsRelax struct {
	*coverRows
	price []int64 // one per site, in units of value; nil for none
	scale int64
	all   bool // every row will be covered: those that follow from others may be dropped
}

func (r *rowsRelax) rows() int { return r.len() }

// box scales steps by weight: rows of 10 and of 10,000 people need steps as different as they
// are, and without it the root gap is twice as wide.
func (r *rowsRelax) box(j int) (int64, float64) {
	return r.weight[j] * r.scale / int64(r.need[j]), float64(r.weight[j])
}

func (r *rowsRelax) gains(mult, gain []int64) int64 {
	for i := range gain {
		gain[i] = 0
		if r.price != nil {
			gain[i] = -r.price[i] * r.scale
		}
	}
	sum := r.base * r.scale
	for j, m := range mult {
		sum += r.weight[j]*r.scale - m*int64(r.need[j])
		if m > 0 {
			for _, i := range r.of(int32(j)) {
				gain[i] += m
			}
		}
	}
	return sum
}

func (r *rowsRelax) slope(mult []int64, s *selection, picked []int32, slope []float64) {
	for j, m := range mult {
		slope[j] = -float64(r.need[j])
		if m >= r.weight[j]*r.scale/int64(r.need[j]) {
			slope[j] = 0
		}
	}
	for i, state := range s.state {
		if state == in {
			r.count(int32(i), slope)
		}
	}
	for _, i := range picked {
		r.count(i, slope)
	}
}

func (r *rowsRelax) count(i int32, slope []float64) {
	for _, j := range r.column(i) {
		slope[j]++
	}
}

// begin returns the relaxation with multipliers to begin from: half of their box.
func (r *rowsRelax) begin() (relaxation, []int64) {
	mult := make([]int64, r.len())
	for j := range mult {
		limit, _ := r.box(j)
		mult[j] = limit / 2
	}
	return r, mult
}

// shrink takes settled sites out, drops dominated sites, and so on until nothing changes. The
// multipliers of rows that merge are added, which keeps the bound what it was.
func (r *rowsRelax) shrink(s *selection, mult []int64) (relaxation, []int64) {
	rows := r.coverRows
	for {
		small, into := rows.reduce(s.state)
		carried := make([]int64, small.len())
		for j, to := range into {
			if to >= 0 {
				carried[to] += mult[j]
			}
		}
		if r.all {
			small, carried = small.absorb(carried)
		}
		rows, mult = small, carried
		if rows.dominate(s, r.price) == 0 {
			return &rowsRelax{coverRows: rows, price: r.price, scale: r.scale, all: r.all}, mult
		}
	}
}
