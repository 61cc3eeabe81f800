package report

// part is a clause of an ask: from its first kept character, with what was found in front.
type part struct {
	text      span
	clause    clause
	addressee span // empty where the clause names nobody
	fixed     bool // a modal or a verb shows that something is asked
	modal     bool // a modal stands in it
	condition bool // stands only in front of the ask behind it
	enum      bool // an enumerator stands in front
}

// content reads what is asked in a sentence from a call on.
func (a *asker) content(n int, s sentence, c call) {
	parts := a.parts(s, c)
	if !anyFixed(parts) {
		return
	}
	parts = a.dropHeads(parts)
	a.emit(n, c, parts)
}

// find gives where words stand in a range, -1 where they do not.
func (p *passage) find(from, to int, words string) int {
	for i := from; i < to; i++ {
		if p.has(i, words) {
			return i
		}
	}
	return -1
}

// isNoun says whether a word that can be a verb is a noun here: 教育和医疗连着千家万户.
func (a *asker) isNoun(i, limit int) bool {
	if !a.p.is(i, verb) {
		return false
	}
	end := int(a.p.wordEnd[i])
	return end < limit && end-i >= 2 && nounAfter.has(a.p.runes[end])
}

var nounAfter = rulebook.characters("noun-after")

func anyFixed(parts []part) bool {
	for _, pt := range parts {
		if pt.fixed {
			return true
		}
	}
	return false
}

// parts reads the clauses behind a call one by one.
func (a *asker) parts(s sentence, c call) []part {
	p := a.p
	var out []part
	if c.kind&tells != 0 && c.kind&(says|asksOf) == 0 && a.promisesFirst(s, c) {
		return nil
	}
	start := s.clauses[c.clause].start
	kind := c.kind
	if c.verb >= 0 {
		start = int(p.wordEnd[c.verb])
	}
	inside := false // something was asked already
	for k := c.clause; k < len(s.clauses); k++ {
		cl := s.clauses[k]
		if k > c.clause {
			start = cl.start
			if v := a.nextCall(cl); v >= 0 && !(inside && causal[p.string(v, int(p.wordEnd[v]))] && a.causes(cl, v)) {
				kind, start = p.class[v], int(p.wordEnd[v])
			} else if a.anotherAsked(cl, c) {
				kind = asksOf
			} else {
				kind = says
			}
		}
		if a.strays(s, k, inside) {
			break
		}
		cl.start = p.trim(start, cl.end).start
		if start >= cl.end || cl.start == 0 && start > 0 {
			continue
		}
		pt, ok := a.part(cl, kind, inside)
		if !ok {
			continue
		}
		inside = inside || pt.fixed
		out = append(out, pt)
	}
	return out
}

// causal are words of asking that can as well be the task itself: 督促企业整改.
var causal = rulebook.among("causal")

// causes says whether 请 inside what is asked only tells how: 每周请专家坐诊; with 并 or 也 in front
// it asks anew.
func (a *asker) causes(cl clause, v int) bool {
	for i := cl.start; i < v; i++ {
		if _, ok := a.cast.mention[i]; ok || a.p.is(i, connects|pronoun|party) {
			return false
		}
	}
	return true
}

// introduces says whether a word of saying at i brings in what is said: 并强调，…, 指出要….
func (a *asker) introduces(i int, cl clause) bool {
	end := int(a.p.wordEnd[i])
	return end >= cl.end || a.p.is(end, modal|never) || a.p.runes[end] == '“'
}

// anotherAsked says whether a further clause of 要求X… puts its ask to somebody else: 要求企业
// 提高待遇，镇村两级帮忙找人.
func (a *asker) anotherAsked(cl clause, c call) bool {
	if c.kind&asksOf == 0 || c.verb < 0 {
		return false
	}
	start, _ := a.head(cl)
	if start >= cl.end || a.p.is(start, verb|adverb|joinResult|joinOpen|joinOutcome) || askRunes.has(a.p.runes[start]) {
		return false
	}
	end := a.addresseeEnd(start, cl.end)
	if end < 0 {
		return false
	}
	_, v := rulebook.heads.ending(a.p.runes, start, end)
	return v&(headBody|headPerson) != 0 && (a.p.is(end, verb|adverb) || actRunes.has(a.p.runes[end]) || a.p.runes[cl.start-1] == ';')
}

// promisesFirst says whether what is told begins with a promise: 表示，将认真落实.
func (a *asker) promisesFirst(s sentence, c call) bool {
	p := a.p
	at := int(p.wordEnd[c.verb])
	if at >= s.clauses[c.clause].end && c.clause+1 < len(s.clauses) {
		at = s.clauses[c.clause+1].start
	}
	return p.runes[at] == '将' || p.is(at, promises) || p.has(at, "一定") || p.has(at, "会")
}

// nextCall gives a further verb of asking at the head of a clause: 并请…, 也要求….
func (a *asker) nextCall(cl clause) int {
	p := a.p
	w := walker{p: p, cast: a.cast}
	stop, _ := w.lead(cl)
	for _, i := range []int{cl.start, stop} {
		if i < cl.end && (p.is(i, asksOf) || p.is(i, says) && a.introduces(i, cl)) && p.class[i]&nounAsk == 0 && p.class[i]&modal == 0 && a.isVerb(i, cl) && int(p.wordEnd[i]) < cl.end {
			return i
		}
	}
	for i := cl.start; i < min(cl.end, cl.start+10); i++ {
		if p.is(i, asksOf) && p.class[i]&nounAsk == 0 && a.isVerb(i, cl) && a.onlyLead(cl, i) && int(p.wordEnd[i]) < cl.end {
			return i
		}
	}
	return -1
}

// strays says whether the clause k is told again rather than asked: somebody acts, or promises.
func (a *asker) strays(s sentence, k int, inside bool) bool {
	p := a.p
	cl := s.clauses[k]
	if !inside {
		return false
	}
	for j := cl.start; j < min(cl.end, cl.start+16); j++ {
		if p.is(j, modal|never) {
			return false
		}
		if p.is(j, promises) {
			return true
		}
		if m, ok := a.cast.mention[j]; ok && j == cl.start && a.nextCall(cl) < 0 && m.end < cl.end && !p.is(m.end, says|asksOf) {
			return true
		}
	}
	return false
}

// part reads one clause as an ask. Inside a list of asks also a clause that shows no modal and
// starts with no known verb is one; at its head it is a fact.
func (a *asker) part(cl clause, kind class, inside bool) (part, bool) {
	p := a.p
	start, enum := a.head(cl)
	if start >= cl.end || p.is(start, connects) && int(p.wordEnd[start]) == cl.end {
		return part{}, false
	}
	pt := part{text: span{start, cl.end}, clause: cl, enum: enum}
	if p.is(start, asksOf) && a.isVerb(start, cl) && !causal[p.string(start, int(p.wordEnd[start]))] && p.class[start]&(nounAsk|modal) == 0 && int(p.wordEnd[start]) < cl.end && !p.is(start, verb) {
		kind, start = p.class[start], int(p.wordEnd[start])
		pt.text.start = start
	}
	if m := a.modalAfter(start, cl); m >= 0 {
		if kind&asksOf != 0 && m > start {
			if end := a.addresseeEnd(start, m); end > 0 && end < m && !p.allAdverbs(p.trim(end, m)) {
				pt.addressee, pt.fixed = span{start, end}, true
				pt.text.start = a.afterAddressee(end, cl.end)
				return pt, true
			}
		}
		return a.modalPart(pt, start, m)
	}
	if kind&asksOf != 0 {
		if p.hasRune(span{start, cl.end}, '了') && !inside {
			return part{}, false // 请值班员把程序走了一遍: told, not asked
		}
		if p.is(start, pronoun) && int(p.wordEnd[start])-start == 1 {
			return part{}, false // asks of one person in passing: 请她放心
		}
		if cl.end-start <= sloganRunes*2 && cl.after == ',' && a.onlyNames(span{start, cl.end}) {
			pt.addressee, pt.text = span{start, cl.end}, span{} // 提醒村干部，…
			return pt, true
		}
		if end := a.addresseeEnd(start, cl.end); end > 0 {
			pt.addressee = span{start, end}
			if cl.after == ',' && p.nameEnd(end, cl.end) == cl.end { // 叮嘱合作社负责人陈刚，…
				pt.addressee, pt.text = span{start, cl.end}, span{}
				return pt, true
			}
			pt.text.start = a.afterAddressee(end, cl.end)
			pt.fixed = true
			return pt, pt.text.start < cl.end
		}
	}
	if i := p.find(start, cl.end, "作为"); i > start && cl.after == ',' && a.isAddressee(span{start, i}) {
		pt.addressee, pt.text = span{start, i}, span{} // 银州区作为主战场，要…
		return pt, true
	}
	switch {
	case a.isCondition(pt.text):
		pt.condition = true
		return pt, true
	case a.isNoun(start, cl.end):
		return pt, inside
	case !inside && kind&asksOf == 0 && !p.is(start, never) && p.findAny(rulebook.facts, pt.text):
		return part{}, false
	case p.is(start, verb|adverb|joinOpen|joinAlone|joinResult|joinOutcome|never) || askRunes.has(p.runes[start]):
		pt.fixed = p.is(start, verb|adverb|never|joinAlone|joinOutcome) || p.runes[start] == '把'
		return pt, true
	case kind&asksOf != 0:
		pt.fixed = true
		return pt, true
	case kind&asksOf == 0 && p.has(cl.end-2, "问题") && !inside:
		return part{}, false // 指出值班记录不规范等问题: found, not asked
	case p.findAny(rulebook.facts, pt.text):
		return part{}, false
	case inside && kind&asksOf == 0: // 政府做好服务保障: who does it belongs to what is asked
		return pt, true
	}
	return part{}, false
}

var askRunes = rulebook.characters("ask-opener")

// modalPart reads a clause with a modal at m: what stands before it is whom it is put to, or the
// object put first, or a condition.
func (a *asker) modalPart(pt part, start, m int) (part, bool) {
	p := a.p
	pt.fixed = true
	after := m
	if p.is(m, modal) && p.class[m]&never == 0 {
		after = int(p.wordEnd[m])
		for after < pt.text.end && p.is(after, modal) && p.class[after]&never == 0 {
			after = int(p.wordEnd[after])
		}
	}
	if after >= pt.text.end {
		return pt, false
	}
	front := p.trim(start, m)
	for !front.empty() && leadBefore.has(p.runes[front.end-1]) {
		front.end--
	}
	switch {
	case !front.empty() && p.has(m, "既要"): // “工业上楼”既要建好硬件，也要优化软件
		pt.text.start = after
	case front.empty() || p.allAdverbs(front):
		pt.text.start = after
		if !front.empty() && p.class[front.start]&adverb != 0 && p.class[front.start]&connects == 0 {
			pt.text.start = front.start
		}
	case a.isAddressee(front):
		pt.addressee, pt.text.start = a.trimAddressee(front), after
	case a.isAddressee(p.beforeAdverbs(front)): // 当地干部一砖一瓦都要爱惜
		who := p.beforeAdverbs(front)
		pt.addressee, pt.text.start = a.trimAddressee(who), who.end
	default:
		pt.text.start = start
	}
	pt.modal = pt.text.start <= m
	return pt, true
}

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

// isCondition says whether a clause only says when or where: 在建设安置点时, 如有险情.
func (a *asker) isCondition(s span) bool {
	p := a.p
	if s.end-s.start < 3 {
		return false
	}
	if !p.has(s.start, "在") && !p.has(s.start, "如") && !p.has(s.start, "若") && !p.has(s.start, "凡") && !p.has(s.start, "一旦") && !p.has(s.start, "对") && !p.has(s.start, "针对") {
		return p.has(s.end-2, "同时") || p.has(s.end-1, "时") && !p.has(s.end-2, "及时") && !p.has(s.end-2, "按时")
	}
	switch {
	case p.has(s.start, "在"):
		return p.has(s.end-1, "时") || p.has(s.end-1, "下") || p.has(s.end-1, "中") || p.has(s.end-1, "上") || p.has(s.end-2, "方面") || p.has(s.end-2, "同时") || p.has(s.end-1, "前") || p.has(s.end-1, "后")
	case (p.has(s.start, "对") || p.has(s.start, "针对")) && p.has(s.end-1, "的"):
		return true
	case (p.has(s.start, "对") || p.has(s.start, "针对")) && p.has(s.end-2, "情况"):
		return true
	case p.has(s.start, "对") || p.has(s.start, "针对"):
		_, v := rulebook.phrases.ending(p.runes, s.start+2, s.end)
		return v != 0 && !a.verbInside(s)
	}
	return true
}

// endsWithVerb says whether a clause closes with its verb: 对易发区域重点防范.
func (a *asker) endsWithVerb(s span) bool {
	start, c := a.p.wordBefore(s.start+2, s.end)
	return start < s.end && c&verb != 0 && s.end-start >= 2 && a.p.runes[start-1] != '的'
}

// verbInside says whether a main verb with an object stands inside a clause behind its first word.
func (a *asker) verbInside(s span) bool {
	p := a.p
	from := s.start + 1
	if p.class[s.start] != 0 {
		from = int(p.wordEnd[s.start])
	}
	for j := from; j < s.end; j++ {
		c := p.class[j]
		if p.runes[j] == '走' && (p.has(s.end-2, "路子") || p.has(s.end-2, "道路") || p.has(s.end-2, "之路")) {
			return true
		}
		if end := int(p.wordEnd[j]); c&adverb != 0 && j > from && end-j >= 2 && p.is(end, verb) && int(p.wordEnd[end]) == s.end {
			return true // 集中整治, 精准招商
		}
		if c != 0 && p.runes[j-1] == '、' { // 新能源汽车、集成电路: named, not done
			j = int(p.wordEnd[j]) - 1
			continue
		}
		if c&verb != 0 && s.end-int(p.wordEnd[j]) >= 2 && int(p.wordEnd[j])-j >= 2 && p.runes[int(p.wordEnd[j])] != '的' {
			return true
		}
		if c&adverb != 0 && int(p.wordEnd[j])-j >= 2 && p.is(int(p.wordEnd[j]), verb) && s.end-int(p.wordEnd[j]) >= 3 {
			return true
		}
		if c != 0 {
			j = int(p.wordEnd[j]) - 1
		}
	}
	return false
}

// dropHeads drops the slogan behind an enumerator where asks follow it in the same item.
func (a *asker) dropHeads(parts []part) []part {
	out := parts[:0:0]
	for i, pt := range parts {
		if pt.condition || pt.text.empty() {
			out = append(out, pt)
			continue
		}
		follows := i+1 < len(parts) && !parts[i+1].enum && pt.clause.after != ';'
		if pt.enum && follows && pt.addressee.empty() && a.isSlogan(pt) {
			continue
		}
		out = append(out, pt)
	}
	return out
}

// sloganRunes is the longest head of an enumerated item that is a slogan.
const sloganRunes = 7

func (a *asker) isSlogan(pt part) bool {
	s := pt.text
	if a.p.is(s.start-1, modal) && a.p.has(s.start-2, "是") {
		return false // 一是要破解瓶颈: asked, not headed
	}
	if s.end-s.start > sloganRunes && a.p.runes[s.start] != '“' && pt.clause.after != ':' {
		return false
	}
	return !a.p.is(s.start, adverb) || pt.clause.after == ':'
}
