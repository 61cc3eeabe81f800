package osm

import (
	"errors"
	"fmt"
	"io"
)

// The format's limits. A blob may be as large inflated as on disk.
const (
	maxHeader = 64 << 10
	maxBlob   = 32 << 20
)

// blob is one entry of a file's list: where its header begins and where its data lies.
type blob struct {
	offset int64 // of the length prefix
	data   int64
	size   int32
	first  Kind // of its first object, once looked at
	kinds  Kind // of all its objects, once decoded
	known  bool // it was decoded
}

// readBlobHeader reads the length prefix and header at an offset. The reader's size bounds it.
func (f *File) readBlobHeader(offset int64) (b blob, kind string, err error) {
	var prefix [4]byte
	if err := f.readAt(prefix[:], offset, offset); err != nil {
		return b, "", err
	}
	n := int64(prefix[0])<<24 | int64(prefix[1])<<16 | int64(prefix[2])<<8 | int64(prefix[3])
	if n > maxHeader {
		return b, "", &FormatError{offset, -1, fmt.Sprintf("a header of %d bytes, at most %d", n, maxHeader), ErrTooLarge}
	}
	header := make([]byte, n)
	if err := f.readAt(header, offset+4, offset); err != nil {
		return b, "", err
	}
	size := int64(-1)
	w := wire{data: header}
	for w.next() {
		switch w.field {
		case 1:
			kind = string(w.bytes())
		case 3:
			size = int64(int32(w.number()))
		default:
			w.skip()
		}
	}
	switch {
	case w.bad != 0 || size < 0:
		return b, "", &FormatError{offset, -1, "blob header", ErrMalformed}
	case size > maxBlob:
		return b, "", &FormatError{offset, -1, fmt.Sprintf("a blob of %d bytes, at most %d", size, maxBlob), ErrTooLarge}
	case offset+4+n+size > f.size:
		return b, "", &FormatError{offset, -1, fmt.Sprintf("the blob reaches to byte %d of %d", offset+4+n+size, f.size), ErrTruncated}
	}
	return blob{offset: offset, data: offset + 4 + n, size: int32(size)}, kind, nil
}

// readAt fills buf; what the reader has less than promised is a truncated file.
func (f *File) readAt(buf []byte, at, offset int64) error {
	n, err := f.r.ReadAt(buf, at)
	switch {
	case n == len(buf):
		return nil
	case err == nil || errors.Is(err, io.EOF):
		return &FormatError{offset, -1, fmt.Sprintf("%d bytes wanted at %d, %d there", len(buf), at, n), ErrTruncated}
	}
	return fmt.Errorf("osm: reading at byte %d: %w", at, err)
}

// packings are the fields of a Blob message that hold data we cannot inflate.
var packings = map[int]string{4: "LZMA", 5: "bzip2", 6: "LZ4", 7: "Zstandard"}

// inflater turns blobs into blocks, reusing its buffers from one blob to the next.
type inflater struct {
	packed []byte
	block  []byte
	stream *stream
}

// inflate returns the block that a blob holds, in out or in the inflater's own buffer; it is valid until
// either is used again. At most limit bytes are inflated, which is not an error: whoever asks for
// a part gets a part.
func (in *inflater) inflate(f *File, b blob, out []byte, limit int) ([]byte, error) {
	in.packed = grow(in.packed, int(b.size))
	if err := f.readAt(in.packed, b.data, b.offset); err != nil {
		return nil, err
	}
	body, size, packing, err := parseBlob(in.packed, b.offset)
	if err != nil || packing == "raw" {
		return append(out[:0], body...), err
	}
	return in.unzip(body, grow(out, min(size, limit)), size <= limit, b.offset)
}

// parseBlob finds the data of a Blob message and how large it says it is when inflated.
func parseBlob(message []byte, offset int64) (body []byte, size int, packing string, err error) {
	size = -1
	w := wire{data: message}
	for w.next() {
		switch name := packings[w.field]; {
		case w.field == 1:
			body, packing = w.bytes(), "raw"
		case w.field == 2:
			size = int(int32(w.number()))
		case w.field == 3:
			body, packing = w.bytes(), "zlib"
		case name != "":
			return nil, 0, "", &FormatError{offset, -1, "packed with " + name + "; repack it with zlib", ErrUnsupported}
		default:
			w.skip()
		}
	}
	switch {
	case w.bad != 0:
		err = &FormatError{offset, -1, "blob message", ErrMalformed}
	case packing == "":
		err = &FormatError{offset, -1, "a blob without data", ErrMalformed}
	case packing == "zlib" && (size < 0 || size > maxBlob):
		err = &FormatError{offset, -1, fmt.Sprintf("inflates to %d bytes, at most %d", size, maxBlob), ErrTooLarge}
	}
	return body, size, packing, err
}

// unzip fills out from a zlib stream; when whole, the stream must end there.
func (in *inflater) unzip(body, out []byte, whole bool, offset int64) ([]byte, error) {
	if in.stream == nil {
		in.stream = newStream()
	}
	switch err := in.stream.unzip(out, body, !whole); {
	case errors.Is(err, errFull):
		return nil, &FormatError{offset, -1, fmt.Sprintf("inflates to more than the %d bytes it says", len(out)), ErrTooLarge}
	case err != nil:
		return nil, &FormatError{offset, -1, err.Error(), ErrMalformed}
	}
	return out, nil
}

// grow returns a slice of n elements, the old one's memory where it suffices.
func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4)
	}
	return s[:n]
}
