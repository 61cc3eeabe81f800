package repair

import "sort"

// Text is a document's text before and after repair, and the map between the two.
type Text struct {
	Received string  // as given, byte for byte
	Repaired string  // mended; always valid UTF-8, in the script of the received text
	Garbled  bool    // characters were annotated with their pinyin, and the annotations removed
	Guesses  []Guess // repairs that could be wrong, in text order
	Damaged  []Range // what is broken and was left so, in text order
	Noise    []Range // site furniture: crumbs, editor lines, share buttons; still in Repaired
	pieces   []piece // nil: both texts are the same
}

// Range is a half-open range [Start, End) of bytes of the repaired text, on character borders.
type Range struct{ Start, End int }

// Guess is a repair that a word list or a habit of sites decided, not the bytes alone.
type Guess struct {
	Range
	Was  string // as received, with annotations
	Now  string // as repaired
	Kind Kind
}

// Kind says what a guess is about.
type Kind string

// The kinds of guess.
const (
	Gap     Kind = "gap"     // a pair of bytes had vanished: two characters were chosen
	Tail    Kind = "tail"    // the second byte of a character was lost, maybe an ASCII character too
	Lost    Kind = "lost"    // the first byte of a character was lost
	Sound   Kind = "sound"   // several characters had the bytes and the reading
	Junk    Kind = "junk"    // a ? that stood for a space
	Swapped Kind = "swapped" // characters swapped to dodge a filter
)

// piece maps a stretch of the repaired text to the received text. Within an even piece the
// offsets run side by side; an odd one is a single character that came from other bytes.
type piece struct {
	repaired, received int // where it begins
	length, source     int // bytes in the repaired and in the received text
	even               bool
}

// Origin gives the byte range of Received that Repaired[start:end] came from: an annotated
// character includes its annotation, a character that was mended includes what stood for it, and
// two characters that share what stood for them both include it. Something dropped between two
// characters belongs to neither. An empty range gives an empty one, at the same place.
//
// start and end are byte offsets on character borders, 0 ≤ start ≤ end ≤ len(Repaired); it panics
// beyond those, as slicing does. Both ends grow with start and end. O(log n) in the number of
// repairs, no allocation.
func (t *Text) Origin(start, end int) (int, int) {
	_ = t.Repaired[start:end]
	if t.pieces == nil {
		return start, end
	}
	from := t.originOfStart(start)
	if start == end {
		return from, from
	}
	return from, t.originOfEnd(end)
}

// originOfStart gives where the character that begins at the offset came from.
func (t *Text) originOfStart(at int) int {
	i := sort.Search(len(t.pieces), func(i int) bool {
		return t.pieces[i].repaired+t.pieces[i].length > at
	})
	if i == len(t.pieces) {
		return len(t.Received)
	}
	p := t.pieces[i]
	if p.even {
		return p.received + at - p.repaired
	}
	return p.received
}

// originOfEnd gives where what the character before the offset came from ends.
func (t *Text) originOfEnd(at int) int {
	i := sort.Search(len(t.pieces), func(i int) bool {
		return t.pieces[i].repaired+t.pieces[i].length >= at
	})
	p := t.pieces[i]
	if p.even {
		return p.received + at - p.repaired
	}
	return p.received + p.source
}
