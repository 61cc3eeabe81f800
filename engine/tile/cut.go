package tile

import (
	"fmt"
	"slices"
)

// MaxBytes is the most that a tile takes.
const MaxBytes = 500_000

// Tile is a vector tile.
type Tile struct {
	Data     []byte // Mapbox Vector Tile 2.1, not compressed; empty where nothing is
	Features int    // how many are in it
	Dropped  int    // how many were left out to keep to MaxBytes: the smallest
}

// Tile cuts a tile. z is 0 to MaxZoom, x and y are 0 to 2^z − 1; others are an error. Features keep the
// order of the draft within their layer, layers the order of their first feature. Areas smaller than a
// unit of the tile, and lines within one, are not drawn. Deterministic; the cost is that of the corners of the
// features in view.
func (s *Set) Tile(z uint8, x, y uint32) (Tile, error) { return s.TileWith(z, x, y, Values{}) }

// TileWith cuts a tile whose features tell a number beside their tags: what changes from question to question, while
// the shapes stay.
func (s *Set) TileWith(z uint8, x, y uint32, v Values) (Tile, error) {
	if z > MaxZoom || x>>z != 0 || y>>z != 0 {
		return Tile{}, fmt.Errorf("tile: %d/%d/%d is no tile: want a zoom up to %d and numbers below 2^zoom", z, x, y, MaxZoom)
	}
	inView := slices.Sorted(s.index.Within(window(z, x, y, margin+1)))
	c := cutter{set: s, values: v, zoom: z, west: int64(x) * Extent, north: int64(y) * Extent}
	for least := int32(0); ; least = max(8, 2*least) {
		if t := c.cut(inView, least); len(t.Data) <= MaxBytes {
			return t, nil
		}
	}
}

// cutter cuts one tile.
type cutter struct {
	set         *Set
	values      Values
	zoom        uint8
	west, north int64 // of the tile, on the grid of the zoom
	outline     []spot
	seamed      []spot
	spare       []spot
	path        path
}

// cut writes the features in view that measure at least so many units.
func (c *cutter) cut(inView []int32, least int32) Tile {
	var t Tile
	w := writer{set: c.set, values: c.values}
	for _, i := range inView {
		if c.set.from[i] > c.zoom || c.set.until[i] > 0 && c.set.until[i] <= c.zoom {
			continue
		}
		size := c.draw(i)
		switch {
		case len(c.path.commands) == 0:
		case size < least:
			t.Dropped++
		default:
			w.feature(i, c.path.commands)
			t.Features++
		}
	}
	t.Data = w.bytes()
	return t
}

// pointSize is what a point counts as when the smallest have to go.
const pointSize = 64

// draw draws a feature into the path and returns how many units it measures, seen or not.
func (c *cutter) draw(i int32) int32 {
	c.path.reset()
	from, to := c.set.parts(i)
	size, drawn := int32(0), false // whether the outline was drawn that holes are in
	for part := from; part < to; part++ {
		c.trace(part)
		size = max(size, width(c.outline))
		switch c.set.shape[i] {
		case Point:
			c.point()
			size = pointSize
		case Line:
			c.line()
		case Area:
			if !c.set.hole[part] {
				drawn = c.ring(false)
			} else if drawn {
				c.ring(true)
			}
		}
	}
	return size
}

// trace rounds the corners of this zoom to its grid, in units from the tile's corner.
func (c *cutter) trace(part uint32) {
	c.outline = c.outline[:0]
	from, to := c.set.corners(part)
	shift := worldBits - c.zoom
	half := int64(1) << shift >> 1
	for k := from; k < to; k++ {
		if c.set.detail[k] > c.zoom {
			continue
		}
		at := c.set.corner[k]
		p := spot{int32((int64(at.x)+half)>>shift - c.west), int32((int64(at.y)+half)>>shift - c.north)}
		if n := len(c.outline); n == 0 || c.outline[n-1] != p {
			c.outline = append(c.outline, p)
		}
	}
}

func (c *cutter) point() {
	if p := c.outline[0]; 0 <= p.x && p.x < Extent && 0 <= p.y && p.y < Extent {
		c.path.points(c.outline)
	}
}

func (c *cutter) line() {
	if len(c.outline) < 2 {
		return
	}
	c.seamed = seam(c.seamed[:0], c.outline, false)
	c.spare = clipLine(c.seamed, c.spare, c.path.line)
}

// ring draws a ring and says whether anything of it is in view.
func (c *cutter) ring(hole bool) bool {
	if n := len(c.outline); n > 1 && c.outline[0] == c.outline[n-1] {
		c.outline = c.outline[:n-1]
	}
	if twiceArea(c.outline) == 0 {
		return false
	}
	c.seamed = seam(c.seamed[:0], c.outline, true)
	c.seamed, c.spare = clipRing(c.seamed, c.spare)
	return c.path.ring(c.seamed, hole)
}

// width is the longer side of the box around an outline.
func width(outline []spot) int32 {
	least, most := outline[0], outline[0]
	for _, p := range outline {
		least.x, least.y = min(least.x, p.x), min(least.y, p.y)
		most.x, most.y = max(most.x, p.x), max(most.y, p.y)
	}
	return max(most.x-least.x, most.y-least.y)
}

// twiceArea is positive when the ring runs clockwise as seen on the screen, where y runs down.
func twiceArea(ring []spot) int64 {
	sum := int64(0)
	for k, q := range ring {
		p := ring[(k+len(ring)-1)%len(ring)]
		sum += int64(p.x)*int64(q.y) - int64(q.x)*int64(p.y)
	}
	return sum
}
