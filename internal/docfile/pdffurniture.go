package docfile

import (
	"math"
	"regexp"
	"slices"
)

// marginShare is the part of a page's height, at the top and at the bottom, where page numbers and
// running titles stand.
const marginShare = 0.12

var (
	pageNumber = regexp.MustCompile(`^[-—–－·.\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/／,，]?\s*(?:共\s*)?\d{1,4}\s*页?)?[-—–－·.\s]*$`)
	digits     = regexp.MustCompile(`\d+`)
)

// dropFurniture removes page numbers, and the first and last line of the pages where all pages have
// the same one but for its digits.
func dropFurniture(pages []page) []page {
	running := runningLines(pages)
	kept := make([]page, len(pages))
	for i, p := range pages {
		edge := edgeOf(p)
		kept[i] = p
		kept[i].lines = slices.DeleteFunc(slices.Clone(p.lines), func(l line) bool {
			return edge.inMargin(l) && (pageNumber.MatchString(l.text) || edge.outermost(l) && running[pattern(l)])
		})
	}
	return kept
}

// runningLines finds the lines, digits aside, that every page with text has as its first or its last
// one; one page alone has none.
func runningLines(pages []page) map[string]bool {
	count, written := map[string]int{}, 0
	for _, p := range pages {
		edge, seen := edgeOf(p), map[string]bool{}
		for _, l := range p.lines {
			if edge.inMargin(l) && edge.outermost(l) {
				seen[pattern(l)] = true
			}
		}
		for text := range seen {
			count[text]++
		}
		if len(p.lines) > 0 {
			written++
		}
	}
	running := map[string]bool{}
	for text, n := range count {
		running[text] = n == written && n > 1
	}
	return running
}

func pattern(l line) string { return digits.ReplaceAllString(l.text, "#") }

// pageEdge is where a page's margins end, and where its first and last lines stand.
type pageEdge struct{ topMargin, bottomMargin, highest, lowest float64 }

func edgeOf(p page) pageEdge {
	e := pageEdge{
		topMargin: p.height * (1 - marginShare), bottomMargin: p.height * marginShare,
		highest: math.Inf(-1), lowest: math.Inf(1),
	}
	for _, l := range p.lines {
		e.highest, e.lowest = max(e.highest, l.bottom), min(e.lowest, l.top)
	}
	return e
}

func (e pageEdge) inMargin(l line) bool { return l.bottom > e.topMargin || l.top < e.bottomMargin }

// outermost reports a line that no other stands above, or none below.
func (e pageEdge) outermost(l line) bool { return e.highest <= l.top || e.lowest >= l.bottom }
