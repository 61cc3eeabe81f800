package app

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"math/bits"
	"os"
	"path/filepath"

	"zhenyu/engine/geo"
	"zhenyu/engine/osm"
	"zhenyu/engine/tile"
)

// Basemap is the ground of a map, made of an extract and cut into tiles when they are asked for. Its tile
// layers are area (class water or green), building, street (class major, minor or path), river, rail,
// boundary (class by admin_level) and place (names; class city, town, village, quarter, water or green).
type Basemap struct {
	Name    string      `json:"name"`             // of the extract's file
	Version string      `json:"version"`          // of its bytes and of how tiles are made
	Source  string      `json:"source,omitempty"` // who made the extract, where its layer says so
	AsOf    string      `json:"asOf,omitempty"`   // the day or the time that the extract shows, where its layer or it says so
	Beside  []LayerSaid `json:"beside,omitempty"` // of the layers that are measured beside the extract
	MadeUp  bool        `json:"madeUp"`           // the extract says of itself that it is invented
	Box     [4]float64  `json:"box"`              // west, south, east, north of what is drawn
	MaxZoom int         `json:"maxZoom"`          // enlarge these tiles beyond it
	set     *tile.Set
}

// madeUp is what an extract that shows no real place says of its source, as scripts/sampletown writes.
const madeUp = "made up"

// tileRules is to be counted up when tiles of the same extract change, so that no old ones are shown.
const tileRules = 2

// OpenBasemap reads an extract. Memory is about 30 bytes for each corner that is drawn.
func OpenBasemap(ctx context.Context, extract string, threads int) (*Basemap, error) {
	file, err := os.Open(extract)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, file); err != nil {
		return nil, err
	}
	f, _, err := openExtract(file)
	if err != nil {
		return nil, err
	}
	m, err := osm.Load(ctx, f, basemapWanted(threads))
	if err != nil {
		return nil, extractError(err)
	}
	set, box, err := basemapSet(m, f.Header.Box)
	if err != nil {
		return nil, err
	}
	b := &Basemap{Name: filepath.Base(extract), Version: basemapVersion(hex.EncodeToString(sum.Sum(nil))), AsOf: headerOf(&f.Header).AsOf, MadeUp: f.Header.Source == madeUp, MaxZoom: tile.MaxZoom, set: set}
	if d := degrees(box); d != nil {
		b.Box = *d
	}
	return b, nil
}

// basemapVersion is that of the map of an extract with such a hash.
func basemapVersion(content string) string { return fmt.Sprintf("%.16s-%d", content, tileRules) }

// Tile cuts a tile: its bytes are a Mapbox Vector Tile, empty where there is nothing.
func (b *Basemap) Tile(z uint8, x, y uint32) (tile.Tile, error) { return b.set.Tile(z, x, y) }

func basemapWanted(threads int) osm.Wanted {
	want := groundWanted(threads)
	want.Nodes = osm.Match{{Key: "place"}}
	want.Areas = append(want.Areas, osm.Tag{Key: "boundary", Value: "administrative"})
	want.Keys = append(want.Keys, "name", "place", "boundary", "admin_level")
	return want
}

// basemapSet puts areas first, so that streets are drawn over them. The sea fills the box that the extract says to
// cover, or what is drawn otherwise.
func basemapSet(m *osm.Map, said geo.Box) (*tile.Set, geo.Box, error) {
	l := layers{m: m, box: geo.EmptyBox()}
	for i := range m.Areas.Of {
		l.area(i)
	}
	for i := range m.Lines.ID {
		l.line(i)
	}
	for i := range m.Nodes.ID {
		l.name(i)
	}
	if said.Empty() {
		said = l.box
	}
	if sea, _ := m.Sea(said); len(sea) > 0 {
		l.see(sea)
		l.draft.AddArea(tile.Feature{Layer: "area", Tags: named("water", "")}, sea...)
	}
	set, err := l.draft.Build()
	return set, l.box, err
}

// layers sorts what an extract holds into the layers of a map.
type layers struct {
	m     *osm.Map
	draft tile.Draft
	box   geo.Box
}

func (l *layers) area(i int) {
	tag := func(key string) string { return l.m.Areas.Tags.Get(i, key) }
	f := tile.Feature{Layer: "area"}
	class := ""
	switch {
	case tag("boundary") == "administrative":
		l.boundary(i, tag("admin_level"))
		return
	case tag("building") != "":
		f.Layer, f.From = "building", 13
	case isWater(tag):
		class = "water"
	case isGreen(tag):
		class = "green"
	default:
		return
	}
	polygons := l.m.Polygons(i)
	if len(polygons) == 0 {
		return
	}
	box := l.see(polygons)
	if class != "" {
		f.From = zoomOfSize(box)
		f.Tags = []tile.Tag{{Key: "class", Value: class}}
	}
	l.draft.AddArea(f, polygons...)
	if at, ok := polygons[0].Inside(); ok && class != "" && tag("name") != "" {
		l.draft.AddPoint(tile.Feature{Layer: "place", From: min(f.From+3, tile.MaxZoom), Tags: named(class, tag("name"))}, at)
	}
}

func (l *layers) see(polygons []geo.Polygon) geo.Box {
	box := geo.EmptyBox()
	for _, p := range polygons {
		box = box.Union(p[0].Box())
	}
	l.box = l.box.Union(box)
	return box
}

// zoomOfSize returns the zoom at which a box is about 1/128 of a tile wide or high: a few pixels.
func zoomOfSize(box geo.Box) uint8 {
	size := max(int64(box.Max.Lon)-int64(box.Min.Lon), int64(box.Max.Lat)-int64(box.Min.Lat))
	const world = 3_600_000_000
	return uint8(min(max(bits.Len64(uint64(world/max(size, 1)))-8, 0), 13))
}

// boundary draws the rings of a district, a town or a village as lines: two of them share each stretch,
// and it is the same.
func (l *layers) boundary(i int, level string) {
	from, ok := map[string]uint8{"2": 0, "3": 3, "4": 4, "5": 5, "6": 7, "7": 9, "8": 9, "9": 11, "10": 12}[level]
	if !ok {
		return
	}
	for _, polygon := range l.m.Polygons(i) {
		for _, ring := range polygon {
			l.draft.AddLine(tile.Feature{Layer: "boundary", From: from, Tags: []tile.Tag{{Key: "class", Value: level}}}, ring)
		}
	}
}

func (l *layers) line(i int) {
	class := lineClass(l.m, i)
	if class == "" {
		return
	}
	f := tile.Feature{Layer: "street", From: streetZoom(l.m.Lines.Tags.Get(i, "highway"))}
	switch class {
	case "river":
		f.Layer, f.From = "river", 8
		if l.m.Lines.Tags.Get(i, "waterway") == "stream" {
			f.From = 12
		}
	case "rail":
		f.Layer, f.From = "rail", 9
	}
	f.Tags = named(class, l.m.Lines.Tags.Get(i, "name"))
	for _, piece := range pieces(l.m, i) {
		l.box = l.box.Union(geo.BoxOf(piece...))
		l.draft.AddLine(f, piece)
	}
}

// streetZoom is where a street begins to be drawn: the more it joins the sooner.
func streetZoom(highway string) uint8 {
	switch highway {
	case "motorway", "trunk":
		return 6
	case "primary":
		return 8
	case "secondary", "motorway_link", "trunk_link":
		return 10
	case "tertiary", "primary_link", "secondary_link":
		return 11
	case "residential", "unclassified", "living_street", "road", "pedestrian", "tertiary_link":
		return 12
	}
	return 14
}

func (l *layers) name(i int) {
	from, class := uint8(0), ""
	switch l.m.Nodes.Tags.Get(i, "place") {
	case "city":
		from, class = 6, "city"
	case "town":
		from, class = 9, "town"
	case "village":
		from, class = 11, "village"
	case "suburb", "quarter", "neighbourhood", "hamlet":
		from, class = 13, "quarter"
	}
	if name := l.m.Nodes.Tags.Get(i, "name"); class != "" && name != "" && l.m.Nodes.Place[i] != osm.Nowhere {
		l.draft.AddPoint(tile.Feature{Layer: "place", From: from, Tags: named(class, name)}, l.m.Nodes.Place[i])
	}
}

func named(class, name string) []tile.Tag {
	tags := []tile.Tag{{Key: "class", Value: class}}
	if name != "" {
		tags = append(tags, tile.Tag{Key: "name", Value: name})
	}
	return tags
}
