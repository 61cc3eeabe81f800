package report

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
