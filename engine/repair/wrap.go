package repair

import (
	"strings"
	"unicode/utf8"
)

// joinLines drops the ends of lines that no paragraph ends with: behind a comma, and in a text wrapped at a width
// behind a full line.
func (w *work) joinLines(l *layout) {
	out, cells, runes := w.text[:0], 0, 0
	for i := 0; i < len(w.text); i++ {
		c := w.text[i]
		if c.r != '\n' {
			if c.r != '\r' {
				cells, runes = cells+cellsOf(c.r), runes+1
			}
			out = append(out, c)
			continue
		}
		end := len(out)
		for end > 0 && (out[end-1].r == '\r' || isBlank(out[end-1].r)) {
			end--
		}
		next := w.goesOn(i+1, lastOf(out[:end]), l.reached(cells, runes))
		cells, runes = 0, 0
		if next < 0 {
			out = append(out, c)
			continue
		}
		for _, blank := range w.text[i+1 : next] { // the indent is a part of its line
			cells, runes = cells+cellsOf(blank.r), runes+1
		}
		out, i = out[:end], next-1
	}
	w.text = out
}

// cellsOf gives how many cells a character takes: two in Chinese.
func cellsOf(r rune) int { return 1 + (utf8.RuneLen(r)-1)/2 }

// reached gives the layout behind a line that is full, nil behind any other.
func (l *layout) reached(cells, runes int) *layout {
	if l == nil || l.characters && runes < l.width-l.lack || !l.characters && cells < l.width-l.lack {
		return nil
	}
	return l
}

// lastOf gives the last rune of a line, 0 for none.
func lastOf(line []cell) rune {
	if len(line) == 0 {
		return 0
	}
	return line[len(line)-1].r
}

// goesOn gives where the next line goes on with the sentence of the one before, -1 where it does not: behind a
// comma whatever its indent, behind a full line only with that of lines that go on.
func (w *work) goesOn(i int, last rune, full *layout) int {
	next := i
	for isBlank(w.at(next)) {
		next++
	}
	switch {
	case last == 0 || last == '\n':
	case isListComma(last) && isHan(w.at(next)):
		return next
	case full != nil && next-i == full.indent && (full.indented || !closes(last)) && w.carriesOn(last, next):
		return next
	}
	return -1
}

// carriesOn says whether a line can go on amidst a paragraph with what stands at i: words and marks, but no number of a list
// and no mark of an item. Between two letters there was a space.
func (w *work) carriesOn(last rune, i int) bool {
	r := w.at(i)
	switch {
	case isHan(r), '0' <= r && r <= '9', r == '（', r == '(':
		return !w.numbered(i)
	case isLetter(r):
		return !isLetter(last)
	}
	return r > 0 && strings.ContainsRune("，。、；：！？”’）》」』％,.;:!?)%“‘《「『", r)
}

// numbered says whether the number of an item of a list stands at i: 1. 一、 （三）, but not 1.5.
func (w *work) numbered(i int) bool {
	if r := w.at(i); r == '（' || r == '(' {
		i++
	}
	from := i
	for r := w.at(i); '0' <= r && r <= '9' || r > 0 && strings.ContainsRune("一二三四五六七八九十", r); r = w.at(i) {
		i++
	}
	if from == i {
		return false
	}
	switch w.at(i) {
	case '、', '．', '）', ')':
		return true
	case '.':
		after := w.at(i + 1)
		return after < '0' || after > '9'
	}
	return false
}

func isLetter(r rune) bool    { return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' }
func isListComma(r rune) bool { return r == '，' || r == '、' || r == ',' }
func isBlank(r rune) bool     { return r == ' ' || r == '\t' || r == '　' }
