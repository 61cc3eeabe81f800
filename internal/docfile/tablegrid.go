package docfile

import "strings"

// maxColumns is how far a cell is taken to reach: a page can say thousands.
const maxColumns = 64

// gridCell is a cell of a table: its words, and how much of the table it covers.
type gridCell struct {
	text    string
	columns int  // 0 and 1 are one column
	rows    int  // likewise, this row counted
	goesOn  bool // covers what the cell above it does
}

// grid puts the cells of each row in the columns where a reader sees them: a cell over several rows
// is said in each, so that every row is whole; one over several columns in the first, so that what it
// asks is asked once.
type grid struct{ above []gridCell }

// row gives the next row's columns, or nothing for a row without words of its own.
func (g *grid) row(cells []gridCell) []string {
	var out []string
	own := false
	for _, c := range cells {
		out = g.reachDown(out)
		if c.goesOn && len(out) < len(g.above) {
			c.text = g.above[len(out)].text
		} else {
			own = own || strings.TrimSpace(c.text) != ""
		}
		for i := range max(1, min(c.columns, maxColumns-len(out))) {
			if i > 0 {
				c.text = ""
			}
			g.hold(len(out), c)
			out = append(out, c.text)
		}
	}
	if out = g.reachDown(out); !own {
		return nil
	}
	return out
}

// reachDown adds the cells that rows above extend into the next columns.
func (g *grid) reachDown(out []string) []string {
	for len(out) < len(g.above) && g.above[len(out)].rows > 1 {
		g.above[len(out)].rows--
		out = append(out, g.above[len(out)].text)
	}
	return out
}

// hold keeps a cell for the rows below it.
func (g *grid) hold(column int, c gridCell) {
	for len(g.above) <= column {
		g.above = append(g.above, gridCell{})
	}
	g.above[column] = c
}
