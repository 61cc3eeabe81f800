package docfile

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/klippa-app/go-pdfium/responses"
)

// page is one page of a pdf as lines in the order of its content.
type page struct {
	lines   []line
	height  float64 // points
	block   *column // of one of several columns side by side
	damaged bool
}

// line is one line of text on a page, in points from the lower left corner.
type line struct {
	text                     string
	left, right, top, bottom float64
	em                       float64 // the size of a character, from the widest or tallest
	level                    bool    // far right of the line before, on its height
}

// pageLines groups a page's characters to lines where PDFium breaks them, and where only the cells of
// a table are so far apart.
func pageLines(chars []*responses.GetPageTextStructuredChar) []line {
	var found []line
	start := 0
	for i := 0; i <= len(chars); i++ {
		if i < len(chars) && chars[i].Text != "\n" && chars[i].Text != "\r" {
			continue
		}
		found = append(found, lineParts(chars[start:i])...)
		start = i + 1
	}
	return found
}

// lineParts cuts a line into cells, at most maxColumns.
func lineParts(chars []*responses.GetPageTextStructuredChar) []line {
	whole, ok := measure(chars)
	if !ok {
		return nil
	}
	var parts []line
	var last *responses.GetPageTextStructuredChar
	start, cell := 0, cellGap(chars, whole.em)
	for i, c := range chars {
		if !visible(c) {
			continue
		}
		if last != nil && len(parts) < maxColumns-1 && (c.PointPosition.Left-last.PointPosition.Right)/whole.em > cell {
			parts = append(parts, newLine(chars[start:i], len(parts) > 0))
			start = i
		}
		last = c
	}
	return append(parts, newLine(chars[start:], len(parts) > 0))
}

// newLine measures a line and writes its text. PDFium sets a space wherever there is a gap; in
// Chinese most are only the air beside a digit.
func newLine(chars []*responses.GetPageTextStructuredChar, level bool) line {
	l, _ := measure(chars)
	var b strings.Builder
	var last *responses.GetPageTextStructuredChar
	space := false
	for _, c := range chars {
		if visible(c) {
			if last != nil {
				gap := c.PointPosition.Left - last.PointPosition.Right
				b.WriteString(between(last.Text, c.Text, space, gap/l.em))
			}
			b.WriteString(c.Text)
			last, space = c, false
		} else {
			space = true
		}
	}
	l.text, l.level = b.String(), level
	return l
}

func measure(chars []*responses.GetPageTextStructuredChar) (line, bool) {
	var l line
	ok := false
	for _, c := range chars {
		if !visible(c) {
			continue
		}
		p := c.PointPosition
		if !ok {
			l = line{left: p.Left, right: p.Right, top: p.Top, bottom: p.Bottom}
			ok = true
		}
		l.left, l.right = min(l.left, p.Left), max(l.right, p.Right)
		l.top, l.bottom = max(l.top, p.Top), min(l.bottom, p.Bottom)
		l.em = max(l.em, p.Top-p.Bottom, min(p.Right-p.Left, 2*(p.Top-p.Bottom)))
	}
	l.em = max(l.em, 1)
	return l, ok
}

// visible leaves out spaces, and the marks that PDFium gives for nothing (a soft hyphen as U+0002).
func visible(c *responses.GetPageTextStructuredChar) bool {
	r, _ := utf8.DecodeRuneInString(c.Text)
	return c.Text != "" && !unicode.IsSpace(r) && !unicode.IsControl(r)
}

// cellGap is the gap, in ems, that only the cells of a table leave. It grows with the usual gap of
// the line, which justified and letter-spaced lines stretch.
func cellGap(chars []*responses.GetPageTextStructuredChar, em float64) float64 {
	var gaps []float64
	var last *responses.GetPageTextStructuredChar
	for _, c := range chars {
		if !visible(c) {
			continue
		}
		if last != nil {
			gaps = append(gaps, (c.PointPosition.Left-last.PointPosition.Right)/em)
		}
		last = c
	}
	if len(gaps) < 6 { // a row of short cells has no usual gap
		return 1.6
	}
	slices.Sort(gaps)
	return 1.6 + 2*max(0, gaps[len(gaps)/2])
}

// between says what stands between two characters of a line that are gap ems apart: a space where
// words need one or the layout shows one, else nothing.
func between(before, after string, space bool, gap float64) string {
	const layoutGap = 1.1 // a full-width comma leaves up to one em after its ink
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(after)
	switch {
	case !space:
		return ""
	case gap > layoutGap || !chineseRune(last) && !chineseRune(first):
		return " "
	}
	return ""
}

// chineseRune reports characters that need no space beside them: Han, and full-width signs.
func chineseRune(r rune) bool {
	return unicode.Is(unicode.Han, r) || r >= 0x3000 && r <= 0x303f || r >= 0xff00 && r <= 0xffef ||
		strings.ContainsRune("—…“”‘’·", r)
}
