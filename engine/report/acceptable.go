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
	if len(pl.areas) > 0 || pl.level != noArea || pl.own.end > 0 || w.p.runes[pl.name.end-1] == '处' && w.p.chainage(pl.name.end-1) {
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
	p, n := w.p, pl.name.end-pl.name.start
	if n < 2 || n > itemRunes || p.countsPlaces(pl.whole) {
		return false
	}
	if pl.own.end > 0 {
		return true
	}
	if pl.level != noArea {
		return !rulebook.generic.whole(p.runes[pl.whole.start:pl.whole.end])
	}
	if !certain && pl.kind == "" && len(pl.areas) == 0 {
		return false
	}
	return !slices.ContainsFunc(refusals[:], func(refuses func(*walker, place) bool) bool { return refuses(w, pl) })
}

// refusals are what a name that is no area's can be instead of a place's, the cheaper questions first.
var refusals = [...]func(*walker, place) bool{
	(*walker).begunOtherwise,
	(*walker).endedOtherwise,
	(*walker).nameless,
	(*walker).somebody,
	(*walker).doing,
	(*walker).slogan,
	(*walker).matter,
	(*walker).told,
}

// begunOtherwise says whether a name begins as places do not: 那家店, 完成后, 9件实事.
func (w *walker) begunOtherwise(pl place) bool {
	p, s := w.p, pl.name
	first := p.runes[s.start]
	if !p.areaAt(s.start, s.end).empty() {
		return false // 那板村油茶加工车间
	}
	if beginsNone.has(first) || first == '一' && pl.kind == "" || numeral.has(first) && p.runes[s.start+1] == '家' {
		return true
	}
	if _, v := startsNone.longest(p.runes, s.start); v != 0 || p.timeWord(s.start) > s.start && pl.kind == "" {
		return true
	}
	if !isDigit(first) {
		return false
	}
	if s.end-s.start < 5 {
		return p.runes[s.start+1] != '号'
	}
	return countsThings.has(p.runes[s.start+1]) || p.runes[s.start+2] == '件'
}

// endedOtherwise says whether a name ends as places do not: 专题片, 主汛期, 村民家中, 抵达后.
func (w *walker) endedOtherwise(pl place) bool {
	p, s := w.p, pl.name
	if last := p.runes[s.end-1]; last == '的' || last == '后' && pl.kind == "" {
		return true
	}
	if _, v := periods.ending(p.runes, s.start, s.end); v != 0 && p.withoutPhase(s) == s.end {
		return true
	}
	if _, v := homes.ending(p.runes, s.start, s.end); v != 0 && !pl.listed {
		return true
	}
	if _, v := noPlaces.ending(p.runes, s.start, s.end); v != 0 {
		return true
	}
	return p.unbalanced(s)
}

// nameless says whether a name is a common noun, or says that it names none: 部分学校.
func (w *walker) nameless(pl place) bool {
	return w.p.generic(pl.name) || w.p.findAny(unnamedWords, pl.name) || w.p.worksAtNone(pl.name)
}

// somebody says whether a name is a person's. 浪底机器人 is none.
func (w *walker) somebody(pl place) bool {
	p, s := w.p, pl.name
	if pl.kind == "" && p.personIn(s) {
		return true
	}
	start, v := rulebook.heads.ending(p.runes, s.start, s.end)
	if v != headPerson || pl.firm {
		return false
	}
	from, kind := p.ending(s)
	return kind == "" || from > start
}

// doing says whether a name begins with what is done: 检查防汛.
func (w *walker) doing(pl place) bool {
	p, s := w.p, pl.name
	if p.is(s.start, modal|never) {
		return true
	}
	opens := opensName.has(p.runes[s.start]) && s.end-s.start > 4 && p.named(s)
	return p.is(s.start, looks|studies) && !p.insideName(s.start, s.end) && !opens
}

// slogan says whether a name is words in quotation marks that no place is: 深入“百日攻坚”一线.
func (w *walker) slogan(pl place) bool {
	return pl.kind == "" && !pl.listed && w.p.runes[pl.name.start] == '“' && w.p.runes[pl.name.end-1] == '”'
}

// matter says whether a name is what one works at rather than where: 文旅重点项目.
func (w *walker) matter(pl place) bool {
	p, s := w.p, pl.name
	if len(pl.areas) > 0 || pl.listed {
		return false
	}
	if _, v := matterSites.ending(p.runes, s.start, s.end); v != 0 {
		return true
	}
	return p.topic(s) && !p.works(s) && (p.runes[s.start] != '“' || pl.kind == "")
}

// told says whether a name tells something: 完成了改造, 整洁的街面.
func (w *walker) told(pl place) bool {
	p, s := w.p, pl.name
	return p.outsideMarks(s, '着') || p.hasRune(s, '了') && !(p.runes[s.start] == '“' && pl.kind != "") || p.outsideMarks(s, '的') && !w.headed(pl)
}

// outsideMarks says whether a character stands in a range outside of quotation marks: not in “额吉的奶豆腐”合作社.
func (p *passage) outsideMarks(s span, r rune) bool {
	depth := 0
	for _, c := range p.runes[s.start:s.end] {
		switch c {
		case '“':
			depth++
		case '”':
			depth--
		case r:
			if depth == 0 {
				return true
			}
		}
	}
	return false
}

// countsPlaces says whether a range only counts places: 9个村.
func (p *passage) countsPlaces(s span) bool {
	n := p.skipNumber(s.start)
	return n > s.start && unitOfPlaces.has(p.runes[n]) && n+2 >= s.end-1
}

// beginsNone and startsNone are the characters and words that no place begins with.
var (
	beginsNone = rulebook.characters("begins-no-place")
	startsNone = rulebook.starting("starts-no-place")
)

// countsThings are the characters behind a number of things that are no places.
var countsThings = rulebook.characters("unit-of-things")

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
			left := span{pl.whole.start, i}
			return (w.p.completePlace(left) || w.p.kindBy(left) == Park) && w.p.completePlace(right)
		}
	}
	return false
}

func (p *passage) hasRune(s span, r rune) bool {
	return slices.Contains(p.runes[s.start:s.end], r)
}
