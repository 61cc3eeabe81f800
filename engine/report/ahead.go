package report

// What stands ahead of a mark in a list: whether the list goes on there.

// completeAhead says whether what follows up to the next mark is a place.
func (p *passage) completeAhead(i, limit int) bool {
	end := i
	for end < limit && !isPunct(p.runes[end]) && p.runes[end] != '等' && end-i < itemRunes {
		if end > i+1 && (p.class[end]&(studies|looks|goes) != 0 && int(p.wordEnd[end])-end > 1 || p.countsList(end, limit)) {
			break
		}
		end++
	}
	return p.completePlace(span{i, end})
}

// begins are the words that somebody or something begins to act with, so that no place of a list follows.
const begins = looks | studies | goes | says | asksOf | opensIn | connects | pronoun | party | adverb | verb | modal

// listAhead says whether a list goes on behind its comma with a place of a name of its own, and behind that with another or
// with what is done there: …，县医院感染楼和黄家塬供水点, …，城北小学，督查开学工作.
func (p *passage) listAhead(i, limit int) bool {
	s, next, mark := p.item(i, limit)
	if p.class[i]&begins != 0 || !p.namedPlace(s) {
		return false
	}
	if mark == ',' && (p.is(next+1, studies|looks) || p.placeAhead(next+1, limit)) {
		return true
	}
	behind, _, _ := p.item(next+1, limit)
	return (mark == '、' || mark == '和' || mark == ',') && p.namedPlace(behind)
}

// siteAhead says whether a place follows at i, by its area or by a name of its own.
func (p *passage) siteAhead(i, limit int) bool {
	s, _, _ := p.item(i, limit)
	return p.placeAhead(i, limit) || p.namedPlace(s)
}

// namedPlace says whether a range is a place by its ending, with a name of its own before that.
func (p *passage) namedPlace(s span) bool {
	from, v := rulebook.kinds.ending(p.runes, s.start, s.end)
	return v != 0 && s.end-s.start > 3 && s.end-s.start <= itemRunes && from-s.start >= 2 && !p.common(span{s.start, from}) && p.completePlace(s)
}

// placeAhead says whether a list of places goes on behind a comma: the next item is a place by
// its area or its ending, and nobody and nothing starts to act there.
func (p *passage) placeAhead(i, limit int) bool {
	for i < limit && isSpace(p.runes[i]) {
		i++
	}
	if i >= limit || p.class[i]&begins != 0 {
		return false
	}
	s, _, _ := p.item(i, limit)
	if s.empty() || s.end-s.start > itemRunes {
		return false
	}
	pl := p.place(s)
	if p.runes[s.start] == '“' {
		return pl.kind != ""
	}
	return len(pl.areas) > 0 && (pl.kind != "" || pl.areas[0].level == townLevel) || pl.level == townLevel || pl.level == villageLevel
}
