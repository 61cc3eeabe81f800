package report

// What belongs to the name of a place: the village before a site, the town before an institution.

// nameStart decides how much of the areas before a site belongs to its name: a village does, a
// town or district only before an institution.
func (p *passage) nameStart(pl *place, s span) int {
	start := s.start
	for n, a := range pl.areas {
		if a.level == villageLevel && p.runes[a.end] == '的' && s.end-a.end > 4 {
			start = a.end + 1 // 盐丁村的古盐田片区
			continue
		}
		if a.level == villageLevel {
			if k := p.siteKind(span{a.end, s.end}); k == Community && p.runes[a.end] != '“' {
				start = a.end // 社区 before 小区: an area of its own
				continue
			}
			pl.areas = pl.areas[:n]
			return start
		}
		rest := span{a.end, s.end}
		if p.runes[a.end] == '(' {
			return start // 双凤经开区(北城片区)
		}
		if a.level == countyLevel && p.registered(span{a.end, s.end}) {
			pl.areas = pl.areas[:n]
			return start
		}
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

// registered says whether a name ends as that of a registered firm, which the city or county before it is a part of:
// 云港市恒泰家居有限公司.
func (p *passage) registered(s span) bool {
	return s.end-s.start > len(limitedFirm) && equalRunes(p.runes[s.end-len(limitedFirm):s.end], limitedFirm)
}

var limitedFirm = []rune("有限公司")

// nameless says whether a public place has no name without the town before it: 红星镇敬老院,
// 沙棠镇冷链物流园. Works and farms do with the town as their parent.
func (p *passage) nameless(rest span) bool {
	if end, v := townOffices.longest(p.runes, rest.start); v != 0 && end < rest.end {
		return true // 青禾镇政府食堂
	}
	body := rest.end
	if from, v := siteTails.ending(p.runes, rest.start, rest.end); v != 0 && from-rest.start >= 2 {
		body = from // 滨河新区小学建设项目
	}
	if from, v := rulebook.orgs.ending(p.runes, rest.start, body); v != 0 && from == rest.start {
		return true
	}
	if p.opensInstitution(rest) {
		return true // 万第镇初级中学游泳馆
	}
	from, v := rulebook.kinds.ending(p.runes, rest.start, rest.end)
	if v == 0 || kindList[v-1] != Park && kindList[v-1] != Facility && kindList[v-1] != Community || rest.end-rest.start < 3 {
		return false
	}
	if _, works := rulebook.describe.ending(p.runes, rest.start, rest.end); works != 0 {
		return false
	}
	return p.common(span{p.townWords(rest.start, from), from})
}

// opensInstitution says whether a name begins with a public institution without a name of its own.
func (p *passage) opensInstitution(s span) bool {
	for end := s.start + 3; end < s.end-1; end++ {
		if from, v := rulebook.kinds.ending(p.runes, s.start, end); v != 0 && from == s.start && end-from > 2 && kindList[v-1] == Facility {
			return true
		}
		if from, v := institutions.ending(p.runes, s.start, end); v != 0 && p.common(span{p.townWords(s.start, from), from}) {
			return true
		}
	}
	return false
}

// townWords skips words that stand in the names of what many towns have: 第一水厂, 老年食堂.
func (p *passage) townWords(at, limit int) int {
	for at < limit {
		end, v := townHas.longest(p.runes, at)
		if v == 0 || end > limit {
			break
		}
		at = end
	}
	return at
}

var townHas = rulebook.starting("town-has")

// townOffices open the names of what belongs to the office of a town.
var townOffices = rulebook.starting("office-head")

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

// institutionEnding says whether a name ends as an institution's, whatever is built there.
func (t *tables) institutionEnding(p *passage, s span) (int, bool) {
	if start, v := siteTails.ending(p.runes, s.start, s.end); v != 0 && start-s.start >= 4 {
		s.end = start
	}
	start, v := institutions.ending(p.runes, s.start, s.end)
	return start, v != 0 && p.kindBy(s) != Community // 电机家属院 is no institution
}
