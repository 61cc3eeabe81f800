package docfile

import (
	"math"
	"slices"
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

// sideColumns finds the block of each run. Columns of a page are equally wide, which the last one with
// its few lines need not show.
func sideColumns(runs [][]line) []column {
	blocks, widest := make([]column, len(runs)), 0.0
	for i, run := range runs {
		blocks[i] = textColumn(run)
		widest = max(widest, blocks[i].right-blocks[i].left)
	}
	for i := range blocks {
		blocks[i].right = blocks[i].left + widest
	}
	return blocks
}

// sideRuns cuts the lines of a page into what may be its columns: where one begins higher than the one
// before and at its side, or stands outside all that the column has.
func sideRuns(ls []line) [][]line {
	var runs [][]line
	var box line
	for i, l := range ls {
		if i == 0 || apart(l, box) || apart(l, ls[i-1]) && middle(l) > middle(ls[i-1]) {
			runs, box = append(runs, nil), l
		}
		runs[len(runs)-1] = append(runs[len(runs)-1], l)
		box.left, box.right = min(box.left, l.left), max(box.right, l.right)
	}
	return runs
}

// apart reports places of which none stands above the other.
func apart(a, b line) bool { return a.left > b.right || a.right < b.left }

// besideEachOther tells columns from a date or a note at the side: running text goes on higher on the
// page, to its right.
func besideEachOther(runs [][]line) bool {
	for i := 1; i < len(runs); i++ {
		last, next := runs[i-1][len(runs[i-1])-1], runs[i][0]
		if longLines(runs[i-1]) > 1 && longLines(runs[i]) > 0 && middle(next) > middle(last) && next.left > last.right {
			return true
		}
	}
	return false
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
