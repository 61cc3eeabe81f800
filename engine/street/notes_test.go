package street_test

import (
	"math"
	"testing"

	"zhenyu/engine/geo"
	"zhenyu/engine/osm"
	"zhenyu/engine/street"
)

// TestNotes: a way over a crossroads with lights is told by the names of its streets, and its waiting adds up, also where it
// begins and ends within a stretch.
func TestNotes(t *testing.T) {
	t.Parallel()
	x := crossroads("residential", map[int64][]osm.Tag{3: tag("highway", "traffic_signals")})
	for i, name := range []string{"East Street", "Avenue"} {
		x.ways[i].tags = append(x.ways[i].tags, tag("name", name)...)
	}
	notes := street.NotesOf(x.load(t), profile(t, "adult"))
	at := func(nodes ...int) (course []geo.E7) {
		for _, n := range nodes {
			course = append(course, x.places[n-1])
		}
		return course
	}
	for _, c := range []struct {
		course []geo.E7
		name   string
		wait   float64
	}{
		{at(1, 2), "East Street", 0},
		{at(1, 2, 3, 4, 9), "East Street", 30},
		{at(8, 7, 3), "Avenue", 15},
		{[]geo.E7{metres(245, 0), x.places[2]}, "East Street", 7.5},
		{[]geo.E7{x.places[2], metres(255, 0)}, "East Street", 7.5},
		{[]geo.E7{metres(0, 50), metres(9, 50)}, "", 0},
	} {
		if name, wait := notes.Of(c.course); name != c.name || math.Abs(wait-c.wait) > 0.1 {
			t.Errorf("%v: got %q and %g s, want %q and %g", c.course, name, wait, c.name, c.wait)
		}
	}
}
