package report

// isCondition says whether a clause only says when or where: 在建设安置点时, 如有险情.
func (a *asker) isCondition(s span) bool {
	p := a.p
	if s.end-s.start < 3 {
		return false
	}
	if p.runes[s.end-1] == '的' {
		return true // 进度落后的，…
	}
	if _, v := conditionHeads.longest(p.runes, s.start); v == 0 {
		return p.has(s.end-2, "同时") || p.has(s.end-1, "时") && !p.has(s.end-2, "及时") && !p.has(s.end-2, "按时")
	}
	switch {
	case p.has(s.start, "在"):
		_, v := conditionEnds.ending(p.runes, s.start, s.end)
		return v != 0
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

// conditionHeads open a clause that only says when or where; conditionEnds end one that 在 opens.
var (
	conditionHeads = rulebook.starting("condition-head")
	conditionEnds  = rulebook.ending("condition-end")
)

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
		if c&verb != 0 && s.end-int(p.wordEnd[j]) >= 2 && int(p.wordEnd[j])-j >= 2 && !p.relative(int(p.wordEnd[j])) {
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

// relative says whether a verb that ends at i only says which: 检查发现的问题, 群众反映的问题.
func (p *passage) relative(i int) bool {
	return p.runes[i] == '的' || p.runes[i+1] == '的' || p.runes[i+2] == '的'
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

// shortSlogan is the longest that is one even with an adverb in front: 二要突出重点.
const shortSlogan = 4

func (a *asker) isSlogan(pt part) bool {
	s := pt.text
	if a.p.is(s.start-1, modal) && a.p.has(s.start-2, "是") {
		return false // 一是要破解瓶颈: asked, not headed
	}
	if s.end-s.start > sloganRunes && a.p.runes[s.start] != '“' && pt.clause.after != ':' {
		return false
	}
	return !a.p.is(s.start, adverb) || pt.clause.after == ':' || s.end-s.start <= shortSlogan
}
