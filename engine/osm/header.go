package osm

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"zhenyu/engine/geo"
)

// Header is what a file says of itself.
type Header struct {
	Box         geo.Box // empty when the file names none
	Required    []string
	Optional    []string
	Program     string // the program that wrote it
	Source      string
	Replication int64 // seconds since 1970 of the data; 0: not said
}

// Sorted says whether the file claims to hold nodes, then ways, then relations, each by id.
func (h *Header) Sorted() bool { return slices.Contains(h.Optional, "Sort.Type_then_ID") }

// understood are the features without which a file cannot be read rightly, and that we have.
var understood = []string{"OsmSchema-V0.6", "DenseNodes"}

// parseHeader reads a HeaderBlock message that came from the blob at the offset.
func parseHeader(data []byte, offset int64) (Header, error) {
	h := Header{Box: geo.EmptyBox()}
	w := wire{data: data}
	for w.next() {
		switch w.field {
		case 1:
			h.Box = parseBox(&w)
		case 4:
			h.Required = append(h.Required, string(w.bytes()))
		case 5:
			h.Optional = append(h.Optional, string(w.bytes()))
		case 16:
			h.Program = string(w.bytes())
		case 17:
			h.Source = string(w.bytes())
		case 32:
			h.Replication = int64(w.number())
		default:
			w.skip()
		}
	}
	if err := w.fault("header block"); err != nil {
		return h, at(err, offset)
	}
	for _, feature := range h.Required {
		if !slices.Contains(understood, feature) {
			return h, &FormatError{offset, -1, fmt.Sprintf("the file needs the feature %q", printable(feature)), ErrUnsupported}
		}
	}
	return h, nil
}

// parseBox reads a bounding box in units of 1e-9 degree.
func parseBox(w *wire) geo.Box {
	inner := w.message()
	var side [5]int64 // left, right, top, bottom from 1
	for inner.next() {
		if inner.field <= 4 {
			side[inner.field] = zigzag(inner.number())
		} else {
			inner.skip()
		}
	}
	if inner.bad != 0 {
		w.fail()
	}
	g := grid{step: 1}
	return geo.Box{Min: g.place(side[1], side[4]), Max: g.place(side[2], side[3])}
}

// printable cuts a foreign text to what an error message can show.
func printable(s string) string {
	return strings.ToValidUTF8(s[:min(len(s), 64)], "?")
}

// Nowhere marks a place that is not known: a node that the file does not hold, or one whose
// coordinates are out of range. It lies outside every box.
var Nowhere = geo.E7{Lon: math.MinInt32, Lat: math.MinInt32}

// grid is how a block writes places: value · step + offset, in units of 1e-9 degree.
type grid struct{ step, lonOffset, latOffset int64 }

// nanoSpan is more than any coordinate can be, in units of 1e-9 degree.
const nanoSpan = 400e9

// valid says whether the grid's numbers are such that place cannot overflow.
func (g grid) valid() bool {
	return g.step >= 1 && g.step <= nanoSpan &&
		max(g.lonOffset, -g.lonOffset) <= nanoSpan && max(g.latOffset, -g.latOffset) <= nanoSpan
}

// place returns the place of two values of a valid grid, rounded to 1e-7 degree, or Nowhere.
func (g grid) place(lon, lat int64) geo.E7 {
	if g == usualGrid {
		return inRange(lon, lat)
	}
	limit := nanoSpan / g.step
	if max(lon, -lon) > limit || max(lat, -lat) > limit {
		return Nowhere
	}
	return inRange(toE7(lon*g.step+g.lonOffset), toE7(lat*g.step+g.latOffset))
}

// usualGrid is the format's default, the same units as ours.
var usualGrid = grid{step: 100}

func inRange(lon, lat int64) geo.E7 {
	if lon < -180e7 || lon > 180e7 || lat < -90e7 || lat > 90e7 {
		return Nowhere
	}
	return geo.E7{Lon: int32(lon), Lat: int32(lat)}
}

func toE7(nano int64) int64 {
	if nano < 0 {
		return (nano - 50) / 100
	}
	return (nano + 50) / 100
}
