package docfile

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// paragraphs joins lines that the page width broke, and gives one paragraph a line. A line goes on in
// the next one when it reaches the right edge of the text and the next begins at the left edge, in the
// same size, without a gap; an indented line, a short line before, a table row, or a numbered heading
// begin anew.
func paragraphs(pages []page) string {
	var b strings.Builder
	var last *line
	var lastColumn column
	columns := textColumns(pages)
	for k, p := range pages {
		col := columns[k]
		for i := range p.lines {
			l := &p.lines[i]
			if last != nil {
				b.WriteString(joint(*last, *l, lastColumn.full(*last) && col.continues(*last, *l)))
			}
			b.WriteString(l.text)
			last, lastColumn = l, col
		}
	}
	return b.String()
}

// column is the block of running text on a page.
type column struct {
	left, right float64
	pitch       float64 // from one line to the next, in ems; 0 when unknown
}

// textColumns finds the block of each page. A page of a few short lines does not show it; it takes
// that of all pages of its size. A page that does show it has its own: bound books shift it. A
// column among others comes with its block.
func textColumns(pages []page) []column {
	bySize := map[float64][]line{}
	for _, p := range pages {
		if p.block == nil {
			bySize[p.height] = append(bySize[p.height], p.lines...)
		}
	}
	common := map[float64]column{}
	for height, ls := range bySize {
		common[height] = textColumn(ls)
	}
	columns := make([]column, len(pages))
	for i, p := range pages {
		columns[i] = common[p.height]
		if own := textColumn(p.lines); own.right-own.left > 0.95*(columns[i].right-columns[i].left) {
			columns[i] = own
		}
		if p.block != nil {
			columns[i] = *p.block
		}
	}
	return columns
}

// textColumn finds the block: the outermost edges that at least two lines share within half a
// character, so that a stray line outside moves nothing; one line alone stands for itself.
func textColumn(ls []line) column {
	if len(ls) == 0 {
		return column{}
	}
	lefts, rights, ems := make([]float64, len(ls)), make([]float64, len(ls)), make([]float64, len(ls))
	for i, l := range ls {
		lefts[i], rights[i], ems[i] = l.left, -l.right, l.em
	}
	slices.Sort(ems)
	near := ems[len(ems)/2] / 2
	return column{left: sharedEdge(lefts, near), right: -sharedEdge(rights, near), pitch: pitch(ls)}
}

// sharedEdge returns the smallest value that another one comes near to, or the smallest of all.
func sharedEdge(values []float64, near float64) float64 {
	slices.Sort(values)
	for i := range len(values) - 1 {
		if values[i+1]-values[i] <= near {
			return values[i]
		}
	}
	return values[0]
}

// pitch is the usual step from line to line, in ems: the lower quartile, because where paragraphs are
// set apart by gaps, half of the steps may be gaps.
func pitch(ls []line) float64 {
	var steps []float64
	for i := 1; i < len(ls); i++ {
		if step := middle(ls[i-1]) - middle(ls[i]); step > 0 {
			steps = append(steps, step/ls[i].em)
		}
	}
	if len(steps) == 0 {
		return 0
	}
	slices.Sort(steps)
	return steps[len(steps)/4]
}

func middle(l line) float64 { return (l.top + l.bottom) / 2 }

// minLine is the shortest line of running text, in characters.
const minLine = 10

// full reports a line that the page width may have broken: the rules of Chinese typesetting push up
// to two characters over to the next line. A narrow block is no running text.
func (c column) full(l line) bool {
	return c.right-c.left > minLine*l.em && l.right > c.right-2.2*l.em && !strings.Contains(l.text, "\t")
}

// continues reports whether next may go on the paragraph of last.
func (c column) continues(last, next line) bool {
	sameSize := math.Abs(last.em-next.em) < 0.25*max(last.em, next.em) || utf8.RuneCountInString(next.text) < 4
	indented := next.left > c.left+1.2*next.em
	step := (middle(last) - middle(next)) / next.em
	gap := c.pitch > 0 && step > 1.6*c.pitch // a new page steps up, not down
	return sameSize && !indented && !gap && !strings.Contains(next.text, "\t") &&
		!(ended.MatchString(last.text) && numbered.MatchString(next.text))
}

var (
	ended    = regexp.MustCompile(`[。！？；：.!?;:]$`)
	numbered = regexp.MustCompile(`^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、][^\d]|第[一二三四五六七八九十]{1,3}[章条节])`)
)

var latinEdge = regexp.MustCompile(`[A-Za-z,.;:]$`)

// joint is what stands between two lines: a new paragraph, or in the same one nothing between
// Chinese and a space between Latin words.
func joint(last, next line, same bool) string {
	first, _ := utf8.DecodeRuneInString(next.text)
	latin := first|0x20 >= 'a' && first|0x20 <= 'z' || first >= '0' && first <= '9'
	switch {
	case !same:
		return "\n"
	case latin && latinEdge.MatchString(last.text):
		return " "
	}
	return ""
}
