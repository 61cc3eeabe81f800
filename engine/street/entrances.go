package street

import (
	"math"
	"slices"

	"zhenyu/engine/geo"
)

// Entrances returns links onto an area: where its outline, a closed ring of places, meets streets, without any walk, if
// those lead to the core of the network and back. Where none do the rim is entered all around: from each street that
// comes within 50 m of it, or is no more than 10 m farther than the nearest, at the nearest places of its ends and bends
// and every 25 m where it runs along; but where walls, rows of houses or worse lie on the rim or before it only if it is
// open nowhere else. The middle of the area plays no part. Its gates and mapped entrances, when there are any, are
// better given to Snap one by one.
// Deterministic; O(rim·log n), of which at most 400 places are looked from beside those that streets begin near.
func (s *Snapper) Entrances(outline []geo.E7, stub Stub) []Link {
	var links []Link
	for i := 1; i < len(outline); i++ {
		links = s.crossings(links, outline[i-1], outline[i])
	}
	lead := Lead(0)
	for _, l := range links {
		lead |= s.leadOf(l)
	}
	if lead == leadsBoth {
		return links
	}
	return append(links, s.aroundRim(outline, stub)...)
}

// nearRim is how near to the rim of an area, in metres, a street is always one that people come in from.
const nearRim = 50

// aroundRim returns links onto an area from the streets near its rim.
func (s *Snapper) aroundRim(outline []geo.E7, stub Stub) []Link {
	places, near := s.placesOnRim(outline), stub
	near.LimitMetres = min(stub.LimitMetres, nearRim)
	if e := s.enter(places, near, Row+1); e.lead == leadsBoth {
		return e.nearest(stub)
	}
	var best entering
	for open := Row + 1; open >= Wall && best.lead != leadsBoth; open-- {
		if e := s.enter(places, stub, open); len(best.links) == 0 || e.lead&^best.lead != 0 {
			best = e
		}
	}
	return best.nearest(stub)
}

// entering are links onto an area, each place of a street once.
type entering struct {
	links []Link
	lead  Lead
	first Time // the shortest walk from a street that leads both ways, or from any where none does
}

// enter looks for streets from places on a rim, with barriers of a kind and after it open.
func (s *Snapper) enter(places []geo.E7, stub Stub, open BarrierKind) entering {
	e := entering{first: Never}
	for _, p := range places {
		f := s.finder(p.WGS84(), stub)
		f.open, f.far = open, geo.Metres(stub.LimitMetres)
		if f.onBarrier() {
			continue
		}
		f.find()
		for _, l := range f.snap.Links {
			e.add(l, s.leadOf(l))
		}
	}
	return e
}

func (e *entering) add(l Link, lead Lead) {
	if lead&^e.lead != 0 {
		e.first = Never
	}
	if e.lead |= lead; lead == e.lead {
		e.first = min(e.first, l.Walk)
	}
	if i := slices.IndexFunc(e.links, l.samePlace); i >= 0 {
		e.links[i].Walk = min(e.links[i].Walk, l.Walk)
		return
	}
	e.links = append(e.links, l)
}

// nearest returns the links from streets near the rim, or about as near as the nearest.
func (e *entering) nearest(stub Stub) []Link {
	reach := max(stub.walk(nearRim), e.first.plus(stub.walk(aboutAsNear)))
	return slices.DeleteFunc(e.links, func(l Link) bool { return l.Walk > reach })
}

// onBarrier says whether the point lies on a barrier that is not walked through, so that it is on neither side of it.
func (f *finder) onBarrier() bool {
	for i := range f.barriers.Within(geo.Around(f.point, onLine)) {
		b := f.network.barriers[i]
		if f.opens(b.Kind) || b.Kind == Stairs || b.Kind == Gate {
			continue
		}
		foot, _ := geo.XY{}.OnSegment(f.plane.XY(b.From.WGS84()), f.plane.XY(b.To.WGS84()))
		if math.Hypot(foot.X, foot.Y) <= onLine {
			return true
		}
	}
	return false
}

// onLine is how far, in metres, a place may be from a line and be on it: coordinates are whole centimetres.
const onLine = 0.1

// The rim of an area is looked from every so many metres, at so many places at most.
const (
	rimStep   = 25
	rimPlaces = 400
)

// placesOnRim returns places on an outline: its corners, what is nearest to the streets' own corners beside it, and
// between those some on long stretches.
func (s *Snapper) placesOnRim(outline []geo.E7) []geo.E7 {
	length := 0.0
	for i := 1; i < len(outline); i++ {
		length += metresBetween(outline[i-1], outline[i])
	}
	step := max(rimStep, length/rimPlaces)
	var all []geo.E7
	for i := 1; i < len(outline); i++ {
		all = s.placesOnSide(all, outline[i-1], outline[i], step)
	}
	return all
}

func (s *Snapper) placesOnSide(all []geo.E7, a, b geo.E7, step float64) []geo.E7 {
	plane := geo.NewPlane(a.WGS84())
	end := plane.XY(b.WGS84())
	length := float64(geo.XY{}.Distance(end))
	shares := s.shares(plane, a, b)
	last := 0.0
	for _, share := range append(shares, 1) {
		pieces := math.Ceil((share - last) * length / step)
		for i := 1.0; i <= pieces; i++ {
			along := last + (share-last)*i/pieces
			all = append(all, plane.WGS84(geo.XY{X: along * end.X, Y: along * end.Y}).E7())
		}
		last = share
	}
	return all
}

// shares returns how far along a side of an outline the corners of streets beside it are nearest, in order.
func (s *Snapper) shares(plane geo.Plane, a, b geo.E7) []float64 {
	var all []float64
	end := plane.XY(b.WGS84())
	beside := geo.Around(a.WGS84(), rimStep).Union(geo.Around(b.WGS84(), rimStep))
	for i := range s.index.Within(beside) {
		if s.cuts.shut(s.segments[i]) {
			continue
		}
		from, to := s.network.segment(s.segments[i])
		for _, c := range [2]corner{from, to} {
			at := plane.XY(c.place.WGS84())
			if foot, along := at.OnSegment(geo.XY{}, end); along > 0 && along < 1 && at.Distance(foot) <= rimStep {
				all = append(all, along)
			}
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
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
