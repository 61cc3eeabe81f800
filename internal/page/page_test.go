package page_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"io"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"zhenyu/engine/report"
	"zhenyu/internal/app"
	"zhenyu/internal/lang"
	"zhenyu/internal/page"
)

func write(t testing.TB, tag string, r *app.Report) string {
	t.Helper()
	c, err := lang.Open(tag)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := page.Write(&b, c, r); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func at(start, end int) report.Why {
	return report.Why{Span: report.Span{start, end}, Repaired: report.Span{start, end}, Rule: "rule", Confidence: 0.9}
}

// sample is a report with one of everything, all of whose words are s.
func sample(s string) *app.Report {
	return &app.Report{
		ID: s, Format: s, Charset: s, Notes: []lang.Message{{Key: "note_lost", Args: []any{s}}}, Text: s + s + s,
		Reading: &report.Reading{
			Script: "hans", IsVisit: true, Date: s,
			Leaders:      []report.Person{{Name: s, Title: s, Why: at(0, 4)}},
			Participants: []report.Person{{Name: s, Title: s, Why: at(1, 5)}},
			Stops:        []report.Stop{{Place: s, Kind: report.Town, Parent: -1, Organisation: s, Code: s, Why: at(2, 9)}},
			Met:          []report.Met{{Name: s, Stop: 0, Why: at(3, 8)}},
			Remarks:      []report.Remark{{Kind: "seen", Text: s, Stop: 0, Why: at(4, 6)}},
			Directives: []report.Directive{{
				For: &s, Addressee: &s, By: s, Text: s, Theme: report.Rural, Deadline: s,
				Quantities: []report.Quantity{{Text: s}}, Vague: []string{s}, Why: at(5, 12),
			}},
			Guesses: []report.Guess{{Was: s, Now: s, Why: at(6, 7)}},
		},
	}
}

// elements gives how often each element occurs, and every attribute that there is.
func elements(t *testing.T, source string) (count map[string]int, attributes map[string]bool) {
	t.Helper()
	count, attributes = map[string]int{}, map[string]bool{}
	z := html.NewTokenizer(strings.NewReader(source))
	for {
		switch z.Next() {
		case html.ErrorToken:
			if !errors.Is(z.Err(), io.EOF) {
				t.Fatal(z.Err())
			}
			return count, attributes
		case html.StartTagToken, html.SelfClosingTagToken:
			token := z.Token()
			count[token.Data]++
			for _, a := range token.Attr {
				attributes[token.Data+" "+a.Key] = true
			}
		}
	}
}

// TestHostile checks that no text of a report adds an element or an attribute to its page.
func TestHostile(t *testing.T) {
	t.Parallel()
	plainElements, plainAttributes := elements(t, write(t, "zh", sample("平常的文字")))
	mendedElements, mendedAttributes := elements(t, write(t, "zh", sample("平常的&nbsp;文字")))
	for _, hostile := range []string{
		`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `' onmouseover='alert(1)`, `</style><script>alert(1)</script>`,
		`</title></head><body onload=alert(1)>`, `{{.Report}}`, `javascript:alert(1)`, `</mark></article><iframe src="//x">`,
		"\x00<b>\xff</b>", `&lt;script&gt;`, `<!--`, `]]><svg/onload=alert(1)>`, "\u2028</script>", "`${alert(1)}`",
	} {
		r := sample(hostile)
		got, attributes := elements(t, write(t, "zh", r))
		wantElements, wantAttributes := plainElements, plainAttributes
		if r.Repaired() != r.Text { // the page then shows both texts
			wantElements, wantAttributes = mendedElements, mendedAttributes
		}
		// The cut of short texts can leave more or fewer pieces of a mark; nothing else may differ.
		delete(got, "mark")
		for name, n := range got {
			if n != wantElements[name] {
				t.Errorf("%q: %d elements <%s>, want %d", hostile, n, name, wantElements[name])
			}
		}
		for a := range attributes {
			if !wantAttributes[a] {
				t.Errorf("%q: a new attribute %s", hostile, a)
			}
		}
	}
}

// TestKeyboard checks what the keyboard and a reader of headings need of a page without its script: one first heading, and
// marks and rows that can have the focus.
func TestKeyboard(t *testing.T) {
	t.Parallel()
	source := write(t, "zh", sample("青禾镇要加快建设"))
	count, attributes := elements(t, source)
	if count["h1"] != 1 {
		t.Errorf("%d first headings", count["h1"])
	}
	if marks := strings.Count(source, `tabindex="-1"`); marks == 0 || marks != count["mark"] || !attributes["mark tabindex"] {
		t.Errorf("%d of %d marks can have the focus", marks, count["mark"])
	}
	c, err := lang.Open("zh")
	if err != nil {
		t.Fatal(err)
	}
	var index bytes.Buffer
	if err := page.WriteIndex(&index, c, []page.Entry{{File: "a.html", Report: "a"}}, nil); err != nil {
		t.Fatal(err)
	}
	if count, _ := elements(t, index.String()); count["h1"] != 1 {
		t.Errorf("%d first headings in the index", count["h1"])
	}
}

// TestSelfContained checks that the page names nothing to load, and that its policy holds the hashes of just the
// style and the script that are in it.
func TestSelfContained(t *testing.T) {
	t.Parallel()
	source := write(t, "en", sample("青禾镇要加快建设"))
	_, attributes := elements(t, source)
	for a := range attributes {
		if _, name, _ := strings.Cut(a, " "); name == "src" || name == "href" || name == "style" || strings.HasPrefix(name, "on") {
			t.Errorf("attribute %s", a)
		}
	}
	for _, banned := range []string{"url(", "@import", "fetch(", "XMLHttpRequest", "http:", "https:"} {
		if strings.Contains(source, banned) {
			t.Errorf("the page has %q", banned)
		}
	}
	for _, tag := range []string{"style", "script"} {
		_, rest, _ := strings.Cut(source, "<"+tag+">")
		body, _, ok := strings.Cut(rest, "</"+tag+">")
		sum := sha256.Sum256([]byte(body))
		want := tag + "-src &#39;sha256-" + strings.ReplaceAll(base64.StdEncoding.EncodeToString(sum[:]), "+", "&#43;")
		if !ok || !strings.Contains(source, want) {
			t.Errorf("the policy does not allow the page's own %s (%s)", tag, want)
		}
	}
}

// TestKeys checks that the script knows every key that the page names.
func TestKeys(t *testing.T) {
	t.Parallel()
	source := write(t, "en", sample("青禾镇要加快建设"))
	for key, name := range map[string]string{"j": "j", "k": "k", "↓": "ArrowDown", "↑": "ArrowUp", "Enter": "Enter"} {
		if !strings.Contains(source, "<kbd>"+key+"</kbd>") || !strings.Contains(source, " "+name+": ") {
			t.Errorf("%s is not named, or does nothing", key)
		}
	}
}

// TestBothSides checks that every row has its spans in the text and every span its row.
func TestBothSides(t *testing.T) {
	t.Parallel()
	z := html.NewTokenizer(strings.NewReader(write(t, "zh", sample("十二个字的一段短短文字"))))
	rows, marks := map[string]bool{}, map[string]bool{}
	for z.Next() != html.ErrorToken {
		token := z.Token()
		for _, a := range token.Attr {
			if a.Key == "data-key" && token.Data == "mark" {
				marks[a.Val] = true
			} else if a.Key == "data-key" {
				rows[a.Val] = true
			}
		}
	}
	if len(rows) != 7 || len(marks) != 7 {
		t.Fatalf("%d rows, %d marked items; want 7 each", len(rows), len(marks))
	}
	for key := range rows {
		if !marks[key] {
			t.Errorf("row %s has no span", key)
		}
	}
}

func TestSameBytes(t *testing.T) {
	t.Parallel()
	first, second := write(t, "zh", sample("同一份报道")), write(t, "zh", sample("同一份报道"))
	if first != second {
		t.Error("one report gave two pages")
	}
}

// TestWrongSpans checks that a reading whose spans lie outside the text makes a page and no panic.
func TestWrongSpans(t *testing.T) {
	t.Parallel()
	r := sample("短")
	r.Reading.Directives[0].Why = at(-5, 900)
	r.Reading.Stops[0].Parent = 7
	r.Reading.Met[0].Stop = 12
	write(t, "zh", r)
}

func BenchmarkWrite(b *testing.B) {
	r := sample(strings.Repeat("青禾镇要加快产业园区建设，", 100))
	b.ReportAllocs()
	for b.Loop() {
		write(b, "zh", r)
	}
}
