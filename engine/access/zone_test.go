package access_test

import (
	"testing"

	"pgregory.net/rapid"

	"zhenyu/engine/access"
)

// TestZones: the people of a zone are those of its areas and of what lies in them, the zones together are everybody, and
// a village may be of another zone than its town.
func TestZones(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		in := drawTown(t).input(t)
		in.Areas = access.Areas{{Code: "town", Parent: -1, Zone: "core"}, {Code: "a", Parent: 0}, {Code: "b", Parent: 0, Zone: "far"}, {Code: "c", Parent: -1}}
		zones := []string{"core", "core", "far", ""}
		want := map[string]access.People{}
		for i := range in.Origins.Areas {
			area := rapid.Int32Range(-1, 3).Draw(t, "area")
			in.Origins.Areas[i] = area
			zone := ""
			if area >= 0 {
				zone = zones[area]
			}
			want[zone] += in.Origins.People[i]
		}
		r, err := access.Measure(t.Context(), in, access.Options{Limit: 2000})
		if err != nil {
			t.Fatal(err)
		}
		for _, zone := range []string{"core", "far", ""} {
			zoned := r.In(zone)
			if got := zoned.Tally(-1, 0).People(); got != want[zone] {
				t.Fatalf("zone %q has %v people, want %v", zone, got, want[zone])
			}
			if own := zoned.Tally(2, 0).People(); zone != "far" && own != 0 {
				t.Fatalf("zone %q has %v people of b", zone, own)
			}
		}
	})
}
