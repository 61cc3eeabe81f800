package app

import (
	"io"

	"zhenyu/internal/lang"
	"zhenyu/internal/sheet"
)

// Export writes the tables of a run: all of them as XLSX, the first as CSV.
func (p *RunPage) Export(format Format, words *lang.Catalogue, w io.Writer) error {
	tables := p.tables(words)
	if format == CSV {
		return tables[0].WriteCSV(w)
	}
	return sheet.WriteBook(w, tables...)
}

func (p *RunPage) tables(words *lang.Catalogue) []sheet.Table {
	if p.Siting != nil {
		return p.Siting.Tables(words)
	}
	return []sheet.Table{AreaTable(words, p.Access.Rules, p.Access.Areas)}
}
