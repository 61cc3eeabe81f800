package docfile

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"zhenyu/internal/lang"
)

// readPDF takes the text of a pdf, its paragraphs joined again. A pdf whose pages are pictures is
// refused; one where only some are earns a note.
func readPDF(ctx context.Context, data []byte, lim Limits) (Document, error) {
	s, err := openSandbox(ctx, data)
	if err != nil {
		return Document{}, err
	}
	defer s.close()
	count, err := s.pages()
	if err != nil {
		return Document{}, err
	}
	if count > lim.Pages {
		return Document{}, refuse(ErrTooLarge, "file_pdf_pages", count, lim.Pages).advise("advice_parts")
	}
	pages, err := readPages(ctx, s, count, lim)
	if err != nil {
		return Document{}, err
	}
	return pdfDocument(pages)
}

func readPages(ctx context.Context, s *sandbox, count int, lim Limits) ([]page, error) {
	pages := make([]page, 0, count)
	for i := range count {
		chars, height, err := s.chars(i, lim)
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if s.memory.full {
			return nil, s.explain(err)
		}
		if _, refused := errors.AsType[*Refusal](err); refused {
			return nil, err
		}
		p := page{height: height, damaged: err != nil}
		if err == nil {
			p.lines = tableRows(pageLines(chars))
		}
		lim.Text -= len(chars)
		pages = append(pages, p)
	}
	return pages, nil
}

// pdfDocument joins the pages, or refuses what has no text that can be used.
func pdfDocument(pages []page) (Document, error) {
	text := tidy(paragraphs(asLaidOut(pages)))
	empty, damaged := pagesWithout(pages)
	switch {
	case len(damaged) == len(pages):
		return Document{}, refuse(ErrDamaged, "file_pdf_no_page").advise("advice_print")
	case strings.TrimSpace(text) == "":
		return Document{}, refuse(ErrNoText, "file_pdf_scan", len(pages)).advise(ocr)
	case meaningless(text):
		return Document{}, refuse(ErrNoText, "file_pdf_fonts").advise(ocr)
	}
	doc := Document{Format: PDF, Text: text}
	if len(empty) > 0 {
		doc.Notes = append(doc.Notes, lang.Message{Key: "note_pages_empty", Args: []any{pageList(empty)}})
	}
	if len(damaged) > 0 {
		doc.Notes = append(doc.Notes, lang.Message{Key: "note_pages_damaged", Args: []any{pageList(damaged)}})
	}
	return doc, nil
}

// asLaidOut gives the pages without their furniture, as a reader goes through them: upright pages
// laid on their side, columns one after another.
func asLaidOut(pages []page) []page {
	return splitColumns(turnUpright(dropFurniture(pages)))
}

func pagesWithout(pages []page) (empty, damaged []int) {
	for i, p := range pages {
		switch {
		case p.damaged:
			damaged = append(damaged, i+1)
		case len(p.lines) == 0:
			empty = append(empty, i+1)
		}
	}
	return empty, damaged
}

// meaningless reports a text of which a fifth is no characters: fonts without a map to Unicode give
// private-use and control codes.
func meaningless(text string) bool {
	bad, all := 0, 0
	for _, r := range text {
		if unicode.IsSpace(r) {
			continue
		}
		all++
		if r == unicode.ReplacementChar || unicode.Is(unicode.Co, r) || unicode.IsControl(r) {
			bad++
		}
	}
	return bad*5 > all
}

// pageList names at most ten pages; more are told by the first ones and an ellipsis with their number.
func pageList(numbers []int) string {
	const most = 10
	var s []string
	for _, n := range numbers[:min(len(numbers), most)] {
		s = append(s, strconv.Itoa(n))
	}
	list := strings.Join(s, ", ")
	if len(numbers) > most {
		list += fmt.Sprintf(" … (%d)", len(numbers))
	}
	return list
}
