package docfile

import (
	"bytes"
	"context"
	"encoding/json"
	"slices"
	"strings"
	"unicode"
)

// readText reads what is neither a known binary format nor a zip: txt or html in some charset.
func readText(ctx context.Context, name string, data []byte, lim Limits) (Document, error) {
	if len(bytes.TrimSpace(data)) == 0 {
		return Document{}, refuse(ErrEmpty, "file_empty")
	}
	// Every charset here writes a character in at most four bytes where UTF-8 needs one at least.
	if len(data)/4 > lim.Text {
		return Document{}, lim.tooLong()
	}
	declared := declaredCharset(data)
	d, err := decode(ctx, data, declared)
	if err != nil {
		return Document{}, err
	}
	if d.junk() {
		return Document{}, refuse(ErrUnsupported, "file_no_text").
			advise("advice_formats")
	}
	doc := Document{Format: TXT, Charset: d.charset, Text: tidy(d.text), Notes: d.notes(declared)}
	if strings.TrimSpace(doc.Text) == "" {
		return Document{}, refuse(ErrEmpty, "file_blank")
	}
	if slices.ContainsFunc(data, controlByte) && !saysAnything(doc.Text) {
		return Document{}, refuse(ErrUnsupported, "file_no_text").advise("advice_formats")
	}
	if strings.IndexAny(doc.Text, "{[") == 0 && json.Valid([]byte(doc.Text)) {
		return Document{}, refuse(ErrUnsupported, "file_is_json").advise("advice_send_document")
	}
	if looksHTML(name, doc.Text) {
		return readHTML(ctx, doc, lim)
	}
	if xmlStart.MatchString(doc.Text) {
		return Document{}, refuse(ErrUnsupported, "file_xml").advise(saveAs)
	}
	return doc, nil
}

// fewLetters is how many letters and digits a text without a Chinese character has at least.
const fewLetters = 4

// saysAnything tells a text with control characters from a few bytes of something else, which some charset makes characters of.
func saysAnything(text string) bool {
	letters := 0
	for _, r := range text {
		if unicode.Is(unicode.Han, r) {
			return true
		}
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			letters++
		}
		if letters == fewLetters {
			return true
		}
	}
	return false
}

// tidy gives every line break as "\n" and drops what is no text: byte order marks, control
// characters. Private-use characters stay: damage that the repair engine can undo hides in them.
func tidy(text string) string {
	if strings.IndexFunc(text, untidy) < 0 {
		return text
	}
	text = strings.ReplaceAll(text, "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case !untidy(r):
			return r
		case r == '\r', r == '\v', r == '\f', r == '\u0085', r == '\u2028', r == '\u2029':
			return '\n'
		case r == '\u00a0', r == '\u202f', r == '\u2007':
			return ' '
		}
		return -1
	}, text)
}

func untidy(r rune) bool {
	switch r {
	case '\n', '\t':
		return false
	case '\u00a0', '\u202f', '\u2007', '\u2028', '\u2029', '\ufeff':
		return true
	}
	return unicode.IsControl(r)
}

// lines collects the lines of a text within a limit.
type lines struct {
	b   strings.Builder
	max int
}

// add adds a line without the white space around it; an empty one is none.
func (l *lines) add(line string) { l.put(strings.TrimSpace(line)) }

// addRow adds a table row, its cells joined by tabs: an empty cell at the edge is still a cell, and a
// row of empty ones is no line.
func (l *lines) addRow(cells []string) {
	if row := strings.Join(cells, "\t"); strings.TrimSpace(row) != "" {
		l.put(row)
	}
}

func (l *lines) put(line string) {
	if line == "" || l.full() {
		return
	}
	if l.b.Len() > 0 {
		l.b.WriteByte('\n')
	}
	l.b.WriteString(line)
}

// full reports a text over the limit; what comes after is not kept, and the caller refuses.
func (l *lines) full() bool { return l.b.Len() > l.max }
