package siting

import (
	"cmp"
	"maps"
	"slices"
)

// fairView is one way to see that the sites a choice has for a village suffice. Even when all
// given sites are open, the others must cover what those leave of the target (Carr and others
// 2000, knapsack cover inequalities), and that may be divided by any number and rounded up
// (Chvátal and Gomory):
//
//	Σ ⌈reach beyond given / divisor⌉ x ≥ ⌈rest of the target / divisor⌉
//
// with reach at most the rest. A divisor as large as the rest asks for one site.
type fairView struct {
	village int32
	given   []int32
	divisor int64
	need    int64 // the right side
}

const (
	firstViews = 6 // divisors, without given sites, that every village is seen with
	cutViews   = 4 // divisors that cuts try
)

// siteReach is what a site counts in a view, in people of the whole target.
type siteReach struct {
	view, site int32
	people     int64
}

// below returns the view for the nodes below s: given sites that are in have met their part of
// the target already, and those that are out are not to be had.
func (v fairView) below(s *selection) fairView {
	v.given = slices.DeleteFunc(slices.Clone(v.given), func(i int32) bool { return s.state[i] != free })
	return v
}

func (v fairView) equal(u fairView) bool {
	return v.village == u.village && v.divisor == u.divisor && slices.Equal(v.given, u.given)
}

// add adds a view, unless it says nothing, and says whether it did.
func (r *fairRelax) add(v fairView) bool {
	sites, reach, rest := r.beyond(v.village, v.given)
	if rest <= 0 {
		return false
	}
	full := r.full[v.village]
	v.need = up(rest, v.divisor)
	for k, i := range sites {
		r.reach = append(r.reach, siteReach{view: int32(len(r.views)), site: i, people: up(full*up(reach[k], v.divisor), v.need)})
	}
	r.views = append(r.views, v)
	return true
}

// up divides and rounds up.
func up(a, b int64) int64 { return (a + b - 1) / b }

// beyond returns what the sites reach of a village beyond the given ones, at most the rest of
// the target that the given ones leave; a rest of 0 or less says that they suffice.
func (r *fairRelax) beyond(village int32, given []int32) (sites []int32, reach []int64, rest int64) {
	rest = r.full[village]
	sums := make(map[int32]int64)
	for _, j := range r.of[village] {
		row := r.fairForm.rows.of(j)
		people := r.fairForm.rows.weight[j]
		if slices.ContainsFunc(given, func(i int32) bool { return slices.Contains(row, i) }) {
			rest -= people
			continue
		}
		for _, i := range row {
			sums[i] += people
		}
	}
	sites = slices.Sorted(maps.Keys(sums))
	for _, i := range sites {
		reach = append(reach, min(sums[i], rest))
	}
	return sites, reach, rest
}

// divisors returns some that are worth a view: 1, the rest, and the largest reaches below it.
func divisors(reach []int64, rest int64, most int) []int64 {
	list := []int64{}
	for _, people := range reach {
		list = append(list, min(people, rest-1))
	}
	list = append(list, rest)
	slices.SortFunc(list, func(a, b int64) int { return cmp.Compare(b, a) })
	list = slices.Compact(list)
	list = slices.DeleteFunc(list, func(d int64) bool { return d <= 1 })
	return append([]int64{1}, list[:min(most-1, len(list))]...)
}

// cut returns the relaxation with the views that the estimate of the primal solution breaks
// most, or nil when it breaks none.
func (r *fairRelax) cut(share []float64, mult []int64) (relaxation, []int64) {
	if r.exempt > 0 {
		return nil, nil
	}
	next := *r
	next.views, next.reach = slices.Clone(r.views), slices.Clone(r.reach)
	for _, v := range r.live {
		if best, ok := r.broken(v, share); ok {
			next.add(best)
		}
	}
	if len(next.views) == len(r.views) {
		return nil, nil
	}
	return &next, append(slices.Clone(mult), make([]int64, len(next.views)-len(r.views))...)
}

// broken returns the new view of a village that the estimate breaks most, with the likeliest
// sites given, one more each time.
func (r *fairRelax) broken(v int32, share []float64) (fairView, bool) {
	whole, _, _ := r.beyond(v, nil)
	slices.SortStableFunc(whole, func(a, b int32) int { return cmp.Compare(share[b], share[a]) })
	best, least := fairView{}, nearlyKept
	for n := 0; n < len(whole) && (n == 0 || share[whole[n-1]] > likely); n++ {
		given := slices.Clone(whole[:n])
		slices.Sort(given)
		sites, reach, rest := r.beyond(v, given)
		if rest <= 0 {
			break
		}
		for _, d := range divisors(reach, rest, cutViews) {
			sum := 0.0
			for k, i := range sites {
				sum += share[i] * float64(up(reach[k], d))
			}
			view := fairView{village: v, given: given, divisor: d}
			if kept := sum / float64(up(rest, d)); kept < least && !slices.ContainsFunc(r.views, view.equal) {
				best, least = view, kept
			}
		}
	}
	return best, least < nearlyKept
}

const (
	nearlyKept = 0.98 // a view that the estimate keeps to this part is no cut
	likely     = 0.2  // share of a site that is worth being given
)
