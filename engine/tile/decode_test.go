package tile

import (
	"encoding/binary"
	"fmt"
	"strconv"
	"testing"
)

// decoded is a feature as a renderer would see it.
type decoded struct {
	layer string
	id    uint64
	shape Shape
	tags  map[string]string
	parts [][]spot // of areas: rings without the repeated last spot
}

// decode reads a tile by the format's text, and fails the test where it is not kept.
func decode(t testing.TB, data []byte) []decoded {
	t.Helper()
	var all []decoded
	each(t, data, func(tag uint64, body []byte, _ uint64) {
		if tag != tileLayer {
			t.Fatalf("field %d of the tile", tag>>3)
		}
		all = append(all, decodeLayer(t, body)...)
	})
	return all
}

// each yields the fields of a message: bytes for length-delimited ones, a number for the others.
func each(t testing.TB, data []byte, yield func(tag uint64, body []byte, number uint64)) {
	t.Helper()
	next := func() uint64 {
		v, n := binary.Uvarint(data)
		if n <= 0 {
			t.Fatal("a number is cut off")
		}
		data = data[n:]
		return v
	}
	for len(data) > 0 {
		tag := next()
		v := next()
		switch tag & 7 {
		case 0:
			yield(tag, nil, v)
		case 2:
			yield(tag, data[:v], 0)
			data = data[v:]
		default:
			t.Fatalf("wire type %d", tag&7)
		}
	}
}

func decodeLayer(t testing.TB, data []byte) []decoded {
	t.Helper()
	var name string
	var keys, values []string
	var features [][]byte
	var version, extent uint64
	each(t, data, func(tag uint64, body []byte, number uint64) {
		switch tag {
		case layerName:
			name = string(body)
		case layerFeature:
			features = append(features, body)
		case layerKey:
			keys = append(keys, string(body))
		case layerValue:
			each(t, body, func(tag uint64, body []byte, number uint64) {
				switch tag {
				case valueText:
					values = append(values, string(body))
				case valueFigure:
					values = append(values, strconv.FormatUint(number, 10))
				}
			})
		case layerExtent:
			extent = number
		case layerVersion:
			version = number
		}
	})
	if version != 2 || extent != Extent || name == "" {
		t.Fatalf("layer %q version %d extent %d", name, version, extent)
	}
	var all []decoded
	for _, f := range features {
		all = append(all, decodeFeature(t, name, f, keys, values))
	}
	return all
}

func decodeFeature(t testing.TB, layer string, data []byte, keys, values []string) decoded {
	t.Helper()
	d := decoded{layer: layer, tags: map[string]string{}}
	each(t, data, func(tag uint64, body []byte, number uint64) {
		switch tag {
		case featureID:
			d.id = number
		case featureShape:
			d.shape = Shape(number)
		case featureTags:
			n := numbers(t, body)
			for k := 0; k < len(n); k += 2 {
				d.tags[keys[n[k]]] = values[n[k+1]]
			}
		case featureGeometry:
			d.parts = decodeGeometry(t, numbers(t, body))
		}
	})
	return d
}

func numbers(t testing.TB, data []byte) []uint64 {
	t.Helper()
	var all []uint64
	for len(data) > 0 {
		v, n := binary.Uvarint(data)
		if n <= 0 {
			t.Fatal("a packed number is cut off")
		}
		all, data = append(all, v), data[n:]
	}
	return all
}

func decodeGeometry(t testing.TB, commands []uint64) [][]spot {
	t.Helper()
	var parts [][]spot
	var at spot
	for k := 0; k < len(commands); {
		id, count := commands[k]&7, int(commands[k]>>3)
		k++
		for ; count > 0; count-- {
			if id == closePath {
				continue
			}
			at.x += int32(commands[k]>>1) ^ -int32(commands[k]&1)
			at.y += int32(commands[k+1]>>1) ^ -int32(commands[k+1]&1)
			k += 2
			if id == moveTo {
				parts = append(parts, nil)
			}
			parts[len(parts)-1] = append(parts[len(parts)-1], at)
		}
	}
	return parts
}

func (d decoded) String() string {
	return fmt.Sprintf("%s/%d %v %v %v", d.layer, d.id, d.shape, d.tags, d.parts)
}
