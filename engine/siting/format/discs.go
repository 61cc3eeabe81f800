package format

import "slices"

// discs finds the discs of one radius that hold a point. The plane around the centres is cut
// into cells; each knows the discs that hold all of it, and those whose border may cross it,
// which alone are tested.
type discs struct {
	x, y           []int64
	square         int64 // of the radius
	left, bottom   int64
	cell           int64
	columns, lines int64
	whole, crossed [][]int32
}

const maxCells = 1 << 24 // cells × discs

func newDiscs(x, y []int64, radius int64) *discs {
	d := &discs{x: x, y: y, square: radius * radius}
	if len(x) == 0 {
		return d
	}
	d.left, d.bottom = slices.Min(x)-radius, slices.Min(y)-radius
	width := max(slices.Max(x)+radius-d.left, slices.Max(y)+radius-d.bottom) + 1
	side := int64(1)
	for side < 256 && (2*side)*(2*side)*int64(len(x)) <= maxCells {
		side *= 2
	}
	d.cell = (width + side - 1) / side
	d.columns, d.lines = side, side
	d.whole, d.crossed = make([][]int32, side*side), make([][]int32, side*side)
	for i := range x {
		d.enter(int32(i), radius)
	}
	return d
}

// enter enters disc i into the cells that it may touch. Discs are entered in order, so every
// cell's lists ascend.
func (d *discs) enter(i int32, radius int64) {
	x, y := d.x[i], d.y[i]
	for row := (y - radius - d.bottom) / d.cell; row <= (y+radius-d.bottom)/d.cell; row++ {
		for column := (x - radius - d.left) / d.cell; column <= (x+radius-d.left)/d.cell; column++ {
			x0, y0 := d.left+column*d.cell, d.bottom+row*d.cell
			nearX, farX := span(x, x0, x0+d.cell-1)
			nearY, farY := span(y, y0, y0+d.cell-1)
			at := row*d.columns + column
			switch {
			case farX*farX+farY*farY <= d.square:
				d.whole[at] = append(d.whole[at], i)
			case nearX*nearX+nearY*nearY <= d.square:
				d.crossed[at] = append(d.crossed[at], i)
			}
		}
	}
}

// span returns the smallest and largest distance from v to the integers low … high.
func span(v, low, high int64) (near, far int64) {
	return max(low-v, 0, v-high), max(v-low, high-v)
}

// around appends the discs that hold a point, ascending.
func (d *discs) around(list []int32, x, y int64) []int32 {
	if x < d.left || y < d.bottom || d.cell == 0 {
		return list
	}
	column, row := (x-d.left)/d.cell, (y-d.bottom)/d.cell
	if column >= d.columns || row >= d.lines {
		return list
	}
	at := row*d.columns + column
	whole := d.whole[at]
	for _, i := range d.crossed[at] {
		dx, dy := x-d.x[i], y-d.y[i]
		if dx*dx+dy*dy > d.square {
			continue
		}
		for len(whole) > 0 && whole[0] < i {
			list = append(list, whole[0])
			whole = whole[1:]
		}
		list = append(list, i)
	}
	return append(list, whole...)
}
