package access

import (
	"math"

	"zhenyu/engine/geo"
	"zhenyu/engine/street"
)

// Isochrone returns polygons around the streets that are within a limit of a point (from which one
// reaches it, when reverse is set): all ground within a number of metres, above 0, of a stretch that
// is reached, holes kept. It is for display: who is inside is counted from times, since a polygon
// covers land that no way leads to. Deterministic; O(streets in reach · (metres/cell)²), cells being
// a quarter of the metres.
func Isochrone(n *street.Network, links []street.Link, limit street.Time, reverse bool, metres float64) []geo.Polygon {
	spans := n.Reach(links, limit, reverse)
	box := geo.EmptyBox()
	for _, s := range spans {
		for _, p := range s.Course {
			box = box.Extend(p)
		}
	}
	if box.Empty() {
		return nil
	}
	l := newLattice(box, metres/4, 2*metres)
	for i := range l.value {
		l.value[i] = -1
	}
	for _, s := range spans {
		for i := 1; i < len(s.Course); i++ {
			l.near(l.plane.XY(s.Course[i-1].WGS84()), l.plane.XY(s.Course[i].WGS84()), metres)
		}
		if len(s.Course) == 1 {
			p := l.plane.XY(s.Course[0].WGS84())
			l.near(p, p, metres)
		}
	}
	return l.outlines()
}

// near raises the points around a segment to how far inside its buffer they are, as a share of it.
func (l *lattice) near(a, b geo.XY, metres float64) {
	column := func(x float64) int { return int(math.Floor((x - l.corner.X) / l.step)) }
	row := func(y float64) int { return int(math.Floor((y - l.corner.Y) / l.step)) }
	for y := max(0, row(min(a.Y, b.Y)-metres)); y <= min(l.height-1, row(max(a.Y, b.Y)+metres)+1); y++ {
		for x := max(0, column(min(a.X, b.X)-metres)); x <= min(l.width-1, column(max(a.X, b.X)+metres)+1); x++ {
			p := l.point(x, y)
			foot, _ := p.OnSegment(a, b)
			v := &l.value[y*l.width+x]
			*v = max(*v, 1-float64(p.Distance(foot))/metres)
		}
	}
}
