package siting

import (
	"cmp"
	"slices"
)

// dominate settles as out every free site that another free site makes useless: it covers no
// row that the other does not, and costs no less. It returns how many. Only rows that need one
// site allow that; of equal sites the first stays.
func (r *coverRows) dominate(s *selection, price []int64) int {
	if slices.ContainsFunc(r.need, func(need int32) bool { return need > 1 }) {
		return 0
	}
	settled := 0
	for i := range int32(r.sites) {
		if s.state[i] == free && r.dominated(i, s, price) {
			s.state[i] = out
			settled++
		}
	}
	return settled
}

func (r *coverRows) dominated(i int32, s *selection, price []int64) bool {
	rows := r.column(i)
	if len(rows) == 0 {
		return true
	}
	rare := slices.MinFunc(rows, func(a, b int32) int { return cmp.Compare(len(r.of(a)), len(r.of(b))) })
	for _, k := range r.of(rare) {
		if k == i || s.state[k] != free || s.cost[k] > s.cost[i] || price != nil && price[k] > price[i] {
			continue
		}
		other := r.column(k)
		if len(other) < len(rows) || !contains(other, rows) {
			continue
		}
		if len(other) > len(rows) || k < i || s.cost[k] < s.cost[i] || price != nil && price[k] < price[i] {
			return true
		}
	}
	return false
}

// absorb is for problems that cover every row. A row that is covered whenever another one is
// goes into that one: weight and multiplier are added when their needs agree, so that no bound
// moves up. It returns the rows that stay and the multipliers for them.
func (r *coverRows) absorb(mult []int64) (*coverRows, []int64) {
	order := make([]int32, r.len())
	for j := range order {
		order[j] = int32(j)
	}
	slices.SortStableFunc(order, func(a, b int32) int { return cmp.Compare(len(r.of(a)), len(r.of(b))) })
	sign := r.signatures()
	into := make([]int32, r.len())
	for j := range into {
		into[j] = int32(j)
	}
	for _, j := range order {
		if into[j] == j {
			r.absorbInto(j, sign, into)
		}
	}
	return r.keep(into, mult)
}

// signatures gives each row one bit of 64 per site, to refuse most pairs at once.
func (r *coverRows) signatures() []uint64 {
	sign := make([]uint64, r.len())
	for j := range sign {
		for _, i := range r.of(int32(j)) {
			sign[j] |= 1 << (i % 64)
		}
	}
	return sign
}

// absorbInto finds the rows that follow from row j among the rows of its rarest site.
func (r *coverRows) absorbInto(j int32, sign []uint64, into []int32) {
	sites := r.of(j)
	rare := slices.MinFunc(sites, func(a, b int32) int { return cmp.Compare(len(r.column(a)), len(r.column(b))) })
	for _, k := range r.column(rare) {
		if k == j || into[k] != k || sign[j]&^sign[k] != 0 || r.need[k] > r.need[j] {
			continue
		}
		if len(r.of(k)) > len(sites) && contains(r.of(k), sites) {
			into[k] = j
		}
	}
}

func (r *coverRows) keep(into []int32, mult []int64) (*coverRows, []int64) {
	kept := &coverRows{sites: r.sites, start: []int32{0}, base: r.base}
	var carried []int64
	place := make([]int32, r.len())
	for j := range into {
		if into[j] != int32(j) {
			continue
		}
		place[j] = int32(kept.len())
		kept.site = append(kept.site, r.of(int32(j))...)
		kept.start = append(kept.start, int32(len(kept.site)))
		kept.weight, kept.need = append(kept.weight, r.weight[j]), append(kept.need, r.need[j])
		carried = append(carried, mult[j])
	}
	for k, j := range into {
		if j == int32(k) {
			continue
		}
		for into[j] != j {
			j = into[j]
		}
		if r.need[k] == r.need[j] {
			kept.weight[place[j]] += r.weight[k]
			carried[place[j]] += mult[k]
		} else {
			kept.base += r.weight[k]
		}
	}
	kept.transpose()
	return kept, carried
}

// contains says whether every element of part is in whole; both ascend.
func contains(whole, part []int32) bool {
	at := 0
	for _, v := range part {
		for at < len(whole) && whole[at] < v {
			at++
		}
		if at == len(whole) || whole[at] != v {
			return false
		}
		at++
	}
	return true
}
