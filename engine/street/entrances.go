package street

import (
	"math"

	"zhenyu/engine/geo"
)

// Entrances returns links onto an area: where its outline, a closed ring of places, meets a street
// that leads in, without any walk, and where none does to the streets nearest to its outline. The
// middle of the area plays no part: a large park is entered at its rim. Its gates and mapped
// entrances, when there are any, are better given to Snap one by one.
// Deterministic; O(outline·log n).
func (s *Snapper) Entrances(outline []geo.E7, stub Stub) []Link {
	var links []Link
	for i := 1; i < len(outline); i++ {
		links = s.crossings(links, outline[i-1], outline[i])
	}
	if len(links) > 0 {
		return links
	}
	nearest := geo.Metres(math.Inf(1))
	for _, p := range outline {
		if snap := s.Snap(p.WGS84(), stub, 1); len(snap.Links) > 0 && snap.Metres < nearest {
			nearest, links = snap.Metres, snap.Links
		}
	}
	return links
}

// crossings appends links where streets cross a segment, or end on it.
func (s *Snapper) crossings(links []Link, a, b geo.E7) []Link {
	plane := geo.NewPlane(a.WGS84())
	end := plane.XY(b.WGS84())
	for i := range s.index.Within(geo.BoxOf(a, b)) {
		g := s.segments[i]
		if s.cuts.shut(g) {
			continue
		}
		from, to := s.network.segment(g)
		c, d := plane.XY(from.place.WGS84()), plane.XY(to.place.WGS84())
		if along, ok := meet(geo.XY{}, end, c, d); ok {
			at := geo.XY{X: c.X + along*(d.X-c.X), Y: c.Y + along*(d.Y-c.Y)}
			links = append(links, s.network.linkOn(g, along, plane.WGS84(at).E7()))
		}
	}
	return links
}

// meet returns where on the segment from c to d it meets the one from a to b, ends included.
// Parallel segments do not meet.
func meet(a, b, c, d geo.XY) (along float64, ok bool) {
	ux, uy, vx, vy := b.X-a.X, b.Y-a.Y, d.X-c.X, d.Y-c.Y
	det := vx*uy - vy*ux
	if det == 0 {
		return 0, false
	}
	along = ((a.X-c.X)*uy - (a.Y-c.Y)*ux) / det
	on := ((a.X-c.X)*vy - (a.Y-c.Y)*vx) / det
	return along, along >= 0 && along <= 1 && on >= 0 && on <= 1
}
