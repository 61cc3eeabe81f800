package gazetteer

import "slices"

// NameID stands for a string that names something: a key to Places, comparable, the same for
// equal strings of one Gazetteer. The zero NameID names nothing.
type NameID struct{ country, own ref }

// Own reports whether the district's own file gives the name.
func (n NameID) Own() bool { return n.own.node != 0 }

// Find appends to dst the places that name names, official or short, by level and then code, own
// places last, each once; nothing where it names none. The whole of name must be the name.
// No allocation while dst has room; under a microsecond and a few nanoseconds for each place.
func (g *Gazetteer) Find(dst []ID, name string) []ID {
	return g.Places(dst, g.nameID(name))
}

func (g *Gazetteer) nameID(name string) NameID {
	n := NameID{country: g.country.exact(name)}
	if g.own != nil {
		n.own = g.own.exact(name)
	}
	return n
}

// Places appends to dst the places that have the name n, as Find does for its string.
func (g *Gazetteer) Places(dst []ID, n NameID) []ID {
	from := len(dst)
	dst = g.country.places(dst, n.country, everywhere)
	if g.own != nil && n.own.node != 0 {
		dst = g.own.places(dst, n.own, everywhere)
		dst = sortFrom(dst, from)
	}
	return dst
}

// FindOwn is Find for the names that the district's own file gives, to its own places and to those of the country; nothing
// without such a file.
func (g *Gazetteer) FindOwn(dst []ID, name string) []ID {
	if g.own == nil {
		return dst
	}
	return g.own.places(dst, g.own.exact(name), everywhere)
}

// FindWithin is Find for the places that are ancestor or lie in it. It reads only the
// postings of name that do: O(log n) per level for a name that hundreds share.
func (g *Gazetteer) FindWithin(dst []ID, name string, ancestor ID) []ID {
	from := len(dst)
	n := g.nameID(name)
	for s := g.self(ancestor); s.lo < s.hi; s = g.below(s) {
		dst = g.country.places(dst, n.country, s)
	}
	if g.own == nil || n.own.node == 0 {
		return dst
	}
	mid := len(dst)
	dst = g.own.places(dst, n.own, everywhere)
	kept := slices.DeleteFunc(dst[mid:], func(id ID) bool { return !g.Within(id, ancestor) })
	return sortFrom(dst[:mid+len(kept)], from)
}

// Children appends to dst the places right below a place, by code, own ones last; nothing for a
// village without own sites. The provinces are below None. No allocation while dst has room; O(children).
func (g *Gazetteer) Children(dst []ID, parent ID) []ID {
	s := span{0, g.first[0]}
	if parent != None {
		s = g.below(g.self(parent))
	}
	for id := s.lo; id < s.hi; id++ {
		dst = append(dst, id)
	}
	if g.extra != nil {
		dst = append(dst, g.extra.children[parent]...)
	}
	return dst
}

// sortFrom orders dst[from:] and drops repeats: an alias can name a place in two tables.
func sortFrom(dst []ID, from int) []ID {
	slices.Sort(dst[from:])
	return dst[:from+len(slices.Compact(dst[from:]))]
}

// self is the span of one country place, empty for an own one.
func (g *Gazetteer) self(id ID) span {
	if int(id) >= len(g.country.place) {
		return span{}
	}
	return span{id, id + 1}
}

// below is the span of the children of a span of one level, empty for villages.
func (g *Gazetteer) below(s span) span {
	if s.lo == s.hi || int(s.lo) >= len(g.first)-1 {
		return span{}
	}
	return span{g.first[s.lo], g.first[s.hi]}
}
