package report

import "strings"

// place is one item of a list of places: its name and the areas named before it.
type place struct {
	whole  span   // as it stands in the list
	name   span   // what the stop is called: without the area before it where that is not part of its name
	areas  []area // outermost first; the place itself is not among them
	level  areaLevel
	kind   StopKind // "" where no ending is known
	firm   bool     // the list calls it a firm
	listed bool     // the list says that it is a place, whatever it ends with
}

// area is a part of a name that is an administrative unit.
type area struct {
	span
	level areaLevel
}

// areaLevel ranks units; a site is none.
type areaLevel int

const (
	noArea areaLevel = iota
	countyLevel
	townLevel
	villageLevel
)

// areaRunes is the longest name of an area that is read off its ending alone.
const areaRunes = 8

// areaAt gives the area whose name starts at i and ends before limit, the shortest that its ending
// allows, or a span that is empty.
func (p *passage) areaAt(i, limit int) area {
	if a, ok := p.known[i]; ok && a.end <= limit {
		return a
	}
	if i < limit && isPunct(p.runes[i]) {
		return area{}
	}
	for j := i + 1; j < min(limit, i+areaRunes); j++ {
		if isPunct(p.runes[j]) && p.runes[j] != '·' || isDigit(p.runes[j]) || notInArea.has(p.runes[j]) {
			return area{}
		}
		if level, end := p.areaEnd(i, j, limit); level != noArea {
			return area{span{i, end}, level}
		}
	}
	return area{}
}

var notInArea = rulebook.characters("not-in-area")

// areaEnd says whether a name that started at i ends as an area with the character at j.
func (p *passage) areaEnd(i, j, limit int) (areaLevel, int) {
	before, after := p.runes[j-1], rune(0)
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

// compass are the characters that make a name of 城区: 南城区.
var compass = rulebook.characters("compass")

// areaEnding is how names of areas end. A character in notBefore or notAfter makes it a common
// noun: 小镇, 镇区.
type areaEnding struct {
	ending              []rune
	level               areaLevel
	notBefore, notAfter *charSet
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

// institutions are endings of names that keep the town or district that stands before them.
var institutions = rulebook.ending("institution")

// place reads one item of a list.
func (p *passage) place(s span) place {
	s = p.stripItem(s)
	if a := p.home(s); !a.empty() {
		s.end = a.end
	}
	s = p.headOf(p.withoutMatter(s))
	if n := s.end - s.start; n > 4 && (p.runes[s.end-1] == '里' || p.runes[s.end-1] == '内') && !p.named(s) && p.kindBy(span{s.start, s.end - 1}) != "" {
		s.end-- // 小李庄村麦田里
	}
	pl := place{whole: s, name: s}
	at := s.start
	for at < s.end {
		a := p.areaAt(at, s.end)
		if a.empty() {
			break
		}
		if a.end == s.end {
			pl.level = a.level
			pl.name = a.span
			break
		}
		rest := span{a.end, s.end}
		if _, v := rulebook.kinds.ending(p.runes, a.end, s.end); a.level != villageLevel && (v == 0 && rest.end-rest.start <= 3 || p.isBare(rest)) {
			s.end = a.end // 西屿乡勘灾: what is done there
			pl.whole, pl.level, pl.name = s, a.level, a.span
			break
		}
		pl.areas = append(pl.areas, a)
		at = a.end
	}
	if pl.level == noArea {
		pl.name.start = p.nameStart(&pl, s)
	}
	pl.kind = p.kindOf(pl)
	return pl
}

// matters are tails that turn a site into a matter: 滨河公园建设情况.
var matters = rulebook.ending("matter")

// withoutMatter cuts such a tail where a named site stands before it.
func (p *passage) withoutMatter(s span) span {
	start, v := matters.ending(p.runes, s.start, s.end)
	if v == 0 || start-s.start < 4 {
		return s
	}
	rest := span{s.start, start}
	if from, k := rulebook.kinds.ending(p.runes, rest.start, rest.end); k != 0 && rest.end-from >= 2 && from > rest.start && !p.generic(rest) && !p.topic(rest) {
		return rest
	}
	return s
}

// works says whether an item is works at a named road, river or estate: 朝阳路地下管网改造.
func (p *passage) works(s span) bool {
	start, v := worksTails.ending(p.runes, s.start, s.end)
	if v == 0 {
		return false
	}
	for i := s.start + 2; i < start; i++ {
		if worksPlaces.has(p.runes[i]) && !p.generic(span{s.start, i + 1}) {
			return true
		}
	}
	return false
}

var (
	worksTails  = rulebook.ending("works")
	worksPlaces = rulebook.characters("works-at")
)

// isBare says whether what stands behind an area is only words for sites: 店阜镇部分项目施工现场.
func (p *passage) isBare(s span) bool {
	if _, v := rulebook.modifier.longest(p.runes, s.start); v == 0 {
		return false
	}
	return p.generic(s)
}

// headOf cuts what belongs to an area rather than being a place: 沈庄村的10户困难家庭.
func (p *passage) headOf(s span) span {
	for i := s.start + 2; i < s.end-1; i++ {
		if p.runes[i] != '的' {
			continue
		}
		if a := p.areaAt(s.start, i); a.end == i && (isDigit(p.runes[i+1]) || p.generic(span{i + 1, s.end})) {
			return span{s.start, i}
		}
		if right := (span{i + 1, s.end}); s.end-i > 3 && p.areaAt(s.start, i).empty() && !p.named(span{s.start, i}) && p.kindBy(right) != "" && !p.generic(right) {
			return right // 古城北门外的修缮工地
		}
	}
	return s
}

// nameStart decides how much of the areas before a site belongs to its name: a village does, a
// town or district only before an institution.
func (p *passage) nameStart(pl *place, s span) int {
	start := s.start
	for n, a := range pl.areas {
		if a.level == villageLevel {
			if k := p.siteKind(span{a.end, s.end}); k == Community {
				start = a.end // 社区 before 小区: an area of its own
				continue
			}
			pl.areas = pl.areas[:n]
			return start
		}
		rest := span{a.end, s.end}
		if a.level == countyLevel && p.runes[a.end] == '“' && n+1 == len(pl.areas) {
			return start // 城北新区“村超”足球场: one name
		}
		_, inst := rulebook.institutionEnding(p, rest)
		next := n+1 < len(pl.areas)
		inst = inst || p.nameless(rest)
		if inst && !next {
			return start
		}
		start = a.end
	}
	return start
}

// nameless says whether a public place has no name without the town before it: 红星镇敬老院,
// 沙棠镇冷链物流园. Works and farms do with the town as their parent.
func (p *passage) nameless(rest span) bool {
	if from, v := rulebook.orgs.ending(p.runes, rest.start, rest.end); v != 0 && from == rest.start {
		return true
	}
	from, v := rulebook.kinds.ending(p.runes, rest.start, rest.end)
	if v == 0 || kindList[v-1] != Park && kindList[v-1] != Facility || rest.end-rest.start < 4 {
		return false
	}
	if _, works := rulebook.describe.ending(p.runes, rest.start, rest.end); works != 0 {
		return false
	}
	return p.common(span{rest.start, from})
}

// common says whether a range is nothing but words of the genre, no part of a name.
func (p *passage) common(s span) bool {
	for at := s.start; at < s.end; {
		end, v := rulebook.modifier.longest(p.runes, at)
		if v == 0 {
			if end, v = rulebook.themes.longest(p.runes, at); v == 0 {
				return false
			}
		}
		at = end
	}
	return true
}

func (t *tables) institutionEnding(p *passage, s span) (int, bool) {
	start, v := institutions.ending(p.runes, s.start, s.end)
	return start, v != 0
}

// stripItem cuts what is no name from both ends of an item.
func (p *passage) stripItem(s span) span {
	for changed := true; changed; {
		changed = false
		s = p.trim(s.start, s.end)
		if end, v := itemHeads.longest(p.runes, s.start); v != 0 && end < s.end {
			s.start, changed = end, true
		}
		if start, v := itemTails.ending(p.runes, s.start, s.end); v != 0 && start > s.start+1 {
			s.end, changed = start, true
		}
		if s.end > s.start && (p.runes[s.start] == '☑' || p.runes[s.start] == '1' && s.start+1 < s.end && p.runes[s.start+1] == '.') {
			s.start++
			changed = true
		}
	}
	return s
}

var (
	itemHeads = rulebook.starting("item-head")
	itemTails = rulebook.ending("item-tail")
)

// named says whether a range ends as a named site, by an ending of more than one character.
func (p *passage) named(s span) bool {
	start, v := rulebook.kinds.ending(p.runes, s.start, s.end)
	return v != 0 && s.end-start >= 2 && start > s.start
}

// kindBy gives the kind of a name of at least three characters by its ending.
func (p *passage) kindBy(s span) StopKind {
	if s.end-s.start < 3 {
		return ""
	}
	if _, v := rulebook.kinds.ending(p.runes, s.start, s.end); v != 0 {
		return kindList[v-1]
	}
	return ""
}

// siteKind gives the kind of a name by its ending, "" for a name too short to be one.
func (p *passage) siteKind(s span) StopKind {
	if s.end-s.start < 4 {
		return ""
	}
	_, v := rulebook.kinds.ending(p.runes, s.start, s.end)
	if v == 0 {
		return ""
	}
	return kindList[v-1]
}

// homes are endings of somebody's home: it stands for its village.
var homes = rulebook.ending("home")

// home gives the area before somebody's home, or an empty span.
func (p *passage) home(s span) area {
	last := area{}
	if _, v := homes.ending(p.runes, s.start, s.end); v == 0 {
		return last
	}
	for at := s.start; at < s.end; at = last.end {
		a := p.areaAt(at, s.end)
		if a.empty() {
			break
		}
		last = a
	}
	return last
}

// kindOf gives the kind of a place by the longest ending of its name, "" where none is known.
func (p *passage) kindOf(pl place) StopKind {
	switch pl.level {
	case countyLevel:
		return OtherStop
	case townLevel:
		return Town
	case villageLevel, noArea:
	}
	_, kind := p.ending(pl.name)
	return kind
}

// ending gives where the ending of a name starts, and the kind that it tells: the longest of the
// table of kinds, else one of the trades of firms. Closing marks, numbers of phases and of houses
// behind the ending count for nothing. The kind is "" where no ending is known.
func (p *passage) ending(name span) (from int, kind StopKind) {
	end := p.withoutPhase(span{name.start, p.unquotedEnd(name)})
	if start, v := rulebook.kinds.ending(p.runes, name.start, end); v != 0 {
		return start, kindList[v-1]
	}
	if start, v := rulebook.trades.ending(p.runes, name.start, end); v != 0 && start-name.start >= 2 {
		return start, Enterprise
	}
	if end-2 > name.start+2 && p.has(end-2, "现场") {
		return p.ending(span{name.start, end - 2})
	}
	return end, ""
}

// withoutPhase gives the end of a name without the number of its phase or house: 花园二期, 新村3栋.
func (p *passage) withoutPhase(s span) int {
	i := s.end - 1
	if i > s.start+2 && p.runes[i] == '楼' && p.runes[i-1] == '号' {
		i--
	}
	if i <= s.start+2 || !phases.has(p.runes[i]) || !isDigit(p.runes[i-1]) && !numeral.has(p.runes[i-1]) {
		return s.end
	}
	for i > s.start+2 && (isDigit(p.runes[i-1]) || numeral.has(p.runes[i-1])) {
		i--
	}
	return i
}

// phases are the characters behind the number of a phase or of a house.
var phases = rulebook.characters("phase")

// offices are rooms of a house, whoever they belong to.
var offices = rulebook.ending("office")

// generic says whether a name is a bare noun, with or without such words before it.
func (p *passage) generic(s span) bool {
	for i := s.start + 1; i < s.end-1; i++ {
		if r := p.runes[i]; r == '和' || r == '及' || r == '与' || r == '、' {
			if p.generic(span{s.start, i}) && p.generic(span{i + 1, s.end}) {
				return true
			}
		}
	}
	if _, v := offices.ending(p.runes, s.start, s.end); v != 0 && p.areaAt(s.start, s.end).empty() {
		return true
	}
	if n := s.end - s.start; n <= 4 && !p.has(s.end-3, "卫生室") && (p.runes[s.end-1] == '间' || p.runes[s.end-1] == '室' || p.runes[s.end-1] == '房') {
		return true // rooms
	}
	if n := s.end - s.start; n >= 2 && inside.has(p.runes[s.end-1]) && p.generic(span{s.start, s.end - 1}) {
		return true // 田里, 棚内
	}
	at := s.start
	for at < s.end && isDigit(p.runes[at]) {
		at++
	}
	if at > s.start && p.runes[at] == '年' {
		at++ // 2024年实事项目
	} else {
		at = s.start
	}
	for at < s.end {
		if rulebook.generic.whole(p.runes[at:s.end]) {
			return true
		}
		end, v := rulebook.modifier.longest(p.runes, at)
		if v == 0 {
			return false
		}
		at = end
	}
	return true
}

// inside are the characters that say where in or at a place something is.
var inside = rulebook.characters("inside")

// topic says whether an item ends as a matter rather than a place.
func (p *passage) topic(s span) bool {
	_, v := rulebook.topics.ending(p.runes, s.start, s.end)
	return v != 0
}
