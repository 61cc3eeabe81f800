package table

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Error names the field of a table that cannot be read.
type Error struct {
	Table        string
	Line, Column int    // from 1; the column counts fields, 0 for the line as a whole
	Head         string // of the column; "" for the line as a whole
	Cell         string // what stands there
	Why          string // what is wrong, a format: the same for the same fault, so that a door can say it in its own words
	Args         []any  // what fills it
}

// Error returns the place and what is wrong there.
func (e *Error) Error() string {
	why := fmt.Sprintf(e.Why, e.Args...)
	if e.Column == 0 {
		return fmt.Sprintf("%s line %d: %s", e.Table, e.Line, why)
	}
	return fmt.Sprintf("%s line %d, column %d: %s", e.Table, e.Line, e.Column, why)
}

// Reader reads a table line by line. After the first error it has no more lines.
type Reader struct {
	name   string
	lines  *bufio.Scanner
	line   int
	breaks int  // within the fields of the line
	comma  byte // between fields
	open   bool // a quote is, in what is being read
	heads  []string
	fields [][]byte
	err    error
}

const maxLine = 64 << 10

// New returns a reader that has read the head line. The name is for errors.
func New(name string, r io.Reader) *Reader {
	t := &Reader{name: name, lines: bufio.NewScanner(r), comma: ','}
	t.lines.Buffer(nil, maxLine)
	t.lines.Split(t.scanLine)
	if !t.Next() {
		t.Fail(-1, "has no head line")
		return t
	}
	for _, f := range t.fields {
		t.heads = append(t.heads, strings.ToLower(strings.TrimSpace(strings.TrimPrefix(string(f), "\ufeff"))))
	}
	return t
}

// Fail keeps the first error, at a column of this line counted from 0, or −1 for the line as a whole: a format and what
// fills it, of which nothing may be a field of this line, but for a copy.
func (t *Reader) Fail(column int, why string, args ...any) {
	t.Keep(t.Fault(column, why, args...))
}

// Keep takes a fault as the table's, where it is the first.
func (t *Reader) Keep(fault *Error) {
	if t.err == nil {
		t.err = fault
	}
}

// Fault is what Fail keeps, for a caller that leaves the line out and reads on.
func (t *Reader) Fault(column int, why string, args ...any) *Error {
	return &Error{t.name, max(1, t.line), column + 1, t.head(column), string(t.Field(column)), why, args}
}

func (t *Reader) head(column int) string {
	if column < 0 || column >= len(t.heads) {
		return ""
	}
	return t.heads[column]
}

// Column returns the number of a column, from 0, by the first of its names that the table has, or −1 when it has none.
func (t *Reader) Column(names ...string) int {
	for _, name := range names {
		if i := slices.Index(t.heads, name); i >= 0 {
			return i
		}
	}
	return -1
}

// Need returns the number of a column and fails, by the first of its names, when there is none.
func (t *Reader) Need(names ...string) int {
	c := t.Column(names...)
	if c < 0 {
		t.Fail(-1, "has no column %q", names[0])
	}
	return c
}

// Next moves to the next line that is not empty; false at the end and after a failure.
func (t *Reader) Next() bool {
	for t.err == nil && t.lines.Scan() {
		t.line += 1 + t.breaks
		t.breaks = bytes.Count(t.lines.Bytes(), []byte{'\n'})
		if line := bytes.TrimRight(t.lines.Bytes(), "\r"); len(line) > 0 {
			if !utf8.Valid(line) {
				t.Fail(-1, "is not written in UTF-8")
			}
			if t.heads == nil {
				t.comma = separator(line)
			}
			t.split(line)
			t.checkLength()
			return t.err == nil
		}
	}
	if err := t.lines.Err(); errors.Is(err, bufio.ErrTooLong) {
		t.line += 1 + t.breaks
		if t.open {
			t.Fail(-1, "has no closing quote")
		}
		t.Fail(-1, "is longer than 64 KiB")
	} else if err != nil && t.err == nil {
		t.err = err
	}
	return false
}

// separator returns what is between the fields of a head line.
func separator(head []byte) byte {
	for _, c := range []byte{';', '\t'} {
		if bytes.IndexByte(head, c) >= 0 && bytes.IndexByte(head, ',') < 0 {
			return c
		}
	}
	return ','
}

// scanLine finds the end of a line: the first break that is in no quotes.
func (t *Reader) scanLine(data []byte, atEOF bool) (advance int, token []byte, err error) {
	end := -1
	for t.open = false; ; {
		next := bytes.IndexByte(data[end+1:], '\n')
		if next < 0 {
			break
		}
		t.open = t.quoted(data[end+1:end+1+next], t.open)
		if end += 1 + next; !t.open {
			return end + 1, data[:end], nil
		}
	}
	if atEOF && len(data) > 0 {
		return len(data), data, nil
	}
	return 0, nil, nil
}

// quoted says whether a quote is open at the end of a line, of which it may be at the beginning.
func (t *Reader) quoted(line []byte, open bool) bool {
	start := !open // of a field, where alone a quote opens
	for _, c := range line {
		if c == '"' && (open || start) {
			open = !open
			start = !open // a doubled quote opens it again
			continue
		}
		start = !open && c == t.comma
	}
	return open
}

// split cuts a line at its commas; a field in quotes may hold commas, doubled quotes and line breaks.
func (t *Reader) split(line []byte) {
	t.fields = t.fields[:0]
	for more := true; more; {
		var field []byte
		field, line, more = t.cut(line)
		t.fields = append(t.fields, field)
	}
}

// checkLength fails where a line says more than its head has columns for: mostly a comma in a field without quotes, after
// which nothing stands where it belongs. Sheets leave empty fields there.
func (t *Reader) checkLength() {
	for i := len(t.heads); t.heads != nil && i < len(t.fields); i++ {
		if len(bytes.TrimSpace(t.fields[i])) > 0 {
			t.Fail(i, "goes on after the last column of the head line")
		}
	}
}

func (t *Reader) cut(line []byte) (field, rest []byte, more bool) {
	if len(line) == 0 || line[0] != '"' {
		return bytes.Cut(line, []byte{t.comma})
	}
	for i := 1; i < len(line); i++ {
		switch {
		case line[i] != '"':
			field = append(field, line[i])
		case i+1 < len(line) && line[i+1] == '"':
			field = append(field, '"')
			i++
		case i+1 == len(line):
			return field, nil, false
		case line[i+1] == t.comma:
			return field, line[i+2:], true
		default:
			t.Fail(len(t.fields), "goes on after its closing quote")
			return nil, nil, false
		}
	}
	t.Fail(len(t.fields), "has no closing quote")
	return nil, nil, false
}

// Field returns a field of the line without blanks around it, empty where the line has none. It is
// valid until the next line.
func (t *Reader) Field(column int) []byte {
	if column < 0 || column >= len(t.fields) {
		return nil
	}
	return bytes.TrimSpace(t.fields[column])
}

// Number returns a field as a finite number and fails when it is none.
func (t *Reader) Number(column int) float64 {
	v, fault := t.Try(column)
	if fault != nil {
		t.Keep(fault)
	}
	return v
}

// Try returns a field as a finite number, or what is wrong with it, for a caller that leaves the line out.
func (t *Reader) Try(column int) (float64, *Error) {
	v, err := strconv.ParseFloat(string(t.Field(column)), 64)
	if err != nil || math.IsNaN(v) || math.IsInf(v, 0) {
		return 0, t.Fault(column, "%q is not a number", string(t.Field(column)))
	}
	return v, nil
}

// Line returns the number of the line, from 1.
func (t *Reader) Line() int { return t.line }

// Err returns the first error: an Error, or that of the underlying reader.
func (t *Reader) Err() error { return t.err }
