package report

import "slices"

// emit joins the parts of a sentence into asks: a clause that opens goes with the one behind it,
// one that tells the effect with the one before, and each other stands alone.
func (a *asker) emit(n int, c call, parts []part) {
	var cur *directiveMade
	var carried span
	opened := -1 // start of clauses that wait for their ask
	var lastPart part
	var first part
	for i, pt := range parts {
		if !pt.addressee.empty() {
			carried = pt.addressee
		} else if pt.enum && i > 0 {
			carried = span{}
		}
		if pt.text.empty() {
			continue
		}
		start := pt.text.start
		switch {
		case pt.condition || a.opens(parts, i):
			if opened < 0 {
				opened = start
				first = pt
			}
			lastPart = pt
			if i+1 < len(parts) && pt.clause.after != ';' {
				cur = nil
				continue
			}
		case cur != nil && opened < 0 && lastPart.clause.after != ';' && a.joins(parts, i):
			cur.text.end = pt.text.end
			lastPart = pt
			continue
		}
		rule, waits := ruleOf(c, pt, i), opened >= 0
		if opened >= 0 {
			start = opened
			if !first.addressee.empty() {
				carried = first.addressee
			}
			if !pt.addressee.empty() {
				start = pt.text.start
			}
		}
		opened = -1
		a.directives = append(a.directives, directiveMade{
			text: a.withoutMarks(span{start, pt.text.end}), addressee: carried, inherited: pt.addressee.empty(), enum: pt.enum || waits && first.enum,
			by: a.by, sentence: n, at: start, rule: rule, confidence: confidenceOf(c, pt), forStop: -1,
		})
		cur = &a.directives[len(a.directives)-1]
		lastPart = pt
	}
}

// withoutMarks cuts the marks of a speech whose other mark stands outside of the ask.
func (a *asker) withoutMarks(s span) span {
	if a.p.runes[s.start] == '“' && !a.p.hasRune(s, '”') {
		s.start++
	}
	if a.p.runes[s.end-1] == '”' && !a.p.hasRune(s, '“') {
		s.end--
	}
	return s
}

func ruleOf(c call, pt part, i int) string {
	switch {
	case c.verb < 0:
		return "block-goes-on"
	case c.kind&asksOf != 0 && i == 0:
		return "asks-somebody"
	case pt.fixed:
		return "says-then-ask"
	}
	return "listed-clause"
}

func confidenceOf(c call, pt part) float64 {
	switch {
	case c.verb < 0 && !pt.fixed:
		return 0.7
	case c.verb < 0:
		return 0.88
	case !pt.fixed:
		return 0.75
	}
	return 0.94
}

// opens says whether a clause only opens for the one behind it.
func (a *asker) opens(parts []part, i int) bool {
	p := a.p
	pt := parts[i]
	s := pt.text
	if i+1 >= len(parts) || pt.clause.after != ',' || pt.modal {
		return false
	}
	if p.has(s.end-2, "之力") {
		return true
	}
	if p.is(s.start, adverb) && p.is(int(p.wordEnd[s.start]), joinOpen) && !p.is(s.start, joinOpen) {
		s.start = int(p.wordEnd[s.start]) // 严格按照…要求，
	}
	if !p.is(s.start, joinOpen) {
		return false
	}
	next := parts[i+1]
	if next.enum || p.runes[p.wordEnd[s.start]] == '好' { // 利用好资源优势: a task
		return false
	}
	if (p.has(s.start, "以") || p.has(s.start, "用")) && int(p.wordEnd[s.start])-s.start == 1 {
		return p.foundIn(s, "为") && !a.verbTail(s) || p.has(s.end-2, "举措") || p.has(s.end-2, "标准") || p.hasRune(s, '的') && a.isPhrase(s) && !a.verbInside(s)
	}
	if p.has(s.start, "从") && p.has(s.end-2, "出发") {
		return true
	}
	if p.has(s.start, "在") || p.has(s.start, "从") {
		return a.isCondition(s)
	}
	if p.has(s.start, "对") && p.is(next.clause.start, modal) {
		return !a.endsWithVerb(s) // 对敢闯敢干的干部，要大胆使用
	}
	if leaning[p.string(s.start, int(p.wordEnd[s.start]))] && p.has(next.text.start, "把") && !p.foundAny(span{int(p.wordEnd[s.start]), s.end}, verb) {
		return true // 立足防大汛、抢大险，把责任压实到每一座水库
	}
	if p.has(s.start, "为") && !p.has(s.start, "为了") && a.endsWithVerb(s) {
		return false
	}
	if p.is(s.start, verb) && a.parallel(s, next.text) {
		return false
	}
	_, phrase := rulebook.phrases.ending(p.runes, s.start+2, s.end)
	if _, rule := byRule.longest(p.runes, s.start); rule != 0 {
		return phrase != 0
	}
	if phrase == 0 {
		short := s.end-s.start <= 6 || leaning[p.string(s.start, int(p.wordEnd[s.start]))] && s.end-s.start <= leanRunes && !p.hasRune(s, '、') && !p.foundRune(s, stems) && !next.modal && next.addressee.empty()
		return short && !a.verbInside(s) && !a.endsWithVerb(s)
	}
	_, way := groundEnds.ending(p.runes, s.start, s.end)
	return way != 0 || !a.verbInside(s)
}

// byRule open with what a task is done by.
var byRule = rulebook.starting("by-rule")

// groundEnds end clauses that only open, even with a verb inside: 贯彻落实中央部署.
var groundEnds = rulebook.ending("ground-end")

// leaning are words that open for a task whatever noun stands behind them, up to leanRunes.
var leaning = rulebook.among("leaning")

const leanRunes = 14

// stems are verbs of one character, which make a clause a task of its own: 对照标准找差距.
var stems = rulebook.characters("stem")

// foundRune says whether a character of a set stands inside a range.
func (p *passage) foundRune(s span, set *charSet) bool {
	return slices.ContainsFunc(p.runes[s.start:s.end], set.has)
}

// isPhrase says whether a clause ends as one that is no task by itself.
func (a *asker) isPhrase(s span) bool {
	_, v := rulebook.phrases.ending(a.p.runes, s.start+1, s.end)
	return v != 0
}

// foundIn says whether words stand inside a range.
func (p *passage) foundIn(s span, words string) bool {
	for i := s.start; i < s.end; i++ {
		if p.has(i, words) {
			return true
		}
	}
	return false
}

// verbTail says whether a clause 以…为…V… goes on to its own task behind 为….
func (a *asker) verbTail(s span) bool {
	p := a.p
	for i := s.start; i < s.end; i++ {
		if p.runes[i] == '为' {
			return s.end-i > 5
		}
	}
	return false
}

// parallel says whether two clauses are slogans of one pattern: 抢抓发展新机遇，汇聚发展新合力.
func (a *asker) parallel(s, t span) bool {
	if s.end-s.start != t.end-t.start {
		return false
	}
	same := 0
	for k := range s.end - s.start {
		if a.p.runes[s.start+k] == a.p.runes[t.start+k] {
			same++
		}
	}
	return same >= 2
}

// joins says whether a clause belongs to the one before it.
func (a *asker) joins(parts []part, i int) bool {
	p := a.p
	pt := parts[i]
	s := pt.text
	if !pt.addressee.empty() || pt.enum || a.modalFront(pt) {
		return false
	}
	_, c := p.at(s.start)
	last := i+1 == len(parts) || pt.clause.after == ';' || a.followsJoin(parts, i+1)
	switch {
	case p.has(s.start, "对"):
		return p.foundIn(s, "做到")
	case a.lowers(s):
		return true
	case p.has(s.start, "将") || p.has(s.start, "把"):
		return false
	case p.has(s.start, "为"):
		return !a.helps(s)
	case p.has(s.start, "以") && int(p.wordEnd[s.start])-s.start == 1:
		return last && a.effectVerb(s)
	case c&joinResult != 0 || a.resultBehindAdverb(s):
		return true
	case c&joinOutcome != 0:
		_, v := rulebook.effects.ending(p.runes, s.start, a.unquoted(s))
		return v != 0
	}
	return false
}

// helps says whether a clause 为… is a task done for somebody: 为青年办实事.
func (a *asker) helps(s span) bool { return a.p.findAny(helpVerbs, s) && !a.p.foundIn(s, "提供") }

// helpVerbs are what is done for somebody.
var helpVerbs = rulebook.starting("help")

// lowers says whether a clause tells to what harm is brought down: 将损失降到最低, 努力将….
func (a *asker) lowers(s span) bool {
	start := s.start
	if a.p.is(start, adverb|joinOutcome) {
		start = int(a.p.wordEnd[start])
	}
	return a.p.has(start, "将") && a.p.findAny(lowering, s)
}

// lowering are the verbs of bringing down to.
var lowering = rulebook.starting("lowering")

// resultBehindAdverb says whether a clause tells the effect behind an adverb: 坚决做到….
func (a *asker) resultBehindAdverb(s span) bool {
	p := a.p
	if !p.is(s.start, adverb) || p.is(s.start, verb|tasks) {
		return false // 早日实现…: a task and its time
	}
	end := int(p.wordEnd[s.start])
	return p.is(end, joinResult) && p.runes[end] != '为' // 多为企业牵线搭桥
}

// modalFront says whether a modal stood before the clause: then it is an ask of its own.
func (a *asker) modalFront(pt part) bool {
	return pt.text.start > pt.clause.start && a.p.is(pt.text.start-1, modal)
}

// followsJoin says whether the clause at i joins as well.
func (a *asker) followsJoin(parts []part, i int) bool {
	_, c := a.p.at(parts[i].text.start)
	return c&joinResult != 0
}

func (a *asker) unquoted(s span) int {
	if a.p.runes[s.end-1] == '”' {
		return s.end - 1
	}
	return s.end
}

// effectVerb says whether a clause 以… tells what the means bring about.
func (a *asker) effectVerb(s span) bool {
	return a.p.findAny(meansEffects, s)
}

var meansEffects = rulebook.starting("means-effect")
