package standards_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"zhenyu/engine/facility"
	"zhenyu/engine/osm"
	"zhenyu/standards"
)

// Facilities of the real extracts in the shared data folder beside the checkout. The objects are
// those of the files; the merged kindergarten is two areas of one name side by side, and most stops
// of Heidelberg are two to four objects, poles and platforms on both sides of the street.
func TestRealFacilities(t *testing.T) {
	t.Parallel()
	categories, err := standards.Categories()
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]map[string]facility.Report{
		"heidelberg": {
			"edu.kindergarten": {Objects: 25, Merged: 1},
			"trans.bus":        {Objects: 677, Merged: 268, Shut: 2},
			"safety.shelter":   {}, // 88 shelters are mapped, all of them for waiting passengers
		},
		"monaco":        {"health.pharmacy": {Objects: 23}, "edu.school": {Objects: 16}, "env.toilet": {Objects: 28}},
		"liechtenstein": {"edu.school": {Objects: 19}, "trans.bus": {Objects: 314, Merged: 148}},
	} {
		data, err := os.ReadFile(filepath.Join("..", "..", "shared", "data", name+".osm.pbf"))
		if err != nil {
			t.Skipf("the shared data folder beside the checkout has no %s", name)
		}
		f, err := osm.Open(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		m, err := osm.Load(t.Context(), f, facility.Wanted(categories))
		if err != nil {
			t.Fatal(err)
		}
		_, reports := facility.Find(m, categories)
		for id, report := range want {
			i := slices.IndexFunc(categories, func(c facility.Category) bool { return c.ID == id })
			if reports[i] != report {
				t.Errorf("%s %s: %+v, want %+v", name, id, reports[i], report)
			}
		}
	}
}
