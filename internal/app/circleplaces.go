package app

import (
	"cmp"
	"context"
	"math"
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
	Home   *int `json:"home" doc:"the number of the home nearest to it, for an area or what lies in one of those inside; null where nobody lives there"`
	area   int32
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
	found = found[:min(len(found), placesShown)]
	for i, p := range found {
		found[i].Home = c.homeNear(geo.WGS84(p.Spot), p.area)
	}
	return found, nil
}

// homeNear gives the home nearest to a place, of those in an area if one is named.
func (c *Circle) homeNear(at geo.WGS84, area int32) *int {
	nearest, metres := -1, math.Inf(1)
	for i, place := range c.s.Origins.Places {
		if d := float64(geo.Distance(place, at)); d < metres && c.s.within(c.s.Origins.Areas[i], area) {
			nearest, metres = i, d
		}
	}
	if nearest < 0 {
		return nil
	}
	return &nearest
}

// within says whether an area is another or in it; -1 is everywhere.
func (s *accessStudy) within(area, other int32) bool {
	for ; area != other && area >= 0; area = s.Areas[area].Parent {
	}
	return area == other || other < 0
}

func folded(name string) string { return han.Fold(strings.ToLower(strings.TrimSpace(name))) }

// placeNames lists the areas of a study and what has a name in its extract, each name of a kind once in an area.
func placeNames(s *accessStudy, extract string) ([]CirclePlace, error) {
	var all []CirclePlace
	seen := map[[3]string]bool{}
	add := func(kind, name string, at geo.WGS84, area int32) {
		p := CirclePlace{Name: name, Kind: kind, Area: s.areaAt(at), Spot: Spot(at), area: area, folded: folded(name)}
		if key := [3]string{kind, name, p.Area}; name != "" && !seen[key] {
			seen[key] = true
			all = append(all, p)
		}
	}
	for i := range s.tree() {
		if at, ok := insideOf(s.land.polygons[i]); ok {
			add("area", s.Areas[i].Name, at, int32(i))
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
			add("place", m.Nodes.Tags.Get(i, "name"), at.WGS84(), s.areaNumber(at.WGS84()))
		}
	}
	for i := range m.Lines.ID {
		for _, piece := range pieces(m, i) {
			middle := piece[len(piece)/2].WGS84()
			add("street", m.Lines.Tags.Get(i, "name"), middle, s.areaNumber(middle))
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
