package report

// Rows of tables arrive with their cells parted by tabs or bars: 新场镇|要加快建设. A row that
// begins with a place is about that place, and what its other cells ask is asked of it.

// row is what a row says about all that is asked in it.
type row struct {
	about place
	told  bool // its column says that it is a place of the visit
	body  span // who is to do it; empty where no column says
	due   span // by when, likewise
}

// cell is one cell of a row.
type cell struct {
	span
	column int
}

// columnKind is what a column holds by its header.
type columnKind uint8

const (
	otherColumn columnKind = iota
	askColumn
	bodyColumn
	dueColumn
	placeColumn
)

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
			p.addRow(cells[n+1:], &row{about: p.place(c.span), told: p.columns[c.column] == placeColumn}, paragraph)
			return len(cells) > n+1
		}
	}
	for _, c := range cells {
		p.head(c)
	}
	return false
}

// head notes what the column of a header's cell holds.
func (p *passage) head(c cell) {
	for kind := askColumn; kind <= placeColumn; kind++ {
		if _, v := headers[kind].ending(p.runes, c.start, c.end); v != 0 {
			if p.columns == nil {
				p.columns = map[int]columnKind{}
			}
			p.columns[c.column] = kind
			return
		}
	}
}

// headers end the header of a column of a kind.
var headers = [...]*trie{
	askColumn:  rulebook.ending("ask-column"),
	bodyColumn: rulebook.ending("body-column"),
	dueColumn:  rulebook.ending("due-column"),

	placeColumn: rulebook.ending("place-column"),
}

// addRow adds the sentences of the cells behind the place of a row. A cell of deadlines that says more than a day is an ask.
func (p *passage) addRow(cells []cell, r *row, paragraph int) {
	for _, c := range cells {
		kind := p.columns[c.column]
		if kind == dueColumn {
			if end := p.deadline(c.start, c.end); end > c.start && end < c.end-1 {
				kind = askColumn // 6月15日前完成护栏安装
			}
		}
		switch kind {
		case bodyColumn:
			r.body = c.span
			continue
		case dueColumn:
			r.due = c.span
			continue
		case askColumn, otherColumn, placeColumn:
		}
		from := len(p.sentences)
		p.cutSentences(c.span, paragraph)
		for k := from; k < len(p.sentences); k++ {
			s := &p.sentences[k]
			s.row, s.rowAsks = r, kind == askColumn
		}
	}
}

// row reads the asks of a sentence in a row: those with a modal, and everything in a column of asks.
func (a *asker) row(n int, s sentence) {
	a.open, a.by = false, -1
	if !s.rowAsks && !a.shows(s) {
		return
	}
	from := len(a.directives)
	a.content(n, s, call{clause: 0, verb: -1, kind: says})
	for i := from; i < len(a.directives); i++ {
		if k := &a.directives[i]; k.addressee.empty() {
			k.addressee = s.row.body
		}
	}
}
