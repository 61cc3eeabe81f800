package repair

import (
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"zhenyu/engine/han"
)

// pair is a character of GBK as its two bytes.
type pair struct{ lead, trail byte }

const (
	firstLead  = 0x81
	firstTrail = 0x40
	trails     = 0xFF - firstTrail
)

// glyph is what the search needs to know of a pair of bytes.
type glyph struct {
	r      rune   // 0: no character
	folded uint16 // as the word list has it
	odd    bool   // cannot stand in traditional text
	common bool   // may be chosen where no byte tells
}

// choice is a character that the search may choose.
type choice struct {
	pair
	glyph
	reading string // the reading that it is listed under, with tone; "" in other lists
}

// gone is a common character whose trail byte vanished together with the lead of the next, and
// the range of that lead.
type gone struct {
	glyph
	low, high byte
}

// charset holds GBK both ways, and by what the search chooses from.
type charset struct {
	glyphs  [(0xFF - firstLead) * trails]glyph
	pairs   map[rune]pair
	tails   [0xFF - firstLead][]glyph // common characters by lead, with a trail that passes for a lead
	gone    [0xFF - firstLead][]gone  // common characters by lead, with a trail that can vanish
	leads   [trails][]choice          // common characters by trail, in order of their lead
	sounded map[string][]choice       // characters by reading without tone
}

var gbk = sync.OnceValue(func() *charset {
	c := &charset{pairs: make(map[rune]pair, 24000), sounded: map[string][]choice{}}
	w := words()
	decoder := simplifiedchinese.GBK.NewDecoder()
	var bytes [2]byte
	var text [8]byte
	for lead := firstLead; lead < 0xFF; lead++ {
		for trail := firstTrail; trail < 0xFF; trail++ {
			bytes = [2]byte{byte(lead), byte(trail)}
			decoder.Reset()
			size, _, err := decoder.Transform(text[:], bytes[:], true)
			r, n := utf8.DecodeRune(text[:size])
			if err == nil && n == size && r != utf8.RuneError && !isPrivate(r) {
				c.enter(pair{bytes[0], bytes[1]}, r, w)
			}
		}
	}
	return c
})

// enter puts a character into all tables.
func (c *charset) enter(p pair, r rune, w *lexicon) {
	g := glyph{r: r, folded: uint16(han.FoldRune(r)), odd: han.Exclusive(r) == han.Hans}
	g.common = !g.odd && (isCommonSign(r) || isHan(r) && w.seen[g.folded] >= commonCount)
	c.pairs[r] = p
	c.glyphs[(int(p.lead)-firstLead)*trails+int(p.trail)-firstTrail] = g
	for _, reading := range readings(r) {
		key := letters(reading)
		c.sounded[key] = append(c.sounded[key], choice{p, g, reading})
	}
	if g.common {
		c.enterCommon(p, g)
	}
}

// enterCommon puts a common character into the tables of those.
func (c *charset) enterCommon(p pair, g glyph) {
	lead := p.lead - firstLead
	c.leads[p.trail-firstTrail] = append(c.leads[p.trail-firstTrail], choice{pair: p, glyph: g})
	if p.trail >= firstLead {
		c.tails[lead] = append(c.tails[lead], g)
	}
	for _, v := range vanishing {
		if v.lead == p.trail {
			c.gone[lead] = append(c.gone[lead], gone{g, v.low, v.high})
		}
	}
}

// commonCount is how often a character must come in the words of the list to be chosen.
const commonCount = 300

// isCommonSign reports the signs that may be chosen.
func isCommonSign(r rune) bool {
	switch r {
	case '，', '。', '、', '“', '”', '；', '：':
		return true
	}
	return false
}

// read gives the characters with a reading, tones aside.
func (c *charset) read(syllable string) []choice { return c.sounded[letters(syllable)] }

// glyph gives the character of two bytes; its r is 0 where there is none.
func (c *charset) glyph(lead, trail byte) glyph {
	if lead < firstLead || lead == 0xFF || trail < firstTrail || trail == 0xFF {
		return glyph{}
	}
	return c.glyphs[(int(lead)-firstLead)*trails+int(trail)-firstTrail]
}

// pair gives the bytes of a character as it is shown: ASCII may be full-width ASCII that was
// folded later, a space the full-width one, and a private one is a pair without a character.
func (c *charset) pair(r rune) (pair, bool) {
	switch {
	case r == ' ':
		return pair{0xA1, 0xA1}, true
	case '!' <= r && r <= '}':
		return pair{0xA3, byte(r) + 0x80}, true
	case isPrivate(r):
		return private(r)
	}
	p, ok := c.pairs[r]
	return p, ok
}

func isPrivate(r rune) bool { return 0xE000 <= r && r <= 0xF8FF }

// private gives the bytes of a character of the user-defined areas of GBK, which decoders map
// to U+E000 and on: AAA1–AFFE, then F8A1–FEFE, then A140–A7A0 without 7F.
func private(r rune) (pair, bool) {
	const row, narrow = 94, 96
	i := int(r - 0xE000)
	switch {
	case i < 6*row:
		return pair{byte(0xAA + i/row), byte(0xA1 + i%row)}, true
	case i < 13*row:
		i -= 6 * row
		return pair{byte(0xF8 + i/row), byte(0xA1 + i%row)}, true
	case i < 13*row+7*narrow:
		i -= 13 * row
		trail := 0x40 + i%narrow
		if trail >= 0x7F {
			trail++
		}
		return pair{byte(0xA1 + i/narrow), byte(trail)}, true
	}
	return pair{}, false
}

// vanishing lists the first bytes of the pairs that are not shown, with the range that their
// second byte has: it leads the next character, so it is 81 at least.
var vanishing = func() (list []struct{ lead, low, high byte }) {
	for _, row := range []struct{ first, last, low, high byte }{
		{0xA1, 0xA7, firstLead, 0xA0}, {0xAA, 0xAF, 0xA1, 0xFE}, {0xF8, 0xFE, 0xA1, 0xFE},
	} {
		for lead := row.first; lead <= row.last; lead++ {
			list = append(list, struct{ lead, low, high byte }{lead, row.low, row.high})
		}
	}
	return list
}()
