package app

import (
	"strings"
	"testing"
)

const square = `{"type":"Polygon","coordinates":[[[0,0],[0.01,0],[0.01,0.01],[0,0.01],[0,0]]]}`

func feature(geometry string) string {
	return `{"features":[{"properties":{"code":"a","name":"甲"},"geometry":` + geometry + `}]}`
}

func TestParseShapes(t *testing.T) {
	t.Parallel()
	all, err := parseShapes(strings.NewReader(feature(square)))
	if err != nil {
		t.Fatal(err)
	}
	if len(all) != 1 || all[0].id != "a" || all[0].name != "甲" || len(all[0].polygons) != 1 || !(all[0].at.Lon > 0 && all[0].at.Lon < 0.01) {
		t.Errorf("got %+v", all)
	}
	all, err = parseShapes(strings.NewReader(`{"features":[{"geometry":{"type":"Point","coordinates":[1,2,300]}}]}`))
	if err != nil || all[0].id != "1" || all[0].at.Lat != 2 {
		t.Errorf("got %+v, %v", all, err)
	}
}

func TestParseShapesRefuses(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		feature(`{"type":"LineString","coordinates":[]}`):                       "Point, Polygon and MultiPolygon are read",
		feature(`{"type":"Polygon","coordinates":[]}`):                          "without rings",
		feature(`{"type":"Polygon","coordinates":[[[0,0],[1,1],[0,0]]]}`):       "4 are the fewest",
		feature(`{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]}`): "does not close",
		feature(`{"type":"Polygon","coordinates":[[[0,0],[1,0],[2,0],[0,0]]]}`): "without an inside",
		feature(`{"type":"Point","coordinates":[31,121]}`):                      "longitude",
		feature(`{"type":"Point","coordinates":"x"}`):                           "coordinates",
		`nonsense`: "invalid character",
	} {
		if _, err := parseShapes(strings.NewReader(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", text, err, want)
		}
	}
}

// FuzzShapes checks that any bytes give shapes or an error, and that what is taken can be used.
func FuzzShapes(f *testing.F) {
	f.Add(feature(square))
	f.Add(feature(`{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]],[]]}`))
	f.Add(`{"features":[{"id":7,"geometry":{"type":"Point","coordinates":[1,2]}}]}`)
	f.Fuzz(func(t *testing.T, text string) {
		all, err := parseShapes(strings.NewReader(text))
		if err != nil {
			return
		}
		for _, s := range all {
			if s.id == "" || !(s.at.Lon >= -180 && s.at.Lon <= 180 && s.at.Lat >= -90 && s.at.Lat <= 90) {
				t.Errorf("got %+v", s)
			}
			for _, p := range s.polygons {
				if len(p) == 0 || p.Side(p[0][0]) < 0 {
					t.Errorf("a corner outside of its polygon: %+v", p)
				}
			}
		}
	})
}
