package cli

import (
	"encoding/json"
	"io"

	"zhenyu/internal/app"
)

// jsonPrinter writes one JSON object a report, one after the other: indented for a reader, or one a line.
type jsonPrinter struct{ enc *json.Encoder }

func newJSONPrinter(w io.Writer, indent string) *jsonPrinter {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", indent)
	return &jsonPrinter{enc}
}

func (p *jsonPrinter) print(r *app.Report) error { return p.enc.Encode(r) }
func (p *jsonPrinter) close() error              { return nil }
