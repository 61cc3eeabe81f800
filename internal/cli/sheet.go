package cli

import (
	"encoding/csv"
	"io"
)

// newSheet begins a CSV for a spreadsheet with the heads of some keys.
func newSheet(c *Console, w io.Writer, keys ...string) *csvPrinter {
	_, err := io.WriteString(w, "\uFEFF")
	p := &csvPrinter{c: c, csv: csv.NewWriter(w), err: err}
	p.csv.UseCRLF = true
	head := make([]string, len(keys))
	for i, key := range keys {
		head[i] = c.T(key)
	}
	p.write(head)
	return p
}
