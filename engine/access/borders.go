package access

import "zhenyu/engine/geo"

// Borders tell in which area a place lies.
type Borders struct {
	polygons []geo.Polygon
	area     []int32 // of each polygon
	depth    []int   // of each polygon's area in the tree
	index    *geo.Index
}

// NewBorders indexes the polygons of areas, which need not have any. O(polygons·log).
func NewBorders(areas Areas, polygons [][]geo.Polygon) *Borders {
	b := &Borders{}
	var boxes []geo.Box
	for area, of := range polygons {
		depth := 0
		areas.above(int32(area), func(int32) { depth++ })
		for _, p := range of {
			b.polygons = append(b.polygons, p)
			b.area, b.depth = append(b.area, int32(area)), append(b.depth, depth)
			boxes = append(boxes, p.Box())
		}
	}
	b.index = geo.NewIndex(boxes)
	return b
}

// Area returns the deepest area of the tree that holds a place, borders included, of equally deep
// ones the first; −1 for none. O(log polygons + corners of those around).
func (b *Borders) Area(at geo.WGS84) int32 {
	best, depth := int32(-1), 0
	p := at.E7()
	for i := range b.index.Within(geo.BoxOf(p)) {
		deeper := b.depth[i] > depth || b.depth[i] == depth && b.area[i] < best
		if deeper && b.polygons[i].Side(p) >= 0 {
			best, depth = b.area[i], b.depth[i]
		}
	}
	return best
}
