// Package sheet writes lists as files that spreadsheet programs open: CSV and Excel's own form. Lists stream, whatever
// their length. What strangers wrote stays text: no cell is run as a formula.
package sheet

import (
	"encoding/csv"
	"errors"
	"io"
	"iter"
	"strings"

	"github.com/xuri/excelize/v2"
)

// CSV writes the head and the rows in UTF-8, with the mark by which Excel knows that, and the ends of lines that it
// writes itself. An error among the rows ends the writing.
func CSV(w io.Writer, head []string, rows iter.Seq2[[]string, error]) error {
	if _, err := io.WriteString(w, "\uFEFF"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	if err := out.Write(neutralAll(head)); err != nil {
		return err
	}
	for row, err := range rows {
		if err == nil {
			err = out.Write(neutralAll(row))
		}
		if err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// maxRows is what a sheet of Excel holds.
const maxRows = 1 << 20

// ErrTooLong says that a list has more rows than a sheet.
var ErrTooLong = errors.New("sheet: more than 1,048,576 rows; take CSV")

// XLSX writes the head and the rows as one sheet of texts, its head kept in view.
func XLSX(w io.Writer, head []string, rows iter.Seq2[[]string, error]) error {
	f := excelize.NewFile()
	defer f.Close() //nolint:errcheck // its temporary files
	out, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		return err
	}
	if err := out.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	if err := out.SetRow("A1", cells(head)); err != nil {
		return err
	}
	n := 1
	for row, err := range rows {
		if err != nil {
			return err
		}
		if n++; n > maxRows {
			return ErrTooLong
		}
		at, err := excelize.CoordinatesToCellName(1, n)
		if err != nil {
			return err
		}
		if err := out.SetRow(at, cells(row)); err != nil {
			return err
		}
	}
	if err := out.Flush(); err != nil {
		return err
	}
	_, err = f.WriteTo(w)
	return err
}

// cells gives texts as cells; as such they are never formulas.
func cells(row []string) []any {
	all := make([]any, len(row))
	for i, c := range row {
		if len(c) > excelize.TotalCellChars {
			c = string([]rune(c)[:min(len([]rune(c)), excelize.TotalCellChars/2)])
		}
		all[i] = c
	}
	return all
}

func neutralAll(row []string) []string {
	all := make([]string, len(row))
	for i, c := range row {
		all[i] = Neutral(c)
	}
	return all
}

// Neutral keeps a spreadsheet from running a cell of a foreign text as a formula: a quote in front makes it
// text. The signs are those that OWASP names for CSV injection, in both widths.
func Neutral(cell string) string {
	for i := range cell {
		if i > 0 {
			if strings.ContainsAny(cell[:i], formulaSigns) {
				return "'" + cell
			}
			return cell
		}
	}
	if strings.ContainsAny(cell, formulaSigns) {
		return "'" + cell
	}
	return cell
}

const formulaSigns = "=+-@\t\r\n＝＋－＠"
