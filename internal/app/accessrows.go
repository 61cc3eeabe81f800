package app

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"path/filepath"
	"strconv"
	"strings"

	"zhenyu/engine/access"
	"zhenyu/engine/street"
)

// accessRows writes a measurement, one row an origin.
type accessRows struct {
	*accessStudy
	result  *access.Result
	cutoffs []int // minutes, beside result.Counts
	detail  bool
}

// writer returns how a file is written, by the ending of its name.
func (r *accessRows) writer(path string) func(context.Context, io.Writer) error {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".geojson", ".json":
		return r.writeGeoJSON
	case ".parquet":
		return r.writeParquet
	}
	return r.writeCSV
}

// columns returns the names of a category's columns.
func (r *accessRows) columns(category string) []string {
	names := []string{category}
	if r.detail {
		names = append(names, category+" facility", category+" reason")
	}
	for k := 2; k <= len(r.ranks(0)); k++ {
		names = append(names, fmt.Sprintf("%s nearest %d", category, k))
	}
	for _, m := range r.cutoffs {
		names = append(names, fmt.Sprintf("%s within %d min", category, m))
	}
	if r.result.Straight != nil {
		names = append(names, category+" straight metres")
	}
	return names
}

// placeColumns returns the names of the columns of an origin itself, with detail: where it is, how far from the street,
// and how large the island is whose streets it is on.
func (r *accessRows) placeColumns() []string {
	switch {
	case !r.detail:
		return nil
	case r.Network.Frame().Metres:
		return []string{"x", "y", "street metres", "island places"}
	}
	return []string{"lon", "lat", "street metres", "island places"}
}

// place calls field with the texts of these columns.
func (r *accessRows) place(origin int, field func(text []byte)) {
	if !r.detail {
		return
	}
	digits := 7
	x, y := r.Network.Frame().Source(r.Origins.Places[origin].E7())
	if r.Network.Frame().Metres { // kept to about a centimetre: more digits would not be those of the source
		digits = 1
		x, y = math.Round(10*x)/10+0, math.Round(10*y)/10+0 // never −0
	}
	var room [32]byte
	field(strconv.AppendFloat(room[:0], x, 'f', digits, 64))
	field(strconv.AppendFloat(room[:0], y, 'f', digits, 64))
	metres, island := r.Origins.Street(origin)
	text := room[:0]
	if !math.IsInf(metres, 1) {
		text = strconv.AppendFloat(text, metres, 'f', 1, 64)
	}
	field(text)
	if text = room[:0]; island > 0 {
		text = strconv.AppendInt(text, int64(island), 10)
	}
	field(text)
}

// ranks are the nearest facilities of a category, the next nearest, and so on as far as was asked.
func (r *accessRows) ranks(category int) []street.Nearest {
	if r.result.Ranks == nil {
		return make([]street.Nearest, 1)
	}
	return r.result.Ranks[category]
}

// values calls field with the texts of an origin's columns for a category; quote says that a text is
// not a number.
func (r *accessRows) values(category, origin int, field func(text []byte, quote bool)) {
	var room [64]byte
	found := r.result.Nearest[category]
	text, _ := found.Time[origin].AppendText(room[:0])
	field(text, false)
	if r.detail {
		facility, reason := "", ""
		if f := found.Facility[origin]; f >= 0 {
			facility = r.Categories[category].Facilities[f].ID
		} else {
			reason = r.result.Reason(category, origin).Code.String()
		}
		field([]byte(facility), true)
		field([]byte(reason), true)
	}
	for _, rank := range r.ranks(category)[1:] {
		text, _ := rank.Time[origin].AppendText(room[:0])
		field(text, false)
	}
	for c := range r.cutoffs {
		field(strconv.AppendInt(room[:0], int64(r.result.Counts[category][c][origin]), 10), false)
	}
	if r.result.Straight != nil {
		text := room[:0]
		if len(r.Categories[category].Facilities) > 0 {
			text = strconv.AppendFloat(text, float64(r.result.Straight[category][origin]), 'f', 1, 32)
		}
		field(text, false)
	}
}

// someRows is how many rows are written between two looks at ctx.
const someRows = 1 << 16

// writeCSV writes a head line and a line an origin: its id, its people where it is no place of the network, with detail its place, then for each category the seconds to
// the nearest facility with one decimal, empty where there is none.
func (r *accessRows) writeCSV(ctx context.Context, w io.Writer) error {
	heads := []string{"id"}
	if r.homes != homesAtNodes {
		heads = append(heads, "people")
	}
	line := []byte(strings.Join(append(heads, r.placeColumns()...), ","))
	for _, c := range r.Categories {
		for _, name := range r.columns(c.Name) {
			line = appendField(append(line, ','), name)
		}
	}
	for origin := range r.Origins.Len() {
		if origin%someRows == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if _, err := w.Write(append(line, '\n')); err != nil {
			return err
		}
		line = appendField(line[:0], r.Origins.IDs.At(origin))
		if r.homes != homesAtNodes {
			line = strconv.AppendFloat(append(line, ','), r.Origins.People[origin].Count(), 'f', -1, 64)
		}
		r.place(origin, func(text []byte) { line = append(append(line, ','), text...) })
		for c := range r.Categories {
			r.values(c, origin, func(text []byte, quote bool) {
				line = append(line, ',')
				if quote {
					line = appendField(line, string(text))
				} else {
					line = append(line, text...)
				}
			})
		}
	}
	_, err := w.Write(append(line, '\n'))
	return err
}

// appendField appends a CSV field, in quotes if it needs them.
func appendField(line []byte, text string) []byte {
	if !strings.ContainsAny(text, ",\"\r\n") {
		return append(line, text...)
	}
	return append(append(append(line, '"'), strings.ReplaceAll(text, `"`, `""`)...), '"')
}

// writeGeoJSON writes a point an origin, with null where there is no time.
func (r *accessRows) writeGeoJSON(ctx context.Context, w io.Writer) error {
	heads := make([][]string, len(r.Categories))
	for c := range r.Categories {
		for _, name := range r.columns(r.Categories[c].Name) {
			quoted, err := json.Marshal(name)
			if err != nil {
				return err
			}
			heads[c] = append(heads[c], string(quoted))
		}
	}
	if _, err := io.WriteString(w, `{"type":"FeatureCollection","features":[`); err != nil {
		return err
	}
	for origin := range r.Origins.Len() {
		if origin%someRows == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if _, err := w.Write(r.feature(origin, heads)); err != nil {
			return err
		}
	}
	_, err := io.WriteString(w, "\n]}\n")
	return err
}

func (r *accessRows) feature(origin int, heads [][]string) []byte {
	at, id := r.Origins.Places[origin], jsonText(r.Origins.IDs.At(origin))
	comma := ","
	if origin == 0 {
		comma = ""
	}
	line := fmt.Appendf(nil, "%s\n{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[%.7f,%.7f]},\"properties\":{\"id\":%s,\"people\":%g",
		comma, at.Lon, at.Lat, id, r.Origins.People[origin].Count())
	column := 0
	r.place(origin, func(text []byte) {
		if name := r.placeColumns()[column]; column >= 2 { // the geometry says where it is
			line = fmt.Appendf(line, ",%q:%s", name, orNull(string(text)))
		}
		column++
	})
	for c := range r.Categories {
		column := 0
		r.values(c, origin, func(text []byte, quote bool) {
			value := orNull(string(text))
			if quote && len(text) > 0 {
				value = jsonText(value)
			}
			line = fmt.Appendf(line, ",%s:%s", heads[c][column], value)
			column++
		})
	}
	return append(line, "}}"...)
}

// orNull is a number as JSON has it, null for none.
func orNull(number string) string { return cmp.Or(number, "null") }

func jsonText(s string) string {
	b, err := json.Marshal(s)
	if err != nil {
		panic(err) // a string always has a JSON text
	}
	return string(b)
}
