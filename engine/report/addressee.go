package report

var leadBefore = rulebook.characters("before-modal")

// allAdverbs says whether a range is nothing but adverbs and connectives.
func (p *passage) allAdverbs(s span) bool {
	for i := s.start; i < s.end; {
		if p.class[i]&(adverb|connects) != 0 && int(p.wordEnd[i]) <= s.end {
			i = int(p.wordEnd[i])
			continue
		}
		return false
	}
	return true
}

// beforeAdverbs cuts the adverbs that a range ends with.
func (p *passage) beforeAdverbs(s span) span {
	for s.end > s.start+2 {
		start, c := p.wordBefore(s.start+2, s.end)
		if start == s.end || c&adverb == 0 {
			break
		}
		s.end = start
	}
	return s
}

// isAddressee says whether what stands before a modal is somebody who can be asked.
func (a *asker) isAddressee(s span) bool {
	p := a.p
	if p.is(s.start, joinOpen|joinResult) && p.class[s.start]&(wide|local) == 0 && !p.has(s.start, "用电") {
		return false
	}
	if askRunes.has(p.runes[s.start]) && p.runes[s.start] != '多' {
		return false
	}
	if p.is(s.start, pronoun) || p.has(s.start, "大家") || p.has(s.start, "你们") || p.has(s.start, "我们") {
		return true
	}
	if p.is(s.start, wide) || p.is(s.start, local) && int(p.wordEnd[s.start]) == s.end {
		return true
	}
	start, v := rulebook.heads.ending(p.runes, s.start, s.end)
	if v == 0 {
		if s.end > s.start && p.runes[s.end-1] == ')' {
			return a.isAddressee(span{s.start, a.openBracket(s)})
		}
		return false
	}
	if v == headPlace && s.end-start == 1 {
		for i := s.start + 1; i < s.end; i++ {
			if joiners.has(p.runes[i-1]) && p.is(i, wide) {
				return true // 民政部门和各镇
			}
		}
		a := p.areaAt(s.start, s.end)
		for !a.empty() && a.end < s.end {
			a = p.areaAt(a.end+boolInt(p.runes[a.end] == '、'), s.end)
		}
		return a.end == s.end
	}
	return true
}

// onlyNames says whether a clause is nothing but somebody: 提醒村干部，….
func (a *asker) onlyNames(s span) bool {
	p := a.p
	for i := s.start; i < s.end; i++ {
		if p.is(i, verb|adverb|modal|never) || askRunes.has(p.runes[i]) {
			return false
		}
	}
	_, v := rulebook.heads.ending(p.runes, s.start, s.end)
	return v&(headBody|headPerson) != 0
}

func (a *asker) openBracket(s span) int {
	for i := s.end - 1; i > s.start; i-- {
		if a.p.runes[i] == '(' {
			return i
		}
	}
	return s.start
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// trimAddressee cuts what leads to somebody: 随行的住建部门, 作为创城主战场.
func (a *asker) trimAddressee(s span) span {
	p := a.p
	for _, w := range addresseeHeads {
		if n := len([]rune(w)); p.has(s.start, w) && s.end-s.start > n {
			s.start += n
		}
	}
	for i := s.start + 2; i < s.end; i++ { // X作为…
		if p.has(i, "作为") {
			s.end = i
			break
		}
	}
	return s
}

var addresseeHeads = rulebook.inOrder("addressee-head")

// addresseeEnd gives the end of somebody named behind a verb of asking, -1 where nobody is.
func (a *asker) addresseeEnd(start, limit int) int {
	p := a.p
	if end := int(p.wordEnd[start]); p.is(start, verb) && end-start >= 2 && (!p.headWithin(start, end, min(limit, end+2)) || !compoundDoing[p.string(start, end)] && p.headBehind(end, limit)) {
		return -1 // 做到安保人员专职化: a task, nobody
	}
	loose := -1
	depth := 0
	for j := start + 1; j <= min(limit, start+addresseeRunes); j++ {
		switch p.runes[j-1] {
		case '(', '“':
			depth++
		case ')', '”':
			depth--
		}
		if j == limit || depth > 0 {
			continue
		}
		if j < limit && p.runes[j] == '们' {
			continue
		}
		if j > start+1 && (p.is(j-1, verb) && int(p.wordEnd[j-1]) > j && !p.headAhead(start, int(p.wordEnd[j-1]), limit) || p.runes[j-1] == '把' || p.runes[j-1] == '将') {
			break
		}
		_, v := rulebook.heads.ending(p.runes, start, j)
		if v == 0 && p.runes[j-1] == '们' {
			_, v = rulebook.heads.ending(p.runes, start, j-1)
		}
		if v == 0 && !p.wideOrLocal(start, j) && p.runes[j-1] != ')' {
			continue
		}
		if v == headPlace && j-start < 2 {
			continue
		}
		r := p.runes[j]
		if (r == '与' || r == '同') && p.mutual(j+1, limit) {
			return j
		}
		if r == '、' || r == '和' || r == '及' || r == '与' || r == '的' || r == '(' {
			continue
		}
		e, c := p.at(j)
		if e > j && c&verb != 0 && compoundDoing[p.string(j, e)] && p.headWithin(start, e, min(limit, e+2)) {
			continue // 市场管理方, 水利工程建设处
		}
		if e > j && c&(verb|adverb|never|modal|joinAlone|joinOutcome) != 0 || (actRunes.has(r) || isDigit(r)) && !p.longerHead(start, j, limit) {
			return j
		}
		if loose < 0 && (v&(headBody|headPerson) != 0 || v != 0 && p.areaAt(start, j).end == j) && !p.longerHead(start, j, limit) {
			loose = j
		}
	}
	if loose > 0 && loose-start <= 12 {
		return loose
	}
	return -1
}

var actRunes = rulebook.characters("act")

// mutual says whether what starts at i is somebody with whom something is done: 请卫生局与海事
// 部门建立机制 asks the one, not both.
func (p *passage) mutual(i, limit int) bool {
	for k := i + 2; k < min(limit, i+addresseeRunes/2); k++ {
		if _, v := rulebook.heads.ending(p.runes, i, k); v&(headBody|headPerson) == 0 {
			continue
		}
		if _, v := mutualVerbs.longest(p.runes, k); v != 0 {
			return true
		}
	}
	return false
}

// mutualVerbs are done with somebody.
var mutualVerbs = rulebook.starting("mutual")

// headAhead says whether a word of doing belongs to a body's name: 教育局, 发展改革局.
func (p *passage) headAhead(start, i, limit int) bool {
	return p.headWithin(start, i, min(limit, i+4))
}

// headWithin says whether somebody's name that began at start ends behind i and not behind to.
func (p *passage) headWithin(start, i, to int) bool {
	for k := i + 1; k <= to; k++ {
		if _, v := rulebook.heads.ending(p.runes, start, k); v&(headBody|headPerson) != 0 {
			return true
		}
	}
	return false
}

// headBehind says whether somebody's name starts right at i: the object of the word before.
func (p *passage) headBehind(i, limit int) bool {
	for k := i + 2; k <= min(limit, i+4); k++ {
		if start, v := rulebook.heads.ending(p.runes, i, k); start == i && v&headPerson != 0 {
			return true
		}
	}
	return false
}

// compoundDoing are words of doing that stand in names of bodies and people.
var compoundDoing = rulebook.among("compound")

// wideOrLocal says whether a range is a word for everybody, or for the place of the frame.
func (p *passage) wideOrLocal(start, end int) bool {
	e, c := p.at(start)
	return e == end && c&(wide|local) != 0
}

// longerHead says whether the name of somebody goes on behind j.
func (p *passage) longerHead(start, j, limit int) bool {
	for k := j + 1; k <= min(limit, j+4); k++ {
		if s, v := rulebook.heads.ending(p.runes, start, k); v != 0 && s <= j {
			return true
		}
	}
	return false
}

// afterAddressee skips adverbs that lead from somebody to what is asked.
func (a *asker) afterAddressee(i, limit int) int {
	p := a.p
	for i < limit && (isSpace(p.runes[i]) || leadBefore.has(p.runes[i]) && i+1 < limit) {
		i++
	}
	return i
}
