package gazetteer

import "fmt"

// extra is what a district's own places have beyond the columns of a table.
type extra struct {
	base     ID
	rows     []*OwnRow // of each own place
	codes    map[int64]ID
	children map[ID][]ID   // own places by parent
	byName   map[string]ID // own places by name as written, for rows below; None where repeated
}

func newExtra(base ID) *extra {
	return &extra{base: base, codes: map[int64]ID{}, children: map[ID][]ID{}, byName: map[string]ID{}}
}

func (e *extra) byCode(code int64) ID {
	if e == nil {
		return None
	}
	if id, ok := e.codes[code]; ok {
		return id
	}
	return None
}

// Kind is the kind of a district's own site as its file words it, "" for every other place.
func (g *Gazetteer) Kind(id ID) string {
	if r := g.ownRow(id); r != nil {
		return r.Kind
	}
	return ""
}

// Point is where an own place lies, WGS-84 degrees, longitude first; ok is false where the file
// does not say, and for every place of the country's table.
func (g *Gazetteer) Point(id ID) (lon, lat float64, ok bool) {
	if r := g.ownRow(id); r != nil {
		return r.Lon, r.Lat, r.Located
	}
	return 0, 0, false
}

// Added reports whether the district added the place itself, see [Gazetteer.With]; false for [None]. O(1).
func (g *Gazetteer) Added(id ID) bool { return g.ownRow(id) != nil }

func (g *Gazetteer) ownRow(id ID) *OwnRow {
	if g.extra == nil || id < g.extra.base {
		return nil
	}
	return g.extra.rows[id-g.extra.base]
}

// With gives a Gazetteer of the country and a district's own names; g, which stays as it is, must
// be of the country alone, else what it has of own names is not carried over.
//
// A row whose code is that of a country place adds its name and aliases to that place. Any other
// row is a new place, below the place that the column parent says: a code, or a name
// that one earlier row or one place of the country has (after Resolve without context); where
// it is empty, the place whose code agrees with the row's in all digits of a higher level. Names
// of areas follow the rules of their level, those of sites are found as they are.
//
// It returns an *OwnError with line and column for a parent that is not found, ambiguous or of no
// higher level, for a code that two rows have, and for a place that two rows are. Deterministic; the country's table is shared,
// time and memory are those of the rows.
func (g *Gazetteer) With(own Own) (*Gazetteer, error) {
	country := &Gazetteer{country: g.country, first: g.first}
	base := ID(len(g.country.place))
	b := &ownBuilder{country: country, extra: newExtra(base), there: map[identity]bool{}}
	for i := range own.Rows {
		if err := b.add(&own.Rows[i]); err != nil {
			return nil, err
		}
	}
	return &Gazetteer{
		country: g.country,
		first:   g.first,
		own:     build(base, b.rows, b.aliases).table,
		extra:   b.extra,
	}, nil
}

type ownBuilder struct {
	country *Gazetteer
	extra   *extra
	there   map[identity]bool
	rows    []row
	aliases []alias
}

// identity is what two rows have in common that are one place. Two sites of a kind may have one name in one
// area, as public toilets do, where they lie apart.
type identity struct {
	name, kind string
	level      Level
	parent     ID
	code       int64
	lon, lat   float64
}

func (b *ownBuilder) add(r *OwnRow) error {
	if id := b.country.ByCode(r.Code); id != None {
		b.alias(id, b.country.Level(id), append([]string{r.Name}, r.Aliases...))
		return nil
	}
	if b.extra.byCode(r.Code) != None {
		return &OwnError{r.Line, "code", OwnCodeTwice, fmt.Sprintf("%012d", r.Code)}
	}
	parent, err := b.parent(r)
	if err != nil {
		return err
	}
	this := identity{r.Name, r.Kind, r.Level, parent, r.Code, r.Lon, r.Lat}
	if b.there[this] {
		return &OwnError{r.Line, "name", OwnPlaceTwice, r.Name}
	}
	b.there[this] = true
	id := b.extra.base + ID(len(b.rows))
	b.rows = append(b.rows, row{r.Level, r.Code, r.Name, parent})
	b.alias(id, r.Level, r.Aliases)
	kept := *r
	b.extra.rows = append(b.extra.rows, &kept)
	b.extra.children[parent] = append(b.extra.children[parent], id)
	if r.Code != 0 {
		b.extra.codes[r.Code] = id
	}
	if _, twice := b.extra.byName[r.Name]; twice {
		id = None
	}
	b.extra.byName[r.Name] = id
	return nil
}

func (b *ownBuilder) alias(id ID, l Level, names []string) {
	for _, name := range names {
		b.aliases = append(b.aliases, alias{id, l, name})
	}
}

// parent finds the place above a row.
func (b *ownBuilder) parent(r *OwnRow) (ID, error) {
	id, err := b.lookUp(r)
	if err != nil {
		return None, err
	}
	if id == None {
		return None, nil
	}
	if above := b.level(id); above >= r.Level && !(above == Site && r.Level == Site) {
		return None, &OwnError{r.Line, "parent", OwnNotAbove, r.Parent}
	}
	return id, nil
}

func (b *ownBuilder) lookUp(r *OwnRow) (ID, error) {
	if r.Parent == "" {
		return b.aboveCode(r)
	}
	if code, ok := parseCode(fullCode(r.Parent)); ok {
		for _, id := range []ID{b.country.ByCode(code), b.extra.byCode(code)} {
			if id != None {
				return id, nil
			}
		}
		return None, &OwnError{r.Line, "parent", OwnNoPlace, r.Parent}
	}
	if id, ok := b.extra.byName[r.Parent]; ok {
		if id == None {
			return None, &OwnError{r.Line, "parent", OwnAmbiguous, r.Parent}
		}
		return id, nil
	}
	id, several := b.country.Resolve(r.Parent, nil)
	if id == None {
		fault := OwnAmbiguous
		if len(several) == 0 {
			fault = OwnNoPlace
		}
		return None, &OwnError{r.Line, "parent", fault, r.Parent}
	}
	return id, nil
}

// aboveCode finds the parent of a row without one: the lowest level whose code agrees.
func (b *ownBuilder) aboveCode(r *OwnRow) (ID, error) {
	if r.Level == Province {
		return None, nil
	}
	for l := min(r.Level, Site) - 1; l >= Province; l-- {
		code := r.Code / unit[l] * unit[l]
		for _, id := range []ID{b.country.ByCode(code), b.extra.byCode(code)} {
			if id != None && r.Code != 0 {
				return id, nil
			}
		}
	}
	return None, &OwnError{r.Line, "parent", OwnNoParent, ""}
}

func (b *ownBuilder) level(id ID) Level {
	if id >= b.extra.base {
		return b.rows[id-b.extra.base].level
	}
	return b.country.Level(id)
}
