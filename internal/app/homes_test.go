package app_test

import (
	"os"
	"path/filepath"
	"testing"

	"zhenyu"
	"zhenyu/internal/app"
	"zhenyu/internal/app/groundtest"
	"zhenyu/internal/store/storetest"
)

func bare(t *testing.T) app.AccessInput {
	t.Helper()
	return app.AccessInput{Extract: groundtest.Bare(t, 6), Origins: "homes", Facilities: "osm", Profile: "adult", Categories: []string{"edu.kindergarten"}, Threads: 1}
}

func factsOf(t *testing.T, in app.AccessInput) app.CircleFacts {
	t.Helper()
	c, err := app.OpenCircle(t.Context(), in, "x")
	if err != nil {
		t.Fatal(err)
	}
	return c.Facts
}

// TestPeopleWithoutBuildings: where hardly a building is drawn, the rows of a file of people are the homes, in a circle as
// in a run from buildings.
func TestPeopleWithoutBuildings(t *testing.T) {
	in := bare(t)
	in.People = groundtest.People(t, 6)
	f := factsOf(t, in)
	if f.Origins != "people" || f.Homes != 25 || !f.Counted {
		t.Errorf("homes are %d %s, counted %t", f.Homes, f.Origins, f.Counted)
	}
	in.Origins, in.Minutes = "buildings", []int{15}
	run, err := app.RunAccess(t.Context(), app.AccessRequest{AccessInput: in})
	if err != nil || run.People != f.People || run.Origins != f.Homes {
		t.Errorf("%v: a run counts %+v, the circle %g people in %d homes", err, run, f.People, f.Homes)
	}
	in.Origins, in.People = "homes", "5000"
	if _, err := app.RunAccess(t.Context(), app.AccessRequest{AccessInput: in}); kindOf(err) != zhenyu.Invalid {
		t.Errorf("a number of people that no building takes: %v", err)
	}
}

// TestNodesOfAll: the nodes that stand for homes are the same whoever is measured; who cannot use one is without.
func TestNodesOfAll(t *testing.T) {
	for _, profile := range []string{"adult", "wheelchair", "cyclist", "driver"} {
		in := bare(t)
		in.Profile = profile
		c, err := app.OpenCircle(t.Context(), in, "x")
		if err != nil {
			t.Fatal(err)
		}
		v, err := c.Verdict(app.CircleQuery{Category: "edu.kindergarten", Minutes: 60})
		if err != nil || c.Facts.Homes != 36 || v.Whole.People != 36 {
			t.Errorf("%s: %v, %d homes, %g people", profile, err, c.Facts.Homes, v.Whole.People)
		}
		if profile == "driver" && v.Whole.Without < 18 {
			t.Errorf("drivers reach it from footpaths: %+v", v.Whole)
		}
		h, err := c.Home(6) // on footpaths alone
		if err != nil || profile == "driver" && (h.Ways[0].Why != "not_linked" || h.Street == nil || *h.Street < 100) {
			t.Errorf("%s: %v, %+v", profile, err, h)
		}
	}
}

// TestOddRows: rows of people without their place are counted, and facilities of one id far apart are named.
func TestOddRows(t *testing.T) {
	t.Parallel()
	r := townRecord(t, storetest.SQLite(t), nil)
	file := func(name, text string) string {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	people := addLayer(t, r, zhenyu.PeopleLayer, file("people.csv", "id,lon,lat,people\na,121.5,31.2,3\nb,,,4\n"), true)
	if s := people.Summary; s.Records != 1 || s.Placeless != 1 {
		t.Errorf("people: %+v", s)
	}
	own := addLayer(t, r, zhenyu.FacilitiesLayer, file("facilities.csv", "category,id,lon,lat\npark,f1,121.5,31.2\npark,f1,121.501,31.2\npark,f2,121.5,31.2\npark,f2,121.51,31.2\n"), true)
	if s := own.Summary; s.Spread != 1 || len(s.SpreadIDs) != 1 || s.SpreadIDs[0] != "f2" {
		t.Errorf("facilities: %+v", s)
	}
}

// TestPeopleFarOut: people who live where the map has no streets are in no figure, and said to be.
func TestPeopleFarOut(t *testing.T) {
	in := app.AccessInput{Extract: groundtest.Town(t, 6), Origins: "homes", Facilities: "osm", Profile: "adult", Categories: []string{"edu.kindergarten"}, Threads: 1}
	rows, err := os.ReadFile(groundtest.People(t, 6))
	if err != nil {
		t.Fatal(err)
	}
	in.People = filepath.Join(t.TempDir(), "people.csv")
	if err := os.WriteFile(in.People, append(rows, "f1,121.7,31.2,4000\nf2,121.5,31.4,5000\n"...), 0o600); err != nil {
		t.Fatal(err)
	}
	all := factsOf(t, in)
	in.People = groundtest.People(t, 6)
	near := factsOf(t, in)
	if all.Far != 2 || all.FarPeople != 9000 || all.People != near.People || all.Box != near.Box || near.Far != 0 {
		t.Errorf("with rows far out %+v, without %+v", all, near)
	}
}
