package access

// Both counts the people who keep two rules, each by its own result, of the same origins: of all, and of each area with
// those in it. A result of a zone counts for its people alone. O(origins · depth).
func Both(a *Result, first Rule, b *Result, second Rule) (all People, byArea []People) {
	byArea = make([]People, len(a.areas))
	for i, people := range a.origins.People {
		if a.Nearest[first.Category].Time[i] > first.Within || b.Nearest[second.Category].Time[i] > second.Within {
			continue
		}
		all += people
		a.areas.above(a.origins.Areas[i], func(area int32) { byArea[area] += people })
	}
	return all, byArea
}
