package app

import (
	"zhenyu/engine/access"
	"zhenyu/standards"
)

// joined are two rules of a report that one row of a standard makes, in minutes and in metres, by study and number.
type joined struct {
	row    standards.Rule
	study  [2]int
	number [2]int // within the study
}

// joins finds the rules that come of one row, category by category.
func joins(studies []*accessStudy) []joined {
	type key struct {
		line     int
		category string
	}
	first := map[key][2]int{}
	var all []joined
	for k, s := range studies {
		for n, row := range s.standard {
			of := key{row.Line, s.Categories[s.Rules[n].Category].Name}
			if at, ok := first[of]; ok && row.Line > 0 {
				all = append(all, joined{row, [2]int{at[0], k}, [2]int{at[1], n}})
			}
			first[of] = [2]int{k, n}
		}
	}
	return all
}

// join says of rules in minutes and metres who keeps both.
func (r *AccessReport) join(studies []*accessStudy, results []*access.Result) {
	offset := make([]int, len(studies)) // of a study's rules in the report
	for k := 1; k < len(studies); k++ {
		offset[k] = offset[k-1] + len(studies[k-1].Rules)
	}
	for _, j := range joins(studies) {
		a, b := studies[j.study[0]], studies[j.study[1]]
		all, byArea := access.Both(a.inZone(results[j.study[0]], j.row.Zone), a.Rules[j.number[0]], results[j.study[1]], b.Rules[j.number[1]])
		for side := range 2 {
			rule := offset[j.study[side]] + j.number[side]
			r.Rules[rule].keepBoth(all)
			n := 0
			for i := range a.tree() {
				r.Areas[n].Rules[rule].keepBoth(byArea[i])
				n++
			}
		}
	}
}

// keepBoth notes how many keep both, unless nobody knows whether there is a facility.
func (r *AccessRule) keepBoth(people access.People) {
	if !r.NoneKnown {
		r.Both = number(people.Count())
	}
}
