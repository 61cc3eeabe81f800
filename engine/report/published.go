package report

import "time"

// soon is how many days after a visit its report is published at the latest.
const soon = 45

// publishedYear gives the year of a visit whose report names its month and day alone, by the day on which the report says
// that it was published: any full date that the visit was soon before. It is 0 where there is none.
func (p *passage) publishedYear(month, day int) int {
	for i := range p.runes {
		published, ok := p.fullDate(i)
		if !ok {
			continue
		}
		for _, year := range [2]int{published.Year(), published.Year() - 1} {
			visit := time.Date(year, time.Month(month), max(day, 1), 0, 0, 0, 0, time.UTC)
			if days := published.Sub(visit).Hours() / 24; days >= 0 && days <= soon {
				return year
			}
		}
	}
	return 0
}

// fullDate reads a date with its year at i: 2024-07-01, 2024/7/1, 2024.07.01 or 2024年7月1日.
func (p *passage) fullDate(i int) (time.Time, bool) {
	if i > 0 && isDigit(p.runes[i-1]) || !isDigit(p.runes[i]) {
		return time.Time{}, false
	}
	var parts [3]int
	for n := range parts {
		from := i
		for ; i < len(p.runes) && isDigit(p.runes[i]) && i-from < 4; i++ {
			parts[n] = parts[n]*10 + int(p.runes[i]-'0')
		}
		if n < 2 {
			if i == from || i >= len(p.runes) || p.runes[i] != [2]rune{'年', '月'}[n] && p.runes[i] != '-' && p.runes[i] != '/' && p.runes[i] != '.' {
				return time.Time{}, false
			}
			i++
		}
	}
	date := time.Date(parts[0], time.Month(parts[1]), parts[2], 0, 0, 0, 0, time.UTC)
	real := date.Year() == parts[0] && int(date.Month()) == parts[1] && date.Day() == parts[2]
	return date, real && parts[0] >= 2000
}
