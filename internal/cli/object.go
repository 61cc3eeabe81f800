package cli

import (
	"encoding/json"
	"io"
)

// printObject prints one indented JSON object.
func (c *Console) printObject(v any) error { return writeObject(c.Stdout, v) }

func writeObject(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}
