package app

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"github.com/parquet-go/parquet-go"

	"zhenyu/engine/geo"
	"zhenyu/engine/street"
)

// writeParquet writes a row an origin as GeoParquet 1.1: id, people, geometry (WKB points), and for
// each category its seconds, null where there is no time, and the columns that were asked for, named as CSV has them.
func (r *accessRows) writeParquet(ctx context.Context, w io.Writer) error {
	columns := r.parquetColumns()
	group := parquet.Group{}
	for _, c := range columns {
		group[c.name] = c.node
	}
	meta, err := r.geoKey()
	if err != nil {
		return err
	}
	schema := parquet.NewSchema("access", group)
	out := parquet.NewWriter(w, schema, parquet.KeyValueMetadata("geo", meta), parquet.Compression(&parquet.Snappy))
	slices.SortFunc(columns, func(a, b parquetColumn) int { return strings.Compare(a.name, b.name) }) // as a group orders them
	for i := range r.Origins.Len() {
		if i%someRows == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		row := make(parquet.Row, 0, len(columns))
		for n, c := range columns {
			row = append(row, level(c.value(i), c.node.Optional(), n))
		}
		if _, err := out.WriteRows([]parquet.Row{row}); err != nil {
			return fmt.Errorf("row %d: %w", i+1, err)
		}
	}
	return out.Close()
}

// parquetColumn is a column with how an origin's value comes about.
type parquetColumn struct {
	name  string
	node  parquet.Node
	value func(origin int) parquet.Value
}

func (r *accessRows) parquetColumns() []parquetColumn {
	columns := []parquetColumn{
		{"id", parquet.String(), func(i int) parquet.Value { return parquet.ByteArrayValue([]byte(r.Origins.IDs.At(i))) }},
		{"people", parquet.Leaf(parquet.DoubleType), func(i int) parquet.Value { return parquet.DoubleValue(r.Origins.People[i].Count()) }},
		{"geometry", parquet.Leaf(parquet.ByteArrayType), func(i int) parquet.Value { return parquet.ByteArrayValue(wkbPoint(r.Origins.Places[i])) }},
	}
	for k, c := range r.Categories {
		found := r.result.Nearest[k]
		columns = append(columns, parquetColumn{c.Name, parquet.Optional(parquet.Leaf(parquet.DoubleType)), func(i int) parquet.Value { return parquetTime(found.Time[i]) }})
		columns = append(columns, r.parquetMore(k, c.Name)...)
	}
	return columns
}

// parquetMore are the columns of a category that were asked for beside its seconds.
func (r *accessRows) parquetMore(k int, name string) []parquetColumn {
	var columns []parquetColumn
	add := func(column string, kind parquet.Node, value func(i int) parquet.Value) {
		columns = append(columns, parquetColumn{name + " " + column, parquet.Optional(kind), value})
	}
	found, facilities := r.result.Nearest[k], r.Categories[k].Facilities
	if r.detail {
		add("facility", parquet.String(), func(i int) parquet.Value {
			if found.Facility[i] < 0 {
				return parquet.NullValue()
			}
			return parquet.ByteArrayValue([]byte(facilities[found.Facility[i]].ID))
		})
		add("reason", parquet.String(), func(i int) parquet.Value {
			if found.Facility[i] >= 0 {
				return parquet.NullValue()
			}
			return parquet.ByteArrayValue([]byte(r.result.Reason(k, i).Code.String()))
		})
	}
	for n, rank := range r.ranks(k)[1:] {
		add(fmt.Sprintf("nearest %d", n+2), parquet.Leaf(parquet.DoubleType), func(i int) parquet.Value { return parquetTime(rank.Time[i]) })
	}
	for n, m := range r.cutoffs {
		add(fmt.Sprintf("within %d min", m), parquet.Leaf(parquet.Int32Type), func(i int) parquet.Value { return parquet.Int32Value(r.result.Counts[k][n][i]) })
	}
	if r.result.Straight != nil {
		add("straight metres", parquet.Leaf(parquet.DoubleType), func(i int) parquet.Value {
			if len(facilities) == 0 {
				return parquet.NullValue()
			}
			return parquet.DoubleValue(float64(r.result.Straight[k][i]))
		})
	}
	return columns
}

func parquetTime(t street.Time) parquet.Value {
	if t == street.Never {
		return parquet.NullValue()
	}
	return parquet.DoubleValue(float64(t) / 10)
}

// level places a value in its column: an optional one that is there is at definition level 1.
func level(v parquet.Value, optional bool, column int) parquet.Value {
	defined := 0
	if optional && !v.IsNull() {
		defined = 1
	}
	return v.Level(0, defined, column)
}

// geoKey is what makes the file GeoParquet.
func (r *accessRows) geoKey() (string, error) {
	column := map[string]any{"encoding": "WKB", "geometry_types": []string{"Point"}}
	box := geo.EmptyBox()
	for _, p := range r.Origins.Places {
		box = box.Extend(p.E7())
	}
	if b := degrees(box); b != nil {
		column["bbox"] = b
	}
	text, err := json.Marshal(map[string]any{
		"version": "1.1.0", "primary_column": "geometry", "columns": map[string]any{"geometry": column},
	})
	return string(text), err
}

// wkbPoint is a point in well-known binary, little-endian.
func wkbPoint(p geo.WGS84) []byte {
	b := binary.LittleEndian.AppendUint32([]byte{1}, 1)
	b = binary.LittleEndian.AppendUint64(b, math.Float64bits(p.Lon))
	return binary.LittleEndian.AppendUint64(b, math.Float64bits(p.Lat))
}
