package report

// opensList says whether a sentence closes a line by going, with a colon: the lines below are where. 先后来到：
func (w *walker) opensList(s sentence) bool {
	if len(s.clauses) == 0 || w.p.runes[s.end-1] != ':' {
		return false
	}
	for i := max(s.start, s.end-1-listedRunes); i < s.end-1; i++ {
		if w.p.is(i, goes|looks) && int(w.p.wordEnd[i]) == s.end-1 {
			return true
		}
	}
	return false
}

// listedRunes is the longest word of going before the colon.
const listedRunes = 4

// listed reads a line of such a list, 1.青禾镇丰源合作社；, and says whether the line is one.
func (w *walker) listed(n int, s sentence) bool {
	if !w.listing {
		return false
	}
	at := w.p.itemNumber(s.start, s.end)
	if at == s.start {
		w.listing = false
		return false
	}
	var kept []place
	for _, pl := range w.p.places(at, s.end).items {
		if w.acceptable(pl, true) {
			kept = append(kept, pl)
		}
	}
	if len(kept) > 0 {
		w.arrive(n, at, kept, "listed", 0.85, false)
	}
	return true
}

// itemMark gives the position behind the mark or the number that an item begins with; the start where it has none.
func (p *passage) itemMark(s span) int {
	if s.empty() {
		return s.start
	}
	if bullets.has(p.runes[s.start]) {
		return s.start + 1
	}
	if at := p.itemNumber(s.start, s.end); at < s.end && !isDigit(p.runes[at]) {
		return at // 1.青禾镇, no 1.5公里
	}
	return s.start
}

// itemNumber gives the position behind the number of an item at i, or i: 1. 2、 (3) ④.
func (p *passage) itemNumber(i, limit int) int {
	if r := p.runes[i]; r >= '①' && r <= '⑳' {
		return i + 1
	}
	at := i
	if p.runes[at] == '(' {
		at++
	}
	number := at
	if at = p.skipNumber(at); at == number || at >= limit {
		return i
	}
	switch p.runes[at] {
	case '.', '、', ')':
		return at + 1
	}
	return i
}
