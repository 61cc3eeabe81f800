package docfile

import (
	"math"
	"strings"
	"testing"
	"unicode"

	"github.com/klippa-app/go-pdfium/responses"
	"pgregory.net/rapid"
)

// drawChars draws what a hostile page may give: any characters at any place, even nowhere.
func drawChars(t *rapid.T) []*responses.GetPageTextStructuredChar {
	place := rapid.OneOf(rapid.Float64Range(-50, 900), rapid.SampledFrom([]float64{0, math.NaN(), math.Inf(1), math.Inf(-1), math.MaxFloat64}))
	text := rapid.SampledFrom([]string{"区", "，", "a", "1", " ", "\r", "\n", "", "\x02", "\ufffd", "\t", "一、"})
	n := rapid.IntRange(0, 60).Draw(t, "characters")
	chars := make([]*responses.GetPageTextStructuredChar, n)
	for i := range chars {
		chars[i] = &responses.GetPageTextStructuredChar{
			Text: text.Draw(t, "text"),
			PointPosition: responses.CharPosition{
				Left: place.Draw(t, "left"), Top: place.Draw(t, "top"),
				Right: place.Draw(t, "right"), Bottom: place.Draw(t, "bottom"),
			},
		}
	}
	return chars
}

// TestPageLinesLoseNothing reads pages of any geometry: every visible character comes out once, in
// order, and the same again.
func TestPageLinesLoseNothing(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		chars := drawChars(t)
		var want strings.Builder
		for _, c := range chars {
			if visible(c) {
				want.WriteString(c.Text)
			}
		}
		pages := []page{{height: 842, lines: tableRows(pageLines(chars))}, {height: 842, lines: tableRows(pageLines(drawChars(t)))}}
		text := paragraphs(splitColumns(turnUpright(pages)))
		if got := withoutSpace(text); !strings.HasPrefix(got, want.String()) {
			t.Fatalf("%q, want %q first", got, want.String())
		}
		if text != paragraphs(splitColumns(turnUpright(pages))) {
			t.Fatal("not the same twice")
		}
		before := 0
		for _, p := range pages {
			before += len(p.lines)
		}
		after := 0
		for _, p := range dropFurniture(pages) {
			after += len(p.lines)
		}
		if after > before {
			t.Fatalf("%d lines of %d", after, before)
		}
	})
}

func TestBetween(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		before, after string
		space         bool
		gap           float64
		want          string
	}{
		{"月", "1", true, 0.4, ""},
		{"in", "a", true, 0.3, " "},
		{"张", "李", true, 1.3, " "},
		{"镇", "人", false, 0.2, ""},
		{"，", "区", false, 0.7, ""},
	} {
		if got := between(c.before, c.after, c.space, c.gap); got != c.want {
			t.Errorf("%+v: %q", c, got)
		}
	}
}

func withoutSpace(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}
