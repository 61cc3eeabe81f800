package osm

import (
	"encoding/binary"
	"errors"
	"hash/adler32"
	"math/bits"
)

// The standard library inflates any stream through a window and a byte reader. A blob is whole in
// memory and says how large it will be, so input and output can be plain slices; that makes
// reading an extract about twice as fast. The tests hold the standard library against this.
//
// Source: RFC 1950 and 1951; tables and refill as described with libdeflate and by F. Giesen,
// Reading bits in far too many ways (2018).

// What can be wrong with a zlib stream.
var (
	errStream = errors.New("not a valid zlib stream")
	errShort  = errors.New("the zlib stream ends early")
	errFull   = errors.New("inflates to more than it says")
	errSum    = errors.New("the checksum is wrong")
)

// A table entry says what the next bits of the input mean:
//
//	bits 0–7    how many bits the code takes
//	bits 8–12   how many extra bits follow it
//	bits 13–15  the flags below; none is a length or distance
//	bits 16–31  a literal, the base of a length or distance, or where the subtable begins
//
// Entry 0 stands for bits that are no code.
const (
	literal    = 1 << 13
	endOfBlock = 1 << 14
	subtable   = 1 << 15
)

// huffman decodes one alphabet: a table by the first bits of a code, which for longer codes leads
// on to subtables by the rest.
type huffman struct {
	table   []uint32
	first   uint // bits of the first table
	rest    uint // bits of the subtables
	symbols []uint32
}

// The bits of the first tables: most codes are no longer, and the tables stay in the nearest cache.
const (
	literalBits  = 10
	distanceBits = 8
)

// deep looks up a code that is longer than the first table's bits, from that table's entry.
func (h *huffman) deep(entry uint32, buf uint64) uint32 {
	return h.table[uint64(entry>>16)+buf>>h.first&(1<<h.rest-1)]
}

// stream is one zlib stream being inflated: src[pos:] is to come after the bits in hand, and
// out[:at] is done.
type stream struct {
	src  []byte
	pos  int
	bits uint64
	have int // bits in hand; below 0 when more were used than there are

	out []byte
	at  int

	lengths   [320]uint8
	literals  huffman
	distances huffman
	coder     huffman // of the code lengths themselves
}

func newStream() *stream {
	return &stream{
		literals:  huffman{first: literalBits, symbols: literalSymbols},
		distances: huffman{first: distanceBits, symbols: distanceSymbols},
		coder:     huffman{first: 7, symbols: lengthSymbols},
	}
}

// unzip fills out from a zlib stream. With part set the stream may have more to give.
func (s *stream) unzip(out, src []byte, part bool) error {
	if len(src) < 2 || src[0]&0x0f != 8 || src[0]>>4 > 7 || binary.BigEndian.Uint16(src)%31 != 0 || src[1]&0x20 != 0 {
		return errStream
	}
	s.src, s.pos, s.bits, s.have, s.out, s.at = src, 2, 0, 0, out, 0
	err := s.inflate()
	if part && s.at == len(out) && (err == nil || errors.Is(err, errFull)) {
		return nil
	}
	if err != nil {
		return err
	}
	if s.at < len(out) {
		return errShort
	}
	s.pos -= s.have / 8 // whole bytes in hand were not used
	if len(src)-s.pos < 4 {
		return errShort
	}
	if binary.BigEndian.Uint32(src[s.pos:]) != adler32.Checksum(out) {
		return errSum
	}
	return nil
}

// inflate decodes blocks up to the last.
func (s *stream) inflate() error {
	for last := false; !last; {
		last = s.take(1) == 1
		var err error
		switch s.take(2) {
		case 0:
			err = s.stored()
		case 1:
			err = s.fixed()
		case 2:
			err = s.dynamic()
		default:
			err = errStream
		}
		if s.have < 0 {
			return errShort
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// refill brings the bits in hand to at least 48, while the input lasts.
func (s *stream) refill() {
	for s.have <= 56 && s.have >= 0 && s.pos < len(s.src) {
		s.bits |= uint64(s.src[s.pos]) << s.have
		s.pos++
		s.have += 8
	}
}

// take uses n bits, 16 at most.
func (s *stream) take(n int) uint32 {
	s.refill()
	x := uint32(s.bits) & (1<<n - 1)
	s.bits >>= n
	s.have -= n
	return x
}

// stored copies a block that is not packed.
func (s *stream) stored() error {
	s.take(s.have & 7)
	n, check := int(s.take(16)), int(s.take(16))
	if s.have < 0 {
		return errShort
	}
	if n != ^check&0xffff {
		return errStream
	}
	s.pos -= s.have / 8
	s.bits, s.have = 0, 0
	room := len(s.out) - s.at
	if s.pos+min(n, room) > len(s.src) {
		return errShort
	}
	copy(s.out[s.at:], s.src[s.pos:s.pos+min(n, room)])
	s.at += min(n, room)
	s.pos += min(n, room)
	if n > room {
		return errFull
	}
	return nil
}

// fixed decodes a block with the code that the format fixes.
func (s *stream) fixed() error {
	lengths := s.lengths[:320]
	for i := range lengths {
		switch {
		case i < 144:
			lengths[i] = 8
		case i < 256:
			lengths[i] = 9
		case i < 280:
			lengths[i] = 7
		case i < 288:
			lengths[i] = 8
		default:
			lengths[i] = 5
		}
	}
	if !s.literals.build(lengths[:288]) || !s.distances.build(lengths[288:]) {
		return errStream
	}
	return s.codes()
}

// lengthOrder is the order in which the lengths of the coder's codes are written.
var lengthOrder = [19]uint8{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}

// dynamic reads a block's own code, then decodes it.
func (s *stream) dynamic() error {
	literals, distances, coded := int(s.take(5))+257, int(s.take(5))+1, int(s.take(4))+4
	if literals > 286 || distances > 30 {
		return errStream
	}
	s.lengths = [320]uint8{}
	for _, symbol := range lengthOrder[:coded] {
		s.lengths[symbol] = uint8(s.take(3))
	}
	if !s.coder.build(s.lengths[:19]) {
		return errStream
	}
	lengths := s.lengths[:literals+distances]
	for i := 0; i < len(lengths); {
		s.refill()
		e := s.coder.table[s.bits&(1<<7-1)]
		if e == 0 || s.have < 0 {
			return errStream
		}
		s.take(int(e & 0xff))
		symbol, repeat := uint8(e>>16), 1
		switch symbol {
		case 16:
			if i == 0 {
				return errStream
			}
			symbol, repeat = lengths[i-1], 3+int(s.take(2))
		case 17:
			symbol, repeat = 0, 3+int(s.take(3))
		case 18:
			symbol, repeat = 0, 11+int(s.take(7))
		}
		if repeat > len(lengths)-i {
			return errStream
		}
		for range repeat {
			lengths[i] = symbol
			i++
		}
	}
	if !s.literals.build(lengths[:literals]) || !s.distances.build(lengths[literals:]) {
		return errStream
	}
	return s.codes()
}

// codes decodes literals and matches up to the end of the block. It is one long loop over local
// variables because it is where the time goes.
func (s *stream) codes() error {
	src, pos, buf, have := s.src, s.pos, s.bits, s.have
	out, at := s.out, s.at
	literals := (*[1 << literalBits]uint32)(s.literals.table) // no bounds to check
	distances := (*[1 << distanceBits]uint32)(s.distances.table)
	var err error
	for {
		if have < 48 { // a length with its distance takes 48 bits at most
			if have < 0 {
				err = errShort
				break
			}
			if len(src)-pos >= 8 {
				buf |= binary.LittleEndian.Uint64(src[pos:]) << have
				pos += (63 - have) >> 3
				have |= 56
			} else {
				for ; have <= 56 && pos < len(src); pos++ {
					buf |= uint64(src[pos]) << have
					have += 8
				}
			}
		}
		e := literals[buf%(1<<literalBits)]
		if e&subtable != 0 {
			e = s.literals.deep(e, buf)
		}
		buf >>= e & 63
		have -= int(e & 63)
		if e&literal != 0 {
			if at == len(out) {
				err = errFull
				break
			}
			out[at] = byte(e >> 16)
			at++
			continue
		}
		if e&endOfBlock != 0 {
			break
		}
		extra := e >> 8 & 31
		length := int(e>>16) + int(buf&(1<<extra-1))
		buf >>= extra
		have -= int(extra)

		d := distances[buf%(1<<distanceBits)]
		if d&subtable != 0 {
			d = s.distances.deep(d, buf)
		}
		buf >>= d & 63
		extra = d >> 8 & 31
		distance := int(d>>16) + int(buf&(1<<extra-1))
		buf >>= extra
		have -= int(d&63) + int(extra)
		if have < 0 {
			err = errShort
			break
		}
		if e == 0 || d == 0 || distance > at {
			err = errStream
			break
		}
		if length > len(out)-at {
			length, err = len(out)-at, errFull
		}
		repeat(out, at, length, distance)
		at += length
		if err != nil {
			break
		}
	}
	s.pos, s.bits, s.have, s.at = pos, buf, have, at
	return err
}

// repeat copies length bytes from distance before at to at; the two may overlap, and then what was
// just copied is copied again.
func repeat(out []byte, at, length, distance int) {
	if distance >= 8 && len(out)-at >= length+8 {
		// Whole words, past the end of the match if need be: that part is written again later.
		for end := at + length; at < end; at += 8 {
			binary.LittleEndian.PutUint64(out[at:], binary.LittleEndian.Uint64(out[at-distance:]))
		}
		return
	}
	for end := at + length; at < end; at++ {
		out[at] = out[at-distance]
	}
}

// build makes the tables of a canonical code from the lengths of its codes and says whether they
// make one: complete, or a single code of one bit, or none at all, which is an error only if used.
func (h *huffman) build(lengths []uint8) bool {
	var count [16]int
	for _, n := range lengths {
		count[n]++
	}
	var next [16]int // the first code of each length
	code, longest := 0, 0
	for n := 1; n < 16; n++ {
		code <<= 1
		next[n] = code
		code += count[n]
		if count[n] > 0 {
			longest = n
		}
		if code > 1<<n {
			return false
		}
	}
	codes := len(lengths) - count[0]
	if code != 1<<15 && codes != 0 && !(codes == 1 && longest == 1) {
		return false
	}
	h.rest = uint(max(0, longest-int(h.first)))
	h.table = grow(h.table, 1<<h.first)
	clear(h.table)
	for symbol, n := range lengths {
		if n > 0 {
			h.insert(h.symbols[symbol], next[n], uint(n))
			next[n]++
		}
	}
	return true
}

// insert writes the entry of a code of n bits to all the places whose bits begin with it. Codes
// come with the first bit on top, the input with the first bit below, so they are turned round.
func (h *huffman) insert(entry uint32, code int, n uint) {
	reversed := int(bits.Reverse16(uint16(code)) >> (16 - n))
	if entry != 0 {
		entry |= uint32(n)
	}
	if n <= h.first {
		for i := reversed; i < 1<<h.first; i += 1 << n {
			h.table[i] = entry
		}
		return
	}
	lead := &h.table[reversed&(1<<h.first-1)]
	if *lead == 0 {
		*lead = subtable | uint32(len(h.table))<<16
		h.table = append(h.table, make([]uint32, 1<<h.rest)...)
		lead = &h.table[reversed&(1<<h.first-1)]
	}
	sub := h.table[*lead>>16:][:1<<h.rest]
	for i := reversed >> h.first; i < 1<<h.rest; i += 1 << (n - h.first) {
		sub[i] = entry
	}
}

// The alphabets: what each symbol of a code stands for, as a table entry without the code's length.
var (
	literalSymbols  = makeLiterals()
	distanceSymbols = makeDistances()
	lengthSymbols   = makeLengths()
)

// makeLiterals lists 256 literals, the end, and 29 lengths from 3 to 258; 286 and 287 mean nothing.
func makeLiterals() []uint32 {
	symbols := make([]uint32, 288)
	for i := range 256 {
		symbols[i] = literal | uint32(i)<<16
	}
	symbols[256] = endOfBlock
	base := uint32(3)
	for i := range uint32(28) {
		extra := max(1, i/4) - 1
		symbols[257+i] = extra<<8 | base<<16
		base += 1 << extra
	}
	symbols[285] = 258 << 16
	return symbols
}

// makeDistances lists 30 distances from 1 to 32768; the last two symbols mean nothing.
func makeDistances() []uint32 {
	symbols := make([]uint32, 32)
	base := uint32(1)
	for i := range uint32(30) {
		extra := max(1, i/2) - 1
		symbols[i] = extra<<8 | base<<16
		base += 1 << extra
	}
	return symbols
}

// makeLengths lists the 19 symbols with which the lengths of codes are written.
func makeLengths() []uint32 {
	symbols := make([]uint32, 19)
	for i := range symbols {
		symbols[i] = literal | uint32(i)<<16
	}
	return symbols
}
