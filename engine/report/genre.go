package report

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
