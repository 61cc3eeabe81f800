package street_test

import (
	"slices"
	"testing"

	"zhenyu/engine/osm"
	"zhenyu/engine/street"
)

// TestTwins: a node that ends a way on either side is two places of one name, and linked to both.
func TestTwins(t *testing.T) {
	t.Parallel()
	x := extract{line, map[int64][]osm.Tag{2: tag("barrier", "gate", "foot", "no")}, one("highway", "service")}
	d, _ := street.FromOSM(x.load(t), profile(t, "adult"), nil)
	n := build(d)
	twins := n.Twins()
	if len(twins) != 1 || len(twins[0]) != 2 || n.Name(int(twins[0][0])) != "2" || n.Name(int(twins[0][1])) != "2" {
		t.Fatalf("got %v", twins)
	}
	for _, place := range twins[0] {
		if got := n.LinksAt(place); len(got) != 2 || got[0] == got[1] {
			t.Errorf("place %d has the links %v", place, got)
		}
	}
	if open := build(road(line...)); len(open.Twins()) != 0 || !slices.Equal(open.LinksAt(1), open.PlaceLinks()[1:2]) {
		t.Errorf("a street without a gate has twins %v", open.Twins())
	}
}
