package app

import (
	"context"
	"fmt"
	"maps"
	"os"
	"slices"

	"zhenyu/engine/geo"
	"zhenyu/engine/osm"
)

// groundWanted is what a map shows of an extract.
func groundWanted(threads int) osm.Wanted {
	return osm.Wanted{
		Lines: osm.Match{{Key: "highway"}, {Key: "railway", Value: "rail"}, {Key: "waterway"}, osm.Coastline},
		Areas: osm.Match{
			{Key: "building"}, {Key: "natural"}, {Key: "landuse"}, {Key: "leisure"}, {Key: "waterway", Value: "riverbank"},
		},
		Keys:    []string{"highway", "railway", "waterway", "building", "natural", "landuse", "leisure", "area", "tunnel"},
		Threads: threads,
	}
}

// drawExtract draws the layers of an extract, and gathers the outlines of buildings by their ids.
func drawExtract(ctx context.Context, in AccessInput, pic *Picture, p *painter, outlines map[string]Course) error {
	file, err := os.Open(in.Extract)
	if err != nil {
		return err
	}
	defer file.Close()
	f, _, err := openExtract(file)
	if err != nil {
		return err
	}
	pic.AsOf, pic.MadeUp = headerOf(&f.Header).AsOf, f.Header.Source == madeUp
	m, err := osm.Load(ctx, f, groundWanted(in.Threads))
	if err != nil {
		return extractError(err)
	}
	pic.drawLines(m, p)
	pic.drawAreas(m, p, outlines)
	if sea, _ := m.Sea(f.Header.Box); len(sea) > 0 {
		pic.Water = append(pic.Water, p.rings(sea))
	}
	return ctx.Err()
}

func (pic *Picture) drawLines(m *osm.Map, p *painter) {
	corners := 0
	for i := range m.Lines.ID {
		layer := pic.layer(m, i)
		if layer == nil {
			continue
		}
		for _, piece := range pieces(m, i) {
			if corners += len(piece); corners > maxCorners {
				return
			}
			if p.sees(piece) {
				*layer = append(*layer, p.course(piece))
			}
		}
	}
}

// layer says where a line is drawn, nil for nowhere.
func (pic *Picture) layer(m *osm.Map, i int) *[]Course {
	switch lineClass(m, i) {
	case "major":
		return &pic.Major
	case "minor":
		return &pic.Minor
	case "path":
		return &pic.Paths
	case "river":
		return &pic.Rivers
	case "rail":
		return &pic.Rails
	}
	return nil
}

// lineClass says as what a line is drawn on maps: major, minor or path for streets, river, rail, or "".
func lineClass(m *osm.Map, i int) string {
	switch m.Lines.Tags.Get(i, "highway") {
	case "motorway", "motorway_link", "trunk", "trunk_link", "primary", "primary_link", "secondary", "secondary_link":
		return "major"
	case "tertiary", "tertiary_link", "residential", "unclassified", "living_street", "service", "road", "pedestrian":
		return "minor"
	case "footway", "path", "steps", "track", "cycleway", "bridleway":
		return "path"
	case "":
	default:
		return ""
	}
	switch m.Lines.Tags.Get(i, "waterway") {
	case "river", "stream", "canal":
		if m.Lines.Tags.Get(i, "tunnel") == "" {
			return "river"
		}
	}
	if m.Lines.Tags.Get(i, "railway") == "rail" {
		return "rail"
	}
	return ""
}

// pieces cuts a line where a node of it is not in the extract.
func pieces(m *osm.Map, i int) [][]geo.E7 {
	var all [][]geo.E7
	var piece []geo.E7
	for _, n := range m.Lines.Nodes.At(i) {
		if at := m.Places.At[n]; at != osm.Nowhere {
			piece = append(piece, at)
			continue
		}
		all, piece = append(all, piece), nil
	}
	return slices.DeleteFunc(append(all, piece), func(p []geo.E7) bool { return len(p) < 2 })
}

func (pic *Picture) drawAreas(m *osm.Map, p *painter, outlines map[string]Course) {
	corners := 0
	for i, of := range m.Areas.Of {
		polygons := slices.DeleteFunc(m.Polygons(i), func(g geo.Polygon) bool { return !p.sees(g[0]) })
		if len(polygons) == 0 {
			continue
		}
		for _, g := range polygons {
			corners += len(g[0])
		}
		if corners > maxCorners {
			return
		}
		tag := func(key string) string { return m.Areas.Tags.Get(i, key) }
		switch {
		case tag("building") != "":
			outlines[fmt.Sprintf("%v/%d", of.Kind, of.ID)] = p.course(polygons[0][0])
		case isWater(tag):
			pic.Water = append(pic.Water, p.rings(polygons))
		case isGreen(tag):
			pic.Green = append(pic.Green, p.rings(polygons))
		}
	}
}

func isWater(tag func(string) string) bool {
	return tag("natural") == "water" || tag("waterway") == "riverbank" || tag("landuse") == "reservoir" || tag("landuse") == "basin"
}

func isGreen(tag func(string) string) bool {
	switch tag("leisure") {
	case "park", "garden", "nature_reserve", "golf_course":
		return true
	}
	switch tag("landuse") {
	case "forest", "grass", "meadow", "village_green", "recreation_ground", "orchard", "vineyard", "allotments", "cemetery":
		return true
	}
	switch tag("natural") {
	case "wood", "scrub", "grassland", "heath":
		return true
	}
	return false
}

// drawBlocks draws the buildings that are no homes, in the order of their ids.
func (pic *Picture) drawBlocks(outlines map[string]Course, homes map[string]bool) {
	if pic.Every > 1 {
		return // the homes left out would be drawn as if nobody lived in them
	}
	for _, id := range slices.Sorted(maps.Keys(outlines)) {
		if !homes[id] {
			pic.Blocks = append(pic.Blocks, []Course{outlines[id]})
		}
	}
}
