package standards

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Limits on a file that a district brings.
const (
	maxFileBytes = 16 << 20
	maxRows      = 100_000
)

// RowError says what is wrong with a file and where.
type RowError struct {
	File   string
	Line   int    // from 1
	Column int    // byte in the line from 1; 0: the line as a whole
	Name   string // of the column; "" for the line as a whole
	Detail string
}

// Error gives place, column and detail.
func (e *RowError) Error() string {
	place := fmt.Sprintf("%s line %d", e.File, e.Line)
	if e.Column > 0 {
		place += fmt.Sprintf(" column %d", e.Column)
	}
	if e.Name != "" {
		place += " (" + e.Name + ")"
	}
	return place + ": " + e.Detail
}

// table reads a CSV file with named columns. The first fault is kept, and every later value is
// empty, so that a reader of rows looks at err once a row.
type table struct {
	file    string
	csv     *csv.Reader
	columns []string
	row     []string
	rows    int
	err     error
}

// openTable reads the head, which must have exactly the columns, in any order.
func openTable(file string, r io.Reader, columns []string) (*table, error) {
	t := &table{file: file, csv: csv.NewReader(&bounded{r: r, left: maxFileBytes})}
	head, err := t.csv.Read()
	if err != nil {
		return nil, t.fault(err)
	}
	head[0] = strings.TrimPrefix(head[0], "\ufeff")
	for i, name := range head {
		if !slices.Contains(columns, name) {
			return nil, t.wrong(i, fmt.Sprintf("%q is no column of this file; it has %s", name, strings.Join(columns, ", ")))
		}
		if slices.Index(head, name) != i {
			return nil, t.wrong(i, fmt.Sprintf("the column %s twice", name))
		}
	}
	for _, name := range columns {
		if !slices.Contains(head, name) {
			return nil, &RowError{file, 1, 0, "", "the column " + name + " is missing"}
		}
	}
	t.columns = slices.Clone(head)
	return t, nil
}

// next reads a row and says whether there is one.
func (t *table) next() bool {
	if t.err != nil {
		return false
	}
	row, err := t.csv.Read()
	if errors.Is(err, io.EOF) {
		return false
	}
	if err != nil {
		t.err = t.fault(err)
		return false
	}
	t.row = row
	t.rows++
	if t.rows > maxRows {
		t.err = t.wrong(0, fmt.Sprintf("over %d rows", maxRows))
	}
	return t.err == nil
}

// text returns the value of a column without space around it.
func (t *table) text(name string) string {
	return strings.TrimSpace(t.row[slices.Index(t.columns, name)])
}

// needed returns a value that must not be empty.
func (t *table) needed(name string) string {
	s := t.text(name)
	if s == "" {
		t.refuse(name, "is empty")
	}
	return s
}

// number returns a whole number from low to high; 0 for an empty value.
func (t *table) number(name string, low, high int) int {
	s := t.text(name)
	if s == "" {
		return 0
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < low || n > high {
		t.refuse(name, fmt.Sprintf("%q is no whole number from %d to %d", s, low, high))
	}
	return n
}

// oneOf returns a value that must be one of some.
func (t *table) oneOf(name string, values ...string) string {
	s := t.text(name)
	if !slices.Contains(values, s) {
		t.refuse(name, fmt.Sprintf("%q is not %s", s, strings.Join(values, " or ")))
	}
	return s
}

// word returns a value that is a word of at most 24 characters, as ids are made of.
func (t *table) word(name string) string {
	s := t.needed(name)
	if strings.ContainsFunc(s, unicode.IsSpace) || utf8.RuneCountInString(s) > 24 {
		t.refuse(name, fmt.Sprintf("%q is no word of at most 24 characters", s))
	}
	return s
}

// mark returns the row's mark.
func (t *table) mark() Mark {
	m := Mark(t.text("mark"))
	if !m.known() {
		t.refuse("mark", fmt.Sprintf("%q is not V, V*, P, R or -", m))
	}
	return m
}

// refuse keeps a fault of a value, if it is the first.
func (t *table) refuse(name, detail string) {
	if t.err == nil {
		t.err = t.wrong(slices.Index(t.columns, name), detail)
	}
}

// wrong is a fault of the field i of the row just read.
func (t *table) wrong(i int, detail string) error {
	line, column := t.csv.FieldPos(i)
	name := ""
	if i < len(t.columns) {
		name = t.columns[i]
	}
	return &RowError{t.file, line, column, name, detail}
}

// fault puts an error of the CSV reader into our form.
func (t *table) fault(err error) error {
	if parse, ok := errors.AsType[*csv.ParseError](err); ok {
		return &RowError{t.file, parse.Line, parse.Column, "", parse.Err.Error()}
	}
	if errors.Is(err, io.EOF) {
		return &RowError{t.file, 1, 0, "", "the file is empty"}
	}
	return fmt.Errorf("%s: %w", t.file, err)
}

// bounded reads at most so many bytes and calls more an error, not an end.
type bounded struct {
	r    io.Reader
	left int
}

var errTooLarge = fmt.Errorf("larger than %d MB", maxFileBytes>>20)

func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.r.Read(p[:min(len(p), b.left+1)])
	if b.left -= n; b.left < 0 {
		return 0, errTooLarge
	}
	return n, err
}
