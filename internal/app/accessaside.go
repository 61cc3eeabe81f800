package app

import (
	"context"
	"maps"
	"slices"

	"zhenyu/engine/access"
	"zhenyu/engine/geo"
	"zhenyu/engine/street"
)

// asides are the studies that answer the rules put aside: the same origins, facilities and areas on streets of other
// profiles, built of the extract. They look as far as is asked, those in metres as far as their rules go.
func (s *accessStudy) asides(ctx context.Context, in AccessInput, limit street.Time) ([]*accessStudy, error) {
	var all []*accessStudy
	for _, profile := range slices.Sorted(maps.Keys(s.later)) {
		a, err := s.aside(ctx, in, profile)
		if err != nil {
			return nil, err
		}
		if a.inMetres() {
			err = a.look(0)
		} else {
			err = a.look(limit)
		}
		if err != nil {
			return nil, err
		}
		all = append(all, a)
	}
	return all, nil
}

func (s *accessStudy) aside(ctx context.Context, in AccessInput, profile string) (*accessStudy, error) {
	in.Network, in.Profile = "", profile
	n, err := in.network(ctx)
	if err != nil {
		return nil, err
	}
	a := &accessStudy{snapper: street.NewSnapper(n), stub: n.Profile().Stub, land: s.land, complete: s.complete}
	a.Network, a.Areas = n, s.Areas
	origins := *s.Origins
	a.Origins = &origins
	for _, c := range s.Categories {
		a.Categories = append(a.Categories, s.unplaced(c))
	}
	for _, r := range s.later[profile] {
		a.addRule(r)
	}
	a.keepJudged()
	return a, a.link(ctx, in)
}

// unplaced copies a category for another network, in which places have other numbers: its facilities are where they are.
func (s *accessStudy) unplaced(c *access.Category) *access.Category {
	copied := &access.Category{Name: c.Name, Facilities: slices.Clone(c.Facilities)}
	for i := range copied.Facilities {
		if f := &copied.Facilities[i]; f.Place >= 0 {
			f.Entrances, f.Place = []geo.WGS84{s.placeOf(c, i)}, -1
		}
	}
	return copied
}

// keepJudged leaves out the categories without a rule.
func (s *accessStudy) keepJudged() {
	var kept []*access.Category
	number := map[int]int{}
	for i, rule := range s.Rules {
		n, ok := number[rule.Category]
		if !ok {
			n = len(kept)
			number[rule.Category] = n
			kept = append(kept, s.Categories[rule.Category])
		}
		s.Rules[i].Category = n
	}
	s.Categories = kept
}
