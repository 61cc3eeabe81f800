package repair

import (
	"strings"
	"unicode/utf8"
)

// Lines of texts that a mail program or an editor broke at a width: so many cells at least and at most, a
// character of Chinese taking two, and so many cells that a full line may lack for a mark that must not begin one.
const (
	leastWidth = 32
	mostWidth  = 160
	lackCells  = 4
	fullLines  = 3 // lines of the full width that end amidst a sentence, for a text to count as wrapped
)

// wrapped gives the width that the lines of a text were broken at, 0 where they were not.
func wrapped(s string) int {
	most := 0
	for line := range strings.Lines(s) {
		if n := cellsOf(line); n > most {
			most = n
		}
	}
	if most < leastWidth || most > mostWidth {
		return 0
	}
	full, open := 0, 0
	for line := range strings.Lines(s) {
		n := cellsOf(line)
		switch {
		case n >= most-lackCells && !closed(line):
			full++
		case n > most/2 && n < most-lackCells && !closed(line):
			open++
		}
	}
	if full < fullLines || full <= open {
		return 0
	}
	return most
}

// cellsOf counts the cells of a line without its end.
func cellsOf(line string) int {
	line = strings.TrimRight(line, "\r\n")
	runes := utf8.RuneCountInString(line)
	return runes + (len(line)-runes)/2 // three bytes take two cells
}

// closed says whether a line ends with a sign that ends a sentence.
func closed(line string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(line, "\r\n \t　"))
	return strings.ContainsRune("。！？…；：”）.!?;:)", r)
}

// joinLines drops the ends of lines that no paragraph ends with: behind a comma, and in a text wrapped at a width
// behind a full line.
func (w *work) joinLines(width int) {
	out, cells := w.text[:0], 0
	for i := 0; i < len(w.text); i++ {
		c := w.text[i]
		if c.r != '\n' {
			cells += 1 + (utf8.RuneLen(c.r)-1)/2
			out = append(out, c)
			continue
		}
		end := len(out)
		for end > 0 && (out[end-1].r == '\r' || isBlank(out[end-1].r)) {
			end--
		}
		if next := w.goesOn(i+1, end > 0 && isListComma(out[end-1].r), end > 0 && width > 0 && cells >= width-lackCells && isHan(out[end-1].r)); next > i {
			out, i = out[:end], next-1
		} else {
			out = append(out, c)
		}
		cells = 0
	}
	w.text = out
}

// goesOn gives where the next line goes on with the sentence of the one before, -1 where it does not: behind a
// comma also an indented one, behind a full line only one that is not.
func (w *work) goesOn(i int, comma, full bool) int {
	next := i
	for isBlank(w.at(next)) {
		next++
	}
	if !comma && (!full || next > i) || !isHan(w.at(next)) {
		return -1
	}
	return next
}

func isListComma(r rune) bool { return r == '，' || r == '、' || r == ',' }
func isBlank(r rune) bool     { return r == ' ' || r == '\t' || r == '　' }
