package cli

import "strings"

// datum is the name of a coordinate system as people write it: GCJ-02, gcj02.
type datum string

// UnmarshalText reads a name; which ones there are is for the flag to say.
func (d *datum) UnmarshalText(text []byte) error {
	*d = datum(strings.NewReplacer("-", "", "_", "", " ", "").Replace(strings.ToLower(string(text))))
	return nil
}
