package street_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"zhenyu/engine/geo"
	"zhenyu/engine/osm"
	"zhenyu/engine/street"
)

// compound is a walled compound of 250 × 200 m with an outer street south of it, a gate in its wall, node 3, and an
// inner street. A home and a shop are linked with the detour of the standard profiles.
func compound(gate ...osm.Tag) extract {
	return extract{
		places: []geo.E7{
			metres(0, 0), metres(150, 0), metres(150, 15), metres(150, 40), metres(330, 40), metres(330, 200), metres(600, 0),
			metres(100, 15), metres(350, 15), metres(350, 215), metres(100, 215),
		},
		tags: map[int64][]osm.Tag{3: gate},
		ways: []mappedWay{
			{[]int64{1, 2, 7}, tag("highway", "residential")},
			{[]int64{2, 3, 4, 5, 6}, tag("highway", "service")},
			{[]int64{8, 3, 9, 10, 11, 8}, tag("barrier", "wall")},
		},
	}
}

// unwalled is the compound without its wall.
func (x extract) unwalled() extract {
	x.ways = x.ways[:2]
	return x
}

// walk returns the seconds from one point to another, linked as homes are, infinite for never.
func (x extract) walk(t *testing.T, from, to geo.E7) float64 {
	t.Helper()
	return x.travel(t, "adult", from, to)
}

func (x extract) travel(t *testing.T, name string, from, to geo.E7) float64 {
	t.Helper()
	p := profile(t, name)
	d, _ := street.FromOSM(x.load(t), p, nil)
	n := build(d)
	s := street.NewSnapper(n)
	time := timeBetween(t, n, s.Snap(from.WGS84(), p.Stub).Links, s.Snap(to.WGS84(), p.Stub).Links)
	if time == street.Never {
		return math.Inf(1)
	}
	return float64(time) / 10
}

// TestTrapLockingAGateShortensNoWay: the end of the outer street at a locked gate lies on the wall. Linked from within
// it would be a way through the gate, and a shorter one than the streets were while it was open.
func TestTrapLockingAGateShortensNoWay(t *testing.T) {
	t.Parallel()
	shop := metres(400, 5)
	rapid.Check(t, func(r *rapid.T) {
		home := metres(rapid.Float64Range(105, 345).Draw(r, "x"), rapid.Float64Range(20, 210).Draw(r, "y"))
		open := compound(tag("barrier", "gate")...).walk(t, home, shop)
		if locked := compound(tag("barrier", "gate", "locked", "yes")...).walk(t, home, shop); locked < open {
			r.Fatalf("from %v: open %g s, locked %g s", home, open, locked)
		}
	})
}

// TestTrapLockedGateIsNotWalkedThrough: homes just within and just outside the gate keep to their own street, with the
// wall mapped or without.
func TestTrapLockedGateIsNotWalkedThrough(t *testing.T) {
	t.Parallel()
	locked := compound(tag("barrier", "gate", "access", "no")...)
	for name, x := range map[string]extract{"walled": locked, "unwalled": locked.unwalled()} {
		within, outside, shop := metres(153, 22), metres(153, 10), metres(400, 5)
		if got := x.walk(t, within, shop); !math.IsInf(got, 1) {
			t.Errorf("%s: out in %g s", name, got)
		}
		if got := x.walk(t, outside, metres(335, 195)); !math.IsInf(got, 1) {
			t.Errorf("%s: in in %g s", name, got)
		}
		if got := x.walk(t, outside, shop); got > 240 {
			t.Errorf("%s: %g s along the outer street", name, got)
		}
	}
}

// TestBollardIsWalkedPast: who lives behind a bollard walks to the car, and nobody walks through a locked gate to it.
func TestBollardIsWalkedPast(t *testing.T) {
	t.Parallel()
	for barrier, reached := range map[string]bool{"bollard": true, "gate": false} {
		x := compound(tag("barrier", barrier, "access", "no", "foot", map[bool]string{true: "yes", false: "no"}[reached])...).unwalled()
		if got := x.travel(t, "driver", metres(153, 22), metres(400, 5)); math.IsInf(got, 1) == reached {
			t.Errorf("past a %s: %g s", barrier, got)
		}
	}
}

// TestOpenGateIsAGap: a street that ends at the open gate of a compound without streets leads its homes out.
func TestOpenGateIsAGap(t *testing.T) {
	t.Parallel()
	x := compound(tag("barrier", "gate")...)
	x.ways[1].nodes = x.ways[1].nodes[:2]
	if got := x.walk(t, metres(180, 45), metres(150, 5)); got < 48 || got > 49.5 { // 42.4 m × 1.2 to the gate, 10 m of street
		t.Errorf("out in %g s", got)
	}
}

// TestTrapStreetEndsAtABank: who lives across the river or the rails does not step onto the end of a street there, nor
// through the corner of the line that was mapped.
func TestTrapStreetEndsAtABank(t *testing.T) {
	t.Parallel()
	for _, barrier := range [][]osm.Tag{tag("waterway", "river"), tag("railway", "rail")} {
		x := extract{
			places: []geo.E7{metres(0, 0), metres(200, 0), metres(200, 80), metres(-300, 80), metres(700, 80)},
			ways: []mappedWay{
				{[]int64{1, 2, 3}, tag("highway", "residential")},
				{[]int64{4, 3, 5}, barrier},
			},
		}
		for _, home := range []geo.E7{metres(200, 120), metres(230, 90)} {
			if got := x.walk(t, home, metres(200, 5)); !math.IsInf(got, 1) {
				t.Errorf("%v: across in %g s", barrier, got)
			}
		}
		if got := x.walk(t, metres(230, 70), metres(200, 5)); math.IsInf(got, 1) {
			t.Errorf("%v: who lives on this side does not get there", barrier)
		}
	}
}
