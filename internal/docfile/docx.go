package docfile

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"io/fs"
	"path"
	"strings"
)

// docx reads the main part of a Word file in document order. Element names are compared without
// their namespace, so that the transitional and the strict form of the format read alike.
type docx struct {
	ctx      context.Context
	xml      *xml.Decoder
	lim      Limits
	depth    int
	pictured bool // a picture was met
	nums     *numbering
	out      *lines
}

// readDOCX takes the paragraphs and tables of a docx. Deleted text, field codes, hidden text, and
// second renderings for old programs are left out; headers, footers, notes and comments are other
// parts, which are not opened.
func readDOCX(ctx context.Context, b *bundle, lim Limits) (Document, error) {
	var spent int64
	main := mainPart(b, lim, &spent)
	body, err := b.part(main, lim, &spent)
	if errors.Is(err, fs.ErrNotExist) {
		return Document{}, refuse(ErrDamaged, "file_docx_main", main).advise(saveAs)
	}
	if err != nil {
		return Document{}, err
	}
	nums, err := readNumbering(ctx, b, path.Dir(main), lim, &spent)
	if err != nil {
		return Document{}, err
	}
	d := &docx{ctx: ctx, xml: xml.NewDecoder(bytes.NewReader(body)), lim: lim, nums: nums, out: &lines{max: lim.Text}}
	if err := d.block(); err != nil {
		return Document{}, damagedXML(main, err)
	}
	text := tidy(d.out.b.String())
	if text == "" {
		return Document{}, d.nothing()
	}
	return Document{Format: DOCX, Text: text}, nil
}

// nothing refuses a document without text: one of pictures can be had by other means, an empty one cannot.
func (d *docx) nothing() error {
	if d.pictured {
		return refuse(ErrNoText, "file_docx_pictures").advise(ocr)
	}
	return refuse(ErrEmpty, "file_docx_empty")
}

// pictures are the elements that hold what is drawn or scanned.
var pictures = map[string]bool{"drawing": true, "pict": true, "object": true}

// mainPart follows the package's relationship to its document; Word itself writes other names at
// times. What cannot be followed is the usual name.
func mainPart(b *bundle, lim Limits, spent *int64) string {
	const usual = "word/document.xml"
	data, err := b.part("_rels/.rels", lim, spent)
	if err != nil {
		return usual
	}
	var rels struct {
		Relationship []struct {
			Type   string `xml:"Type,attr"`
			Target string `xml:"Target,attr"`
		}
	}
	if xml.Unmarshal(data, &rels) != nil {
		return usual
	}
	for _, r := range rels.Relationship {
		if strings.HasSuffix(r.Type, "/officeDocument") && r.Target != "" {
			return strings.TrimPrefix(r.Target, "/")
		}
	}
	return usual
}

func damagedXML(part string, err error) error {
	var refusal *Refusal
	if errors.As(err, &refusal) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return refuse(ErrDamaged, "file_docx_part", part, xmlFault(err)).advise("advice_save_again")
}

// each calls handle for the elements inside the current one, up to its end; handle must consume
// what it is given. The end of the file ends the outermost level alone.
func (d *docx) each(handle func(xml.StartElement) error) error {
	if d.depth++; d.depth > d.lim.Nesting {
		return refuse(ErrTooLarge, "file_nesting", d.lim.Nesting)
	}
	defer func() { d.depth-- }()
	for {
		token, err := d.xml.Token()
		if errors.Is(err, io.EOF) && d.depth == 1 {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if err := d.ctx.Err(); err != nil {
				return err
			}
			d.pictured = d.pictured || pictures[t.Name.Local]
			if err := handle(t); err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		}
	}
}

// unread names the elements whose content is not text of the document as it stands.
var unread = map[string]bool{
	"del": true, "moveFrom": true, "delText": true, "instrText": true, // tracked away, or code
	"Fallback": true,                                                                        // the same again for old programs
	"sectPr":   true, "rPr": true, "tblPr": true, "trPr": true, "tcPr": true, "sdtPr": true, // looks
	"rt": true, // the reading beside a character
}

// block reads what holds paragraphs and tables: the body, a text box, a content control.
func (d *docx) block() error {
	return d.each(d.element)
}

func (d *docx) element(e xml.StartElement) error {
	switch {
	case d.out.full():
		return d.lim.tooLong()
	case unread[e.Name.Local]:
		return d.xml.Skip()
	case e.Name.Local == "p":
		return d.paragraph()
	case e.Name.Local == "tbl":
		return d.table(&grid{})
	}
	return d.block()
}
