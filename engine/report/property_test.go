package report_test

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"zhenyu/engine/gazetteer"
	"zhenyu/engine/han"
	"zhenyu/engine/repair"
	"zhenyu/engine/report"
)

func country(tb testing.TB) *gazetteer.Gazetteer {
	tb.Helper()
	g, err := gazetteer.Open()
	if err != nil {
		tb.Fatal(err)
	}
	return g
}

// allTexts gives the sample reports and, where the shared data folder lies beside the checkout,
// the real ones.
func allTexts(tb testing.TB) []string {
	texts, _ := sampleTexts(tb)
	files, _ := filepath.Glob("../../../shared/reports/*.txt")
	if len(files) == 0 {
		tb.Log("the shared data folder is not beside the checkout: sample reports only")
	}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			tb.Fatal(err)
		}
		texts = append(texts, strings.TrimRight(string(data), "\n"))
	}
	return texts
}

// TestSpansSayWhatTheyClaim checks that the text under every span is the text of its item.
func TestSpansSayWhatTheyClaim(t *testing.T) {
	for _, text := range allTexts(t) {
		checkSpans(t, text, report.Read(text, country(t)))
	}
}

func checkSpans(tb rapid.TB, text string, r *report.Reading) {
	tb.Helper()
	received, repaired := []rune(text), []rune(repair.Repair(text).Repaired)
	check := func(what, claims string, w report.Why) {
		if w.Span[0] < 0 || w.Span[0] > w.Span[1] || w.Span[1] > len(received) {
			tb.Fatalf("%s %q: span %v outside of the %d characters received", what, claims, w.Span, len(received))
		}
		if w.Repaired[0] < 0 || w.Repaired[0] > w.Repaired[1] || w.Repaired[1] > len(repaired) {
			tb.Fatalf("%s %q: repaired span %v outside of %d", what, claims, w.Repaired, len(repaired))
		}
		if got := bare(string(repaired[w.Repaired[0]:w.Repaired[1]])); got != bare(claims) {
			tb.Fatalf("%s: the span says %q, the item %q", what, got, bare(claims))
		}
		if w.Rule == "" || w.Confidence <= 0 || w.Confidence > 1 {
			tb.Fatalf("%s %q: rule %q, confidence %v", what, claims, w.Rule, w.Confidence)
		}
	}
	for _, p := range append(append([]report.Person{}, r.Leaders...), r.Participants...) {
		check("person", p.Name, p.Why)
	}
	for _, s := range r.Stops {
		check("stop", s.Place, s.Why)
	}
	for _, m := range r.Met {
		check("organisation", m.Name, m.Why)
	}
	for _, m := range r.Remarks {
		check("remark", m.Text, m.Why)
	}
	for _, d := range r.Directives {
		check("directive", d.Text, d.Why)
	}
}

// bare folds a text and drops spaces, which differ between a text and what is said of it.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '\t' || r == '\n' || r == '\r' {
			return -1
		}
		return r
	}, han.Fold(han.Simplify(s)))
}

// TestStopsInTextOrder checks the order of the stops and that each parent is an earlier stop.
func TestStopsInTextOrder(t *testing.T) {
	for _, text := range allTexts(t) {
		checkOrder(t, report.Read(text, country(t)))
	}
}

func checkOrder(tb rapid.TB, r *report.Reading) {
	tb.Helper()
	for i, s := range r.Stops {
		if i > 0 && s.Repaired[0] < r.Stops[i-1].Repaired[0] {
			tb.Fatalf("stop %q stands before %q in the text", s.Place, r.Stops[i-1].Place)
		}
		if s.Parent >= len(r.Stops) || s.Parent == i || s.Parent < -1 {
			tb.Fatalf("stop %q: parent %d of %d", s.Place, s.Parent, len(r.Stops))
		}
		if s.Parent >= 0 && (s.Within == nil || *s.Within == "") {
			tb.Fatalf("stop %q has a parent and no name for it", s.Place)
		}
	}
	for _, d := range r.Directives {
		if d.ForStop >= len(r.Stops) || d.ForStop < -1 {
			tb.Fatalf("directive %q is for stop %d of %d", d.Text, d.ForStop, len(r.Stops))
		}
	}
}

// TestRepairedReadsTheSame checks that reading the repaired text gives the reading of the received
// one: the same items in the same places of the repaired text.
func TestRepairedReadsTheSame(t *testing.T) {
	for _, text := range allTexts(t) {
		first := report.Read(text, country(t))
		again := report.Read(repair.Repair(text).Repaired, country(t))
		if d := cmp.Diff(items(first), items(again)); d != "" {
			t.Fatalf("%.30s…\n%s", text, d)
		}
	}
}

// items lists what a reading says, with places in the repaired text only.
func items(r *report.Reading) []any {
	out := []any{r.IsVisit, r.Reason, r.Date}
	for _, p := range append(append([]report.Person{}, r.Leaders...), r.Participants...) {
		out = append(out, p.Name, p.Title, p.Repaired)
	}
	for _, s := range r.Stops {
		out = append(out, s.Place, s.Kind, s.Within, s.Parent, s.Repaired)
	}
	for _, d := range r.Directives {
		out = append(out, d.Text, d.For, d.Addressee, d.Theme, d.Repaired)
	}
	return out
}

// TestReadIsDeterministic reads the same text in many goroutines at once.
func TestReadIsDeterministic(t *testing.T) {
	texts, _ := sampleTexts(t)
	g := country(t)
	want := make([]*report.Reading, len(texts))
	for i, text := range texts {
		want[i] = report.Read(text, g)
	}
	for n := range 4 {
		t.Run("", func(t *testing.T) {
			t.Parallel()
			for i := range texts {
				k := (i + n) % len(texts)
				if !reflect.DeepEqual(report.Read(texts[k], g), want[k]) {
					t.Errorf("report %d is read in two ways", k)
				}
			}
		})
	}
}

// TestArbitraryText builds texts out of the pieces that reports are made of, in any order, and
// checks everything that must hold for any text.
func TestArbitraryText(t *testing.T) {
	pieces := []string{
		"区委书记林岸", "来到", "青禾镇", "云水村", "、", "，", "。", "；", "：", "他强调", "要", "各镇要", "加快", "“十五分钟”", "在", "等地",
		"新科园", "查看", "了解", "负责人", "要求", "请", "有关部门", "一是", "二要", "确保", "围绕", "\n", "(", ")", "“", "”", "11月6日", "泥城镇", "有限公司",
		"陪同", "一行", "的", "和", "!", "?", "書(shū)記", "鄉", "&nbsp;", "☑", "10件", "\u3000", "3月底前", "家中", "将", "不能", "作为",
	}
	g := country(t)
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 60).Draw(t, "pieces"), "")
		r := report.Read(text, g)
		checkSpans(t, text, r)
		checkOrder(t, r)
	})
}

// FuzzRead reads any bytes: no panic, and whatever is read stands in the text.
func FuzzRead(f *testing.F) {
	texts, _ := sampleTexts(f)
	for _, t := range texts {
		f.Add(t)
	}
	g := country(f)
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || len(text) > 1<<16 {
			return
		}
		r := report.Read(text, g)
		checkOrder(t, r)
		for _, d := range r.Directives {
			if d.Span[1] > utf8.RuneCountInString(text) {
				t.Fatalf("directive %q ends at %d", d.Text, d.Span[1])
			}
		}
	})
}
