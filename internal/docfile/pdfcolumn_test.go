package docfile

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// drawTexts draws paragraphs of two lines or more each.
func drawTexts(t *rapid.T, width int) []string {
	var texts []string
	for i, n := range rapid.SliceOfN(rapid.IntRange(1, 5), 8, 14).Draw(t, "full lines") {
		tail := rapid.IntRange(1, width-6).Draw(t, "tail")
		texts = append(texts, strings.Repeat(string(rune('一'+i)), n*width+tail-1)+"。")
	}
	return texts
}

// twoUp sets pages beside each other, two on one, as newspapers and bulletins do.
func twoUp(pages []page) []page {
	var out []page
	for i, p := range pages {
		if i%2 == 0 {
			out = append(out, page{height: p.height})
		}
		for _, l := range p.lines {
			shift := float64(i%2) * 330
			l.left, l.right = l.left+shift, l.right+shift
			out[i/2].lines = append(out[i/2].lines, l)
		}
	}
	return out
}

// TestColumns joins what the width of columns broke: each paragraph is a line again, also where it
// goes on in the next column or on the next page.
func TestColumns(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		width := rapid.IntRange(15, 30).Draw(t, "width")
		texts := drawTexts(t, width)
		perColumn := rapid.IntRange(6, 9).Draw(t, "lines")
		pages := twoUp(typeset(texts, width, perColumn, 2, 0))
		if n := len(pages[len(pages)-1].lines); n < perColumn || n%perColumn == 1 {
			t.Skip("a few lines are no columns yet, and one line high up at the side may be a note")
		}
		if got := paragraphs(asLaidOut(pages)); got != strings.Join(texts, "\n") {
			t.Fatalf("%q, want %q", got, texts)
		}
	})
}

// TestColumnsWithTable finds the columns of a page where a table stands on top of the second one.
func TestColumnsWithTable(t *testing.T) {
	t.Parallel()
	texts := []string{strings.Repeat("一", 60) + "。", strings.Repeat("二", 60) + "。"}
	pages := typeset(texts, 20, 40, 2, 0)
	first := pages[0].lines
	right := []line{{text: "点位", left: 400, right: 420, top: 780, bottom: 770, em: 10}, {text: "要求", left: 500, right: 520, top: 782, bottom: 772, em: 10}}
	for i, l := range first {
		l.left, l.right, l.top, l.bottom = l.left+340, l.right+340, 760-float64(i)*15, 750-float64(i)*15
		right = append(right, l)
	}
	pages[0].lines = append(slices.Clone(first), right...)
	want := strings.Join(texts, "\n") + "\n点位\n要求\n" + strings.Join(texts, "\n")
	if got := paragraphs(asLaidOut(pages)); got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestSideNote keeps a page with a date at its side one column.
func TestSideNote(t *testing.T) {
	t.Parallel()
	pages := typeset([]string{strings.Repeat("一", 50) + "。", strings.Repeat("二", 50) + "。"}, 20, 40, 2, 0)
	pages[0].lines = append(pages[0].lines, line{text: "2026年5月8日", left: 400, right: 470, top: 600, bottom: 590, em: 10})
	if got := splitColumns(pages); len(got) != 1 {
		t.Errorf("%d columns", len(got))
	}
}

// TestVertical joins lines that go from top to bottom, and follow each other from right to left.
func TestVertical(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		width := rapid.IntRange(15, 40).Draw(t, "width")
		texts := drawTexts(t, width)
		pages := typeset(texts, width, 1000, 2, 0)
		for i, l := range pages[0].lines {
			pages[0].lines[i].left, pages[0].lines[i].right = l.bottom, l.top
			pages[0].lines[i].top, pages[0].lines[i].bottom = -l.left, -l.right
		}
		if got := paragraphs(asLaidOut(pages)); got != strings.Join(texts, "\n") {
			t.Fatalf("%q, want %q", got, texts)
		}
	})
}
