package gazetteer

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The limits of a district's file.
const (
	MaxOwnBytes   = 16 << 20
	MaxOwnRows    = 100_000
	MaxOwnAliases = 32 // per row
)

// Own is a district's own names and sites, as ParseOwn reads them and With adds them.
type Own struct{ Rows []OwnRow }

// OwnRow is one line of a district's file.
type OwnRow struct {
	Line    int    // where the row begins, from 1; 0 where it comes from elsewhere
	Name    string // simplified Chinese or any other script, at most 64 runes
	Level   Level  // Province to Village, or Site
	Kind    string // kind of a Site in the district's words: 公园, 企业, …; "" for areas
	Parent  string // code or name of the place above: one of the country, or of an earlier row
	Code    int64  // 12 digits; 0 for none. The code of a country place adds names to that place
	Aliases []string
	Located bool    // whether Lon and Lat are known
	Lon     float64 // degrees east, WGS-84
	Lat     float64 // degrees north, WGS-84
}

// columns are the header names, with those that mean the same.
var columns = map[string]string{
	"name": "name", "名称": "name", "kind": "kind", "level": "kind", "类别": "kind", "级别": "kind",
	"parent": "parent", "上级": "parent", "code": "code", "代码": "code", "aliases": "aliases", "别名": "aliases",
	"lon": "lon", "经度": "lon", "lat": "lat", "纬度": "lat",
}

// areaWords are the words in the column kind that mean an area; any other is the kind of a site.
var areaWords = map[string]Level{
	"province": Province, "省": Province, "city": City, "市": City, "地级": City,
	"county": County, "district": County, "县": County, "区": County, "区县": County,
	"town": Town, "township": Town, "镇": Town, "乡": Town, "街道": Town, "乡镇": Town,
	"village": Village, "community": Village, "村": Village, "社区": Village, "居委会": Village,
}

// ParseOwn reads a district's file: CSV in UTF-8, with or without a byte order mark, with a header
// line that names the columns, in any order, in English or Chinese:
//
//	name    名称   required; at most 64 characters
//	kind    类别   required; town, 镇, village, 村, … for an area, any other word is the kind of a site
//	parent  上级   code, with or without the zeros at its end, or name of the place above; may be empty
//	               where code is given or for a province
//	code    代码   12 digits, or empty
//	aliases 别名   further names, separated by |
//	lon     经度   degrees east, WGS-84, with lat or empty
//	lat     纬度   degrees north, WGS-84
//
// Spaces around a value are cut. It returns an *OwnError, which wraps ErrOwn and names line and
// column, for anything else, and for a file over MaxOwnBytes, MaxOwnRows or MaxOwnAliases; an
// error of r itself is returned wrapped. Nothing is returned beside an error.
// Deterministic; linear in the file.
func ParseOwn(r io.Reader) (Own, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxOwnBytes+1))
	if err != nil {
		return Own{}, fmt.Errorf("%w: read: %w", ErrOwn, err)
	}
	if len(data) > MaxOwnBytes {
		return Own{}, &OwnError{Fault: OwnBytes, Value: strconv.Itoa(MaxOwnBytes)}
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if line := badLine(data); line > 0 {
		return Own{}, &OwnError{Line: line, Fault: OwnEncoding}
	}
	p := &ownParser{csv: csv.NewReader(bytes.NewReader(data))}
	p.csv.ReuseRecord = true
	return p.parse()
}

// badLine is the first line, from 1, that is not UTF-8; 0 where all is.
func badLine(data []byte) int {
	if utf8.Valid(data) {
		return 0
	}
	line := 1
	for part := range bytes.Lines(data) {
		if !utf8.Valid(part) {
			return line
		}
		line++
	}
	return line
}

type ownParser struct {
	csv    *csv.Reader
	header []string // column of each field
	line   int
	fields map[string]string
}

func (p *ownParser) parse() (Own, error) {
	if err := p.readHeader(); err != nil {
		return Own{}, err
	}
	var own Own
	for {
		record, err := p.csv.Read()
		if errors.Is(err, io.EOF) {
			return own, p.some(own)
		}
		if err != nil {
			return Own{}, csvError(err)
		}
		p.take(record)
		if len(own.Rows) == MaxOwnRows {
			return Own{}, p.wrong("", OwnRows, strconv.Itoa(MaxOwnRows))
		}
		row, err := p.row()
		if err != nil {
			return Own{}, err
		}
		own.Rows = append(own.Rows, row)
	}
}

// some refuses a file without rows: its writer meant to name something.
func (p *ownParser) some(own Own) error {
	if len(own.Rows) == 0 {
		return p.wrong("", OwnNoRows, "")
	}
	return nil
}

func (p *ownParser) readHeader() error {
	record, err := p.csv.Read()
	if errors.Is(err, io.EOF) {
		return &OwnError{Line: 1, Fault: OwnNoHeader}
	}
	if err != nil {
		return csvError(err)
	}
	p.line = 1
	seen := map[string]bool{}
	for _, field := range record {
		column, ok := columns[strings.ToLower(strings.TrimSpace(field))]
		if !ok {
			return p.wrong(field, OwnUnknownColumn, "name, kind, parent, code, aliases, lon, lat")
		}
		if seen[column] {
			return p.wrong(field, OwnColumnTwice, "")
		}
		seen[column] = true
		p.header = append(p.header, column)
	}
	for _, column := range []string{"name", "kind"} {
		if !seen[column] {
			return p.wrong(column, OwnColumnMissing, "")
		}
	}
	return nil
}

func (p *ownParser) take(record []string) {
	p.line, _ = p.csv.FieldPos(0)
	p.fields = make(map[string]string, len(record))
	for i, field := range record {
		p.fields[p.header[i]] = strings.TrimSpace(field)
	}
}

func (p *ownParser) wrong(column string, fault OwnFault, value string) error {
	return &OwnError{Line: p.line, Column: column, Fault: fault, Value: value}
}

func csvError(err error) error {
	var e *csv.ParseError
	if !errors.As(err, &e) {
		return fmt.Errorf("%w: %w", ErrOwn, err)
	}
	if errors.Is(e.Err, csv.ErrFieldCount) {
		return &OwnError{Line: e.Line, Fault: OwnFields}
	}
	return &OwnError{Line: e.Line, Fault: OwnCSV, Value: strconv.Itoa(e.Column)}
}

func (p *ownParser) row() (OwnRow, error) {
	r := OwnRow{Line: p.line, Name: p.fields["name"], Parent: p.fields["parent"]}
	if fault := badName(r.Name); fault != "" {
		return r, p.wrong("name", fault, r.Name)
	}
	kind := p.fields["kind"]
	if kind == "" {
		return r, p.wrong("kind", OwnEmpty, "")
	}
	r.Level = areaWords[strings.ToLower(kind)]
	if r.Level == 0 {
		r.Level, r.Kind = Site, kind
	}
	var err error
	if r.Code, err = p.code(); err != nil {
		return r, err
	}
	if r.Aliases, err = p.aliases(); err != nil {
		return r, err
	}
	if r.Parent == "" && r.Code == 0 && r.Level > Province {
		return r, p.wrong("parent", OwnNoParent, "")
	}
	return r, p.point(&r)
}

// badName says what is wrong with a name, "" for nothing.
func badName(name string) OwnFault {
	switch {
	case name == "":
		return OwnEmpty
	case utf8.RuneCountInString(name) > maxRunes:
		return OwnLong
	case strings.ContainsFunc(name, func(r rune) bool { return unicode.IsControl(r) || r == utf8.RuneError }):
		return OwnCharacter
	}
	return ""
}

func (p *ownParser) code() (int64, error) {
	s := p.fields["code"]
	if s == "" {
		return 0, nil
	}
	code, ok := parseCode(s)
	if !ok {
		return 0, p.wrong("code", OwnCode, s)
	}
	return code, nil
}

// fullCode adds the zeros that people leave out of a code: a district is 310115 to all but registers.
func fullCode(s string) string {
	switch len(s) {
	case 2, 4, 6, 9:
		return s + strings.Repeat("0", 12-len(s))
	}
	return s
}

// parseCode reads 12 digits that are not all 0.
func parseCode(s string) (int64, bool) {
	if len(s) != 12 || strings.Trim(s, "0123456789") != "" {
		return 0, false
	}
	code, err := strconv.ParseInt(s, 10, 64)
	return code, err == nil && code > 0
}

func (p *ownParser) aliases() ([]string, error) {
	s := p.fields["aliases"]
	if s == "" {
		return nil, nil
	}
	list := strings.Split(s, "|")
	if len(list) > MaxOwnAliases {
		return nil, p.wrong("aliases", OwnAliases, strconv.Itoa(MaxOwnAliases))
	}
	for i := range list {
		list[i] = strings.TrimSpace(list[i])
		if fault := badName(list[i]); fault != "" {
			return nil, p.wrong("aliases", fault, list[i])
		}
	}
	return list, nil
}

func (p *ownParser) point(r *OwnRow) error {
	if p.fields["lon"] == "" && p.fields["lat"] == "" {
		return nil
	}
	for _, c := range []struct {
		column string
		to     *float64
		limit  float64
	}{{"lon", &r.Lon, 180}, {"lat", &r.Lat, 90}} {
		v, err := strconv.ParseFloat(p.fields[c.column], 64)
		if err != nil || !(math.Abs(v) <= c.limit) {
			return p.wrong(c.column, OwnDegrees, fmt.Sprintf("%v to %v", -c.limit, c.limit))
		}
		*c.to = v
	}
	r.Located = true
	return nil
}
