package street_test

import (
	"testing"

	"zhenyu/engine/geo"
	"zhenyu/engine/osm"
)

// crossroads is a street of 500 m, from its first place to its last, that crosses another in its middle, node 3.
func crossroads(kind string, tags map[int64][]osm.Tag) extract {
	return extract{
		places: []geo.E7{
			metres(0, 0), metres(240, 0), metres(250, 0), metres(260, 0),
			metres(250, -300), metres(250, -10), metres(250, 10), metres(250, 300), metres(500, 0),
		},
		tags: tags,
		ways: []mappedWay{
			{[]int64{1, 2, 3, 4, 9}, tag("highway", kind)},
			{[]int64{5, 6, 3, 7, 8}, tag("highway", "primary")},
		},
	}
}

// TestTrapSignalsTakeTimeOnce: whoever crosses a street at its lights waits, on a footway and on a street without one, and
// once, wherever the lights of one junction were mapped.
func TestTrapSignalsTakeTimeOnce(t *testing.T) {
	t.Parallel()
	lights, zebra := tag("highway", "traffic_signals"), tag("highway", "crossing", "crossing", "traffic_signals")
	layouts := map[string]map[int64][]osm.Tag{
		"in the middle":     {3: lights},
		"at the stop lines": {2: lights, 4: lights, 6: lights, 7: lights},
		"at the approaches": {2: lights, 6: lights, 7: lights},
		"everywhere":        {2: zebra, 3: lights, 4: zebra, 6: zebra, 7: zebra},
	}
	for name, layout := range layouts {
		for _, c := range []struct {
			profile     string
			flat, waits float64
		}{{"adult", 400, 30}, {"cyclist", 150, 30}, {"driver", 500 * 3.6 / 24, 15}} {
			x := crossroads("residential", layout)
			there, back := x.between(t, c.profile, nil)
			if want := c.flat + c.waits; !near(there, want) || !near(back, want) {
				t.Errorf("%s, %s: %g s and %g s, want %g", name, c.profile, there, back, want)
			}
		}
	}
	if there, _ := crossroads("footway", map[int64][]osm.Tag{3: lights}).between(t, "adult", nil); !near(there, 430) {
		t.Errorf("on a footway: %g s", there)
	}
	if there, _ := crossroads("footway", nil).between(t, "adult", nil); !near(there, 400) {
		t.Errorf("without lights: %g s", there)
	}
}

// TestSignalsAlongTheWay: a walker along an avenue passes the lights of a crossing without waiting; those who ride there wait.
func TestSignalsAlongTheWay(t *testing.T) {
	t.Parallel()
	x := extract{line, map[int64][]osm.Tag{2: tag("highway", "crossing", "crossing", "traffic_signals")}, one("highway", "primary")}
	for name, want := range map[string]float64{"adult": 160, "cyclist": 90} {
		if there, _ := x.between(t, name, nil); !near(there, want) {
			t.Errorf("%s: %g s, want %g", name, there, want)
		}
	}
}

// TestCrossingsWithoutANode: a way that is itself the crossing takes its seconds, those of lights where it has some, beyond
// what its nodes take; an avenue's two lanes are crossed at one signal.
func TestCrossingsWithoutANode(t *testing.T) {
	t.Parallel()
	zebra := tag("highway", "crossing", "crossing", "traffic_signals")
	for _, c := range []struct {
		nodes map[int64][]osm.Tag
		way   []osm.Tag
		want  float64
	}{
		{nil, tag("footway", "crossing", "crossing", "traffic_signals"), 190},
		{nil, tag("footway", "crossing"), 165},
		{map[int64][]osm.Tag{2: tag("highway", "crossing")}, tag("footway", "crossing", "crossing", "traffic_signals"), 190},
		{map[int64][]osm.Tag{2: zebra}, tag("footway", "crossing", "crossing", "zebra"), 190},
	} {
		x := extract{line, c.nodes, over(append(tag("highway", "footway"), c.way...))}
		if there, _ := x.between(t, "adult", nil); !near(there, c.want) {
			t.Errorf("%v, %v: %g s, want %g", c.nodes, c.way, there, c.want)
		}
	}
	avenue := crossroads("footway", map[int64][]osm.Tag{2: zebra, 4: zebra})
	avenue.ways[0].nodes, avenue.ways = []int64{1, 2, 4, 9}, avenue.ways[:1]
	if there, _ := avenue.between(t, "adult", nil); !near(there, 430) {
		t.Errorf("over an avenue: %g s", there)
	}
}
