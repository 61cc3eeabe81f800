package report

// assignRoles says who leads and who comes along: those whom the text lets go, look or ask lead;
// those who stand before 陪同 or behind 会同 come along.
func (p *passage) assignRoles(c *cast) {
	anyone := false
	for i := range c.figures {
		f := &c.figures[i]
		p.assignRole(c, f)
		anyone = anyone || f.leads
	}
	if !anyone {
		for i := range c.figures {
			if !c.figures[i].comes && !c.figures[i].local {
				c.figures[i].leads = true
				return
			}
		}
	}
}

// assignRole looks at the sentence that first names a figure.
func (p *passage) assignRole(c *cast, f *figure) {
	s := p.sentences[f.sentence]
	if p.broughtAlong(s, f) {
		f.comes = true
		return
	}
	if f.leads {
		return
	}
	if f.local {
		f.comes = p.accompanies(f, s)
		return
	}
	if start, k := p.wordBefore(s.start, f.title.start); start < f.title.start && k&(asksOf|says) != 0 {
		f.local = true // somebody who is asked
		return
	}
	for i := f.name.end; i < s.end; i++ {
		if m, ok := c.mention[i]; ok && m.end > i {
			i = m.end - 1
			continue
		}
		k := p.class[i]
		if k == 0 {
			continue
		}
		switch {
		case k&opensIn != 0 && p.accompaniedBehind(i, s.end):
			f.leads = true // X在Y陪同下
			return
		case k&withs != 0 && int(p.wordEnd[i])-i > 1:
			f.leads = true
			return
		case k&companion != 0 && !p.has(i, "参加") || p.has(i, "参加") && p.endsClause(i):
			f.comes = true
			return
		case p.has(i, "汇报") || p.has(i, "介绍"):
			f.local = true
			return
		case k&group != 0 && !p.has(i, "等人") && !p.has(i, "同志"), k&(goes|looks|says|asksOf) != 0 && k&nounAsk == 0, p.has(i, "调研"), p.has(i, "督导"), p.has(i, "主持"):
			f.leads = true
			return
		}
		i = int(p.wordEnd[i]) - 1
	}
}

// accompanies says whether somebody who speaks for the place is named as coming along.
func (p *passage) accompanies(f *figure, s sentence) bool {
	for i := f.name.end; i < s.end && p.runes[i] != ','; i++ {
		if p.class[i]&companion != 0 && !p.has(i, "参加") {
			return true
		}
	}
	return false
}

// accompaniedBehind says whether 在 at i opens 在…陪同下.
func (p *passage) accompaniedBehind(i, limit int) bool {
	at := p.find(i, min(limit, i+4*titleRunes), "陪同下")
	return at > i
}

// endsClause says whether 参加 at i says that people came along: 参加, 参加调研.
func (p *passage) endsClause(i int) bool {
	end := i + 2
	if _, v := joined.longest(p.runes, end); v != 0 {
		return true
	}
	return end >= len(p.runes) || isPunct(p.runes[end])
}

// joined are what people came along to.
var joined = rulebook.starting("joined")

// broughtAlong says whether a figure stands behind 会同, 与, 偕 with a leader in front.
func (p *passage) broughtAlong(s sentence, f *figure) bool {
	start := f.title.start
	if f.title.empty() {
		start = f.name.start
	}
	from := s.start
	for _, cl := range s.clauses {
		if cl.start <= start && start < cl.end {
			from = cl.start
		}
	}
	for j := start - 1; j >= from; j-- {
		if p.class[j]&withs != 0 && int(p.wordEnd[j]) <= start && (int(p.wordEnd[j])-j > 1 || j+1 == start) {
			return j > from
		}
	}
	return start > from && (p.runes[start-1] == '与' || p.runes[start-1] == '同' || p.runes[start-1] == '偕') && start-1 > from
}
