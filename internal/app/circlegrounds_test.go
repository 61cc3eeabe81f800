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
	gated := 0
	for i, g := range c.s.grounds.Facilities {
		at := Spot(c.s.placeOf(c.s.grounds.Category, i))
		if links := c.s.linksOf(at, c.s.snapper); !slices.Equal(links, c.s.grounds.LinksOf(i)) {
			t.Errorf("%s: %v, want %v", g.ID, links, c.s.grounds.LinksOf(i))
		}
		if len(g.Entrances) > 1 {
			gated++
		}
		at.Lon += 0.0001
		moved := c.s.linksOf(at, c.s.snapper)
		if want := c.s.snapper.Snap(geo.WGS84(at), c.s.stub).Links; !slices.Equal(moved, want) {
			t.Errorf("%s moved: %v, want %v", g.ID, moved, want)
		}
	}
	if gated == 0 {
		t.Error("no candidate has two gates")
	}
}
