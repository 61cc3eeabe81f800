package osm

import (
	"errors"
	"fmt"
	"io"
	"sort"
)

// File is an open extract: its header and the list of its blobs. It is not for use by several
// goroutines at once; what it does, it spreads over threads itself.
type File struct {
	Header Header
	r      io.ReaderAt
	size   int64
	blobs  []blob
	probe  inflater
}

// maxBlobs bounds the list of blobs; the whole planet has about 50,000.
const maxBlobs = 1 << 24

// Open reads the header and the list of blobs of a file of the size. Blobs of unknown types are
// passed over, as the format asks. It returns a FormatError for what is no PBF file, is cut
// short, needs a feature that is not understood, or is over a limit. The cost is two small reads
// for each blob.
func Open(r io.ReaderAt, size int64) (*File, error) {
	f := &File{r: r, size: size}
	if err := f.readHeader(); err != nil {
		return nil, err
	}
	first := f.blobs[0]
	f.blobs = f.blobs[:0]
	for at := first.data + int64(first.size); at < size; {
		b, kind, err := f.readBlobHeader(at)
		if err != nil {
			return nil, err
		}
		if kind == "OSMHeader" {
			return nil, &FormatError{at, -1, "a second header", ErrOrder}
		}
		if kind == "OSMData" {
			f.blobs = append(f.blobs, b)
		}
		if len(f.blobs) > maxBlobs {
			return nil, &FormatError{at, -1, fmt.Sprintf("over %d blobs", maxBlobs), ErrTooLarge}
		}
		at = b.data + int64(b.size)
	}
	return f, nil
}

func (f *File) readHeader() error {
	b, kind, err := f.readBlobHeader(0)
	if errors.Is(err, ErrTooLarge) || errors.Is(err, ErrMalformed) {
		return &FormatError{0, -1, "this is no PBF file", ErrMalformed} // the numbers would mean nothing to anybody
	}
	if err != nil {
		return err
	}
	if kind != "OSMHeader" {
		return &FormatError{0, -1, fmt.Sprintf("begins with %q, not with a header", printable(kind)), ErrOrder}
	}
	f.blobs = append(f.blobs, b)
	data, err := f.probe.inflate(f, b, nil, maxBlob)
	if err != nil {
		return err
	}
	f.Header, err = parseHeader(data, b.offset)
	return err
}

// probeBytes is how much of a block is inflated to see what it holds: its table of texts comes
// first, and with it most blocks show their first group.
const probeBytes = 64 << 10

// firstKindOf returns the kind of a blob's first object, inflating as much of it as that takes.
// A block that shows none counts as a relation; decoding will say what is wrong with it.
func (f *File) firstKindOf(b *blob) (Kind, error) {
	for limit := probeBytes; b.first == 0; limit *= 8 {
		data, err := f.probe.inflate(f, *b, f.probe.block, min(limit, maxBlob))
		if err != nil {
			return 0, err
		}
		f.probe.block = data
		if b.first = firstKind(data); b.first == 0 && limit >= maxBlob {
			b.first = Relation
		}
	}
	return b.first, nil
}

// firstKind finds the kind of the first object in the block or in the part of it at hand; 0: none
// seen.
func firstKind(data []byte) Kind {
	w := wire{data: data}
	for w.next() {
		if w.field != 2 || w.kind != wireBytes {
			w.skip()
			continue
		}
		w.varint() // the group's length, of which this part may hold only the beginning
		if w.bad == 0 && w.at < len(data) {
			return groupKind(int(data[w.at] >> 3))
		}
	}
	return 0
}

// groupKind is the kind of the objects that a field of a PrimitiveGroup holds.
func groupKind(field int) Kind {
	switch field {
	case 1, 2:
		return Node
	case 3:
		return Way
	case 4:
		return Relation
	}
	return 0
}

// holding returns the numbers of the blobs that can hold objects of the kinds. In a file that says
// it is sorted they are found by bisection; else all that were not seen before to hold others.
func (f *File) holding(kinds Kind) ([]int, error) {
	from, to := 0, len(f.blobs)
	if kinds == 0 {
		return nil, nil
	}
	if f.Header.Sorted() {
		var err error
		if from, to, err = f.span(kinds); err != nil {
			return nil, err
		}
	}
	var numbers []int
	for i := from; i < to; i++ {
		if b := &f.blobs[i]; !b.known || b.kinds&kinds != 0 {
			numbers = append(numbers, i)
		}
	}
	return numbers, nil
}

// span returns the range of a sorted file's blobs that can hold objects of the kinds.
func (f *File) span(kinds Kind) (from, to int, err error) {
	first := kinds & -kinds
	if first > Node {
		from, err = f.firstFrom(first)
		from = max(0, from-1) // the blob before may hold the first of them behind other objects
	}
	after := first << 1
	for after <= kinds {
		after <<= 1
	}
	to = len(f.blobs)
	if after <= Relation && err == nil {
		to, err = f.firstFrom(after)
	}
	return from, to, err
}

// firstFrom returns the number of the first blob whose first object is of the kind or a later one.
func (f *File) firstFrom(kind Kind) (int, error) {
	var failed error
	i := sort.Search(len(f.blobs), func(i int) bool {
		first, err := f.firstKindOf(&f.blobs[i])
		if err != nil {
			failed = err
		}
		return first >= kind
	})
	return i, failed
}
