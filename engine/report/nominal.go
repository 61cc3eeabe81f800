package report

// nominal reads places that a sentence tells of without a verb, as notes and features do: one alone, «【22:15】北窑收费站检查点。»,
// one behind a time, «22时20分，东侧环岛，清雪车刚刚开过。», and lists, «甲、乙、丙……».
func (w *walker) nominal(n int, s sentence) {
	if len(s.clauses) == 0 {
		return
	}
	k := 0
	for k < len(s.clauses)-1 && w.p.onlyTime(s.clauses[k]) {
		k++
	}
	cl := s.clauses[k]
	start := w.p.skipBrackets(cl.start, cl.end)
	timed := k > 0 || start > cl.start
	if !s.first && !timed {
		return
	}
	if list := w.toldList(start, s.end); len(list) > 0 {
		w.arrive(n, start, list, "told-list", 0.7, false)
		return
	}
	last := k == len(s.clauses)-1 && w.p.runes[cl.end] == '。'
	if pl, ok := w.nominalPlace(span{start, w.p.factAt(start, cl.end)}); ok && (last || timed && cl.after == ',') {
		w.arrive(n, start, []place{pl}, "nominal", 0.7, false)
	}
}

// nominalPlace reads a range that is nothing but a place.
func (w *walker) nominalPlace(s span) (place, bool) {
	p := w.p
	if n := s.end - s.start; n < nominalRunes || n > itemRunes {
		return place{}, false
	}
	if _, v := itemHeads.longest(p.runes, s.start); v != 0 || p.findAny(facingWords, s) {
		return place{}, false // 地处澜江北岸, 开幕式设在县体育馆
	}
	pl := p.place(s)
	return pl, pl.whole == s && pl.level != countyLevel && w.acceptable(pl, false) && !w.bare(pl) && !w.acts(s)
}

// factAt gives where what is told of the place that a range begins with starts, or the end of the range: 城南大道全长2.3公里.
func (p *passage) factAt(start, end int) int {
	for i := start + nominalRunes; i < end; i++ {
		if _, v := placeFacts.longest(p.runes, i); v != 0 && p.completePlace(span{start, i}) {
			return i
		}
	}
	return end
}

var placeFacts = rulebook.starting("place-fact")

// nominalRunes is the shortest that is told of so; shorter words are seldom names.
const nominalRunes = 5

// acts says whether somebody is named in a range or does something there, other than in a name: 检查点.
func (w *walker) acts(s span) bool {
	for i := s.start; i < s.end; i++ {
		if _, ok := w.cast.mention[i]; ok || w.p.is(i, role) {
			return true
		}
		if i < s.end-2 && w.p.is(i, goes|looks|studies|says|asksOf|tells|modal|never|promises|pronoun|party) && !w.p.insideName(i, s.end) {
			return true
		}
	}
	return false
}

// toldRunes is the fewest places of such a list.
const toldRunes = 3

// toldList reads the list of places that a sentence begins with, closed by …… or by a count of them; nil where there is none.
func (w *walker) toldList(start, limit int) []place {
	if !w.p.hasRune(span{start, min(limit, start+itemRunes)}, '、') {
		return nil
	}
	list := w.p.places(start, limit)
	if len(list.items) < toldRunes || list.end >= len(w.p.runes) {
		return nil
	}
	counted := w.p.runes[list.end] == ',' && w.p.countsList(list.end+1, limit)
	if w.p.runes[list.end] != '…' && !counted {
		return nil
	}
	for _, pl := range list.items {
		if !w.acceptable(pl, false) || w.bare(pl) || !w.p.plain(pl.whole.start, pl.whole.start+2) {
			return nil
		}
	}
	return list.items
}

// onlyTime says whether a clause is nothing but a time: 6月23日20时.
func (p *passage) onlyTime(cl clause) bool {
	i := cl.start
	for i < cl.end {
		switch end := max(p.timeWord(i), p.timeAt(i, cl.end)); {
		case end > i:
			i = end
		case isDigit(p.runes[i]) || p.runes[i] == ':' || p.runes[i] == '分' && i > cl.start && isDigit(p.runes[i-1]):
			i++
		default:
			return false
		}
	}
	return true
}

// skipBrackets gives the position behind a time or a number in brackets at i: 【22:15】.
func (p *passage) skipBrackets(i, limit int) int {
	if p.runes[i] != '【' && p.runes[i] != '[' {
		return i
	}
	for j := i + 1; j < min(limit, i+bracketRunes); j++ {
		if p.runes[j] == '】' || p.runes[j] == ']' {
			return j + 1
		}
	}
	return i
}

// bracketRunes is the longest that stands in such brackets.
const bracketRunes = 20
