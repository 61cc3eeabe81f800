package report

import "slices"

// placeList is a list of places as it stands in a sentence.
type placeList struct {
	items []place
	end   int  // where the list ends
	tail  bool // closed by 等地, 等处 or a count: whatever stands in it is a place
	firms bool // closed by 等企业, 8家企业: whatever stands in it is an enterprise
}

// itemRunes is the longest name of a place.
const itemRunes = 32

// places reads the list of places that starts at i in a sentence that ends at limit.
func (p *passage) places(i, limit int) placeList {
	var list placeList
	for i < limit {
		s, next, mark := p.item(i, limit)
		if !s.empty() && s.end-s.start <= itemRunes {
			pl := p.place(s)
			pl.afresh = len(list.items) > 0 && p.has(i-3, ",以及")
			list.items = append(list.items, pl)
		}
		list.end = next
		switch mark {
		case '、', '和':
			i = next + 1
			continue
		case '等':
			list.tail = isDigit(p.runes[next]) || p.is(next, tails) || p.countsList(p.skipMark(next), limit) || p.kindBehind(p.skipMark(next), limit)
			list.firms = p.firmsAt(next)
			p.splitLast(&list)
			if behind := p.behindTail(next, limit); behind > 0 { // A、B等村以及C社区
				i = behind
				continue
			}
			return list
		case ',':
			if len(list.items) > 0 && p.has(next+1, "以及") && p.siteAhead(next+3, limit) {
				i = next + 3
				continue
			}
			if len(list.items) > 0 && p.placeAhead(next+1, limit) || len(list.items) > 1 && p.listAhead(next+1, limit) {
				i = next + 1
				continue
			}
		}
		return list
	}
	return list
}

// splitLast parts the last item of a list of firms at its word for and: A、B和C四家企业.
func (p *passage) splitLast(list *placeList) {
	last := len(list.items) - 1
	if !list.firms || last < 1 {
		return
	}
	s := list.items[last].whole
	for i := s.start + 3; i <= s.end-4; i++ {
		if joiners.has(p.runes[i]) {
			list.items = append(list.items[:last], p.place(span{s.start, i}), p.place(span{i + 1, s.end}))
			return
		}
	}
}

// mark tells the items of a list that a tail closes that they are places.
func (l *placeList) mark() {
	for i := range l.items {
		l.items[i].listed = l.tail
	}
}

// kindRunes is the longest name that a list of kinds of places takes for a kind.
const kindRunes = 5

// trustQuoted takes quoted names for places where another item of the list is one.
func (l *placeList) trustQuoted(p *passage) {
	if len(l.items) < 2 || !slices.ContainsFunc(l.items, func(pl place) bool { return pl.kind != "" }) {
		return
	}
	for i := range l.items {
		name := l.items[i].name
		l.items[i].listed = l.items[i].listed || p.runes[name.start] == '“' || p.runes[name.end-1] == '”'
	}
}

// keepBuilt keeps the items of a list that are places by their areas or their endings.
func (l *placeList) keepBuilt() {
	l.items = slices.DeleteFunc(l.items, func(pl place) bool {
		return pl.level == noArea && len(pl.areas) == 0 && pl.kind == ""
	})
}

// categoryRunes is the longest name that is taken for a kind beside a category: 人员密集场所.
const categoryRunes = 8

// categories end words for sorts of places.
var categories = rulebook.ending("category")

// zones are called by their kind alone where they are visited as a whole: 到高新区、石桥镇调研.
var zones = rulebook.among("zone")

// dropKinds drops the items of a list that names kinds of places, not places: 企业、商超.
func (l *placeList) dropKinds(p *passage) {
	longest := 0
	for _, pl := range l.items {
		if _, v := categories.ending(p.runes, pl.name.start, pl.name.end); v != 0 && pl.level == noArea && len(pl.areas) == 0 {
			longest = categoryRunes
		} else if p.generic(pl.name) && pl.own.end == 0 && !zones[p.string(pl.name.start, pl.name.end)] {
			longest = max(longest, kindRunes)
		}
	}
	l.items = slices.DeleteFunc(l.items, func(pl place) bool {
		return pl.level == noArea && pl.own.end == 0 && len(pl.areas) == 0 && pl.name.end-pl.name.start <= longest
	})
}

// tailRunes is the longest that stands behind 等 before a list goes on.
const tailRunes = 10

// behindTail gives where a list goes on behind its tail, 0 where it does not.
func (p *passage) behindTail(i, limit int) int {
	for j := i; j < min(limit, i+tailRunes); j++ {
		switch {
		case p.has(j, "以及") && p.siteAhead(j+2, limit):
			return j + 2
		case (p.runes[j] == '和' || p.runes[j] == '及') && j > i && p.siteAhead(j+1, limit):
			return j + 1
		case p.runes[j] == ',':
			if p.placeAhead(j+1, limit) || p.listAhead(j+1, limit) {
				return j + 1
			}
			return 0
		}
	}
	return 0
}

// kindBehind says whether a word for places stands right behind the 等 of a list: 等小区.
func (p *passage) kindBehind(i, limit int) bool {
	if _, v := tailNouns.longest(p.runes, i); v != 0 {
		return false // 灭火机、二号工具等装备
	}
	for end := i + 2; end <= min(limit, i+5); end++ {
		if start, v := rulebook.kinds.ending(p.runes, i, end); v != 0 && start == i {
			return true
		}
	}
	return false
}

// tailNouns close lists of other things than places.
var tailNouns = rulebook.starting("tail-noun")

// skipMark gives the position behind the 等 of a counted list.
func (p *passage) skipMark(i int) int {
	if p.runes[i] == '等' {
		return i + 1
	}
	return i
}

// firmsAt says whether what closes a list calls its items firms.
func (p *passage) firmsAt(i int) bool {
	for j := i; j < min(len(p.runes), i+12) && (!isPunct(p.runes[j]) || p.runes[j] == '“' || p.runes[j] == '”'); j++ {
		if p.has(j, "企业") || p.has(j, "公司") {
			return true
		}
	}
	return false
}

// item reads one item: its range, the position of what ends it, and the mark: '、' (also for the
// doubled marks of scraped text), '和' for words that mean and, '等', ',' or 0 for anything else.
func (p *passage) item(start, limit int) (s span, next int, mark rune) {
	depth := 0
	limit = min(limit, start+3*itemRunes) // no name is longer: what is not closed by then is none
	for j := start; j < limit; j++ {
		switch r := p.runes[j]; {
		case r == '“' || r == '(' || r == '《':
			if p.closes(j, limit) {
				depth++
			}
			continue
		case r == '”' || r == ')' || r == '》':
			depth = max(0, depth-1)
			continue
		case depth > 0:
			continue
		case r == '、' || r == '→':
			return p.trim(start, j), j, '、'
		case r == ',' && j+1 < limit && p.runes[j+1] == '、':
			return p.trim(start, j), j + 1, '、'
		case r == ',':
			return p.trim(start, j), j, ','
		case r == '等' && j > start && (p.endsList(j, limit) || p.afterItem(start)):
			return p.trim(start, j), j, '等'
		case r == '处' && p.chainage(j) && !p.completePlace(span{start, p.nextMark(j, limit)}):
			return p.trim(start, j+1), j + 1, 0 // 0K+800处路基流失
		case j > start+1 && p.whileAt(j, limit):
			return p.trim(start, j), j, 0 // 走访东沟村时
		case r == '是' && j > start+3 && p.completePlace(span{start, j}):
			return p.trim(start, j), j, 0 // 最后一站水利村集会所是避难场所
		case isPunct(r) && r != '·' && r != '/' && r != ' ' && r != '"' && r != '—' && r != '.':
			return p.trim(start, j), j, 0
		case joiners.has(r) && j > start+2 && p.withPeople(start, j, limit):
			return p.trim(start, j), j, 0 // 在东引国中小与教师座谈
		case joiners.has(r) && p.class[j]&blocks == 0 && p.known[j].end == 0 && j > start && j+1 < limit && p.parts(start, j, limit):
			return p.trim(start, j), j, '和'
		}
		if j == start {
			continue
		}
		if (isDigit(p.runes[j]) || numeral.has(p.runes[j]) && (p.afterItem(start) || p.completePlace(span{start, j}))) && p.countsList(j, limit) {
			return p.trim(start, j), j, '等'
		}
		if p.has(j, "以及") {
			return p.trim(start, j), j + 1, '和'
		}
		if p.breaksItem(start, j, limit) {
			return p.trim(start, j), j, 0
		}
	}
	return p.trim(start, limit), limit, 0
}

// whileAt says whether a word for the time of a visit stands at j and closes what was visited: 时, 期间.
func (p *passage) whileAt(j, limit int) bool {
	end, v := whiles.longest(p.runes, j)
	return v != 0 && p.runes[j-1] != '小' && (end >= limit || isPunct(p.runes[end]) || p.is(end, says|asksOf|tells))
}

var whiles = rulebook.starting("while")

// afterItem says whether another item of the list stands before start.
func (p *passage) afterItem(start int) bool { return start > 0 && p.runes[start-1] == '、' }

// nextMark gives the position of the next mark behind i.
func (p *passage) nextMark(i, limit int) int {
	for i < limit && !isPunct(p.runes[i]) {
		i++
	}
	return i
}

// plain says whether no word of the tables stands in a range.
func (p *passage) plain(start, end int) bool {
	for i := start; i < end; i++ {
		if p.class[i] != 0 && int(p.wordEnd[i])-i > 1 {
			return false
		}
	}
	return true
}

// endsList says whether the 等 at j closes a list: a tail word, a number or a mark follows.
func (p *passage) endsList(j, limit int) bool {
	if p.is(j, tails) || j+1 >= limit || isPunct(p.runes[j+1]) || isDigit(p.runes[j+1]) {
		return true
	}
	e, c := p.at(j + 1)
	return e > j+1 && c&(studies|looks|goes|says|asksOf) != 0 || numeral.has(p.runes[j+1]) ||
		p.runes[j+1] == '村' || p.runes[j+1] == '镇' || p.runes[j+1] == '乡' || p.runes[j+1] == '企' || p.runes[j+1] == '单' || p.runes[j+1] == '重'
}

// chainage says whether the number around j tells how far along a road: K12+300处.
func (p *passage) chainage(j int) bool {
	for j > 0 && isDigit(p.runes[j-1]) {
		j--
	}
	return j > 0 && p.runes[j-1] == '+'
}

// countsList says whether a number at j counts the list before it: A、B、C8家重点企业.
func (p *passage) countsList(j, limit int) bool {
	start := j
	if p.chainage(j) {
		return false
	}
	for j < limit && (isDigit(p.runes[j]) || numeral.has(p.runes[j])) {
		j++
	}
	return j < limit && j > start && (p.runes[j] == '家' || p.runes[j] == '个' && !p.has(j+1, "批") || p.runes[j] == '处' || p.runes[j] == '批' && !p.has(j+1, "次"))
}

var numeral = rulebook.characters("numeral")

// breaksItem says whether a word at j ends the item that began at start.
func (p *passage) breaksItem(start, j, limit int) bool {
	c := p.class[j]
	if c == 0 {
		return false
	}
	n := int(p.wordEnd[j]) - j
	if n == 1 {
		if isDigit(p.runes[j-1]) { // K12至K18段
			return false
		}
		s := span{start, j}
		if (joiners.has(p.runes[j]) || p.runes[j] == '至') && p.crossing(s, j+1, limit) {
			return false
		}
		return c&(studies|looks|goes|opensIn) != 0 && p.runes[j] != '观' && (p.completePlace(s) && p.place(s).whole.end == j || p.generic(s) || p.areaAt(start, j).end == j)
	}
	if c&(studies|looks|says|asksOf|goes|companion|group|party|connects|promises) == 0 {
		return false
	}
	return !p.insideName(j, limit)
}

// insideName says whether a word of doing at j belongs to a name: 农业体验园, 研究院, 检查站.
func (p *passage) insideName(j, limit int) bool {
	end := j
	for end < limit && !isPunct(p.runes[end]) && p.runes[end] != '等' && !p.has(end, "以及") && end-j <= 8 {
		end++
	}
	if end-j > 8 {
		return false
	}
	start, v := rulebook.kinds.ending(p.runes, j, end)
	return v != 0 && (start == j || start > j && nameLike[p.string(j, int(p.wordEnd[j]))])
}

// nameLike are words of doing that stand in names of places.
var nameLike = rulebook.among("name-like")

// completePlace says whether a range is a place by its ending.
func (p *passage) completePlace(s span) bool {
	pl := p.place(s)
	return pl.whole.end-pl.whole.start >= 2 && (pl.level != noArea || pl.kind != "") && !p.generic(pl.name)
}
