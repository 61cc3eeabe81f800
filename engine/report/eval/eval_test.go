package eval

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"zhenyu/engine/report"
)

// gold is an annotation with one of everything, and reading the reading that agrees with it.
func gold() Gold {
	return Gold{
		ID: "4", Script: "hans", IsVisit: true, Date: new("近日"),
		Leaders:       []Person{{"赵知行", "区委书记"}},
		Participants:  []Person{{"钱望舒", "副区长"}},
		Stops:         []Stop{{"青禾镇", report.Town, nil}, {"云帆（青禾）产业园", report.Park, new("青禾镇")}},
		Organisations: []string{"云帆精工（青禾）有限公司"},
		Directives: []Directive{
			{new("青禾镇"), "优化园区功能", report.Industry, new("青禾镇"), report.Span{10, 20}},
			{nil, "压实责任", report.Governance, nil, report.Span{20, 30}},
		},
	}
}

func agreeing(g Gold) *report.Reading {
	r := &report.Reading{Script: g.Script, IsVisit: g.IsVisit, Date: deref(g.Date)}
	for _, p := range g.Leaders {
		r.Leaders = append(r.Leaders, report.Person{Name: p.Name, Title: p.Title})
	}
	for _, p := range g.Participants {
		r.Participants = append(r.Participants, report.Person{Name: p.Name, Title: p.Title})
	}
	for _, s := range g.Stops {
		r.Stops = append(r.Stops, report.Stop{Place: s.Place, Kind: s.Kind, Within: s.Within})
	}
	for _, o := range g.Organisations {
		r.Met = append(r.Met, report.Met{Name: o})
	}
	for _, d := range g.Directives {
		r.Directives = append(r.Directives, report.Directive{For: d.For, Text: d.Text, Theme: d.Theme, Addressee: d.Addressee, Why: report.Why{Span: d.Span}})
	}
	return r
}

func TestAgreement(t *testing.T) {
	t.Parallel()
	table, misses := Compare(gold(), agreeing(gold()))
	if len(misses) != 0 {
		t.Errorf("misses of an agreeing reading: %+v", misses)
	}
	want := Table{
		Reports: 1, IsVisit: Rate{1, 1}, Script: Rate{1, 1}, Date: Rate{1, 1},
		Stops: Tally{2, 2, 2}, StopsRelaxed: Tally{2, 2, 2}, StopKind: Rate{2, 2}, StopWithin: Rate{2, 2}, StopOrder: Rate{2, 2},
		Organisations: Tally{1, 1, 1}, Leaders: Tally{1, 1, 1}, LeaderTitle: Rate{1, 1}, Participants: Tally{1, 1, 1},
		Directives: Tally{2, 2, 2}, Attribution: Rate{2, 2}, Theme: Rate{2, 2}, Addressee: Rate{2, 2},
	}
	if table != want {
		t.Errorf("got  %+v\nwant %+v", table, want)
	}
}

// TestDifferences changes one thing of an agreeing reading at a time and looks at what the table and the misses say.
func TestDifferences(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		change func(*report.Reading)
		want   []Miss
		check  func(Table) bool
	}{
		"width and script are alike": {
			func(r *report.Reading) {
				r.Stops[1].Place, r.Met[0].Name, r.Directives[0].For = "云帆(青禾)產業園", "雲帆精工(青禾)有限公司", new("青禾鎮")
			},
			nil, func(t Table) bool { return t.Stops.Hit == 2 },
		},
		"a stop more and a kind wrong": {
			func(r *report.Reading) {
				r.Stops[0].Kind = report.Village
				r.Stops = append(r.Stops, report.Stop{Place: "白鹭镇", Why: report.Why{Rule: "list"}})
			},
			[]Miss{
				{ID: "4", Field: "stops", Kind: Extra, Read: "白鹭镇", Rule: "list"},
				{ID: "4", Field: "stop_kind", Kind: Wrong, Item: "青禾镇", Gold: "town", Read: "village"},
			},
			func(t Table) bool { return t.Stops == Tally{2, 3, 2} && t.StopKind == Rate{1, 2} },
		},
		"a longer stop name is a relaxed match": {
			func(r *report.Reading) { r.Stops[1].Place = "云帆（青禾）产业园生产车间" },
			[]Miss{
				{ID: "4", Field: "stops", Kind: Missed, Gold: "云帆（青禾）产业园"},
				{ID: "4", Field: "stops", Kind: Extra, Read: "云帆（青禾）产业园生产车间"},
			},
			func(t Table) bool { return t.Stops.Hit == 1 && t.StopsRelaxed.Hit == 2 },
		},
		"stops in another order": {
			func(r *report.Reading) { slices.Reverse(r.Stops) },
			nil, func(t Table) bool { return t.Stops.Hit == 2 && t.StopOrder == Rate{1, 2} },
		},
		"a span just long enough": {
			func(r *report.Reading) { r.Directives[0].Span = report.Span{12, 20} },
			nil, func(t Table) bool { return t.Directives.Hit == 2 },
		},
		"a span too short": {
			func(r *report.Reading) { r.Directives[0].Span = report.Span{13, 20} },
			[]Miss{
				{ID: "4", Field: "directives", Kind: Missed, Gold: "优化园区功能"},
				{ID: "4", Field: "directives", Kind: Extra, Read: "优化园区功能"},
			},
			func(t Table) bool { return t.Directives == Tally{2, 2, 1} && t.Attribution == Rate{1, 1} },
		},
		"for somebody where it is general": {
			func(r *report.Reading) { r.Directives[1].For, r.Directives[1].Rule = new("青禾镇"), "frame" },
			[]Miss{{ID: "4", Field: "attribution", Kind: Wrong, Item: "压实责任", Gold: "", Read: "青禾镇", Rule: "frame"}},
			func(t Table) bool { return t.Attribution == Rate{1, 2} },
		},
		"no visit": {
			func(r *report.Reading) { r.IsVisit, r.Reason = false, "advert" },
			[]Miss{{ID: "4", Field: "is_visit", Kind: Wrong, Gold: "yes", Read: "no", Rule: "advert"}},
			func(t Table) bool { return t.IsVisit == Rate{0, 1} },
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := agreeing(gold())
			c.change(r)
			table, misses := Compare(gold(), r)
			if !slices.Equal(misses, c.want) {
				t.Errorf("misses %+v, want %+v", misses, c.want)
			}
			if !c.check(table) {
				t.Errorf("table %+v", table)
			}
		})
	}
}

// most gives the size of the largest one-to-one pairing, by trying all.
func most(gold, read []report.Span, taken int) int {
	if len(gold) == 0 {
		return 0
	}
	best := most(gold[1:], read, taken)
	for j, r := range read {
		if taken&(1<<j) == 0 && overlap(gold[0], r) >= MinOverlap {
			best = max(best, 1+most(gold[1:], read, taken|1<<j))
		}
	}
	return best
}

// TestMatchSpans compares the pairing with all pairings, on gold spans that do not overlap.
func TestMatchSpans(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var gold, read []report.Span
		at := 0
		for range rapid.IntRange(0, 4).Draw(t, "gold") {
			start := at + rapid.IntRange(0, 3).Draw(t, "gap")
			at = start + rapid.IntRange(0, 12).Draw(t, "length")
			gold = append(gold, report.Span{start, at})
		}
		for range rapid.IntRange(0, 5).Draw(t, "read") {
			start := rapid.IntRange(0, 40).Draw(t, "start")
			read = append(read, report.Span{start, start + rapid.IntRange(0, 14).Draw(t, "length")})
			if len(gold) > 0 && rapid.Bool().Draw(t, "near") { // most random spans match nothing
				g := rapid.SampledFrom(gold).Draw(t, "of")
				read[len(read)-1] = report.Span{g[0], g[1] + rapid.IntRange(-1, 2).Draw(t, "off")}
			}
		}
		pairs := matchSpans(gold, read)
		golds, reads := map[int]bool{}, map[int]bool{}
		for _, p := range pairs {
			if overlap(gold[p.gold], read[p.read]) < MinOverlap || golds[p.gold] || reads[p.read] {
				t.Fatalf("pairs %v", pairs)
			}
			golds[p.gold], reads[p.read] = true, true
		}
		if want := most(gold, read, 0); len(pairs) != want {
			t.Fatalf("%d pairs, %d are possible", len(pairs), want)
		}
	})
}

// TestOverlap compares the formula with counting characters.
func TestOverlap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		span := func(name string) report.Span {
			start := rapid.IntRange(0, 20).Draw(t, name)
			return report.Span{start, start + rapid.IntRange(0, 20).Draw(t, name)}
		}
		a, b := span("a"), span("b")
		var both, either int
		for i := range 50 {
			inA, inB := a[0] <= i && i < a[1], b[0] <= i && i < b[1]
			if inA && inB {
				both++
			}
			if inA || inB {
				either++
			}
		}
		want := 0.0
		if either > 0 {
			want = float64(both) / float64(either)
		}
		if got := overlap(a, b); got != want {
			t.Fatalf("overlap of %v and %v is %v, want %v", a, b, got, want)
		}
	})
}

// TestInOrder compares patience sorting with all subsets.
func TestInOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 8).Draw(t, "n")
		order := rapid.Permutation(rangeTo(n)).Draw(t, "order")
		pairs := make([]pair, n)
		for i, r := range order {
			pairs[i] = pair{i, r}
		}
		best := 0
		for set := range 1 << n {
			size, last, rising := 0, -1, true
			for i, r := range order {
				if set&(1<<i) != 0 {
					rising = rising && r > last
					size, last = size+1, r
				}
			}
			if rising {
				best = max(best, size)
			}
		}
		if got := inOrder(pairs); got != best {
			t.Fatalf("%v: %d in order, want %d", order, got, best)
		}
	})
}

func rangeTo(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	return all
}

// TestNamesMultiset checks that names match as often as they occur on both sides, and no more.
func TestNamesMultiset(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		names := rapid.SliceOfN(rapid.SampledFrom([]string{"甲", "乙", "丙"}), 0, 8)
		a, b := names.Draw(t, "gold"), names.Draw(t, "read")
		want := 0
		for _, n := range []string{"甲", "乙", "丙"} {
			want += min(count(a, n), count(b, n))
		}
		if got := len(matchNames(a, b, equal)); got != want {
			t.Fatalf("%d matches, want %d", got, want)
		}
	})
}

func count(names []string, name string) int {
	return strings.Count(strings.Join(names, ","), name)
}

func TestFigures(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		t       Tally
		p, r, f float64
	}{
		{Tally{}, 1, 1, 1},
		{Tally{Gold: 4}, 0, 0, 0},
		{Tally{Read: 4}, 0, 0, 0},
		{Tally{4, 8, 2}, 0.25, 0.5, 1.0 / 3},
		{Tally{2, 2, 2}, 1, 1, 1},
	} {
		if c.t.Precision() != c.p || c.t.Recall() != c.r || c.t.F1() != c.f {
			t.Errorf("%+v: %v %v %v", c.t, c.t.Precision(), c.t.Recall(), c.t.F1())
		}
	}
}

// TestAdd checks, field by field, that adding forgets none.
func TestAdd(t *testing.T) {
	t.Parallel()
	one, _ := Compare(gold(), agreeing(gold()))
	var sum Table
	sum.Add(one)
	sum.Add(one)
	raw, _ := json.Marshal(sum)
	var fields map[string]any
	if err := json.Unmarshal(raw, &fields); err != nil {
		t.Fatal(err)
	}
	single, _ := json.Marshal(one)
	var ones map[string]any
	if err := json.Unmarshal(single, &ones); err != nil {
		t.Fatal(err)
	}
	for name, v := range fields {
		if double(ones[name]) != toString(v) {
			t.Errorf("%s: %v added twice is %v", name, ones[name], v)
		}
	}
}

func double(v any) string {
	switch v := v.(type) {
	case float64:
		return toString(2 * v)
	case map[string]any:
		twice := map[string]any{}
		for k, n := range v {
			twice[k] = 2 * n.(float64)
		}
		return toString(twice)
	}
	return ""
}

func toString(v any) string {
	raw, _ := json.Marshal(v)
	return string(raw)
}

func TestSplitOf(t *testing.T) {
	t.Parallel()
	for id, want := range map[string]Split{"03": Score, "3": Score, "105": Score, "01": Tune, "seed": Tune, "": Tune, "-3": Score, "0": Score, "3a": Tune} {
		if got := SplitOf(id); got != want {
			t.Errorf("%q is %s", id, got)
		}
	}
}

// TestSharedGold reads every annotation of the shared data folder, and checks that a reading which agrees scores 1.
func TestSharedGold(t *testing.T) {
	t.Parallel()
	files := sharedFiles(t, "reports/*.json")
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		g, err := ParseGold(data)
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		if table, misses := Compare(g, agreeing(g)); len(misses) > 0 || table.Directives.Hit != len(g.Directives) {
			t.Errorf("%s: %+v %+v", file, table, misses)
		}
	}
}

// sharedFiles finds files of the shared data folder beside the checkout.
func sharedFiles(t testing.TB, pattern string) []string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
	}
	files, err := filepath.Glob(filepath.Join(dir, "..", "shared", pattern))
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Skip("the shared data folder is not beside the checkout: no annotated reports")
	}
	return files
}

func FuzzParseGold(f *testing.F) {
	f.Add([]byte(`{"id":"1","directives":[{"span":[3,9]}]}`))
	f.Add([]byte(`{"directives":[{"span":[9,3]}]}`))
	f.Add([]byte(`[]`))
	f.Add([]byte(`{"stops":[{"within":null}],"date":null}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		g, err := ParseGold(data)
		if err != nil {
			return
		}
		if _, misses := Compare(g, agreeing(g)); g.Script == "" && len(misses) > 0 && g.disjoint() {
			t.Errorf("an agreeing reading misses %+v", misses)
		}
	})
}

// disjoint tells whether no two spans overlap and none is empty, as the rules of annotation have it.
func (g Gold) disjoint() bool {
	spans := make([]report.Span, len(g.Directives))
	for i, d := range g.Directives {
		if spans[i] = d.Span; d.Span[0] >= d.Span[1] {
			return false
		}
	}
	slices.SortFunc(spans, func(a, b report.Span) int { return a[0] - b[0] })
	for i := 1; i < len(spans); i++ {
		if spans[i][0] < spans[i-1][1] {
			return false
		}
	}
	return true
}

func BenchmarkCompare(b *testing.B) {
	data, err := os.ReadFile(sharedFiles(b, "reports/seed.json")[0])
	if err != nil {
		b.Fatal(err)
	}
	g, err := ParseGold(data)
	if err != nil {
		b.Fatal(err)
	}
	r := agreeing(g)
	b.ReportAllocs()
	for b.Loop() {
		Compare(g, r)
	}
}
