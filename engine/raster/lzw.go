package raster

// unLZW unpacks TIFF's LZW: codes of 9 to 12 bits, high bits first, one code wider a step earlier
// than the LZW of GIF, which is why the standard library's does not read it.
// It stops after want bytes, or where the bytes end. Source: TIFF revision 6.0, section 13.
func unLZW(packed []byte, want int) ([]byte, error) {
	u := unpacker{packed: packed}
	u.clear()
	for len(u.out) < want {
		code, ok := u.code()
		if !ok || code == endCode {
			break
		}
		if code == clearCode {
			u.clear()
			continue
		}
		if code > u.next || code >= firstCode && u.last < 0 {
			return nil, errPacked
		}
		u.write(code)
	}
	return u.out, nil
}

// Codes under 256 stand for themselves.
const (
	clearCode = 256
	endCode   = 257
	firstCode = 258
	maxCodes  = 4096
)

// unpacker holds the strings that codes stand for, each as another code and a last byte.
type unpacker struct {
	packed []byte
	held   uint32 // bits read and not yet used
	bits   uint
	width  uint // of the next code

	prefix [maxCodes]uint16
	suffix [maxCodes]byte
	length [maxCodes]int32
	next   int // the first code without a string
	last   int // the code before, −1 after a clear
	out    []byte
}

func (u *unpacker) clear() { u.next, u.last, u.width = firstCode, -1, 9 }

// code returns the next code, false at the end of the bytes.
func (u *unpacker) code() (int, bool) {
	for u.bits < u.width {
		if len(u.packed) == 0 {
			return 0, false
		}
		u.held = u.held<<8 | uint32(u.packed[0])
		u.packed = u.packed[1:]
		u.bits += 8
	}
	u.bits -= u.width
	return int(u.held >> u.bits & (1<<u.width - 1)), true
}

// write appends the string of a code, and gives the next code the string of the last one with the
// first byte of this. The next code itself may be the one to write: then it ends as it begins.
func (u *unpacker) write(code int) {
	from := len(u.out)
	if code == u.next {
		u.string(u.last)
		u.out = append(u.out, u.out[from])
	} else {
		u.string(code)
	}
	if u.last >= 0 && u.next < maxCodes {
		u.prefix[u.next], u.suffix[u.next] = uint16(u.last), u.out[from]
		u.length[u.next] = u.size(u.last) + 1
		u.next++
	}
	if u.next >= 1<<u.width-1 && u.width < 12 {
		u.width++
	}
	u.last = code
}

func (u *unpacker) size(code int) int32 {
	if code < clearCode {
		return 1
	}
	return u.length[code]
}

// string appends the string of a code, from its end.
func (u *unpacker) string(code int) {
	from := len(u.out)
	u.out = append(u.out, make([]byte, u.size(code))...)
	for i := len(u.out) - 1; i > from; i-- {
		u.out[i] = u.suffix[code]
		code = int(u.prefix[code])
	}
	u.out[from] = byte(code)
}
