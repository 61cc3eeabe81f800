package report

import "slices"

// genre decides whether the text is a visit report, and names the reason where it is none.
func (p *passage) genre(t *tour, c *cast, directives []directiveMade) (visit bool, reason string) {
	if len(p.sentences) == 0 {
		return false, "empty"
	}
	votes := p.notVisitVotes()
	if votes[0] >= 3 {
		return false, "advert"
	}
	if p.isSpeech() {
		return false, "speech"
	}
	if votes[3] >= 3 && len(directives) < votes[3] {
		return false, "fiction"
	}
	gone := 0
	for _, s := range t.stops {
		if s.rule != "look-place" || s.place.level != noArea || len(s.place.areas) > 0 || len(t.stops) > 1 {
			gone++
		}
	}
	if votes[1] >= 2 && gone < 3 {
		return false, "notice"
	}
	if gone == 0 {
		if p.visitTold(c) {
			return true, ""
		}
		if len(directives) > 0 {
			return false, "meeting"
		}
		return false, "no visit told"
	}
	if len(c.figures) == 0 && len(directives) == 0 {
		return false, "nobody visits"
	}
	return true, ""
}

// visitTold says whether a visit is told without a place that could be named: X率队督查….
func (p *passage) visitTold(c *cast) bool {
	for _, s := range p.sentences {
		if s.noise || s.heading {
			continue
		}
		led := false
		for i := s.start; i < s.end; i++ {
			m, ok := c.mention[i]
			led = led || ok && (p.foundIn(span{i, m.end}, "一行") || p.foundIn(span{i, m.end}, "率队") || p.foundIn(span{i, m.end}, "带队"))
		}
		if led && p.hasStudy(s.start, s.end) || p.wentAndStudied(c, s) {
			return true
		}
	}
	return false
}

// wentAndStudied says whether a sentence tells that somebody with a title went somewhere to study it: 书记许国强到高新区调研.
func (p *passage) wentAndStudied(c *cast, s sentence) bool {
	for i := s.start; i < s.end; i++ {
		m, ok := c.mention[i]
		if !ok {
			continue
		}
		if at := p.skipTime(m.end); at < s.end && p.is(at, goes) {
			end := p.nextMark(at, s.end)
			return p.hasStudy(at, end) && p.find(at, end, "会") < 0
		}
	}
	return false
}

// skipTime gives the position behind words of time at i.
func (p *passage) skipTime(i int) int {
	for p.timeWord(i) > i {
		i = p.timeWord(i)
	}
	return i
}

// notVisitVotes counts the signs of each other kind of text.
func (p *passage) notVisitVotes() [4]int {
	var votes [4]int
	for i := range p.runes {
		if _, v := rulebook.notVisit.longest(p.runes, i); v != 0 {
			votes[v-1]++
		}
	}
	return votes
}

// isSpeech says whether the text is a speech: it speaks to its hearers.
func (p *passage) isSpeech() bool {
	for _, s := range p.sentences {
		if p.has(s.start, "同志们") || p.has(s.start, "各位代表") || p.has(s.start, "各位领导") {
			return true
		}
	}
	return false
}

// date gives the first date of the body, as worded.
func (p *passage) date(directives []directiveMade) span {
	for _, s := range p.sentences {
		if s.noise || s.heading || len(s.clauses) == 0 {
			continue
		}
		quoted := false
		for i := s.clauses[0].start; i < s.end; i++ {
			if quoted = p.runes[i] == '“' || quoted && p.runes[i] != '”'; quoted {
				continue // “你今天就把大棚跑一遍”
			}
			if end := p.dateAt(i, s.end); end > i && p.deadline(i, s.end) <= end && !inAsk(directives, i) {
				return span{i, end}
			}
		}
	}
	return span{}
}

// inAsk says whether a position lies in what is asked.
func inAsk(directives []directiveMade, i int) bool {
	return slices.ContainsFunc(directives, func(k directiveMade) bool { return k.text.start <= i && i < k.text.end })
}

// dateAt gives the end of a date that starts at i, or i.
func (p *passage) dateAt(i, limit int) int {
	if end, v := dayWords.longest(p.runes, i); v != 0 {
		if day := p.dayEnd(end+1, limit); p.runes[end] == '(' && day > end+1 && p.runes[day] == ')' {
			end = day + 1 // 今日(十一月二十二日)
		}
		return p.partOfDay(end, limit)
	}
	if end := p.bracketedDay(i, limit); end > i {
		return p.partOfDay(end, limit)
	}
	if i > 0 && isDigit(p.runes[i-1]) {
		return i
	}
	end := p.dayEnd(i, limit)
	if end == i {
		return i
	}
	end = p.partOfDay(end, limit)
	for end < limit && (p.runes[end] == '至' || p.runes[end] == '、' || p.runes[end] == '-' || p.runes[end] == '~' || p.runes[end] == '和' || p.runes[end] == '到') {
		next := p.dayEnd(end+1, limit)
		if next == end+1 {
			break
		}
		end = p.partOfDay(next, limit)
	}
	return end
}

// dayWords are days in words: 近日.
var dayWords = rulebook.starting("day")

// bracketedDay gives the end of 今(13)日 at i, or i.
func (p *passage) bracketedDay(i, limit int) int {
	if !p.has(i, "昨(") && !p.has(i, "今(") {
		return i
	}
	end := i + 2
	for end < limit && isDigit(p.runes[end]) {
		end++
	}
	if p.has(end, ")日") || p.has(end, ")天") {
		return end + 2
	}
	return i
}

// dayEnd gives the end of (2024年)8月29日, or i.
func (p *passage) dayEnd(i, limit int) int {
	at := i
	for {
		j := p.skipNumber(at)
		if j == at || j >= limit || countsDays.has(p.runes[at]) {
			return i
		}
		switch p.runes[j] {
		case '年', '月':
			at = j + 1
		case '日':
			return j + 1
		case '号': // 15号, but not 地铁4号线
			if j+1 < limit && !isPunct(p.runes[j+1]) && p.partOfDay(j+1, limit) == j+1 {
				return i
			}
			return j + 1
		default:
			return i
		}
	}
}

// countsDays are the numerals that count days and name none: 今、明两日.
var countsDays = rulebook.characters("counts-days")

func (p *passage) partOfDay(i, limit int) int {
	if end, v := partsOfDay.longest(p.runes, i); v != 0 && end <= limit {
		return end
	}
	return i
}

var partsOfDay = rulebook.starting("part-of-day")

// period resolves a date as far as its words fix it.
func (p *passage) period(s span) *Period {
	d := &Period{}
	n, second := 0, false
	for i := s.start; i < s.end; i++ {
		r := p.runes[i]
		if value, end := p.wordNumber(i, s.end); end > i { // 五月十七日
			n, i = value, end-1
			continue
		}
		switch {
		case isDigit(r):
			n = n*10 + int(r-'0')
			continue
		case r == '年':
			d.Year = n
		case r == '月' && second:
			d.EndMonth = n
		case r == '月':
			d.Month = n
		case (r == '日' || r == '号') && second:
			d.EndDay = n
		case r == '日' || r == '号' || r == ')':
			if n > 0 {
				d.Day, second = n, true
			}
		}
		n = 0
	}
	if *d == (Period{}) {
		return nil
	}
	return d
}
