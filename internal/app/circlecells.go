package app

import (
	"cmp"
	"math"
	"slices"

	"zhenyu/engine/access"
	"zhenyu/engine/geo"
	"zhenyu/engine/street"
)

// cellSize is the side of a cell in metres: some pixels where single homes are too small to be seen. From farther off
// wideCells by wideCells of them are one.
const (
	cellSize  = 200
	wideCells = 4
)

// cells are the squares of ground in which homes lie, from the south-west, row by row; the wide ones come last.
type cells struct {
	at     []geo.Box
	wide   int             // the number of the first wide one
	of     []int32         // the small cell of each home
	home   [][]int32       // the homes of each small cell
	people []access.People // of each small cell
	in     []int32         // the wide cell of each small one
	small  [][]int32       // the small cells of each wide one, from the first of them
}

// newCells lays small squares over homes, and wide ones over the middles of those.
func newCells(o *access.Origins) cells {
	small := newGrid(o.Places, cellSize)
	middles := make([]geo.WGS84, len(small.at))
	for i, box := range small.at {
		middles[i] = geo.E7{Lon: box.Min.Lon + (box.Max.Lon-box.Min.Lon)/2, Lat: box.Min.Lat + (box.Max.Lat-box.Min.Lat)/2}.WGS84()
	}
	wide := newGrid(middles, wideCells*cellSize)
	c := cells{at: slices.Concat(small.at, wide.at), wide: len(small.at), of: small.of, home: members(small), small: members(wide), people: make([]access.People, len(small.at))}
	for home, cell := range c.of {
		c.people[cell] += o.People[home]
	}
	for _, cell := range wide.of {
		c.in = append(c.in, int32(c.wide)+cell)
	}
	return c
}

// members turns the squares of things around.
func members(g grid) [][]int32 {
	all := make([][]int32, len(g.at))
	for i, square := range g.of {
		all[square] = append(all[square], int32(i))
	}
	return all
}

// grid is squares of one size that have places in them.
type grid struct {
	at []geo.Box
	of []int32 // the square of each place
}

// newGrid lays squares of so many metres: rows by latitude, columns as wide as they are high at the middle.
func newGrid(places []geo.WGS84, metres float64) grid {
	box := geo.EmptyBox()
	for _, p := range places {
		box = box.Extend(p.E7())
	}
	if box.Empty() {
		return grid{}
	}
	high := metres * 1e7 / 111_320.0 // a degree of latitude in metres
	middle := (float64(box.Min.Lat) + float64(box.Max.Lat)) / 2e7
	wide := high / max(math.Cos(middle*math.Pi/180), 0.01)
	g := grid{of: make([]int32, len(places))}
	type spot struct{ row, column int32 }
	number := map[spot]int32{}
	spots := make([]spot, len(places))
	for i, p := range places {
		at := p.E7()
		spots[i] = spot{int32(float64(at.Lat-box.Min.Lat) / high), int32(float64(at.Lon-box.Min.Lon) / wide)}
	}
	sorted := slices.Clone(spots)
	slices.SortFunc(sorted, func(a, b spot) int { return cmp.Or(cmp.Compare(a.row, b.row), cmp.Compare(a.column, b.column)) })
	for i, s := range slices.Compact(sorted) {
		number[s] = int32(i)
		corner := func(row, column int32) geo.E7 {
			return geo.E7{Lon: box.Min.Lon + int32(float64(column)*wide), Lat: box.Min.Lat + int32(float64(row)*high)}
		}
		g.at = append(g.at, geo.BoxOf(corner(s.row, s.column), corner(s.row+1, s.column+1)))
	}
	for i, s := range spots {
		g.of[i] = number[s]
	}
	return g
}

// median is the time that half of the people of a small cell have at most.
func (c *cells) median(cell int, o *access.Origins, at func(home int32) street.Time) street.Time {
	bins := make([]access.Bin, 0, len(c.home[cell]))
	for _, home := range c.home[cell] {
		bins = append(bins, access.Bin{Time: at(home), People: o.People[home]})
	}
	return access.NewTally(bins).Quantile(0.5)
}

// wideMedian is the same of a wide cell, by the seconds of its small ones: all their homes would take a hand too long.
func (c *cells) wideMedian(cell int, of func(small int32) uint16) uint16 {
	var bins []access.Bin
	for _, small := range c.small[cell-c.wide] {
		t := street.Never
		if s := of(small); s != noTime {
			t = street.Time(s)
		}
		bins = append(bins, access.Bin{Time: t, People: c.people[small]})
	}
	if t := access.NewTally(bins).Quantile(0.5); t != street.Never {
		return uint16(t)
	}
	return noTime
}
