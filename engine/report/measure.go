package report

import (
	"strconv"
	"strings"
)

// measure fills in what makes an ask measurable: deadline, quantities, and the vague words that
// leave it open. A deadline that the ask's row has counts where the ask has none of its own.
func (p *passage) measure(s span, r *row, d *Directive, clean func(span) string) {
	depth := 0
	for i := s.start; i < s.end; i++ {
		switch p.runes[i] {
		case '“':
			depth++
		case '”':
			depth--
		}
		if depth > 0 { // a number in a slogan, “15分钟生活圈”, measures nothing
			continue
		}
		if end := p.deadline(i, s.end); end > i && d.Deadline == "" {
			d.Deadline = clean(span{i, end})
			i = end - 1
			continue
		}
		if q, end := p.quantity(i, s.end); end > i {
			q.Text = clean(span{i, end})
			d.Quantities = append(d.Quantities, q)
			i = end - 1
		}
	}
	if r != nil && !r.due.empty() && d.Deadline == "" {
		d.Deadline = clean(r.due)
	}
	vague := p.vagueWords(s, clean)
	checked := p.findAny(rulebook.checks, s) || d.Deadline != "" && !soonWords[d.Deadline]
	d.Measurable = len(d.Quantities) > 0 || checked && len(vague) == 0
	if d.Measurable {
		return
	}
	if d.Vague = vague; len(vague) == 0 {
		d.Vague = p.firstVerb(s, clean)
	}
}

func (p *passage) findAny(t *trie, s span) bool {
	for i := s.start; i < s.end; i++ {
		if end, v := t.longest(p.runes, i); v != 0 && end <= s.end {
			return true
		}
	}
	return false
}

// vagueWords lists the words that make an ask unmeasurable as worded.
func (p *passage) vagueWords(s span, clean func(span) string) []string {
	var out []string
	for i := s.start; i < s.end; {
		if end, whole := wholeWords.longest(p.runes, i); whole != 0 {
			i = end
			continue
		}
		end, v := rulebook.vague.longest(p.runes, i)
		if v == 0 || end > s.end {
			i++
			continue
		}
		out = appendNew(out, clean(span{i, end}))
		i = end
	}
	return out
}

// wholeWords hold a vague word without being one: 疏散通道, 力度.
var wholeWords = rulebook.starting("not-vague")

// soonWords are deadlines that name no day.
var soonWords = rulebook.among("no-day")

// firstVerb gives the verb of an ask that names neither a measure nor an end.
func (p *passage) firstVerb(s span, clean func(span) string) []string {
	for i := s.start; i < s.end; i++ {
		if p.is(i, verb|adverb) {
			return []string{clean(span{i, int(p.wordEnd[i])})}
		}
	}
	return nil
}

// deadline gives the end of a deadline that starts at i, or i: 年底前, 在9月底之前, 三天内, 年内.
func (p *passage) deadline(i, limit int) int {
	if end, v := deadlineWords.longest(p.runes, i); v != 0 && end <= limit {
		return end
	}
	j := i
	for j < limit && (isDigit(p.runes[j]) || numeral.has(p.runes[j])) {
		j++
	}
	if j == i {
		return i
	}
	if i > 0 && (isDigit(p.runes[i-1]) || numeral.has(p.runes[i-1])) {
		return i
	}
	end, unit := p.timeUnit(j, limit)
	if !unit {
		return i
	}
	for end < limit { // 10月10日
		k := end
		for k < limit && (isDigit(p.runes[k]) || numeral.has(p.runes[k])) {
			k++
		}
		next, ok := p.timeUnit(k, limit)
		if k == end || !ok {
			break
		}
		end = next
	}
	if by, v := deadlineEnds.longest(p.runes, end); v != 0 {
		return by
	}
	return i
}

// deadlineEnds make a deadline of a time: 9月底之前.
var deadlineEnds = rulebook.starting("deadline-end")

var deadlineWords = rulebook.starting("deadline")

func (p *passage) timeUnit(i, limit int) (int, bool) {
	end, v := timeUnits.longest(p.runes, i)
	return end, v != 0 && end <= limit
}

var timeUnits = rulebook.starting("time-unit")

// quantity reads a number with its unit at i; end is i where there is none.
func (p *passage) quantity(i, limit int) (Quantity, int) {
	if !isDigit(p.runes[i]) || i > 0 && (isDigit(p.runes[i-1]) || p.runes[i-1] == '.') {
		return p.everyQuantity(i, limit)
	}
	j := i
	for j < limit && (isDigit(p.runes[j]) || (p.runes[j] == '.' || p.runes[j] == ',') && j+1 < limit && isDigit(p.runes[j+1])) {
		j++
	}
	value, err := strconv.ParseFloat(strings.ReplaceAll(p.string(i, j), ",", ""), 64)
	if err != nil {
		return Quantity{}, i
	}
	scale := map[rune]float64{'万': 1e4, '亿': 1e8, '千': 1e3, '百': 1e2}
	for j < limit && scale[p.runes[j]] != 0 {
		value *= scale[p.runes[j]]
		j++
	}
	end, unit := p.unit(j, limit)
	if unit == "" {
		return Quantity{}, i
	}
	return Quantity{Value: value, Unit: unit}, end
}

// rates are rates in words, with the days between two times as value.
var rates = func() *trie {
	t := newTrie()
	for words, days := range map[string]uint64{"每天": 1, "每日": 1, "每周": 7, "每半月": 15, "每月": 30, "每季度": 91} {
		t.put(words, days)
	}
	return t
}()

// everyQuantity reads a rate in words: 每周一次, 每半月通报一次.
func (p *passage) everyQuantity(i, limit int) (Quantity, int) {
	end, days := rates.longest(p.runes, i)
	if days == 0 || end > limit {
		return Quantity{}, i
	}
	return Quantity{Value: float64(days), Unit: "日/次"}, end
}

func (p *passage) unit(i, limit int) (int, string) {
	end, v := units.longest(p.runes, i)
	if v == 0 || end > limit {
		return i, ""
	}
	return end, p.string(i, end)
}

var units = rulebook.starting("unit")
