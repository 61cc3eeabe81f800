package gazetteer

import (
	_ "embed"
	"sync"
)

// Gazetteer is an immutable table of places and their names, safe for any number of readers.
type Gazetteer struct {
	country *table
	first   []ID // of each country place above the villages: its first child
	own     *table
	extra   *extra // what own places have beyond a name
}

//go:embed data/country.bin
var country []byte

var open = sync.OnceValues(func() (*Gazetteer, error) { return Unpack(country) })

// Open gives the country's gazetteer, decoded once per process and shared. It returns an
// error, which wraps ErrData, only where the program was built with a wrong data file.
// The first call takes some 50 ms and 35 MB, later ones nothing.
func Open() (*Gazetteer, error) { return open() }

// Len is the number of places; ids are 0 to Len-1.
func (g *Gazetteer) Len() int {
	n := len(g.country.place)
	if g.own != nil {
		n += len(g.own.place)
	}
	return n
}

// at is the table of a place and its index there.
func (g *Gazetteer) at(id ID) (*table, int) {
	if g.own != nil && id >= g.own.base {
		return g.own, int(id - g.own.base)
	}
	return g.country, int(id)
}

// Name is the official name of a place, without allocation. Like all that take an ID it panics
// for one that is not of this Gazetteer, None among them.
func (g *Gazetteer) Name(id ID) string {
	t, _ := g.at(id)
	return t.name(id)
}

// Code is the 12-digit statistical code of a place, 0 for a district's own place without one.
func (g *Gazetteer) Code(id ID) int64 {
	t, i := g.at(id)
	return t.code[i]
}

// Parent is the place right above, None above a province.
func (g *Gazetteer) Parent(id ID) ID {
	t, i := g.at(id)
	return t.parent[i]
}

// Level is the rank of a place.
func (g *Gazetteer) Level(id ID) Level {
	t, i := g.at(id)
	return t.level[i]
}

// Within reports whether a place is the ancestor or lies in it, at any depth.
func (g *Gazetteer) Within(id, ancestor ID) bool {
	for id > ancestor { // a parent's id is smaller than its children's
		id = g.Parent(id)
	}
	return id == ancestor
}

// ByCode is the place with a 12-digit code, None where there is none; codes of 0 find nothing.
// The highest place is given where a place and the only one in it share a code, as 东莞市 (city and
// county, 441900000000), 中山市, 儋州市 and, down to the village, 金门县 do.
// O(log n), no allocation.
func (g *Gazetteer) ByCode(code int64) ID {
	level, s := Province, span{0, g.first[0]}
	for {
		id := g.lastAtMost(s, code)
		if id == None {
			break
		}
		if g.country.code[id] == code {
			return id
		}
		if level == Village {
			break
		}
		level++
		s = span{g.first[id], g.first[id+1]}
	}
	return g.extra.byCode(code)
}

// lastAtMost is the last place of a span of siblings whose code is not above code, None where
// all are.
func (g *Gazetteer) lastAtMost(s span, code int64) ID {
	lo, hi := s.lo, s.hi
	for lo < hi {
		mid := (lo + hi) / 2
		if g.country.code[mid] <= code {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo == s.lo {
		return None
	}
	return lo - 1
}
