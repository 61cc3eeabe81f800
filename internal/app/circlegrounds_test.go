package app

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"zhenyu/engine/geo"
	"zhenyu/sample"
)

// TestTrialLinksGroundsAsPlansDo opens a building where it stands by its gates, as a plan that chose it did, and anywhere
// else as a point.
func TestTrialLinksGroundsAsPlansDo(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "town.osm.pbf")
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if err := sample.Town(file, 1); err != nil {
		t.Fatal(err)
	}
	in := AccessInput{Extract: path, Origins: "homes", Facilities: "osm", Threads: 1}
	c, err := OpenCircle(t.Context(), in, "town")
	if err != nil {
		t.Fatal(err)
	}
	all, err := c.s.linkedGrounds(in)
	if err != nil || len(all.Facilities) == 0 {
		t.Fatalf("%d grounds, %v", len(all.Facilities), err)
	}
	gated := 0
	for i, g := range all.Facilities {
		at := c.s.placeOf(all.Category, i)
		f := ChangedFacility{Category: "health.station", ID: g.ID, Spot: Spot{Lon: at.Lon, Lat: at.Lat}}
		links, err := c.s.linksOf(f)
		if want := all.LinksOf(i); err != nil || !slices.Equal(links, want) {
			t.Errorf("%s: %v, %v, want %v", g.ID, links, err, want)
		}
		if len(g.Entrances) > 1 {
			gated++
		}
		f.Lon += 0.001
		moved, _ := c.s.linksOf(f)
		if want := c.s.snapper.Snap(geo.WGS84{Lon: f.Lon, Lat: f.Lat}, c.s.stub, c.s.edges).Links; !slices.Equal(moved, want) {
			t.Errorf("%s moved: %v, want %v", g.ID, moved, want)
		}
	}
	if gated == 0 {
		t.Error("no candidate has two gates")
	}
}
