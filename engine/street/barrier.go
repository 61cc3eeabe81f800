package street

import (
	"slices"
	"strings"

	"zhenyu/engine/geo"
	"zhenyu/engine/osm"
)

// Barrier is a straight stretch of something that cannot be walked across: no point is linked to a
// street on the other side while there is another street to link it to.
type Barrier struct {
	From, To geo.E7
	Kind     BarrierKind
}

// BarrierKind says what a barrier is.
type BarrierKind uint8

// The kinds of barrier.
const (
	Water BarrierKind = iota
	Rail
	Motorway
	Wall
	Row    // of houses
	Stairs // that the profile may not use: the line across their middle, see stairsOf
	Gate   // that the profile may not pass: to either side of it, see gateOf
)

// String returns the kind's English name.
func (k BarrierKind) String() string {
	if int(k) < len(barrierNames) {
		return barrierNames[k]
	}
	return "barrier"
}

var barrierNames = [...]string{"water", "rail", "motorway", "wall", "row of houses", "steps", "closed gate"}

// barriersOf returns the mapped barriers of an extract: rivers, canals, the banks of water and
// the coast, railways and motorways on the ground, walls and fences, rows of houses. Gates, by the numbers
// of their nodes, are gaps in their walls.
func barriersOf(m *osm.Map, gates map[int32]bool) []Barrier {
	var all []Barrier
	for i := range m.Lines.ID {
		kind, ok := barrierOf(func(key string) string { return m.Lines.Tags.Get(i, key) })
		if !ok {
			continue
		}
		nodes := m.Lines.Nodes.At(i)
		for j := 1; j < len(nodes); j++ {
			p, q := m.Places.At[nodes[j-1]], m.Places.At[nodes[j]]
			if p == osm.Nowhere || q == osm.Nowhere {
				continue
			}
			if kind == Wall {
				p, q = gap(p, q, gates[nodes[j-1]]), gap(q, p, gates[nodes[j]])
			}
			all = append(all, Barrier{p, q, kind})
		}
	}
	for i := range m.Areas.Of {
		if m.Areas.Tags.Get(i, "building") != "" {
			continue
		}
		for _, ring := range m.Areas.Rings.At(i) {
			corners := m.Areas.Corners[ring.From:ring.To]
			for j := 1; j < len(corners); j++ {
				all = append(all, Barrier{m.Places.At[corners[j-1]], m.Places.At[corners[j]], Water})
			}
		}
	}
	return appendRows(all, m)
}

// stairsOf returns the barrier of a flight of steps from one place to another: the line across its
// middle, to both sides as far as a stub may be long. Where there are steps the ground falls, and who
// may not use them cannot walk past them either; but only walks that pass them nearer than they are
// long are taken to do so (finder.passes).
func stairsOf(from, to geo.E7, metres float64) Barrier {
	plane := geo.NewPlane(from.WGS84())
	end := plane.XY(to.WGS84())
	reach := metres / float64(geo.XY{}.Distance(end))
	side := func(reach float64) geo.E7 {
		return plane.WGS84(geo.XY{X: end.X/2 - reach*end.Y, Y: end.Y/2 + reach*end.X}).E7()
	}
	return Barrier{side(reach), side(-reach), Stairs}
}

// gateOf returns the barrier of a gate that is closed on a way from one place through it: from the gate to
// either side, as far as a stub may be long. Where there is a gate there is a wall, mapped or not; like
// beside steps, only walks that pass it nearer than they are long are kept by it.
func gateOf(from, gate geo.E7, metres float64) [2]Barrier {
	plane := geo.NewPlane(gate.WGS84())
	way := plane.XY(from.WGS84())
	reach := metres / float64(geo.XY{}.Distance(way))
	side := func(reach float64) Barrier {
		return Barrier{gate, plane.WGS84(geo.XY{X: -reach * way.Y, Y: reach * way.X}).E7(), Gate}
	}
	return [2]Barrier{side(reach), side(-reach)}
}

// middle is how far along the barrier that lies which it is the line beside.
func (b Barrier) middle() float64 {
	if b.Kind == Stairs {
		return 0.5
	}
	return 0
}

// gap returns where a wall ends before a gate: a metre from it, or half of its length.
func gap(gate, other geo.E7, is bool) geo.E7 {
	if !is || gate == other {
		return gate
	}
	plane := geo.NewPlane(gate.WGS84())
	end := plane.XY(other.WGS84())
	share := min(0.5, 1/float64(geo.XY{}.Distance(end)))
	return plane.WGS84(geo.XY{X: share * end.X, Y: share * end.Y}).E7()
}

// barrierOf returns what kind of barrier a line is. What is bridged or tunnelled stops nobody.
func barrierOf(t tags) (BarrierKind, bool) {
	if t.yes("tunnel") || t.yes("bridge") {
		return 0, false
	}
	switch {
	case t("natural") == "coastline", (t("waterway") == "river" || t("waterway") == "canal") && t("intermittent") != "yes":
		return Water, true
	case t("railway") == "rail" || t("railway") == "light_rail" || t("railway") == "subway":
		return Rail, true
	case strings.HasPrefix(t("highway"), "motorway"), strings.HasPrefix(t("highway"), "trunk") && (t("motorroad") == "yes" || t("foot") == "no"), t("aeroway") == "runway":
		return Motorway, true
	case t("highway") == "" && slices.Contains([]string{"wall", "city_wall", "fence", "retaining_wall"}, t("barrier")), t("natural") == "cliff":
		return Wall, true
	}
	return 0, false
}
