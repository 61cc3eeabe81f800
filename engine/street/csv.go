package street

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
)

// TableError names the field of a table that cannot be read.
type TableError struct {
	Table        string // "nodes" or "edges"
	Line, Column int    // from 1; the column counts fields, 0 for the line as a whole
	Why          string
}

// Error returns the place and what is wrong there.
func (e *TableError) Error() string {
	if e.Column == 0 {
		return fmt.Sprintf("street: %s line %d: %s", e.Table, e.Line, e.Why)
	}
	return fmt.Sprintf("street: %s line %d, column %d: %s", e.Table, e.Line, e.Column, e.Why)
}

// ReadCSV returns a draft of two tables with a head line each, in UTF-8, fields separated by commas:
//
//	nodes: id, and lon,lat in degrees of WGS-84 or x,y in metres of a local grid
//	edges: from, to, and seconds or metres; optionally oneway (yes, no, -1, or empty for no)
//
// Columns may come in any order and others are passed over. Metres become seconds at a speed in
// kilometres an hour, above 0. A grid's first node becomes the origin of the draft's frame.
//
// It returns a [TableError] for the first field that cannot be read, lines over 64 KiB, ids that
// repeat or that no node has; ErrTooLarge past 2^30 rows; and any error of the readers.
// O(bytes); a map of the ids beside the draft.
func ReadCSV(nodes, edges io.Reader, kmh float64) (Draft, error) {
	var d Draft
	places, err := d.readNodes(nodes)
	if err != nil {
		return Draft{}, err
	}
	if err := d.readEdges(edges, places, kmh); err != nil {
		return Draft{}, err
	}
	return d, nil
}

const maxRows = 1 << 30

// readNodes reads the places and returns their numbers by id.
func (d *Draft) readNodes(r io.Reader) (map[string]int32, error) {
	t := newTable("nodes", r)
	id, east, north := t.need("id"), t.column("lon"), t.column("lat")
	if d.Frame.Metres = east < 0; d.Frame.Metres {
		east, north = t.need("x"), t.need("y")
	} else {
		north = t.need("lat")
	}
	places := map[string]int32{}
	for t.next() {
		x, y := t.coordinate(east, d.Frame.Metres, 180), t.coordinate(north, d.Frame.Metres, 90)
		name := string(t.field(id))
		if _, had := places[name]; had {
			t.fail(id, fmt.Sprintf("id %q is not the first of its name", name))
		}
		if len(d.Places) == 0 && d.Frame.Metres {
			d.Frame.OriginX, d.Frame.OriginY = x, y
		}
		if len(d.Places) == maxRows {
			return nil, ErrTooLarge
		}
		if d.Frame.Metres && !d.Frame.holds(x, y) {
			t.fail(east, fmt.Sprintf("is more than %d km from the first node", maxSpan/1000))
		}
		places[name] = int32(len(d.Places))
		d.Places = append(d.Places, d.Frame.Place(x, y))
		d.Names.Add(name)
	}
	return places, t.err
}

func (d *Draft) readEdges(r io.Reader, places map[string]int32, kmh float64) error {
	t := newTable("edges", r)
	from, to, seconds, metres, oneway := t.need("from"), t.need("to"), t.column("seconds"), t.column("metres"), t.column("oneway")
	measure, scale := seconds, 10.0
	if seconds < 0 {
		measure, scale = t.need("metres"), 36/kmh
	} else if metres >= 0 {
		t.fail(metres, "has seconds and metres: which one counts?")
	}
	for t.next() {
		p := Piece{From: t.place(from, places), To: t.place(to, places)}
		p.Ahead = t.duration(measure, scale)
		p.Back = p.Ahead
		switch way := string(t.field(oneway)); way {
		case "", "no", "0", "false":
		case "yes", "1", "true":
			p.Back = Shut
		case "-1":
			p.Ahead = Shut
		default:
			t.fail(oneway, fmt.Sprintf("oneway is %q, not yes, no or -1", way))
		}
		if len(d.Pieces) == maxRows {
			return ErrTooLarge
		}
		d.Pieces = append(d.Pieces, p)
	}
	return t.err
}

// table reads a CSV file line by line. After the first error it has no more lines, and err is set.
type table struct {
	name   string
	lines  *bufio.Scanner
	line   int
	heads  []string
	fields [][]byte
	err    error
}

const maxLine = 64 << 10

func newTable(name string, r io.Reader) *table {
	t := &table{name: name, lines: bufio.NewScanner(r)}
	t.lines.Buffer(nil, maxLine)
	if !t.next() {
		t.fail(-1, "has no head line")
		return t
	}
	for _, f := range t.fields {
		t.heads = append(t.heads, strings.ToLower(strings.TrimSpace(strings.TrimPrefix(string(f), "\ufeff"))))
	}
	return t
}

// fail keeps the first error.
func (t *table) fail(column int, why string) {
	if t.err == nil {
		t.err = &TableError{t.name, max(1, t.line), column + 1, why}
	}
}

// column returns the number of a column, or -1.
func (t *table) column(name string) int {
	for i, h := range t.heads {
		if h == name {
			return i
		}
	}
	return -1
}

func (t *table) need(name string) int {
	c := t.column(name)
	if c < 0 {
		t.fail(-1, fmt.Sprintf("has no column %q", name))
	}
	return c
}

// next moves to the next line that is not empty.
func (t *table) next() bool {
	for t.err == nil && t.lines.Scan() {
		t.line++
		if line := bytes.TrimRight(t.lines.Bytes(), "\r"); len(line) > 0 {
			t.split(line)
			return t.err == nil
		}
	}
	if err := t.lines.Err(); errors.Is(err, bufio.ErrTooLong) {
		t.line++
		t.fail(-1, "is longer than 64 KiB")
	} else if err != nil && t.err == nil {
		t.err = err
	}
	return false
}

// split cuts a line at its commas; a field in quotes may hold commas and doubled quotes.
func (t *table) split(line []byte) {
	t.fields = t.fields[:0]
	for more := true; more; {
		var field []byte
		field, line, more = t.cut(line)
		t.fields = append(t.fields, field)
	}
}

func (t *table) cut(line []byte) (field, rest []byte, more bool) {
	if len(line) == 0 || line[0] != '"' {
		return bytes.Cut(line, []byte{','})
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
		case line[i+1] == ',':
			return field, line[i+2:], true
		default:
			t.fail(len(t.fields), "goes on after its closing quote")
			return nil, nil, false
		}
	}
	t.fail(len(t.fields), "has no closing quote")
	return nil, nil, false
}

// field returns a field of the line, empty where the line has none.
func (t *table) field(column int) []byte {
	if column < 0 || column >= len(t.fields) {
		return nil
	}
	return bytes.TrimSpace(t.fields[column])
}

func (t *table) number(column int) float64 {
	v, err := strconv.ParseFloat(string(t.field(column)), 64)
	if err != nil || math.IsNaN(v) || math.IsInf(v, 0) {
		t.fail(column, fmt.Sprintf("%q is not a number", t.field(column)))
		return 0
	}
	return v
}

func (t *table) coordinate(column int, metres bool, limit float64) float64 {
	v := t.number(column)
	if !metres && math.Abs(v) > limit {
		t.fail(column, fmt.Sprintf("%g is not from -%g to %g degrees", v, limit, limit))
	}
	return v
}

func (t *table) place(column int, places map[string]int32) int32 {
	place, ok := places[string(t.field(column))]
	if !ok {
		t.fail(column, fmt.Sprintf("no node has the id %q", t.field(column)))
	}
	return place
}

// duration returns a field times a scale as deciseconds.
func (t *table) duration(column int, scale float64) float32 {
	v := float32(t.number(column) * scale)
	if !passable(v) {
		t.fail(column, fmt.Sprintf("%q is not from 0 to %d seconds", t.field(column), maxEdge/10))
		return 0
	}
	return v
}
