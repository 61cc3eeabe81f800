package report

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

// firstVerb gives the verb of an ask that names neither a measure nor an end; a word of one character only where no other
// stands, and the whole ask where the tables know none of its words.
func (p *passage) firstVerb(s span, clean func(span) string) []string {
	var short span
	for i := s.start; i < s.end; i++ {
		if !p.is(i, verb|adverb) {
			continue
		}
		word := span{i, int(p.wordEnd[i])}
		if word.end-i > 1 && word.end < s.end {
			return []string{clean(word)}
		}
		if short.empty() {
			short = word
		}
	}
	if short.empty() {
		short = s
	}
	return []string{clean(short)}
}
