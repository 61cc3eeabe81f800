package cli

import (
	"slices"
	"strings"
	"testing"
)

// TestBelowZero: a flag may be followed by a number below zero; what is a flag stays one.
func TestBelowZero(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"access explain --at -51.2,-30.03 --json": "access explain --at=-51.2,-30.03 --json",
		"--open -.5,1:-1,2 --close -1,2":          "--open=-.5,1:-1,2 --close=-1,2",
		"--at=-1,2 -3":                            "--at=-1,2 -3",
		"read - -h --json -v":                     "read - -h --json -v",
	} {
		if got := belowZero(strings.Fields(text)); !slices.Equal(got, strings.Fields(want)) {
			t.Errorf("%s: %q", text, got)
		}
	}
}
