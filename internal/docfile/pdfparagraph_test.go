package docfile

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// typeset lays paragraphs out as a typesetter does, on lines of width characters, perPage lines a
// page: the slow obvious twin that paragraphs must undo.
func typeset(texts []string, width, perPage int, indent float64, gap float64) []page {
	const em, step, top = 10.0, 15.0, 780.0
	pages := []page{{height: 842}}
	y := top
	for _, text := range texts {
		runes := []rune(text)
		for first := true; len(runes) > 0; first = false {
			left := 60.0
			room := width
			if first {
				left += indent * em
				room -= int(indent)
			}
			n := min(room, len(runes))
			p := &pages[len(pages)-1]
			if len(p.lines) == perPage {
				pages, y = append(pages, page{height: 842}), top
				p = &pages[len(pages)-1]
			}
			p.lines = append(p.lines, line{text: string(runes[:n]), left: left, right: left + float64(n)*em, top: y, bottom: y - em, em: em})
			runes, y = runes[n:], y-step
		}
		y -= gap
	}
	return pages
}

func TestParagraphs(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		// Each paragraph has two lines or more: gaps between paragraphs of one line each look like a
		// wide line pitch, to a reader too.
		lengths := rapid.SliceOfN(rapid.IntRange(1, 5), 3, 12).Draw(t, "full lines")
		width := rapid.IntRange(15, 40).Draw(t, "width")
		var texts []string
		for i, n := range lengths {
			tail := rapid.IntRange(1, width-6).Draw(t, "tail")
			texts = append(texts, strings.Repeat(string(rune('一'+i)), n*width+tail-1)+"。")
		}
		indented := typeset(texts, width, 20, 2, 0)
		if got := paragraphs(indented); got != strings.Join(texts, "\n") {
			t.Fatalf("indented: %q, want %q", got, texts)
		}
		block := typeset(texts, width, 1000, 0, 15)
		if got := paragraphs(block); got != strings.Join(texts, "\n") {
			t.Fatalf("in blocks: %q, want %q", got, texts)
		}
	})
}

func TestParagraphRules(t *testing.T) {
	t.Parallel()
	full := strings.Repeat("字", 19) + "。"
	at := func(text string, left, right, y float64) line {
		return line{text: text, left: left, right: right, top: y, bottom: y - 10, em: 10}
	}
	for _, c := range []struct {
		name  string
		lines []line
		want  []string
	}{
		{"numbered item after a full line", []line{at(full, 60, 260, 700), at(full, 60, 260, 685), at("（二）建路。", 60, 120, 670)}, []string{full + full, "（二）建路。"}},
		{"table row", []line{at(full, 60, 260, 700), at("镇\t人口", 60, 260, 685), at("望潮镇\t8.4", 60, 260, 670)}, []string{full, "镇\t人口", "望潮镇\t8.4"}},
		{"title in another size", []line{{text: full, left: 60, right: 260, top: 720, bottom: 702, em: 18}, at(full, 60, 260, 690), at("字", 60, 70, 675)}, []string{full, full + "字"}},
		{"words", []line{at("the road to", 60, 260, 700), at("the harbour", 60, 255, 685), at("is 3", 60, 100, 670)}, []string{"the road to the harbour is 3"}},
	} {
		if got := paragraphs([]page{{height: 842, lines: c.lines}}); got != strings.Join(c.want, "\n") {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestFurniture(t *testing.T) {
	t.Parallel()
	at := func(text string, y float64) line {
		return line{text: text, left: 60, right: 200, top: y, bottom: y - 10, em: 10}
	}
	for _, number := range []string{"1", "- 1 -", "— 12 —", "第 3 页", "第3页 共12页", "3/12", "·5·"} {
		pages := dropFurniture([]page{{height: 842, lines: []line{at("正文", 400), at(number, 40)}}})
		if len(pages[0].lines) != 1 {
			t.Errorf("%q is kept", number)
		}
	}
	for _, text := range []string{"2026年", "1.建路", "正文1"} {
		pages := dropFurniture([]page{{height: 842, lines: []line{at(text, 40)}}})
		if len(pages[0].lines) != 1 {
			t.Errorf("%q is dropped", text)
		}
	}
	if pages := dropFurniture([]page{{height: 842, lines: []line{at("12", 400)}}}); len(pages[0].lines) != 1 {
		t.Error("a number in the middle of a page is dropped")
	}
	var report []page
	for _, number := range []string{"1", "2", "3"} {
		report = append(report, page{height: 842, lines: []line{at("云港区简报 第"+number+"版", 830), at("正文"+number, 760), at("正文", 400)}})
	}
	for i, p := range dropFurniture(report) {
		if len(p.lines) != 2 || strings.Contains(p.lines[0].text, "简报") {
			t.Errorf("page %d keeps %v", i+1, p.lines)
		}
	}
}
