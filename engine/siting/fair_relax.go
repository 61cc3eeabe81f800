package siting

import "slices"

// fairRelax relaxes a fairTarget. With s the covered part of a target, y the villages that are
// exempt, z the covered rows and x the sites, the value is Σ unit×s with
//
//	s ≤ Σ min(people, full) z + relief y     multipliers a, one per village
//	s ≤ Σ min(reach of site, full) x + relief y     multipliers e, one per village
//	z ≤ Σ x                                  multipliers l, one per row
//
// The second kind says nothing new of whole choices, but much of fractional ones: a site that
// covers far more of a village than its target counts for no more than the target.
type fairRelax struct {
	*fairForm
	scale  int64
	base   int64   // value of what the sites in cover of the targets
	full   []int64 // what targets lack beyond that
	relief []int64
	unit   []int64
	exempt int
	reach  []siteReach // by village
	live   []int32     // villages that lack something
}

// siteReach is how much a site covers of a village.
type siteReach struct {
	village, site int32
	people        int64
}

func newFairRelax(f *fairForm, t *fairTarget) *fairRelax {
	r := &fairRelax{fairForm: f, full: t.full, relief: t.relief, unit: t.unit, exempt: t.exempt}
	r.count()
	return r
}

// count fills reach and live.
func (r *fairRelax) count() {
	n := len(r.people)
	sums := make([]int64, r.fairForm.rows.sites*n)
	for j, v := range r.village {
		for _, i := range r.fairForm.rows.of(int32(j)) {
			sums[int(i)*n+int(v)] += r.weightOf(j)
		}
	}
	for k, people := range sums {
		if v := int32(k % n); people > 0 && r.full[v] > 0 {
			r.reach = append(r.reach, siteReach{village: v, site: int32(k / n), people: min(people, r.full[v])})
		}
	}
	for v, lacks := range r.full {
		if lacks > 0 {
			r.live = append(r.live, int32(v))
		}
	}
}

func (r *fairRelax) weightOf(j int) int64 {
	return min(r.fairForm.rows.weight[j], r.full[r.village[j]])
}

// rows: first l, then a, then e.
func (r *fairRelax) rows() int { return len(r.village) + 2*len(r.people) }

func (r *fairRelax) split(mult []int64) (l, a, e []int64) {
	n, v := len(r.village), len(r.people)
	return mult[:n], mult[n : n+v], mult[n+v:]
}

func (r *fairRelax) box(j int) (int64, float64) {
	if j < len(r.village) {
		most := r.unit[r.village[j]] * r.weightOf(j)
		return most * r.scale, float64(most)
	}
	v := (j - len(r.village)) % len(r.people)
	return r.unit[v] * r.scale, float64(r.unit[v]) / float64(max(1, r.full[v]))
}

func (r *fairRelax) begin() []int64 {
	mult := make([]int64, r.rows())
	l, a, e := r.split(mult)
	for _, v := range r.live {
		e[v] = r.unit[v] * r.scale
	}
	_, _ = l, a
	return mult
}

func (r *fairRelax) gains(mult, gain []int64) int64 {
	clear(gain)
	l, a, e := r.split(mult)
	sum := r.base * r.scale
	for _, v := range r.live {
		sum += max(0, r.unit[v]*r.scale-a[v]-e[v]) * r.full[v]
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
		gain[s.site] += e[s.village] * s.people
	}
	for _, v := range r.exempted(a, e) {
		sum += (a[v] + e[v]) * r.relief[v]
	}
	return sum
}

// exempted returns the villages whose relief brings most.
func (r *fairRelax) exempted(a, e []int64) []int32 {
	if r.exempt == 0 {
		return nil
	}
	list := slices.Clone(r.live)
	slices.SortStableFunc(list, func(v, u int32) int {
		return compareProducts(a[u]+e[u], r.relief[u], a[v]+e[v], r.relief[v])
	})
	return list[:min(r.exempt, len(list))]
}

func (r *fairRelax) slope(mult []int64, s *selection, picked []int32, slope []float64) {
	clear(slope)
	l, a, e := r.split(mult)
	n, villages := len(r.village), len(r.people)
	sa, se := slope[n:n+villages], slope[n+villages:]
	for _, v := range r.live {
		if r.unit[v]*r.scale > a[v]+e[v] {
			sa[v] -= float64(r.full[v])
			se[v] -= float64(r.full[v])
		}
	}
	for _, v := range r.exempted(a, e) {
		sa[v] += float64(r.relief[v])
		se[v] += float64(r.relief[v])
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
			se[k.village] += float64(k.people)
		}
	}
}

// shrink takes out what the sites in cover, and the sites that are out. Rows do not merge here.
func (r *fairRelax) shrink(s *selection, mult []int64) (relaxation, []int64) {
	f := &fairForm{sel: s, people: r.people, rows: &coverRows{sites: r.fairForm.rows.sites, start: []int32{0}}}
	next := &fairRelax{
		fairForm: f, scale: r.scale, base: r.base, unit: r.unit, exempt: r.exempt,
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
	next.count()
	return next, slices.Concat(carried, a, e)
}
