package osm_test

import (
	"testing"

	"zhenyu/engine/geo"
	"zhenyu/engine/osm"
)

// Counts and boxes as osmium-tool 1.15 gives them with `osmium fileinfo -e`.
func TestBlocksAgainstOsmium(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]struct {
		nodes, ways, relations int
		box                    geo.Box
	}{
		"heidelberg":    {221009, 31619, 1700, box(77084693, 493073228, 91046216, 495168325)},
		"monaco":        {180118, 27377, 212, box(73490007, 437147967, 74909960, 437700000)},
		"liechtenstein": {142832, 15247, 358, box(93977818, 467862853, 96714552, 475258230)},
		"porto":         {347944, 51458, 357, box(-87781794, 409810002, -83580007, 413989987)},
		"porto-alegre":  {43264, 16032, 23, box(-512663537, -301133278, -511321566, -299876429)},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			nodes, ways, relations, bounds := 0, 0, 0, geo.EmptyBox()
			for b, err := range openExtract(t, name).Blocks(t.Context(), osm.Query{Nodes: osm.All, Ways: osm.All, Relations: osm.All}) {
				if err != nil {
					t.Fatal(err)
				}
				nodes, ways, relations = nodes+len(b.Nodes.ID), ways+len(b.Ways.ID), relations+len(b.Relations.ID)
				bounds = bounds.Union(geo.BoxOf(b.Nodes.Place...))
			}
			if nodes != want.nodes || ways != want.ways || relations != want.relations || bounds != want.box {
				t.Errorf("got %d nodes, %d ways, %d relations in %v, want %+v", nodes, ways, relations, bounds, want)
			}
		})
	}
}

func box(west, south, east, north int32) geo.Box {
	return geo.Box{Min: geo.E7{Lon: west, Lat: south}, Max: geo.E7{Lon: east, Lat: north}}
}
