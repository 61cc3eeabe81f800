package docfile

import (
	"bytes"
	"context"
	"strings"
	"unicode"

	"zhenyu/internal/lang"
)

// decoded is a text out of bytes, and what there is to say about the way.
type decoded struct {
	text    string
	charset string
	lost    int // characters that meant nothing in any charset
	mixed   int // lines in another charset than the rest
}

// decode finds the charset and reads data by it. A byte order mark is believed when the rest agrees,
// and is a hint when not: files pasted together from two keep the mark of one. declared is a charset
// or nil. The only error is the context's.
func decode(ctx context.Context, data []byte, declared *charset) (decoded, error) {
	for _, c := range marked {
		rest, ok := bytes.CutPrefix(data, c.marks)
		if ok && c.reads(rest) {
			return decoded{text: c.decode(rest), charset: c.name}, nil
		}
		if ok {
			data, declared = rest, c
			break
		}
	}
	c := detect(data, declared)
	text, lost := c.read(data)
	if c.wide || lost == 0 {
		return decoded{text: text, charset: c.name, lost: lost}, nil
	}
	return decodeLines(ctx, data, c)
}

// decodeLines reads a file of several charsets: each line that main cannot read by the charset that
// fits this line. A newline byte is never part of a character in the charsets that come here.
func decodeLines(ctx context.Context, data []byte, main *charset) (decoded, error) {
	d := decoded{charset: main.name}
	var b strings.Builder
	for line := range bytes.Lines(data) {
		if err := ctx.Err(); err != nil {
			return decoded{}, err
		}
		text, lost := main.read(line)
		if lost > 0 {
			if other, none := detectNarrow(line).read(line); none == 0 {
				text, lost = other, 0
				d.mixed++
			}
		}
		d.lost += lost
		b.WriteString(text)
	}
	d.text = b.String()
	return d, nil
}

// junk reports a text that is none: more than one character in twenty is a control character or
// means nothing in the charset that fits best.
func (d decoded) junk() bool {
	bad, all := d.lost, 0
	for _, r := range d.text {
		all++
		if unicode.IsControl(r) && !unicode.IsSpace(r) {
			bad++
		}
	}
	return bad*20 > all && bad > 1
}

func (d decoded) notes(declared *charset) []lang.Message {
	var notes []lang.Message
	if declared != nil && declared.name != d.charset {
		notes = append(notes, lang.Message{Key: "note_declared", Args: []any{declared.name, d.charset}})
	}
	if d.mixed > 0 {
		notes = append(notes, lang.Message{Key: "note_mixed", Args: []any{d.mixed, d.charset}})
	}
	if d.lost > 0 {
		notes = append(notes, lang.Message{Key: "note_lost", Args: []any{d.lost}})
	}
	return notes
}
