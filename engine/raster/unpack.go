package raster

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
)

// unpack returns the bytes of a part, with the predictor undone.
func (t *tiff) unpack(packed []byte, width, rows int) ([]byte, error) {
	want := width * rows * t.bits / 8
	var cells []byte
	var err error
	switch c := int(t.number(tagCompression, 0, compressionNone)); c {
	case compressionNone:
		cells = packed
	case compressionZip, compressionOldZip:
		cells, err = inflate(packed, want)
	case compressionLZW:
		cells, err = unLZW(packed, want)
	case compressionBits:
		cells, err = unPackBits(packed, want)
	default:
		return nil, fmt.Errorf("is packed by method %d, which is not read", c)
	}
	if err != nil {
		return nil, err
	}
	if len(cells) < want {
		return nil, fmt.Errorf("has %d bytes of %d", len(cells), want)
	}
	return t.unpredict(bytes.Clone(cells[:want]), width)
}

func inflate(packed []byte, want int) ([]byte, error) {
	r, err := zlib.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(io.LimitReader(r, int64(want)))
}

var errPacked = errors.New("is packed wrongly")

func unPackBits(packed []byte, want int) ([]byte, error) {
	var out []byte
	for len(packed) > 0 && len(out) < want {
		n := int(int8(packed[0]))
		switch {
		case n >= 0 && len(packed) >= n+2:
			out = append(out, packed[1:n+2]...)
			packed = packed[n+2:]
		case n < 0 && n > -128 && len(packed) >= 2:
			out = append(out, bytes.Repeat(packed[1:2], 1-n)...)
			packed = packed[2:]
		case n == -128:
			packed = packed[1:]
		default:
			return nil, errPacked
		}
	}
	return out, nil
}

// unpredict undoes the differences that packing stores: of neighbouring values (2), or of the bytes
// of floats sorted by significance (3).
func (t *tiff) unpredict(cells []byte, width int) ([]byte, error) {
	step := t.bits / 8
	switch p := int(t.number(tagPredictor, 0, 1)); {
	case p == 1:
	case p == 2 && t.format != 3:
		for row := 0; row+width*step <= len(cells); row += width * step {
			for i := row + step; i < row+width*step; i += step {
				t.put(cells[i:], t.get(cells[i:])+t.get(cells[i-step:]))
			}
		}
	case p == 3 && t.format == 3:
		t.unpredictFloats(cells, width)
	default:
		return nil, fmt.Errorf("has predictor %d for format %d", p, t.format)
	}
	return cells, nil
}

func (t *tiff) unpredictFloats(cells []byte, width int) {
	step := t.bits / 8
	line := make([]byte, width*step)
	for row := 0; row < len(cells); row += len(line) {
		copy(line, cells[row:])
		for i := 1; i < len(line); i++ {
			line[i] += line[i-1]
		}
		for i := range width {
			for b := range step {
				at := row + i*step + b
				if t.order == binary.LittleEndian {
					at = row + i*step + step - 1 - b
				}
				cells[at] = line[b*width+i]
			}
		}
	}
}

// get and put read and write the bits of a value.
func (t *tiff) get(b []byte) uint64 {
	switch t.bits {
	case 8:
		return uint64(b[0])
	case 16:
		return uint64(t.order.Uint16(b))
	case 32:
		return uint64(t.order.Uint32(b))
	}
	return t.order.Uint64(b)
}

func (t *tiff) put(b []byte, v uint64) {
	switch t.bits {
	case 8:
		b[0] = byte(v)
	case 16:
		t.order.PutUint16(b, uint16(v))
	case 32:
		t.order.PutUint32(b, uint32(v))
	default:
		t.order.PutUint64(b, v)
	}
}

// value returns a cell's number.
func (t *tiff) value(b []byte) float64 {
	v := t.get(b)
	switch {
	case t.format == 3 && t.bits == 32:
		return float64(math.Float32frombits(uint32(v)))
	case t.format == 3:
		return math.Float64frombits(v)
	case t.format == 2:
		return float64(int64(v<<(64-t.bits)) >> (64 - t.bits))
	}
	return float64(v)
}
