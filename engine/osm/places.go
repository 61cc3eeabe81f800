package osm

import (
	"math/bits"
	"slices"

	"zhenyu/engine/geo"
)

// Places holds the nodes that lines and areas use, without tags: 16 bytes each and a little for
// finding them. A node's number is its rank by id.
type Places struct {
	ID []int64  // ascending
	At []geo.E7 // Nowhere for a node that the file does not hold

	directory []int32 // directory[b] is the first number whose id, cut to its high bits, is at least b
	shift     int
	cursor    int // where the last node of the file was found
}

// newPlaces makes room for all the nodes in refs; the slice is sorted and used.
func newPlaces(refs []int64) Places {
	slices.Sort(refs)
	p := Places{ID: slices.Compact(refs)}
	p.At = make([]geo.E7, len(p.ID))
	for i := range p.At {
		p.At[i] = Nowhere
	}
	p.index()
	return p
}

// index builds the directory: about one entry for four nodes, so that a search ends in a few steps.
func (p *Places) index() {
	if len(p.ID) == 0 {
		return
	}
	span := uint64(p.ID[len(p.ID)-1] - p.ID[0])
	p.shift = max(0, bits.Len64(span)-bits.Len(uint(len(p.ID)/4)))
	p.directory = make([]int32, span>>p.shift+2)
	for i, id := range p.ID {
		p.directory[uint64(id-p.ID[0])>>p.shift+1] = int32(i + 1)
	}
	for b := 1; b < len(p.directory); b++ {
		p.directory[b] = max(p.directory[b], p.directory[b-1])
	}
}

// Len returns the number of nodes.
func (p *Places) Len() int { return len(p.ID) }

// Number returns the number of a node, or -1 if no line or area uses it. The cost is a look into
// the directory and a search among a few.
func (p *Places) Number(id int64) int32 {
	if len(p.ID) == 0 || id < p.ID[0] || id > p.ID[len(p.ID)-1] {
		return -1
	}
	bucket := uint64(id-p.ID[0]) >> p.shift
	from := p.directory[bucket]
	n, found := slices.BinarySearch(p.ID[from:p.directory[bucket+1]], id)
	if !found {
		return -1
	}
	return from + int32(n)
}

// fill takes the places of a block's nodes. Files are sorted as a rule, so the search goes on from
// where the last node was; of a node that a file holds twice the first place counts.
func (p *Places) fill(nodes nodeColumns) {
	for i, id := range nodes.id {
		if p.cursor > 0 && p.ID[p.cursor-1] >= id {
			p.cursor, _ = slices.BinarySearch(p.ID, id)
		}
		for p.cursor < len(p.ID) && p.ID[p.cursor] < id {
			p.cursor++
		}
		if p.cursor < len(p.ID) && p.ID[p.cursor] == id && p.At[p.cursor] == Nowhere {
			p.At[p.cursor] = nodes.place[i]
		}
	}
}

// missing counts the nodes whose place is not known.
func (p *Places) missing() int {
	n := 0
	for _, at := range p.At {
		if at == Nowhere {
			n++
		}
	}
	return n
}

// numbers turns a column of node ids into a column of their numbers.
func (p *Places) numbers(refs Lists[int64]) Lists[int32] {
	out := Lists[int32]{Ends: refs.Ends, Flat: make([]int32, len(refs.Flat))}
	for i, id := range refs.Flat {
		out.Flat[i] = p.Number(id)
	}
	return out
}
