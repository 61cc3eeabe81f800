package osm

import "math/bits"

// wire walks over one protobuf message. It never fails on the way: a fault is remembered as the
// place where it was found and ends every loop, and the caller looks at bad once at the end.
type wire struct {
	data []byte
	base int // where data begins in the whole block
	at   int
	bad  int // byte of the block where the fault is, + 1; 0: none

	field int
	kind  int // 0 varint, 1 eight bytes, 2 length and bytes, 5 four bytes
}

const (
	wireVarint = 0
	wireBytes  = 2
)

// next moves to the next field and says whether there is one.
func (w *wire) next() bool {
	if w.bad != 0 || w.at >= len(w.data) {
		return false
	}
	tag := w.varint()
	w.field, w.kind = int(tag>>3), int(tag&7)
	if w.field == 0 || tag>>3 > 1<<29 {
		w.fail()
	}
	return w.bad == 0
}

func (w *wire) fail() {
	if w.bad == 0 {
		w.bad = w.base + w.at + 1
	}
	w.at = len(w.data)
}

// varint reads a number of up to ten bytes.
func (w *wire) varint() uint64 {
	x, n := uvarint(w.data[w.at:])
	if n == 0 {
		w.fail()
		return 0
	}
	w.at += n
	return x
}

// number reads the value of a varint field.
func (w *wire) number() uint64 {
	if w.kind != wireVarint {
		w.fail()
		return 0
	}
	return w.varint()
}

// bytes reads the value of a length-delimited field; it is a part of the message, not a copy.
func (w *wire) bytes() []byte {
	if w.kind != wireBytes {
		w.fail()
		return nil
	}
	n := w.varint()
	if n > uint64(len(w.data)-w.at) {
		w.fail()
		return nil
	}
	w.at += int(n)
	return w.data[w.at-int(n) : w.at]
}

// message reads the value of a field that is itself a message.
func (w *wire) message() wire {
	data := w.bytes()
	return wire{data: data, base: w.base + w.at - len(data)}
}

// fault returns the error for what went wrong while the message was read, if anything did.
func (w *wire) fault(what string) error {
	if w.bad == 0 {
		return nil
	}
	return malformed(w.bad-1, what)
}

// malformed is an error at a byte of the inflated block; whoever knows the blob adds its offset.
func malformed(inside int, what string) error {
	return &FormatError{Offset: -1, Inside: inside, Detail: what, Kind: ErrMalformed}
}

// skip passes over the value of a field nobody asked for.
func (w *wire) skip() {
	switch w.kind {
	case wireVarint:
		w.varint()
	case wireBytes:
		w.bytes()
	case 1:
		w.jump(8)
	case 5:
		w.jump(4)
	default:
		w.fail()
	}
}

func (w *wire) jump(n int) {
	if len(w.data)-w.at < n {
		w.fail()
		return
	}
	w.at += n
}

// uvarint reads a number and how many bytes it took, 0 when b ends early or the number overflows.
func uvarint(b []byte) (uint64, int) {
	var x uint64
	for i, c := range b {
		if i == 9 && c > 1 {
			return 0, 0
		}
		x |= uint64(c&0x7f) << (7 * i)
		if c < 0x80 {
			return x, i + 1
		}
	}
	return 0, 0
}

// zigzag undoes the mapping of signed numbers to small unsigned ones.
func zigzag(x uint64) int64 { return int64(x>>1) ^ -int64(x&1) }

// packedLen counts the numbers of a packed column: the bytes that end one.
func packedLen(b []byte) int {
	n := 0
	for ; len(b) >= 8; b = b[8:] {
		word := uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 |
			uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
		n += bits.OnesCount64(^word & 0x8080808080808080)
	}
	for _, c := range b {
		n += int(^c >> 7)
	}
	return n
}

// deltas fills out with the running sums of a packed column of signed differences and says
// whether the column held exactly len(out) whole numbers.
func deltas(out []int64, b []byte) bool {
	var sum int64
	at := 0
	for i := range out {
		if at >= len(b) {
			return false
		}
		x := uint64(b[at])
		at++
		if x >= 0x80 {
			more, n := uvarint(b[at-1:])
			if n == 0 {
				return false
			}
			x, at = more, at-1+n
		}
		sum += zigzag(x)
		out[i] = sum
	}
	return at == len(b)
}

// packed fills out with a packed column of unsigned numbers below limit; the same verdict.
func packed(out []uint32, b []byte, limit uint64) bool {
	at := 0
	for i := range out {
		x, n := uvarint(b[at:])
		if n == 0 || x >= limit {
			return false
		}
		at += n
		out[i] = uint32(x)
	}
	return at == len(b)
}
