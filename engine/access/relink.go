package access

import (
	"slices"

	"zhenyu/engine/geo"
	"zhenyu/engine/street"
)

// Relink returns the links that origins have on the streets after a change (see street.Snapper.After): of those that it may
// affect. They must have been linked by Link, with the same stub. O(origins, and links of those affected).
func (o *Origins) Relink(after *street.Snapper, stub street.Stub) []street.Relinked {
	var all []street.Relinked
	for i, at := range o.Places {
		doors := o.Doors[int32(i)]
		if !slices.ContainsFunc(append(slices.Clip(doors), at), affected(after, stub)) {
			continue
		}
		r := street.Relinked{Origin: int32(i)}
		for _, d := range doors {
			r.Links = append(r.Links, after.SnapDoor(d, stub).Links...)
		}
		if len(r.Links) == 0 {
			r.Links = after.SnapHouse(at, o.Outlines[int32(i)], stub).Links
		}
		all = append(all, r)
	}
	return all
}

// affected says which points a change of streets may give other links.
func affected(after *street.Snapper, stub street.Stub) func(geo.WGS84) bool {
	return func(at geo.WGS84) bool { return after.Affects(reach(at, stub)) }
}

// reach is where the streets lie that a point may be linked to.
func reach(at geo.WGS84, stub street.Stub) geo.Box {
	return geo.Around(at, geo.Metres(stub.LimitMetres))
}

// Relink returns the facilities that have other links on the streets after a change, with those. They must have been
// linked by Link, with the same stub. O(facilities·log, and links of those that the change may affect).
func (c *Category) Relink(n *street.Network, after *street.Snapper, stub street.Stub) []street.NewFacility {
	var all []street.NewFacility
	for i := range c.Facilities {
		f := &c.Facilities[i]
		if !f.affected(after, stub) {
			continue
		}
		if links := f.links(n, after, stub); !sameLinks(links, c.linked.LinksOf(i)) {
			all = append(all, street.NewFacility{FacilityOf: street.FacilityOf{Facility: int32(i)}, Links: links})
		}
	}
	return all
}

// affected says whether a change of streets may give a facility other links.
func (f *Facility) affected(after *street.Snapper, stub street.Stub) bool {
	if slices.ContainsFunc(f.Entrances, affected(after, stub)) {
		return true
	}
	for _, outline := range f.Outlines {
		for i := 1; i < len(outline); i++ { // a side may be longer than a link
			if after.Affects(reach(outline[i-1].WGS84(), stub).Union(reach(outline[i].WGS84(), stub))) {
				return true
			}
		}
	}
	return false
}

// sameLinks says whether two lists hold the same links, in whatever order.
func sameLinks(a, b []street.Link) bool {
	return len(a) == len(b) && !slices.ContainsFunc(a, func(l street.Link) bool { return !slices.Contains(b, l) })
}
