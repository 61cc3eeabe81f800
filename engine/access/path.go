package access

import "zhenyu/engine/street"

// Path returns the way from an origin to its nearest facility of a category, with the links at both
// ends and the time of each part; ok is false when it has none. Its time is that of the result.
func (r *Result) Path(n *street.Network, category, origin int) (p street.Path, ok bool) {
	f := r.Nearest[category].Facility[origin]
	if f < 0 {
		return p, false
	}
	from, to := r.origins.points.LinksOf(origin), r.categories[category].points.LinksOf(int(f))
	return n.Path(from, to, r.Nearest[category].Time[origin])
}

// LinksOf returns the links of an origin, after Link. O(links).
func (o *Origins) LinksOf(origin int) []street.Link { return o.points.LinksOf(origin) }

// LinksOf returns the links of a facility, after Link: what street.Change asks for. O(links).
func (c *Category) LinksOf(facility int) []street.Link { return c.points.LinksOf(facility) }

// KeepLinked returns the origins from one number to another, not included, with their links.
func (o *Origins) KeepLinked(from, to int) *Origins {
	kept := o.Keep(from, to)
	kept.network, kept.notes = o.network, o.notes[from:to]
	kept.points = o.network.NewPoints(to-from, o.points.Part(from, to))
	kept.linked = kept.points
	return kept
}

// Keep returns the origins from one number to another, not included, not linked.
func (o *Origins) Keep(from, to int) *Origins {
	kept := &Origins{}
	for i := from; i < to; i++ {
		kept.Add(o.IDs.At(i), o.Places[i], o.People[i], o.Areas[i])
		set(&kept.Doors, i-from, o.Doors[int32(i)])
		set(&kept.Outlines, i-from, o.Outlines[int32(i)])
	}
	return kept
}
