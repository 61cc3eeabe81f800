package gazetteer

import "unicode/utf8"

// Match is a name in a text.
type Match struct {
	Start, End int      // half-open range of bytes
	Name       NameID   // key to Places
	Levels     LevelSet // what it can be, and whether typed or bare; 盐田镇 a town, though the one place is 盐田畲族乡
}

// Scan calls yield for the longest name at each offset of text that begins a rune and a name, in
// order, until yield returns false. Matches can overlap: 浦东新区 is followed by what begins at
// 东. A caller that wants the leftmost ones skips those that start before the last end. Names
// shorter than the longest at an offset are given by At.
// text is simplified UTF-8; bytes that are not UTF-8 are in no name. Deterministic, no
// allocation, one pass: linear in text.
func (g *Gazetteer) Scan(text string, yield func(Match) bool) {
	for at := 0; at < len(text); {
		if m, ok := g.match(text, at); ok && !yield(m) {
			return
		}
		at += width(text, at)
	}
}

// width is the number of bytes of the rune at text[at:], 1 where it is damaged.
func width(text string, at int) int {
	if text[at] < utf8.RuneSelf {
		return 1
	}
	if threeBytes(text, at) {
		return 3
	}
	_, size := utf8.DecodeRuneInString(text[at:])
	return size
}

func (g *Gazetteer) match(text string, at int) (Match, bool) {
	c := g.country.longest(text, at)
	var o hit
	if g.own != nil {
		o = g.own.longest(text, at)
	}
	if c.end == 0 && o.end == 0 {
		return Match{}, false
	}
	return g.join(at, c, o), true
}

// join makes one match of what both tables find at an offset: the longer, or both where they
// are the same string.
func (g *Gazetteer) join(at int, c, o hit) Match {
	m := Match{Start: at, End: max(c.end, o.end)}
	if c.end == m.End {
		m.Name.country = c.ref
		m.Levels |= g.country.levels(c.ref)
	}
	if o.end == m.End {
		m.Name.own = o.ref
		m.Levels |= g.own.levels(o.ref)
	}
	return m
}

// At appends to dst every name that begins at text[start:], shortest first; the last one is
// what Scan yields there. start is a byte offset at the beginning of a rune, 0 to len(text).
// Deterministic, no allocation while dst has room; O(length of the longest name squared).
func (g *Gazetteer) At(dst []Match, text string, start int) []Match {
	longest, ok := g.match(text, start)
	if !ok {
		return dst
	}
	for end := start; end < longest.End; {
		end += width(text, end)
		n := g.nameID(text[start:end])
		if n == (NameID{}) {
			continue
		}
		m := Match{Start: start, End: end, Name: n, Levels: g.country.levels(n.country)}
		if g.own != nil {
			m.Levels |= g.own.levels(n.own)
		}
		dst = append(dst, m)
	}
	return dst
}
