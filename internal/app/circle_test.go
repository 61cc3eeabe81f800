package app_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"zhenyu"
	"zhenyu/internal/app"
	"zhenyu/internal/app/groundtest"
	"zhenyu/internal/lang"
)

func openCircle(t testing.TB, n int) (*app.Circle, app.AccessInput) {
	t.Helper()
	in := app.AccessInput{
		Extract: groundtest.Town(t, n), Origins: "buildings", People: groundtest.People(t, n), Areas: "osm",
		Facilities: facilityTable(t, stationA, stationB),
		Profile:    "adult", Standard: "gb50180-2018", Threads: 1,
	}
	c, err := app.OpenCircle(context.Background(), in, "town")
	if err != nil {
		t.Fatal(err)
	}
	return c, in
}

const stations = "health.station"

// Two stations of the town: one near its corner, one inside.
var (
	stationA = app.ChangedFacility{ID: "a", Spot: app.Spot{Lon: 121.5003, Lat: 31.2}}
	stationB = app.ChangedFacility{ID: "b", Spot: app.Spot{Lon: 121.5045, Lat: 31.2042}}
)

// facilityTable writes stations as a file.
func facilityTable(t testing.TB, all ...app.ChangedFacility) string {
	t.Helper()
	text := "category,id,lon,lat\n"
	for _, f := range all {
		text += fmt.Sprintf("%s,%s,%.7f,%.7f\n", stations, f.ID, f.Lon, f.Lat)
	}
	path := filepath.Join(t.TempDir(), "stations.csv")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestCircleVerdict holds a verdict of an open circle against a run on the same input.
func TestCircleVerdict(t *testing.T) {
	c, in := openCircle(t, 9)
	v, err := c.Verdict(app.CircleQuery{Category: stations, Minutes: 5})
	if err != nil {
		t.Fatal(err)
	}
	in.Standard, in.Minutes, in.Categories = "", []int{5}, []string{stations}
	r, err := app.RunAccess(context.Background(), app.AccessRequest{AccessInput: in, Limit: 36000})
	if err != nil {
		t.Fatal(err)
	}
	if !alikeRule(v.Whole, r.Rules[0]) || v.Whole.Share == nil || *v.Whole.Share <= 0 || *v.Whole.Share >= 1 {
		t.Errorf("the circle says %+v, the run %+v", v.Whole, r.Rules[0])
	}
	if len(v.Areas) == 0 || len(v.Areas) != len(r.Areas) {
		t.Fatalf("%d areas, the run has %d", len(v.Areas), len(r.Areas))
	}
	for i, a := range v.Areas {
		if a.Name != r.Areas[i].Name || !alikeRule(a.Rules[0], r.Areas[i].Rules[0]) {
			t.Errorf("area %d: the circle says %+v, the run %+v", i, a, r.Areas[i])
		}
	}
	var first float64
	for _, f := range v.Facilities {
		first += f.First
	}
	if all := v.Whole.People; math.Abs(first-all) > 1e-6 {
		t.Errorf("%g people have a nearest station, %g live there", first, all)
	}
}

// TestWholePeople: a file has the figures of the page, each rounded by itself, in an export as in the plain table.
func TestWholePeople(t *testing.T) {
	rule := app.AccessRule{People: 2431.3, Within: 1215.703, Without: 1215.597}
	v := &app.CircleVerdict{Whole: rule}
	row := v.Table(lang.English()).Rows[0]
	if row[5] != 2431. || row[6] != 1216. || row[10] != 1216. {
		t.Errorf("a row of %v", row)
	}
}

// TestCircleNoneKnown: of what the data has none nobody knows a share, until one is tried.
func TestCircleNoneKnown(t *testing.T) {
	c, _ := openCircle(t, 6)
	query := app.CircleQuery{Category: "edu.primary", Minutes: 15}
	v, err := c.Verdict(query)
	if err != nil || !v.Whole.NoneKnown || v.Whole.Share != nil || v.Whole.Low != nil || len(v.Areas) == 0 || v.Areas[0].Rules[0].Share != nil {
		t.Fatalf("%v, %+v", err, v)
	}
	e, err := c.Try(app.CircleTrial{CircleQuery: query})
	if err != nil || !e.Whole.NoneKnown {
		t.Errorf("%v, nothing tried gives %+v", err, e)
	}
	add := []app.ChangedFacility{{Category: query.Category, ID: "new-1", Spot: stationB.Spot}}
	e, err = c.Try(app.CircleTrial{CircleQuery: query, Change: app.AccessChange{Add: add}})
	if err != nil || e.Whole.NoneKnown || e.Whole.Share == nil || *e.Whole.Share == 0 {
		t.Errorf("%v, one tried gives %+v", err, e)
	}
}

// alikeRule compares what two verdicts count.
func alikeRule(a, b app.AccessRule) bool {
	same := func(p, q *float64) bool { return p == nil && q == nil || p != nil && q != nil && *p == *q }
	return a.People == b.People && a.Within == b.Within && a.Without == b.Without && a.Classes == b.Classes &&
		same(a.Share, b.Share) && same(a.Low, b.Low) && same(a.High, b.High) && same(a.Median, b.Median) && same(a.P90, b.P90)
}

// TestCircleTrial adds, moves and closes stations, and holds each effect against a circle that has them.
func TestCircleTrial(t *testing.T) {
	c, in := openCircle(t, 9)
	query := app.CircleQuery{Category: stations, Minutes: 5}
	before, err := c.Verdict(query)
	if err != nil {
		t.Fatal(err)
	}
	for name, tried := range changesOf(before) {
		t.Run(name, func(t *testing.T) {
			change := app.AccessChange{Add: tried.Add, Remove: tried.Remove}
			e, err := c.Try(app.CircleTrial{CircleQuery: query, Change: change})
			if err != nil {
				t.Fatal(err)
			}
			after := measuredAfter(t, in, before, change)
			want, err := after.Verdict(query)
			if err != nil {
				t.Fatal(err)
			}
			if !alikeRule(e.Whole, want.Whole) {
				t.Errorf("the trial says %+v, measured anew it is %+v", e.Whole, want.Whole)
			}
			got := slices.Clone(before.Areas)
			for _, a := range e.Areas {
				got[a.Place].Rules = []app.AccessRule{a.Rule}
			}
			for i, a := range got {
				if !alikeRule(a.Rules[0], want.Areas[i].Rules[0]) {
					t.Errorf("%s: the trial says %+v, measured anew it is %+v", a.Name, a.Rules[0], want.Areas[i].Rules[0])
				}
			}
			sameTimes(t, c, after, e)
		})
	}
}

// facilitiesAfter writes the stations of a verdict after a change.
func facilitiesAfter(t *testing.T, places []app.AccessPlace, change app.AccessChange) string {
	t.Helper()
	gone := map[string]bool{}
	for _, f := range change.Remove {
		gone[f.ID] = true
	}
	var rows []app.ChangedFacility
	for _, p := range places {
		if !gone[p.ID] {
			rows = append(rows, app.ChangedFacility{ID: p.ID, Spot: app.Spot{Lon: p.Lon, Lat: p.Lat}})
		}
	}
	return facilityTable(t, append(rows, change.Add...)...)
}

// sameTimes holds every home's seconds after a trial against those of a circle that was measured anew.
func sameTimes(t *testing.T, c, after *app.Circle, e *app.CircleEffect) {
	t.Helper()
	moved := map[int32]uint16{}
	for i, n := range e.Homes.Number {
		moved[n] = e.Homes.Seconds[i]
	}
	if len(moved) == 0 {
		t.Error("no home has another time")
	}
	for home := range c.Facts.Homes {
		was, now := secondsOf(t, c, home), secondsOf(t, after, home)
		tried, ok := moved[int32(home)]
		if !ok {
			tried = was
		}
		if tried != now {
			t.Errorf("home %d: the trial says %d s, measured anew it is %d s", home, tried, now)
		}
	}
}

func secondsOf(t *testing.T, c *app.Circle, home int) uint16 {
	t.Helper()
	h, err := c.Home(home)
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range h.Ways {
		if w.Category == stations && w.Seconds != nil {
			return uint16(math.Ceil(*w.Seconds))
		}
	}
	return math.MaxUint16
}

// TestCircleHome checks that the parts of each way add up, and that what has none says why.
func TestCircleHome(t *testing.T) {
	c, _ := openCircle(t, 6)
	for home := range c.Facts.Homes {
		h, err := c.Home(home)
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range h.Ways {
			if w.Seconds == nil {
				if w.Why == "" || w.Why == "reachable" {
					t.Errorf("home %d has no way to %s and says %q", home, w.Category, w.Why)
				}
				continue
			}
			sum := w.Start + w.End
			for _, l := range w.Legs {
				sum += l.Seconds
			}
			if math.Abs(sum-*w.Seconds) > 0.05 {
				t.Errorf("home %d to %s takes %g s, its parts %g s", home, w.Category, *w.Seconds, sum)
			}
		}
	}
	if _, err := c.Home(c.Facts.Homes); kindOf(err) != zhenyu.NotFound {
		t.Errorf("a home too many: %v", err)
	}
}

// TestCatchments checks that the catchments of all stations are all homes, each once.
func TestCatchments(t *testing.T) {
	c, _ := openCircle(t, 9)
	v, err := c.Verdict(app.CircleQuery{Category: stations, Minutes: 15})
	if err != nil {
		t.Fatal(err)
	}
	seen := map[int32]bool{}
	for _, f := range v.Facilities {
		served, err := c.Catchment(stations, f.ID, app.FacilityChange{})
		if err != nil {
			t.Fatal(err)
		}
		if served.First != f.First {
			t.Errorf("%s serves %g people, the list says %g", f.ID, served.First, f.First)
		}
		for _, home := range served.Homes {
			if seen[home] {
				t.Errorf("home %d has two nearest stations", home)
			}
			seen[home] = true
		}
	}
	if len(seen) != c.Facts.Homes {
		t.Errorf("%d of %d homes have a nearest station", len(seen), c.Facts.Homes)
	}
}

// TestCircleGaps checks that the people in gaps are those without, and that each reach lies in the wider one.
func TestCircleGaps(t *testing.T) {
	c, _ := openCircle(t, 9)
	query := app.CircleQuery{Category: stations, Minutes: 5}
	v, err := c.Verdict(query)
	if err != nil {
		t.Fatal(err)
	}
	gaps, err := c.Gaps(query, app.FacilityChange{})
	if err != nil {
		t.Fatal(err)
	}
	var without float64
	for _, cell := range gaps.Cells {
		without += cell.Without
	}
	if math.Abs(without-v.Whole.Without) > 1e-6 || len(gaps.Shapes) == 0 {
		t.Errorf("gaps hold %g people in %d shapes, %g are without", without, len(gaps.Shapes), v.Whole.Without)
	}
	reach, err := c.Reach(stations, "a", app.FacilityChange{})
	if err != nil {
		t.Fatal(err)
	}
	if len(reach) != 3 || reach[0].Minutes != 15 || spread(reach[0]) <= spread(reach[1]) || spread(reach[1]) <= spread(reach[2]) {
		t.Errorf("the reaches spread over %g, %g and %g degrees", spread(reach[0]), spread(reach[1]), spread(reach[2]))
	}
}

// spread is how far a reach goes from west to east.
func spread(r app.CircleReach) float64 {
	west, east := math.Inf(1), math.Inf(-1)
	for _, shape := range r.Shapes {
		for _, at := range shape[0] {
			west, east = min(west, at[0]), max(east, at[0])
		}
	}
	return east - west
}

// TestCircleExport writes the verdict in both forms.
func TestCircleExport(t *testing.T) {
	c, _ := openCircle(t, 6)
	for format, start := range map[app.Format]string{app.CSV: "\ufeff", app.XLSX: "PK"} {
		var b strings.Builder
		err := c.Export(app.CircleExport{CircleTrial: app.CircleTrial{CircleQuery: app.CircleQuery{Category: stations, Minutes: 5}}}, format, lang.English(), &b)
		if err != nil || !strings.HasPrefix(b.String(), start) {
			t.Errorf("%s: %v, begins with %.4q", format, err, b.String())
		}
	}
}

// TestCircleExportSaysWhose writes the source and the day that were given beside each row, or that nobody knows the day.
func TestCircleExportSaysWhose(t *testing.T) {
	t.Parallel()
	in := app.AccessInput{Extract: groundtest.Town(t, 4), Origins: "buildings", Facilities: facilityTable(t, stationA)}
	for want, said := range map[string]app.AccessInput{
		",测绘院 · made up: no real place or people,2024-03":                  {Source: "测绘院", AsOf: zhenyu.DayOf(2024, 3, 0)},
		",made up: no real place or people,the data do not say as of when": {},
	} {
		in.Source, in.AsOf = said.Source, said.AsOf
		c, err := app.OpenCircle(t.Context(), in, "town")
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		err = c.Export(app.CircleExport{CircleTrial: app.CircleTrial{CircleQuery: app.CircleQuery{Category: stations, Minutes: 5}}}, app.CSV, lang.English(), &b)
		if err != nil || !strings.HasSuffix(strings.TrimSpace(b.String()), want) {
			t.Errorf("%v, want %q at the end of %s", err, want, b.String())
		}
	}
}

// TestHomes takes the nodes of streets where an extract has hardly any building, and only there.
func TestHomes(t *testing.T) {
	for want, extract := range map[string]string{"buildings": groundtest.Town(t, 6), "nodes": shared(t, "heidelberg.osm.pbf")} {
		in := app.AccessInput{Extract: extract, Origins: "homes", Facilities: "osm", Areas: "osm", Profile: "adult", Categories: []string{"edu.kindergarten"}}
		c, err := app.OpenCircle(context.Background(), in, "x")
		if err != nil || c.Facts.Origins != want {
			t.Errorf("want %s: %v", want, err)
		}
	}
}

// TestCircleRefuses asks for what is not there.
func TestCircleRefuses(t *testing.T) {
	c, _ := openCircle(t, 6)
	for name, err := range map[string]error{
		"category": second(c.Verdict(app.CircleQuery{Category: "moon", Minutes: 5})),
		"minutes":  second(c.Verdict(app.CircleQuery{Category: stations, Minutes: 61})),
		"facility": second(c.Catchment(stations, "nowhere", app.FacilityChange{})),
		"closing":  second(c.Try(app.CircleTrial{CircleQuery: app.CircleQuery{Category: stations, Minutes: 5}, Change: app.AccessChange{Remove: []app.ChangedFacility{{Category: stations, ID: "x"}}}})),
	} {
		if kind := kindOf(err); kind != zhenyu.NotFound && kind != zhenyu.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func second[T any](_ T, err error) error { return err }

// TestCircleNamesRulesInMetres finds each rule in metres under the same name in a run of the standard, which judges it.
func TestCircleNamesRulesInMetres(t *testing.T) {
	t.Parallel()
	c, in := openCircle(t, 6)
	r, err := app.RunAccess(t.Context(), app.AccessRequest{AccessInput: in})
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range c.Facts.Metres {
		if !slices.ContainsFunc(r.Rules, func(rule app.AccessRule) bool { return rule.ID == m.ID && rule.Metres == float64(m.Metres) }) {
			t.Errorf("no run judges %+v", m)
		}
	}
	if len(c.Facts.Metres) == 0 {
		t.Error("the standard has no rule in metres")
	}
}

// TestCircleOfALongRule has the classes of a rule of more than half an hour lead up to it, and knows that nobody can be
// more than all.
func TestCircleOfALongRule(t *testing.T) {
	c, _ := openCircle(t, 9)
	v, err := c.Verdict(app.CircleQuery{Category: stations, Minutes: 60})
	if err != nil {
		t.Fatal(err)
	}
	w := v.Whole
	if !slices.Equal(w.Ends, []int{10, 20, 30, 60}) || math.Abs(w.Classes[0]+w.Classes[1]+w.Classes[2]+w.Classes[3]-w.Within) > 1e-6 {
		t.Errorf("%v within %v, %g in all", w.Classes, w.Ends, w.Within)
	}
	if w.Share == nil || *w.Share != 1 || w.High == nil || *w.High != 1 {
		t.Errorf("%+v", w)
	}
	if v, err := c.Verdict(app.CircleQuery{Category: stations, Minutes: 30}); err != nil || v.Whole.Ends != nil {
		t.Errorf("%+v, %v", v, err)
	}
}

// TestCircleFarAway moves a station to where no street is, which is as if it were closed.
func TestCircleFarAway(t *testing.T) {
	c, _ := openCircle(t, 6)
	try := func(add ...app.ChangedFacility) *app.CircleEffect {
		change := app.AccessChange{Add: add, Remove: []app.ChangedFacility{stationA}}
		change.Remove[0].Category = stations
		e, err := c.Try(app.CircleTrial{CircleQuery: app.CircleQuery{Category: stations, Minutes: 5}, Change: change})
		if err != nil {
			t.Fatal(err)
		}
		return e
	}
	far, closed := try(app.ChangedFacility{Category: stations, ID: "a", Spot: app.Spot{Lon: 1, Lat: 1}}), try()
	if !slices.Equal(far.Unlinked, []string{"a"}) || !slices.Equal(far.Homes.Seconds, closed.Homes.Seconds) || !alikeRule(far.Whole, closed.Whole) {
		t.Errorf("far away %+v, closed %+v", far, closed)
	}
}

// TestCirclesTogether has many ask for circles and try changes at once.
func TestCirclesTogether(t *testing.T) {
	_, in := openCircle(t, 6)
	var all app.Circles
	var group sync.WaitGroup
	for i := range 8 {
		group.Go(func() {
			own := in
			own.Profile = []string{"adult", "elder"}[i%2]
			c, err := all.Get(context.Background(), own, "town")
			if err != nil {
				t.Error(err)
				return
			}
			if found, err := all.Find(t.Context(), c.Facts.Version, gone); err != nil || found != c {
				t.Errorf("%s is not found: %v", c.Facts.Version, err)
			}
			v, err := c.Verdict(app.CircleQuery{Category: stations, Minutes: 5})
			if err != nil {
				t.Error(err)
				return
			}
			at := app.Spot{Lon: v.Facilities[0].Lon + float64(i)*1e-4, Lat: v.Facilities[0].Lat}
			change := app.AccessChange{Add: []app.ChangedFacility{{Category: stations, ID: "new-1", Spot: at}}}
			if _, err := c.Try(app.CircleTrial{CircleQuery: app.CircleQuery{Category: stations, Minutes: 5}, Change: change}); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	in.Standard = "no such"
	if _, err := all.Get(context.Background(), in, "town"); kindOf(err) != zhenyu.NotFound {
		t.Errorf("an unknown standard: %v", err)
	}
	if _, err := all.Find(t.Context(), "no such", gone); kindOf(err) != zhenyu.NotFound {
		t.Errorf("an unknown circle: %v", err)
	}
}

// gone is a ground whose files nobody has any more.
func gone(string) (app.AccessInput, error) {
	return app.AccessInput{}, &zhenyu.Error{Kind: zhenyu.NotFound, Message: "gone"}
}

// TestCirclePutAway: a circle that others have put away answers by its version as before; one whose files are others now
// does not.
func TestCirclePutAway(t *testing.T) {
	_, in := openCircle(t, 6)
	var all app.Circles
	first, err := all.Get(t.Context(), in, "town")
	if err != nil {
		t.Fatal(err)
	}
	version := first.Facts.Version
	for _, profile := range []string{"elder", "child", "wheelchair", "cyclist"} {
		own := in
		own.Profile = profile
		if _, err := all.Get(t.Context(), own, "town"); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := all.Find(t.Context(), version, gone); kindOf(err) != zhenyu.NotFound {
		t.Errorf("without its files: %v", err)
	}
	again, err := all.Find(t.Context(), version, func(ground string) (app.AccessInput, error) {
		if ground != "town" {
			t.Errorf("asked for %s", ground)
		}
		bare := in
		bare.Profile, bare.Standard = "", ""
		return bare, nil
	})
	if err != nil || again == first || again.Facts.Version != version || again.Facts.Standard != in.Standard {
		t.Errorf("%v, opened again as %+v", err, again)
	}
	if found, err := all.Find(t.Context(), version, gone); err != nil || found != again {
		t.Errorf("it did not stay open: %v", err)
	}
}

// heidelberg opens the circle of a real city, or skips.
func heidelberg(b *testing.B) *app.Circle {
	b.Helper()
	path := shared(b, "heidelberg.osm.pbf")
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
		b.Skipf("%s is missing", path)
	}
	in := app.AccessInput{Extract: path, Origins: "homes", Facilities: "osm", Areas: "osm", Profile: "adult", Standard: "gb50180-2018"}
	c, err := app.OpenCircle(context.Background(), in, "heidelberg")
	if err != nil {
		b.Fatal(err)
	}
	return c
}

// BenchmarkCircleTrial is what the server does for each step of a kindergarten that is dragged through Heidelberg.
func BenchmarkCircleTrial(b *testing.B) {
	c := heidelberg(b)
	step := 0
	for b.Loop() {
		step++
		at := app.Spot{Lon: 8.66 + float64(step%40)*1e-3, Lat: 49.41}
		change := app.AccessChange{Add: []app.ChangedFacility{{Category: "edu.kindergarten", ID: "new-1", Spot: at}}}
		if _, err := c.Try(app.CircleTrial{CircleQuery: app.CircleQuery{Category: "edu.kindergarten", Minutes: 5}, Change: change}); err != nil && !strings.Contains(err.Error(), "no street") {
			b.Fatal(err)
		}
	}
}

// BenchmarkCircleTile cuts the tile of Heidelberg's middle at zoom 14 with the seconds of its homes.
func BenchmarkCircleTile(b *testing.B) {
	c := heidelberg(b)
	for b.Loop() {
		t, err := c.Tile("edu.kindergarten", 14, 8587, 5597)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(len(t.Data)), "bytes/tile")
	}
}

// BenchmarkGapsTile cuts a tile of the gaps of Heidelberg that were drawn before.
func BenchmarkGapsTile(b *testing.B) {
	c := heidelberg(b)
	for b.Loop() {
		if _, err := c.GapsTile(app.CircleQuery{Category: "edu.kindergarten", Minutes: 5}, app.FacilityChange{}, 14, 8587, 5597); err != nil {
			b.Fatal(err)
		}
	}
}
