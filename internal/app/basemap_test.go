package app_test

import (
	"context"
	"testing"

	"zhenyu/engine/tile"
	"zhenyu/internal/app"
)

// TestBasemapOfATown cuts every tile of an extract at each zoom, and checks that all keep to their size.
func TestBasemapOfATown(t *testing.T) {
	t.Parallel()
	b := openBasemap(t, "monaco.osm.pbf")
	again := openBasemap(t, "monaco.osm.pbf")
	tiles, full := 0, 0
	for z := uint8(0); z <= 15; z++ {
		for x := uint32(0); x < 1<<z; x++ {
			if !crosses(b.Box, z, x) {
				continue
			}
			for y := uint32(0); y < 1<<z; y++ {
				if !meets(b.Box, z, x, y) {
					continue
				}
				got, err := b.Tile(z, x, y)
				if err != nil || len(got.Data) > tile.MaxBytes {
					t.Fatalf("%d/%d/%d: %d bytes, %v", z, x, y, len(got.Data), err)
				}
				if same, _ := again.Tile(z, x, y); string(same.Data) != string(got.Data) {
					t.Errorf("%d/%d/%d is not the same twice", z, x, y)
				}
				if tiles++; len(got.Data) > 0 {
					full++
				}
			}
		}
	}
	if full < tiles/3 || b.AsOf == "" || b.Version == "" {
		t.Errorf("%d of %d tiles hold something; %+v", full, tiles, b)
	}
}

func meets(box [4]float64, z uint8, x, y uint32) bool {
	b := tile.Bounds(z, x, y)
	low, high := b.Min.WGS84(), b.Max.WGS84()
	return low.Lon <= box[2] && box[0] <= high.Lon && low.Lat <= box[3] && box[1] <= high.Lat
}

func crosses(box [4]float64, z uint8, x uint32) bool {
	b := tile.Bounds(z, x, 0)
	return b.Min.WGS84().Lon <= box[2] && box[0] <= b.Max.WGS84().Lon
}

func openBasemap(t testing.TB, name string) *app.Basemap {
	t.Helper()
	b, err := app.OpenBasemap(context.Background(), shared(t, name), 0)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// BenchmarkTile cuts the tile of Heidelberg's middle.
func BenchmarkTile(b *testing.B) {
	m := openBasemap(b, "heidelberg.osm.pbf")
	b.ReportAllocs()
	for b.Loop() {
		t, err := m.Tile(14, 8587, 5598)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(len(t.Data)), "bytes/tile")
		b.ReportMetric(float64(t.Features), "features/tile")
		b.ReportMetric(float64(t.Dropped), "dropped/tile")
	}
}

// BenchmarkBasemap reads an extract and makes it ready.
func BenchmarkBasemap(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		openBasemap(b, "heidelberg.osm.pbf")
	}
}
