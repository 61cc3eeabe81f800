package raster

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// FormatError says why a file is not a grid that is read here.
type FormatError struct {
	Offset int // of the byte where it shows
	Why    string
}

// Error returns the byte and what is wrong there.
func (e *FormatError) Error() string { return fmt.Sprintf("raster: byte %d: %s", e.Offset, e.Why) }

// mostPacked is more than any packing shrinks cells (Deflate 1032, LZW 1365 times): a file that
// claims more cells is refused before there is memory for them.
const mostPacked = 1400

// maxCells bounds a grid to 2 GiB of values.
const maxCells = 1 << 28

// Tags of the TIFF 6.0 specification, its technical notes and GeoTIFF 1.1.
const (
	tagWidth          = 256
	tagHeight         = 257
	tagBits           = 258
	tagCompression    = 259
	tagStripOffsets   = 273
	tagSamples        = 277
	tagRowsPerStrip   = 278
	tagStripCounts    = 279
	tagPredictor      = 317
	tagTileWidth      = 322
	tagTileHeight     = 323
	tagTileOffsets    = 324
	tagTileCounts     = 325
	tagFormat         = 339
	tagScale          = 33550
	tagTiepoint       = 33922
	tagGeoKeys        = 34735
	tagGeoText        = 34737
	tagNoData         = 42113
	geoKeyModel       = 1024
	geoKeyRaster      = 1025
	geoKeyDegrees     = 2048
	geoKeyDatum       = 2050
	geoKeyProjected   = 3072
	modelGeographic   = 2
	pixelIsPoint      = 2
	codeWGS84         = 4326
	codeCGCS2000      = 4490
	codeMollweide     = 54009
	codeOwn           = 32767 // told by other keys
	datumWGS84        = 6326
	compressionNone   = 1
	compressionLZW    = 5
	compressionZip    = 8
	compressionBits   = 32773
	compressionOldZip = 32946
)

// Read returns the first image of a GeoTIFF: one band of whole numbers or floats of 8 to 64 bits,
// in strips or tiles, plain or packed with LZW, Deflate or PackBits, with or without a predictor, on
// degrees of WGS-84 or CGCS2000 or in metres of World Mollweide (ESRI:54009, as GHS-POP has it, told by
// the file's citation). Values equal to the file's no-data value become NaN.
//
// It returns a [FormatError] for anything else, for more than 2^28 cells, and for bytes that are
// missing or unpack to more or less than their cells. Deterministic; O(cells), 8 bytes a cell.
// Sources: TIFF revision 6.0; OGC 19-008r4 (GeoTIFF 1.1).
func Read(file []byte) (*Grid, error) {
	t := tiff{file: file}
	g, err := t.grid()
	if err != nil {
		return nil, err
	}
	if err := t.fill(g); err != nil {
		return nil, err
	}
	t.blank(g)
	return g, nil
}

// grid checks that the image is of a kind read here and lays its cells on the ground.
func (t *tiff) grid() (*Grid, error) {
	if err := t.directory(); err != nil {
		return nil, err
	}
	g := &Grid{Width: int(t.number(tagWidth, 0, 0)), Height: int(t.number(tagHeight, 0, 0))}
	t.bits, t.format = int(t.number(tagBits, 0, 1)), int(t.number(tagFormat, 0, 1))
	cells := uint64(g.Width) * uint64(g.Height)
	switch {
	case cells == 0 || cells > maxCells:
		return nil, fault(0, "%d by %d cells are not from 1 to 2^28", g.Width, g.Height)
	case cells > mostPacked*uint64(len(t.file)):
		return nil, fault(0, "has %d cells in %d bytes", cells, len(t.file))
	case t.number(tagSamples, 0, 1) != 1:
		return nil, fault(0, "has %g bands, not one", t.number(tagSamples, 0, 1))
	case t.bits != 8 && t.bits != 16 && t.bits != 32 && t.bits != 64 || t.format < 1 || t.format > 3 || t.format == 3 && t.bits < 32:
		return nil, fault(0, "has values of format %d in %d bits", t.format, t.bits)
	}
	if err := t.place(g); err != nil {
		return nil, err
	}
	g.Values = make([]float64, cells)
	return g, nil
}

// place sets the corner and the cells of a grid.
func (t *tiff) place(g *Grid) error {
	widest, tallest := 360.0, 180.0
	switch model := t.geoKey(geoKeyModel); {
	case model == modelGeographic:
	case t.isMollweide():
		g.Layout, widest, tallest = Mollweide, 6*radius, 3*radius
	default:
		return fault(0, "is laid out by model %d, neither in degrees (2) nor in World Mollweide", model)
	}
	switch code := t.geoKey(geoKeyDegrees); {
	case code == codeWGS84, code == codeCGCS2000, code == 0:
	case code == codeOwn && t.geoKey(geoKeyDatum) == datumWGS84:
	default:
		return fault(0, "is on datum EPSG:%d, not on WGS-84", code)
	}
	g.CellX, g.CellY = t.number(tagScale, 0, 0), t.number(tagScale, 1, 0)
	if !(g.CellX > 0 && g.CellY > 0 && g.CellX < widest && g.CellY < tallest) || t.fields[tagTiepoint].count != 6 {
		return fault(0, "has no north-up cell size and one tiepoint")
	}
	column, row := t.number(tagTiepoint, 0, 0), t.number(tagTiepoint, 1, 0)
	if t.geoKey(geoKeyRaster) == pixelIsPoint {
		column, row = column+0.5, row+0.5
	}
	g.West = t.number(tagTiepoint, 3, 0) - column*g.CellX
	g.North = t.number(tagTiepoint, 4, 0) + row*g.CellY
	if !(math.Abs(g.West) <= widest && math.Abs(g.North) <= tallest) {
		return fault(0, "lies outside the world")
	}
	return nil
}

// isMollweide says whether a file that is not in degrees is in World Mollweide: GeoTIFF has no code for
// it, so that it stands in the citation.
func (t *tiff) isMollweide() bool {
	text := t.text(tagGeoText)
	return strings.Contains(text, "World_Mollweide") || strings.Contains(text, "ESRI:54009") || t.geoKey(geoKeyProjected) == codeMollweide
}

// text returns a field of characters, "" without one.
func (t *tiff) text(tag uint16) string {
	f := t.fields[tag]
	if f.kind != 2 {
		return ""
	}
	return string(t.file[f.at : f.at+int(f.count)])
}

func (t *tiff) geoKey(key int) int {
	for i := 4; i+3 < int(t.fields[tagGeoKeys].count); i += 4 {
		if int(t.number(tagGeoKeys, i, 0)) == key && t.number(tagGeoKeys, i+1, 0) == 0 {
			return int(t.number(tagGeoKeys, i+3, 0))
		}
	}
	return 0
}

// fill unpacks the strips or tiles into the grid.
func (t *tiff) fill(g *Grid) error {
	offsets, counts := uint16(tagStripOffsets), uint16(tagStripCounts)
	width, height := g.Width, int(t.number(tagRowsPerStrip, 0, float64(g.Height)))
	height = min(height, g.Height)
	if _, tiled := t.fields[tagTileWidth]; tiled {
		offsets, counts = tagTileOffsets, tagTileCounts
		width, height = int(t.number(tagTileWidth, 0, 0)), int(t.number(tagTileHeight, 0, 0))
	}
	if width <= 0 || height <= 0 || uint64(width)*uint64(height) > maxCells {
		return fault(0, "has parts of %d by %d cells", width, height)
	}
	part, read := 0, 0.0
	for top := 0; top < g.Height; top += height {
		rows := height
		if offsets == tagStripOffsets {
			rows = min(height, g.Height-top)
		}
		for left := 0; left < g.Width; left += width {
			at, size := t.number(offsets, part, -1), t.number(counts, part, -1)
			// Parts that share bytes would let a small file unpack for hours.
			if read += size; at < 0 || size < 0 || at+size > float64(len(t.file)) || read > float64(len(t.file)) {
				return fault(0, "part %d lies outside the file or on another", part)
			}
			cells, err := t.unpack(t.file[int(at):int(at+size)], width, rows)
			if err != nil {
				return fault(int(at), "part %d: %v", part, err)
			}
			t.copyPart(g, cells, left, top, width, rows)
			part++
		}
	}
	return nil
}

func (t *tiff) copyPart(g *Grid, cells []byte, left, top, width, rows int) {
	step := t.bits / 8
	for y := range min(rows, g.Height-top) {
		for x := range min(width, g.Width-left) {
			g.Values[(top+y)*g.Width+left+x] = t.value(cells[(y*width+x)*step:])
		}
	}
}

// blank turns the cells that the file calls empty into NaN.
func (t *tiff) blank(g *Grid) {
	text := strings.TrimRight(strings.TrimSpace(t.text(tagNoData)), "\x00 ")
	none, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return
	}
	for i, v := range g.Values {
		if v == none || t.bits == 32 && v == float64(float32(none)) {
			g.Values[i] = math.NaN()
		}
	}
}
