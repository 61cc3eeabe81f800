package app

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"math"

	"github.com/parquet-go/parquet-go"

	"zhenyu/engine/geo"
	"zhenyu/engine/street"
)

// writeParquet writes a row an origin as GeoParquet 1.1: id, people, geometry (WKB points), and for
// each category "NAME seconds", null where there is no time, and with detail "NAME facility".
func (r *accessRows) writeParquet(ctx context.Context, w io.Writer) error {
	group := parquet.Group{
		"id": parquet.String(), "people": parquet.Leaf(parquet.DoubleType), "geometry": parquet.Leaf(parquet.ByteArrayType),
	}
	value := map[string]func(origin int) parquet.Value{
		"id":     func(i int) parquet.Value { return parquet.ByteArrayValue([]byte(r.Origins.IDs.At(i))) },
		"people": func(i int) parquet.Value { return parquet.DoubleValue(r.Origins.People[i].Count()) },
		"geometry": func(i int) parquet.Value {
			return parquet.ByteArrayValue(wkbPoint(r.Origins.Places[i]))
		},
	}
	for k, c := range r.Categories {
		group[c.Name+" seconds"] = parquet.Optional(parquet.Leaf(parquet.DoubleType))
		value[c.Name+" seconds"] = func(i int) parquet.Value {
			if t := r.result.Nearest[k].Time[i]; t != street.Never {
				return parquet.DoubleValue(float64(t) / 10)
			}
			return parquet.NullValue()
		}
		if r.detail {
			group[c.Name+" facility"] = parquet.Optional(parquet.String())
			value[c.Name+" facility"] = func(i int) parquet.Value {
				if f := r.result.Nearest[k].Facility[i]; f >= 0 {
					return parquet.ByteArrayValue([]byte(c.Facilities[f].ID))
				}
				return parquet.NullValue()
			}
		}
	}
	meta, err := r.geoKey()
	if err != nil {
		return err
	}
	schema := parquet.NewSchema("access", group)
	out := parquet.NewWriter(w, schema, parquet.KeyValueMetadata("geo", meta), parquet.Compression(&parquet.Snappy))
	columns := schema.Columns() // by name, in the order that the format gives them
	for i := range r.Origins.Len() {
		if i%someRows == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		row := make(parquet.Row, 0, len(columns))
		for c, path := range columns {
			row = append(row, level(value[path[0]](i), group[path[0]].Optional(), c))
		}
		if _, err := out.WriteRows([]parquet.Row{row}); err != nil {
			return fmt.Errorf("row %d: %w", i+1, err)
		}
	}
	return out.Close()
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
