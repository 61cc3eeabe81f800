package app

import (
	"context"
	"slices"

	"zhenyu"
	"zhenyu/engine/access"
	"zhenyu/engine/geo"
	"zhenyu/engine/osm"
	"zhenyu/internal/store"
)

// farMetres is how far outside of the extract a place must lie before it is plain that nobody there is measured.
const farMetres = 1000

// namedFirst is how many odd rows a check names.
const namedFirst = 10

// nearOf gives the box of the current extract and a little around it; an empty one for a new extract or without one.
func nearOf(tx *store.Tx, kind zhenyu.LayerKind) (geo.Box, error) {
	layers, err := tx.CurrentLayers()
	for _, l := range layers {
		if b := l.Summary.Box; l.Kind == zhenyu.ExtractLayer && kind != zhenyu.ExtractLayer && b != nil {
			low, high := geo.WGS84{Lon: b[0], Lat: b[1]}, geo.WGS84{Lon: b[2], Lat: b[3]}
			return geo.Around(low, farMetres).Union(geo.Around(high, farMetres)), err
		}
	}
	return geo.EmptyBox(), err
}

// far notes a row that lies wholly outside of the extract.
func (c *layerCheck) far(id string, box geo.Box) {
	if c.near.Empty() || box.Empty() || c.near.Intersects(box) {
		return
	}
	if c.Summary.Far++; len(c.Summary.FarFirst) < namedFirst {
		c.Summary.FarFirst = append(c.Summary.FarFirst, id)
	}
}

func (c *layerCheck) farOf(all *access.Category) {
	for _, f := range all.Facilities {
		c.far(f.ID, boxOfFacility(f))
	}
}

// lackKeys are the keys whose values say what an extract lacks.
var lackKeys = []string{"natural", "waterway", "landuse"}

// waysPerBuilding is how many streets there may be for each building before it is plain that they were not drawn.
const waysPerBuilding = 10

// lacksOf says what an extract has none of, or hardly any, that maps and measurements would show.
func lacksOf(s *osm.Summary, areas int) (lacks []string) {
	ways, nodes := map[osm.Tag]int64{}, map[osm.Tag]int64{}
	for _, t := range s.Tags {
		ways[t.Tag], nodes[t.Tag] = t.Ways+t.Relations, t.Nodes
	}
	streets, water := ways[osm.Tag{Key: "highway"}], false
	for _, t := range s.Tags {
		water = water || t.Ways+t.Relations > 0 && isWater(func(key string) string {
			if key == t.Key {
				return t.Value
			}
			return ""
		})
	}
	for _, thing := range []struct {
		name string
		gone bool
	}{
		{"streets", streets == 0},
		{"buildings", ways[osm.Tag{Key: "building"}]*waysPerBuilding < max(1, streets)},
		{"areas", areas == 0},
		{"names", nodes[osm.Tag{Key: "place"}] == 0},
		{"water", !water},
	} {
		if thing.gone {
			lacks = append(lacks, thing.name)
		}
	}
	return lacks
}

// seaDrawn tells whether maps show the sea where the extract has a coastline.
func seaDrawn(ctx context.Context, f *osm.File, s *osm.Summary) (bool, error) {
	if !slices.ContainsFunc(s.Tags, func(t osm.TagCount) bool { return t.Tag == osm.Coastline }) {
		return true, nil
	}
	m, err := osm.Load(ctx, f, osm.Wanted{Lines: osm.Match{osm.Coastline}, Keys: []string{osm.Coastline.Key}})
	if err != nil {
		return false, extractError(err)
	}
	box := f.Header.Box
	if box.Empty() {
		box = s.Box
	}
	_, ok := m.Sea(box)
	return ok, nil
}

// leftOut notes the rows of a table that are not taken, and where the first of them are.
func (c *layerCheck) leftOut(l access.LeftOut) {
	c.Summary.Placeless, c.Summary.Faulty = l.Placeless, l.Faulty
	for _, f := range l.First {
		c.Summary.FirstFault = append(c.Summary.FirstFault, zhenyu.RowFault{Line: f.Line, Column: f.Head, Cell: f.Cell})
	}
}

// firstOf counts odd rows and names the first of them.
func firstOf(ids []string) (all int, first []string) {
	return len(ids), ids[:min(namedFirst, len(ids))]
}
