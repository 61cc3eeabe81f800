package access_test

import (
	"slices"
	"testing"

	"zhenyu/engine/access"
	"zhenyu/engine/geo"
)

// TestNest: whatever the order of the list, west and east lie in the town, the hamlet in the west, and what only
// overlaps lies in none.
func TestNest(t *testing.T) {
	t.Parallel()
	square := func(west, south, east, north float64) geo.Polygon {
		var ring geo.Ring
		for _, at := range [][2]float64{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}} {
			ring = append(ring, geo.WGS84{Lon: at[0], Lat: at[1]}.E7())
		}
		return geo.Polygon{ring}
	}
	named := map[string][]geo.Polygon{
		"town":   {square(0, 0, 0.10, 0.10)},
		"west":   {square(-0.0001, 0, 0.05, 0.10)}, // its border is not quite the town's
		"east":   {square(0.05, 0, 0.10, 0.10)},
		"hamlet": {square(0.01, 0.01, 0.02, 0.02), square(0.03, 0.03, 0.04, 0.04)},
		"over":   {square(0.09, 0.02, 0.16, 0.03)},
		"empty":  nil,
	}
	want := map[string]string{"town": "", "west": "town", "east": "town", "hamlet": "west", "over": "", "empty": ""}
	names := []string{"east", "empty", "hamlet", "over", "town", "west"}
	for range len(names) {
		names = append(names[1:], names[0])
		for _, order := range [][]string{names, reversed(names)} {
			var areas access.Areas
			var polygons [][]geo.Polygon
			for _, name := range order {
				areas, polygons = append(areas, access.Area{Code: name}), append(polygons, named[name])
			}
			access.Nest(areas, polygons)
			if err := areas.Check(); err != nil {
				t.Fatal(err)
			}
			for _, a := range areas {
				above := ""
				if a.Parent >= 0 {
					above = areas[a.Parent].Code
				}
				if above != want[a.Code] {
					t.Errorf("in the order %v, %s lies in %q, want %q", order, a.Code, above, want[a.Code])
				}
			}
		}
	}
}

func reversed(names []string) []string {
	back := slices.Clone(names)
	slices.Reverse(back)
	return back
}
