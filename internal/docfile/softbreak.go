package docfile

import (
	"strings"
	"unicode/utf8"
)

// softBreak stands for a line break that a writer set inside a paragraph.
const softBreak = "\v"

// softLines cuts a paragraph at the breaks inside it, but for those inside a sentence: text that was
// copied from a page or a screen keeps the breaks of its lines.
func softLines(text string) []string {
	parts := strings.Split(text, softBreak)
	var found []string
	start := 0
	for i := range parts {
		if i+1 < len(parts) && withinSentence(parts[i], parts[i+1], indented(parts[0])) {
			continue
		}
		found = append(found, strings.Join(parts[start:i+1], ""))
		start = i + 1
	}
	return found
}

// withinSentence reports a break behind a comma, or one in a paragraph that its writer indented by hand
// and did not indent again, from an unfinished sentence to where it ends.
func withinSentence(before, after string, byHand bool) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimSpace(before))
	switch {
	case indented(after) || numbered.MatchString(after):
		return false
	case last == '，' || last == '、':
		return true
	}
	return byHand && chineseOrDigit(last) && strings.ContainsAny(after, "。；！？")
}

func chineseOrDigit(r rune) bool { return r >= '0' && r <= '9' || r >= hanFirst && r <= hanLast }

// indented reports the white space by which writers begin a paragraph.
func indented(text string) bool {
	for _, mark := range []string{"\t", "\u3000", "\u2003", "\u00a0", "  "} {
		if strings.HasPrefix(text, mark) {
			return true
		}
	}
	return false
}
