package app_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"zhenyu/internal/app"
	"zhenyu/internal/sheet"
)

// TestFacilityForms: a table, a book and a GeoJSON of the same facilities give the same rows, an area is entered where a
// street leads in, and a file without facilities is refused.
func TestFacilityForms(t *testing.T) {
	t.Parallel()
	path := write(t, map[string]string{
		"nodes.csv": "id,lon,lat\na,0.001,0.001\nb,0.003,0.001\nc,0.005,0.001\n", "edges.csv": "from,to,seconds\na,b,60\nb,c,60\n",
		"f.csv":     "category,id,lon,lat\nshop,s1,0.001,0.001\nclinic,k1,0.0049999,0.001\n",
		"f.geojson": `{"features":[{"properties":{"category":"shop","id":"s1"},"geometry":{"type":"Point","coordinates":[0.001,0.001]}},{"properties":{"category":"clinic","id":"k1"},"geometry":{"type":"Point","coordinates":[0.0049999,0.001]}}]}`,
		"area.json": `{"features":[{"properties":{"category":"park","id":"p"},"geometry":{"type":"Polygon","coordinates":[[[0.004,0],[0.006,0],[0.006,0.002],[0.004,0.002],[0.004,0]]]}}]}`,
		"none.csv":  "category,lon,lat\n", "other.json": `{"features":[{"properties":{},"geometry":{"type":"Point","coordinates":[0,0]}}]}`,
	})
	var b bytes.Buffer
	book := sheet.Table{Title: "f", Head: []string{"category", "id", "lon", "lat"}, Rows: [][]any{{"shop", "s1", 0.001, 0.001}, {nil}, {"clinic", "k1", 0.0049999, 0.001}}}
	if err := sheet.WriteBook(&b, book); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path("f.xlsx"), b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := app.ImportNetwork(t.Context(), app.NetworkImport{Nodes: path("nodes.csv"), Edges: path("edges.csv"), Out: path("net"), Profile: "adult"}); err != nil {
		t.Fatal(err)
	}
	rows := func(file string) (string, error) {
		in := app.AccessInput{Network: path("net"), Origins: "nodes", Facilities: path(file)}
		if _, err := app.RunAccess(t.Context(), app.AccessRequest{AccessInput: in, Out: path("out.csv"), Detail: true}); err != nil {
			return "", err
		}
		text, err := os.ReadFile(path("out.csv"))
		return string(text), err
	}
	want, err := rows("f.csv")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{"f.xlsx", "f.geojson"} {
		if got, err := rows(file); err != nil || got != want {
			t.Errorf("%s gives (%v)\n%swant\n%s", file, err, got, want)
		}
	}
	if got, err := rows("area.json"); err != nil || !strings.Contains(got, ",90.0,p,\nb,") || !strings.Contains(got, ",30.0,p,\nc,") {
		t.Errorf("an area gives %q (%v)", got, err)
	}
	for _, file := range []string{"none.csv", "other.json"} {
		if _, err := rows(file); err == nil {
			t.Errorf("%s is taken", file)
		}
	}
}
