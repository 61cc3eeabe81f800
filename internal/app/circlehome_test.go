package app_test

import (
	"encoding/csv"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"zhenyu"
	"zhenyu/internal/app"
	"zhenyu/internal/lang"
)

// TestCircleHomeTrial holds the ways from every home after a change against those of a circle that was measured anew.
func TestCircleHomeTrial(t *testing.T) {
	c, in := openCircle(t, 9)
	v, err := c.Verdict(app.CircleQuery{Category: stations, Minutes: 5})
	if err != nil {
		t.Fatal(err)
	}
	for name, change := range changesOf(v) {
		t.Run(name, func(t *testing.T) {
			after := measuredAfter(t, in, v, app.AccessChange{Add: change.Add, Remove: change.Remove})
			for home := range c.Facts.Homes {
				got, want := stationWay(t, c, home, change), stationWay(t, after, home, app.FacilityChange{})
				if !reflect.DeepEqual(got, want) {
					t.Fatalf("home %d: the trial leads %+v, measured anew it is %+v", home, got, want)
				}
			}
		})
	}
	for name, change := range map[string]app.FacilityChange{"none there": {Remove: []app.ChangedFacility{{Category: stations, ID: "x"}}}} {
		if _, err := c.HomeTrial(0, change); kindOf(err) != zhenyu.NotFound {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// stationWay is the way from a home to its station, without the station's name.
func stationWay(t *testing.T, c *app.Circle, home int, change app.FacilityChange) app.AccessWay {
	t.Helper()
	h, err := c.HomeTrial(home, change)
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range h.Ways {
		if w.Category == stations {
			w.Name = ""
			return w
		}
	}
	t.Fatal("no way to a station")
	return app.AccessWay{}
}

// TestHomeAt finds every home again by its place, and none where nobody lives.
func TestHomeAt(t *testing.T) {
	c, _ := openCircle(t, 6)
	for home := range c.Facts.Homes {
		h, err := c.Home(home)
		if err != nil {
			t.Fatal(err)
		}
		if found, err := c.HomeAt(app.Spot{Lon: h.Lon, Lat: h.Lat}); err != nil || found.Number != home {
			t.Errorf("home %d is found as %+v, %v", home, found, err)
		}
	}
	for _, at := range []app.Spot{{Lon: 1, Lat: 1}, {Lon: math.NaN(), Lat: 1}} {
		if _, err := c.HomeAt(at); kindOf(err) != zhenyu.NotFound {
			t.Errorf("%v: %v", at, err)
		}
	}
}

// TestCirclePlaces finds an area by its name in other letters, and nothing where nothing is asked.
func TestCirclePlaces(t *testing.T) {
	c, _ := openCircle(t, 6)
	v, err := c.Verdict(app.CircleQuery{Category: stations, Minutes: 5})
	if err != nil {
		t.Fatal(err)
	}
	name := v.Areas[0].Name
	found, err := c.Places(" " + strings.ToUpper(name))
	if err != nil || len(found) == 0 || found[0].Kind != "area" {
		t.Errorf("%s: %+v, %v", name, found, err)
	}
	if h, err := c.Home(*found[0].Home); err != nil || !within(v.Areas, h.Area, name) {
		t.Errorf("%s is looked at in a home of %s, %v", name, h.Area, err)
	}
	for _, q := range []string{"", "  ", "nobody knows it"} {
		if found, err := c.Places(q); err != nil || len(found) != 0 {
			t.Errorf("%q: %+v, %v", q, found, err)
		}
	}
}

// within says whether an area of a list, which has those in an area after it, is another or in it.
func within(all []app.AccessArea, name, other string) bool {
	i := slices.IndexFunc(all, func(a app.AccessArea) bool { return a.Name == other })
	for j := i; j < len(all) && (j == i || all[j].Depth > all[i].Depth); j++ {
		if all[j].Name == name {
			return true
		}
	}
	return false
}

// TestCircleExportCompared compares five minutes with ten after a change, and holds the file against the verdicts.
func TestCircleExportCompared(t *testing.T) {
	c, _ := openCircle(t, 9)
	five, ten := app.CircleQuery{Category: stations, Minutes: 5}, app.CircleQuery{Category: stations, Minutes: 10}
	trial := app.CircleTrial{CircleQuery: five, Change: app.AccessChange{Remove: []app.ChangedFacility{{Category: stations, ID: "a"}}}}
	var b strings.Builder
	if err := c.Export(app.CircleExport{CircleTrial: trial, Against: &app.CircleRival{Circle: c, CircleQuery: ten}}, app.CSV, lang.English(), &b); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(b.String())).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	effect, err := c.Try(trial)
	if err != nil {
		t.Fatal(err)
	}
	other, err := c.Try(app.CircleTrial{CircleQuery: ten, Change: trial.Change})
	if err != nil {
		t.Fatal(err)
	}
	if now, err := c.Verdict(ten); err != nil || len(rows) != 2+len(now.Areas) {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	all, last := rows[1], len(rows[1])-5 // two say what the figures rest on, two what is tried
	near := func(text string, want float64) bool {
		got, err := strconv.ParseFloat(text, 64)
		return err == nil && math.Abs(got-want) < 1e-4
	}
	if !near(all[7], *effect.Whole.Share) || !near(all[last-1], *other.Whole.Share) || !near(all[last-3], 10) {
		t.Errorf("%v, the trial says %g, the other rule %g", all, *effect.Whole.Share, *other.Whole.Share)
	}
	for _, row := range rows[1:] {
		from, _ := strconv.ParseFloat(row[7], 64)
		to, _ := strconv.ParseFloat(row[last-1], 64)
		if points, err := strconv.ParseFloat(row[last], 64); err != nil || math.Abs(points-100*(from-to)) > 0.0151 { // shares stand there rounded
			t.Errorf("%g against %g are %s points", from, to, row[last])
		}
	}
}

// TestHomeExport writes from where, for whom and how far was looked beside each way, and its parts.
func TestHomeExport(t *testing.T) {
	t.Parallel()
	c, _ := openCircle(t, 6)
	h, err := c.Home(3)
	if err != nil {
		t.Fatal(err)
	}
	table := c.HomeTable(h, lang.English())
	for i, w := range h.Ways {
		row := table.Rows[i]
		if row[6] != h.ID || row[11] != "adult" || row[12] != 60. {
			t.Errorf("%v", row)
		}
		if parts := row[4].(string); (w.Seconds == nil) != (parts == "") || strings.Count(parts, " · ") != len(w.Legs)+1 && parts != "" {
			t.Errorf("%+v has the parts %q", w, parts)
		}
	}
}
