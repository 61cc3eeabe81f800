package access

import (
	"maps"
	"slices"

	"zhenyu/engine/geo"
	"zhenyu/engine/osm"
)

// workGrounds are the areas on which people work, learn or are treated, by key: a building there that says no more than that
// it is one is no home.
var workGrounds = map[string][]string{
	"landuse": {
		"industrial", "commercial", "retail", "military", "railway", "education", "institutional", "healthcare", "religious", "port",
		"depot", "quarry", "landfill", "garages", "cemetery", "construction", "logistics",
	},
	"amenity":  {"school", "kindergarten", "college", "university", "hospital", "prison", "marketplace", "bus_station", "fuel"},
	"man_made": {"works", "wastewater_plant", "water_works"},
	"power":    {"plant", "substation"},
	"aeroway":  {"aerodrome"},
}

// groundKeys are the keys of those areas, in order.
var groundKeys = slices.Sorted(maps.Keys(workGrounds))

// groundsWanted are those areas, and those of homes, which may lie within them.
func groundsWanted() osm.Match {
	m := osm.Match{{Key: "landuse", Value: "residential"}}
	for _, key := range groundKeys {
		for _, v := range workGrounds[key] {
			m = append(m, osm.Tag{Key: key, Value: v})
		}
	}
	return m
}

// grounds are the areas of a map by which a building may be told from a home.
type grounds struct {
	areas []ground
	index *geo.Index
}

type ground struct {
	polygons []geo.Polygon
	metres   float64 // square
	work     bool
}

// groundsOf takes the areas that the extract holds whole: of another neither its holes nor its size are known.
func groundsOf(m *osm.Map) grounds {
	var g grounds
	var boxes []geo.Box
	for i := range m.Areas.Of {
		tag := func(key string) string { return m.Areas.Tags.Get(i, key) }
		work := slices.ContainsFunc(groundKeys, func(key string) bool { return slices.Contains(workGrounds[key], tag(key)) })
		if !m.Areas.Whole[i] || !work && tag("landuse") != "residential" {
			continue
		}
		a, box := ground{polygons: m.Polygons(i), work: work}, geo.EmptyBox()
		for _, p := range a.polygons {
			a.metres += p.SquareMetres()
			box = box.Union(p.Box())
		}
		g.areas, boxes = append(g.areas, a), append(boxes, box)
	}
	g.index = geo.NewIndex(boxes)
	return g
}

// work says whether the smallest area around a place is one of work: an estate within a business quarter has homes, and a
// school within the estate has none. O(log areas + corners of those around it).
func (g *grounds) work(at geo.E7) bool {
	smallest := -1
	for i := range g.index.Within(geo.BoxOf(at)) {
		a := &g.areas[i]
		if smallest >= 0 && (a.metres > g.areas[smallest].metres || a.metres == g.areas[smallest].metres && int(i) > smallest) {
			continue
		}
		if slices.ContainsFunc(a.polygons, func(p geo.Polygon) bool { return p.Side(at) > 0 }) {
			smallest = int(i)
		}
	}
	return smallest >= 0 && g.areas[smallest].work
}
