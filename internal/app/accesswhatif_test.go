package app_test

import (
	"errors"
	"testing"

	"zhenyu"
	"zhenyu/engine/street"
	"zhenyu/internal/app"
)

// TestTryKnowsWhatItDoesNot: without any facility of a category no share is known, before a change or after, as in a run;
// and the first of a category can be tried without a standard.
func TestTryKnowsWhatItDoesNot(t *testing.T) {
	t.Parallel()
	path := survey(t)
	try := func(change app.AccessChange) (*app.AccessEffect, error) {
		return app.TryAccess(t.Context(), app.AccessTrial{
			AccessInput: app.AccessInput{Network: path("net"), Origins: "nodes", Facilities: path("facilities.csv"), Minutes: []int{1}},
			Limit:       street.Never, Change: change,
		})
	}
	e, err := try(app.AccessChange{Remove: []app.ChangedFacility{{Category: "shop", ID: "s1"}}})
	if err != nil {
		t.Fatal(err)
	}
	if r := e.Rules; len(r) != 1 || r[0].Before.Share == nil || r[0].After.Share != nil || !r[0].After.NoneKnown {
		t.Errorf("without the only shop: %+v", e.Rules)
	}
	if _, err := try(app.AccessChange{Remove: []app.ChangedFacility{{Category: "shop", ID: "1"}}}); err == nil {
		t.Error("the number of a line stands for an id")
	}
	there := app.ChangedFacility{Category: "health.centre", ID: "new"}
	if e, err = try(app.AccessChange{Add: []app.ChangedFacility{there}}); err != nil {
		t.Fatal(err)
	}
	if r := e.Rules; len(r) != 1 || !r[0].Before.NoneKnown || r[0].Before.Share != nil || r[0].After.Share == nil || r[0].After.NoneKnown {
		t.Errorf("with the first centre: %+v", e.Rules)
	}
	there.Category = "health.center"
	if _, err := try(app.AccessChange{Add: []app.ChangedFacility{there}}); err == nil {
		t.Error("a category that is a slip of the pen was tried")
	}
}

// TestTryNamesMovedTimes: a verdict whose share stays and whose median does not is named.
func TestTryNamesMovedTimes(t *testing.T) {
	t.Parallel()
	path := lane(t)
	e, err := app.TryAccess(t.Context(), app.AccessTrial{
		AccessInput: app.AccessInput{Network: path("net"), Origins: "nodes", Facilities: path("facilities.csv"), Minutes: []int{5}},
		Limit:       street.Never, Change: app.AccessChange{Add: []app.ChangedFacility{{Category: "shop", ID: "new", Spot: app.Spot{Lon: 121.0015, Lat: 31}}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	if r := e.Rules; len(r) != 1 || r[0].Before.Within != r[0].After.Within || *r[0].Before.Median == *r[0].After.Median {
		t.Errorf("got %+v", e)
	}
}

// TestContradictoryChanges: what is removed and moved, or twice removed, is a slip of the pen.
func TestContradictoryChanges(t *testing.T) {
	t.Parallel()
	path := survey(t)
	shop := app.ChangedFacility{Category: "shop", ID: "s1"}
	for name, c := range map[string]app.AccessChange{
		"removed twice":     {Remove: []app.ChangedFacility{shop, shop}},
		"removed and moved": {Remove: []app.ChangedFacility{shop, shop}, Add: []app.ChangedFacility{shop}},
		"moved twice":       {Remove: []app.ChangedFacility{shop}, Add: []app.ChangedFacility{shop, shop}},
	} {
		_, err := app.TryAccess(t.Context(), app.AccessTrial{
			AccessInput: app.AccessInput{Network: path("net"), Origins: "nodes", Facilities: path("facilities.csv"), Minutes: []int{1}},
			Limit:       street.Never, Change: c,
		})
		if problem, ok := errors.AsType[*zhenyu.Error](err); !ok || problem.Kind != zhenyu.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestTrySaysWhatItChanged: a place stands for the stretch that is closed, and a new way joins the streets where it says.
func TestTrySaysWhatItChanged(t *testing.T) {
	t.Parallel()
	path := lane(t)
	e, err := app.TryAccess(t.Context(), app.AccessTrial{
		AccessInput: app.AccessInput{Network: path("net"), Origins: "nodes", Facilities: path("facilities.csv"), Minutes: []int{5}},
		Limit:       street.Never, Change: app.AccessChange{
			Close: []app.Spot{{Lon: 121.0015, Lat: 31.0001}}, Open: []app.ChangedPassage{{From: app.Spot{Lon: 121, Lat: 31.0001}, To: app.Spot{Lon: 121.002, Lat: 31}, Seconds: 7}},
		},
	})
	if err != nil || len(e.Closed) != 1 || len(e.Opened) != 1 {
		t.Fatalf("%+v, %v", e, err)
	}
	if c := e.Closed[0]; c.From.Lat != 31 || c.To.Lat != 31 || min(c.From.Lon, c.To.Lon) > 121.0015 || max(c.From.Lon, c.To.Lon) < 121.0015 {
		t.Errorf("closed %+v", c)
	}
	if o := e.Opened[0]; o.From != (app.Spot{Lon: 121, Lat: 31}) || o.Seconds != 7 {
		t.Errorf("opened %+v", o)
	}
}
