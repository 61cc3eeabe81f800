package app

import (
	"context"

	"zhenyu/engine/access"
	"zhenyu/engine/geo"
	"zhenyu/engine/street"
)

// grounds are the public buildings and grounds where a change may put a facility.
type grounds struct {
	*access.Category
	places []geo.E7 // where each is shown
}

// linkedGrounds finds and links those of an extract; there are none without one.
func (s *accessStudy) linkedGrounds(ctx context.Context, in AccessInput) (g grounds, err error) {
	if in.Extract == "" {
		return g, nil
	}
	found, err := candidateBuildings(ctx, in)
	if err != nil {
		return g, err
	}
	g.Category = found.Category
	if err := g.Link(ctx, s.Network, s.snapper, s.stub); err != nil {
		return g, err
	}
	for i := range g.Facilities {
		g.places = append(g.places, s.placeOf(g.Category, i).E7())
	}
	return g, nil
}

// linksAt gives the links of the ground that is shown within a metre of a place; none where there is no ground.
func (g *grounds) linksAt(at geo.WGS84) []street.Link {
	near := geo.Around(at, 1)
	for i, place := range g.places {
		if near.Contains(place) {
			return g.LinksOf(i)
		}
	}
	return nil
}
