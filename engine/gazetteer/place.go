package gazetteer

// ID names one place of a Gazetteer; None is no place. Ids are dense from 0, the same for every
// Gazetteer over the same country's table, and those of a district's own places follow them.
type ID int32

// None is no place: the parent of a province, the answer where nothing is found.
const None ID = -1

// Level is the rank of an area.
type Level uint8

// The levels, from the province down. A Site is a located thing of the district's own, below
// whatever area it stands in; the country's table has none.
const (
	Province Level = iota + 1
	City
	County
	Town
	Village
	Site
)

// unit is what one step at a level adds to a 12-digit code: 31 01 15 143 205.
var unit = [...]int64{Province: 1e10, City: 1e8, County: 1e6, Town: 1e3, Village: 1}

// LevelSet says what a name can be: the levels of the places that have it, and for each level
// whether the name is typed, bare, or either. The zero value is no place at all.
type LevelSet uint16

func levelBit(l Level, bare bool) LevelSet {
	if bare {
		return 1 << (8 + l)
	}
	return 1 << l
}

// Typed reports whether a place of level l has the name with its type word: 外灶村, 泥城镇.
func (s LevelSet) Typed(l Level) bool { return s&levelBit(l, false) != 0 }

// Bare reports whether a place of level l has the name as a stem alone: 泥城, 浦东. Such a
// name may as well be an ordinary word.
func (s LevelSet) Bare(l Level) bool { return s&levelBit(l, true) != 0 }

// Has reports whether a place of level l has the name, typed or bare.
func (s LevelSet) Has(l Level) bool { return s.Typed(l) || s.Bare(l) }

// OnlyBare reports whether no place at all has the name with its type word.
func (s LevelSet) OnlyBare() bool { return s&0xff == 0 }
