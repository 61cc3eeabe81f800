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
	if k := len(parts) - 1; k >= 0 && parts[k].clause.after == '。' && a.headsNext(n, parts[k].clause) {
		parts, a.head0 = parts[:k], n // …强调，一要压实责任。林场要签订责任状
	}
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
		if !ok && !inside && kind&asksOf == 0 && c.kind&asksOf != 0 && int(p.wordEnd[c.verb]) >= s.clauses[c.clause].end {
			pt, ok = a.part(cl, asksOf, inside) // 要求，镇里3日内公开账目
		}
		if !ok {
			continue
		}
		inside = inside || pt.fixed
		out = append(out, pt)
	}
	return out
}

// part reads one clause as an ask. Inside a list of asks also a clause that shows no modal and
// starts with no known verb is one; at its head it is a fact.
func (a *asker) part(cl clause, kind class, inside bool) (part, bool) {
	p := a.p
	start, enum := a.head(cl)
	if start >= cl.end || p.is(start, connects|says|tells) && int(p.wordEnd[start]) == cl.end {
		return part{}, false // 叮嘱说，…
	}
	pt := part{text: span{start, cl.end}, clause: cl, enum: enum}
	if p.is(start, asksOf) && a.isVerb(start, cl) && !causal[p.string(start, int(p.wordEnd[start]))] && p.class[start]&(nounAsk|modal) == 0 && int(p.wordEnd[start]) < cl.end && !p.is(start, verb) {
		kind, start = p.class[start], int(p.wordEnd[start])
		pt.text.start = start
	}
	if m := a.modalAfter(start, cl); m >= 0 {
		if kind&asksOf != 0 && m > start && !a.isAddressee(p.trim(start, m)) {
			if end := a.addresseeEnd(start, m); end > 0 && end < m && !p.allAdverbs(p.trim(end, m)) && !p.builtBehind(end, m) {
				pt.addressee, pt.fixed = span{start, end}, true
				pt.text.start = a.afterAddressee(end, cl.end)
				return pt, true
			}
		}
		return a.modalPart(pt, start, m)
	}
	if kind&asksOf != 0 {
		if asked, ok, done := a.askedOf(pt, start, inside); done {
			return asked, ok
		}
	}
	if i := p.find(start, cl.end, "作为"); i > start && cl.after == ',' && a.isAddressee(span{start, i}) {
		pt.addressee, pt.text = span{start, i}, span{} // 银州区作为主战场，要…
		return pt, true
	}
	return a.bare(pt, start, kind, inside)
}

// builtBehind says whether what stands between a body's name and the modal makes works of it, the object of the ask: 老供销社改造工程要….
func (p *passage) builtBehind(end, m int) bool {
	from, v := siteTails.ending(p.runes, end, m)
	return v != 0 && p.plain(end, from)
}

// askedOf reads a clause behind a verb that takes somebody; done is false where it names nobody.
func (a *asker) askedOf(pt part, start int, inside bool) (_ part, ok, done bool) {
	p, cl := a.p, pt.clause
	start = a.trimAddressee(span{start, cl.end}).start
	if p.hasRune(span{start, cl.end}, '了') && !inside {
		return part{}, false, true // 请值班员把程序走了一遍: told, not asked
	}
	if end := int(p.wordEnd[start]); p.is(start, pronoun) && end < cl.end {
		if end-start == 1 {
			return part{}, false, true // asks of one person in passing: 请她放心
		}
		pt.addressee, pt.text.start, pt.fixed = span{start, end}, a.afterAddressee(end, cl.end), true
		return pt, true, true // 叮嘱他们注意安全
	}
	if cl.end-start <= sloganRunes*2 && (cl.after == ',' || cl.after == ':') && a.onlyNames(span{start, cl.end}) {
		pt.addressee, pt.text = a.trimAddressee(span{start, cl.end}), span{} // 提醒村干部，…
		return pt, true, true
	}
	end := a.addresseeEnd(start, cl.end)
	if name := p.nameEnd(start, cl.end); end <= 0 && name > 0 && p.is(name, verb|adverb|never) {
		end = name // 叮嘱赵敏注意身体
	}
	if end <= 0 {
		return pt, false, false
	}
	if _, v := onTheSpot.longest(p.runes, end); v != 0 {
		return part{}, false, true // 请保安现场演示: a trial on the spot
	}
	if cl.after == ',' && p.nameEnd(end, cl.end) == cl.end { // 叮嘱合作社负责人陈刚，…
		pt.addressee, pt.text = span{start, cl.end}, span{}
		return pt, true, true
	}
	pt.addressee, pt.text.start, pt.fixed = span{start, end}, a.afterAddressee(end, cl.end), true
	return pt, pt.text.start < cl.end, true
}

// onTheSpot is what somebody is asked to do while the visitors look on.
var onTheSpot = rulebook.starting("on-the-spot")

// bare reads a clause without a modal and without anybody who is asked.
func (a *asker) bare(pt part, start int, kind class, inside bool) (part, bool) {
	p, cl := a.p, pt.clause
	switch {
	case a.isCondition(pt.text):
		pt.condition = true
		return pt, true
	case a.isNoun(start, cl.end):
		return pt, inside
	case !p.is(start, never) && a.praises(pt.text):
		return part{}, false
	case !inside && kind&asksOf == 0 && !p.is(start, never) && p.findAny(rulebook.facts, pt.text):
		return part{}, false
	case p.is(start, verb|adverb|joinOpen|joinAlone|joinResult|joinOutcome|never) || askRunes.has(p.runes[start]):
		pt.fixed = p.is(start, verb|adverb|never|joinAlone|joinOutcome) || p.runes[start] == '把'
		return pt, true
	case kind&asksOf != 0 || p.timedTask(pt.text) || p.dated(pt.text):
		pt.fixed = true
		return pt, true
	case pt.enum && a.open && !p.findAny(rulebook.facts, pt.text): // 三、垃圾日产日清
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

// praises says whether a clause tells how well things stand: 合作社发展势头良好.
func (a *asker) praises(s span) bool {
	from, v := states.ending(a.p.runes, s.start, s.end)
	asks := a.p.is(s.start, joinResult|joinOutcome) || a.p.is(s.start, adverb) && !a.p.is(s.start, verb) || askRunes.has(a.p.runes[s.start])
	return v != 0 && from > s.start && !asks
}

// states end what tells how things stand.
var states = rulebook.ending("state")

// timedTask says whether a clause is a task with its time in front: 清明期间倡导文明祭扫.
func (p *passage) timedTask(s span) bool {
	for i := s.start + 2; i < min(s.end-2, s.start+timeRunes); i++ {
		if p.is(i, verb|adverb|never) {
			_, v := timeEnds.ending(p.runes, s.start+1, i)
			return v != 0
		}
	}
	return false
}

// dated says whether a clause says by when something is to be: 水渠6月底前修好.
func (p *passage) dated(s span) bool {
	for i := s.start; i < min(s.end, s.start+timeRunes); i++ {
		if end := p.deadline(i, s.end); end > i && s.end-end >= 2 && (isDigit(p.runes[i]) || numeralOf(p.runes[i]) > 0) {
			return true
		}
	}
	return false
}

// timeRunes is the longest time in front of a task; timeEnds are the words that close one.
const timeRunes = 12

var timeEnds = rulebook.ending("time-end")

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
