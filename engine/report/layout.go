package report

import (
	"iter"
	"unicode"
	"unicode/utf8"

	"zhenyu/engine/han"
)

// layout yields the folded characters of a text and where each stands in it, without the spaces that only set a date or a
// name wide: 3 月 5 日, 县长王　磊.
func layout(text string) iter.Seq2[int, rune] {
	return func(yield func(int, rune) bool) {
		var before, last rune // the two characters yielded last
		for i := 0; i < len(text); {
			r, size := utf8.DecodeRuneInString(text[i:])
			folded := han.FoldRune(r)
			if isBlank(folded) {
				if end := blanks(text, i); setsWide(before, last, text[end:]) {
					i = end
					continue
				}
			}
			if !yield(i, folded) {
				return
			}
			before, last = last, folded
			i += size
		}
	}
}

// isBlank says whether a character is a space within a line.
func isBlank(r rune) bool { return r == ' ' || r == '\t' || r == 0xA0 || r == 0x3000 }

// blanks gives the end of the spaces that start at a byte.
func blanks(text string, i int) int {
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !isBlank(han.FoldRune(r)) {
			return i
		}
		i += size
	}
	return i
}

// setsWide says whether spaces behind two characters, before the rest of a text, only set a date or a name wide.
func setsWide(before, last rune, rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	next := han.FoldRune(r)
	switch {
	case isDigit(last):
		return dateUnits.has(next)
	case dateUnits.has(last) && isDigit(before):
		return isDigit(next) || last == '月' && monthParts.has(next)
	}
	return singles.has(last) && unicode.Is(unicode.Han, next) && (!unicode.Is(unicode.Han, before) || titleEnds.has(before))
}

var (
	dateUnits  = rulebook.characters("date-unit")
	monthParts = rulebook.characters("month-part")
	titleEnds  = rulebook.characters("title-end")
)
