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
	if a.namedSite(s) {
		return true
	}
	start, v := rulebook.heads.ending(p.runes, s.start, s.end)
	if v == 0 {
		if p.listsBodies(s) {
			return true
		}
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

// namedSite says whether a range is a site or a firm that the text names elsewhere too and that can be
// asked: 站前广场综合枢纽要统筹好换乘. Works are what is asked for.
func (a *asker) namedSite(s span) bool {
	p := a.p
	if s.end-s.start < 4 || p.count(p.runes[s.start:s.end]) < 2 {
		return false
	}
	if _, v := siteTails.ending(p.runes, s.start, s.end); v != 0 {
		return false
	}
	_, kind := p.ending(s)
	return kind != "" && kind != OtherStop
}

// listsBodies says whether a range is a list whose first item is a department or somebody else who
// can be asked: 民政、消防、市场监管, 林场、乡镇、村屯.
func (p *passage) listsBodies(s span) bool {
	items := 0
	for i := s.start; i < s.end; items++ {
		end := i
		for end < s.end && p.runes[end] != '、' && p.runes[end] != '和' {
			end++
		}
		_, v := rulebook.heads.ending(p.runes, i, end)
		known := v != 0 || departments[p.string(i, end)]
		if !known && (items == 0 || p.foundAny(span{i, end}, verb|adverb|never)) {
			return false
		}
		i = end + 1
	}
	return items > 1 && !p.is(s.end, never) // 卫生、消防不能松: what is asked for
}

// departments are what bodies see to, which stands for them in lists.
var departments = rulebook.among("department")

// foundAny says whether a word of one of the classes, of two characters or more, starts in a range.
func (p *passage) foundAny(s span, c class) bool {
	for i := s.start; i < s.end; i++ {
		if p.class[i]&c != 0 && int(p.wordEnd[i])-i > 1 {
			return true
		}
	}
	return false
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
	return v&(headBody|headPerson) != 0 || p.familiar(s)
}

// familiar says whether a range is what somebody is called by those who know him: 老韩.
func (p *passage) familiar(s span) bool {
	return s.end-s.start == 2 && familiarHeads.has(p.runes[s.start]) && singles.has(p.runes[s.start+1])
}

// familiarHeads stand before a surname.
var familiarHeads = rulebook.characters("familiar")

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
	if p.runes[start] == '在' || p.is(start, withs) && int(p.wordEnd[start])-start > 1 {
		return -1 // 希望在确保安全的前提下抢抓工期, 带着更多农户一起养蚕
	}
	if end := int(p.wordEnd[start]); p.is(start, verb) && end-start >= 2 && p.runes[end] != '的' && p.runes[end] != '、' && (!p.headWithin(start, end, min(limit, end+2)) || !compoundDoing[p.string(start, end)] && p.headBehind(end, limit)) {
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
		if j == limit || depth > 0 || p.insideBlock(start, j) {
			continue
		}
		if j < limit && p.runes[j] == '们' {
			continue
		}
		if j > start+1 && (p.is(j-1, verb) && int(p.wordEnd[j-1]) > j && !p.headAhead(start, j-1, int(p.wordEnd[j-1]), limit) && !p.longerName(start, j-1, int(p.wordEnd[j-1])) || p.runes[j-1] == '把' || p.runes[j-1] == '将' || p.runes[j-1] == '给' || p.runes[j-1] == '与' && p.is(j-3, adverb)) {
			break
		}
		if p.runes[j-1] == '办' && donePhrases.has(p.runes[j]) && a.headAt(start, j) != 0 {
			break // 中学办出特色
		}
		v := a.headAt(start, j)
		if v == 0 && !p.wideOrLocal(start, j) && p.runes[j-1] != ')' || v != 0 && j-start < 2 {
			continue // 办 of 办证
		}
		if _, tail := headTails.longest(p.runes, j-1); tail != 0 {
			continue // 分红方 of 分红方案
		}
		r := p.runes[j]
		if (r == '与' || r == '同') && p.mutual(j+1, limit) || p.is(j, withs) {
			return j
		}
		if r == '、' || r == '和' || r == '及' || r == '与' || r == '的' || r == '(' {
			continue
		}
		e, c := p.at(j)
		if e > j && p.longerName(start, j, e) {
			continue // 工会组织
		}
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

// headAt says what somebody is whose name starts at start and ends at j, 0 where none does: 驻村干部们, 德润生物制药.
func (a *asker) headAt(start, j int) uint64 {
	p := a.p
	_, v := rulebook.heads.ending(p.runes, start, j)
	if v == 0 && a.namedSite(span{start, j}) {
		return headBody
	}
	if v == 0 && p.runes[j-1] == '们' {
		_, v = rulebook.heads.ending(p.runes, start, j-1)
	}
	return v
}

// insideBlock says whether a word that only looks like another, and starts at from, goes over j: 所有.
func (p *passage) insideBlock(from, j int) bool {
	return p.is(from, blocks) && int(p.wordEnd[from]) > j
}

// headTails are words that begin like somebody's name ends.
var headTails = rulebook.starting("head-tail")

// donePhrases follow 办 where it is a verb.
var donePhrases = rulebook.characters("after-do")

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

// headAhead says whether a word of doing that ends at i belongs to a body's name: 发展改革局,
// 市场管理人员; behind another verb only one character is (推进办): 用好专家资源 is a task.
func (p *passage) headAhead(start, verbStart, i, limit int) bool {
	if compoundDoing[p.string(verbStart, i)] {
		return p.headWithin(start, i, min(limit, i+4))
	}
	return p.headWithin(start, i, min(limit, i+1))
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

// longerHead says whether the name of somebody goes on behind j: 街道, 街道办; 社, 社会局.
func (p *passage) longerHead(start, j, limit int) bool {
	for k := j + 1; k <= min(limit, j+4); k++ {
		s, v := rulebook.heads.ending(p.runes, start, k)
		if v != 0 && s <= j || v&headBody != 0 && s-j <= officeRunes && p.plain(j, k) && !p.opensTask(j, k) {
			return true
		}
	}
	return false
}

// longerName says whether a word of the table that holds position j ends at k.
func (p *passage) longerName(start, j, k int) bool {
	s, v := rulebook.heads.ending(p.runes, start, k)
	return v != 0 && s < j
}

// officeRunes is the longest name between a body and the word for its office: 街道安全办.
const officeRunes = 2

// opensTask says whether a character that starts what somebody does, or a time, stands in a range.
func (p *passage) opensTask(from, to int) bool {
	for i := from; i < to; i++ {
		if actRunes.has(p.runes[i]) || isPunct(p.runes[i]) || isDigit(p.runes[i]) || p.timeWord(i) > i || p.class[i] != 0 {
			return true
		}
	}
	return false
}

// afterAddressee skips adverbs that lead from somebody to what is asked.
func (a *asker) afterAddressee(i, limit int) int {
	p := a.p
	if start, c := p.wordBefore(i-2, i); start < i && c&role != 0 { // 叮嘱院长王桂兰把…
		i = max(i, p.nameEnd(i, limit))
	}
	for i < limit && (isSpace(p.runes[i]) || leadBefore.has(p.runes[i]) && i+1 < limit) {
		i++
	}
	return i
}
