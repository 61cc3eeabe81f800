package street

import (
	"math"
	"slices"

	"zhenyu/engine/geo"
)

// finder is one point looking for its links.
type finder struct {
	*Snapper
	point   geo.WGS84
	plane   geo.Plane
	at      geo.E7
	stub    Stub
	house   []geo.Ring // that the point is in: no barrier to it
	snap    Snap
	first   segment // that the first link is on
	lead    Lead    // of all links together
	reach   geo.Metres
	far     geo.Metres  // how far is looked at most
	outside bool        // the point is a door: its house is a row as others are
	open    BarrierKind // barriers of this kind and those after it are walked through, see opens

	meeting []segment // at the place of the link in hand
	touched []Barrier // by the place that between looks at
	onto    []segment // at that place
	rays    []geo.E7
}

// search looks for links, through rows of houses and then through walls where there are none else.
func (f *finder) search() {
	f.find()
	for f.snap.Blocked && f.open > Wall {
		f.open--
		f.find()
	}
}

// closeBy is how far, in metres, is looked at first: most points have all their links there.
const closeBy = beside + aboutAsNear

// find looks for links with some barriers open.
func (f *finder) find() {
	f.look(closeBy)
	if f.lead != leadsBoth || f.reach > closeBy {
		f.look(f.far)
	}
}

// look looks for links within so many metres.
func (f *finder) look(within geo.Metres) {
	nearest := geo.Metres(math.Inf(1))
	f.snap, f.lead, f.reach = Snap{}, 0, beside
	for i, metres := range f.index.Near(f.point, within, f.distance) {
		if f.cuts.shut(f.segments[i]) {
			continue
		}
		nearest = min(nearest, metres)
		if float64(metres) > f.stub.LimitMetres || f.enough(metres) || f.givesUp(metres, nearest) {
			break
		}
		f.take(f.segments[i], metres)
	}
	f.snap.Blocked = f.snap.Blocked && len(f.snap.Links) == 0
	if len(f.snap.Links) == 0 {
		f.snap.Metres = nearest
	}
}

// enough says that nothing from so far on can be taken.
func (f *finder) enough(metres geo.Metres) bool {
	return f.lead == leadsBoth && metres > f.reach
}

// rowDetour is how much farther than the nearest street, in metres, a street is looked for that lies
// behind no row of houses.
const rowDetour = 60

func (f *finder) givesUp(metres, nearest geo.Metres) bool {
	return f.open > Row && len(f.snap.Links) == 0 && metres > nearest+rowDetour
}

func (f *finder) distance(i int32) geo.Metres {
	foot, _ := f.foot(f.segments[i])
	return geo.XY{}.Distance(foot)
}

// beside is how near, in metres, a street is always one that people go out to, whatever others there are: the door
// may be on any side of a house.
const beside = 30

// aboutAsNear is how much farther than the nearest that leads on, in metres, a street may be beyond that.
const aboutAsNear = 10

// foot returns the nearest point of a segment on the plane around the point, and where it lies.
func (f *finder) foot(g segment) (geo.XY, float64) {
	from, to := f.network.segment(g)
	return geo.XY{}.OnSegment(f.plane.XY(from.place.WGS84()), f.plane.XY(to.place.WGS84()))
}

// take links the point to the place of a segment that is nearest to it unless it was taken, or it is not wanted, or
// the street leads nearer from it, or a barrier lies between.
func (f *finder) take(g segment, metres geo.Metres) {
	foot, along := f.foot(g)
	place := f.plane.WGS84(foot).E7()
	l := f.network.linkOn(g, along, place)
	l.Walk = f.stub.walk(float64(metres))
	lead := f.leadOf(l)
	if !f.wants(lead, metres) || slices.ContainsFunc(f.snap.Links, l.samePlace) || !f.passesBy(g, l, place) {
		return
	}
	if by, blocked := f.between(g, l, place); blocked {
		if !f.snap.Blocked {
			f.snap.Blocked, f.snap.By = true, by
		}
		return
	}
	f.add(g, l, lead, metres)
}

// wants says whether a street is taken: if it leads where none taken does, or if it is beside the point or about as
// near as the nearest that did.
func (f *finder) wants(lead Lead, metres geo.Metres) bool {
	return len(f.snap.Links) == 0 || lead&^f.lead != 0 || metres <= f.reach
}

func (f *finder) add(g segment, l Link, lead Lead, metres geo.Metres) {
	if len(f.snap.Links) == 0 {
		f.first, f.snap.Metres = g, metres
	}
	if len(f.snap.Links) == 0 || lead&^f.lead != 0 {
		f.reach = max(f.reach, metres+aboutAsNear)
	}
	f.lead |= lead
	f.snap.Links = append(f.snap.Links, l)
}

// passesBy says whether a street comes no nearer to the point than at the place of a link: whether it ends there or,
// where several stretches meet, two of them lead away. So a street counts once wherever it is cut, and one that passes
// by counts whatever else begins there. A stretch that leads nearer only behind a barrier leads away too.
func (f *finder) passesBy(g segment, l Link, place geo.E7) bool {
	f.meeting = f.meet(f.meeting[:0], g, l, place)
	away := 0
	for _, m := range f.meeting {
		if f.leadsAway(m, place) {
			away++
		}
	}
	return away >= min(2, len(f.meeting))
}

// leadsAway says whether a segment leads away from the point at a place, or to where the point does not get.
func (f *finder) leadsAway(g segment, from geo.E7) bool {
	foot, along := f.foot(g)
	place := f.plane.WGS84(foot).E7()
	if place == from {
		return true
	}
	_, blocked := f.between(g, f.network.linkOn(g, along, place), place)
	return blocked
}

// between says whether a barrier lies between the point and a link on a segment, and which kind comes
// first in the barriers' order. A row of houses is between when its outline is crossed going in and coming
// out; who is in a house crosses it once.
func (f *finder) between(g segment, l Link, place geo.E7) (BarrierKind, bool) {
	inARow := !f.outside
	f.touched = f.touched[:0]
	for i := range f.barriers.Within(geo.BoxOf(f.at, place)) {
		b := f.network.barriers[i]
		switch {
		case f.opens(b.Kind), b.Kind == Row && b.isWallOf(f.house):
		case b.touches(place):
			f.touched = append(f.touched, b)
		case !cross(f.at, place, b.From, b.To) || !f.passes(b, place):
		case b.Kind == Row && inARow:
			inARow = false
		default:
			return b.Kind, true
		}
	}
	return f.behind(g, l, place, inARow)
}

// opens says whether barriers of a kind are walked through. A closed gate stands as its wall does.
func (f *finder) opens(k BarrierKind) bool {
	if k == Gate {
		k = Wall
	}
	return k >= f.open && k <= Row
}

// behind says whether all streets at the place of a link lie on the other side of barriers that touch it: a
// street that ends at a river or at a closed gate is entered from its own side.
func (f *finder) behind(g segment, l Link, place geo.E7, inARow bool) (BarrierKind, bool) {
	if len(f.touched) == 0 || place == f.at {
		return 0, false
	}
	streets := f.around(g, l, place)
	for kind := Water; kind <= Gate; kind++ {
		f.rays = f.rays[:0]
		for _, b := range f.touched {
			if b.Kind == kind {
				f.rays = b.rays(f.rays, place)
			}
		}
		reached := func(street geo.E7) bool { return !parts(place, f.at, street, f.rays) }
		if !(kind == Row && inARow) && !slices.ContainsFunc(streets, reached) {
			return kind, true
		}
	}
	return 0, false
}

// passes says whether a walk to a place that crosses a barrier is kept by it. Beside a flight of steps or a
// closed gate only a walk is that crosses their line nearer to them than it is long: a short one, of a
// street that runs on level with the steps, is not.
func (f *finder) passes(b Barrier, to geo.E7) bool {
	if b.Kind != Stairs && b.Kind != Gate {
		return true
	}
	from, until, end := f.plane.XY(b.From.WGS84()), f.plane.XY(b.To.WGS84()), f.plane.XY(to.WGS84())
	along, ok := meet(geo.XY{}, end, from, until)
	return ok && math.Abs(along-b.middle())*float64(from.Distance(until)) <= float64(geo.XY{}.Distance(end))
}

// cross says whether a walk from a to b crosses a barrier from c to d, a corner of which counts for one of the
// two stretches that meet there. Touching is not crossing: a house on a wall is on both sides of it, and
// behind says on which a street is that ends at one.
func cross(a, b, c, d geo.E7) bool {
	return (side(a, b, c) < 0) != (side(a, b, d) < 0) && side(c, d, a)*side(c, d, b) < 0
}

// side returns on which side of the line from a to b a place lies, exactly.
func side(a, b, p geo.E7) int {
	x := (float64(b.Lon)-float64(a.Lon))*(float64(p.Lat)-float64(a.Lat)) -
		(float64(b.Lat)-float64(a.Lat))*(float64(p.Lon)-float64(a.Lon))
	return sign(x)
}
