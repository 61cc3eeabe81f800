package raster

import (
	"math"

	"zhenyu/engine/geo"
)

// Grid is one band of numbers over the ground.
type Grid struct {
	Layout        Layout
	West, North   float64 // the north-west corner of the first cell, in degrees or metres as the layout has it
	CellX, CellY  float64 // likewise, above 0
	Width, Height int
	Values        []float64 // row after row from the north; NaN where there is none
}

// Middle returns the place in the middle of a cell, columns counted from the west and rows from the
// north.
func (g *Grid) Middle(column, row int) geo.WGS84 {
	return g.Layout.place(g.West+(float64(column)+0.5)*g.CellX, g.North-(float64(row)+0.5)*g.CellY)
}

// At returns the value at a place: between the middles of four cells the bilinear mean, at the rim
// and beside cells without a value the value of the cell the place is in. NaN outside the grid.
// Deterministic; constant cost.
func (g *Grid) At(p geo.WGS84) float64 {
	east, north := g.Layout.coordinates(p)
	x, y := (east-g.West)/g.CellX, (g.North-north)/g.CellY
	if !(x >= 0 && y >= 0 && x < float64(g.Width) && y < float64(g.Height)) {
		return math.NaN()
	}
	left, top := math.Floor(x-0.5), math.Floor(y-0.5)
	fx, fy := x-0.5-left, y-0.5-top
	mean := (1-fy)*((1-fx)*g.cell(left, top)+fx*g.cell(left+1, top)) +
		fy*((1-fx)*g.cell(left, top+1)+fx*g.cell(left+1, top+1))
	if math.IsNaN(mean) {
		return g.cell(math.Floor(x), math.Floor(y))
	}
	return mean
}

func (g *Grid) cell(column, row float64) float64 {
	if column < 0 || row < 0 || column >= float64(g.Width) || row >= float64(g.Height) {
		return math.NaN()
	}
	return g.Values[int(row)*g.Width+int(column)]
}
