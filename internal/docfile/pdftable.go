package docfile

import (
	"math"
	"strings"
)

// tableRows finds the tables of a page and makes each of their rows one line, its cells joined by
// tabs. A pdf has no tables, only lines in places: a cell is lines close under each other, a row is
// cells side by side, and rows whose cells stand under each other are a table. Side by side without
// such a company are columns of text, and are left as they are.
func tableRows(ls []line) []line {
	rows := pageRows(pageCells(ls))
	var out []line
	for i, row := range rows {
		before := i > 0 && row.under(rows[i-1])
		after := i+1 < len(rows) && rows[i+1].under(row)
		if len(row) > 1 && (before || after) {
			out = append(out, row.line())
			continue
		}
		for _, c := range row {
			out = append(out, c.lines...)
		}
	}
	return joinLevel(out)
}

// joinLevel gives back the lines whose parts stand far apart on the same height and in no table.
func joinLevel(ls []line) []line {
	var out []line
	for _, l := range ls {
		if last := len(out) - 1; l.level && last >= 0 {
			out[last] = enclose(out[last], l, "\t")
			continue
		}
		out = append(out, l)
	}
	return out
}

// enclose is the line that holds both.
func enclose(a, b line, between string) line {
	return line{
		text: a.text + between + b.text, level: a.level,
		left: min(a.left, b.left), right: max(a.right, b.right), top: max(a.top, b.top), bottom: min(a.bottom, b.bottom),
		em: max(a.em, b.em),
	}
}

// cell is lines close under each other, and the place that they take.
type cell struct {
	lines []line
	box   line
}

// maxPitch is the step, in ems, from one line of a cell to the next; the lines of two rows are
// farther apart by what the table leaves free above and below its words.
const maxPitch = 1.8

// pageCells groups lines to cells. A line goes on the cell above unless it reaches back under the
// cell before that one: then it stands below the whole row.
func pageCells(ls []line) []cell {
	var cells []cell
	for _, l := range ls {
		last := len(cells) - 1
		free := last < 1 || !cells[last].box.beside(cells[last-1].box) || l.left > cells[last-1].box.right
		if last >= 0 && free && cells[last].goesOn(l) {
			cells[last].lines = append(cells[last].lines, l)
			cells[last].box = enclose(cells[last].box, l, joint(cells[last].box, l, true))
			continue
		}
		cells = append(cells, cell{lines: []line{l}, box: l})
	}
	return cells
}

func (c cell) goesOn(l line) bool {
	last := c.lines[len(c.lines)-1]
	step := middle(last) - middle(l)
	sameSize := math.Abs(last.em-l.em) < 0.25*last.em
	return !l.level && sameSize && step > 0 && step <= maxPitch*max(last.em, l.em) && !apart(l, c.box) &&
		len(c.box.text) < maxCell
}

// beside reports a place right of another one, on a height that both share.
func (l line) beside(other line) bool {
	return l.left > other.right && l.top > other.bottom && l.bottom < other.top
}

// row is cells side by side.
type row []cell

// pageRows groups cells to rows. What is longer than the cells of tables are is running text.
func pageRows(cells []cell) []row {
	var rows []row
	for _, c := range cells {
		if last := len(rows) - 1; last >= 0 && len(c.box.text) < maxCell && rows[last].takes(c) {
			rows[last] = append(rows[last], c)
			continue
		}
		rows = append(rows, row{c})
	}
	return rows
}

func (r row) takes(c cell) bool {
	last := r[len(r)-1].box
	return len(r) < maxColumns && len(last.text) < maxCell && c.box.beside(line{right: last.right, top: r.line().top, bottom: r.line().bottom})
}

// under reports a row of which two cells at least stand under cells of the row above, each under one
// of its own: then they are cells of columns.
func (r row) under(above row) bool {
	aligned, last := 0, -1
	for _, c := range r {
		over := -1
		for k, a := range above {
			if apart(c.box, a.box) {
				continue
			}
			if over >= 0 || k <= last {
				return false
			}
			over = k
		}
		if over >= 0 {
			aligned, last = aligned+1, over
		}
	}
	return aligned > 1
}

// line writes the row as one line.
func (r row) line() line {
	l := r[0].box
	for _, c := range r[1:] {
		l = enclose(l, c.box, "\t")
	}
	l.text = strings.TrimRight(l.text, "\t")
	return l
}
