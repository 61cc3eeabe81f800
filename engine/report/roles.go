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

// assignRole gives a figure its role: who asks leads, unless brought along.
func (p *passage) assignRole(c *cast, f *figure) {
	s := p.sentences[f.sentence]
	if p.broughtAlong(c, s, f) {
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
	switch p.toldRole(c, f, s) {
	case toldLeads:
		f.leads = true
	case toldComes:
		f.comes = true
	case toldLocal:
		f.local = true
	case notTold:
	}
}

// told is what the sentence that first names a figure lets it do.
type told int

const (
	notTold   told = iota
	toldLeads      // goes, looks, asks
	toldComes      // comes along
	toldLocal      // speaks for the place
)

// toldRole reads what is said behind the name of a figure.
func (p *passage) toldRole(c *cast, f *figure, s sentence) told {
	for i := f.name.end; i < s.end; i++ {
		if m, ok := c.mention[i]; ok && m.end > i {
			i = m.end - 1
			continue
		}
		k := p.class[i]
		if end, v := briefs.longest(p.runes, i); v != 0 && end > i {
			return toldLocal
		}
		if k == 0 && p.runes[i] != '由' {
			continue
		}
		switch {
		case k&opensIn != 0 && p.accompaniedBehind(i, s.end), p.accompaniedBy(i), k&withs != 0 && int(p.wordEnd[i])-i > 1:
			return toldLeads // X在Y陪同下
		case k&companion != 0 && !p.has(i, "参加") || p.has(i, "参加") && p.endsClause(i):
			return toldComes
		case k&group != 0 && !p.has(i, "等人") && !p.has(i, "同志"), k&(goes|looks|says|asksOf) != 0 && k&nounAsk == 0, p.hasStudy(i, i+1), p.has(i, "主持"):
			return toldLeads
		}
		i = max(i, int(p.wordEnd[i])-1)
	}
	return notTold
}

// briefs are what somebody of the place does: 汇报, 反映.
var briefs = rulebook.starting("brief")

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

// accompaniedBy says whether 由 at i opens 由…陪同.
func (p *passage) accompaniedBy(i int) bool {
	if p.runes[i] != '由' {
		return false
	}
	for j := i + 1; j < len(p.runes) && !isPunct(p.runes[j]) || p.runes[j] == '、'; j++ {
		if p.has(j, "陪同") {
			return true
		}
	}
	return false
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
func (p *passage) broughtAlong(c *cast, s sentence, f *figure) bool {
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
	if start > from && p.runes[start-1] == '、' {
		for i := range c.figures {
			if g := &c.figures[i]; g.name.end == start-1 && g.sentence == f.sentence {
				return p.broughtAlong(c, s, g) // 与议员某、里长某
			}
		}
	}
	return start > from && (p.runes[start-1] == '与' || p.runes[start-1] == '同' || p.runes[start-1] == '偕' || p.runes[start-1] == '率') && start-1 > from
}
