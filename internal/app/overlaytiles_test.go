package app_test

import (
	"bytes"
	"testing"

	"zhenyu/internal/app"
)

// TestOverlayTiles cuts gaps and reaches as tiles where they are, and nothing where they are not.
func TestOverlayTiles(t *testing.T) {
	t.Parallel()
	c, _ := openCircle(t, 8)
	const z, x, y = 12, 3430, 1673 // the town
	gaps, err := c.GapsTile(app.CircleQuery{Category: stations, Minutes: 1}, app.FacilityChange{}, z, x, y)
	if err != nil || !bytes.Contains(gaps.Data, []byte("gap")) {
		t.Errorf("%d bytes of gaps, %v", len(gaps.Data), err)
	}
	reach, err := c.ReachTile(stations, "b", app.FacilityChange{}, z, x, y)
	if err != nil || !bytes.Contains(reach.Data, []byte("minutes")) {
		t.Errorf("%d bytes of reach, %v", len(reach.Data), err)
	}
	if far, err := c.ReachTile(stations, "b", app.FacilityChange{}, z, 1, 1); err != nil || len(far.Data) != 0 {
		t.Errorf("%d bytes elsewhere, %v", len(far.Data), err)
	}
	if _, err := c.ReachTile(stations, "nobody", app.FacilityChange{}, z, x, y); err == nil {
		t.Error("the reach of a facility that is not there")
	}
}
