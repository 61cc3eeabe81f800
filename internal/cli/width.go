package cli

import (
	"strings"

	"golang.org/x/text/width"
)

// displayWidth is the number of terminal columns of a text: two for a wide character, as in every terminal
// that shows Chinese, one for any other.
func displayWidth(s string) int {
	n := 0
	for _, r := range s {
		n++
		if k := width.LookupRune(r).Kind(); k == width.EastAsianWide || k == width.EastAsianFullwidth {
			n++
		}
	}
	return n
}

// padRight fills a text with spaces to a number of columns.
func padRight(s string, columns int) string {
	return s + strings.Repeat(" ", max(0, columns-displayWidth(s)))
}

// padLeft fills a text with spaces in front to a number of columns.
func padLeft(s string, columns int) string {
	return strings.Repeat(" ", max(0, columns-displayWidth(s))) + s
}

// clip cuts a text to a number of columns, with an ellipsis where something was cut.
func clip(s string, columns int) string {
	if displayWidth(s) <= columns {
		return s
	}
	var b strings.Builder
	left := columns - 1
	for _, r := range s {
		if left -= displayWidth(string(r)); left < 0 {
			break
		}
		b.WriteRune(r)
	}
	return b.String() + "…"
}
