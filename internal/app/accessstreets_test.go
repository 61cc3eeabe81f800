package app_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"zhenyu"
	"zhenyu/engine/street"
	"zhenyu/internal/app"
)

// lane is a street of four places on the map with a shop at its first, one-way to it where it ends, and a place without
// a street beyond.
func lane(t *testing.T) func(name string) string {
	t.Helper()
	path := write(t, map[string]string{
		"nodes.csv":      "id,lon,lat\na,121,31\nb,121.001,31\nc,121.002,31\nd,121.003,31\ne,121.004,31\n",
		"edges.csv":      "from,to,seconds,oneway\na,b,10,\nb,c,10,\nd,c,10,yes\n",
		"facilities.csv": "category,node,id\nshop,a,s\n",
	})
	_, err := app.ImportNetwork(t.Context(), app.NetworkImport{Nodes: path("nodes.csv"), Edges: path("edges.csv"), Out: path("net"), Profile: "adult"})
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// TestTryStreets: a closed street ends where it was mapped to, and a way joins the very place it is given, the end of a
// one-way and a place without a street too.
func TestTryStreets(t *testing.T) {
	t.Parallel()
	path := lane(t)
	at := func(lon float64) app.Spot { return app.Spot{Lon: lon, Lat: 31} }
	for name, c := range map[string]struct {
		change        app.AccessChange
		better, worse float64
	}{
		"close a piece":       {app.AccessChange{Close: []app.Spot{at(121.0015)}}, 0, 2},
		"join a lone place":   {app.AccessChange{Open: []app.ChangedPassage{{From: at(121.004), To: at(121.003), Seconds: 5}}}, 1, 0},
		"from the one-way":    {app.AccessChange{Open: []app.ChangedPassage{{From: at(121.003), To: at(121.001), Seconds: 5}}}, 1, 0},
		"into the one-way":    {app.AccessChange{Open: []app.ChangedPassage{{From: at(121.002), To: at(121.003), Seconds: 5, Oneway: true}}}, 0, 0},
		"past the whole lane": {app.AccessChange{Open: []app.ChangedPassage{{From: at(121.004), To: at(121), Seconds: 5}}}, 1, 0},
	} {
		e, err := app.TryAccess(t.Context(), app.AccessTrial{
			AccessInput: app.AccessInput{Network: path("net"), Origins: "nodes", Facilities: path("facilities.csv"), Minutes: []int{1}},
			Limit:       street.Never, Change: c.change,
		})
		if err != nil {
			t.Fatal(err)
		}
		if e.Better != c.better || e.Worse != c.worse {
			t.Errorf("%s: %g better, %g worse, want %g and %g", name, e.Better, e.Worse, c.better, c.worse)
		}
	}
}

// TestRunSaysWhyAndWhere: with detail each row has its place, its street and its island, and one-ways are a reason of
// their own.
func TestRunSaysWhyAndWhere(t *testing.T) {
	t.Parallel()
	path := lane(t)
	facilities := write(t, map[string]string{"f.csv": "category,node,id\nshop,d,s\n"})
	_, err := app.RunAccess(t.Context(), app.AccessRequest{
		AccessInput: app.AccessInput{Network: path("net"), Origins: "nodes", Facilities: facilities("f.csv")},
		Limit:       street.Never, Out: path("out.csv"), Detail: true,
	})
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(path("out.csv"))
	if err != nil {
		t.Fatal(err)
	}
	const want = "id,lon,lat,street metres,island places,shop,shop facility,shop reason\n" +
		"a,121.0000000,31.0000000,0.0,,,,one_way\n" +
		"b,121.0010000,31.0000000,0.0,,,,one_way\n" +
		"c,121.0020000,31.0000000,0.0,,,,one_way\n" +
		"d,121.0030000,31.0000000,0.0,,0.0,s,\n" +
		"e,121.0040000,31.0000000,0.0,1,,,island\n"
	if string(got) != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// TestSlipsAreSaid: a category that is misspelt is named with its line, and a limit that stands in for a rule is said to.
func TestSlipsAreSaid(t *testing.T) {
	t.Parallel()
	path := lane(t)
	tables := write(t, map[string]string{"f.csv": "category,node\nhealth.pharmacy,a\nhealth.pharmcy,b\nshop,c\n"})
	for _, c := range []struct {
		standard string
		limit    int
		short    bool
		want     []app.AccessUnknown
	}{
		{"", 60, true, []app.AccessUnknown{{Category: "health.pharmcy", Line: 3}}},
		{"", 1800, false, []app.AccessUnknown{{Category: "health.pharmcy", Line: 3}}},
		{"gb50180-2018", 1800, false, []app.AccessUnknown{{Category: "health.pharmcy", Line: 3}, {Category: "shop", Line: 4}}},
	} {
		limit := street.Seconds(c.limit)
		in := app.AccessInput{Network: path("net"), Origins: "nodes", Facilities: tables("f.csv"), Standard: c.standard}
		if c.standard == "" {
			in.Minutes, in.Assumed = app.UsualMinutes(limit), true
		}
		report, err := app.RunAccess(t.Context(), app.AccessRequest{AccessInput: in, Limit: limit})
		if err != nil {
			t.Fatal(err)
		}
		if report.Short != c.short || !slices.Equal(report.Unknown, c.want) {
			t.Errorf("%+v: short %v, unknown %v", c, report.Short, report.Unknown)
		}
	}
}

// TestOwnListsAreRead: the list of places that a run writes is a file of facilities, in either language.
func TestOwnListsAreRead(t *testing.T) {
	t.Parallel()
	path := lane(t)
	tables := write(t, map[string]string{
		"zh.csv": "\ufeff类别,设施编号,名称,经度,纬度,以它为最近的人\nhealth.pharmacy,s,大药房,121.001,31,3\n",
		"en.csv": "category,facility id,name,longitude,latitude\nhealth.pharmacy,s,大药房,121.001,31\n",
		"no.csv": "id,lon,lat\n", "far.csv": "id,lon,lat\na,113,23\n",
	})
	in := app.AccessInput{Network: path("net"), Origins: "nodes", Minutes: []int{5}}
	for _, name := range []string{"zh.csv", "en.csv"} {
		in.Facilities = tables(name)
		report, err := app.RunAccess(t.Context(), app.AccessRequest{AccessInput: in, Lists: true})
		if err != nil {
			t.Fatal(err)
		}
		if p := report.Categories[0].Places; len(p) != 1 || p[0].ID != "s" || p[0].Name != "大药房" {
			t.Errorf("%s: %+v", name, p)
		}
	}
	for _, name := range []string{"no.csv", "far.csv"} { // nobody, and nobody here
		in.Origins = tables(name)
		var refused *zhenyu.Error
		if _, err := app.RunAccess(t.Context(), app.AccessRequest{AccessInput: in}); !errors.As(err, &refused) || refused.Kind != zhenyu.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestZonesOfAreas: where areas say their zones, the rules of a zone are judged by those who live there.
func TestZonesOfAreas(t *testing.T) {
	t.Parallel()
	path := lane(t)
	box := func(code, zone string, west, east float64) string {
		return fmt.Sprintf(`{"type":"Feature","properties":{"code":%q,"zone":%q},"geometry":{"type":"Polygon","coordinates":[[[%[3]g,30.9],[%[4]g,30.9],[%[4]g,31.1],[%[3]g,31.1],[%[3]g,30.9]]]}}`, code, zone, west, east)
	}
	files := write(t, map[string]string{
		"f.csv":         "category,node\nedu.kindergarten,a\n",
		"areas.geojson": `{"type":"FeatureCollection","features":[` + box("1", "core", 120.9, 121.0015) + "," + box("2", "mid-residents", 121.0015, 121.1) + "]}",
	})
	in := app.AccessInput{Network: path("net"), Origins: "nodes", Facilities: files("f.csv"), Standard: "pudong", Categories: []string{"edu.kindergarten"}}
	for areas, want := range map[string][2]float64{"": {5, 5}, files("areas.geojson"): {2, 3}} {
		in.Areas = areas
		r, err := app.RunAccess(t.Context(), app.AccessRequest{AccessInput: in, Lists: true})
		if err != nil {
			t.Fatal(err)
		}
		if r.Rules[0].People != want[0] || r.Rules[1].People != want[1] {
			t.Errorf("areas %q: %g and %g people", areas, r.Rules[0].People, r.Rules[1].People)
		}
		if areas != "" && (r.Areas[0].Rules[0].People != 2 || r.Areas[0].Rules[1].People != 0 || r.Areas[1].Rules[1].People != 3) {
			t.Errorf("by area: %+v", r.Areas)
		}
	}
}

// TestTablesInGBK: what a spreadsheet program of China writes is read as what it says; garbage is refused with its row.
func TestTablesInGBK(t *testing.T) {
	t.Parallel()
	path := lane(t)
	const 药店, 店名 = "\xd2\xa9\xb5\xea", "\xc4\xe0\xb3\xc7\xb4\xf3\xd2\xa9\xb7\xbf"
	tables := write(t, map[string]string{
		"gbk.csv":  "category,node,id,name\n" + 药店 + ",a,s," + 店名 + "\n",
		"none.csv": "category,node,id\nshop,a,s\n\xff\xff,b,t\n",
	})
	req := app.AccessRequest{
		AccessInput: app.AccessInput{Network: path("net"), Origins: "nodes", Facilities: tables("gbk.csv"), Minutes: []int{5}}, Lists: true,
	}
	report, err := app.RunAccess(t.Context(), req)
	if err != nil {
		t.Fatal(err)
	}
	if c := report.Categories[0]; c.Name != "药店" || c.Places[0].Name != "泥城大药房" {
		t.Errorf("read %q with %q", c.Name, c.Places[0].Name)
	}
	req.Facilities = tables("none.csv")
	if _, err := app.RunAccess(t.Context(), req); err == nil || !strings.Contains(err.Error(), "3") {
		t.Errorf("garbage: %v", err)
	}
}

// TestReliefOfAnotherPlace: heights that end before the streets begin would make a town of hills flat without a word.
func TestReliefOfAnotherPlace(t *testing.T) {
	t.Parallel()
	_, err := app.BuildNetwork(t.Context(), app.NetworkBuild{
		Extract: shared(t, "monaco.osm.pbf"), Relief: filepath.Join("..", "..", "engine", "raster", "testdata", "int16-lzw.tif"),
		Out: write(t, nil)("net"), Profile: "adult",
	})
	var refused *zhenyu.Error
	if !errors.As(err, &refused) || refused.Kind != zhenyu.Invalid {
		t.Errorf("got %v", err)
	}
}

// TestExplainBeyond says how far a way is that is longer than the limit, and a facility without an id goes by its line.
func TestExplainBeyond(t *testing.T) {
	t.Parallel()
	path := lane(t)
	lines := write(t, map[string]string{"f.csv": "category,lon,lat\nshop,121,31\nshop,120.9995,31\n"})
	in := app.AccessInput{Network: path("net"), Facilities: lines("f.csv")}
	a, err := app.ExplainAccess(t.Context(), app.AccessQuestion{AccessInput: in, Lon: 121.002, Lat: 31, Limit: street.Seconds(15)})
	if err != nil {
		t.Fatal(err)
	}
	if w := a.Ways[0]; w.Seconds != nil || w.Beyond == nil || *w.Beyond != 20 || *a.Limit != 15 || w.Why != "beyond_limit" {
		t.Errorf("got %+v", w)
	}
	in.Origins, in.Minutes = "nodes", []int{1}
	_, err = app.TryAccess(t.Context(), app.AccessTrial{
		AccessInput: in, Limit: street.Never, Change: app.AccessChange{Remove: []app.ChangedFacility{{Category: "shop", ID: "2"}}},
	})
	if err != nil {
		t.Error(err)
	}
}

// TestTryLinksAnew: who lives on a stretch that is closed, and the shop on it, are linked to the next street.
func TestTryLinksAnew(t *testing.T) {
	t.Parallel()
	path := write(t, map[string]string{
		"nodes.csv":      "id,lon,lat\na,121,31\nb,121.001,31\nc,121.002,31\nd,121,31.0004\ne,121.002,31.0004\n",
		"edges.csv":      "from,to,seconds\na,b,60\nb,c,60\nd,e,120\na,d,30\nc,e,30\n",
		"homes.csv":      "id,lon,lat,people\nh,121.0005,31.00005,5\n",
		"facilities.csv": "category,id,lon,lat\nshop,s,121.0008,31.00005\n",
	})
	_, err := app.ImportNetwork(t.Context(), app.NetworkImport{Nodes: path("nodes.csv"), Edges: path("edges.csv"), Out: path("net"), Profile: "adult"})
	if err != nil {
		t.Fatal(err)
	}
	e, err := app.TryAccess(t.Context(), app.AccessTrial{
		AccessInput: app.AccessInput{Network: path("net"), Origins: path("homes.csv"), Facilities: path("facilities.csv"), Minutes: []int{1, 5}},
		Limit:       street.Never, Change: app.AccessChange{Close: []app.Spot{{Lon: 121.0005, Lat: 31}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	if e.Worse != 5 || len(e.Rules) != 2 || e.Rules[0].After.Median == nil {
		t.Errorf("got %+v", e)
	}
}
