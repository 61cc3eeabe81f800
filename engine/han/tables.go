package han

import (
	"embed"
	"strings"
	"unicode/utf8"
)

//go:embed tables
var files embed.FS

// table gives an embedded table. A missing one is a broken build, not a condition to report.
func table(name string) string {
	text, err := files.ReadFile("tables/" + name)
	if err != nil {
		panic("han: " + err.Error())
	}
	return string(text)
}

// plane is the number of code points in the basic plane, where all but the rarest characters
// are: a flat array over it answers in a nanosecond.
const plane = 1 << 16

// simplified maps each rune of the basic plane to its simplified form, by characters alone.
var simplified = func() *[plane]uint16 {
	t := new([plane]uint16)
	for r := range t {
		t[r] = uint16(r)
	}
	for from, to := range pairs(table("chars.txt")) {
		if from < plane {
			t[from] = uint16(to)
		}
	}
	return t
}()

// rare maps the characters beyond the basic plane that have a simplified form.
var rare = func() map[rune]rune {
	m := map[rune]rune{}
	for from, to := range pairs(table("chars.txt")) {
		if from >= plane {
			m[from] = to
		}
	}
	return m
}()

// pairs yields the two runes of each line.
func pairs(text string) func(yield func(from, to rune) bool) {
	return func(yield func(from, to rune) bool) {
		for line := range strings.Lines(text) {
			from, n := utf8.DecodeRuneInString(line)
			to, _ := utf8.DecodeRuneInString(line[n:])
			if !yield(from, to) {
				return
			}
		}
	}
}

// simple gives the simplified form of a character, by characters alone.
func simple(r rune) rune {
	if uint32(r) < plane {
		return rune(simplified[r])
	}
	if to, ok := rare[r]; ok {
		return to
	}
	return r
}
