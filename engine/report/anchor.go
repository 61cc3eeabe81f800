package report

import (
	"unicode/utf8"

	"zhenyu/engine/repair"
)

// anchor turns ranges of runes of the repaired text into ranges of characters of both texts.
type anchor struct {
	text     *repair.Text
	repaired []int32 // byte offset of each rune of the repaired text, and its length at the end
	received []int32 // number of characters of the received text before each stride of bytes
}

// stride is the number of bytes between two counted places of the received text.
const stride = 64

func newAnchor(t *repair.Text) *anchor {
	a := &anchor{text: t, repaired: make([]int32, 0, len(t.Repaired)/2+1)}
	for i := range t.Repaired {
		a.repaired = append(a.repaired, int32(i))
	}
	a.repaired = append(a.repaired, int32(len(t.Repaired)))
	n := int32(0)
	for i := 0; i < len(t.Received); i += stride {
		a.received = append(a.received, n)
		n += int32(countStarts(t.Received[i:min(i+stride, len(t.Received))]))
	}
	a.received = append(a.received, n)
	return a
}

// countStarts counts the characters that start in a stretch of bytes.
func countStarts(s string) int {
	n := 0
	for i := range len(s) {
		if utf8.RuneStart(s[i]) {
			n++
		}
	}
	return n
}

// both gives a range in characters of the received and of the repaired text.
func (a *anchor) both(s span) (received, repaired Span) {
	if s.empty() {
		return Span{}, Span{}
	}
	from, to := a.text.Origin(int(a.repaired[s.start]), int(a.repaired[s.end]))
	return Span{a.chars(from), a.chars(to)}, Span{s.start, s.end}
}

// chars counts the characters of the received text before a byte offset.
func (a *anchor) chars(offset int) int {
	k := offset / stride
	return int(a.received[k]) + countStarts(a.text.Received[k*stride:offset])
}

// runes gives the range of runes of a range of bytes of the repaired text.
func (a *anchor) runes(start, end int) span {
	return span{a.runeAt(start), a.runeAt(end)}
}

func (a *anchor) runeAt(offset int) int {
	lo, hi := 0, len(a.repaired)
	for lo < hi {
		if mid := (lo + hi) / 2; int(a.repaired[mid]) < offset {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}
