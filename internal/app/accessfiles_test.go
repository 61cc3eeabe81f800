package app_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"zhenyu/engine/osm"
	"zhenyu/engine/street"
	"zhenyu/internal/app"
)

// TestFilesAsPeopleHaveThem: names of columns, separators and datums as they are written; who lives at an origin stands
// beside it; an id that repeats, and facilities of another place, are refused.
func TestFilesAsPeopleHaveThem(t *testing.T) {
	t.Parallel()
	path := write(t, map[string]string{
		"nodes.csv": "id,lon,lat\na,121,31\nb,121.001,31\n", "edges.csv": "from,to,seconds\na,b,60\n",
		"homes.csv":  "id;lng;lat;people\nh;121;31;2.5\n",
		"twice.csv":  "id,lon,lat\nh,121,31\nh,121.001,31\n",
		"shops.csv":  "编号\t类别\t经度\t纬度\tdatum\n甲\tshop\t121.001\t31\tWGS-84\n",
		"far.csv":    "category,lon,lat\nshop,113,23\nshop,113.1,23\n",
		"same.json":  `{"features":[{"properties":{"category":"shop","name":"s"},"geometry":{"type":"Point","coordinates":[121.001,31]}},{"properties":{"category":"shop","name":"s","id":"area"},"geometry":{"type":"Polygon","coordinates":[[[121.0008,30.999],[121.0012,30.999],[121.0012,31.001],[121.0008,31.001],[121.0008,30.999]]]}}]}`,
		"other.json": `{"features":[{"properties":{"category":"shop","name":"t"},"geometry":{"type":"Point","coordinates":[121.001,31]}},{"properties":{"category":"shop","name":"s"},"geometry":{"type":"Polygon","coordinates":[[[121.0008,30.999],[121.0012,30.999],[121.0012,31.001],[121.0008,31.001],[121.0008,30.999]]]}}]}`,
	})
	if _, err := app.ImportNetwork(t.Context(), app.NetworkImport{Nodes: path("nodes.csv"), Edges: path("edges.csv"), Out: path("net"), Profile: "adult"}); err != nil {
		t.Fatal(err)
	}
	run := func(homes, shops string) (*app.AccessReport, error) {
		return app.RunAccess(t.Context(), app.AccessRequest{
			AccessInput: app.AccessInput{Network: path("net"), Origins: path(homes), Facilities: path(shops), Minutes: []int{5}},
			Limit:       street.Never, Out: path("out.csv"), Detail: true,
		})
	}
	if _, err := run("homes.csv", "shops.csv"); err != nil {
		t.Fatal(err)
	}
	const want = "id,people,lon,lat,street metres,island places,shop,shop facility,shop reason\nh,2.5,121.0000000,31.0000000,0.0,,60.0,甲,\n"
	if got, err := os.ReadFile(path("out.csv")); err != nil || string(got) != want {
		t.Errorf("got (%v)\n%swant\n%s", err, got, want)
	}
	for file, facilities := range map[string]int{"same.json": 1, "other.json": 2} {
		if r, err := run("homes.csv", file); err != nil || r.Categories[0].Facilities != facilities {
			t.Errorf("%s: %+v (%v)", file, r, err)
		}
	}
	if r, err := run("twice.csv", "shops.csv"); err != nil || r.Origins != 1 || r.Faulty != 1 {
		t.Errorf("an id twice: %+v (%v)", r, err)
	}
	if err := noStreets(t); err == nil || !strings.Contains(err.Error(), "no street") {
		t.Errorf("an extract without streets: %v", err)
	}
	if _, err := run("homes.csv", "far.csv"); err == nil || !strings.Contains(err.Error(), "all of the 2 facilities") {
		t.Errorf("facilities elsewhere: %v", err)
	}
}

// noStreets builds a network of an extract that has none.
func noStreets(t *testing.T) error {
	var b bytes.Buffer
	e := osm.NewEncoder(&b, osm.Header{})
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	path := write(t, map[string]string{"empty.osm.pbf": b.String()})
	_, err := app.BuildNetwork(t.Context(), app.NetworkBuild{Extract: path("empty.osm.pbf"), Out: path("net"), Profile: "adult"})
	return err
}
