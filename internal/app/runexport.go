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

// tables say in each row what they answer and what they rest on: rows are copied without their file.
func (p *RunPage) tables(words *lang.Catalogue) []sheet.Table {
	var tables []sheet.Table
	if p.Siting == nil {
		tables = []sheet.Table{AreaTable(words, p.Access.Rules, p.Access.Areas)}
	} else {
		tables = p.Siting.Tables(words)
		for i := range tables {
			say(&tables[i], words.T("csv_question"), p.Siting.Question(words))
			say(&tables[i], words.T("csv_profile"), p.Siting.Profile)
		}
	}
	for i := range tables {
		say(&tables[i], words.T("csv_run"), int64(p.Run.ID))
		p.said.tell(&tables[i], words)
	}
	return tables
}

// say adds a column with the same in each row.
func say(t *sheet.Table, head string, what any) {
	t.Head = append(t.Head, head)
	for i := range t.Rows {
		t.Rows[i] = append(t.Rows[i], what)
	}
}
