package report

import "slices"

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
	if end, v := dayWords.longest(p.runes, i); v != 0 && (i == 0 || !isDigit(p.runes[i-1])) {
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
	for end < limit && timeJoins.has(p.runes[end]) {
		from := end + 1
		for from < limit && timeJoins.has(p.runes[from]) { // 8日——9日
			from++
		}
		if p.has(from, "次") || p.has(from, "翌") { // 至次年1月2日
			from += 2
		}
		next := p.dayEnd(from, limit)
		if next == from {
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

// figuresEnd gives the end of 2024-03-05, 2024.3.5 or 2024/3/5 at i, or i.
func (p *passage) figuresEnd(i, limit int) int {
	at := i
	for part, most := range [...]int{4, 2, 2} {
		from := at
		for at < limit && isDigit(p.runes[at]) {
			at++
		}
		if n := at - from; n == 0 || n > most || part == 0 && n < 4 || part > 0 && p.runes[from-1] != p.runes[i+4] {
			return i
		}
		if part < 2 {
			if at >= limit || !dateMarks.has(p.runes[at]) {
				return i
			}
			at++
		}
	}
	return at
}

var dateMarks = rulebook.characters("date-mark")

// dayEnd gives the end of (2024年)8月29日, or i.
func (p *passage) dayEnd(i, limit int) int {
	if end := p.figuresEnd(i, limit); end > i {
		return end
	}
	at := i
	if p.has(i, "民国") {
		at += 2
	}
	for {
		j := p.skipNumber(at)
		if j == at || j >= limit || countsDays.has(p.runes[at]) {
			return i
		}
		switch p.runes[j] {
		case '年', '月':
			at = j + 1
			if p.has(j+2, "旬") {
				return j + 3 // 3月上旬
			}
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
	n, second, start := 0, false, s.start
	if end := p.figuresEnd(s.start, s.end); end > s.start {
		d.Year, d.Month, d.Day = p.figures(s.start)
		second, start = true, end
	}
	for i := start; i < s.end; i++ {
		r := p.runes[i]
		if end := p.yearInWords(i, s.end); end > i { // 二〇二四年
			n, i = p.digits(i, end), end-1
			continue
		}
		if value, end := p.wordNumber(i, s.end); end > i { // 五月十七日
			n, i = value, end-1
			continue
		}
		switch {
		case isDigit(r):
			n = n*10 + int(r-'0')
			continue
		case r == '年' && p.has(s.start, "民国"):
			d.Year = n + republicYear
		case r == '年' && n > 0:
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

// republicYear is the year before the first of the republic, from which Taiwan counts.
const republicYear = 1911

// figures gives the parts of the date in figures at i.
func (p *passage) figures(i int) (year, month, day int) {
	var parts [3]int
	for part := range parts {
		for ; isDigit(p.runes[i]); i++ {
			parts[part] = 10*parts[part] + int(p.runes[i]-'0')
		}
		i++
	}
	return parts[0], parts[1], parts[2]
}

// yearInWords gives the end of the four digits of a year in words at i, or i: 二〇二四年.
func (p *passage) yearInWords(i, limit int) int {
	end := i
	for end < min(limit, i+4) && (p.runes[end] == '〇' || numeralOf(p.runes[end]) > 0 && p.runes[end] != '十') {
		end++
	}
	if end < i+4 || end >= limit || p.runes[end] != '年' {
		return i
	}
	return end
}

// digits reads digits in words one by one.
func (p *passage) digits(from, to int) int {
	n := 0
	for _, r := range p.runes[from:to] {
		n = 10*n + numeralOf(r)
	}
	return n
}
