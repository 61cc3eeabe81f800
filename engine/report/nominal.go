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
	if list := w.toldList(start, s.end); len(list) > 0 {
		w.arrive(n, start, list, "told-list", 0.7, false)
		return
	}
	timed := k > 0 || start > cl.start
	if _, v := itemHeads.longest(w.p.runes, start); v != 0 || w.p.findAny(facingWords, span{start, cl.end}) {
		return // 地处澜江北岸, 开幕式设在县体育馆
	}
	alone := s.first && k == len(s.clauses)-1 && w.p.runes[cl.end] == '。'
	if !alone && !(timed && cl.after == ',') || cl.end-start > itemRunes {
		return
	}
	pl := w.p.place(span{start, cl.end})
	if pl.whole == (span{start, cl.end}) && pl.level != countyLevel && pl.whole.end-pl.whole.start >= nominalRunes && w.acceptable(pl, false) && !w.bare(pl) && !w.told(pl) && !w.acts(pl.whole) {
		w.arrive(n, start, []place{pl}, "nominal", 0.7, false)
	}
}

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
		switch end := p.timeWord(i); {
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
