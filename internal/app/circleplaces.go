package app

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"zhenyu/engine/geo"
	"zhenyu/engine/han"
	"zhenyu/engine/osm"
)

// CirclePlace is a named place to look for a home at.
type CirclePlace struct {
	Name string `json:"name"`
	Kind string `json:"kind" enum:"area,place,street"`
	Area string `json:"area,omitempty" doc:"in which it lies"`
	Spot
	folded string
}

// placesShown is how many places answer a name.
const placesShown = 12

// Places finds areas, villages and streets by a part of their name, in either script; names that begin with it come
// first. The names are read when they are first asked for.
func (c *Circle) Places(name string) ([]CirclePlace, error) {
	all, err := c.named()
	if err != nil {
		return nil, err
	}
	part, found := folded(name), []CirclePlace{}
	for _, p := range all {
		if part != "" && strings.Contains(p.folded, part) {
			found = append(found, p)
		}
	}
	slices.SortStableFunc(found, func(a, b CirclePlace) int {
		return cmp.Compare(strings.Index(a.folded, part), strings.Index(b.folded, part))
	})
	return found[:min(len(found), placesShown)], nil
}

func folded(name string) string { return han.Fold(strings.ToLower(strings.TrimSpace(name))) }

// placeNames lists the areas of a study and what has a name in its extract, each name of a kind once in an area.
func placeNames(s *accessStudy, extract string) ([]CirclePlace, error) {
	var all []CirclePlace
	seen := map[[3]string]bool{}
	add := func(kind, name string, at geo.WGS84) {
		if name == "" {
			return
		}
		area := s.areaAt(at)
		if key := [3]string{kind, name, area}; !seen[key] {
			seen[key] = true
			all = append(all, CirclePlace{name, kind, area, Spot(at), folded(name)})
		}
	}
	for i := range s.tree() {
		if at, ok := insideOf(s.land.polygons[i]); ok {
			add("area", s.Areas[i].Name, at)
		}
	}
	m, err := loadExtract(context.Background(), extract, osm.Wanted{
		Nodes: osm.Match{{Key: "place"}}, Lines: osm.Match{{Key: "highway"}}, Keys: []string{"name"},
	})
	if err != nil {
		return nil, err
	}
	for i, at := range m.Nodes.Place {
		if at != osm.Nowhere {
			add("place", m.Nodes.Tags.Get(i, "name"), at.WGS84())
		}
	}
	for i := range m.Lines.ID {
		for _, piece := range pieces(m, i) {
			add("street", m.Lines.Tags.Get(i, "name"), piece[len(piece)/2].WGS84())
		}
	}
	return all, nil
}

// insideOf gives a place in the first of some polygons.
func insideOf(polygons []geo.Polygon) (at geo.WGS84, ok bool) {
	if len(polygons) == 0 {
		return at, false
	}
	inside, ok := polygons[0].Inside()
	return inside.WGS84(), ok
}
