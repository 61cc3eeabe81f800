package repair

import "slices"

// longestTag is the number of characters from < to > from which on it is no tag.
const longestTag = 400

// tags are the elements whose tags stray into texts, true for those that a line ends with.
var tags = map[string]bool{
	"p": true, "br": true, "div": true, "li": true, "ul": true, "ol": true, "table": true, "tr": true, "section": true, "center": true,
	"h1": true, "h2": true, "h3": true, "h4": true, "h5": true, "h6": true,
	"span": false, "a": false, "b": false, "strong": false, "i": false, "em": false, "u": false, "font": false, "img": false, "td": false,
	"th": false, "tbody": false, "sup": false, "sub": false, "o:p": false,
}

// dropTags drops HTML tags that were left in the text. One that ends a line becomes the line's end. A < that opens no tag
// of a known element stays.
func (w *work) dropTags() {
	if !slices.ContainsFunc(w.text, func(c cell) bool { return c.r == '<' }) {
		return
	}
	out := w.text[:0]
	for i := 0; i < len(w.text); {
		end, breaks := w.tag(i)
		if end == i {
			out = append(out, w.text[i])
			i++
			continue
		}
		if breaks {
			out = append(out, cell{r: '\n', start: w.text[i].start, end: w.text[end-1].end})
		}
		i = end
	}
	w.text = out
}

// tag gives the end of the tag that begins at i, i where none does, and whether it ends a line.
func (w *work) tag(i int) (end int, breaks bool) {
	if w.at(i) != '<' {
		return i, false
	}
	at := i + 1
	if w.at(at) == '/' {
		at++
	}
	var name []rune
	for ; isTagRune(w.at(at)) && len(name) < 8; at++ {
		name = append(name, w.at(at)|0x20)
	}
	breaks, ok := tags[string(name)]
	if r := w.at(at); !ok || r != '>' && r != ' ' && r != '/' {
		return i, false
	}
	for ; at < min(len(w.text), i+longestTag); at++ {
		switch w.text[at].r {
		case '>':
			return at + 1, breaks
		case '<':
			return i, false
		}
	}
	return i, false
}

func isTagRune(r rune) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '1' <= r && r <= '6' || r == ':'
}
