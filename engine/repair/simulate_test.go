package repair_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"zhenyu/engine/han"
)

// garbler does to a clean traditional text what copying sites do, step by step and slowly.
type garbler struct {
	table map[rune]string // annotated characters with their pinyin
	split bool            // put a byte in front of signs
	rng   *rand.Rand
}

// garble gives the text as such a site shows it.
func (g *garbler) garble(t testing.TB, text string) string {
	t.Helper()
	raw, err := simplifiedchinese.GBK.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatalf("text beyond GBK: %v", err)
	}
	return show(g.insert(g.annotate(raw)))
}

// annotate puts pinyin behind each pair of bytes that is in the table, wherever the pair begins.
func (g *garbler) annotate(raw []byte) []byte {
	var out []byte
	for i := 0; i < len(raw); {
		if i+1 < len(raw) {
			if pinyin, ok := g.table[decodePair(raw[i], raw[i+1])]; ok && raw[i] >= 0x81 {
				out = append(out, raw[i], raw[i+1])
				out = append(out, "("+pinyin+")"...)
				i += 2
				continue
			}
		}
		out = append(out, raw[i])
		i++
	}
	return out
}

// insert puts a byte in front of half of the pairs that look like one of four signs.
func (g *garbler) insert(raw []byte) []byte {
	if !g.split {
		return raw
	}
	var out []byte
	for i := range raw {
		if i+1 < len(raw) && strings.ContainsRune("！；？。", decodePair(raw[i], raw[i+1])) && g.rng.IntN(2) == 0 {
			out = append(out, 0x01)
		}
		out = append(out, raw[i])
	}
	return out
}

// decodePair gives the character of two bytes, U+FFFD for none; private ones are none.
func decodePair(lead, trail byte) rune {
	text, err := simplifiedchinese.GBK.NewDecoder().Bytes([]byte{lead, trail})
	r := []rune(string(text))
	if err != nil || len(r) != 1 || r[0] >= 0xE000 && r[0] <= 0xF8FF {
		return '\uFFFD'
	}
	return r[0]
}

// show decodes the bytes as browsers do: a lead byte with a byte that cannot follow it prints a ?
// for both, and a pair without a character prints nothing. The pinyin passes, for it is no GBK.
func show(raw []byte) string {
	var out strings.Builder
	for i := 0; i < len(raw); i++ {
		switch {
		case raw[i] == 0x01: // an inserted byte between characters shows nothing
		case raw[i] < 0x80:
			out.WriteByte(raw[i])
		case isPinyin(raw, i) > 0:
			n := isPinyin(raw, i)
			out.Write(raw[i : i+n])
			i += n - 1
		case i+1 == len(raw):
			out.WriteByte('?')
		case raw[i+1] < 0x40 || raw[i+1] == 0x7F || raw[i+1] == 0xFF:
			out.WriteByte('?')
			i++
		default:
			if r := decodePair(raw[i], raw[i+1]); r != '\uFFFD' {
				out.WriteRune(r)
			}
			i++
		}
	}
	return out.String()
}

// isPinyin gives the length of a vowel with a tone mark in UTF-8 that stands in ASCII letters and
// before a closing bracket; GBK text never has such a vowel between those.
func isPinyin(raw []byte, i int) int {
	end := i
	for end < len(raw) && end < i+8 && raw[end] != ')' {
		end++
	}
	if i == 0 || end == len(raw) || raw[end] != ')' || raw[i-1] >= 0x80 && !strings.ContainsRune("ü", rune(raw[i-1])) {
		return 0
	}
	for _, r := range string(raw[i:end]) {
		if !strings.ContainsRune("abcdefghijklmnopqrstuwxyzāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜ", r) {
			return 0
		}
	}
	return len(string([]rune(string(raw[i:end]))[0]))
}

// wide gives signs their full width again: most reports were narrowed after they were garbled.
func wide(s string) string {
	return strings.NewReplacer(",", "，", ";", "；", ":", "：", "!", "！", "?", "？", "(", "（", ")", "）").Replace(s)
}

// traditional turns simplified text into the traditional characters of the mainland, one fixed
// character for each, as the sites do; characters without one stay.
func traditional(s string) string {
	return strings.Map(func(r rune) rune {
		if t, ok := traditionalOf[r]; ok {
			return t
		}
		return r
	}, s)
}

// traditionalOf is made from the other direction: a simplified character goes to the first
// traditional one that leads to it alone.
var traditionalOf = func() map[rune]rune {
	m := map[rune]rune{}
	for r := rune(0x9FA5); r >= 0x4E00; r-- {
		s := han.FoldRune(r)
		_, err := simplifiedchinese.GBK.NewEncoder().String(string(r))
		if err == nil && s != r && han.Exclusive(r) == han.Hant && han.Exclusive(s) == han.Hans {
			m[s] = r
		}
	}
	return m
}()

// heavyTable annotates the given share of the traditional characters of a text.
func heavyTable(text string, share float64, rng *rand.Rand) map[rune]string {
	table := map[rune]string{}
	for _, r := range text {
		if _, seen := table[r]; seen || han.Exclusive(r) != han.Hant || len(han.Pinyin(r)) == 0 {
			continue
		}
		if rng.Float64() < share {
			table[r] = han.Pinyin(r)[0]
		}
	}
	return table
}
