package street

import (
	"math"

	"zhenyu/engine/geo"
	"zhenyu/engine/osm"
)

// A footway runs along a stretch of street where it is no farther from it than besideMetres, half the
// width of an avenue, and turned from it by no more than 45°. That is looked at every besideStep.
const (
	besideMetres = geo.Metres(30)
	besideStep   = 10
)

// sidewalks are the footways of an extract that points may be linked to.
type sidewalks struct {
	index *geo.Index
	ends  [][2]geo.E7 // of their stretches
}

// apart says whether the sidewalks of a street are said to be mapped on their own, on both sides.
func apart(t tags) bool {
	return t("sidewalk") == "separate" || t("sidewalk:both") == "separate" ||
		t("sidewalk:left") == "separate" && t("sidewalk:right") == "separate" || t("foot") == "use_sidepath"
}

// sidewalksOf returns the footways of an extract that a profile may use.
func sidewalksOf(m *osm.Map, p *Profile) *sidewalks {
	s := &sidewalks{}
	var boxes []geo.Box
	for i := range m.Lines.ID {
		t := tags(func(key string) string { return m.Lines.Tags.Get(i, key) })
		if kind := roadKind(t); !forFeet(kind) || kind == "steps" {
			continue
		}
		if r, ok := p.rule(t); !ok || r.class&Unlinkable != 0 {
			continue
		}
		nodes := m.Lines.Nodes.At(i)
		for j := 1; j < len(nodes); j++ {
			a, b := m.Places.At[nodes[j-1]], m.Places.At[nodes[j]]
			if a != osm.Nowhere && b != osm.Nowhere && a != b {
				s.ends, boxes = append(s.ends, [2]geo.E7{a, b}), append(boxes, geo.BoxOf(a, b))
			}
		}
	}
	s.index = geo.NewIndex(boxes)
	return s
}

// along says whether a footway runs along most of the stretch from p to q.
func (s *sidewalks) along(p, q geo.E7) bool {
	a, b := p.WGS84(), q.WGS84()
	plane := geo.NewPlane(a)
	way := plane.XY(b)
	n := max(1, int(math.Ceil(math.Hypot(way.X, way.Y)/besideStep)))
	beside := 0
	for i := range n {
		share := (float64(i) + 0.5) / float64(n)
		at := geo.WGS84{Lon: a.Lon + share*(b.Lon-a.Lon), Lat: a.Lat + share*(b.Lat-a.Lat)}
		if s.beside(at, way) {
			beside++
		}
	}
	return 2*beside > n
}

// beside says whether a footway that runs as a street does lies beside a place on it.
func (s *sidewalks) beside(at geo.WGS84, way geo.XY) bool {
	plane := geo.NewPlane(at)
	for i := range s.index.Within(geo.Around(at, besideMetres)) {
		a, b := plane.XY(s.ends[i][0].WGS84()), plane.XY(s.ends[i][1].WGS84())
		foot, _ := geo.XY{}.OnSegment(a, b)
		dx, dy := b.X-a.X, b.Y-a.Y
		turned := math.Abs(dx*way.X+dy*way.Y) < math.Sqrt2/2*math.Hypot(dx, dy)*math.Hypot(way.X, way.Y)
		if !turned && (geo.XY{}).Distance(foot) <= besideMetres {
			return true
		}
	}
	return false
}
