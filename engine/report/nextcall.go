package report

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
	if start >= cl.end || a.p.is(start, verb|adverb|joinResult|joinOpen|joinOutcome) || askRunes.has(a.p.runes[start]) || actRunes.has(a.p.runes[start]) {
		return false
	}
	end := a.addresseeEnd(start, cl.end)
	if end < 0 {
		return false
	}
	if a.p.has(end, "一律") || a.p.hasRune(span{start + 1, end}, '请') {
		return false // 无证人员一律清退: the object put first; 患者也请提早与医院联系: asked anew
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
		if p.is(i, asksOf) && p.runes[p.wordEnd[i]] != '、' && !a.behindVerb(cl.start, i) && p.class[i]&nounAsk == 0 && a.isVerb(i, cl) && (a.onlyLead(cl, i) || p.aboutMatter(cl.start, i)) && int(p.wordEnd[i]) < cl.end {
			return i
		}
	}
	return -1
}

// behindVerb says whether a verb stands right before i: 经常性开展督促检查.
func (a *asker) behindVerb(from, i int) bool {
	start, c := a.p.wordBefore(from, i)
	return start < i && i-start > 1 && c&verb != 0
}

// aboutMatter says whether what stands before a word of asking names what the ask is about: 码头
// 部分则请…, 桥台部分请….
func (p *passage) aboutMatter(start, i int) bool {
	_, v := matterHeads.ending(p.runes, start, i)
	return v != 0
}

var matterHeads = rulebook.ending("matter-head")

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
