package report

// nameEnd gives the end of the name that starts at i, or -1: of the lengths that its surname
// allows the one that the text around and the other mentions speak for most.
func (p *passage) nameEnd(i, limit int) int {
	if i+2 > limit || i < 0 {
		return -1
	}
	compound := compounds[p.string(i, i+2)]
	if !compound && !singles.has(p.runes[i]) {
		return -1
	}
	if notNames[p.string(i, i+2)] {
		return -1
	}
	if e, c := p.at(i); e-i >= 2 && c&(adverb|verb|companion|says|studies|looks|role|group|local|wide|asksOf|connects) != 0 && !(c == verb && i+3 <= limit && (p.repeats(i, 3) > 0 || i+3 < limit && p.is(i+3, companion))) {
		return -1 // 管清平, named again, is no 管清
	}
	best, bestScore := -1, 0
	lengths := []int{3, 2}
	if compound {
		lengths = []int{4, 3}
	}
	for _, n := range lengths {
		if i+n > limit || !p.allHan(i, i+n) {
			continue
		}
		if n == lengths[0] && actsBehind.has(p.runes[i+n-1]) && p.repeats(i, n) == 0 && !p.closedName(i+n-1, limit) {
			continue // 罗敏率调研组: the last character is what they do
		}
		score := 2*p.boundary(i+n, limit) + p.repeats(i, n)
		if weakSurnames.has(p.runes[i]) && !compound && p.repeats(i, n) == 0 && !p.marked(i+n, limit) && !p.actsBehind(i, n, limit) {
			continue
		}
		if score > bestScore {
			best, bestScore = i+n, score
		}
	}
	if bestScore < 2 {
		return -1
	}
	return best
}

// actsBehind says whether somebody goes, says or asks behind a name of n characters at i; one of two characters is too
// little before a word of one: 应来到.
func (p *passage) actsBehind(i, n, limit int) bool {
	if i+n >= limit || p.foundAny(span{i, i + n}, role) {
		return false
	}
	end, c := p.at(i + n)
	return c&(goes|says|asksOf) != 0 && (n > 2 || end-i-n > 1)
}

// closedName says whether a character that can be what somebody does, at i, closes a name instead:
// the word for what they do stands behind it, 涂春来陪同.
func (p *passage) closedName(i, limit int) bool {
	if end, _ := p.at(i); end > i+1 || i+1 >= limit || p.runes[i] == '等' || p.runes[i] == '的' {
		return false
	}
	return p.runes[i+1] == ',' || p.is(i+1, companion)
}

// dottedName gives the end of a name of two parts with a point between them that starts at i, -1 where none
// does: 买买提·艾力.
func (p *passage) dottedName(i, limit int) int {
	dot := i
	for dot < min(limit, i+dottedRunes) && p.allHan(dot, dot+1) {
		dot++
	}
	if dot-i < 2 || dot >= limit || p.runes[dot] != '·' {
		return -1
	}
	for end := dot + 2; end <= min(limit, dot+1+dottedRunes) && p.allHan(dot+1, end); end++ {
		if end == limit || isPunct(p.runes[end]) || p.goesBehind(end, limit) || p.is(end, companion|asksOf) {
			return end
		}
	}
	return -1
}

// dottedRunes is the longest part of such a name.
const dottedRunes = 8

// longName gives the end of a name of five to eight characters without a point that starts at i, -1 where none
// does: no longer word of the tables begins inside, somebody goes or speaks behind it, and it is named again and never without its end: 阿布都热合曼到….
func (p *passage) longName(i, limit int) int {
	if notFirst.has(p.runes[i]) {
		return -1
	}
	for n := 1; n <= dottedRunes && i+n < limit; n++ {
		if !p.allHan(i+n-1, i+n) || int(p.wordEnd[i+n-1]) > i+n || n > 2 && actsBehind.has(p.runes[i+n-1]) {
			return -1
		}
		if n >= 5 && p.goesBehind(i+n, limit) {
			if named := p.count(p.runes[i : i+n]); named > 1 && named == p.count(p.runes[i:i+3]) {
				return i + n
			}
		}
	}
	return -1
}

// rareName gives the end of a name whose surname no list has: only where it stands more than once
// or between a title and a mark, and no word begins there.
func (p *passage) rareName(i, limit int) int {
	if e, c := p.at(i); e > i && c != 0 || i+3 > limit || !p.allHan(i, i+3) || numeral.has(p.runes[i]) {
		return -1
	}
	if _, v := rulebook.heads.ending(p.runes, i, i+3); v != 0 || p.is(i+1, role) || p.is(i+2, role) {
		return -1
	}
	if p.repeats(i, 3) > 0 && p.boundary(i+3, limit) > 0 {
		return i + 3
	}
	if notFirst.has(p.runes[i]) || p.timeWord(i) > i || notNames[p.string(i, i+2)] {
		return -1
	}
	for n := 2; n <= 4 && i+n <= limit; n++ { // 州委书记扎西到…
		if p.goesBehind(i+n, limit) && p.allHan(i, i+n) && (p.count(p.runes[i:i+n]) > 1 || p.is(i+n, companion)) {
			return i + n
		}
	}
	return -1
}

// goesBehind says whether somebody goes or speaks at i, so that a name can end there.
func (p *passage) goesBehind(i, limit int) bool {
	if i >= limit {
		return false
	}
	_, c := p.at(i)
	return c&(goes|says|group) != 0 || c&(looks|companion) != 0 && p.class[i] != 0
}

// marked says whether a name is closed by a mark or by what people do together.
func (p *passage) marked(i, limit int) bool {
	if i >= limit || isPunct(p.runes[i]) || p.runes[i] == '及' {
		return true
	}
	_, c := p.at(i)
	return c&(companion|group|says) != 0
}
