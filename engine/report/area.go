package report

import "strings"

// area is a part of a name that is an administrative unit.
type area struct {
	span
	level areaLevel
}

// areaLevel ranks units; a site is none.
type areaLevel int8

const (
	noArea areaLevel = iota
	countyLevel
	townLevel
	villageLevel
)

// holdsVillages says whether a unit is a town or larger.
func (l areaLevel) holdsVillages() bool { return l == countyLevel || l == townLevel }

// knownArea is the gazetteer's name with its type word that starts at a rune; its end is 0 where none does.
type knownArea struct {
	end   int32
	level areaLevel
}

// areaRunes is the longest name of an area that is read off its ending alone.
const areaRunes = 8

// areaAt gives the area whose name starts at i and ends before limit, the shortest that its ending
// allows, or a span that is empty.
func (p *passage) areaAt(i, limit int) area {
	if known := p.known[i]; known.end > 0 && int(known.end) <= limit {
		return area{span{i, int(known.end)}, known.level}
	}
	if i < limit && (isPunct(p.runes[i]) || p.is(i, withs) && int(p.wordEnd[i])-i > 1) {
		return area{} // 带领副镇长…
	}
	for j := i + 1; j < min(limit, i+areaRunes); j++ {
		if isPunct(p.runes[j]) && p.runes[j] != '·' || isDigit(p.runes[j]) || notInArea.has(p.runes[j]) || p.goesOrAsks(j) {
			return area{}
		}
		if level, end := p.areaEnd(i, j, limit); level != noArea {
			return area{span{i, end}, level}
		}
	}
	return area{}
}

// lastArea gives the innermost of the areas that a range begins with: 十里铺村 of 汤圩镇十里铺村紧挨…. Empty where none does.
func (p *passage) lastArea(start, limit int) (last area) {
	for at := start; at < limit; at = last.end {
		a := p.areaAt(at, limit)
		if a.empty() {
			break
		}
		last = a
	}
	return last
}

// goesOrAsks says whether a word of doing of two characters or more starts at i: no area holds one.
func (p *passage) goesOrAsks(i int) bool {
	return p.class[i]&(goes|looks|studies|says|asksOf) != 0 && int(p.wordEnd[i])-i > 1
}

var notInArea = rulebook.characters("not-in-area")

// areaEnd says whether a name that started at i ends as an area with the character at j.
func (p *passage) areaEnd(i, j, limit int) (areaLevel, int) {
	if !areaEnders.has(p.runes[j]) {
		return noArea, 0
	}
	if p.is(j, role) && int(p.wordEnd[j]) == j+2 && p.runes[j+1] == '长' {
		return noArea, 0 // 林边乡长
	}
	before, after := p.runes[j-1], rune(0)
	if before < 0x80 {
		return noArea, 0 // A区
	}
	if p.runes[j] == '区' && (roomZones.has(before) || numeral.has(before) || j == i+1) {
		return noArea, 0 // 油罐区, 翠苑一区, 港区
	}
	if j+1 < limit {
		after = p.runes[j+1]
	}
	for _, row := range areaEndings {
		n := len(row.ending)
		if j+n > limit || !equalRunes(p.runes[j:j+n], row.ending) {
			continue
		}
		if n > 1 && j+n < limit {
			after = p.runes[j+n]
		} else if n > 1 {
			after = 0
		}
		if row.notAfter.has(after) && !(row.level == villageLevel && after == '集' && j-i >= 2) {
			return noArea, 0
		}
		if before == '城' && p.runes[j] == '镇' && (j-i == 1 || p.runes[j-2] == '小' || p.runes[j-2] == '型') {
			return noArea, 0
		}
		if row.notBefore.has(before) && !(before == '城' && j-i == 2 && compass.has(p.runes[i])) {
			return noArea, 0
		}
		return row.level, j + n
	}
	return noArea, 0
}

// roomZones are the characters before 区 that make it a part of premises.
var roomZones = rulebook.characters("room-zone")

// compass are the characters that make a name of 城区: 南城区.
var compass = rulebook.characters("compass")

// areaEnding is how names of areas end. A character in notBefore or notAfter makes it a common
// noun: 小镇, 镇区.
type areaEnding struct {
	ending              []rune
	level               areaLevel
	notBefore, notAfter *charSet
}

// areaEnders are the characters that the endings begin with: most characters of a text are none.
var areaEnders = startsOf(areaEndings)

func startsOf(endings []areaEnding) *charSet {
	set := &charSet{}
	for _, row := range endings {
		set.add(row.ending[0])
	}
	return set
}

var areaLevels = map[string]areaLevel{"county": countyLevel, "town": townLevel, "village": villageLevel}

// areaEndings lists the endings; longer ones first.
var areaEndings = rulebook.areaEndings()

func (t *tables) areaEndings() []areaEnding {
	var out []areaEnding
	for _, r := range t.rules {
		level, ok := areaLevels[r.class]
		if r.table != "areas" || !ok {
			continue
		}
		row := areaEnding{[]rune(r.sense), level, &charSet{}, &charSet{}}
		for _, w := range r.words {
			noun := []rune(w)
			if rest, ok := strings.CutPrefix(w, r.sense); !ok {
				row.notBefore.add(noun[0])
			} else if rest != "" {
				row.notAfter.add(noun[len(noun)-1])
			}
		}
		out = append(out, row)
	}
	return out
}
