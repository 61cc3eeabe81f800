package raster_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"math"
	"os"
	"path/filepath"
	"testing"

	"zhenyu/engine/geo"
	"zhenyu/engine/raster"
)

// sharedFile reads a file of the shared data folder beside the checkout.
func sharedFile(tb testing.TB, name string) []byte {
	tb.Helper()
	dir, err := os.Getwd()
	if err != nil {
		tb.Fatal(err)
	}
	for ; ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
	}
	b, err := os.ReadFile(filepath.Join(dir, "..", "shared", "data", name))
	if errors.Is(err, os.ErrNotExist) {
		tb.Skipf("the shared data folder beside the checkout has no %s", name)
	}
	if err != nil {
		tb.Fatal(err)
	}
	return b
}

// TestReadHeights reads a real elevation model; the expected values were read with another reader.
func TestReadHeights(t *testing.T) {
	t.Parallel()
	g, err := raster.Read(sharedFile(t, "porto-alegre-elevation.tif"))
	if err != nil {
		t.Fatal(err)
	}
	if g.Width != 413 || g.Height != 403 {
		t.Fatalf("got %d by %d cells", g.Width, g.Height)
	}
	for _, c := range heights {
		if got := g.Values[c.row*g.Width+c.column]; got != c.metres {
			t.Errorf("cell %d, %d: got %g, want %g", c.column, c.row, got, c.metres)
		}
		if got := g.At(g.Middle(c.column, c.row)); math.Abs(got-c.metres) > 1e-9 {
			t.Errorf("middle of cell %d, %d: got %g, want %g", c.column, c.row, got, c.metres)
		}
	}
	if got := g.At(geo.WGS84{Lon: 0, Lat: 0}); !math.IsNaN(got) {
		t.Errorf("outside the grid: got %g", got)
	}
}

// heights are cells of the elevation model as tifffile 2025 reads them.
var heights = []struct {
	row, column int
	metres      float64
}{{0, 0, 5}, {100, 50, 0}, {200, 200, 16}, {300, 400, 90}, {402, 412, 88}}

// TestReadPackings reads one grid in every packing, written by another library (tifffile): cell
// (row, column) is row·7 − column·3 + 0.5, cut to whole numbers, and −23 is no data.
func TestReadPackings(t *testing.T) {
	t.Parallel()
	for _, name := range []string{
		"int16-lzw", "int16-lzw-predictor-tiles", "float32-deflate-predictor", "float64-plain-big-endian",
		"float32-deflate-predictor-big-endian", "int32-packbits",
	} {
		g := readTestdata(t, name)
		if g.Width != 50 || g.Height != 40 || g.West != 121 || g.North != 31.5 || g.CellX != 0.25 || g.CellY != 0.5 {
			t.Fatalf("%s: got %+v", name, *g)
		}
		for i, got := range g.Values {
			want := float64(i/50*7-i%50*3) + 0.5
			if name[0] == 'i' {
				want = math.Trunc(want)
			}
			if want == -23 {
				want = math.NaN()
			}
			if got != want && !(math.IsNaN(got) && math.IsNaN(want)) {
				t.Fatalf("%s: cell %d: got %g, want %g", name, i, got, want)
			}
		}
	}
}

// TestReadLongLZW: a strip long enough for the code table to fill several times.
func TestReadLongLZW(t *testing.T) {
	t.Parallel()
	g := readTestdata(t, "int16-lzw-long")
	for i, got := range g.Values {
		row, column := i/90, i%90
		if want := float64((row*31 + column*column) % 1000); got != want {
			t.Fatalf("cell %d: got %g, want %g", i, got, want)
		}
	}
}

func readTestdata(tb testing.TB, name string) *raster.Grid {
	tb.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", name+".tif"))
	if err != nil {
		tb.Fatal(err)
	}
	g, err := raster.Read(b)
	if err != nil {
		tb.Fatalf("%s: %v", name, err)
	}
	return g
}

// TestAtIsBilinear: between the middles of four cells of a plane the value is that of the plane.
func TestAtIsBilinear(t *testing.T) {
	t.Parallel()
	g := readTestdata(t, "float64-plain-big-endian")
	for _, c := range []struct{ lon, lat, want float64 }{
		{121.25, 31, 7*0.5 - 3*0.5 + 0.5},
		{121.4375, 30.625, 7*1.25 - 3*1.25 + 0.5},
		{121.01, 31.49, 0.5}, // the rim takes its own cell
	} {
		if got := g.At(geo.WGS84{Lon: c.lon, Lat: c.lat}); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("at %g, %g: got %g, want %g", c.lon, c.lat, got, c.want)
		}
	}
}

// TestReadMollweide reads a grid as GDAL 3.10 writes ESRI:54009; the places are PROJ's.
func TestReadMollweide(t *testing.T) {
	t.Parallel()
	g := readTestdata(t, "world-mollweide")
	if g.Layout != raster.Mollweide || g.Width != 3 || g.Height != 2 || !math.IsNaN(g.Values[1]) || g.Values[5] != 6.25 {
		t.Fatalf("got %+v", g)
	}
	for _, c := range []struct {
		column, row int
		want        geo.WGS84
	}{
		{0, 0, geo.WGS84{Lon: 106.2350114607834, Lat: 24.552134483689866}},
		{2, 1, geo.WGS84{Lon: 106.23668704927456, Lat: 24.551295939631583}},
	} {
		at := g.Middle(c.column, c.row)
		if math.Abs(at.Lon-c.want.Lon) > 1e-9 || math.Abs(at.Lat-c.want.Lat) > 1e-9 {
			t.Errorf("middle of %d, %d: got %v, want %v", c.column, c.row, at, c.want)
		}
		if got, want := g.At(at), g.Values[c.row*g.Width+c.column]; math.Abs(got-want) > 1e-6 {
			t.Errorf("at %v: got %g, want %g", at, got, want)
		}
	}
}

func TestReadRefuses(t *testing.T) {
	t.Parallel()
	whole, err := os.ReadFile("testdata/int32-packbits.tif")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		file []byte
	}{
		{"empty", nil},
		{"another format", []byte("GIF89a....")},
		{"BigTIFF", []byte("II+\x00\x08\x00\x00\x00")},
		{"a cut file", whole[:len(whole)/2]},
		{"another datum", bytes.Replace(whole, binary.LittleEndian.AppendUint16(nil, 4326), binary.LittleEndian.AppendUint16(nil, 4610), 1)},
	} {
		var fault *raster.FormatError
		if _, err := raster.Read(c.file); !errors.As(err, &fault) {
			t.Errorf("%s: got %v", c.name, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	names, err := filepath.Glob("testdata/*.tif")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		if len(b) < 4096 { // the fuzzer cuts long seeds down before it tries others
			f.Add(b)
		}
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		if len(b) > 1<<16 {
			return
		}
		if g, err := raster.Read(b); err == nil && len(g.Values) != g.Width*g.Height {
			t.Fatalf("%d values for %d by %d cells", len(g.Values), g.Width, g.Height)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	file := sharedFile(b, "porto-alegre-elevation.tif")
	b.ReportAllocs()
	b.SetBytes(int64(len(file)))
	for b.Loop() {
		if _, err := raster.Read(file); err != nil {
			b.Fatal(err)
		}
	}
}
