package report

import (
	"unicode/utf8"

	"zhenyu/engine/repair"
)

// anchor turns ranges of runes of a passage into ranges of characters of both texts.
type anchor struct {
	text     *repair.Text
	repaired []int32 // byte offset in the repaired text of each rune of the passage, and its length at the end
	received counts  // of the received text
	mended   counts  // of the repaired text
}

// counts are the numbers of characters of a text before each stride of its bytes.
type counts struct {
	text   string
	before []int32
}

// stride is the number of bytes between two counted places of the received text.
const stride = 64

func newAnchor(t *repair.Text) *anchor {
	a := &anchor{text: t, repaired: make([]int32, 0, len(t.Repaired)/2+1), received: count(t.Received), mended: count(t.Repaired)}
	for i := range layout(t.Repaired) {
		a.repaired = append(a.repaired, int32(i))
	}
	a.repaired = append(a.repaired, int32(len(t.Repaired)))
	return a
}

func count(text string) counts {
	c := counts{text: text, before: make([]int32, 0, len(text)/stride+2)}
	n := int32(0)
	for i := 0; i < len(text); i += stride {
		c.before = append(c.before, n)
		n += int32(countStarts(text[i:min(i+stride, len(text))]))
	}
	c.before = append(c.before, n)
	return c
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
	start, end := a.bytes(s)
	from, to := a.text.Origin(start, end)
	return Span{a.received.chars(from), a.received.chars(to)}, Span{a.mended.chars(start), a.mended.chars(end)}
}

// bytes gives a range in bytes of the repaired text. It ends behind its last character: what is set wide behind that is
// no part of it.
func (a *anchor) bytes(s span) (start, end int) {
	start, last := int(a.repaired[s.start]), int(a.repaired[s.end-1])
	_, size := utf8.DecodeRuneInString(a.text.Repaired[last:])
	return start, last + size
}

// chars counts the characters before a byte offset.
func (c counts) chars(offset int) int {
	k := offset / stride
	return int(c.before[k]) + countStarts(c.text[k*stride:offset])
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
