package app_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"zhenyu"
	"zhenyu/engine/geo"
	"zhenyu/engine/osm"
	"zhenyu/internal/app"
)

// writeExtract writes a small extract with a way through a node that is missing.
func writeExtract(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "town.osm.pbf")
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	e := osm.NewEncoder(file, osm.Header{Box: geo.EmptyBox(), Program: "test", Replication: 1767225600})
	e.Node(1, geo.E7{Lon: 1235420000, Lat: 292460000}, osm.Tag{Key: "amenity", Value: "school"})
	e.Node(2, geo.E7{Lon: 1235430000, Lat: 292450000})
	e.Way(1, []int64{1, 2, 3}, osm.Tag{Key: "highway", Value: "residential"})
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestReadOsmInfo(t *testing.T) {
	t.Parallel()
	got, err := app.ReadOsmInfo(t.Context(), app.OsmInfoRequest{Path: writeExtract(t), Values: []string{"highway"}, Gaps: true})
	if err != nil {
		t.Fatal(err)
	}
	if got.Nodes != 2 || got.Ways != 1 || got.Refs != 3 || got.Header.AsOf != "2026-01-01T00:00:00Z" || got.Header.Box != nil || !got.Ordered {
		t.Errorf("got %+v", got)
	}
	if want := [4]float64{123.542, 29.245, 123.543, 29.246}; got.Box == nil || *got.Box != want {
		t.Errorf("box %v, want %v", got.Box, want)
	}
	if len(got.Tags) != 3 || got.Tags[0] != (app.OsmTag{Key: "amenity", Nodes: 1}) || got.Tags[2] != (app.OsmTag{Key: "highway", Value: "residential", Ways: 1}) {
		t.Errorf("tags %+v", got.Tags)
	}
	if got.Gaps == nil || *got.Gaps != (app.OsmGaps{NodesMissing: 1}) {
		t.Errorf("gaps %+v", got.Gaps)
	}
}

func TestReadOsmInfoRefuses(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "broken.osm.pbf")
	if err := os.WriteFile(path, []byte("this is no extract"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := app.ReadOsmInfo(t.Context(), app.OsmInfoRequest{Path: path})
	if e, ok := errors.AsType[*zhenyu.Error](err); !ok || e.Kind != zhenyu.Invalid {
		t.Errorf("a text file: %v", err)
	}
	if _, err := app.ReadOsmInfo(t.Context(), app.OsmInfoRequest{Path: path + ".not"}); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("no file: %v", err)
	}
}
