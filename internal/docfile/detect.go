package docfile

import (
	"bytes"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// sampleBytes is how much of a file is scored. Accuracy on Chinese text is complete long before.
const sampleBytes = 16 << 10

// declaredBonus is what a declaration adds to the score per character: enough to decide between
// readings that are equally good, never enough to make mojibake win.
const declaredBonus = 0.2

// detect returns the charset by which data reads most like Chinese. Valid UTF-8 without control
// characters is UTF-8: other charsets give that by chance in texts of a few characters alone.
//
// Method: decode a sample by each charset and average a weight per character, in which common
// characters, Chinese punctuation, and what cannot be decoded count most. The weights have two
// sources: the frequent characters listed in frequent.go, and level 1 of the two national character
// sets, which their makers filled with the characters in common use.
func detect(data []byte, declared *charset) *charset {
	if utf8.Valid(data) && !slices.ContainsFunc(data, controlByte) {
		return utf8Set
	}
	return best(charsets, data, declared)
}

// controlByte reports what stands in no text, but in many halves of UTF-16 characters.
func controlByte(b byte) bool { return b < ' ' && (b < '\t' || b > '\r') }

// detectNarrow is detect for a single line of a file whose charset is known to be no UTF-16.
func detectNarrow(line []byte) *charset {
	if utf8.Valid(line) {
		return utf8Set
	}
	return best([]*charset{utf8Set, gb18030, big5}, line, nil)
}

func best(among []*charset, data []byte, declared *charset) *charset {
	narrow, wide := narrowSample(data), wideSample(data)
	var winner *charset
	var top float64
	for _, c := range among {
		sample := narrow
		if c.wide {
			sample = wide
		}
		s := score(c.decode(sample))
		if c == declared {
			s += declaredBonus
		}
		if winner == nil || s > top {
			winner, top = c, s
		}
	}
	return winner
}

// narrowSample takes the lines that have bytes beyond ASCII, which alone tell the charset: a page
// may begin with twenty kilobytes of script.
func narrowSample(data []byte) []byte {
	if len(data) <= sampleBytes {
		return data
	}
	var sample []byte
	for line := range bytes.Lines(data) {
		if bytes.IndexFunc(line, func(r rune) bool { return r >= utf8.RuneSelf }) < 0 {
			continue
		}
		sample = append(sample, line[:min(len(line), sampleBytes-len(sample))]...)
		if len(sample) == sampleBytes {
			break
		}
	}
	return sample
}

func wideSample(data []byte) []byte { return data[:min(len(data), sampleBytes)] }

// score is the mean weight of the characters of a text. The last character is left out when it is
// broken: samples and scraped files end anywhere.
func score(text string) float64 {
	sum, n := 0, 0
	for _, r := range text {
		sum += weight(r)
		n++
	}
	if last, _ := utf8.DecodeLastRuneInString(text); last == utf8.RuneError && n > 1 {
		sum -= weight(last)
		n--
	}
	if n == 0 {
		return 0
	}
	return float64(sum) / float64(n)
}

// weight says how much a character speaks for the charset that gave it. The steps were set by hand
// and checked on short pieces of real reports in five charsets (TestDetectReports).
func weight(r rune) int {
	switch {
	case r == utf8.RuneError:
		return -10
	case r == '\n' || r == '\t' || r == '\r' || r >= ' ' && r < 0x7f:
		return 1
	case r >= hanFirst && r <= hanLast:
		return int(hanWeights()[r-hanFirst])
	case strings.ContainsRune(punctuation, r):
		return 4
	case strings.ContainsRune(toneVowels, r):
		return 1
	case r >= 0xff01 && r <= 0xff5e: // full-width Latin
		return 2
	case unicode.IsControl(r), unicode.Is(unicode.Co, r):
		return -6
	case r >= 0x2000 && r <= 0x33ff && !unicode.IsLetter(r): // general punctuation, signs, units
		return 0
	}
	return -4 // other scripts, rare and unassigned characters
}

const (
	hanFirst, hanLast = '\u4e00', '\u9fff'
	punctuation       = "，。、；：？！“”‘’（）《》〈〉【】「」『』—…·　℃％"
	// Pinyin stands beside characters in school texts, and in pages that a site has garbled.
	toneVowels = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü"
)

// hanWeights holds 4 for a frequent character, 1 for one of level 1 of GB 2312 or Big5, else -2.
var hanWeights = sync.OnceValue(func() *[hanLast - hanFirst + 1]int8 {
	var w [hanLast - hanFirst + 1]int8
	for i := range w {
		w[i] = -2
	}
	set := func(text string, value int8) {
		for _, r := range text {
			if r >= hanFirst && r <= hanLast {
				w[r-hanFirst] = value
			}
		}
	}
	set(levelOne(gb18030, 0xb0, 0xd7, 0xa1), 1)
	set(levelOne(big5, 0xa4, 0xc6, 0x40), 1)
	set(frequent, 4)
	return &w
})

// levelOne decodes the rows of common characters of a two-byte set.
func levelOne(c *charset, firstLead, lastLead, firstTrail int) string {
	var rows []byte
	for lead := firstLead; lead <= lastLead; lead++ {
		for trail := firstTrail; trail <= 0xfe; trail++ {
			if trail < 0x7f || trail > 0xa0 {
				rows = append(rows, byte(lead), byte(trail))
			}
		}
	}
	return c.decode(rows)
}
