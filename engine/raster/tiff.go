package raster

import (
	"encoding/binary"
	"fmt"
	"math"
)

// tiff is a file with the fields of its first image.
type tiff struct {
	file   []byte
	order  binary.ByteOrder
	fields map[uint16]field
	bits   int
	format int
}

// field is one entry of the image's directory: count values of a kind at an offset.
type field struct {
	kind, count uint32
	at          int
}

var kindSize = map[uint32]int{1: 1, 2: 1, 3: 2, 4: 4, 12: 8, 16: 8}

func fault(at int, format string, args ...any) error {
	return &FormatError{at, fmt.Sprintf(format, args...)}
}

// directory reads the header and the entries of the first image.
func (t *tiff) directory() error {
	switch {
	case len(t.file) < 8:
		return fault(0, "is not a TIFF file")
	case string(t.file[:4]) == "II*\x00":
		t.order = binary.LittleEndian
	case string(t.file[:4]) == "MM\x00*":
		t.order = binary.BigEndian
	case string(t.file[:3]) == "II+" || string(t.file[:4]) == "MM\x00+":
		return fault(0, "is a BigTIFF file, of which the large offsets are not read")
	default:
		return fault(0, "is not a TIFF file")
	}
	at := int(t.order.Uint32(t.file[4:]))
	if at > len(t.file)-2 {
		return fault(4, "the directory lies outside the file")
	}
	count := int(t.order.Uint16(t.file[at:]))
	if at+2+12*count > len(t.file) {
		return fault(at, "the directory is cut off")
	}
	t.fields = map[uint16]field{}
	for i := range count {
		if err := t.entry(at + 2 + 12*i); err != nil {
			return err
		}
	}
	return nil
}

func (t *tiff) entry(at int) error {
	f := field{uint32(t.order.Uint16(t.file[at+2:])), t.order.Uint32(t.file[at+4:]), at + 8}
	size, known := kindSize[f.kind]
	if !known {
		return nil // no field that is used here has another kind
	}
	bytes := uint64(f.count) * uint64(size)
	if bytes > 4 {
		f.at = int(t.order.Uint32(t.file[at+8:]))
	}
	if bytes > uint64(len(t.file)) || f.at > len(t.file)-int(bytes) {
		return fault(at, "field %d lies outside the file", t.order.Uint16(t.file[at:]))
	}
	t.fields[t.order.Uint16(t.file[at:])] = f
	return nil
}

// number returns value i of a field, or what to take when it has none.
func (t *tiff) number(tag uint16, i int, missing float64) float64 {
	f, ok := t.fields[tag]
	if !ok || i >= int(f.count) {
		return missing
	}
	switch b := t.file[f.at:]; f.kind {
	case 1, 2:
		return float64(b[i])
	case 3:
		return float64(t.order.Uint16(b[2*i:]))
	case 4:
		return float64(t.order.Uint32(b[4*i:]))
	case 12:
		return math.Float64frombits(t.order.Uint64(b[8*i:]))
	default:
		return float64(t.order.Uint64(b[8*i:]))
	}
}
