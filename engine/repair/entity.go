package repair

import (
	"html"
	"slices"
)

// longestEntity is the number of characters between & and ; from which on it is none.
const longestEntity = 32

// unescape turns HTML entities that stand in the text into their characters, also those that
// were escaped twice (&amp;nbsp;). It goes from the end to the start, so that what stands behind
// an & is final when the & is met.
func (w *work) unescape() {
	if !slices.ContainsFunc(w.text, func(c cell) bool { return c.r == '&' }) {
		return
	}
	var out []cell // in reverse
	for _, c := range slices.Backward(w.text) {
		out = append(out, c)
		for out[len(out)-1].r == '&' {
			decoded, n := entity(out)
			if n == 0 {
				break
			}
			out = append(out[:len(out)-n], decoded...)
		}
	}
	slices.Reverse(out)
	w.text = out
}

// entity reads the entity that begins at the end of a reversed text. It gives the characters that
// it stands for, in reverse, and how many it takes; 0 where it is none.
func entity(reversed []cell) ([]cell, int) {
	last := len(reversed) - 1
	var name []rune
	for n := 0; n <= longestEntity && n <= last; n++ {
		c := reversed[last-n]
		name = append(name, c.r)
		if c.r != ';' {
			continue
		}
		text := html.UnescapeString(string(name))
		if text == string(name) {
			return nil, 0
		}
		var found []cell
		for _, r := range text {
			found = append(found, cell{r: r, start: reversed[last].start, end: c.end, mark: c.mark})
		}
		slices.Reverse(found)
		return found, n + 1
	}
	return nil, 0
}
