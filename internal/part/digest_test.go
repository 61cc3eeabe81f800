package part_test

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"zhenyu/internal/part"
)

func digest(t rapid.TB, files ...string) string {
	t.Helper()
	var d part.Digest
	for _, f := range files {
		if err := d.AddLines(strings.NewReader(f)); err != nil {
			t.Fatal(err)
		}
	}
	return d.String()
}

// TestDigest deals lines to files in any order: the digest is that of the whole, and no other set of lines has it.
func TestDigest(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		all := rapid.SliceOfN(rapid.StringMatching(`[甲乙a ]{0,4}`), 1, 12).Draw(t, "lines")
		ended := func(lines []string) string { return strings.Join(append(slices.Clone(lines), ""), "\n") }
		whole := digest(t, ended(all))
		var files [3]string
		for _, line := range rapid.Permutation(all).Draw(t, "order") {
			files[rapid.IntRange(0, 2).Draw(t, "file")] += line + "\n"
		}
		if got := digest(t, files[:]...); got != whole {
			t.Fatalf("%q: %s, want %s", files, got, whole)
		}
		if digest(t, ended(all[1:])) == whole || digest(t, ended(all), ended(all[:1])) == whole {
			t.Fatal("a line lost or doubled is not seen")
		}
	})
	sum := sha256.Sum256([]byte(strings.Repeat("长", 100_000)))
	if got := digest(t, strings.Repeat("长", 100_000)); got != hex.EncodeToString(sum[:]) {
		t.Errorf("one long line without an end: %s", got)
	}
	if got := digest(t, ""); got != strings.Repeat("0", 64) {
		t.Errorf("no lines: %s", got)
	}
}
