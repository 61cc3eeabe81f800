package app

import (
	"context"
	"fmt"
	"math"

	"zhenyu/engine/access"
	"zhenyu/engine/geo"
	"zhenyu/engine/street"
	"zhenyu/engine/tile"
)

// The zooms at which homes, cells and wide cells begin: what is smaller than some pixels is a speck before.
const (
	homesFrom = 13
	cellsFrom = 11
	wideFrom  = 8
)

// Tile cuts a tile of what the circle shows for a category: layer home, outlines or the points of homes without
// one, with the number of the home from 1 as id; cell, with ids after those of homes, small or from afar wide; area, with ids after those of cells, in
// the order of the verdict's areas. s is the whole seconds to the nearest facility, of a cell those of its middle
// person, 65535 for none.
func (c *Circle) Tile(category string, z uint8, x, y uint32) (tile.Tile, error) {
	k, err := c.category(category)
	if err != nil {
		return tile.Tile{}, err
	}
	times, medians := c.study.Result().Nearest[k].Time, c.medians(k)
	return c.tiles.TileWith(z, x, y, tile.Values{Key: "s", Of: func(id uint64) (int64, bool) {
		switch i := int(id) - 1; {
		case i < len(times):
			return int64(wholeSeconds(times[i])), true
		case i < len(times)+len(medians):
			return int64(medians[i-len(times)]), true
		}
		return 0, false
	}})
}

// medians gives the seconds of all cells for a category; they are found once.
func (c *Circle) medians(category int) []uint16 {
	c.mu.Lock()
	defer c.mu.Unlock()
	if known, ok := c.middle[category]; ok {
		return known
	}
	times := c.study.Result().Nearest[category].Time
	all := make([]uint16, len(c.cells.at))
	for cell := range c.cells.wide {
		all[cell] = wholeSeconds(c.cells.median(cell, c.s.Origins, func(home int32) street.Time { return times[home] }))
	}
	for cell := c.cells.wide; cell < len(all); cell++ {
		all[cell] = c.cells.wideMedian(cell, func(small int32) uint16 { return all[small] })
	}
	c.middle[category] = all
	return all
}

// noTime stands for none where seconds are 16 bits.
const noTime = math.MaxUint16

// wholeSeconds rounds up, so that a time is within a minute just when its seconds are.
func wholeSeconds(t street.Time) uint16 {
	if t == street.Never {
		return noTime
	}
	return uint16(min((t+9)/10, noTime-1))
}

// draw drafts the outlines of homes, or their points where they have none, of cells, and of areas.
func (c *Circle) draw(ctx context.Context, in AccessInput) (*tile.Set, error) {
	var d tile.Draft
	place := 0
	homes, cells := c.s.Origins.Len(), len(c.cells.at)
	for i := range c.s.tree() {
		place++
		d.AddArea(tile.Feature{Layer: "area", ID: uint64(homes + cells + place)}, c.s.land.polygons[i]...)
	}
	for i, box := range c.cells.at {
		f := tile.Feature{Layer: "cell", ID: uint64(homes + i + 1), From: cellsFrom}
		if i >= c.cells.wide {
			f.From, f.Until = wideFrom, cellsFrom
		}
		d.AddArea(f, geo.Polygon{outline(box)})
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
