package tile

import "zhenyu/engine/geo"

// Set is features ready to be cut into tiles, in columns. It never changes, and any number of goroutines
// may read it.
type Set struct {
	shape    []Shape
	id       []uint64
	from     []uint8  // zoom
	until    []uint8  // zoom
	layer    []uint32 // number of the text
	tagEnd   []uint32
	partsEnd []uint32
	tag      [][2]uint32 // key and value
	partEnd  []uint32
	hole     []bool // by part
	corner   []place
	detail   []uint8 // by corner: the zoom it begins at
	text     []string
	index    *geo.Index
}

// Len returns the number of features.
func (s *Set) Len() int { return len(s.shape) }

// parts returns the range of a feature's parts.
func (s *Set) parts(i int32) (from, to uint32) { return start(s.partsEnd, i), s.partsEnd[i] }

// corners returns the range of a part's corners.
func (s *Set) corners(part uint32) (from, to uint32) {
	return start(s.partEnd, int32(part)), s.partEnd[part]
}

func (s *Set) tags(i int32) [][2]uint32 { return s.tag[start(s.tagEnd, i):s.tagEnd[i]] }

// start returns where the i-th run begins when runs follow each other and ends are kept.
func start(ends []uint32, i int32) uint32 {
	if i == 0 {
		return 0
	}
	return ends[i-1]
}
