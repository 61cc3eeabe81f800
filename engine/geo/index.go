package geo

import (
	"iter"
	"slices"
)

// fanout is the number of children of a node: with 16 boxes a node is 256 bytes, four cache lines.
const fanout = 16

// Index finds which of many boxes lie in a window or near a place. It is static: built once,
// then read by any number of goroutines. A point is a box of no size.
//
// It is a packed R-tree: the boxes are sorted along a Hilbert curve and every sixteen become a
// node of the level above (I. Kamel and C. Faloutsos, On Packing R-trees, CIKM 1993). It takes
// 21 bytes a box beside the caller's own geometry.
type Index struct {
	levels [][]Box // levels[0] are the boxes in curve order, the last level has one node
	order  []int32 // order[i] is the caller's number of levels[0][i]
}

// NewIndex returns an index over the boxes, which are numbered 0, 1, 2 … as they come. Fewer than
// 2^31 of them; empty boxes are never found. The boxes are copied. Deterministic; O(n log n).
func NewIndex(boxes []Box) *Index {
	x := &Index{order: hilbertOrder(boxes)}
	level := make([]Box, len(boxes))
	for i, n := range x.order {
		level[i] = boxes[n]
		if level[i].Empty() {
			level[i] = EmptyBox() // half-inverted boxes would widen their parents
		}
	}
	x.levels = append(x.levels, level)
	for len(level) > 1 {
		level = parents(level)
		x.levels = append(x.levels, level)
	}
	return x
}

func parents(level []Box) []Box {
	up := make([]Box, 0, (len(level)+fanout-1)/fanout)
	for children := range slices.Chunk(level, fanout) {
		box := EmptyBox()
		for _, c := range children {
			box = box.Union(c)
		}
		up = append(up, box)
	}
	return up
}

// Len returns the number of boxes.
func (x *Index) Len() int { return len(x.order) }

// Within yields the numbers of the boxes that share a place with the window, edges included, in
// curve order, which depends on the indexed boxes alone. O(log n + answers) for small windows.
func (x *Index) Within(window Box) iter.Seq[int32] {
	return func(yield func(int32) bool) { x.within(len(x.levels)-1, 0, len(x.top()), window, yield) }
}

func (x *Index) top() []Box { return x.levels[len(x.levels)-1] }

func (x *Index) within(level, from, to int, window Box, yield func(int32) bool) bool {
	boxes := x.levels[level]
	for i := from; i < min(to, len(boxes)); i++ {
		if !boxes[i].Intersects(window) {
			continue
		}
		if level == 0 {
			if !yield(x.order[i]) {
				return false
			}
		} else if !x.within(level-1, i*fanout, (i+1)*fanout, window, yield) {
			return false
		}
	}
	return true
}

// hilbertOrder returns the numbers of the boxes sorted by where their centres lie on a Hilbert
// curve over all of them; equal ones keep their order, so the result is one for every machine.
func hilbertOrder(boxes []Box) []int32 {
	all := EmptyBox()
	for _, b := range boxes {
		if !b.Empty() {
			all = all.Union(b)
		}
	}
	keys := make([]uint64, len(boxes)) // curve position above, number below
	for i, b := range boxes {
		keys[i] = uint64(i)
		if !b.Empty() {
			keys[i] |= uint64(hilbert(cell(b.Min.Lon, b.Max.Lon, all.Min.Lon, all.Max.Lon),
				cell(b.Min.Lat, b.Max.Lat, all.Min.Lat, all.Max.Lat))) << 32
		}
	}
	slices.Sort(keys)
	order := make([]int32, len(boxes))
	for i, k := range keys {
		order[i] = int32(uint32(k))
	}
	return order
}

// cell places the middle of [low, high] on a scale of 2^16 over [from, to].
func cell(low, high, from, to int32) uint32 {
	span := int64(to) - int64(from)
	if span == 0 {
		return 0
	}
	middle := (int64(low)+int64(high))/2 - int64(from)
	return uint32(middle * 0xffff / span)
}

// hilbert returns how far along the curve of order 16 the cell (x, y) lies.
// Source: the coordinate-to-distance walk of H. S. Warren, Hacker's Delight, chapter 16.
func hilbert(x, y uint32) uint32 {
	var d uint32
	for s := uint32(1 << 15); s > 0; s >>= 1 {
		rx, ry := min(x&s, 1), min(y&s, 1)
		d += s * s * ((3 * rx) ^ ry)
		if ry == 0 {
			if rx == 1 {
				x, y = 0xffff-x, 0xffff-y
			}
			x, y = y, x
		}
	}
	return d
}
