package app_test

import (
	"reflect"
	"testing"

	"zhenyu/internal/app"
)

// TestCircleAfter holds gaps, reach, catchments and the people of facilities after a change against those of a circle
// that was measured anew.
func TestCircleAfter(t *testing.T) {
	c, in := openCircle(t, 9)
	q := app.CircleQuery{Category: stations, Minutes: 5}
	v, err := c.Verdict(q)
	if err != nil {
		t.Fatal(err)
	}
	for name, change := range changesOf(v) {
		t.Run(name, func(t *testing.T) {
			asAccess := app.AccessChange{Add: change.Add, Remove: change.Remove}
			after := measuredAfter(t, in, v, asAccess)
			sameAfter(t, "gaps", func(c *app.Circle, change app.FacilityChange) (any, error) { return c.Gaps(q, change) }, c, after, change)
			then, err := after.Verdict(q)
			if err != nil {
				t.Fatal(err)
			}
			e, err := c.Try(app.CircleTrial{CircleQuery: q, Change: asAccess})
			if err != nil {
				t.Fatal(err)
			}
			moved := map[string]float64{}
			for _, f := range e.Facilities {
				moved[f.ID] = f.First
			}
			was := map[string]float64{}
			for _, f := range v.Facilities {
				was[f.ID] = f.First
			}
			for _, f := range then.Facilities {
				sameAfter(t, "reach", func(c *app.Circle, change app.FacilityChange) (any, error) { return c.Reach(stations, f.ID, change) }, c, after, change)
				sameAfter(t, "catchment", func(c *app.Circle, change app.FacilityChange) (any, error) {
					return c.Catchment(stations, f.ID, change)
				}, c, after, change)
				first, ok := moved[f.ID]
				if !ok {
					first = was[f.ID]
				}
				if first != f.First {
					t.Errorf("%s has %g people, measured anew %g", f.ID, first, f.First)
				}
			}
			if closed := v.Facilities[0].ID; name == "closed" && moved[closed] != 0 {
				t.Errorf("a closed station has %g people", moved[closed])
			}
		})
	}
}

// sameAfter asks one circle after a change and another that was measured with it.
func sameAfter(t *testing.T, what string, ask func(*app.Circle, app.FacilityChange) (any, error), c, after *app.Circle, change app.FacilityChange) {
	t.Helper()
	got, err := ask(c, change)
	if err != nil {
		t.Fatal(err)
	}
	want, err := ask(after, app.FacilityChange{})
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%s: the trial gives %.200v, measured anew it is %.200v, %v", what, got, want, err)
	}
}

// TestCircleAfterUnlinked asks about a facility that is put where no street is: nothing is within its reach.
func TestCircleAfterUnlinked(t *testing.T) {
	c, _ := openCircle(t, 6)
	change := app.FacilityChange{Add: []app.ChangedFacility{{Category: stations, ID: "new-1", Spot: app.Spot{Lon: 1, Lat: 1}}}}
	served, err := c.Catchment(stations, "new-1", change)
	if err != nil || len(served.Homes) != 0 {
		t.Errorf("%+v, %v", served, err)
	}
	if _, err := c.Reach(stations, "new-1", change); err != nil {
		t.Error(err)
	}
}

// changesOf are a facility opened, moved and closed.
func changesOf(v *app.CircleVerdict) map[string]app.FacilityChange {
	there := v.Facilities[0]
	spot := app.Spot{Lon: there.Lon + 0.006, Lat: there.Lat + 0.006}
	gone := []app.ChangedFacility{{Category: stations, ID: there.ID}}
	return map[string]app.FacilityChange{
		"one more": {Add: []app.ChangedFacility{{Category: stations, ID: "new-1", Spot: spot}}},
		"moved":    {Add: []app.ChangedFacility{{Category: stations, ID: there.ID, Spot: spot}}, Remove: gone},
		"closed":   {Remove: gone},
	}
}

// measuredAfter measures anew with a change made.
func measuredAfter(t *testing.T, in app.AccessInput, v *app.CircleVerdict, change app.AccessChange) *app.Circle {
	t.Helper()
	in.Facilities = facilitiesAfter(t, v.Facilities, change)
	c, err := app.OpenCircle(t.Context(), in, "after")
	if err != nil {
		t.Fatal(err)
	}
	return c
}
