package docfile

import (
	"math"
	"slices"
	"strings"
)

// splitColumns makes the columns of a page pages of their own, in the order of the content: each has
// its own edges, and a paragraph goes on from one to the next as it does from page to page.
func splitColumns(pages []page) []page {
	var out []page
	for _, p := range pages {
		runs := sideRuns(p.lines)
		if !besideEachOther(runs) {
			out = append(out, p)
			continue
		}
		blocks := sideColumns(runs)
		for i, run := range runs {
			out = append(out, page{lines: run, height: p.height, block: &blocks[i]})
		}
	}
	return out
}

// sideColumns finds the block of each run. A column is as wide as the narrowest that shows its width,
// which the last one with its few lines need not; what goes over the whole page is wider.
func sideColumns(runs [][]line) []column {
	blocks, width := make([]column, len(runs)), math.Inf(1)
	for i, run := range runs {
		blocks[i] = textColumn(run)
		if longLines(run) > 1 {
			width = min(width, blocks[i].right-blocks[i].left)
		}
	}
	for i := range blocks {
		blocks[i].right = max(blocks[i].right, blocks[i].left+width)
	}
	return blocks
}

// sideRuns cuts the lines of a page into what may be its columns.
func sideRuns(ls []line) [][]line {
	var runs [][]line
	var box line
	for i, l := range ls {
		if i == 0 || leaves(box, ls[i-1], l) {
			runs, box = append(runs, nil), l
		}
		runs[len(runs)-1] = append(runs[len(runs)-1], l)
		box.left, box.right = min(box.left, l.left), max(box.right, l.right)
	}
	return runs
}

// leaves reports a line that is not of the column of the line before: it stands outside all that the
// column has, begins higher and at the side, reaches out to the left by more than an indentation, or
// begins or ends a table.
func leaves(box, last, l line) bool {
	return apart(l, box) || apart(l, last) && middle(l) > middle(last) || l.left < box.left-3*l.em ||
		strings.Contains(l.text, "\t") != strings.Contains(last.text, "\t")
}

// apart reports places of which none stands above the other.
func apart(a, b line) bool { return a.left > b.right || a.right < b.left }

// besideEachOther tells columns from a date or a note at the side: running text stands to the right of
// running text, on the same height.
func besideEachOther(runs [][]line) bool {
	var last line
	for _, run := range runs {
		n, box := longLines(run), boxOf(run)
		if n > 0 && last.right > 0 && box.beside(last) {
			return true
		}
		if n > 1 {
			last = box
		}
	}
	return false
}

// boxOf is the place that lines take.
func boxOf(ls []line) line {
	box := ls[0]
	for _, l := range ls[1:] {
		box.left, box.right = min(box.left, l.left), max(box.right, l.right)
		box.top, box.bottom = max(box.top, l.top), min(box.bottom, l.bottom)
	}
	return box
}

// longLines counts the lines that are as long as those of running text.
func longLines(ls []line) int {
	n := 0
	for _, l := range ls {
		if l.right-l.left > minLine*l.em {
			n++
		}
	}
	return n
}

// turnUpright lays the pages that are written from top to bottom on their side, so that the lines go
// from left to right and follow each other downwards.
func turnUpright(pages []page) []page {
	out := slices.Clone(pages)
	for i, p := range pages {
		if !vertical(p.lines) {
			continue
		}
		out[i].lines = slices.Clone(p.lines)
		for k, l := range p.lines {
			t := &out[i].lines[k]
			t.left, t.right, t.top, t.bottom = -l.top, -l.bottom, l.right, l.left
		}
	}
	return out
}

// vertical reports a page most of whose lines, by their length, go downwards.
func vertical(ls []line) bool {
	down, across := 0.0, 0.0
	for _, l := range ls {
		if width, height := l.right-l.left, l.top-l.bottom; height > 2*width {
			down += height
		} else {
			across += math.Abs(width)
		}
	}
	return down > across
}
