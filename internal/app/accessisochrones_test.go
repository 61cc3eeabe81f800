package app_test

import (
	"encoding/json"
	"strings"
	"testing"

	"zhenyu/engine/street"
	"zhenyu/internal/app"
)

// TestIsochronesFollowTheStreets draws a ring of streets around a block: what is reached within 15 minutes has the block as a
// hole, and within a minute there is none; of a category and of its facility.
func TestIsochronesFollowTheStreets(t *testing.T) {
	t.Parallel()
	path := write(t, map[string]string{
		"nodes.csv":      "id,lon,lat\na,121,31\nb,121.005,31\nc,121.005,31.004\nd,121,31.004\n",
		"edges.csv":      "from,to,seconds\na,b,380\nb,c,350\nc,d,380\nd,a,350\n",
		"facilities.csv": "category,node,id,name\nshop,a,s,Shop\n",
	})
	if _, err := app.ImportNetwork(t.Context(), app.NetworkImport{Nodes: path("nodes.csv"), Edges: path("edges.csv"), Out: path("net"), Profile: "adult"}); err != nil {
		t.Fatal(err)
	}
	r, err := app.RunAccess(t.Context(), app.AccessRequest{
		AccessInput: app.AccessInput{Network: path("net"), Origins: "nodes", Facilities: path("facilities.csv"), Minutes: []int{5}, Categories: []string{"shop"}},
		Limit:       street.Never, Isochrones: []int{1, 15},
	})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := app.WriteIsochrones(&b, r); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Features []struct {
			Geometry   struct{ Coordinates [][][][2]float64 }
			Properties struct {
				Category, Facility, Name string
				Minutes                  int
			}
		}
	}
	if err := json.Unmarshal([]byte(b.String()), &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Features) != 4 {
		t.Fatalf("%d features", len(got.Features))
	}
	for i, f := range got.Features {
		minutes, facility := []int{1, 15}[i%2], []string{"", "s"}[i/2]
		if p := f.Properties; p.Category != "shop" || p.Minutes != minutes || p.Facility != facility {
			t.Errorf("feature %d: %+v", i, p)
		}
		if rings := len(f.Geometry.Coordinates[0]); len(f.Geometry.Coordinates) != 1 || rings != 1+i%2 {
			t.Errorf("feature %d: %d polygons, the first of %d rings", i, len(f.Geometry.Coordinates), rings)
		}
	}
}

// TestIsochronesNeedAMap: those of minutes are refused on a local grid.
func TestIsochronesNeedAMap(t *testing.T) {
	t.Parallel()
	path := survey(t)
	_, err := app.RunAccess(t.Context(), app.AccessRequest{
		AccessInput: app.AccessInput{Network: path("net"), Origins: "nodes", Facilities: path("facilities.csv")}, Limit: street.Never, Isochrones: []int{5},
	})
	if err == nil || !strings.Contains(err.Error(), "in degrees") {
		t.Errorf("got %v", err)
	}
}
