package access

import "slices"

// Zoned says whether any area has a zone: whether it is known where the rules of one hold.
func (a Areas) Zoned() bool {
	return slices.ContainsFunc(a, func(area Area) bool { return area.Zone != "" })
}

// zoneOf returns the zone of an area, its own or that of the nearest above it that has one; "" for none.
func (a Areas) zoneOf(i int32) string {
	for ; i >= 0; i = a[i].Parent {
		if a[i].Zone != "" {
			return a[i].Zone
		}
	}
	return ""
}

// In returns the result as it is for those who live in a zone: the people of all others do not count. It shares what was
// found with the result. O(origins · categories).
func (r *Result) In(zone string) *Result {
	origins := *r.origins
	origins.People = make([]People, len(r.origins.People))
	for i, p := range r.origins.People {
		if r.areas.zoneOf(r.origins.Areas[i]) == zone {
			origins.People[i] = p
		}
	}
	in := *r
	in.origins = &origins
	in.tally()
	return &in
}
