package han

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// lexicon holds the phrases whose simplified form is not that of their characters.
type lexicon struct {
	simplified map[string]string
	longest    [plane]uint8 // bytes of the longest phrase that begins with this rune; 0: none
}

var phrases = sync.OnceValue(func() *lexicon {
	l := &lexicon{simplified: map[string]string{}}
	for line := range strings.Lines(table("phrases.txt")) {
		from, to, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		l.simplified[from] = to
		if first, _ := utf8.DecodeRuneInString(from); first < plane {
			l.longest[first] = max(l.longest[first], uint8(len(from)))
		}
	}
	return l
})

// match gives the longest phrase at the start of s, as its length and its simplified form.
func (l *lexicon) match(s string, first rune) (int, string) {
	if uint32(first) >= plane {
		return 0, ""
	}
	for n := min(int(l.longest[first]), len(s)); n > 0; n-- {
		if n < len(s) && !utf8.RuneStart(s[n]) {
			continue
		}
		if to, ok := l.simplified[s[:n]]; ok {
			return n, to
		}
	}
	return 0, ""
}

// Simplify gives the text in simplified characters as people write them: the longest known
// phrase first (乾隆 stays, 葡萄乾 gives 葡萄干), else character by character. Traditional text
// of the mainland, Taiwan and Hong Kong is taken alike; signs, spaces and words are kept, and so
// is everything that is simplified already. The number of runes may change. A byte that is no
// UTF-8 becomes U+FFFD. Deterministic; one pass.
//
// Source: OpenCC's chains t2s, tw2s and hk2s in one, without the segmentation pass of the
// latter two and without results outside the basic plane.
func Simplify(s string) string {
	l := phrases()
	var out strings.Builder
	kept := 0 // what stands before it is written
	write := func(from, to int) {
		if out.Cap() == 0 {
			out.Grow(len(s) + utf8.UTFMax)
		}
		out.WriteString(s[kept:from])
		kept = to
	}
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if m, to := l.match(s[i:], r); m > 0 {
			write(i, i+m)
			out.WriteString(to)
			n = m
		} else if to := simple(r); to != r || r == utf8.RuneError {
			write(i, i+n)
			out.WriteRune(to)
		}
		i += n
	}
	if kept == 0 {
		return s
	}
	write(len(s), len(s))
	return out.String()
}
