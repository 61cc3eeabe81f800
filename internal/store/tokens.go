package store

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"zhenyu/engine/han"
)

// maxTokens is how much of a text is searched: PostgreSQL keeps no positions beyond 16,383, and both databases should
// find the same.
const maxTokens = 16000

// kindToken is the word that says what kind of thing a text belongs to. Underscores would split it.
func kindToken(kind string) string { return "kind" + kind }

// grams cuts a text into what search compares: pairs of neighbouring Chinese characters (旧衣回收 gives 旧衣, 衣回,
// 回收), and whole words of letters and digits. A query's grams stand in the text one after the other exactly where the
// query does, so any two characters are found, by either database's own index. Traditional and simplified are the same.
func grams(text string) []string {
	var all []string
	run := make([]rune, 0, 64)
	var word strings.Builder
	flush := func() {
		all = appendPairs(all, run)
		run = run[:0]
		if word.Len() > 0 {
			all = append(all, word.String())
			word.Reset()
		}
	}
	for _, r := range han.Fold(han.Simplify(text)) {
		switch {
		case unicode.Is(unicode.Han, r):
			if word.Len() > 0 {
				flush()
			}
			run = append(run, r)
		case r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			if len(run) > 0 {
				flush()
			}
			if word.Len() < 64 {
				word.WriteRune(unicode.ToLower(r))
			}
		default:
			flush()
		}
		if len(all) > maxTokens {
			return all[:maxTokens]
		}
	}
	flush()
	return all[:min(len(all), maxTokens)]
}

// gramsOf gives the grams of several texts.
func gramsOf(texts []string) (all []string) {
	for _, t := range texts {
		all = append(all, grams(t)...)
	}
	return all
}

func appendPairs(all []string, run []rune) []string {
	if len(run) == 1 {
		return append(all, string(run))
	}
	for i := 1; i < len(run); i++ {
		all = append(all, string(run[i-1:i+1]))
	}
	return all
}

// withoutBlanks takes blanks and control characters out.
func withoutBlanks(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) {
			return -1
		}
		return r
	}, s)
}
