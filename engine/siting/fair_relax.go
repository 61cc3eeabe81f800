package siting

import (
	"cmp"
	"slices"
)

// fairRelax relaxes a fairTarget. With s the covered part of a target, y the villages that are
// exempt, z the covered rows and x the sites, the value is Σ unit×s − Σ price×cost x with
//
//	s ≤ Σ min(people, full) z + relief y     multipliers a, one per village
//	z ≤ Σ x                                  multipliers l, one per row
//
// A village that few sets of sites bring to its target is a fairSets instead, and its rows are
// left out: with t for "set chosen", which is worth the whole target,
//
//	Σ t of the sets that hold the site ≤ x   multipliers u, one per site of the village
//
// Choices that do not answer the question may bring less than they do in truth, so a bound above
// the goal means nothing, but one below it proves that the question has no answer, which is what
// is asked.
type fairRelax struct {
	*fairForm
	scale  int64
	base   int64   // value of what the sites in cover of the targets
	full   []int64 // what targets lack beyond that
	relief []int64
	unit   []int64
	exempt int
	price  []int64 // of each site
	live   []int32 // villages that lack something, but for those of sets
	sets   []*fairSets
}

func newFairRelax(f *fairForm, t *fairTarget) *fairRelax {
	r := &fairRelax{fairForm: f, full: t.full, relief: t.relief, unit: t.unit, exempt: t.exempt, price: times(f.sel.cost, t.price)}
	for v, lacks := range r.full {
		if lacks > 0 {
			r.live = append(r.live, int32(v))
		}
	}
	return r
}

func (r *fairRelax) weightOf(j int) int64 {
	return min(r.fairForm.rows.weight[j], r.full[r.village[j]])
}

// rows: first l, then a, then u.
func (r *fairRelax) rows() int {
	n := len(r.village) + len(r.people)
	for _, f := range r.sets {
		n += len(f.sites)
	}
	return n
}

func (r *fairRelax) split(mult []int64) (l, a, u []int64) {
	n, v := len(r.village), len(r.people)
	return mult[:n], mult[n : n+v], mult[n+v:]
}

func (r *fairRelax) box(j int) (int64, float64) {
	if j < len(r.village) {
		most := r.unit[r.village[j]] * r.weightOf(j)
		return most * r.scale, float64(most)
	}
	if j -= len(r.village); j < len(r.people) {
		return r.unit[j] * r.scale, float64(r.unit[j]) / float64(max(1, r.full[j]))
	}
	j -= len(r.people)
	for _, f := range r.sets {
		if j < len(f.sites) {
			return f.worth * r.scale, float64(r.price[f.sites[j]])
		}
		j -= len(f.sites)
	}
	panic("siting: no such multiplier")
}

// begin lets a site that covers a whole target earn its price there.
func (r *fairRelax) begin() []int64 {
	mult := make([]int64, r.rows())
	l, a, _ := r.split(mult)
	for j, v := range r.village {
		l[j] = r.unit[v] * r.weightOf(j) * r.scale / targetSites
	}
	for v, unit := range r.unit {
		a[v] = unit * r.scale / targetSites
	}
	return mult
}

func (r *fairRelax) gains(mult, gain []int64) int64 {
	for i, price := range r.price {
		gain[i] = -price * r.scale
	}
	l, a, u := r.split(mult)
	sum := r.base * r.scale
	for _, v := range r.live {
		sum += max(0, r.unit[v]*r.scale-a[v]) * r.full[v]
	}
	for j, m := range l {
		sum += max(0, a[r.village[j]]*r.weightOf(j)-m)
		if m > 0 {
			for _, i := range r.fairForm.rows.of(int32(j)) {
				gain[i] += m
			}
		}
	}
	for _, f := range r.sets {
		least, _ := f.cheapest(f.must, u, f.worth*r.scale)
		sum += f.worth*r.scale - least
		for k, i := range f.sites {
			gain[i] += u[k]
		}
		u = u[len(f.sites):]
	}
	for _, e := range r.exempted(mult) {
		sum += e.value
	}
	return sum
}

// exemption is what a village brings when it is one of those that may fall short.
type exemption struct {
	village int32
	value   int64
}

// exempted returns the villages whose relief brings most.
func (r *fairRelax) exempted(mult []int64) []exemption {
	if r.exempt == 0 {
		return nil
	}
	var list []exemption
	_, a, u := r.split(mult)
	for _, v := range r.live {
		list = append(list, exemption{v, a[v] * r.relief[v]})
	}
	for _, f := range r.sets {
		least, _ := f.cheapest(f.must, u, f.worth*r.scale)
		relieved, _ := f.cheapest(f.may, u, least)
		list = append(list, exemption{f.village, least - relieved})
		u = u[len(f.sites):]
	}
	slices.SortStableFunc(list, func(x, y exemption) int { return cmp.Compare(y.value, x.value) })
	return list[:min(r.exempt, len(list))]
}

func (r *fairRelax) slope(mult []int64, s *selection, picked []int32, slope []float64) {
	clear(slope)
	chosen := make([]bool, len(s.state))
	for i, state := range s.state {
		chosen[i] = state == in
	}
	for _, i := range picked {
		chosen[i] = true
	}
	exempt := map[int32]bool{}
	for _, e := range r.exempted(mult) {
		exempt[e.village] = true
	}
	r.slopeRows(mult, chosen, exempt, slope)
	r.slopeSets(mult, chosen, exempt, slope)
}

func (r *fairRelax) slopeRows(mult []int64, chosen []bool, exempt map[int32]bool, slope []float64) {
	l, a, _ := r.split(mult)
	sa := slope[len(l):]
	for _, v := range r.live {
		if r.unit[v]*r.scale > a[v] {
			sa[v] -= float64(r.full[v])
		}
		if exempt[v] {
			sa[v] += float64(r.relief[v])
		}
	}
	for j, m := range l {
		if v := r.village[j]; a[v]*r.weightOf(j) > m {
			sa[v] += float64(r.weightOf(j))
			slope[j]--
		}
	}
	for i, is := range chosen {
		if is {
			for _, j := range r.fairForm.rows.column(int32(i)) {
				slope[j]++
			}
		}
	}
}

func (r *fairRelax) slopeSets(mult []int64, chosen []bool, exempt map[int32]bool, slope []float64) {
	_, _, u := r.split(mult)
	slope = slope[len(slope)-len(u):]
	for _, f := range r.sets {
		least, best := f.cheapest(f.must, u, f.worth*r.scale)
		if exempt[f.village] {
			if relieved, set := f.cheapest(f.may, u, least); relieved < least {
				best = set
			}
		}
		for k, i := range f.sites {
			if chosen[i] {
				slope[k]++
			}
			if best>>k&1 == 1 {
				slope[k]--
			}
		}
		u, slope = u[len(f.sites):], slope[len(f.sites):]
	}
}

// shrink takes out what the sites in cover, and the sites that are out, and turns villages into
// fairSets as they become small enough: their sites keep what they earned, and the bound falls.
func (r *fairRelax) shrink(s *selection, mult []int64) (relaxation, []int64) {
	next := &fairRelax{
		fairForm: &fairForm{sel: s, people: r.people, rows: &coverRows{sites: r.fairForm.rows.sites, start: []int32{0}}},
		scale:    r.scale, base: r.base, unit: r.unit, exempt: r.exempt, price: r.price,
		full: slices.Clone(r.full), relief: slices.Clone(r.relief),
	}
	_, a, u := r.split(mult)
	var l, kept []int64
	for _, f := range r.sets {
		left, carried := f.below(s, u)
		u = u[len(f.sites):]
		kept = append(kept, next.take(left, carried)...)
	}
	left := r.left(s, mult, next)
	for _, v := range r.live {
		rows := left[v]
		if next.full[v] == 0 {
			continue
		}
		if f, carried := next.few(v, rows); f != nil {
			kept = append(kept, next.take(f, carried)...)
			continue
		}
		next.live = append(next.live, v)
		for _, row := range rows {
			next.add(row.sites, row.people, v)
			l = append(l, row.mult)
		}
	}
	next.fairForm.rows.transpose()
	return next, slices.Concat(l, a, kept)
}

// take adds a village of sets with its multipliers, unless nothing is left to decide.
func (r *fairRelax) take(f *fairSets, mult []int64) []int64 {
	switch {
	case f.reached():
		r.base += f.worth
	case len(f.must)+len(f.may) > 0:
		r.sets = append(r.sets, f)
		return mult
	}
	return nil
}

// left returns the rows that are not settled, by village, and adjusts targets in next.
func (r *fairRelax) left(s *selection, mult []int64, next *fairRelax) [][]fairRow {
	left := make([][]fairRow, len(r.people))
	for j, v := range r.village {
		var sites []int32
		met := false
		for _, i := range r.fairForm.rows.of(int32(j)) {
			met = met || s.state[i] == in
			if s.state[i] == free {
				sites = append(sites, i)
			}
		}
		people := r.fairForm.rows.weight[j]
		switch {
		case met:
			gained := min(next.full[v], people)
			next.full[v] -= gained
			next.base += r.unit[v] * gained
		case len(sites) > 0 && r.full[v] > 0:
			left[v] = append(left[v], fairRow{sites, people, mult[j]})
		}
	}
	for v := range next.relief {
		next.relief[v] = min(next.relief[v], next.full[v])
	}
	return left
}

// few returns a village as fairSets with multipliers, or nil when it has too many sets.
func (r *fairRelax) few(v int32, rows []fairRow) (*fairSets, []int64) {
	e := newSetFinder(rows)
	if e == nil {
		return nil, nil
	}
	f := &fairSets{village: v, worth: r.unit[v] * r.full[v], sites: e.sites}
	var ok bool
	if f.must, ok = e.find(r.full[v]); !ok {
		return nil, nil
	}
	if r.exempt > 0 && r.relief[v] > 0 {
		if f.may, ok = e.find(r.full[v] - r.relief[v]); !ok {
			return nil, nil
		}
	}
	mult := make([]int64, len(e.sites))
	for k := range mult {
		for _, j := range e.rows[k] {
			mult[k] += rows[j].mult
		}
	}
	return f.trim(mult)
}

func times(values []int64, factor int64) []int64 {
	scaled := make([]int64, len(values))
	for j, v := range values {
		scaled[j] = v * factor
	}
	return scaled
}
