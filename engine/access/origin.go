package access

import (
	"context"
	"maps"
	"slices"

	"zhenyu/engine/geo"
	"zhenyu/engine/street"
)

// Origins are the places where people are, in columns of equal length.
type Origins struct {
	IDs    street.Names
	Places []geo.WGS84
	People []People
	Areas  []int32 // the number of each origin's area in Areas, −1 for none
	// Doors are where people leave those origins whose doors are mapped, by number. May be nil.
	Doors map[int32][]geo.WGS84
	// Outlines are those of the buildings with wings that origins are in, by number; they keep nobody in. May be nil.
	Outlines map[int32][]geo.Ring

	points  *street.Points // after Link
	notes   []note
	network *street.Network // that they were linked to
	linked  *street.Points  // points on that network; points are those of a part after Clip
}

// note is what linking found out about an origin.
type note struct {
	metres    float32 // to the first link, or to the nearest street
	component int32   // the largest component it is linked to; −1 when it is not linked
	places    int32   // of that component
	toCore    bool    // the core of the network can be reached from it
	blocked   bool
	by        street.BarrierKind
}

// Len returns the number of origins.
func (o *Origins) Len() int { return len(o.Places) }

// Add appends an origin. area is −1 for none.
func (o *Origins) Add(id string, at geo.WGS84, people People, area int32) {
	o.IDs.Add(id)
	o.Places = append(o.Places, at)
	o.People = append(o.People, people)
	o.Areas = append(o.Areas, area)
}

// Total returns the people of all origins.
func (o *Origins) Total() People {
	var sum People
	for _, p := range o.People {
		sum += p
	}
	return sum
}

// PlacesOf returns the places of a network as origins, linked, in the order of their draft: one
// person each, so that shares are shares of places. Twins are one origin, with the better of their times.
func PlacesOf(n *street.Network) *Origins {
	o := &Origins{network: n}
	twin := map[int32]int32{} // the first place of each other twin
	for _, set := range n.Twins() {
		for _, place := range set[1:] {
			twin[place] = set[0]
		}
	}
	number := make([]int32, n.Places()) // of each place's origin
	for place, l := range n.PlaceLinks() {
		if first, is := twin[int32(place)]; is {
			number[place] = number[first]
		} else {
			number[place] = int32(o.Len())
			o.Add(n.Name(place), n.PlaceOf(l).WGS84(), Person, -1)
			o.notes = append(o.notes, note{component: -1})
		}
		o.notes[number[place]].add(n, l)
	}
	o.points = n.AllPlaces()
	if len(twin) > 0 {
		o.points = n.NewPoints(o.Len(), linksOf(n, number))
	}
	o.linked = o.points
	return o
}

// LinkNamed links the origins to the places of a network that have their names; those of another name are linked to
// nothing.
func (o *Origins) LinkNamed(n *street.Network, s *street.Snapper, stub street.Stub) {
	number := make(map[string]int32, o.Len())
	o.notes = make([]note, o.Len())
	for i := range o.Len() {
		number[o.IDs.At(i)] = int32(i)
		o.notes[i] = note{component: -1}
	}
	var linked []street.Linked
	for place, l := range n.PlaceLinks() {
		if i, is := number[n.Name(place)]; is {
			linked = append(linked, street.Linked{Point: i, Link: l})
			o.notes[i].add(n, l)
		}
	}
	for i := range o.notes {
		if o.notes[i].component < 0 {
			o.notes[i].metres = float32(s.Snap(o.Places[i], stub).Metres)
		}
	}
	o.points, o.network = n.NewPoints(o.Len(), linked), n
	o.linked = o.points
}

// linksOf returns the links of places to origins.
func linksOf(n *street.Network, origin []int32) []street.Linked {
	linked := make([]street.Linked, len(origin))
	for place, l := range n.PlaceLinks() {
		linked[place] = street.Linked{Point: origin[place], Link: l}
	}
	return linked
}

// add notes another link.
func (o *note) add(n *street.Network, l street.Link) {
	if component, places := n.LinkComponent(l); o.component < 0 || component < o.component {
		o.component, o.places = component, places
	}
	o.toCore = o.toCore || n.LeadOf(l)&street.LeadsOut != 0
}

// Link links the origins to the streets of a network (see street.Snapper.Snap); those with doors from each door, or from
// their place when no door can be linked. A cancelled ctx stops it and its error is returned.
func (o *Origins) Link(ctx context.Context, n *street.Network, s *street.Snapper, stub street.Stub, threads int) error {
	snaps, err := s.SnapHouses(ctx, o.Places, o.Outlines, stub, threads)
	if err != nil {
		return err
	}
	atDoors, err := o.snapDoors(ctx, s, stub, threads)
	if err != nil {
		return err
	}
	var linked []street.Linked
	o.notes = make([]note, len(snaps))
	for i, snap := range snaps {
		if through, ok := atDoors[int32(i)]; ok {
			snap = through
		}
		o.notes[i] = note{metres: float32(snap.Metres), component: -1, blocked: snap.Blocked, by: snap.By}
		for _, l := range snap.Links {
			linked = append(linked, street.Linked{Point: int32(i), Link: l})
			o.notes[i].add(n, l)
		}
	}
	o.points, o.network = n.NewPoints(len(snaps), linked), n
	o.linked = o.points
	return nil
}

// snapDoors returns how those origins are linked from their doors that can be.
func (o *Origins) snapDoors(ctx context.Context, s *street.Snapper, stub street.Stub, threads int) (map[int32]street.Snap, error) {
	var doors []geo.WGS84
	var owner []int32
	for _, origin := range slices.Sorted(maps.Keys(o.Doors)) {
		for _, d := range o.Doors[origin] {
			doors, owner = append(doors, d), append(owner, origin)
		}
	}
	snaps, err := s.SnapDoors(ctx, doors, stub, threads)
	all := map[int32]street.Snap{}
	for i, snap := range snaps {
		had, is := all[owner[i]]
		switch {
		case len(snap.Links) == 0:
			continue
		case is:
			snap.Metres, snap.Links = min(had.Metres, snap.Metres), append(had.Links, snap.Links...)
		}
		all[owner[i]] = snap
	}
	return all, err
}

// setBuilding says which building an origin is.
func (o *Origins) setBuilding(origin int, b *Building) {
	set(&o.Doors, origin, b.Doors)
	set(&o.Outlines, origin, b.Outline)
}

// set files what an origin has any of by its number.
func set[T any](all *map[int32][]T, origin int, of []T) {
	if len(of) == 0 {
		return
	}
	if *all == nil {
		*all = map[int32][]T{}
	}
	(*all)[int32(origin)] = of
}

// Street returns how many metres an origin is from the street it is linked to, or from the nearest one, infinite when
// there is none within 10 km; and how many places the island has that it is linked to, 0 when that is the largest
// network or when it is not linked. After Link.
func (o *Origins) Street(origin int) (metres float64, island int) {
	n := o.notes[origin]
	if n.component > 0 {
		island = int(n.places)
	}
	return float64(n.metres), island
}

// Linked tells whether an origin is linked to any street. After Link.
func (o *Origins) Linked(origin int) bool {
	n := o.notes[origin]
	return !n.blocked && n.component >= 0
}
