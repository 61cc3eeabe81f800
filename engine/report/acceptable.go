package report

import "slices"

// bare says whether a name is a kind of place without a name of its own: 加油站.
func (w *walker) bare(pl place) bool {
	start, v := rulebook.kinds.ending(w.p.runes, pl.name.start, pl.name.end)
	return v != 0 && pl.level == noArea && w.p.common(span{pl.name.start, start})
}

// built says whether an item is built like a place, by area or ending; behind a verb of one
// character (看) an ending of one character is too little.
func (w *walker) built(pl place, verbRunes int) bool {
	if len(pl.areas) > 0 || pl.level != noArea || w.p.runes[pl.name.end-1] == '处' && w.p.chainage(pl.name.end-1) {
		return true
	}
	start, v := rulebook.kinds.ending(w.p.runes, pl.name.start, w.p.withoutPhase(span{pl.name.start, w.p.unquotedEnd(pl.name)}))
	return v != 0 && (verbRunes > 1 && w.p.runes[start] != '点' || pl.name.end-start > 1) || w.p.works(pl.name)
}

// unquotedEnd gives the end of a name without a closing mark.
func (p *passage) unquotedEnd(s span) int {
	if !s.empty() && (p.runes[s.end-1] == '”' || p.runes[s.end-1] == ')') {
		return s.end - 1
	}
	return s.end
}

// acceptable says whether an item can be a stop at all; a certain item needs no known ending.
func (w *walker) acceptable(pl place, certain bool) bool {
	p, s := w.p, pl.name
	n := s.end - s.start
	if n < 2 || n > itemRunes {
		return false
	}
	if n := p.skipNumber(pl.whole.start); n > pl.whole.start && unitOfPlaces.has(p.runes[n]) && n+2 >= pl.whole.end-1 {
		return false // 9个村
	}
	if pl.level != noArea {
		return !rulebook.generic.whole(p.runes[pl.whole.start:pl.whole.end])
	}
	if start, v := rulebook.heads.ending(p.runes, s.start, s.end); v == headPerson && !pl.firm {
		if from, kind := p.ending(s); kind == "" || from > start { // 浪底机器人 is no person
			return false
		}
	}
	if p.timeWord(s.start) > s.start && pl.kind == "" {
		return false
	}
	if p.generic(s) || p.runes[s.end-1] == '的' || pl.kind == "" && p.personIn(s) {
		return false
	}
	first := p.runes[s.start]
	if isDigit(first) && n < 5 && p.runes[s.start+1] != '号' || first == '这' || first == '那' || first == '每' || first == '各' || first == '了' || first == '过' || first == '完' || first == '哪' || first == '一' && pl.kind == "" {
		return false
	}
	if p.is(s.start, looks|studies) && !p.insideName(s.start, s.end) && !(opensName.has(first) && n > 4 && p.named(s)) || p.is(s.start, modal|never) {
		return false
	}
	if isDigit(first) && n >= 5 && (p.runes[s.start+1] == '件' || p.runes[s.start+2] == '件' || p.runes[s.start+1] == '个' || p.runes[s.start+1] == '处') {
		return false
	}
	if p.has(s.end-2, "企业") || p.runes[s.start+1] == '家' && numeral.has(first) {
		return false // firms without a name
	}
	if _, v := matterSites.ending(p.runes, s.start, s.end); v != 0 && len(pl.areas) == 0 && !pl.listed {
		return false // 文旅重点项目
	}
	if p.runes[s.end-1] == '后' && pl.kind == "" || p.worksAtNone(s) {
		return false // 抵达东引后, 候船室增建工程
	}
	if p.findAny(unnamedWords, s) {
		return false // 什么时候, 城南片区部分学校
	}
	if p.has(s.start, "结束") || p.has(s.start, "完成") || p.has(s.start, "期间") {
		return false
	}
	if pl.kind == "" && !pl.listed && first == '“' && p.runes[s.end-1] == '”' {
		return false // 深入“百日攻坚”一线
	}
	if _, v := periods.ending(p.runes, s.start, s.end); v != 0 && p.withoutPhase(s) == s.end {
		return false // 已进入主汛期
	}
	if _, v := homes.ending(p.runes, s.start, s.end); v != 0 {
		return false
	}
	if p.unbalanced(s) {
		return false
	}
	if len(pl.areas) == 0 && !pl.listed && p.topic(s) && !p.works(s) && (first != '“' || pl.kind == "") {
		return false
	}
	if _, v := noPlaces.ending(p.runes, s.start, s.end); v != 0 {
		return false
	}
	if p.hasRune(s, '了') && !(first == '“' && pl.kind != "") || p.hasRune(s, '的') && !w.headed(pl) {
		return false
	}
	if !certain && pl.kind == "" && len(pl.areas) == 0 {
		return false
	}
	return true
}

// unnamedWords stand in what asks for a place or counts some, and names none.
var unnamedWords = rulebook.starting("unnamed")

// worksAtNone says whether a name is works at a place without a name.
func (p *passage) worksAtNone(s span) bool {
	end, v := siteTails.ending(p.runes, s.start, s.end)
	if v == 0 && (p.has(s.end-2, "工程") || p.has(s.end-2, "项目")) {
		end, v = s.end-2, 1
	}
	if v == 0 {
		return false
	}
	end, v = worksTails.ending(p.runes, s.start, end)
	return v != 0 && p.generic(span{s.start, end})
}

// matterSites end matters that are spoken of as sites.
var matterSites = rulebook.ending("matter-site")

// opensName are the characters that are words of doing and open names as well: 同心茶叶专业合作社.
var opensName = rulebook.characters("opens-name")

// noPlaces end what is shown, done or far away: 暗访专题片.
var noPlaces = rulebook.ending("no-place")

// periods end what one enters without going anywhere.
var periods = rulebook.ending("period")

// unitOfPlaces are the characters that count places.
var unitOfPlaces = rulebook.characters("unit-of-places")

// skipNumber gives the position behind a number at i.
func (p *passage) skipNumber(i int) int {
	for isDigit(p.runes[i]) || numeral.has(p.runes[i]) {
		i++
	}
	return i
}

// personIn says whether a range is somebody with a name: 脱贫户周大贵.
func (p *passage) personIn(s span) bool {
	for i := s.start + 2; i <= s.end-2; i++ {
		if _, v := rulebook.heads.ending(p.runes, s.start, i); v&headPerson != 0 && p.nameEnd(i, s.end) == s.end {
			return true
		}
	}
	return false
}

// unbalanced says whether a range holds half a quotation.
func (p *passage) unbalanced(s span) bool {
	depth := 0
	for _, r := range p.runes[s.start:s.end] {
		switch r {
		case '“', '(', '《':
			depth++
		case '”', ')', '》':
			depth--
		}
		if depth < 0 {
			return true
		}
	}
	return depth != 0
}

// headed says whether a name is 'A of B' with a place in front: 百丈街道的划船社区.
func (w *walker) headed(pl place) bool {
	for i := pl.whole.start + 2; i < pl.whole.end-1; i++ {
		if w.p.runes[i] == '的' {
			right := span{i + 1, pl.whole.end}
			if w.p.areaAt(pl.whole.start, i).end == i {
				return right.end-right.start >= 3 && !w.p.topic(right) && !w.p.generic(right)
			}
			return w.p.completePlace(span{pl.whole.start, i}) && w.p.completePlace(right)
		}
	}
	return false
}

func (p *passage) hasRune(s span, r rune) bool {
	return slices.Contains(p.runes[s.start:s.end], r)
}
