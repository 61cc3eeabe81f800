package street_test

import (
	"testing"

	"zhenyu/engine/geo"
	"zhenyu/engine/osm"
	"zhenyu/engine/street"
)

// TestTrapSidewalkSeparate: a carriageway with its sidewalks mapped apart must be neither a second way for homes nor
// a gap for those who cross it, and no loss to homes where nobody mapped the sidewalk, nor to drivers at all. The
// carriageway runs 500 m; a sidewalk follows its first half.
func TestTrapSidewalkSeparate(t *testing.T) {
	t.Parallel()
	const beforeIt, beyondIt = 100, 400
	for _, c := range []struct {
		profile  string
		tags     []osm.Tag
		x        float64
		sidewalk bool // that is linked, not the carriageway
	}{
		{"adult", tag("sidewalk", "separate"), beforeIt, true},
		{"adult", tag("sidewalk:both", "separate"), beforeIt, true},
		{"adult", tag("sidewalk:left", "separate", "sidewalk:right", "separate"), beforeIt, true},
		{"adult", tag("foot", "use_sidepath"), beforeIt, true},
		{"adult", tag("sidewalk:left", "separate"), beforeIt, false}, // homes on the right have no other way
		{"adult", tag("sidewalk", "both"), beforeIt, false},
		{"adult", tag("sidewalk", "separate"), beyondIt, false},
		{"driver", tag("sidewalk", "separate"), beforeIt, false},
		{"cyclist", tag("foot", "use_sidepath"), beforeIt, false},
	} {
		x := extract{
			places: []geo.E7{metres(0, 0), metres(250, 0), metres(500, 0), metres(0, 12), metres(250, 12), metres(250, -60)},
			ways: []mappedWay{
				{[]int64{1, 2, 3}, append(tag("highway", "primary"), c.tags...)},
				{[]int64{4, 5}, tag("highway", "footway", "footway", "sidewalk", "bicycle", "no")},
				{[]int64{1, 4}, tag("highway", "footway")},
				{[]int64{2, 6}, tag("highway", "residential")},
			},
		}
		d, _ := street.FromOSM(x.load(t), profile(t, c.profile), nil)
		snap := street.NewSnapper(build(d)).Snap(metres(c.x, -8).WGS84(), stub)
		if len(snap.Links) == 0 || (snap.Metres > 19) != c.sidewalk || snap.Metres > 21 {
			t.Errorf("%s, %v, at %g m: linked %g m away", c.profile, c.tags, c.x, snap.Metres)
		}
	}
}
