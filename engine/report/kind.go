package report

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
	if end-1 > name.start && p.runes[end-1] == '处' && p.chainage(end-1) {
		return end - 1, Facility // 联络道路0K+800处
	}
	if end-2 > name.start+2 && p.has(end-2, "现场") {
		rest := span{name.start, end - 2}
		if from, v := worksTails.ending(p.runes, rest.start, rest.end); v != 0 {
			rest.end = from // 青禾公司二期扩建现场
		}
		return p.ending(rest)
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

// onlyOnes are what a county or a town has one of.
var onlyOnes = rulebook.among("only-one")

// generic says whether a name is a bare noun, with or without such words before it.
func (p *passage) generic(s span) bool {
	if s.empty() || ofTown.has(p.runes[s.start]) && onlyOnes[p.string(s.start+1, s.end)] {
		return false // 县医院: the county has one
	}
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
	if at > s.start && at < s.end && p.runes[at] == '年' {
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
			end, v = rulebook.generic.longest(p.runes, at) // 食堂后厨
		}
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
