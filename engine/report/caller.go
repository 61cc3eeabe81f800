package report

import "slices"

// isVerb says whether a word of asking is used as a verb.
func (a *asker) isVerb(i int, cl clause) bool {
	p := a.p
	end := int(p.wordEnd[i])
	if end < cl.end && (p.runes[end] == '的' || p.runes[end] == '了' || p.runes[end] == '着') {
		return false
	}
	if p.class[i]&tells != 0 && p.class[i]&(says|asksOf) == 0 && p.find(cl.start, i, "听") >= 0 && p.runes[i-1] != '后' {
		return false // 听取负责人介绍
	}
	if end >= cl.end && p.hasRune(span{cl.start, i}, '将') {
		return false // 学校将认真落实讲话要求，
	}
	if start, c := p.wordBefore(cl.start, i); start < i && c&(joinOutcome|joinResult) != 0 && !a.named(start) {
		return false // 助推建议落地
	}
	if p.has(cl.start, "按照") || p.has(cl.start, "根据") || p.has(cl.start, "对照") {
		return false
	}
	if i > cl.start {
		switch p.runes[i-1] {
		case '的', '出', '按', '照', '项', '些', '作', '条':
			return false
		}
	}
	return true
}

// suggests are words that ask only where somebody in charge says them.
var suggests = rulebook.among("suggest")

// suggesters end those who do not: 代表们建议.
var suggesters = rulebook.among("suggester")

// named says whether a position lies in the name of a figure: 才让强调.
func (a *asker) named(i int) bool {
	for j := max(0, i-3); j <= i; j++ {
		if m, ok := a.cast.mention[j]; ok && m.end > i {
			return true
		}
	}
	return false
}

// visitorAsks says whether the one who asks at i is of the visiting party, and notes who it is.
func (a *asker) visitorAsks(s sentence, k, i int) bool {
	who, ok := a.speaker(s, k, i)
	if !ok || a.onlyHopes(i, who) || a.onlyTells(s, i, who) {
		return false
	}
	if a.ofAFirm(who) {
		a.cast.figures[who].local = true
		return false
	}
	a.by = who
	if who >= 0 {
		a.leads = who
		a.cast.figures[who].leads = true
	}
	return true
}

// speaker gives the visitor who says what is said at i, -1 for the party as a whole; ok is false where it is somebody else.
func (a *asker) speaker(s sentence, k, i int) (who int, ok bool) {
	p := a.p
	cl := s.clauses[k]
	found := false
	who = -1
	for j := cl.start; j < i; {
		if m, ok := a.cast.mention[j]; ok && m.end <= i && j > cl.start && spokenTo.has(p.runes[j-1]) {
			j = m.end // 对村支书李某说
			continue
		}
		if m, ok := a.cast.mention[j]; ok && m.end <= i {
			if found && who >= 0 && (p.runes[j-1] == '、' || p.runes[j-1] == '和') {
				a.cast.figures[who].leads = true // they ask together
			}
			who, found, j = m.figure, true, m.end
			continue
		}
		if p.is(j, pronoun) {
			if who, found = a.subjectBefore(s, k); !found {
				who, found = a.leads, true
			}
		} else if p.is(j, party) {
			who, found = -1, true
		}
		j++
	}
	if !found {
		if a.strangerBefore(cl.start, i) || a.hostBefore(s, k, i) {
			return -1, false
		}
		who, found = a.subjectBefore(s, k)
		if !found && i > cl.start && !a.onlyLead(cl, i) {
			return -1, false
		}
		if !found && k > 0 && a.strangerClause(s) {
			return -1, false
		}
	}
	return who, true
}

// onlyHopes says whether what is suggested at i is no ask: by people in general, or by somebody who is brought along
// or of the place, which is noted.
func (a *asker) onlyHopes(i, who int) bool {
	p := a.p
	if !suggests[p.string(i, int(p.wordEnd[i]))] {
		return false
	}
	if i >= 2 && suggesters[p.string(i-2, i)] {
		return true // 代表们建议: what they think
	}
	if who <= 0 {
		return false
	}
	f := &a.cast.figures[who]
	f.local = f.local || a.ofThePlace(who)
	return f.local || p.broughtAlong(a.cast, p.sentences[f.sentence], f)
}

// onlyTells says whether what is told at i is no ask, and notes who answers for the place, and that a leader told something.
func (a *asker) onlyTells(s sentence, i, who int) bool {
	p, end := a.p, int(a.p.wordEnd[i])
	if p.class[i]&tells == 0 || p.class[i]&(says|asksOf) != 0 {
		return false
	}
	if who > 0 && (a.comesAlong(who) || p.hasRune(span{end, min(s.end, end+promiseRunes)}, '将')) {
		return true // 参加的副区长表示, 县委书记表示，青石县将坚决落实
	}
	if who > 0 && a.ofThePlace(who) {
		a.cast.figures[who].local = true // somebody of the place answers
		return true
	}
	if who < 0 || !a.modalBehind(s, i) && !a.opensSpeech(s, end) {
		a.told = who >= 0
		return true
	}
	return false
}

// promiseRunes is how far behind 表示 the word for what will be done can stand.
const promiseRunes = 8

// spokenTo are the characters before somebody who is spoken to.
var spokenTo = rulebook.characters("spoken-to")

// comesAlong says whether a figure is told to come along with the first one named.
func (a *asker) comesAlong(who int) bool {
	first, own := &a.cast.figures[0], &a.cast.figures[who]
	return a.p.toldRole(a.cast, own, a.p.sentences[own.sentence]) == toldComes && a.p.toldRole(a.cast, first, a.p.sentences[first.sentence]) != toldComes
}

// ofThePlace says whether a figure belongs to a town, village or firm while the first one named
// does not: somebody of the place visited.
func (a *asker) ofThePlace(who int) bool {
	own, first := a.cast.figures[who].title, a.cast.figures[0].title
	return a.p.lowOffice(own) && !a.p.lowOffice(first)
}

// lowOffice says whether a title is an office of a town, a village or a firm.
func (p *passage) lowOffice(title span) bool {
	return slices.ContainsFunc(p.runes[title.start:title.end], lowOffices.has)
}

var lowOffices = rulebook.characters("low-office")

// subjectBefore finds a visitor who acts in an earlier clause of the sentence.
func (a *asker) subjectBefore(s sentence, k int) (int, bool) {
	for b := k - 1; b >= 0; b-- {
		cl := s.clauses[b]
		for j := cl.start; j < cl.end; j++ {
			if m, ok := a.cast.mention[j]; ok {
				return m.figure, true
			}
			if a.p.is(j, pronoun) {
				return a.leads, true
			}
			if a.p.is(j, party) && j == cl.start {
				return -1, true
			}
		}
	}
	return -1, false
}

// onlyLead says whether nothing but adverbs and words of time stands before i.
func (a *asker) onlyLead(cl clause, i int) bool {
	w := walker{p: a.p, cast: a.cast}
	stop, _ := w.lead(cl)
	return stop >= i || i-stop <= 3
}

// strangerBefore says whether somebody who is no visitor stands before an ask verb.
func (a *asker) strangerBefore(start, i int) bool {
	if spokenTo.has(a.p.runes[start]) {
		return false // 对社区书记说
	}
	_, v := rulebook.heads.ending(a.p.runes, start, i)
	return v&(headPerson|headBody) != 0
}

// strangerClause says whether the sentence opens with somebody who is no visitor.
func (a *asker) strangerClause(s sentence) bool {
	p := a.p
	cl := s.clauses[0]
	for j := cl.start + 1; j < min(cl.end, cl.start+14); j++ {
		if p.is(j, tells) || p.has(j, "反映") || p.has(j, "汇报") {
			return a.strangerBefore(cl.start, j)
		}
	}
	return false
}

// modalBehind says whether a modal or a word of asking stands behind i in the sentence.
func (a *asker) modalBehind(s sentence, i int) bool {
	for j := i + 1; j < s.end; j++ {
		if a.p.is(j, modal|never) || a.p.class[j]&asksOf != 0 && a.p.class[j]&nounAsk == 0 {
			return true
		}
	}
	return false
}

// noteSubject remembers the leader whom a later 他 stands for.
func (a *asker) noteSubject(s sentence) {
	if a.p.hasClass(s, companion) {
		return // who comes along is not whom 他 means
	}
	for j := s.start; j < s.end; j++ {
		if m, ok := a.cast.mention[j]; ok {
			a.leads = m.figure
			return
		}
	}
}

// hasClass says whether a word of a class stands in a sentence.
func (p *passage) hasClass(s sentence, c class) bool {
	for j := s.start; j < s.end; j++ {
		if p.is(j, c) {
			return true
		}
	}
	return false
}
