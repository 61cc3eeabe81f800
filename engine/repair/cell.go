package repair

import (
	"strings"
	"unicode/utf8"
)

// cell is one character on its way from the received to the repaired text.
type cell struct {
	r          rune
	start, end int   // bytes of the received text that it came from
	mark       int32 // 1 + index of the mark it carries, 0: none
}

// cells cuts a text into characters. A byte that is no UTF-8 becomes U+FFFD.
func cells(s string) []cell {
	cut := make([]cell, 0, len(s)/2)
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		cut = append(cut, cell{r: r, start: i, end: i + n})
		i += n
	}
	return cut
}

// mark is a guess or, without a kind, a damaged place.
type mark struct{ kind Kind }

// work is a text under repair.
type work struct {
	text    []cell
	notes   []int32 // index behind the annotation of each cell, 0: none
	marks   []mark
	garbled bool
	search  *search // kept for its memory
	breaks  int     // searched so far, see maxBreaks
}

// note makes a mark and gives the number that its cells carry.
func (w *work) note(kind Kind) int32 {
	w.marks = append(w.marks, mark{kind})
	return int32(len(w.marks))
}

// at gives the rune at an index, or -1 beyond the ends.
func (w *work) at(i int) rune {
	if i < 0 || i >= len(w.text) {
		return -1
	}
	return w.text[i].r
}

// string gives the text as it stands.
func (w *work) string() string {
	var out strings.Builder
	out.Grow(3 * len(w.text))
	for _, c := range w.text {
		out.WriteRune(c.r)
	}
	return out.String()
}

// finish makes the map and turns the marks into ranges; repaired is the text as it stands.
func (w *work) finish(received, repaired string) *Text {
	t := &Text{Received: received, Repaired: repaired, Garbled: w.garbled, pieces: []piece{}}
	offset := 0
	for _, c := range w.text {
		n := utf8.RuneLen(c.r)
		t.pieces = join(t.pieces, piece{repaired: offset, received: c.start, length: n, source: c.end - c.start})
		offset += n
	}
	w.report(t)
	t.Noise = noise(repaired)
	return t
}

// join adds the piece of one character, to the last piece where the two run on evenly.
func join(all []piece, p piece) []piece {
	p.even = p.length == p.source
	if n := len(all); n > 0 && p.even && all[n-1].even {
		last := &all[n-1]
		if last.received+last.source == p.received {
			last.length += p.length
			last.source += p.source
			return all
		}
	}
	return append(all, p)
}

// report turns the marks that cells carry into guesses and damaged ranges.
func (w *work) report(t *Text) {
	offset := 0
	for i := 0; i < len(w.text); {
		number, start, first := w.text[i].mark, offset, i
		for ; i < len(w.text) && w.text[i].mark == number; i++ {
			offset += utf8.RuneLen(w.text[i].r)
		}
		if number == 0 {
			continue
		}
		place := Range{start, offset}
		if kind := w.marks[number-1].kind; kind != "" {
			was := t.Received[w.text[first].start:w.text[i-1].end]
			t.Guesses = append(t.Guesses, Guess{place, was, t.Repaired[start:offset], kind})
		} else {
			t.Damaged = append(t.Damaged, place)
		}
	}
}
