package street

import (
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
	Row // of houses
)

// String returns the kind's English name.
func (k BarrierKind) String() string {
	if int(k) < len(barrierNames) {
		return barrierNames[k]
	}
	return "barrier"
}

var barrierNames = [...]string{"water", "rail", "motorway", "wall", "row of houses"}

// barriersOf returns the mapped barriers of an extract: rivers, canals, the banks of water and
// the coast, railways and motorways on the ground, walls and fences, rows of houses.
func barriersOf(m *osm.Map) []Barrier {
	var all []Barrier
	for i := range m.Lines.ID {
		kind, ok := barrierOf(func(key string) string { return m.Lines.Tags.Get(i, key) })
		if !ok {
			continue
		}
		nodes := m.Lines.Nodes.At(i)
		for j := 1; j < len(nodes); j++ {
			p, q := m.Places.At[nodes[j-1]], m.Places.At[nodes[j]]
			if p != osm.Nowhere && q != osm.Nowhere {
				all = append(all, Barrier{p, q, kind})
			}
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
	case strings.HasPrefix(t("highway"), "motorway"):
		return Motorway, true
	case t("highway") == "" && (t("barrier") == "wall" || t("barrier") == "city_wall" || t("barrier") == "fence"):
		return Wall, true
	}
	return 0, false
}
