package docfile

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// table writes one line per row, its cells joined by tabs. A table in a cell, and several paragraphs
// in one, become that cell's words.
func (d *docx) table(g *grid) error {
	return d.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "tr":
			return d.row(g)
		case "tblPr", "tblGrid":
			return d.xml.Skip()
		}
		return d.table(g)
	})
}

func (d *docx) row(g *grid) error {
	var cells []gridCell
	var read func(xml.StartElement) error
	read = func(e xml.StartElement) error {
		switch {
		case unread[e.Name.Local]:
			return d.xml.Skip()
		case e.Name.Local != "tc":
			return d.each(read)
		}
		cell, err := d.cell()
		cells = append(cells, cell)
		return err
	}
	err := d.each(read)
	d.out.addRow(g.row(cells))
	return err
}

func (d *docx) cell() (gridCell, error) {
	outer := d.out
	d.out = &lines{max: d.lim.Text - min(outer.b.Len(), d.lim.Text)}
	defer func() { d.out = outer }()
	var c gridCell
	err := d.each(func(e xml.StartElement) error {
		if e.Name.Local == "tcPr" {
			return d.extent(&c)
		}
		return d.element(e)
	})
	c.text = strings.Join(strings.Fields(d.out.b.String()), " ")
	return c, err
}

// extent reads from a cell's properties what it covers. A cell that others go on says only that it
// begins; those below it say that they go on.
func (d *docx) extent(c *gridCell) error {
	return d.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "gridSpan":
			c.columns, _ = strconv.Atoi(attr(e, "val")) // what is no number is one column
		case "vMerge":
			c.goesOn = attr(e, "val") != "restart"
		}
		return d.xml.Skip()
	})
}
