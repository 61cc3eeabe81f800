package app_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"zhenyu/engine/street"
	"zhenyu/internal/app"
	"zhenyu/internal/lang"
)

// TestGapsAreWhole: every square with people without is in the report and its files, however many there are.
func TestGapsAreWhole(t *testing.T) {
	t.Parallel()
	homes := "id,lon,lat,people\n"
	for i := range 144 {
		homes += fmt.Sprintf("%d,%.2f,%.2f,1\n", i, 121+float64(i%12)/100, 31+float64(i/12)/100)
	}
	path := write(t, map[string]string{
		"nodes.csv":      "id,lon,lat\na,121,31\nb,121.11,31.11\n",
		"edges.csv":      "from,to,seconds\na,b,9000\n",
		"homes.csv":      homes,
		"facilities.csv": "category,node\nshop,a\n",
	})
	_, err := app.ImportNetwork(t.Context(), app.NetworkImport{Nodes: path("nodes.csv"), Edges: path("edges.csv"), Out: path("net"), Profile: "adult"})
	if err != nil {
		t.Fatal(err)
	}
	r, err := app.RunAccess(t.Context(), app.AccessRequest{
		AccessInput: app.AccessInput{Network: path("net"), Origins: path("homes.csv"), Facilities: path("facilities.csv"), Minutes: []int{5}},
		Limit:       street.Never, Lists: true,
	})
	if err != nil {
		t.Fatal(err)
	}
	var people float64
	for _, g := range r.Gaps[0] {
		people += g.Without
	}
	if rows := app.GapTable(lang.English(), r).Rows; len(r.Gaps[0]) <= 100 || len(rows) != len(r.Gaps[0]) || people != 143 {
		t.Errorf("%d squares, %d rows, %g people", len(r.Gaps[0]), len(rows), people)
	}
	var b strings.Builder
	if err := app.WriteGaps(&b, r); err != nil {
		t.Fatal(err)
	}
	var shapes struct {
		Features []struct {
			Geometry struct {
				Type        string
				Coordinates [][][2]float64
			}
			Properties struct{ Rule, Category string }
		}
	}
	if err := json.Unmarshal([]byte(b.String()), &shapes); err != nil {
		t.Fatal(err)
	}
	if f := shapes.Features; len(f) == 0 || f[0].Geometry.Type != "Polygon" || len(f[0].Geometry.Coordinates[0]) < 4 || f[0].Properties.Rule != "shop 5 min" {
		t.Errorf("got %.300s", b.String())
	}
}
