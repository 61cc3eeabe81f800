package cli

import "encoding/json"

// printObject prints one indented JSON object.
func (c *Console) printObject(v any) error {
	enc := json.NewEncoder(c.Stdout)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}
