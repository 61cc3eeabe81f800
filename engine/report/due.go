package report

// deadline gives the end of a deadline that starts at i, or i: 年底前, 在9月底之前, 三天内, 明早8点前, 9月1日开学前.
func (p *passage) deadline(i, limit int) int {
	if end, v := deadlineWords.longest(p.runes, i); v != 0 && end <= limit {
		return end
	}
	if p.runes[i] == '到' && i+1 < limit && isDigit(p.runes[i+1]) {
		if end := p.timeAt(i+1, limit); end > i+1 && (p.runes[end-1] == '年' || p.runes[end-1] == '月') {
			return end // 到2027年
		}
	}
	if i > 0 && (isDigit(p.runes[i-1]) || numeral.has(p.runes[i-1])) {
		return i
	}
	end := p.timeAt(i, limit)
	if end == i {
		return i
	}
	for event := end; event <= min(limit-1, end+eventRunes) && (event == end || p.allHan(event-1, event)); event++ {
		if by, v := deadlineEnds.longest(p.runes, event); v != 0 && by <= limit {
			if end, c := p.at(event); c&goes != 0 && end > by {
				return i // 5月3日前往
			}
			return by
		}
	}
	return i
}

// eventRunes is the longest name of what a day opens: 9月1日开学前.
const eventRunes = 2

// timeAt gives the end of a time that starts at i, of days, parts of days and hours, or i: 6月7日早7点, 10月1日—7日.
func (p *passage) timeAt(i, limit int) int {
	end := i
	for end < limit {
		next := p.timePart(end, limit)
		if next == end && end > i && timeJoins.has(p.runes[end]) {
			if next = p.timePart(end+1, limit); next == end+1 {
				next = end
			}
		}
		if next == end {
			break
		}
		end = next
	}
	return end
}

// timePart gives the end of one part of a time: a number with its unit, a day in words, a part of a day.
func (p *passage) timePart(i, limit int) int {
	for _, words := range [...]*trie{comingDays, partsOfDay} {
		if end, v := words.longest(p.runes, i); v != 0 && end <= limit {
			return end
		}
	}
	number := p.skipNumber(i)
	if end, v := timeUnits.longest(p.runes, number); number > i && v != 0 && end <= limit {
		return end
	}
	return i
}

var (
	deadlineWords = rulebook.starting("deadline")
	deadlineEnds  = rulebook.starting("deadline-end") // make a deadline of a time: 9月底之前
	comingDays    = rulebook.starting("coming-day")
	timeUnits     = rulebook.starting("time-unit")
	timeJoins     = rulebook.characters("time-join")
)
