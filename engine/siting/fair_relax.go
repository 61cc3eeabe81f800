package siting

import "slices"

// fairRelax relaxes a fairTarget. With s the covered part of a target, y the villages that are
// exempt, z the covered rows and x the sites, the value is Σ unit×s − Σ price×cost x with
//
//	s ≤ Σ min(people, full) z + relief y     multipliers a, one per village
//	s ≤ Σ min(reach of site, full) x + relief y     multipliers e, one per view
//	z ≤ Σ x                                  multipliers l, one per row
//
// The second kind says nothing new of whole choices, but much of fractional ones; fairView says
// which there are. They hold for every choice that answers the question. Others may break them,
// so a bound above the goal means nothing, but one below it proves that the question has no
// answer, which is what is asked.
type fairRelax struct {
	*fairForm
	scale  int64
	base   int64   // value of what the sites in cover of the targets
	full   []int64 // what targets lack beyond that
	relief []int64
	unit   []int64
	exempt int
	price  []int64   // of each site
	live   []int32   // villages that lack something
	of     [][]int32 // rows of each village
	views  []fairView
	reach  []siteReach
}

func newFairRelax(f *fairForm, t *fairTarget) *fairRelax {
	r := &fairRelax{fairForm: f, full: t.full, relief: t.relief, unit: t.unit, exempt: t.exempt, price: times(f.sel.cost, t.price)}
	r.prepare()
	views := firstViews
	if r.exempt > 0 {
		views = 1
	}
	for _, v := range r.live {
		_, reach, rest := r.beyond(v, nil)
		for _, d := range divisors(reach, rest, views) {
			r.add(fairView{village: v, divisor: d})
		}
	}
	return r
}

// prepare fills what follows from the rows and the targets.
func (r *fairRelax) prepare() {
	for v, lacks := range r.full {
		if lacks > 0 {
			r.live = append(r.live, int32(v))
		}
	}
	r.of = make([][]int32, len(r.people))
	for j, v := range r.village {
		r.of[v] = append(r.of[v], int32(j))
	}
}

func (r *fairRelax) weightOf(j int) int64 {
	return min(r.fairForm.rows.weight[j], r.full[r.village[j]])
}

// rows: first l, then a, then e.
func (r *fairRelax) rows() int { return len(r.village) + len(r.people) + len(r.views) }

func (r *fairRelax) split(mult []int64) (l, a, e []int64) {
	n, v := len(r.village), len(r.people)
	return mult[:n], mult[n : n+v], mult[n+v:]
}

func (r *fairRelax) box(j int) (int64, float64) {
	if j < len(r.village) {
		most := r.unit[r.village[j]] * r.weightOf(j)
		return most * r.scale, float64(most)
	}
	v := j - len(r.village)
	if v >= len(r.people) {
		v = int(r.views[v-len(r.people)].village)
	}
	return r.unit[v] * r.scale, float64(r.unit[v]) / float64(max(1, r.full[v]))
}

// begin puts the whole price on the villages as they are.
func (r *fairRelax) begin() []int64 {
	mult := make([]int64, r.rows())
	_, _, e := r.split(mult)
	for k, view := range r.views {
		if view.divisor == 1 {
			e[k] = r.unit[view.village] * r.scale / targetSites
		}
	}
	return mult
}

// prices returns what is paid for a person covered of each village: a and its views together.
func (r *fairRelax) prices(a, e []int64) []int64 {
	sum := slices.Clone(a)
	for k, view := range r.views {
		sum[view.village] += e[k]
	}
	return sum
}

func (r *fairRelax) gains(mult, gain []int64) int64 {
	for i, price := range r.price {
		gain[i] = -price * r.scale
	}
	l, a, e := r.split(mult)
	price := r.prices(a, e)
	sum := r.base * r.scale
	for _, v := range r.live {
		sum += max(0, r.unit[v]*r.scale-price[v]) * r.full[v]
	}
	for j, m := range l {
		sum += max(0, a[r.village[j]]*r.weightOf(j)-m)
		if m > 0 {
			for _, i := range r.fairForm.rows.of(int32(j)) {
				gain[i] += m
			}
		}
	}
	for _, s := range r.reach {
		gain[s.site] += e[s.view] * s.people
	}
	for _, v := range r.exempted(price) {
		sum += price[v] * r.relief[v]
	}
	return sum
}

// exempted returns the villages whose relief brings most.
func (r *fairRelax) exempted(price []int64) []int32 {
	if r.exempt == 0 {
		return nil
	}
	list := slices.Clone(r.live)
	slices.SortStableFunc(list, func(v, u int32) int {
		return compareProducts(price[u], r.relief[u], price[v], r.relief[v])
	})
	return list[:min(r.exempt, len(list))]
}

func (r *fairRelax) slope(mult []int64, s *selection, picked []int32, slope []float64) {
	clear(slope)
	l, a, e := r.split(mult)
	n, villages := len(r.village), len(r.people)
	price := r.prices(a, e)
	paid := make([]float64, villages) // by village, whatever the view
	for _, v := range r.live {
		if r.unit[v]*r.scale > price[v] {
			paid[v] -= float64(r.full[v])
		}
	}
	for _, v := range r.exempted(price) {
		paid[v] += float64(r.relief[v])
	}
	sa, se := slope[n:n+villages], slope[n+villages:]
	copy(sa, paid)
	for k, view := range r.views {
		se[k] = paid[view.village]
	}
	for j, m := range l {
		if v := r.village[j]; a[v]*r.weightOf(j) > m {
			sa[v] += float64(r.weightOf(j))
			slope[j]--
		}
	}
	chosen := make([]bool, len(s.state))
	for i, state := range s.state {
		chosen[i] = state == in
	}
	for _, i := range picked {
		chosen[i] = true
	}
	for i, is := range chosen {
		if is {
			for _, j := range r.fairForm.rows.column(int32(i)) {
				slope[j]++
			}
		}
	}
	for _, k := range r.reach {
		if chosen[k.site] {
			se[k.view] += float64(k.people)
		}
	}
}

// shrink takes out what the sites in cover, and the sites that are out. Rows do not merge here.
func (r *fairRelax) shrink(s *selection, mult []int64) (relaxation, []int64) {
	f := &fairForm{sel: s, people: r.people, rows: &coverRows{sites: r.fairForm.rows.sites, start: []int32{0}}}
	next := &fairRelax{
		fairForm: f, scale: r.scale, base: r.base, unit: r.unit, exempt: r.exempt, price: r.price,
		full: slices.Clone(r.full), relief: slices.Clone(r.relief),
	}
	l, a, e := r.split(mult)
	var carried []int64
	for j := range r.village {
		v := r.village[j]
		var sites []int32
		met := false
		for _, i := range r.fairForm.rows.of(int32(j)) {
			met = met || s.state[i] == in
			if s.state[i] == free {
				sites = append(sites, i)
			}
		}
		switch {
		case met:
			gained := min(next.full[v], r.fairForm.rows.weight[j])
			next.full[v] -= gained
			next.base += r.unit[v] * gained
		case len(sites) > 0 && r.full[v] > 0:
			f.add(sites, r.fairForm.rows.weight[j], v)
			carried = append(carried, l[j])
		}
	}
	for v := range next.relief {
		next.relief[v] = min(next.relief[v], next.full[v])
	}
	f.rows.transpose()
	next.prepare()
	var kept []int64
	for k, view := range r.views {
		if lacks := next.full[view.village]; lacks > 0 && next.add(view.below(s)) {
			// The price of one unit of the view stays what it was.
			unit := float64(e[k]) * float64(r.full[view.village]) / float64(view.need)
			kept = append(kept, int64(unit*float64(next.views[len(next.views)-1].need)/float64(lacks)))
		}
	}
	return next, slices.Concat(carried, a, kept)
}
