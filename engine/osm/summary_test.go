package osm_test

import (
	"slices"
	"testing"

	"zhenyu/engine/geo"
	"zhenyu/engine/osm"
)

func TestSummarise(t *testing.T) {
	t.Parallel()
	file, err := encode([]object{
		node(1, 10, 20), node(2, -30, 5, park), node(3, 40, 50, park, street),
		way(1, []int64{1, 2}, street), way(5, []int64{1, 2, 3}, osm.Tag{Key: "highway", Value: "steps"}),
		relation(2, []osm.Member{member(osm.Way, 1, "via")}, park),
	}, osm.Header{Box: geo.EmptyBox()})
	if err != nil {
		t.Fatal(err)
	}
	got, err := osm.Summarise(t.Context(), open(t, file), []string{"highway"}, 2)
	if err != nil {
		t.Fatal(err)
	}
	want := []osm.TagCount{
		{Tag: osm.Tag{Key: "highway"}, Nodes: 1, Ways: 2},
		{Tag: osm.Tag{Key: "leisure"}, Nodes: 2, Relations: 1},
		{Tag: street, Nodes: 1, Ways: 1},
		{Tag: osm.Tag{Key: "highway", Value: "steps"}, Ways: 1},
	}
	if !slices.Equal(got.Tags, want) {
		t.Errorf("tags %+v\nwant %+v", got.Tags, want)
	}
	if got.Nodes != 3 || got.Ways != 2 || got.Relations != 1 || got.Refs != 5 || got.Members != 1 || !got.Ordered || got.Box != box(-30, 5, 40, 50) {
		t.Errorf("got %+v", got)
	}
}

// Counts of the real files by osmium-tool 1.15, `osmium tags-filter -R`, by nodes, ways and relations.
func TestSummariseRealFiles(t *testing.T) {
	t.Parallel()
	facts := map[string][]osm.TagCount{
		"monaco":     {tagCount("building", "", 6, 23370, 3), tagCount("amenity", "pharmacy", 23, 0, 0), tagCount("highway", "steps", 0, 259, 0)},
		"heidelberg": {tagCount("highway", "steps", 2, 1546, 0), tagCount("highway", "bus_stop", 492, 0, 0), tagCount("leisure", "park", 0, 86, 0), tagCount("amenity", "kindergarten", 1, 24, 0)},
	}
	for name, want := range facts {
		s, err := osm.Summarise(t.Context(), openExtract(t, name), []string{"amenity", "highway", "leisure"}, 0)
		if err != nil {
			t.Fatal(err)
		}
		if !s.Ordered {
			t.Errorf("%s is not ordered", name)
		}
		for _, c := range want {
			if !slices.Contains(s.Tags, c) {
				i := slices.IndexFunc(s.Tags, func(got osm.TagCount) bool { return got.Tag == c.Tag })
				t.Errorf("%s: want %+v, got %+v", name, c, s.Tags[i])
			}
		}
	}
}

func tagCount(key, value string, nodes, ways, relations int64) osm.TagCount {
	return osm.TagCount{Tag: osm.Tag{Key: key, Value: value}, Nodes: nodes, Ways: ways, Relations: relations}
}
