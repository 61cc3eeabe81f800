package report

// lead skips what may stand before the verb of a clause: the visitors, the time, adverbs.
func (w *walker) lead(cl clause) (i int, subject bool) {
	p := w.p
	for i = cl.start; i < cl.end; {
		if m, ok := w.cast.mention[i]; ok {
			i, subject = m.end, true
			continue
		}
		c := p.class[i]
		if end := p.bareTitle(i, cl.end); end > i && !subject {
			i, subject = end, true
			continue
		}
		if end := p.partyEnd(i, cl.end); end > i && subject {
			i = end
			continue
		}
		switch {
		case c&(goes|looks|opensIn) != 0 && c&(pronoun|party|group|connects) == 0:
			return i, subject
		case c&(pronoun|party|group) != 0:
			i, subject = int(p.wordEnd[i]), true
		case c&(connects|adverb) != 0 && c&(goes|looks) == 0:
			i = int(p.wordEnd[i])
		case p.timeWord(i) > i:
			i = p.timeWord(i)
		case leadRunes.has(p.runes[i]) || isSpace(p.runes[i]):
			i++
		default:
			return i, subject
		}
	}
	return i, subject
}

// partyEnd gives where those end whom the visitor before i takes along, right before the verb of going: 率县教育局等部门
// 负责人到…, 等县领导到…, 与副县长李刚到…. It gives i where nobody is taken along or nobody goes.
func (p *passage) partyEnd(i, limit int) int {
	if !p.is(i, withs) && !takesAlong.has(p.runes[i]) {
		return i
	}
	for j := max(i+1, int(p.wordEnd[i])); j < min(limit, i+partyRunes); j++ {
		if p.is(j, says|asksOf|modal|looks) && !p.is(j, goes) {
			return i
		}
		if p.is(j, goes) {
			return j
		}
	}
	return i
}

// takesAlong are the characters between the visitors and those with them: 等县领导, 与副县长李刚.
var takesAlong = rulebook.characters("takes-along")

// partyRunes is the longest list of those who are taken along.
const partyRunes = 80

// atLead says whether nothing but words that may stand before the verb stands before i.
func (w *walker) atLead(cl clause, i int) bool {
	stop, _ := w.lead(cl)
	return stop == i && len(w.cast.figures) > 0
}

// bareTitle gives the end of a title that stands for somebody without a name: 发展局局长昨日到….
func (p *passage) bareTitle(i, limit int) int {
	for j := i; j < min(limit, i+titleRunes); j++ {
		if isPunct(p.runes[j]) || p.is(j, goes|looks|studies|says|asksOf|opensIn|withs|companion) {
			return i
		}
		if p.is(j, role) && j > i {
			return int(p.wordEnd[j])
		}
	}
	return i
}

var leadRunes = rulebook.characters("lead")

// timeWord gives the end of a word of time at i, or i.
func (p *passage) timeWord(i int) int {
	if i < 0 {
		return i
	}
	if end, v := timeWords.longest(p.runes, i); v != 0 {
		return end
	}
	j := i
	for j < len(p.runes) && (isDigit(p.runes[j]) || numeral.has(p.runes[j])) {
		j++
	}
	if j > i && j < len(p.runes) && (p.runes[j] == '日' || p.runes[j] == '月' || p.runes[j] == '时' || p.runes[j] == '号' || p.runes[j] == '点') {
		return j + 1
	}
	return i
}

var timeWords = rulebook.starting("time")

// canGo says whether the verb of going at i is one of the visitors'.
func (w *walker) canGo(s sentence, cl clause, i, end int, subject bool) bool {
	p := w.p
	if i > cl.start && !w.nameEndsAt(i) && (p.runes[i-1] == '将' || p.runes[i-1] == '的' || p.runes[i-1] == '不' || p.runes[i-1] == '要' || p.runes[i-1] == '被' || p.runes[i-1] == '让') {
		return false
	}
	stop, led := w.lead(cl)
	if !subject && !led && w.promised(s, i) {
		return false
	}
	if end-i == 1 || end-i == 2 && p.runes[i+1] == '了' && moveEnds.has(p.runes[i]) { // 到 赴, 卖到了: only right behind the visitors, or before an area
		return stop == i || subject && (w.visitorsUpTo(cl, i) || p.runes[i] == '赴' || p.areaAt(end, cl.end).level != noArea) || p.hasStudy(end, cl.end) && !w.strangers(stop, i)
	}
	if stop >= i || led || subject {
		return true
	}
	return i-stop <= subjectRunes && !w.strangers(stop, i)
}

// moveEnds are the characters that end a move or any other verb: 卖到了, 睡上了.
var moveEnds = rulebook.characters("move-end")

// nameEndsAt says whether somebody's name ends at i: 才让深入….
func (w *walker) nameEndsAt(i int) bool {
	for j := i - 1; j >= max(0, i-2*titleRunes); j-- {
		if m, ok := w.cast.mention[j]; ok {
			return m.end == i
		}
	}
	return false
}

// subjectRunes is the longest name of those who go that no table knows: 拉练组依次来到.
const subjectRunes = 6

// promised says whether a sentence tells what will be done: 交通方面将…深入客运站.
func (w *walker) promised(s sentence, i int) bool {
	return w.p.hasRune(span{s.start, i}, '将')
}

// visitorsUpTo says whether only the visitors and those with them stand before i.
func (w *walker) visitorsUpTo(cl clause, i int) bool {
	p := w.p
	for j := max(cl.start, i-4*itemRunes); j < i; j++ {
		if m, ok := w.cast.mention[j]; ok && m.end <= i {
			j = m.end - 1
			if j == i-1 {
				return true
			}
			continue
		}
	}
	return i > cl.start && p.class[i-1]&group != 0 || p.timeWord(i-2) == i || p.has(i-2, "一行") || p.has(i-2, "带队") || p.has(i-1, ")")
}

// strangers says whether somebody who is no visitor acts between two positions.
func (w *walker) strangers(from, to int) bool {
	for j := from + 1; j <= to; j++ {
		if _, v := rulebook.heads.ending(w.p.runes, from, j); v&headPerson != 0 && !w.p.has(j-2, "人员") {
			return true
		}
	}
	return false
}

// cameBefore says whether the visitors already arrived somewhere in this sentence.
func (w *walker) cameBefore(n int) bool {
	k := len(w.tour.frames)
	return k > 0 && w.tour.frames[k-1].sentence == n
}
