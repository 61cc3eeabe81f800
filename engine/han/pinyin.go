package han

import (
	"strings"
	"sync"
)

// readings maps a character to its toned syllables.
var readings = sync.OnceValue(func() map[rune][]string {
	m := make(map[rune][]string, 21000)
	for line := range strings.Lines(table("pinyin.txt")) {
		syllable, characters, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		for _, r := range characters {
			m[r] = append(m[r], syllable)
		}
	}
	return m
})

// Pinyin gives the readings of a character, simplified or traditional, with tone marks
// (長: cháng, zhǎng, zhàng), in alphabetical order; nil for what has none here, which is all
// that GBK does not hold. The caller must not change the slice. Deterministic; the first call
// loads the table, later ones are one lookup. Source: go-pinyin's table.
func Pinyin(r rune) []string { return readings()[r] }
