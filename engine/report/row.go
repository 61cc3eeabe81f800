package report

// Rows of tables arrive with their cells parted by tabs or bars: 新场镇|要加快建设. A row that
// begins with a place is about that place, and what its other cells ask is asked of it.

// cell is one cell of a row.
type cell struct {
	span
	column int
}

// cells cuts a line at tabs and bars; nil where it holds none.
func (p *passage) cells(line span) []cell {
	var out []cell
	start, column := line.start, 0
	for i := line.start; i <= line.end; i++ {
		if i < line.end && p.runes[i] != '\t' && p.runes[i] != '|' {
			continue
		}
		if s := p.trim(start, i); !s.empty() {
			out = append(out, cell{s, column})
		}
		start, column = i+1, column+1
	}
	if column < 2 {
		return nil
	}
	return out
}

// cutRow cuts a line that is a row of a table, and says whether it is one: a header names a column
// of asks, any other row one of its first two cells a place (the very first may be a number).
func (p *passage) cutRow(line span, paragraph int) bool {
	cells := p.cells(line)
	for n, c := range cells[:min(2, len(cells))] {
		if c.end-c.start <= itemRunes && p.completePlace(c.span) {
			p.addRow(cells[n+1:], p.place(c.span).name, paragraph)
			return len(cells) > n+1
		}
	}
	for _, c := range cells {
		if _, v := askColumns.ending(p.runes, c.start, c.end); v != 0 {
			p.asked |= 1 << min(c.column, 63)
		}
	}
	return false
}

// askColumns end the header of a column that holds what is asked.
var askColumns = rulebook.ending("ask-column")

// addRow adds the sentences of the cells behind the place of a row.
func (p *passage) addRow(cells []cell, about span, paragraph int) {
	for _, c := range cells {
		from := len(p.sentences)
		p.cutSentences(c.span, paragraph)
		for k := from; k < len(p.sentences); k++ {
			s := &p.sentences[k]
			s.row, s.rowAsks = about, p.asked>>min(c.column, 63)&1 != 0
		}
	}
}

// row reads the asks of a sentence in a row: those with a modal, and everything in a column of asks.
func (a *asker) row(n int, s sentence) {
	a.open, a.by = false, -1
	if s.rowAsks || a.shows(s) {
		a.content(n, s, call{clause: 0, verb: -1, kind: says})
	}
}
