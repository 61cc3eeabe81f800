package street_test

import (
	"testing"

	"zhenyu/engine/geo"
	"zhenyu/engine/street"
)

// square is the outline of a square area with a corner in the origin.
func square(side float64) []geo.E7 {
	return []geo.E7{metres(0, 0), metres(side, 0), metres(side, side), metres(0, side), metres(0, 0)}
}

// intoArea returns the seconds from a point into an area.
func intoArea(t *testing.T, d street.Draft, outline []geo.E7, from geo.E7) float64 {
	t.Helper()
	n := build(d)
	s := street.NewSnapper(n)
	return float64(timeBetween(t, n, s.Snap(from.WGS84(), walker).Links, s.Entrances(outline, walker))) / 10
}

// TestAreaIsEnteredAllAlongAStreet: who lives opposite a park of 800 m crosses the street, wherever that is; a street
// along the other side, farther away, is another way in.
func TestAreaIsEnteredAllAlongAStreet(t *testing.T) {
	t.Parallel()
	d := join(road(metres(-1000, -20), metres(2000, -20)), road(metres(-1000, 845), metres(2000, 845)))
	d.Pieces = append(d.Pieces, walked(d, 0, 2), walked(d, 1, 3))
	for _, x := range []float64{5, 210, 400, 633, 790} {
		if got := intoArea(t, d, square(800), metres(x, -40)); got < 38 || got > 49 { // 20 m to the street, 20 m from it, and 12.5 m along it at most
			t.Errorf("from the south at %g: %g s", x, got)
		}
		if got := intoArea(t, d, square(800), metres(x, 855)); got > 70 {
			t.Errorf("from the north at %g: %g s", x, got)
		}
	}
	if n := len(street.NewSnapper(build(d)).Entrances(square(800), walker)); n < 60 || n > 100 {
		t.Errorf("%d entrances along 1600 m", n)
	}
}

// TestAreaIsEnteredWhereAStreetEndsBefore: 5 m before the middle of a side that is longer than a link, and not at a
// corner.
func TestAreaIsEnteredWhereAStreetEndsBefore(t *testing.T) {
	t.Parallel()
	for _, side := range []float64{300, 800} {
		d := road(metres(-600, -400), metres(side/2-7, -400), metres(side/2-7, -5))
		if got := intoArea(t, d, square(side), metres(side/2+3, -50)); got > 51 { // 10 m, 45 m and 5 m
			t.Errorf("%g m: %g s", side, got)
		}
	}
}

// TestTrapUnjoinedPathIsNoWayIn: a footpath that is joined to nothing crosses the rim of a park.
func TestTrapUnjoinedPathIsNoWayIn(t *testing.T) {
	t.Parallel()
	d := join(road(metres(-500, -20), metres(500, -20), metres(1500, -20)), road(metres(300, -10), metres(300, 50)))
	if got := intoArea(t, d, square(400), metres(200, -40)); got > 49 {
		t.Errorf("in in %g s", got)
	}
}

// TestWalledAreaIsEnteredWhereItIsOpen: a wall on the rim, or a metre before it, is gone round; one all around has gates
// that nobody mapped.
func TestWalledAreaIsEnteredWhereItIsOpen(t *testing.T) {
	t.Parallel()
	d := join(road(metres(-100, -20), metres(420, -20), metres(420, 500)))
	home := metres(200, -40)
	wall := func(before float64, places ...geo.E7) []street.Barrier {
		south := street.Barrier{From: metres(-before, -before), To: metres(400+before, -before), Kind: street.Wall}
		all := []street.Barrier{south}
		for i := 1; i < len(places); i++ {
			all = append(all, street.Barrier{From: places[i-1], To: places[i], Kind: street.Wall})
		}
		return all
	}
	for _, before := range []float64{0, 1} {
		d.Barriers = wall(before)
		if got := intoArea(t, d, square(400), home); got < 200 || got > 260 { // 220 m to the corner, and round it
			t.Errorf("round a wall %g m before the rim: %g s", before, got)
		}
	}
	d.Barriers = wall(0, square(400)[1:]...)
	if got := intoArea(t, d, square(400), home); got > 49 {
		t.Errorf("through a wall all around: %g s", got)
	}
}
