package sheet

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"

	"github.com/xuri/excelize/v2"
)

// Table is a short list of texts and numbers. A cell is a string, an int, a float64, or nil for what is missing.
type Table struct {
	Title string // of its sheet in a book
	Head  []string
	Rows  [][]any
}

// WriteCSV writes the table as CSV does. Numbers are numbers, those below 0 too: only texts can hold a formula.
func (t Table) WriteCSV(w io.Writer) error {
	if _, err := io.WriteString(w, "\uFEFF"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	if err := out.Write(neutralAll(t.Head)); err != nil {
		return err
	}
	for _, row := range t.Rows {
		texts := make([]string, len(row))
		for i, cell := range row {
			texts[i] = text(cell)
		}
		if err := out.Write(texts); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func text(cell any) string {
	switch v := cell.(type) {
	case nil:
		return ""
	case string:
		return Neutral(v)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return fmt.Sprint(cell)
}

// WriteBook writes tables as the sheets of one book, each with its head kept in view.
func WriteBook(w io.Writer, tables ...Table) error {
	f := excelize.NewFile()
	defer f.Close() //nolint:errcheck // its temporary files
	for i, t := range tables {
		if err := t.put(f, i == 0); err != nil {
			return fmt.Errorf("sheet: %s: %w", t.Title, err)
		}
	}
	_, err := f.WriteTo(w)
	return err
}

func (t Table) put(f *excelize.File, first bool) error {
	if first {
		if err := f.SetSheetName("Sheet1", t.Title); err != nil {
			return err
		}
	} else if _, err := f.NewSheet(t.Title); err != nil {
		return err
	}
	if err := f.SetPanes(t.Title, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	head := cells(t.Head)
	if err := f.SetSheetRow(t.Title, "A1", &head); err != nil {
		return err
	}
	for i, row := range t.Rows {
		if err := f.SetSheetRow(t.Title, fmt.Sprintf("A%d", i+2), &row); err != nil {
			return err
		}
	}
	return nil
}
