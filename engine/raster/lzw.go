package raster

// unLZW unpacks TIFF's LZW: codes of 9 to 12 bits, high bits first, one code wider a step earlier
// than the LZW of GIF, which is why the standard library's does not read it.
// It stops after want bytes. Source: TIFF revision 6.0, section 13.
func unLZW(packed []byte, want int) ([]byte, error) {
	const clear, end, first = 256, 257, 258
	var (
		out      []byte
		prefix   [4096]uint16
		suffix   [4096]byte
		length   [4096]int
		next     = first
		last     = -1
		bits     uint
		held     uint32
		width    = uint(9)
		position int
	)
	for len(out) < want {
		for bits < width {
			if position == len(packed) {
				return out, nil
			}
			held = held<<8 | uint32(packed[position])
			position++
			bits += 8
		}
		code := int(held >> (bits - width) & (1<<width - 1))
		bits -= width
		switch {
		case code == end:
			return out, nil
		case code == clear:
			next, last, width = first, -1, 9
			continue
		case code > next || code == next && last < 0 || code >= first && last < 0:
			return nil, errPacked
		}
		from := len(out)
		size := func(c int) int {
			if c < clear {
				return 1
			}
			return length[c]
		}
		if last >= 0 && next < 4096 {
			prefix[next], length[next] = uint16(last), size(last)+1
		}
		// Write the string of the code from its end; a code not yet complete ends as it begins.
		n := size(code)
		out = append(out, make([]byte, n)...)
		c := code
		if code == next {
			c = last
			n--
		}
		for i := from + n - 1; i >= from; i-- {
			if c < clear {
				out[i] = byte(c)
				break
			}
			out[i] = suffix[c]
			c = int(prefix[c])
		}
		if code == next {
			out[from+n] = out[from]
		}
		if last >= 0 && next < 4096 {
			suffix[next] = out[from]
			next++
		}
		if next >= 1<<width-1 && width < 12 {
			width++
		}
		last = code
	}
	return out, nil
}
