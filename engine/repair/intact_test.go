package repair

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestIntact checks the short way against the long one: where it lets a text through, the steps
// would have changed and marked nothing.
func TestIntact(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		part := rapid.OneOf(
			rapid.StringOfN(rapid.RuneFrom([]rune("區qū()（）?,，。 :|&#;正府县協協*委镇一二三\n\u00a0\u200bＡ１")), 0, 8, -1),
			rapid.String(),
		)
		checkIntact(t, strings.Join(rapid.SliceOfN(part, 0, 6).Draw(t, "parts"), ""))
	})
}

func checkIntact(t interface{ Fatalf(string, ...any) }, s string) {
	if !intact(s) {
		return
	}
	w := &work{text: cells(s)}
	w.pass()
	if got := w.finish(s, w.string()); got.Repaired != s || len(got.Guesses)+len(got.Damaged) > 0 || got.Garbled {
		t.Fatalf("%q is let through, but repaired to %q with %v, %v", s, got.Repaired, got.Guesses, got.Damaged)
	}
}
