package cli

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// Signs that do not begin a line, and those that do not end one.
const (
	closing = "，。、；：？！）》〉】」』”’…,.;:?!)%"
	opening = "（《〈【「『“‘("
)

// styling is what the terminal takes for bold, dim and plain, and shows nothing for.
var styling = regexp.MustCompile("\x1b\\[[0-9;]*m")

// fold breaks each line of a text that is wider than the terminal; columns of 0 break nothing. Wide characters break
// anywhere but before closing and after opening signs, others at blanks; only a word longer than a line is cut. What goes
// over hangs under the text that a short first word (a number, a mark) introduces, or two columns in.
func fold(text string, columns int) string {
	if columns <= 0 {
		return text
	}
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = foldLine(line, columns)
	}
	return strings.Join(lines, "\n")
}

func foldLine(line string, columns int) string {
	var b strings.Builder
	hang := min(hangOf(line), columns/2)
	room := columns
	for displayWidth(styling.ReplaceAllString(line, "")) > room {
		at := breakAt(line, room)
		b.WriteString(strings.TrimRight(line[:at], " ") + "\n" + strings.Repeat(" ", hang))
		line = strings.TrimLeft(line[at:], " ")
		room = columns - hang
	}
	return b.String() + line
}

// hangOf gives the column under which a line goes on.
func hangOf(line string) int {
	const short = 3
	line = styling.ReplaceAllString(line, "")
	text := strings.TrimLeft(line, " ")
	indent := len(line) - len(text)
	if first, rest, ok := strings.Cut(text, " "); ok && displayWidth(first) <= short {
		return indent + displayWidth(first) + 1 + len(rest) - len(strings.TrimLeft(rest, " "))
	}
	return indent + 2
}

// breakAt gives the byte at which the next line begins, so that what is before it has room.
func breakAt(line string, room int) int {
	best, used := 0, 0
	before := ' '
	seen := false // a letter: the indent is no place to break
	for i := 0; i < len(line); {
		if style := styling.FindStringIndex(line[i:]); style != nil && style[0] == 0 {
			i += style[1]
			continue
		}
		r, size := utf8.DecodeRuneInString(line[i:])
		if seen && mayBreak(before, r) {
			best = i
		}
		if used += displayWidth(string(r)); used > room && i > 0 {
			if best == 0 {
				return i
			}
			return best
		}
		seen = seen || r != ' '
		before = r
		i += size
	}
	return len(line)
}

func mayBreak(before, after rune) bool {
	if strings.ContainsRune(closing, after) || strings.ContainsRune(opening, before) {
		return false
	}
	return before == ' ' || after == ' ' || displayWidth(string(before)) == 2 || displayWidth(string(after)) == 2
}
