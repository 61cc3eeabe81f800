package repair

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"zhenyu/engine/han"
)

// least is the number of annotated characters from which on a text counts as garbled: one or two
// may be an author's own help with a hard character.
const least = 3

// tones maps the vowels with tone marks to plain ones, and look-alike letters to real ones.
var tones = func() map[rune]rune {
	m := map[rune]rune{'ɑ': 'a', 'ɡ': 'g', 'v': 'ü'}
	for _, row := range []string{"aāáǎàă", "eēéěèĕ", "iīíǐìĭ", "oōóǒòŏ", "uūúǔùŭ", "üǖǘǚǜ", "nńňǹ", "mḿ", "êếề"} {
		plain := []rune(row)[0]
		for _, r := range row {
			m[r] = plain
		}
	}
	return m
}()

// plain gives a letter of pinyin without its tone, 0 for what is no such letter.
func plain(r rune) rune {
	if 'a' <= r && r <= 'z' && r != 'v' {
		return r
	}
	return tones[r]
}

// toned reports whether any letter has a tone mark.
func toned(syllable string) bool {
	for _, r := range syllable {
		if r >= 0x80 && r != 'ü' && r != 'ɑ' && r != 'ɡ' {
			return true
		}
	}
	return false
}

// syllable reads pinyin and a closing bracket from index i on, with the space before the bracket
// that some sites write. It gives the pinyin and the index behind the bracket, or "".
func (w *work) syllable(i int) (string, int) {
	const longest = 7 // letters, some of them with a combining mark
	from := i
	for i < len(w.text) && i-from < longest && (plain(w.text[i].r) != 0 || isCombining(w.text[i].r)) {
		i++
	}
	n := i
	if w.at(i) == ' ' {
		i++
	}
	if n == from || w.at(i) != ')' && w.at(i) != '）' {
		return "", 0
	}
	var b strings.Builder
	for _, c := range w.text[from:n] {
		b.WriteRune(c.r)
	}
	return norm.NFC.String(b.String()), i + 1
}

func isCombining(r rune) bool { return 0x0300 <= r && r <= 0x036F }

// annotation reads an annotation in brackets from index i on, as syllable does.
func (w *work) annotation(i int) (string, int) {
	if r := w.at(i); r != '(' && r != '（' {
		return "", 0
	}
	return w.syllable(i + 1)
}

// behind gives the index of the cell behind the annotation of the character at index i, 0 where
// it has none.
func (w *work) behind(i int) int { return int(w.notes[i]) }

// readNotes finds the annotations of the text, and whether it has enough of them to be garbled. A
// toned syllable that is no known reading is one all the same: nobody else writes so, and tables
// of readings have gaps.
func (w *work) readNotes() bool {
	w.notes = make([]int32, len(w.text))
	known := 0
	for i := range w.text {
		if !isHan(w.text[i].r) {
			continue
		}
		syllable, next := w.annotation(i + 1)
		if next == 0 {
			continue
		}
		fits := sounds(w.text[i].r, syllable)
		if fits {
			known++
		}
		if fits || toned(syllable) {
			w.notes[i] = int32(next)
		}
	}
	return known >= least
}

// readings gives what a character is read, itself or as its simplified form.
func readings(r rune) []string {
	own := han.Pinyin(r)
	s := han.FoldRune(r)
	if s == r {
		return own
	}
	own = slices.Clone(own)
	for _, reading := range han.Pinyin(s) {
		if !slices.Contains(own, reading) {
			own = append(own, reading)
		}
	}
	return own
}

// sounds reports whether the syllable is a reading of the character, tones aside.
func sounds(r rune, syllable string) bool {
	same := func(reading string) bool { return sameLetters(reading, syllable) }
	return slices.ContainsFunc(han.Pinyin(r), same) || slices.ContainsFunc(han.Pinyin(han.FoldRune(r)), same)
}

// sameLetters compares two syllables without their tones.
func sameLetters(a, b string) bool {
	for a != "" && b != "" {
		x, n := utf8.DecodeRuneInString(a)
		y, m := utf8.DecodeRuneInString(b)
		if x != y && plain(x) != plain(y) {
			return false
		}
		a, b = a[n:], b[m:]
	}
	return a == b
}

// letters gives a syllable without its tone.
func letters(syllable string) string { return strings.Map(plain, syllable) }

// isHan reports the characters that the damage is about: those of GBK's ideographs.
func isHan(r rune) bool { return 0x4E00 <= r && r <= 0x9FFF }
