package app_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"

	"zhenyu"
	"zhenyu/engine/street"
	"zhenyu/internal/app"
	"zhenyu/internal/part"
)

// write writes the files of a test and returns how to name them.
func write(t *testing.T, files map[string]string) func(name string) string {
	t.Helper()
	dir := t.TempDir()
	path := func(name string) string { return filepath.Join(dir, name) }
	for name, text := range files {
		if err := os.WriteFile(path(name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return path
}

// survey is a municipal network: a – b – c, d alone.
func survey(t *testing.T) func(name string) string {
	t.Helper()
	path := write(t, map[string]string{
		"nodes.csv":      "id,x,y\na,0,0\nb,100,0\n\"c,1\",200,0\nd,900,0\n",
		"edges.csv":      "from,to,seconds\na,b,80.5\nb,\"c,1\",30\n",
		"facilities.csv": "category,node,id\nshop,a,s1\nclinic,\"c,1\",k1\n",
	})
	info, err := app.ImportNetwork(t.Context(), app.NetworkImport{Nodes: path("nodes.csv"), Edges: path("edges.csv"), Out: path("net"), Profile: "adult"})
	if err != nil {
		t.Fatal(err)
	}
	if info.Places != 4 || info.Components != 2 || info.Largest != 3 || !info.Metres || info.Profile != "adult" {
		t.Fatalf("got %+v", info)
	}
	return path
}

// TestGridGivesItsCoordinates: with detail a row has the metres of its node as the table had them.
func TestGridGivesItsCoordinates(t *testing.T) {
	t.Parallel()
	path := write(t, map[string]string{
		"nodes.csv": "id,x,y\na,0,0\nb,1000,-0.5\nc,2000,12.3\n", "edges.csv": "from,to,seconds\na,b,1\nb,c,1\n", "facilities.csv": "category,node\nx,a\n",
	})
	if _, err := app.ImportNetwork(t.Context(), app.NetworkImport{Nodes: path("nodes.csv"), Edges: path("edges.csv"), Out: path("net"), Profile: "adult"}); err != nil {
		t.Fatal(err)
	}
	if _, err := app.RunAccess(t.Context(), app.AccessRequest{
		AccessInput: app.AccessInput{Network: path("net"), Origins: "nodes", Facilities: path("facilities.csv")}, Limit: street.Never, Out: path("out.csv"), Detail: true,
	}); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(path("out.csv"))
	for _, row := range []string{"\na,0.0,0.0,", "\nb,1000.0,-0.5,", "\nc,2000.0,12.3,"} {
		if err != nil || !strings.Contains(string(got), row) {
			t.Errorf("no row %q in\n%s%v", row, got, err)
		}
	}
}

// TestEmptyNetworkIsRefused: a survey without a street is no network.
func TestEmptyNetworkIsRefused(t *testing.T) {
	t.Parallel()
	path := write(t, map[string]string{"nodes.csv": "id,x,y\n", "edges.csv": "from,to,seconds\n", "points.geojson": `{"features":[{"geometry":{"type":"Point","coordinates":[121,31]}}]}`})
	for _, in := range []app.NetworkImport{{Nodes: path("nodes.csv"), Edges: path("edges.csv")}, {Lines: path("points.geojson")}} {
		in.Out, in.Profile = path("net"), "adult"
		if _, err := app.ImportNetwork(t.Context(), in); err == nil || !strings.Contains(err.Error(), "holds no street") {
			t.Errorf("%+v: %v", in, err)
		}
	}
}

// TestRunNodes: one row a node in the order of the nodes, seconds with one decimal, empty for none.
func TestRunNodes(t *testing.T) {
	t.Parallel()
	path := survey(t)
	report, err := app.RunAccess(t.Context(), app.AccessRequest{
		AccessInput: app.AccessInput{Network: path("net"), Origins: "nodes", Facilities: path("facilities.csv"), Minutes: []int{1}},
		Limit:       street.Never, Out: path("out.csv"),
	})
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(path("out.csv"))
	if err != nil {
		t.Fatal(err)
	}
	const want = "id,clinic,shop\na,110.5,0.0\nb,30.0,80.5\n\"c,1\",0.0,110.5\nd,,\n"
	if string(got) != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if r := report.Categories[0].Reasons; r["island"] != 1 || len(r) != 1 {
		t.Errorf("reasons %v", r)
	}
	if r := report.Rules[0]; r.Within != 2 || *r.Share != 0.5 {
		t.Errorf("rule %+v", r)
	}
}

func TestRunGeoJSON(t *testing.T) {
	t.Parallel()
	path := survey(t)
	_, err := app.RunAccess(t.Context(), app.AccessRequest{
		AccessInput: app.AccessInput{Network: path("net"), Origins: "nodes", Facilities: path("facilities.csv")},
		Limit:       street.Never, Out: path("out.geojson"), Detail: true, Straight: true, Cutoffs: []int{1, 2},
	})
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(path("out.geojson"))
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		Features []struct {
			Properties map[string]any
		}
	}
	if err := json.Unmarshal(text, &got); err != nil {
		t.Fatal(err)
	}
	b, d := got.Features[1].Properties, got.Features[3].Properties
	if b["shop"] != 80.5 || b["shop facility"] != "s1" || b["shop within 1 min"] != 0.0 || b["shop within 2 min"] != 1.0 || math.Abs(b["shop straight metres"].(float64)-100) > 0.2 {
		t.Errorf("b: %v", b)
	}
	if d["shop"] != nil || d["shop reason"] != "island" {
		t.Errorf("d: %v", d)
	}
}

func TestRunGeoParquet(t *testing.T) {
	t.Parallel()
	path := survey(t)
	_, err := app.RunAccess(t.Context(), app.AccessRequest{
		AccessInput: app.AccessInput{Network: path("net"), Origins: "nodes", Facilities: path("facilities.csv")},
		Limit:       street.Never, Out: path("out.parquet"), Detail: true, Straight: true, Cutoffs: []int{1, 2}, Ranks: 2,
	})
	if err != nil {
		t.Fatal(err)
	}
	type row struct {
		ID       string   `parquet:"id"`
		People   float64  `parquet:"people"`
		Geometry []byte   `parquet:"geometry"`
		Shop     *float64 `parquet:"shop"`
		Which    *string  `parquet:"shop facility"`
		Why      *string  `parquet:"shop reason"`
		Second   *float64 `parquet:"shop nearest 2"`
		Within   *int32   `parquet:"shop within 2 min"`
		Straight *float64 `parquet:"shop straight metres"`
	}
	rows, err := parquet.ReadFile[row](path("out.parquet"))
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 4 || rows[1].ID != "b" || *rows[1].Shop != 80.5 || *rows[1].Which != "s1" || len(rows[1].Geometry) != 21 || rows[3].Shop != nil || rows[3].Which != nil {
		t.Errorf("got %+v", rows)
	}
	if b := rows[1]; b.Why != nil || *rows[3].Why != "island" || b.Second != nil || *b.Within != 1 || math.Abs(*b.Straight-100) > 0.2 {
		t.Errorf("got %+v", rows)
	}
}

func TestFaultsAreForPeople(t *testing.T) {
	t.Parallel()
	path := survey(t)
	files := write(t, map[string]string{"bad.csv": "category,node\nshop,zz\n", "net": "nonsense", "edges.csv": "from,to,seconds\na,zz,1\n"})
	for _, c := range []struct {
		do   func() error
		kind zhenyu.Kind
		want string
	}{
		{func() error {
			_, err := app.ImportNetwork(t.Context(), app.NetworkImport{Nodes: path("nodes.csv"), Edges: files("edges.csv"), Out: path("x"), Profile: "adult"})
			return err
		}, zhenyu.Invalid, `edges line 2, column 2: no node has the id "zz"`},
		{func() error {
			_, err := app.ImportNetwork(t.Context(), app.NetworkImport{Profile: "runner"})
			return err
		}, zhenyu.NotFound, "no profile is called runner"},
		{func() error { _, err := app.ReadNetworkInfo(files("net")); return err }, zhenyu.Invalid, "is not a network file"},
		{func() error {
			_, err := app.RunAccess(t.Context(), app.AccessRequest{AccessInput: app.AccessInput{Network: path("net"), Origins: "nodes", Facilities: files("bad.csv")}})
			return err
		}, zhenyu.Invalid, `facilities line 2, column 2 (node): no node has the id "zz"`},
		{func() error {
			_, err := app.RunAccess(t.Context(), app.AccessRequest{AccessInput: app.AccessInput{Network: path("net"), Origins: "nodes", Facilities: path("facilities.csv"), Standard: "mars"}})
			return err
		}, zhenyu.NotFound, "no standard is called mars"},
		{func() error {
			_, err := app.RunAccessPart(t.Context(), app.AccessPart{AccessInput: app.AccessInput{Origins: "nodes"}, Number: 2, Of: 1, Name: "p"})
			return err
		}, zhenyu.Invalid, "parts are counted from 1"},
	} {
		err := c.do()
		var people *zhenyu.Error
		if !errors.As(err, &people) || people.Kind != c.kind || !strings.Contains(err.Error(), c.want) {
			t.Errorf("got %v, want %s: %s", err, c.kind, c.want)
		}
	}
	if _, err := os.Stat(path("x")); !os.IsNotExist(err) {
		t.Error("a network that failed left a file")
	}
}

// shared returns the path of a file of the shared data folder beside the checkout.
func shared(t testing.TB, name string) string {
	t.Helper()
	path := filepath.Join("..", "..", "..", "shared", "data", name)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("the shared data folder beside the checkout has no %s", name)
	}
	return path
}

// town builds Monaco for walkers and returns what to measure there.
func town(t *testing.T) (app.AccessInput, func(string) string) {
	t.Helper()
	extract, path := shared(t, "monaco.osm.pbf"), write(t, nil)
	if _, err := app.BuildNetwork(t.Context(), app.NetworkBuild{Extract: extract, Out: path("net"), Profile: "adult"}); err != nil {
		t.Fatal(err)
	}
	return app.AccessInput{Network: path("net"), Extract: extract, Origins: "buildings", People: "36000", Facilities: "osm", Standard: "gb50180-2018"}, path
}

func TestTown(t *testing.T) {
	t.Parallel()
	in, path := town(t)
	in.Threads = 2
	told := 0
	report, err := app.RunAccess(t.Context(), app.AccessRequest{
		AccessInput: in, Limit: street.Seconds(1800), Out: path("out.csv"), Detail: true, Cutoffs: []int{5},
		Progress: func(done, of int) {
			if told++; done != told || done > of {
				t.Errorf("%d of %d after %d", done, of, told-1)
			}
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	asked := 0
	for _, c := range report.Categories {
		if asked += 2; c.Profile != report.Profile {
			asked-- // for its rules alone, without counts
		}
	}
	if told != asked {
		t.Errorf("told %d times of %d", told, asked)
	}
	if math.Abs(report.People-36000) > 1e-9 || report.Origins < 1000 || len(report.Rules) < 20 {
		t.Errorf("%d origins, %g people, %d rules", report.Origins, report.People, len(report.Rules))
	}
	for _, r := range report.Rules {
		bounds := r.Metres > 0 || r.NoneKnown || *r.Low <= *r.Share && *r.High >= *r.Share
		if r.NoneKnown {
			continue
		}
		if r.Share == nil || *r.Share < 0 || *r.Share > 1 || !bounds || r.Verified != (r.Mark == "V") {
			t.Errorf("rule %+v", r)
		}
	}
	answer, err := app.ExplainAccess(t.Context(), app.AccessQuestion{AccessInput: in, Lon: 7.4215, Lat: 43.7316, Limit: street.Never, Category: "health.pharmacy"})
	if err != nil {
		t.Fatal(err)
	}
	way := answer.Ways[0]
	sum := way.Start + way.End
	for _, leg := range way.Legs {
		sum += leg.Seconds
	}
	if way.Seconds == nil || math.Abs(sum-*way.Seconds) > 0.05 || len(way.Legs) == 0 {
		t.Errorf("parts sum to %g: %+v", sum, way)
	}
	effect, err := app.TryAccess(t.Context(), app.AccessTrial{AccessInput: in, Limit: street.Seconds(1800), Change: app.AccessChange{
		Add: []app.ChangedFacility{{Category: "edu.kindergarten", ID: "new", Spot: app.Spot{Lon: 7.4215, Lat: 43.7316}}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	if effect.Origins == 0 || effect.Better <= 0 || effect.Worse != 0 || len(effect.Rules) == 0 {
		t.Errorf("effect %+v", effect)
	}
	for _, r := range effect.Rules {
		if r.After.Within < r.Before.Within {
			t.Errorf("a kindergarten more makes %+v worse", r)
		}
	}
}

// TestPartsMergeToTheWhole: the parts of a run, merged, are the bytes of the run in one part.
func TestPartsMergeToTheWhole(t *testing.T) {
	t.Parallel()
	in, path := town(t)
	run := func(in app.AccessInput, number, of int, name string) {
		t.Helper()
		_, err := app.RunAccessPart(t.Context(), app.AccessPart{AccessInput: in, Number: number, Of: of, Out: path("parts"), Name: name, Engine: "test"})
		if err != nil {
			t.Fatal(err)
		}
	}
	run(in, 1, 1, "whole")
	merge := func(names ...string) error {
		m := part.Manifest{Run: "merged"}
		for _, name := range names {
			m.Parts = append(m.Parts, part.Piece{Part: name, Dir: "parts"})
		}
		text, err := json.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path("manifest.json"), text, 0o600); err != nil {
			t.Fatal(err)
		}
		_, err = app.Merge(t.Context(), path("manifest.json"), path("merged"))
		return err
	}
	for i := range 3 {
		run(in, i+1, 3, fmt.Sprint("part", i+1))
	}
	other := in
	other.Categories = []string{"edu.kindergarten"}
	run(other, 2, 3, "foreign")
	for _, wrong := range [][]string{{"part1", "part2"}, {"part1", "foreign", "part3"}, {"part1", "part2", "part3", "whole"}} {
		if _, refused := errors.AsType[*part.Refusal](merge(wrong...)); !refused {
			t.Errorf("%v merge to a run", wrong)
		}
	}
	if err := merge("part1", "part2", "part2"); kindOf(err) != zhenyu.Invalid {
		t.Errorf("a part named twice: %v", err)
	}
	if err := merge("part2", "part3", "part1"); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(path("parts/whole.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	merged, err := os.ReadFile(path("merged/merged.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(whole, merged) || len(whole) == 0 {
		t.Fatalf("merged parts are %d bytes, the whole %d, and differ", len(merged), len(whole))
	}
	tallies, _, err := app.SumAccessRows(bytes.NewReader(whole))
	if err != nil {
		t.Fatal(err)
	}
	if got := tallies["edu.kindergarten"].People().Count(); math.Abs(got-36000) > 1e-9 {
		t.Errorf("the lines hold %g people", got)
	}
}

// TestLimitReachesRules: a share and its bounds are those of a search without a limit, however long the rule; a limit that
// is shorter than a rule is refused, and one that cuts the upper bound leaves it open.
func TestLimitReachesRules(t *testing.T) {
	t.Parallel()
	path := survey(t)
	in := app.AccessInput{Network: path("net"), Origins: "nodes", Facilities: path("facilities.csv"), Minutes: []int{30, 45}}
	row := func(limit street.Time) (*app.AccessReport, error) {
		return app.RunAccess(t.Context(), app.AccessRequest{AccessInput: in, Limit: limit})
	}
	usual, err := row(0)
	if err != nil {
		t.Fatal(err)
	}
	whole, err := row(street.Never)
	if err != nil {
		t.Fatal(err)
	}
	if *usual.Limit != 45*60*5.1/4.5+19 {
		t.Errorf("looked %g s", *usual.Limit)
	}
	for i, r := range usual.Rules {
		if w := whole.Rules[i]; *r.Share != *w.Share || *r.High != *w.High || *r.Low != *w.Low {
			t.Errorf("%s: %g (%g–%g), without a limit %g (%g–%g)", r.ID, *r.Share, *r.Low, *r.High, *w.Share, *w.Low, *w.High)
		}
	}
	if _, err := row(street.Seconds(1800)); err == nil || !strings.Contains(err.Error(), "2700") {
		t.Errorf("a limit of half an hour for a rule of 45 minutes: %v", err)
	}
	cut, err := row(street.Seconds(2700))
	if err != nil {
		t.Fatal(err)
	}
	if r := cut.Rules[1]; r.High != nil || r.Low == nil || cut.Rules[0].High == nil {
		t.Errorf("bounds %v and %v of a rule as long as the limit", r.Low, r.High)
	}
}

// TestPartsOfOtherRuns: what another run has done is not taken for done, whatever it is that differs, nor replaced.
func TestPartsOfOtherRuns(t *testing.T) {
	t.Parallel()
	in, path := town(t)
	in.Network, in.Standard, in.Categories, in.Minutes = "", "", []string{"edu.kindergarten"}, []int{5}
	run := func(change func(*app.AccessPart)) string {
		t.Helper()
		req := app.AccessPart{AccessInput: in, Number: 1, Of: 1, Out: path("out"), Name: "a", Engine: "test"}
		change(&req)
		c, err := app.RunAccessPart(t.Context(), req)
		if err != nil {
			t.Fatal(err)
		}
		return c.Inputs
	}
	first := run(func(req *app.AccessPart) { req.Profile = "adult" })
	elder := app.AccessPart{AccessInput: in, Number: 1, Of: 1, Out: path("out"), Name: "a", Engine: "test"}
	elder.Profile = "elder"
	var refused *zhenyu.Error
	if _, err := app.RunAccessPart(t.Context(), elder); !errors.As(err, &refused) || refused.Kind != zhenyu.Conflict {
		t.Errorf("over another run: %v", err)
	}
	for name, change := range map[string]func(*app.AccessPart){
		"profile": func(req *app.AccessPart) { req.Profile = "elder" },
		"minutes": func(req *app.AccessPart) { req.Profile, req.Minutes = "adult", []int{4} },
		"limit":   func(req *app.AccessPart) { req.Profile, req.Limit = "adult", street.Seconds(1200) },
	} {
		if run(func(req *app.AccessPart) { change(req); req.Out = path(name) }) == first {
			t.Errorf("another %s is the same run", name)
		}
	}
	if run(func(req *app.AccessPart) { req.Profile, req.Threads = "adult", 7 }) != first {
		t.Error("other threads are another run")
	}
}

// TestAreasOfFile: everybody counts in the smallest area around them and in those above it, whatever the order of the
// file; a code that stands twice is refused.
func TestAreasOfFile(t *testing.T) {
	t.Parallel()
	path := write(t, map[string]string{
		"nodes.csv": "id,lon,lat\na,0.01,0.01\nb,0.03,0.01\n", "edges.csv": "from,to,seconds\na,b,60\n", "f.csv": "category,node\nshop,a\n",
	})
	if _, err := app.ImportNetwork(t.Context(), app.NetworkImport{Nodes: path("nodes.csv"), Edges: path("edges.csv"), Out: path("net"), Profile: "adult"}); err != nil {
		t.Fatal(err)
	}
	area := func(code string, west, east float64) string {
		return fmt.Sprintf(`{"type":"Feature","properties":{"code":%q},"geometry":{"type":"Polygon","coordinates":[[[%[2]g,0],[%[3]g,0],[%[3]g,0.02],[%[2]g,0.02],[%[2]g,0]]]}}`, code, west, east)
	}
	town, west, east := area("1", 0, 0.04), area("11", 0, 0.02), area("12", 0.02, 0.04)
	run := func(features ...string) (string, error) {
		text := `{"type":"FeatureCollection","features":[` + strings.Join(features, ",") + `]}`
		if err := os.WriteFile(path("areas.geojson"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		in := app.AccessInput{Network: path("net"), Origins: "nodes", Facilities: path("f.csv"), Areas: path("areas.geojson"), Minutes: []int{15}}
		r, err := app.RunAccess(t.Context(), app.AccessRequest{AccessInput: in})
		if err != nil {
			return "", err
		}
		var said string
		for _, a := range r.Areas {
			said += fmt.Sprintf("%s at %d: %g; ", a.Code, a.Depth, a.People)
		}
		return said, nil
	}
	for _, order := range [][]string{{town, west, east}, {east, town, west}, {west, east, town}} {
		if got, err := run(order...); err != nil || got != "1 at 0: 2; 11 at 1: 1; 12 at 1: 1; " {
			t.Errorf("%s (%v)", got, err)
		}
	}
	if _, err := run(town, west, west); err == nil || !strings.Contains(err.Error(), "11") {
		t.Errorf("a code twice: %v", err)
	}
}

// TestMore: the next nearest stand beside the nearest, facilities say who reaches them at all, and what is no number of
// minutes or facilities is refused.
func TestMore(t *testing.T) {
	t.Parallel()
	path := survey(t)
	files := write(t, map[string]string{"f.csv": "category,node,id\nshop,a,s1\nshop,\"c,1\",s2\n"})
	req := app.AccessRequest{
		AccessInput: app.AccessInput{Network: path("net"), Origins: "nodes", Facilities: files("f.csv"), Minutes: []int{2}},
		Out:         path("out.csv"), Ranks: 2, Lists: true,
	}
	report, err := app.RunAccess(t.Context(), req)
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(path("out.csv"))
	if want := "id,shop,shop nearest 2\na,0.0,110.5\nb,30.0,80.5\n\"c,1\",0.0,110.5\nd,,\n"; err != nil || string(got) != want {
		t.Errorf("got (%v)\n%swant\n%s", err, got, want)
	}
	if p := report.Categories[0].Places; len(p) != 2 || p[0].First != 1 || *p[0].Any != 3 || p[1].First != 2 || *p[1].Any != 3 {
		t.Errorf("catchments %+v", p)
	}
	if r := report.Rules[0]; r.Gini == nil || math.Abs(*r.Gini-2./3) > 1e-9 {
		t.Errorf("rule %+v", r)
	}
	req.Cutoffs = []int{60}
	if r, err := app.RunAccess(t.Context(), req); err != nil || *r.Limit != 3600 {
		t.Errorf("counts within an hour are looked for within %+v (%v)", r, err)
	}
	for name, wrong := range map[string]func(*app.AccessRequest){
		"no minutes": func(r *app.AccessRequest) { r.Minutes = []int{0} }, "minutes below 0": func(r *app.AccessRequest) { r.Minutes = []int{-5} },
		"no cutoff":        func(r *app.AccessRequest) { r.Cutoffs = []int{0} },
		"counts beyond it": func(r *app.AccessRequest) { r.Cutoffs, r.Limit = []int{3}, street.Seconds(120) }, "ranks": func(r *app.AccessRequest) { r.Ranks = 1000 },
	} {
		bad := req
		wrong(&bad)
		if _, err := app.RunAccess(t.Context(), bad); err == nil {
			t.Errorf("%s: taken", name)
		}
	}
}

// TestMergeConcludes: merged parts, with what they were made of, write and report to the byte what one whole run does.
func TestMergeConcludes(t *testing.T) {
	t.Parallel()
	in, path := town(t)
	in.Areas, in.Categories, in.Standard = "osm", []string{"edu.kindergarten", "trans.bus"}, "sdg"
	for _, origins := range []string{"buildings", "nodes"} {
		if in.Origins = origins; origins == "nodes" {
			in.People = ""
		}
		m := part.Manifest{Run: "all-" + origins}
		for i := range 3 {
			name := fmt.Sprint(origins, 3-i)
			if _, err := app.RunAccessPart(t.Context(), app.AccessPart{AccessInput: in, Number: 3 - i, Of: 3, Out: path("parts"), Name: name, Engine: "test"}); err != nil {
				t.Fatal(err)
			}
			m.Parts = append(m.Parts, part.Piece{Part: name, Dir: "parts"})
		}
		text, err := json.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path("run.json"), text, 0o600); err != nil {
			t.Fatal(err)
		}
		done, err := app.MergeAccess(t.Context(), path("run.json"), path("merged"))
		if err != nil {
			t.Fatal(err)
		}
		req := app.AccessRequest{AccessInput: in, Straight: true, Detail: true, Lists: true, Out: path("whole.csv")}
		whole, err := app.RunAccess(t.Context(), req)
		if err != nil {
			t.Fatal(err)
		}
		req.Out = path("merged.csv")
		merged, err := app.ConcludeMerge(t.Context(), req, done, path("merged"))
		if err != nil {
			t.Fatal(err)
		}
		for _, pair := range [][2]any{{whole, merged}, {read(t, path("whole.csv")), read(t, path("merged.csv"))}} {
			a, err := json.Marshal(pair[0])
			if err != nil {
				t.Fatal(err)
			}
			b, err := json.Marshal(pair[1])
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(a, b) || len(a) < 100 {
				t.Errorf("%s: %d bytes of the whole, %d of the parts, differ", origins, len(a), len(b))
			}
		}
		req.Profile, req.Limit = "adult", street.Seconds(3000)
		if _, err := app.ConcludeMerge(t.Context(), req, done, path("merged")); err == nil {
			t.Error("another run's request concludes")
		}
	}
}

// TestStreetsOfAnotherPlace: origins that no street leads to are counted, and refused when all are far from any.
func TestStreetsOfAnotherPlace(t *testing.T) {
	t.Parallel()
	path := survey(t)
	files := write(t, map[string]string{"far.csv": "lon,lat,people\n100,20,5\n100.1,20,5\n", "near.csv": "lon,lat,people\n0.05,0.05,5\n100,20,5\n"})
	in := app.AccessInput{Network: path("net"), Origins: files("near.csv"), Facilities: path("facilities.csv"), Minutes: []int{15}}
	r, err := app.RunAccess(t.Context(), app.AccessRequest{AccessInput: in})
	if err != nil || r.NotLinked != 2 || r.Origins != 2 {
		t.Errorf("%+v (%v)", r, err)
	}
	in.Origins = files("far.csv")
	var refused *zhenyu.Error
	if _, err := app.RunAccess(t.Context(), app.AccessRequest{AccessInput: in}); !errors.As(err, &refused) || refused.Kind != zhenyu.Invalid {
		t.Errorf("far from any street: %v", err)
	}
}
