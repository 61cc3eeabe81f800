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
	paragraphs = 2 // lines that are indented unlike the others, for an indent to mean a paragraph
)

// layout is how the lines of a text were broken at a width. Some programs count cells, others characters, which
// differ by the digits of a line.
type layout struct {
	characters bool // the width counts characters, not cells
	width      int
	lack       int
	indent     int  // of lines that go on with the one before
	indented   bool // a paragraph begins with another indent
	surplus    int  // full lines less those that end amidst a sentence without being full
	exact      int  // full lines that lack nothing
}

// wrapped gives the layout of a text whose lines were broken at a width, nil where they were not.
func wrapped(s string) *layout {
	cells, characters := layout{lack: lackCells}, layout{characters: true, lack: lackCells / 2}
	for line := range strings.Lines(s) {
		cells.width, characters.width = max(cells.width, cells.measure(line)), max(characters.width, characters.measure(line))
	}
	if cells.width < leastWidth || cells.width > mostWidth {
		return nil
	}
	best := &cells
	byCells, byCharacters := cells.fits(s), characters.fits(s)
	if byCharacters && (!byCells || characters.surplus > cells.surplus || characters.surplus == cells.surplus && characters.exact > cells.exact) {
		best = &characters
	}
	if !byCells && !byCharacters {
		return nil
	}
	best.readIndents(s)
	return best
}

// measure counts the cells or characters of a line without its end.
func (l *layout) measure(line string) int {
	line = strings.TrimRight(line, "\r\n")
	runes := utf8.RuneCountInString(line)
	if l.characters {
		return runes
	}
	return runes + (len(line)-runes)/2 // three bytes take two cells
}

// full says whether a line is as long as the layout allows.
func (l *layout) full(line string) bool { return l.measure(line) >= l.width-l.lack }

// fits says whether enough lines end where the width is used up rather than a sentence. A list of names of one length has
// no commas.
func (l *layout) fits(s string) bool {
	full, open := 0, 0
	for line := range strings.Lines(s) {
		switch {
		case closed(line):
		case l.full(line) && strings.ContainsAny(line, "，。、；：,;:"):
			full++
			if l.measure(line) == l.width {
				l.exact++
			}
		case l.measure(line) > l.width/2 && !l.full(line):
			open++
		}
	}
	l.surplus = full - open
	return full >= fullLines && full > open
}

// readIndents finds the indent of lines that go on, the one that most lines behind a full and open line have, and whether
// others are indented unlike them.
func (l *layout) readIndents(s string) {
	behind, all := map[int]int{}, map[int]int{}
	goesOn := false
	for line := range strings.Lines(s) {
		body := strings.TrimLeft(line, " \t　")
		if strings.TrimRight(body, "\r\n") == "" {
			goesOn = false
			continue
		}
		indent := utf8.RuneCountInString(line[:len(line)-len(body)])
		all[indent]++
		if goesOn {
			behind[indent]++
		}
		goesOn = l.full(line) && !closed(line)
	}
	most := 0
	for indent, n := range behind {
		if n > most || n == most && indent < l.indent {
			most, l.indent = n, indent
		}
	}
	others := 0
	for indent, n := range all {
		if indent != l.indent {
			others += n
		}
	}
	l.indented = others >= paragraphs
}

// closed says whether a line ends with a sign that ends a sentence.
func closed(line string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(line, "\r\n \t　"))
	return closes(r)
}

func closes(r rune) bool { return strings.ContainsRune("。！？…；：”）.!?;:)", r) }
