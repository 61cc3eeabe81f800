package app

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"zhenyu"
	"zhenyu/engine/access"
	"zhenyu/engine/geo"
	"zhenyu/engine/osm"
	"zhenyu/internal/app/groundtest"
)

// TestThin leaves candidates apart from each other and near to all that went, for any order of the same.
func TestThin(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(1, 1))
	var all []spot
	for i := range 3000 {
		all = append(all, spot{
			Facility: access.Facility{ID: fmt.Sprintf("c%04d", i)}, at: geo.WGS84{Lon: 121 + r.Float64()*0.03, Lat: 31 + r.Float64()*0.03}, stays: i%500 == 499,
		})
	}
	left, metres := thin(slices.Clone(all), 400)
	if len(left) > 400 || len(left) < 200 || metres <= leastApart {
		t.Fatalf("%d left, %d m apart", len(left), metres)
	}
	kept := map[string]bool{}
	for i, a := range left {
		kept[a.ID] = true
		for _, b := range left[:i] {
			if d := geo.Distance(a.at, b.at); float64(d) < float64(metres)-0.1 && !a.stays {
				t.Errorf("%s and %s are %.1f m apart", a.ID, b.ID, d)
			}
		}
	}
	for _, a := range all {
		near := slices.ContainsFunc(left, func(b spot) bool { return float64(geo.Distance(a.at, b.at)) < float64(metres)+0.1 })
		if a.stays && !kept[a.ID] || !near {
			t.Errorf("%s is gone, with none near", a.ID)
		}
	}
	if few, metres := thin(all[:10], 10); len(few) != 10 || metres != 0 {
		t.Errorf("%d left of 10, %d m", len(few), metres)
	}
}

// TestThinnedKeepsCheaper prefers what a person asks for, then the cheaper of two that are near.
func TestThinnedKeepsCheaper(t *testing.T) {
	t.Parallel()
	c := candidates{Category: &access.Category{}, terms: map[string]term{"a": {900, -1}, "b": {100, -1}, "c": noTerm, "d": {300, -1}}}
	for i, id := range []string{"a", "b", "c", "d"} {
		at := geo.WGS84{Lon: 121 + float64(i/2)*0.01, Lat: 31}
		c.Facilities = append(c.Facilities, access.Facility{ID: id, Entrances: []geo.WGS84{at}, Place: -1})
	}
	s := &accessStudy{}
	out := s.thinned(c, 2, []string{"c"}, nil)
	var ids []string
	for _, f := range c.Facilities {
		ids = append(ids, f.ID)
	}
	if out == nil || out.Of != 4 || !slices.Equal(ids, []string{"c", "b"}) {
		t.Errorf("%v %+v", ids, out)
	}
}

// TestSitesAreCalledByStreets names crossings after the streets there, and says what stands there.
func TestSitesAreCalledByStreets(t *testing.T) {
	t.Parallel()
	plan, err := RunSiting(t.Context(), inTown(t, "crossings", 3))
	if err != nil || len(plan.Sites) != 3 {
		t.Fatalf("%+v, %v", plan, err)
	}
	crossing := regexp.MustCompile(`^(横\d路 / 纵\d街|纵\d街 / 横\d路)$`)
	for _, s := range plan.Sites {
		if !crossing.MatchString(s.Name) || s.Kind != "crossing" || s.Beside != nil {
			t.Errorf("%+v", s)
		}
	}
}

// TestSiteBeside marks a candidate beside a station that is there, and keeps a name that its file gives.
func TestSiteBeside(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "candidates.csv")
	if err := os.WriteFile(file, []byte("id,name,lon,lat\n1,旧院,121.50014,31.2\n2,,121.507,31.207\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	plan, err := RunSiting(t.Context(), inTown(t, file, 2))
	if err != nil || len(plan.Sites) != 2 {
		t.Fatalf("%+v, %v", plan, err)
	}
	old, corner := plan.Sites[0], plan.Sites[1]
	if old.Beside == nil || old.Beside.Name != "南站" || old.Beside.Metres > 10 || old.Name != "旧院" {
		t.Errorf("%+v %+v", old, old.Beside)
	}
	if corner.Beside != nil || !strings.Contains(corner.Name, "横5路") {
		t.Errorf("%+v", corner)
	}
}

// inTown asks for so many more stations in a made-up town, all candidates forced where they are of a file.
func inTown(t *testing.T, candidates string, p int) SitingRequest {
	t.Helper()
	req := SitingRequest{
		AccessInput: AccessInput{Extract: groundtest.Town(t, 6), Origins: "homes", Facilities: "osm", Areas: "osm", Threads: 1},
		Category:    "health.care", Within: 3, Candidates: candidates, Problem: "mclp", P: p,
	}
	if candidates != "crossings" {
		req.Forced = []string{"1", "2"}
	}
	return req
}

// TestPlanTellsItsSteps hears of every step of a plan, and the search's value closing in on its bound.
func TestPlanTellsItsSteps(t *testing.T) {
	t.Parallel()
	req := inTown(t, "crossings", 3)
	var last zhenyu.Progress
	req.Progress = func(p zhenyu.Progress) {
		if p.Done < last.Done || p.Done > p.Total {
			t.Errorf("%+v after %+v", p, last)
		}
		last = p
	}
	plan, err := RunSiting(t.Context(), req)
	if err != nil {
		t.Fatal(err)
	}
	if want := int64(2 + len(plan.Curve) + len(plan.Sites)); last.Done != want || last.Total != want || last.Value == 0 || last.Value != last.Bound {
		t.Errorf("%+v in the end, want %d steps", last, want)
	}
}

// TestCandidateOfOnePlace offers a hall and the node that was drawn before its yard once, and one of its name that is far
// by itself.
func TestCandidateOfOnePlace(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "halls.osm.pbf")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	e := osm.NewEncoder(f, osm.Header{Source: "made up"})
	hall := []osm.Tag{{Key: "office", Value: "government"}, {Key: "name", Value: "村委会"}}
	for i, at := range []geo.WGS84{{Lon: 121.5, Lat: 31.2}, {Lon: 121.5002, Lat: 31.2}, {Lon: 121.5002, Lat: 31.2002}} {
		e.Node(int64(1+i), at.E7())
	}
	e.Node(4, geo.WGS84{Lon: 121.5005, Lat: 31.2}.E7(), hall...)
	e.Node(5, geo.WGS84{Lon: 121.6, Lat: 31.2}.E7(), hall...)
	e.Way(6, []int64{1, 2, 3, 1}, hall...)
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	c, err := candidateBuildings(t.Context(), AccessInput{Extract: path})
	if err != nil || len(c.Facilities) != 2 {
		t.Errorf("%+v, %v", c.Category, err)
	}
}
