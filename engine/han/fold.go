package han

import "strings"

// folded maps each rune of the basic plane to its folded form.
var folded = func() *[plane]uint16 {
	t := *simplified
	for r := 0xFF01; r <= 0xFF5E; r++ {
		t[r] = uint16(r - 0xFF01 + '!')
	}
	for _, row := range marks {
		to := []rune(row.to)
		for i, from := range []rune(row.from) {
			t[from] = uint16(to[min(i, len(to)-1)])
		}
	}
	// Some chains have two links (薴 苧 苎): a folded text must be its own folded text.
	for r, to := range t {
		for t[to] != to {
			to = t[to]
		}
		t[r] = to
	}
	return &t
}()

// FoldRune gives the form of a rune that stands for all the forms a matcher should take for
// the same: simplified for traditional characters (character by character), ASCII for
// full-width ASCII, one sign for those that differ only in width or region (see marks.go).
// Letter case is kept. Any rune may be given, also an invalid one, which comes back as it is.
// Deterministic, one array lookup, no allocation. Source: OpenCC's tables; the signs are ours.
func FoldRune(r rune) rune {
	if uint32(r) < plane {
		return rune(folded[r])
	}
	return simple(r)
}

// Fold gives the text with every rune folded by [FoldRune]. It has exactly as many runes as s,
// so the n-th rune of one is the n-th of the other; byte offsets differ. A byte that is no
// UTF-8 becomes U+FFFD and counts as one rune, as it does in a range over s. Fold both sides of
// a comparison. Deterministic; one pass, one allocation, none where nothing changes.
func Fold(s string) string {
	clean := unchanged(s, FoldRune)
	if clean == len(s) {
		return s
	}
	var out strings.Builder
	out.Grow(len(s))
	out.WriteString(s[:clean])
	for _, r := range s[clean:] {
		out.WriteRune(FoldRune(r))
	}
	return out.String()
}

// unchanged gives the number of bytes before the first rune that f changes. A byte that is no
// UTF-8 counts as changed, since it cannot be written back as a rune.
func unchanged(s string, f func(rune) rune) int {
	for i, r := range s {
		if r >= 0x80 && (f(r) != r || r == '\uFFFD') {
			return i
		}
	}
	return len(s)
}
