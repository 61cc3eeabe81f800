package docfile

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// TestDetectReports re-encodes real reports and asks for the charset back: whole texts, each line,
// and pieces of a few characters. Whole texts must all be right. The floors for pieces are what was
// measured, rounded down: a change of the weights that loses accuracy fails here.
func TestDetectReports(t *testing.T) {
	t.Parallel()
	texts := reports(t)
	for _, piece := range []struct {
		name  string
		floor float64
		cut   func(string) []string
	}{
		{"whole", 1, func(s string) []string { return []string{s} }},
		{"first line", 1, func(s string) []string { return pieces(firstLine(s), 1<<20) }},
		{"12 characters", 0.999, func(s string) []string { return pieces(s, 12) }},
		{"6 characters", 0.99, func(s string) []string { return pieces(s, 6) }},
		{"3 characters", 0.9, func(s string) []string { return pieces(s, 3) }},
	} {
		for _, c := range charsets[1:] {
			right, all := 0, 0
			for _, name := range slices.Sorted(maps.Keys(texts)) {
				for _, text := range piece.cut(texts[name]) {
					data, err := c.enc.NewEncoder().Bytes([]byte(text))
					if err != nil { // simplified characters that Big5 does not have
						continue
					}
					all++
					if got, _ := decode(t.Context(), data, nil); got.charset == c.name && got.text == text {
						right++
					} else if piece.floor == 1 {
						t.Errorf("%s of %s in %s read as %s: %q for %q", piece.name, name, c.name, got.charset, got.text, text)
					}
				}
			}
			rate := float64(right) / float64(max(all, 1))
			t.Logf("%-14s %-8s %5d of %5d right (%.4f)", piece.name, c.name, right, all, rate)
			if rate < piece.floor {
				t.Errorf("%s in %s: %.4f right, want %.4f", piece.name, c.name, rate, piece.floor)
			}
		}
	}
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}

// pieces cuts a text into runs of n characters, those with a Chinese one among them; a shorter text is
// one piece.
func pieces(s string, n int) []string {
	var cut []string
	for run := range slices.Chunk([]rune(strings.Join(strings.Fields(s), "")), n) {
		if (len(run) == n || len(cut) == 0) && slices.ContainsFunc(run, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
			cut = append(cut, string(run))
		}
	}
	return cut
}
