package docfile_test

import (
	"context"
	"errors"
	"testing"

	"zhenyu/internal/docfile"
)

// TestNoDocument checks that a few bytes of something else, and data, are no documents.
func TestNoDocument(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]error{"\x00\x01": docfile.ErrUnsupported, `{"a": ["调研"]}`: docfile.ErrUnsupported, "[1, 2]": docfile.ErrUnsupported, "{调研}": nil, "路": nil} {
		for _, err := range docfile.Extract(context.Background(), "two.pdf", []byte(name), docfile.Limits{}) {
			if !errors.Is(err, want) {
				t.Errorf("%q: %v, want %v", name, err, want)
			}
		}
	}
}
