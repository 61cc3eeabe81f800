package app_test

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"zhenyu"
	"zhenyu/engine/street"
	"zhenyu/internal/app"
	"zhenyu/internal/lang"
)

// quarter is a made-up quarter: streets on a grid with some missing, people, one clinic, and places for more.
func quarter(t *testing.T, seed uint64) func(name string) string {
	t.Helper()
	const size = 9
	r := rand.New(rand.NewPCG(seed, 0))
	at := func(x, y int) (lon, lat float64) { return 121 + float64(x)*0.003, 31 + float64(y)*0.003 }
	var nodes, edges, people, candidates strings.Builder
	nodes.WriteString("id,lon,lat\n")
	edges.WriteString("from,to,metres\n")
	people.WriteString("id,lon,lat,people\n")
	candidates.WriteString("id,name,lon,lat\n")
	for i := range size * size {
		x, y := i%size, i/size
		lon, lat := at(x, y)
		fmt.Fprintf(&nodes, "%d,%g,%g\n", i, lon, lat)
		if x+1 < size && r.IntN(5) > 0 {
			fmt.Fprintf(&edges, "%d,%d,%d\n", i, i+1, 280+r.IntN(200))
		}
		if y+1 < size && r.IntN(5) > 0 {
			fmt.Fprintf(&edges, "%d,%d,%d\n", i, i+size, 330+r.IntN(200))
		}
		fmt.Fprintf(&people, "p%d,%g,%g,%d\n", i, lon+0.0002, lat, r.IntN(90))
		if r.IntN(7) == 0 {
			fmt.Fprintf(&candidates, "c%d,place %d,%g,%g\n", i, i, lon, lat)
		}
	}
	west := `{"features":[{"properties":{"code":"w","name":"西村"},"geometry":{"type":"Polygon","coordinates":[[[120.9,30.9],[121.0125,30.9],[121.0125,31.1],[120.9,31.1],[120.9,30.9]]]}}]}`
	path := write(t, map[string]string{
		"nodes.csv": nodes.String(), "edges.csv": edges.String(), "people.csv": people.String(), "candidates.csv": candidates.String(),
		"facilities.csv": "category,id,lon,lat\nhealth.care,old,121,31\n", "areas.geojson": west,
	})
	if _, err := app.ImportNetwork(t.Context(), app.NetworkImport{Nodes: path("nodes.csv"), Edges: path("edges.csv"), Out: path("net"), Profile: "adult"}); err != nil {
		t.Fatal(err)
	}
	return path
}

func planOf(path func(string) string) app.SitingRequest {
	return app.SitingRequest{
		AccessInput: app.AccessInput{Network: path("net"), Origins: path("people.csv"), Facilities: path("facilities.csv"), Areas: path("areas.geojson"), Threads: 1},
		Category:    "health.care", Within: 10, Candidates: path("candidates.csv"), Problem: "mclp", P: 2,
	}
}

// TestPlanIsBest measures every pair of candidates, and compares the best with the plan: the shares, the sum of
// what the sites and the areas gain, the curve, and the price of refusing each site.
func TestPlanIsBest(t *testing.T) {
	t.Parallel()
	for seed := range uint64(3) {
		path := quarter(t, seed)
		plan, err := app.RunSiting(t.Context(), planOf(path))
		if err != nil {
			t.Fatal(err)
		}
		pairs := everyPair(t, path)
		best := slices.MaxFunc(pairs, func(a, b pair) int { return int(a.within - b.within) })
		if plan.After.Within != best.within || plan.Status != "optimal" {
			t.Errorf("seed %d: the plan serves %g, the best pair %g (%s)", seed, plan.After.Within, best.within, plan.Status)
		}
		var gained float64
		for i, s := range plan.Sites {
			gained += s.New
			without := slices.MaxFunc(pairs, func(a, b pair) int { return int(a.without(s.ID) - b.without(s.ID)) })
			if want := best.within - without.within; s.Refusal == nil || *s.Refusal.Price != want || !s.Refusal.Proven {
				t.Errorf("seed %d: refusing site %d costs %+v, want %g", seed, i, s.Refusal, want)
			}
		}
		if gained != plan.New || plan.New != plan.After.Within-plan.Before.Within {
			t.Errorf("seed %d: the sites gain %g of %g", seed, gained, plan.New)
		}
		if n := len(plan.Curve); n != 3 || plan.Curve[0].Within != plan.Before.Within || plan.Curve[2].Within != best.within || plan.Curve[1].Within > best.within {
			t.Errorf("seed %d: curve %+v", seed, plan.Curve)
		}
		if a := plan.Areas[0]; a.Name != "西村" || a.New != a.After.Within-a.Before.Within || a.After.People != a.Before.People {
			t.Errorf("seed %d: area %+v", seed, a)
		}
	}
}

type pair struct {
	ids    [2]string
	within float64
}

func (p pair) without(id string) float64 {
	if slices.Contains(p.ids[:], id) {
		return -1
	}
	return p.within
}

// everyPair measures the quarter with every two candidates opened.
func everyPair(t *testing.T, path func(string) string) []pair {
	t.Helper()
	rows := strings.Split(strings.TrimSpace(read(t, path("candidates.csv"))), "\n")[1:]
	facilities := func(row string) (id, line string) {
		f := strings.Split(row, ",")
		return f[0], "health.care," + f[0] + "," + f[2] + "," + f[3] + "\n"
	}
	var all []pair
	for i, a := range rows {
		for _, b := range rows[i+1:] {
			first, one := facilities(a)
			second, two := facilities(b)
			with := write(t, map[string]string{"f.csv": read(t, path("facilities.csv")) + one + two})
			report, err := app.RunAccess(t.Context(), app.AccessRequest{
				AccessInput: app.AccessInput{Network: path("net"), Origins: path("people.csv"), Facilities: with("f.csv"), Minutes: []int{10}},
				Limit:       street.Seconds(1800),
			})
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, pair{[2]string{first, second}, report.Rules[0].Within})
		}
	}
	if len(all) < 6 {
		t.Fatalf("only %d pairs: the test shows nothing", len(all))
	}
	return all
}

func TestPlanSameForAnyThreads(t *testing.T) {
	t.Parallel()
	path := quarter(t, 5)
	req := planOf(path)
	one, err := app.RunSiting(t.Context(), req)
	if err != nil {
		t.Fatal(err)
	}
	req.Threads = 3
	three, err := app.RunSiting(t.Context(), req)
	if err != nil {
		t.Fatal(err)
	}
	one.PrepareSeconds, one.Seconds, one.CPUSeconds, three.PrepareSeconds, three.Seconds, three.CPUSeconds = 0, 0, 0, 0, 0, 0
	if a, b := fmt.Sprintf("%+v", *one), fmt.Sprintf("%+v", *three); stripPointers(a) != stripPointers(b) {
		t.Errorf("one thread\n%s\nthree\n%s", a, b)
	}
}

// stripPointers takes the addresses out of a printed struct; what they point to is compared by other tests.
func stripPointers(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		words[i], _, _ = strings.Cut(w, "0x")
	}
	return strings.Join(words, " ")
}

func TestPlanForbiddenAndFair(t *testing.T) {
	t.Parallel()
	path := quarter(t, 1)
	req := planOf(path)
	plan, err := app.RunSiting(t.Context(), req)
	if err != nil {
		t.Fatal(err)
	}
	req.Forbidden = []string{plan.Sites[0].ID}
	other, err := app.RunSiting(t.Context(), req)
	if err != nil {
		t.Fatal(err)
	}
	if other.After.Within != plan.After.Within-*plan.Sites[0].Refusal.Price {
		t.Errorf("without %s: %g; before that %g, and the price was said to be %g", plan.Sites[0].ID, other.After.Within, plan.After.Within, *plan.Sites[0].Refusal.Price)
	}
	req.Problem = "fair"
	fair, err := app.RunSiting(t.Context(), req)
	if err != nil {
		t.Fatal(err)
	}
	if *fair.Areas[0].After.Share < *other.Areas[0].After.Share {
		t.Errorf("the worst-off area has %g when it comes first, %g when it does not", *fair.Areas[0].After.Share, *other.Areas[0].After.Share)
	}
}

func TestPlanFaults(t *testing.T) {
	t.Parallel()
	path := quarter(t, 2)
	bad := write(t, map[string]string{"twice.csv": "id,lon,lat\na,121,31\na,121.001,31\n", "far.csv": "lon,lat\n10,10\n", "swapped.csv": "lon,lat\n31,121\n", "dear.csv": "lon,lat,cost\n121,31,-3\n"})
	ids := candidateIDs(t, path)
	for _, c := range []struct {
		change func(*app.SitingRequest)
		kind   zhenyu.Kind
	}{
		{func(r *app.SitingRequest) { r.P = 0 }, zhenyu.Invalid},
		{func(r *app.SitingRequest) { r.P = 1000 }, zhenyu.Invalid},
		{func(r *app.SitingRequest) { r.Category = "nonsense" }, zhenyu.NotFound},
		{func(r *app.SitingRequest) { r.Forbidden = []string{"zz"} }, zhenyu.NotFound},
		{func(r *app.SitingRequest) { r.Candidates = bad("twice.csv") }, zhenyu.Invalid},
		{func(r *app.SitingRequest) { r.Candidates, r.P = bad("far.csv"), 1 }, zhenyu.Invalid},
		{func(r *app.SitingRequest) { r.Candidates = bad("swapped.csv") }, zhenyu.Invalid},
		{func(r *app.SitingRequest) { r.Problem, r.Areas = "fair", "" }, zhenyu.Invalid},
		{func(r *app.SitingRequest) { r.Problem = "lscp" }, zhenyu.Invalid},
		{func(r *app.SitingRequest) { r.Budget = 5 }, zhenyu.Invalid},
		{func(r *app.SitingRequest) { r.P, r.Budget = 0, math.NaN() }, zhenyu.Invalid},
		{func(r *app.SitingRequest) { r.P, r.Budget = 0, 5 }, zhenyu.Invalid}, // no candidate has a cost
		{func(r *app.SitingRequest) { r.Problem, r.Times = "pmedian", 2 }, zhenyu.Invalid},
		{func(r *app.SitingRequest) { r.Fade = 5 }, zhenyu.Invalid}, // below Within
		{func(r *app.SitingRequest) { r.Fade, r.Times = 15, 2 }, zhenyu.Invalid},
		{func(r *app.SitingRequest) { r.Problem, r.Capacity = "pcenter", 5 }, zhenyu.Invalid},
		{func(r *app.SitingRequest) { r.Levels = 2 }, zhenyu.Invalid},
		{func(r *app.SitingRequest) { r.Forced, r.P = []string{ids[0], ids[1], ids[2]}, 2 }, zhenyu.Invalid},
		{func(r *app.SitingRequest) { r.Forced, r.Forbidden = ids[:1], ids[:1] }, zhenyu.Invalid},
		{func(r *app.SitingRequest) { r.Candidates = bad("dear.csv") }, zhenyu.Invalid},
	} {
		req := planOf(path)
		c.change(&req)
		_, err := app.RunSiting(t.Context(), req)
		if people, ok := errors.AsType[*zhenyu.Error](err); !ok || people.Kind != c.kind {
			t.Errorf("%+v: %v, want %s", req, err, c.kind)
		}
	}
}

// TestPictureSaysTheSame adds up the people of the homes that the map draws in each class: they must be the
// people of the tables.
func TestPictureSaysTheSame(t *testing.T) {
	t.Parallel()
	path := quarter(t, 4)
	report, err := app.RunAccess(t.Context(), app.AccessRequest{
		AccessInput: app.AccessInput{Network: path("net"), Origins: path("people.csv"), Facilities: path("facilities.csv"), Areas: path("areas.geojson"), Minutes: []int{15}},
		Limit:       street.Seconds(1800), Picture: true,
	})
	if err != nil {
		t.Fatal(err)
	}
	var drawn [5]float64
	homes := report.Picture.Homes
	for i, time := range homes.Times[0] {
		class := 4
		for c, minutes := range slices.Backward(app.ClassMinutes[:]) {
			if time >= 0 && int(time) <= 600*minutes {
				class = c
			}
		}
		drawn[class] += homes.People[i]
	}
	if drawn != report.Rules[0].Classes || drawn[0] == 0 || drawn[4] == 0 {
		t.Errorf("the map draws %v people, the table has %v", drawn, report.Rules[0].Classes)
	}
	if got := report.Rules[0].Without; math.Abs(got-drawn[3]-drawn[4]) > 1e-9 {
		t.Errorf("%g without, drawn %g", got, drawn[3]+drawn[4])
	}
	if west := report.Areas[0].People; west <= 0 || math.Abs(west+report.Outside-report.People) > 1e-9 {
		t.Errorf("%g in the west, %g outside, %g in all", west, report.Outside, report.People)
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestSitingTellsWhatItFound hears where the plan lies before it is compared with others.
func TestSitingTellsWhatItFound(t *testing.T) {
	t.Parallel()
	req := planOf(quarter(t, 5))
	var found []app.Spot
	compared := false
	req.Found = func(sites []app.Spot) { found = sites }
	req.Progress = func(p zhenyu.Progress) { compared = compared || p.Done > 2 && found == nil }
	plan, err := app.RunSiting(t.Context(), req)
	if err != nil {
		t.Fatal(err)
	}
	if compared || len(found) != len(plan.Sites) {
		t.Fatalf("found %v, compared before that: %v", found, compared)
	}
	for i, s := range plan.Sites {
		if found[i] != (app.Spot{Lon: s.Lon, Lat: s.Lat}) {
			t.Errorf("site %d lies at %v, told was %v", i, s, found[i])
		}
	}
}

// TestSitingNamesWhatIsRefused names the candidates that were out of the question.
func TestSitingNamesWhatIsRefused(t *testing.T) {
	t.Parallel()
	req := planOf(quarter(t, 5))
	first, err := app.RunSiting(t.Context(), req)
	if err != nil {
		t.Fatal(err)
	}
	req.Forbidden = []string{first.Sites[0].ID}
	plan, err := app.RunSiting(t.Context(), req)
	if err != nil {
		t.Fatal(err)
	}
	if want := (app.SitingRefused{ID: first.Sites[0].ID, Name: first.Sites[0].Name}); len(plan.Refused) != 1 || plan.Refused[0] != want {
		t.Errorf("%+v, want %+v", plan.Refused, want)
	}
}

// TestFewerThanAsked looks at plans that need fewer sites than were asked for, or buy none: what is said must be of their
// question.
func TestFewerThanAsked(t *testing.T) {
	t.Parallel()
	c := lang.English()
	for _, r := range []struct {
		plan app.SitingReport
		want string
	}{
		{app.SitingReport{Problem: "pcenter", P: 3, Status: "optimal", Sites: make([]app.SitingSite, 1)}, "1 of the 3 asked for: more would not shorten the worst walk."},
		{app.SitingReport{Problem: "pcenter", P: 3, Status: "limit", Sites: make([]app.SitingSite, 1)}, ""},
		{app.SitingReport{Problem: "pmedian", P: 3, Status: "optimal"}, "0 of the 3 asked for: more would shorten nobody's walk."},
		{app.SitingReport{Problem: "mclp", P: 3, Status: "optimal", Sites: make([]app.SitingSite, 3)}, ""},
		{app.SitingReport{Problem: "pcenter", Budget: 100, Status: "optimal"}, "No site is added: no choice that the budget allows shortens the worst walk."},
		{app.SitingReport{Problem: "mclp", Budget: 100, Status: "optimal", Sites: make([]app.SitingSite, 1)}, ""},
	} {
		if got := r.plan.Fewer(c); got != r.want {
			t.Errorf("%+v: %q", r.plan, got)
		}
	}
}
