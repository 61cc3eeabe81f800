package app_test

import (
	"strings"
	"testing"

	"zhenyu/internal/app"
)

// TestSwappedCoordinatesAreAskedAbout: a place without a street that has one with its coordinates swapped is refused with
// the question; a place that is far from both is answered. A way says where it comes onto the streets.
func TestSwappedCoordinatesAreAskedAbout(t *testing.T) {
	t.Parallel()
	path := write(t, map[string]string{
		"nodes.csv": "id,lon,lat\na,7,43\nb,7.01,43\n", "edges.csv": "from,to,metres\na,b,814\n", "facilities.csv": "category,node\nshop,b\n",
	})
	if _, err := app.ImportNetwork(t.Context(), app.NetworkImport{Nodes: path("nodes.csv"), Edges: path("edges.csv"), Out: path("net"), Profile: "adult"}); err != nil {
		t.Fatal(err)
	}
	explain := func(lon, lat float64) (*app.AccessAnswer, error) {
		return app.ExplainAccess(t.Context(), app.AccessQuestion{AccessInput: app.AccessInput{Network: path("net"), Facilities: path("facilities.csv")}, Lon: lon, Lat: lat})
	}
	if _, err := explain(43, 7.005); err == nil || !strings.Contains(err.Error(), "did the latitude come first") {
		t.Errorf("got %v", err)
	}
	if a, err := explain(20, 20); err != nil || a.Street != nil {
		t.Errorf("far from all: %+v, %v", a, err)
	}
	a, err := explain(7.005, 43.0005)
	if err != nil {
		t.Fatal(err)
	}
	w := a.Ways[0]
	if w.Onto == nil || a.At == nil || *w.Onto != *a.At || w.Other || w.OntoMetres < 55 || w.OntoMetres > 56 || w.Off == nil || *w.Off != (app.Spot{Lon: 7.01, Lat: 43}) {
		t.Errorf("at %+v, way %+v", a.At, w)
	}
}
