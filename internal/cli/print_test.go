package cli

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"zhenyu/engine/report"
	"zhenyu/internal/app"
	"zhenyu/internal/lang"
	"zhenyu/internal/sheet"
)

var update = flag.Bool("update", false, "write the golden files anew")

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs (run with -update to take it over):\n%s", name, got)
	}
}

func console(t testing.TB, tag string) *Console {
	t.Helper()
	c, err := lang.Open(tag)
	if err != nil {
		t.Fatal(err)
	}
	return &Console{Env: Env{Stdout: &bytes.Buffer{}, Stderr: &bytes.Buffer{}, Getenv: func(string) string { return "" }}, Catalogue: c}
}

func why(start, end int, rule string) report.Why {
	return report.Why{Span: report.Span{start, end}, Repaired: report.Span{start, end}, Rule: rule, Confidence: 0.91}
}

// visit is a made-up report with something of everything.
func visit() *app.Report {
	town := "青禾镇"
	return &app.Report{
		ID: "云港/0001.txt", Format: "txt", Charset: "GB18030", Notes: []lang.Message{{Key: "note_declared", Args: []any{"GBK", "GB18030"}}}, Text: "……",
		Reading: &report.Reading{
			Script: "hans", IsVisit: true, Date: "近日",
			Leaders:      []report.Person{{Name: "赵知行", Title: "区委书记", Why: why(3, 6, "title")}},
			Participants: []report.Person{{Name: "钱望舒", Why: why(7, 10, "with")}},
			Stops: []report.Stop{
				{Place: town, Kind: report.Town, Parent: -1, Code: "990101000000", Why: why(12, 15, "frame")},
				{Place: "新科园", Kind: report.Park, Within: &town, Parent: 0, New: true, Why: why(20, 23, "list")},
				{Place: "新建村", Kind: report.Village, Parent: -1, Candidates: []string{"1", "2"}, CandidatesOf: 2, Why: why(30, 33, "list")},
			},
			Met: []report.Met{{Name: "云帆精工有限公司", Stop: 1, Why: why(40, 48, "premises")}},
			Directives: []report.Directive{
				{ForStop: -1, Text: "压实责任", Theme: report.Governance, Vague: []string{"压实"}, Why: why(50, 54, "ask")},
				{
					For: &town, Addressee: &town, Text: "在年底前完成3个村的污水管网改造", Theme: report.Environment, Measurable: true,
					Deadline: "年底前", Quantities: []report.Quantity{{Text: "3个村", Value: 3, Unit: "个村"}}, Why: why(60, 76, "ask"),
				},
				{For: &town, By: "赵知行", Text: "=HYPERLINK(\"http://x\")，加快建设" + strings.Repeat("很长的要求", 12), Theme: report.Infrastructure, Vague: []string{"加快"}, Why: why(80, 99, "ask")},
			},
		},
	}
}

func advert() *app.Report {
	return &app.Report{ID: "-", Format: "txt", Reading: &report.Reading{Script: "hans", Reason: "advert"}}
}

func printed(t testing.TB, p printer, w *bytes.Buffer, reports ...*app.Report) string {
	t.Helper()
	for _, r := range reports {
		if err := p.print(r); err != nil {
			t.Fatal(err)
		}
	}
	if err := p.close(); err != nil {
		t.Fatal(err)
	}
	return w.String()
}

func TestTable(t *testing.T) {
	t.Parallel()
	for _, tag := range []string{"zh", "en"} {
		var w bytes.Buffer
		golden(t, "table."+tag+".golden", printed(t, newTablePrinter(console(t, tag), &w), &w, visit(), advert()))
	}
}

// TestTableHostile checks that a report cannot send signs to the terminal.
func TestTableHostile(t *testing.T) {
	t.Parallel()
	r := visit()
	for _, s := range []*string{&r.ID, &r.Reading.Date, &r.Reading.Leaders[0].Name, &r.Reading.Stops[0].Place, &r.Reading.Met[0].Name, &r.Reading.Directives[0].Text, &r.Reading.Directives[1].Deadline} {
		*s = "\x1b]0;owned\x07\r\u202e\u009b2J<b>%s"
	}
	var w bytes.Buffer
	if got := printed(t, newTablePrinter(console(t, "zh"), &w), &w, r); strings.ContainsAny(got, "\x1b\x07\r\u202e\u009b") {
		t.Errorf("%q", got)
	}
}

func TestCSV(t *testing.T) {
	t.Parallel()
	var w bytes.Buffer
	got := printed(t, newCSVPrinter(console(t, "zh"), &w), &w, visit(), advert())
	golden(t, "asks.zh.csv", got)
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(got, "\uFEFF"))).ReadAll()
	if err != nil || len(rows) != 4 || !strings.HasPrefix(got, "\uFEFF") {
		t.Errorf("%d rows, %v", len(rows), err)
	}
}

// TestNeutral checks that no cell begins with a sign that starts a formula, and that all else stays as it was.
func TestNeutral(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cell := rapid.OneOf(rapid.String(), rapid.StringMatching(`[=+\-@＝＋－＠\t\r\n]?[a-z一-九0-9]{0,3}`)).Draw(t, "cell")
		got := sheet.Neutral(cell)
		dangerous := cell != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", []rune(cell)[0])
		if dangerous && got != "'"+cell || !dangerous && got != cell {
			t.Fatalf("%q became %q", cell, got)
		}
	})
}

func TestJSON(t *testing.T) {
	t.Parallel()
	var w bytes.Buffer
	golden(t, "reading.golden.json", printed(t, newJSONPrinter(&w, "  "), &w, visit()))
	var lines bytes.Buffer
	got := printed(t, newJSONPrinter(&lines, ""), &lines, visit(), advert())
	for i, line := range strings.Split(strings.TrimSpace(got), "\n") {
		var fields map[string]any
		if err := json.Unmarshal([]byte(line), &fields); err != nil || fields["id"] == nil || fields["is_visit"] == nil || i > 1 {
			t.Errorf("line %d: %v %s", i, err, line)
		}
	}
}

// TestWidth compares with the columns that terminals use.
func TestWidth(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]int{"": 0, "abc": 3, "青禾镇": 6, "（a）": 5, "①": 1, "●": 1, "“青”": 4} {
		if got := displayWidth(s); got != want {
			t.Errorf("%q takes %d columns, want %d", s, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringMatching(`[a-c一-九（）]{0,12}`).Draw(t, "s")
		n := rapid.IntRange(1, 20).Draw(t, "columns")
		if got := clip(s, n); displayWidth(got) > n || displayWidth(s) <= n && got != s {
			t.Fatalf("%q clipped to %d is %q", s, n, got)
		}
	})
}

func TestPageNames(t *testing.T) {
	t.Parallel()
	p := newPages(console(t, "zh"), "out", nil, nil)
	for _, c := range []struct{ id, want string }{
		{"a/b.txt", "a_b.txt"},
		{"a_b.txt", "a_b.txt-2"},
		{"A/B.TXT", "A_B.TXT-3"},
		{"index", "index-2"},
		{"../../etc/passwd", "etc_passwd"},
		{"/", "-2"},
		{"", "-3"},
		{"x\x00:y", "x__y"},
		{strings.Repeat("长", 90) + ".txt", strings.Repeat("长", 56) + ".txt"},
	} {
		if got := p.name(c.id); got != c.want {
			t.Errorf("%q is %q, want %q", c.id, got, c.want)
		}
	}
}
