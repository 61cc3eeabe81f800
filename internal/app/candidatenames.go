package app

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"zhenyu/engine/access"
	"zhenyu/engine/geo"
	"zhenyu/engine/osm"
)

// How far a street may be from a place that is called by it, in metres: from a building to the street in front, and
// from a crossing to the streets that cross there.
const (
	namedAlong  = 150
	namedAcross = 12
)

// namedStreets finds the named streets near a place.
type namedStreets struct {
	index    *geo.Index
	segments [][2]geo.WGS84
	names    []string // of each segment
}

// streetsOf reads the named streets of an extract; there are none without one.
func streetsOf(ctx context.Context, in AccessInput) (*namedStreets, error) {
	s := &namedStreets{}
	if in.Extract == "" {
		s.index = geo.NewIndex(nil)
		return s, nil
	}
	m, err := loadExtract(ctx, in.Extract, osm.Wanted{Lines: osm.Match{{Key: "highway"}}, Keys: []string{"name"}, Threads: in.Threads})
	if err != nil {
		return nil, err
	}
	var boxes []geo.Box
	for i := range m.Lines.ID {
		name := m.Lines.Tags.Get(i, "name")
		nodes := m.Lines.Nodes.At(i)
		for n := 1; n < len(nodes) && name != ""; n++ {
			if nodes[n-1] < 0 || nodes[n] < 0 || m.Places.At[nodes[n-1]] == osm.Nowhere || m.Places.At[nodes[n]] == osm.Nowhere {
				continue
			}
			a, b := m.Places.At[nodes[n-1]], m.Places.At[nodes[n]]
			boxes = append(boxes, geo.BoxOf(a, b))
			s.segments, s.names = append(s.segments, [2]geo.WGS84{a.WGS84(), b.WGS84()}), append(s.names, name)
		}
	}
	s.index = geo.NewIndex(boxes)
	return s, nil
}

// near gives the names of so many streets at most around a place, the nearest first.
func (s *namedStreets) near(at geo.WGS84, metres geo.Metres, most int) (names []string) {
	plane := geo.NewPlane(at)
	here := plane.XY(at)
	distance := func(i int32) geo.Metres {
		foot, _ := here.OnSegment(plane.XY(s.segments[i][0]), plane.XY(s.segments[i][1]))
		return here.Distance(foot)
	}
	for i := range s.index.Near(at, metres, distance) {
		if !slices.Contains(names, s.names[i]) {
			names = append(names, s.names[i])
		}
		if len(names) == most {
			break
		}
	}
	return names
}

// nameSites gives candidates without a name one that people know the place by: the streets that cross there, or the
// street in front, else the area that it lies in. Where that does not tell them apart, their coordinates do.
func (p *planner) nameSites(ctx context.Context) error {
	all := p.sites.Facilities
	if !slices.ContainsFunc(all, func(f access.Facility) bool { return f.Name == "" }) {
		return nil
	}
	streets, err := streetsOf(ctx, p.req.AccessInput)
	if err != nil {
		return err
	}
	names, times := make([]string, len(all)), map[string]int{}
	for i, f := range all {
		if names[i] = f.Name; f.Name == "" {
			at := p.placeOf(p.sites, i)
			names[i] = cmp.Or(streets.nameOf(at), p.areaAt(at))
		}
		times[names[i]]++
	}
	for i, f := range all {
		if at := p.placeOf(p.sites, i); f.Name == "" && (names[i] == "" || times[names[i]] > 1) {
			names[i] = strings.TrimSpace(fmt.Sprintf("%s %.5f, %.5f", names[i], at.Lon, at.Lat))
		}
		all[i].Name = names[i]
	}
	return nil
}

func (s *namedStreets) nameOf(at geo.WGS84) string {
	if crossing := s.near(at, namedAcross, 2); len(crossing) == 2 {
		return strings.Join(crossing, " / ")
	}
	return strings.Join(s.near(at, namedAlong, 1), "")
}

// besideMetres is how near to a facility that is there already a site is hardly another one.
const besideMetres = 50

// SitingNear is a facility of the same category beside a site.
type SitingNear struct {
	ID     string  `json:"id"`
	Name   string  `json:"name"`
	Metres float64 `json:"metres"`
}

// beside finds the nearest facility of the category within besideMetres of a candidate; nil where there is none.
func (p *planner) beside(site int32) *SitingNear {
	near, least := -1, geo.Metres(math.Inf(1))
	for i := range p.Categories[0].Facilities {
		if d := between(p.entries(p.sites, int(site)), p.entries(p.Categories[0], i)); d <= besideMetres && d < least {
			near, least = i, d
		}
	}
	if near < 0 {
		return nil
	}
	f := p.Categories[0].Facilities[near]
	return &SitingNear{ID: f.ID, Name: f.Name, Metres: math.Round(float64(least))}
}

// entries are where a facility is shown and entered, and the corners of its outlines.
func (p *planner) entries(c *access.Category, number int) []geo.WGS84 {
	f := c.Facilities[number]
	all := append(slices.Clone(f.Entrances), p.placeOf(c, number))
	for _, ring := range f.Outlines {
		for _, corner := range ring {
			all = append(all, corner.WGS84())
		}
	}
	return all
}

func between(these, those []geo.WGS84) geo.Metres {
	least := geo.Metres(math.Inf(1))
	for _, a := range these {
		for _, b := range those {
			least = min(least, geo.Distance(a, b))
		}
	}
	return least
}
