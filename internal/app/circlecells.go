package app

import (
	"cmp"
	"math"
	"slices"

	"zhenyu/engine/access"
	"zhenyu/engine/geo"
	"zhenyu/engine/street"
)

// cellSize is the side of a cell in metres: some pixels where single homes are too small to be seen.
const cellSize = 200

// cells are the squares of ground in which homes lie, from the south-west, row by row.
type cells struct {
	at   []geo.Box
	of   []int32   // the cell of each home
	home [][]int32 // the homes of each cell
}

// newCells lays a grid over homes: rows by latitude, columns as wide as they are high at the middle.
func newCells(o *access.Origins) cells {
	box := geo.EmptyBox()
	for _, p := range o.Places {
		box = box.Extend(p.E7())
	}
	if box.Empty() {
		return cells{}
	}
	const high = cellSize * 1e7 / 111_320.0 // a degree of latitude in metres
	middle := (float64(box.Min.Lat) + float64(box.Max.Lat)) / 2e7
	wide := high / max(math.Cos(middle*math.Pi/180), 0.01)
	c := cells{of: make([]int32, o.Len())}
	type spot struct{ row, column int32 }
	number := map[spot]int32{}
	spots := make([]spot, o.Len())
	for i, p := range o.Places {
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
		c.at = append(c.at, geo.BoxOf(corner(s.row, s.column), corner(s.row+1, s.column+1)))
	}
	c.home = make([][]int32, len(c.at))
	for i, s := range spots {
		n := number[s]
		c.of[i] = n
		c.home[n] = append(c.home[n], int32(i))
	}
	return c
}

// median is the time that half of the people of a cell have at most.
func (c *cells) median(cell int, o *access.Origins, at func(home int32) street.Time) street.Time {
	bins := make([]access.Bin, 0, len(c.home[cell]))
	for _, home := range c.home[cell] {
		bins = append(bins, access.Bin{Time: at(home), People: o.People[home]})
	}
	return access.NewTally(bins).Quantile(0.5)
}
