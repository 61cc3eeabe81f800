package report

// joinHeadings puts a heading that ends by asking («李某要求») in front of the line below.
func (p *passage) joinHeadings() {
	for i := range len(p.sentences) - 1 {
		s, next := &p.sentences[i], &p.sentences[i+1]
		if p.asksBelow(s, next) {
			next.clauses = append(s.clauses[len(s.clauses)-1:], next.clauses...)
			next.clauses[0].after = ','
			next.start = next.clauses[0].start
			s.clauses, s.end = s.clauses[:len(s.clauses)-1], next.start
			continue
		}
		if !s.heading || s.end-s.start > 10 || len(s.clauses) != 1 || next.noise || next.heading || p.opensBlock(*s) {
			continue
		}
		end := s.clauses[0].end
		if last := end - 3; last < s.start || !(p.class[end-2]&(says|asksOf) != 0 && int(p.wordEnd[end-2]) == end) || p.has(last, "出") {
			continue
		}
		next.clauses = append(s.clauses, next.clauses...)
		next.clauses[0].after = ','
		next.start = s.start
		s.noise = true
	}
}

// asksBelow says whether a sentence closes a line by asking, with a colon, for what stands on the next lines.
func (p *passage) asksBelow(s, next *sentence) bool {
	if s.noise || next.noise || len(s.clauses) == 0 || len(next.clauses) == 0 || s.paragraph == next.paragraph || p.runes[s.end-1] != ':' {
		return false
	}
	end := s.clauses[len(s.clauses)-1].end
	return end-2 >= s.start && p.class[end-2]&(says|asksOf) != 0 && int(p.wordEnd[end-2]) == end
}

func (p *passage) hasStop(s span) bool {
	for i := s.start; i < s.end; i++ {
		if isStop(p.runes[i]) || p.runes[i] == ';' {
			return true
		}
	}
	return false
}
