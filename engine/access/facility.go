package access

import (
	"cmp"
	"context"
	"slices"

	"zhenyu/engine/geo"
	"zhenyu/engine/street"
)

// Facility is a place that people go to.
type Facility struct {
	ID   string // one of its kind; it decides ties
	Name string
	// Entrances are where it is entered: its point, or the gates of an area. Outlines are the closed
	// outer rings of areas without gates, entered where streets lead in or, where none does, from those around. The middle of an area plays
	// no part.
	Entrances []geo.WGS84
	Outlines  []geo.Ring
	// Place is the network's place it is at, when a facilities file names places; −1 otherwise.
	Place int32
}

// Category is one kind of facility.
type Category struct {
	Name       string
	Facilities []Facility
	Line       int // of the table that names it first; 0 when it comes from elsewhere

	points   *street.Points // after Link
	linked   *street.Points // points as they were linked; points are those of a part after Clip
	unlinked []int32
	places   int32 // of the largest component that a facility is on; 0: none is on a street
	onMain   bool  // that is the largest of the network
	fromCore bool  // one can be reached from its core
}

// Link sorts the facilities by their ids, which become their numbers, and links them to the streets
// of a network: at their place, their entrances, and their outlines. A cancelled ctx stops it and its
// error is returned.
func (c *Category) Link(ctx context.Context, n *street.Network, s *street.Snapper, stub street.Stub) error {
	slices.SortStableFunc(c.Facilities, func(a, b Facility) int { return cmp.Compare(a.ID, b.ID) })
	places := n.PlaceLinks()
	var linked []street.Linked
	c.unlinked, c.places, c.onMain, c.fromCore = nil, 0, false, false
	for i := range c.Facilities {
		f := &c.Facilities[i]
		if err := ctx.Err(); err != nil {
			return err
		}
		if f.Place >= 0 && int(f.Place) < len(places) && len(f.Entrances) == 0 {
			f.Entrances = []geo.WGS84{n.PlaceOf(places[f.Place]).WGS84()}
		}
		links := f.links(n, s, stub)
		for _, l := range links {
			linked = append(linked, street.Linked{Point: int32(i), Link: l})
			component, places := n.LinkComponent(l)
			c.places, c.onMain = max(c.places, places), c.onMain || component == 0
			c.fromCore = c.fromCore || n.LeadOf(l)&street.LeadsIn != 0
		}
		if len(links) == 0 {
			c.unlinked = append(c.unlinked, int32(i))
		}
	}
	c.points = n.NewPoints(len(c.Facilities), linked)
	c.linked = c.points
	return nil
}

// Places returns where a facility is entered: its entrances, and the corners of its outlines.
func (f *Facility) Places() []geo.WGS84 {
	all := slices.Clone(f.Entrances)
	for _, outline := range f.Outlines {
		for _, corner := range outline {
			all = append(all, corner.WGS84())
		}
	}
	return all
}

// Unlinked returns the numbers of the facilities that no street leads to, after Link.
func (c *Category) Unlinked() []int32 { return c.unlinked }

func (f *Facility) links(n *street.Network, s *street.Snapper, stub street.Stub) []street.Link {
	if f.Place >= 0 && int(f.Place) < n.Places() {
		return n.LinksAt(f.Place)
	}
	var links []street.Link
	for _, outline := range f.Outlines {
		links = append(links, s.Entrances(outline, stub)...)
	}
	for _, e := range f.Entrances {
		links = append(links, s.Snap(e, stub).Links...)
	}
	return links
}
