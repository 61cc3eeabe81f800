package app_test

import (
	"testing"

	"zhenyu"
	"zhenyu/internal/app"
	"zhenyu/internal/lang"
)

// TestCircleTables asks an open circle in turn for all that a command prints, and finds the same in each table.
func TestCircleTables(t *testing.T) {
	t.Parallel()
	c, _ := openCircle(t, 8)
	words := lang.English()
	q := app.CircleQuery{Category: stations, Minutes: 5}
	v, err := c.Verdict(q)
	if err != nil {
		t.Fatal(err)
	}
	if rows := v.Table(words).Rows; len(rows) != 1+len(v.Areas) {
		t.Errorf("%d rows for %d areas", len(rows), len(v.Areas))
	}
	served := 0
	for _, f := range v.Facilities {
		of, err := c.Catchment(q.Category, f.ID, app.FacilityChange{})
		if err != nil {
			t.Fatal(err)
		}
		if of.First != f.First {
			t.Errorf("%s serves %g, the verdict says %g", f.ID, of.First, f.First)
		}
		served += len(c.CatchmentTable(of, words).Rows)
	}
	if served == 0 || served > c.Facts.Homes {
		t.Errorf("%d of %d homes are served", served, c.Facts.Homes)
	}
	g, err := c.Gaps(q, app.FacilityChange{})
	if err != nil || len(g.Table(words).Rows) != len(g.Cells) {
		t.Errorf("%+v, %v", g, err)
	}
	near, err := c.Home(3)
	if err != nil {
		t.Fatal(err)
	}
	if there, err := c.HomeAt(app.Spot{Lon: near.Lon, Lat: near.Lat}); err != nil || there.Number != 3 || len(c.HomeTable(near, words).Rows) != len(c.Facts.Categories) {
		t.Errorf("home %+v, %v", there, err)
	}
	if _, err := c.HomeAt(app.Spot{Lon: 8, Lat: 50}); kindOf(err) != zhenyu.NotFound {
		t.Errorf("a home in another country: %v", err)
	}
	there := app.ChangedFacility{Category: q.Category, ID: "new", Spot: app.Spot{Lon: near.Lon, Lat: near.Lat}}
	e, err := c.Try(app.CircleTrial{CircleQuery: q, Change: app.AccessChange{Add: []app.ChangedFacility{there}}})
	if err != nil || len(e.Table(v, words).Rows) != 1+len(e.Areas) {
		t.Errorf("%+v, %v", e, err)
	}
}
