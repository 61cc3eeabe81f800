package gazetteer

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"zhenyu/engine/han"
)

// Seek gives the places that a person means by what they write in a search box: a statistical code of 2, 4, 6, 9 or 12
// digits, a name in simplified or traditional characters, or a name behind those of places above it, as in
// 上海市浦东新区万祥镇新建村, with blanks or signs between or without. Where ancestors are given, only places that are one
// of them or lie in one. The places come in the order of Find, each once; nothing where nobody is meant, and for a query
// longer than 256 bytes. Find takes the same names faster, and no other writing of them.
// Deterministic; some ten microseconds for a name alone, up to some hundred for a name behind others.
func (g *Gazetteer) Seek(query string, ancestors ...ID) []ID {
	const longest = 256
	if len(query) > longest {
		return nil
	}
	query = strings.Map(onlyName, query)
	if code, ok := codeOf(query); ok {
		return slices.DeleteFunc([]ID{g.ByCode(code)}, func(id ID) bool { return id == None || !g.withinAny(id, ancestors) })
	}
	return g.seek(han.Simplify(query), ancestors)
}

// onlyName drops what stands between names.
func onlyName(r rune) rune {
	if unicode.IsSpace(r) || strings.ContainsRune("›>/·,，、-", r) {
		return -1
	}
	return r
}

// codeOf reads a code of any level; what it says of the levels below is 0.
func codeOf(s string) (int64, bool) {
	if !slices.Contains([]int{2, 4, 6, 9, 12}, len(s)) {
		return 0, false
	}
	return parseCode(s + "000000000000"[len(s):])
}

func (g *Gazetteer) withinAny(id ID, ancestors []ID) bool {
	return len(ancestors) == 0 || slices.ContainsFunc(ancestors, func(a ID) bool { return g.Within(id, a) })
}

// seek tries the whole of text for a name, and then the longest beginning that is one and has the rest in it.
func (g *Gazetteer) seek(text string, ancestors []ID) []ID {
	found := g.findIn(text, ancestors)
	for end := len(text); len(found) == 0 && end > 0; {
		_, size := utf8.DecodeLastRuneInString(text[:end])
		end -= size
		if above := g.findIn(text[:end], ancestors); len(above) > 0 {
			found = g.seek(text[end:], above)
		}
	}
	return found
}

// findIn is Find, or FindWithin for several ancestors.
func (g *Gazetteer) findIn(name string, ancestors []ID) []ID {
	if len(ancestors) == 0 {
		return g.Find(nil, name)
	}
	var found []ID
	for _, a := range ancestors {
		found = g.FindWithin(found, name, a)
	}
	return sortFrom(found, 0)
}
