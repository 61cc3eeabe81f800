package report

// Those of the place speak too: what they wish for, and what they promise, is no ask.

// hostSpeaks says whether somebody of the place says what is said at i in a clause: 村民说, 企业负责人表示, 大家纷纷表示.
func (a *asker) hostSpeaks(cl clause, i int) bool {
	p := a.p
	for end := i; end > cl.start+1 && i-end <= hostAdverbRunes; end-- {
		if start, v := hosts.ending(p.runes, cl.start, end); v != 0 {
			return !p.foundAny(span{cl.start, start}, goes|looks|says|tells|asksOf|withs|companion|pronoun|party) && !a.mentions(cl.start, start) &&
				!p.foundRune(span{cl.start, start}, listened)
		}
	}
	return false
}

// listened are the characters before those who are listened or spoken to: 听居民讲.
var listened = rulebook.characters("listened")

// hosts end those who speak for the place or for themselves.
var hosts = rulebook.ending("host")

// hostAdverbRunes is how much stands between them and what they say: 纷纷.
const hostAdverbRunes = 3

// mentions says whether a figure is named in a range.
func (a *asker) mentions(from, to int) bool {
	for j := from; j < to; j++ {
		if _, ok := a.cast.mention[j]; ok {
			return true
		}
	}
	return false
}

// hostBefore says whether somebody of the place began to speak in a sentence before i of its clause k, and no figure is
// named since.
func (a *asker) hostBefore(s sentence, k, i int) bool {
	for b := k; b >= 0; b-- {
		cl := s.clauses[b]
		limit := cl.end
		if b == k {
			limit = i + 1
		}
		for j := limit - 1; j >= cl.start; j-- {
			if _, ok := a.cast.mention[j]; ok {
				return false
			}
			spoken := a.p.is(j, says|tells) || a.p.is(j, asksOf) && suggests[a.p.string(j, int(a.p.wordEnd[j]))]
			if spoken && a.hostSpeaks(cl, j) {
				return true
			}
		}
	}
	return false
}

// hostOpens says whether a sentence opens with somebody of the place who says something.
func (a *asker) hostOpens(s sentence) bool {
	cl := s.clauses[0]
	for j := cl.start; j < cl.end; j++ {
		if a.p.is(j, says|tells) {
			return a.hostSpeaks(cl, j)
		}
	}
	return false
}

// hostQuoted says whether sentence n is the speech of somebody of the place, whom the sentence behind it names:
// “希望把路修好。”村民说。
func (a *asker) hostQuoted(n int) bool {
	next, ok := a.p.afterSpeech(n)
	return ok && a.hostOpens(next)
}

// ofAFirm says whether a figure has an office of a firm while the first one named has not.
func (a *asker) ofAFirm(who int) bool {
	if who <= 0 {
		return false
	}
	own, first := a.cast.figures[who].title, a.cast.figures[0].title
	return a.p.firmOffice(own) && !a.p.firmOffice(first)
}

// firmOffice says whether a title is an office of a firm.
func (p *passage) firmOffice(title span) bool {
	_, v := firmOffices.ending(p.runes, title.start, title.end)
	return v != 0
}

var firmOffices = rulebook.ending("firm-office")
