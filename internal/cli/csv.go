package cli

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"

	"zhenyu/engine/report"
	"zhenyu/internal/app"
	"zhenyu/internal/sheet"
)

// csvColumns are the columns of the directive list, by the key of their head.
var csvColumns = []string{
	"csv_report", "csv_date", "csv_leaders", "csv_number", "csv_for", "csv_addressee", "csv_by", "csv_text", "csv_theme",
	"csv_measurable", "csv_vague", "csv_deadline", "csv_quantities", "csv_start", "csv_end", "csv_confidence", "csv_rule",
}

// csvPrinter writes one line a directive, for a spreadsheet: with the mark by which Excel knows UTF-8.
type csvPrinter struct {
	c   *Console
	csv *csv.Writer
	err error
}

func newCSVPrinter(c *Console, w io.Writer) *csvPrinter {
	_, err := io.WriteString(w, "\uFEFF")
	p := &csvPrinter{c: c, csv: csv.NewWriter(w), err: err}
	p.csv.UseCRLF = true
	head := make([]string, len(csvColumns))
	for i, key := range csvColumns {
		head[i] = c.T(key)
	}
	p.write(head)
	return p
}

func (p *csvPrinter) print(r *app.Report) error {
	for i, d := range r.Reading.Directives {
		p.write(p.row(r, i, d))
	}
	return p.err
}

func (p *csvPrinter) row(r *app.Report, i int, d report.Directive) []string {
	measurable := p.c.T("no")
	if d.Measurable {
		measurable = p.c.T("yes")
	}
	quantities := make([]string, len(d.Quantities))
	for n, q := range d.Quantities {
		quantities[n] = q.Text
	}
	leaders := make([]string, len(r.Reading.Leaders))
	for n, l := range r.Reading.Leaders {
		leaders[n] = l.Name
	}
	return []string{
		r.ID, r.Reading.Date, strings.Join(leaders, "、"), strconv.Itoa(i + 1), deref(d.For), deref(d.Addressee), d.By, d.Text,
		p.c.Of("theme", string(d.Theme)), measurable, strings.Join(d.Vague, "、"), d.Deadline, strings.Join(quantities, "、"),
		strconv.Itoa(d.Span[0]), strconv.Itoa(d.Span[1]), fmt.Sprintf("%.2f", d.Confidence), d.Rule,
	}
}

func (p *csvPrinter) write(cells []string) {
	for i := range cells {
		cells[i] = sheet.Neutral(cells[i])
	}
	if err := p.csv.Write(cells); p.err == nil {
		p.err = err
	}
}

func (p *csvPrinter) close() error {
	p.csv.Flush()
	if p.err != nil {
		return p.err
	}
	return p.csv.Error()
}

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
