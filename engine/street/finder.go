package street

import (
	"math"
	"slices"

	"zhenyu/engine/geo"
)

// finder is one point looking for its links.
type finder struct {
	*Snapper
	point geo.WGS84
	plane geo.Plane
	at    geo.E7
	stub  Stub
	edges int
	snap  Snap
	first segment // that the first link is on
	lead  Lead    // of all links together
	reach geo.Metres
	taken [leadsBoth + 1]int // links by their lead
	seen  []EdgeID           // that a link is on or at the end of
	open  BarrierKind        // barriers of this kind and those after it are walked through
}

// find looks for links once.
func (f *finder) find() {
	nearest := geo.Metres(math.Inf(1))
	f.snap, f.lead, f.reach, f.taken, f.seen = Snap{}, 0, nearest, [leadsBoth + 1]int{}, f.seen[:0]
	for i, metres := range f.index.Near(f.point, farthest, f.distance) {
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
	return f.lead == leadsBoth && (f.taken[leadsBoth] >= f.edges || metres > f.reach)
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

// aboutAsNear is how much farther than another, in metres, a street may be and still be one that people
// go out to.
const aboutAsNear = 20

// foot returns the nearest point of a segment on the plane around the point, and where it lies.
func (f *finder) foot(g segment) (geo.XY, float64) {
	from, to := f.network.segment(g)
	return geo.XY{}.OnSegment(f.plane.XY(from.place.WGS84()), f.plane.XY(to.place.WGS84()))
}

// take links the point to a segment unless its edge was taken, or it is not wanted, or a barrier lies
// between.
func (f *finder) take(g segment, metres geo.Metres) {
	if slices.Contains(f.seen, g.edge) {
		return
	}
	foot, along := f.foot(g)
	place := f.plane.WGS84(foot).E7()
	l := f.network.linkOn(g, along, place)
	l.Walk = f.stub.walk(float64(metres))
	if slices.ContainsFunc(f.snap.Links, l.sameEdge) { // the node was taken by another of its edges
		f.seen = append(f.seen, g.edge)
		return
	}
	lead := f.network.LeadOf(l)
	if !f.wants(lead, metres) {
		return
	}
	if by, blocked := f.between(place); blocked {
		if !f.snap.Blocked {
			f.snap.Blocked, f.snap.By = true, by
		}
		return
	}
	f.add(g, l, lead, metres)
}

// wants says whether a street is taken: if it leads where none taken does, or if it is about as near
// as the nearest that did and not too many lead as it does.
func (f *finder) wants(lead Lead, metres geo.Metres) bool {
	return lead&^f.lead != 0 || metres <= f.reach && f.taken[lead] < f.edges
}

func (f *finder) add(g segment, l Link, lead Lead, metres geo.Metres) {
	if len(f.snap.Links) == 0 {
		f.first, f.snap.Metres = g, metres
	}
	if len(f.snap.Links) == 0 || lead&^f.lead != 0 {
		f.reach = metres + aboutAsNear
	}
	f.lead |= lead
	f.taken[lead]++
	f.seen = append(f.seen, g.edge)
	f.snap.Links = append(f.snap.Links, l)
}

// between says whether a barrier lies between the point and a place, and which kind comes first in
// the barriers' order. A row of houses is between when its outline is crossed going in and coming
// out; who is in a house crosses it once.
func (f *finder) between(to geo.E7) (BarrierKind, bool) {
	inARow := true
	for i := range f.barriers.Within(geo.BoxOf(f.at, to)) {
		b := f.network.barriers[i]
		switch {
		case b.Kind >= f.open && b.Kind <= Row || !cross(f.at, to, b.From, b.To):
		case b.Kind == Stairs && !f.passes(b, to):
		case b.Kind == Row && inARow:
			inARow = false
		default:
			return b.Kind, true
		}
	}
	return 0, false
}

// passes says whether the walk to a place crosses the line of a flight of steps nearer to the steps than
// the walk is long. A short walk beside a street that runs on level with the steps does not.
func (f *finder) passes(stairs Barrier, to geo.E7) bool {
	a, b, end := f.plane.XY(stairs.From.WGS84()), f.plane.XY(stairs.To.WGS84()), f.plane.XY(to.WGS84())
	along, ok := meet(geo.XY{}, end, a, b)
	return ok && math.Abs(along-0.5)*float64(a.Distance(b)) <= float64(geo.XY{}.Distance(end))
}

// cross says whether two segments cross in a point inside both. Touching is not crossing: a house on
// a wall or a street that ends at one is on both sides.
func cross(a, b, c, d geo.E7) bool {
	return side(a, b, c)*side(a, b, d) < 0 && side(c, d, a)*side(c, d, b) < 0
}

// side returns on which side of the line from a to b a place lies, exactly.
func side(a, b, p geo.E7) int {
	x := (float64(b.Lon)-float64(a.Lon))*(float64(p.Lat)-float64(a.Lat)) -
		(float64(b.Lat)-float64(a.Lat))*(float64(p.Lon)-float64(a.Lon))
	return sign(x)
}
