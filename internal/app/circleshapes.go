package app

import (
	"zhenyu/engine/access"
	"zhenyu/engine/geo"
	"zhenyu/engine/street"
)

// Shape is a polygon for a map: its outer ring and its holes, each place longitude and latitude.
type Shape [][][2]float64

// CircleGaps is where people do not keep a rule.
type CircleGaps struct {
	Metres float64     `json:"metres" doc:"the side of the squares that they were counted in"`
	Shapes []Shape     `json:"shapes" doc:"around squares that touch"`
	Cells  []AccessGap `json:"cells" doc:"those with most people without first"`
}

// Gaps gives where people do not keep the rule of a query after a change, if any.
func (c *Circle) Gaps(q CircleQuery, change FacilityChange) (*CircleGaps, error) {
	category, rule, err := c.rule(q)
	if err != nil {
		return nil, err
	}
	after, err := c.after(category, change)
	if err != nil {
		return nil, err
	}
	metres := c.s.gapMetres()
	gaps := access.GapsOf(c.s.Origins, after.Time, rule.Within, metres)
	return &CircleGaps{Metres: metres, Shapes: shapesOf(gaps.Polygons), Cells: c.s.gapReports(gaps.Cells)}, nil
}

// CircleReach is the ground from which a facility is reached within so many minutes, for display: who is inside is
// counted from times.
type CircleReach struct {
	Minutes int     `json:"minutes"`
	Shapes  []Shape `json:"shapes"`
}

// reachMetres is how far from a street the ground of a reach goes.
const reachMetres = 40

// Reach gives the ground within 5, 10 and 15 minutes of a facility, where a change puts it, if any; the widest first.
func (c *Circle) Reach(category, facility string, change FacilityChange) ([]CircleReach, error) {
	after, number, err := c.facilityAfter(category, facility, change)
	if err != nil {
		return nil, err
	}
	var all []CircleReach
	for _, m := range []int{15, 10, 5} {
		ground := access.Isochrone(c.s.Network, after.links[number], street.Seconds(60*m), true, reachMetres)
		all = append(all, CircleReach{m, shapesOf(ground)})
	}
	return all, nil
}

func shapesOf(polygons []geo.Polygon) []Shape {
	all := make([]Shape, len(polygons))
	for i, p := range polygons {
		for _, ring := range p {
			places := make([][2]float64, len(ring))
			for j, at := range ring {
				w := at.WGS84()
				places[j] = [2]float64{w.Lon, w.Lat}
			}
			all[i] = append(all[i], places)
		}
	}
	return all
}
