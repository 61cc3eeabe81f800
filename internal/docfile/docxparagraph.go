package docfile

import (
	"encoding/xml"
	"strings"
)

// paragraph is one paragraph on its way: its text, and the lines of text boxes that hang on it.
type paragraph struct {
	text  strings.Builder
	label string
	boxes lines
}

// paragraph writes a paragraph as a line, its automatic number in front, and the text boxes that are
// anchored in it behind it.
func (d *docx) paragraph() error {
	p := &paragraph{boxes: lines{max: d.lim.Text}}
	if err := d.inline(p, false); err != nil {
		return err
	}
	text := p.text.String()
	if strings.TrimSpace(text) != "" {
		text = p.label + text
	}
	for _, line := range softLines(text) {
		d.out.add(line)
	}
	for line := range strings.Lines(p.boxes.b.String()) {
		d.out.add(line)
	}
	return nil
}

// inline reads what stands inside a paragraph. A run that Word does not show is read past, since its
// hidden mark comes first in it.
func (d *docx) inline(p *paragraph, hidden bool) error {
	return d.each(func(e xml.StartElement) error {
		if p.text.Len() > d.lim.Text {
			return d.lim.tooLong()
		}
		switch e.Name.Local {
		case "pPr":
			return d.number(p)
		case "rPr":
			vanish, err := d.vanish()
			hidden = hidden || vanish
			return err
		case "t":
			return d.chars(p, hidden)
		case "txbxContent":
			return d.textBox(p)
		}
		if mark := marks[e.Name.Local]; mark != "" {
			p.text.WriteString(mark)
			return d.xml.Skip()
		}
		if unread[e.Name.Local] {
			return d.xml.Skip()
		}
		return d.inline(p, hidden)
	})
}

// marks are the characters that a run writes as elements.
var marks = map[string]string{"tab": "\t", "br": softBreak, "cr": softBreak, "noBreakHyphen": "-"}

func (d *docx) chars(p *paragraph, hidden bool) error {
	for {
		token, err := d.xml.Token()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.CharData:
			if !hidden {
				p.text.Write(t)
			}
		case xml.StartElement:
			if err := d.xml.Skip(); err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		}
	}
}

func (d *docx) textBox(p *paragraph) error {
	outer := d.out
	d.out = &p.boxes
	defer func() { d.out = outer }()
	return d.block()
}

// vanish reads run properties and reports hidden text.
func (d *docx) vanish() (bool, error) {
	hidden := false
	err := d.each(func(e xml.StartElement) error {
		if e.Name.Local == "vanish" {
			hidden = attr(e, "val") != "0" && attr(e, "val") != "false"
		}
		return d.xml.Skip()
	})
	return hidden, err
}

// number reads paragraph properties and counts the paragraph in its list.
func (d *docx) number(p *paragraph) error {
	var style, id, level string
	err := d.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "pStyle":
			style = attr(e, "val")
		case "numPr":
			return d.each(func(e xml.StartElement) error {
				switch e.Name.Local {
				case "numId":
					id = attr(e, "val")
				case "ilvl":
					level = attr(e, "val")
				}
				return d.xml.Skip()
			})
		}
		return d.xml.Skip()
	})
	p.label = d.nums.next(style, id, level)
	return err
}

func attr(e xml.StartElement, local string) string {
	for _, a := range e.Attr {
		if a.Name.Local == local {
			return a.Value
		}
	}
	return ""
}
