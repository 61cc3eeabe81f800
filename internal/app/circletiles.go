package app

import (
	"context"
	"fmt"

	"zhenyu/engine/access"
	"zhenyu/engine/geo"
	"zhenyu/engine/tile"
)

// The zooms at which homes and cells begin: single buildings are specks before.
const (
	homesFrom = 13
	cellsFrom = 8
)

// draw drafts the outlines of homes, or their points where they have none, of cells, and of areas.
func (c *Circle) draw(ctx context.Context, in AccessInput) (*tile.Set, error) {
	var d tile.Draft
	place := 0
	for i := range c.s.tree() {
		place++
		d.AddArea(tile.Feature{Layer: "area", ID: uint64(place)}, c.s.land.polygons[i]...)
	}
	for i, box := range c.cells.at {
		d.AddArea(tile.Feature{Layer: "cell", ID: uint64(i + 1), From: cellsFrom}, geo.Polygon{outline(box)})
	}
	outlines, err := outlinesOf(ctx, in)
	if err != nil {
		return nil, err
	}
	for i, at := range c.s.Origins.Places {
		f := tile.Feature{Layer: "home", ID: uint64(i + 1), From: homesFrom}
		if polygons := outlines[c.s.Origins.IDs.At(i)]; len(polygons) > 0 {
			d.AddArea(f, polygons...)
		} else {
			f.Layer = "spot"
			d.AddPoint(f, at.E7())
		}
	}
	return d.Build()
}

func outline(b geo.Box) geo.Ring {
	return geo.Ring{b.Min, {Lon: b.Max.Lon, Lat: b.Min.Lat}, b.Max, {Lon: b.Min.Lon, Lat: b.Max.Lat}, b.Min}
}

// outlinesOf gives the buildings' outlines by the ids that origins have.
func outlinesOf(ctx context.Context, in AccessInput) (map[string][]geo.Polygon, error) {
	want := access.BuildingsWanted()
	want.Threads = in.Threads
	m, err := loadExtract(ctx, in.Extract, want)
	if err != nil {
		return nil, err
	}
	all := make(map[string][]geo.Polygon, len(m.Areas.Of))
	for i, of := range m.Areas.Of {
		all[fmt.Sprintf("%v/%d", of.Kind, of.ID)] = m.Polygons(i)
	}
	return all, nil
}
