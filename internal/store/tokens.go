package store

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"zhenyu/engine/han"
)

// maxTokens is how much of a text is searched: three million characters or so.
const maxTokens = 3_000_000

// kindToken is the word that says what kind of thing a text belongs to. Underscores would split it.
func kindToken(kind string) string { return "kind" + kind }

// grams cuts a text into what search compares: pairs of neighbouring Chinese characters (旧衣回收 gives 旧衣, 衣回,
// 回收), and whole words of letters and digits. A query's grams stand in the text one after the other exactly where the
// query does, so any two characters are found, by either database's own index. Traditional and simplified are the same. A
// word goes on over the end of a line, as texts are that were copied out of a narrow page.
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
	ended := false // a line, within a run
	for _, r := range han.Fold(han.Simplify(text)) {
		if r == '\n' && len(run) > 0 && !ended {
			ended = true
			continue
		}
		if ended && !unicode.Is(unicode.Han, r) {
			flush()
		}
		ended = false
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

// phrase is a word of a query: grams that must follow each other. What is found may go on behind an open one with
// another character.
type phrase struct {
	grams []string
	open  bool
}

// ending is a database's sign of an open phrase, "" behind a closed one.
func (p phrase) ending(sign string) string {
	if p.open {
		return sign
	}
	return ""
}

// phrasesOf cuts a query at its blanks into words, all of which must be found. A word that begins or ends with one Chinese
// character beside a digit or a letter (the 日 of 10月15日) does not say which pair that is of: at the end any will do, at
// the beginning it is left out.
func phrasesOf(query string) (all []phrase) {
	for word := range strings.FieldsSeq(query) {
		cut := grams(word)
		if len(cut) > 1 && isLone(cut[0]) {
			cut = cut[1:]
		}
		if len(cut) > 0 {
			all = append(all, phrase{cut, isLone(cut[len(cut)-1])})
		}
	}
	return all
}

// isLone tells whether a gram is one Chinese character.
func isLone(gram string) bool {
	r, size := utf8.DecodeRuneInString(gram)
	return size == len(gram) && unicode.Is(unicode.Han, r)
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
