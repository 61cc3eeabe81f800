package page_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"html"
	"maps"
	"strings"
	"testing"

	"zhenyu/internal/app"
	"zhenyu/internal/lang"
	"zhenyu/internal/page"
)

func catalogue(t testing.TB, tag string) *lang.Catalogue {
	t.Helper()
	c, err := lang.Open(tag)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func rule(s string) app.AccessRule {
	return app.AccessRule{
		ID: s, Category: s, Seconds: 900, People: 1200, Within: 1000, Share: new(0.8333), Low: new(0.7), High: new(0.9), Without: 200,
		Median: new(float64(300)), P90: nil, Classes: [5]float64{100, 400, 500, 150, 50}, Source: s, Mark: s,
	}
}

// picture has a home that is drawn, and one that has no way.
func picture(s string) *app.Picture {
	return &app.Picture{
		Extract: s, AsOf: "2026-01-02T03:04:05Z", Box: [4]float64{121, 31, 122, 32}, Size: [2]int32{100, 100}, Every: 2,
		Homes:      app.Homes{Shapes: []app.Course{{1, 2, 3, 4, 5, 6}, {9, 9}}, People: []float64{1000, 200}, Times: [][]int32{{3000, -1}}, Nearest: [][]int32{{0, -1}}},
		Facilities: [][][2]int32{{{5, 5}}},
	}
}

// circle is a measurement with one of everything, all of whose words are s.
func circle(t testing.TB, tag, s string) string {
	t.Helper()
	r := &app.AccessReport{
		Origins: 2, People: 1200, Blank: 1, Skipped: 1, CutAreas: 1, Outside: 3, Alike: true, Suspect: s, Profile: s, Limit: new(float64(1800)), GapMetres: 100,
		Categories: []app.AccessCategory{{Name: s, Facilities: 1, Unlinked: []string{s}, Places: []app.AccessPlace{{ID: s, Name: s, First: 1000}}}},
		Rules:      []app.AccessRule{rule(s)}, Areas: []app.AccessArea{{Code: s, Name: s, People: 1200, Rules: []app.AccessRule{rule(s)}}},
		Gaps: [][]app.AccessGap{{{Lon: 121.5, Lat: 31.5, Without: 200, People: 300}}}, Picture: picture(s),
	}
	var b bytes.Buffer
	if err := page.WriteCircle(&b, catalogue(t, tag), s, r); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestCircleSaysWhatItKnows: a rule on what the data does not have says so and colours nobody; one in metres has classes of
// metres; without a standard nothing is checked; a gap has the name of its village.
func TestCircleSaysWhatItKnows(t *testing.T) {
	t.Parallel()
	unknown, far := rule("shop"), rule("park")
	unknown.NoneKnown, unknown.Share, unknown.Low, unknown.High, unknown.Source = true, nil, nil, nil, ""
	far.Metres, far.Seconds, far.Source = 500, 0, ""
	r := &app.AccessReport{
		Origins: 2, People: 1200, Profile: "wheelchair", GapMetres: 100, Picture: picture("s"), Rules: []app.AccessRule{unknown, far},
		Categories: []app.AccessCategory{{Name: "shop"}, {Name: "park", Facilities: 1}},
		Gaps:       [][]app.AccessGap{{}, {{Lon: 121.5, Lat: 31.5, Without: 200, People: 300, Area: "柳溪村"}}},
	}
	var b bytes.Buffer
	c := catalogue(t, "zh")
	if err := page.WriteCircle(&b, c, "s", r); err != nil {
		t.Fatal(err)
	}
	text := b.String()
	for _, want := range []string{"柳溪村 · 121.50000", c.T("people_by_metres"), c.T("unknown_rule"), `"unknown":true`, "轮椅"} {
		if !strings.Contains(text, want) {
			t.Errorf("the page has no %q", want)
		}
	}
	if !strings.Contains(text, `<option value="1" selected>`) || !strings.Contains(text, `data-rule="0" hidden>`) || strings.Contains(text, `data-rule="1" hidden>`) {
		t.Error("the page opens on a rule that nothing is known about")
	}
	if strings.Contains(text, "<th>"+c.T("col_mark")) || strings.Contains(text, "wheelchair") || strings.Contains(text, c.T("people_without", "—")) {
		t.Error("the page has a column of marks, a code or people without what nobody knows")
	}
}

// plan is a plan with one of everything, all of whose words are s.
func plan(t testing.TB, tag, s string) string {
	t.Helper()
	r := &app.SitingReport{
		Category: s, Within: 15, Problem: "mclp", P: 2, Candidates: 9, Unlinked: 1, Existing: 1, Origins: 2, People: 1200, Profile: s, Status: "limit", Unit: "people",
		New: 150, NewAtMost: new(float64(180)), Lost: 5, Before: rule(s), After: rule(s),
		Sites: []app.SitingSite{{
			ID: s, Name: s, Lon: 121.5, Lat: 31.5, Area: s, New: 150, Areas: []app.SitingGain{{Code: s, Name: s, New: 150}},
			Refusal: &app.Refusal{Instead: []string{s}, Names: []string{s}, Price: new(7.0)},
		}},
		Areas:   []app.SitingArea{{Code: s, Name: s, New: 150, Before: rule(s), After: rule(s)}},
		Curve:   []app.SitingPoint{{P: 0, Share: new(0.7)}, {P: 1, Within: 1150, Share: new(0.8), Sites: []string{s}, Names: []string{s}, Proven: true}},
		Picture: picture(s),
	}
	r.Picture.Homes.After, r.Picture.Sites = []int32{100, 200}, [][2]int32{{7, 7}}
	var b bytes.Buffer
	if err := page.WritePlan(&b, catalogue(t, tag), s, r); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

var mapPages = map[string]func(t testing.TB, tag, s string) string{"circle": circle, "plan": plan}

// TestMapHostile checks that no name of an extract or a table adds an element or an attribute, or ends the data.
func TestMapHostile(t *testing.T) {
	t.Parallel()
	for name, write := range mapPages {
		wantElements, wantAttributes := elements(t, write(t, "zh", "平常"))
		for _, hostile := range []string{
			`<script>alert(1)</script>`, `</script><img src=x onerror=alert(1)>`, `"><img src=x onerror=alert(1)>`, `' onmouseover='alert(1)`,
			`<!--`, `{{.Data}}`, "\u2028</script>", `</style><b>`, `"}]}</script>`,
		} {
			gotElements, gotAttributes := elements(t, write(t, "zh", hostile))
			if !maps.Equal(gotElements, wantElements) || !maps.Equal(gotAttributes, wantAttributes) {
				t.Errorf("%s: %q changes the page: %v, want %v", name, hostile, gotElements, wantElements)
			}
		}
	}
}

// TestMapSelfContained checks that a page loads nothing and that its policy holds the hashes of what is in it.
func TestMapSelfContained(t *testing.T) {
	t.Parallel()
	for name, write := range mapPages {
		source := write(t, "en", "Heron")
		_, attributes := elements(t, source)
		for a := range attributes {
			if _, name, _ := strings.Cut(a, " "); name == "src" || name == "href" || name == "style" || strings.HasPrefix(name, "on") {
				t.Errorf("attribute %s", a)
			}
		}
		for _, banned := range []string{"@import", "fetch(", "XMLHttpRequest", "http:", "https:"} {
			if strings.Contains(source, banned) {
				t.Errorf("%s has %q", name, banned)
			}
		}
		for _, tag := range []string{"style", "script"} {
			_, rest, _ := strings.Cut(source, "<"+tag+">")
			body, _, ok := strings.Cut(rest, "</"+tag+">")
			sum := sha256.Sum256([]byte(body))
			want := tag + "-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
			if !ok || !strings.Contains(html.UnescapeString(source), want) {
				t.Errorf("%s: the policy does not allow the page's own %s", name, tag)
			}
		}
	}
}

// TestMapSays checks that a page says what a reader must know: the figure with its bounds, what is not proven or not
// checked, whose data it is and as of when, and what the map leaves out.
func TestMapSays(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		page  string
		wants []string
	}{
		{circle(t, "en", "Heron"), []string{"83.3 %", "(70.0–90.0)", "200 people without", "1,200", "5.0′", "—", "not checked", "OpenStreetMap contributors, ODbL", "as of 2026-01-02", "one in 2", "121.50000, 31.50000", "not a confidence interval"}},
		{circle(t, "zh", "鹭"), []string{"200 人不达标", "未核原文", "不是置信区间", "数据截至 2026-01-02", "贡献者"}},
		{plan(t, "en", "Heron"), []string{"150 people newly in reach", "at most 180 people", "≈ 7", "not proven", "out of reach of every candidate", "70.0 %", "80.0 %"}},
		{plan(t, "zh", "鹭"), []string{"新增 150 人", "未证明", "再多也不增加人数"}},
	} {
		text := html.UnescapeString(c.page)
		for _, want := range c.wants {
			if !strings.Contains(text, want) {
				t.Errorf("the page does not say %q", want)
			}
		}
		for _, key := range []string{"col_", "fact_", "map_", "plan_", "%!"} {
			_, body, _ := strings.Cut(text, "<body>")
			body, _, _ = strings.Cut(body, `<script type="application/json"`)
			if strings.Contains(body, key) {
				t.Errorf("the page shows a key or a format: %s", key)
			}
		}
	}
}

// TestMapSameBytes checks that a page is a function of its report.
func TestMapSameBytes(t *testing.T) {
	t.Parallel()
	for name, write := range mapPages {
		first := write(t, "zh", "鹭")
		if second := write(t, "zh", "鹭"); first != second {
			t.Errorf("%s: two pages of one report differ", name)
		}
	}
}
