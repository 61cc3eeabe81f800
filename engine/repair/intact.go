package repair

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// watched are the runes that something to mend may begin with.
var watched = func() *[plane]bool {
	t := new([plane]bool)
	for r := range rune(plane) {
		t[r] = isInvisible(r) || isPrivate(r) || isWideWord(r) || beginsSwap(r)
	}
	for _, r := range "?(（&<、,， \u00A0\uFFFD" {
		t[r] = true
	}
	return t
}()

// intact reports that no step would change or mark the text. It may say no where one would not:
// that only costs the time of the steps.
func intact(s string) bool {
	before := rune(-1)
	for i, r := range s {
		if r < plane && watched[r] && suspicious(before, r, s[i:]) {
			return false
		}
		before = r
	}
	return true
}

// suspicious reports whether something to mend may begin with the rune r, which is the first of
// rest.
func suspicious(before, r rune, rest string) bool {
	switch r {
	case '?':
		return isJunkMark(before, r, next(rest)) || strings.HasPrefix(rest, "???")
	case '(', '（':
		return isHan(before) && plain(next(rest)) != 0
	case '&':
		after := next(rest)
		return after == '#' || 'A' <= after && after <= 'z'
	case '<':
		after := next(rest)
		return after == '/' || isTagRune(after)
	case ',', '，':
		after := next(rest)
		return isStopSign(after) || after == '\n' || after == '\r'
	case '、':
		after := next(rest)
		return after == '\n' || after == '\r'
	case ' ':
		after := next(rest)
		return isHan(before) && isHan(after) && strings.HasPrefix(rest[1+utf8.RuneLen(after):], " ")
	case '正', '當', '*':
		return slices.ContainsFunc(swaps, func(w swap) bool { return strings.HasPrefix(rest, w.was) })
	}
	return true
}

// next gives the second rune of a text, -1 where it has none.
func next(s string) rune {
	_, n := utf8.DecodeRuneInString(s)
	if n == len(s) {
		return -1
	}
	r, _ := utf8.DecodeRuneInString(s[n:])
	return r
}
