package report

// figure is a person of the report.
type figure struct {
	name       span
	title      span // empty where the text gives none
	sentence   int
	leads      bool // leads the visit, or is credited with an ask
	comes      bool // comes along
	local      bool // speaks or briefs for the place visited
	rule       string
	confidence float64
}

// cast is everybody named, and where each is mentioned.
type cast struct {
	figures []figure
	mention map[int]mention // by start
}

// maxFigures bounds the people of one report, and with them the time that names take.
const maxFigures = 300

// mention is a place where a figure stands, title and polite words included.
type mention struct {
	figure int
	end    int
}

// findPeople finds everybody named behind a title, and all the places where they are named again.
func (p *passage) findPeople() *cast {
	c := &cast{mention: map[int]mention{}}
	for n, s := range p.sentences {
		if s.noise {
			continue
		}
		for i := s.start; i < s.end && len(c.figures) < maxFigures; i++ {
			if p.is(i, role) {
				i = max(i, p.titled(c, n, s, i)-1)
			}
		}
	}
	p.untitled(c)
	p.findMentions(c)
	return c
}

// untitled adds people named without any title who act more than once at the head of a clause:
// 李昌盛、袁炳鑫等领导观摩，李昌盛要求.
func (p *passage) untitled(c *cast) {
	if len(c.figures) > 0 {
		return
	}
	for n, s := range p.sentences {
		if s.noise || s.heading {
			continue
		}
		for _, cl := range s.clauses {
			p.untitledList(c, n, cl)
		}
	}
}

// untitledList reads a list of names at the head of a clause, the first of which is named again.
func (p *passage) untitledList(c *cast, n int, cl clause) {
	at := cl.start
	for len(c.figures) < maxFigures {
		end := p.nameEnd(at, cl.end)
		first := at == cl.start
		if end < 0 || first && p.count(p.runes[at:end]) < 2 && !p.is(end, role) || first && !p.marked(end, cl.end) && !p.goesBehind(end, cl.end) && !p.is(end, role) {
			return
		}
		title := span{at, at}
		if end < cl.end && p.is(end, role) { // 周文斌县长
			title = span{end, int(p.wordEnd[end])}
		}
		c.add(p, figure{name: span{at, end}, title: title, sentence: n, rule: "name-acts", confidence: 0.8, comes: !first})
		if end >= cl.end || p.runes[end] != '、' {
			return
		}
		at = end + 1
	}
}

// titled reads the names behind the title that ends with the role at i, a list of them where
// there is one, and gives the position behind them.
func (p *passage) titled(c *cast, n int, s sentence, i int) int {
	at := int(p.wordEnd[i])
	if start, k := p.wordBefore(s.start, i); at-i == 2 && p.has(i, "领导") && start < i && k&verb != 0 {
		return at // 健全领导包联机制
	}
	end := p.nameEnd(at, s.end)
	if whole := max(p.dottedName(at, s.end), p.longName(at, s.end)); whole > 0 {
		end = whole
	}
	if end < 0 && !p.has(at-2, "领导") {
		end = p.rareName(at, s.end)
	}
	if end < 0 {
		return at
	}
	title := span{p.titleStart(s.start, i), at}
	for {
		c.add(p, figure{name: span{at, end}, title: title, sentence: n, rule: "title-name", confidence: 0.97})
		c.mention[title.start] = mention{c.find(p, span{at, end}), p.polite(end, s.end)}
		next := end
		if next < s.end && (p.runes[next] == '、' || p.runes[next] == ',' || p.runes[next] == '及' || p.runes[next] == '和' || p.runes[next] == '与' || p.runes[next] == ' ') {
			next++
		} else {
			return end
		}
		for next < s.end && (p.runes[next] == '、' || p.runes[next] == ' ') {
			next++
		}
		comma := p.runes[end] == ','
		at, end = next, max(p.nameEnd(next, s.end), p.dottedName(next, s.end), p.longName(next, s.end))
		if end < 0 || p.runes[end] != '及' && p.titleAhead(next, s.end) || comma && !p.listGoesOn(end, s.end) {
			return at
		}
	}
}

// add files a figure; the first mention with a title stands.
func (c *cast) add(p *passage, f figure) {
	if c.find(p, f.name) < 0 {
		c.figures = append(c.figures, f)
	}
}

// find gives the index of the figure of that name, or -1.
func (c *cast) find(p *passage, name span) int {
	for i, f := range c.figures {
		if p.string(f.name.start, f.name.end) == p.string(name.start, name.end) {
			return i
		}
	}
	return -1
}

// listGoesOn says whether a list of names parted by commas continues or closes behind end.
func (p *passage) listGoesOn(end, limit int) bool {
	if end >= limit {
		return false
	}
	e, c := p.at(end)
	return p.runes[end] == '、' || p.runes[end] == ',' || e > end && c&companion != 0 || p.runes[end] == '等'
}

// titleAhead says whether a title rather than a bare name starts at i: a role stands before the
// next mark.
func (p *passage) titleAhead(i, limit int) bool {
	for j := i; j < min(limit, i+titleRunes); j++ {
		if isPunct(p.runes[j]) || p.is(j, goes|studies|companion|says) {
			return false
		}
		if p.is(j, role) {
			return true
		}
	}
	return false
}

// titleRunes is the longest part of a title between two enumeration commas.
const titleRunes = 18

// titleStart walks back from a role to where its title starts: over the words of the office,
// and over enumeration commas behind which another role of the same person stands.
func (p *passage) titleStart(from, i int) int {
	start := i
	for j := i - 1; j >= from && i-j <= 4*titleRunes; j-- {
		switch r := p.runes[j]; {
		case r == '、':
			s, bits := p.wordBefore(from, j)
			if s == j || bits&role == 0 {
				return start
			}
			start, i = s, s
			j = s
			continue
		case isPunct(r) || isDigit(r):
			return start
		case r == '及' && p.bureauHead(from, j): // 民政及青年事务局局长
		case beforeTitle.has(r):
			return start
		}
		if p.class[j]&(withs|goes|studies|looks|says|asksOf|companion|connects|group|opensIn|tails) != 0 && int(p.wordEnd[j]) <= i && int(p.wordEnd[j])-j > 1 {
			return int(p.wordEnd[j])
		}
		if i-j > titleRunes {
			return start
		}
		start = j
	}
	return start
}

// beforeTitle are the characters that stand before a title and are no part of it.
var beforeTitle = rulebook.characters("before-title")

// bureauHead says whether what stands before 及 at j, from the last mark on, is only the first of the
// matters of a bureau: nobody and nothing is done in it.
func (p *passage) bureauHead(from, j int) bool {
	i := j
	for i > from && !isPunct(p.runes[i-1]) {
		i--
	}
	return j-i >= 2 && j-i <= bureauRunes && p.plain(i, j)
}

// bureauRunes is the longest first matter of a bureau: 商务, 文化体育.
const bureauRunes = 4

// wordBefore gives the start and classes of the longest word that ends at end, as the words
// were marked; end and 0 where none does.
func (p *passage) wordBefore(from, end int) (int, class) {
	for j := max(from, end-8); j < end; j++ {
		if e, c := p.at(j); c != 0 && e == end {
			return j, c
		}
	}
	return end, 0
}

// polite gives the end of a name with what is said behind it out of politeness.
func (p *passage) polite(end, limit int) int {
	for end < limit {
		e, c := p.at(end)
		if e > end && c&(role|group) != 0 && e <= limit {
			end = e
			continue
		}
		return end
	}
	return end
}

var notFirst = rulebook.characters("not-first")

func (p *passage) allHan(start, end int) bool {
	for _, r := range p.runes[start:end] {
		if r < 0x3400 || r > 0x9FFF {
			return r == '某'
		}
	}
	return true
}

// boundary says how surely a name ends at i: 3 by a mark or a word, 1 by a character that can
// start what a person does, 0 by nothing.
func (p *passage) boundary(i, limit int) int {
	if i >= limit || isPunct(p.runes[i]) || isDigit(p.runes[i]) {
		return 3
	}
	e, c := p.at(i)
	switch {
	case e-i >= 2 && c&^(blocks|verb) != 0:
		return 3
	case e-i >= 2:
		return 2
	case boundaryRunes.has(p.runes[i]):
		return 1
	}
	return 0
}

var actsBehind = rulebook.characters("acts-behind")

var boundaryRunes = rulebook.characters("boundary")

// repeats says how much the rest of the text speaks for a name of n runes at i.
func (p *passage) repeats(i, n int) int {
	whole := p.count(p.runes[i : i+n])
	if n == 2 {
		if i+3 <= len(p.runes) && whole >= 2 && whole > p.count(p.runes[i:i+3]) {
			return 3
		}
		return 0
	}
	if whole >= 2 {
		return 3
	}
	return 0
}

// count counts how often a short word stands in the text, up to 4.
func (p *passage) count(word []rune) int {
	n := 0
	for i := 0; i+len(word) <= len(p.runes); i++ {
		if p.runes[i] == word[0] && equalRunes(p.runes[i:i+len(word)], word) {
			if n++; n == 4 {
				break
			}
		}
	}
	return n
}

func equalRunes(a, b []rune) bool {
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// findMentions marks every further place where a figure is named: by full name, by surname and
// office («周书记»).
func (p *passage) findMentions(c *cast) {
	var first uint64 // a bit for each surname: most characters are none
	for _, f := range c.figures {
		first |= 1 << (p.runes[f.name.start] & 63)
	}
	for i := range p.runes {
		asks := p.titleAsks(i)
		if first>>(p.runes[i]&63)&1 == 0 && !asks {
			continue
		}
		for n, f := range c.figures {
			name := p.runes[f.name.start:f.name.end]
			if i+len(name) <= len(p.runes) && p.runes[i] == name[0] && equalRunes(p.runes[i:i+len(name)], name) {
				c.mark(i, mention{n, p.polite(i+len(name), len(p.runes))})
			} else if asks && p.endsTitle(f, i) {
				c.mark(i, mention{n, int(p.wordEnd[i])})
			} else if p.runes[i] == name[0] && p.is(i+1, role) && (i == 0 || !p.allHan(i-1, i)) {
				c.mark(i, mention{n, p.polite(int(p.wordEnd[i+1]), len(p.runes))})
			}
		}
	}
}

// titleAsks says whether a title without a name stands at i and asks: 在白云乡，县长要求….
func (p *passage) titleAsks(i int) bool {
	return p.is(i, role) && (i == 0 || isPunct(p.runes[i-1])) && p.is(int(p.wordEnd[i]), says|asksOf)
}

// endsTitle says whether the title of a figure ends with the word at i.
func (p *passage) endsTitle(f figure, i int) bool {
	word := p.runes[i:p.wordEnd[i]]
	from := f.title.end - len(word)
	return from >= f.title.start && equalRunes(p.runes[from:f.title.end], word)
}

func (c *cast) mark(i int, m mention) {
	if old, ok := c.mention[i]; !ok || old.end < m.end {
		c.mention[i] = m
	}
}
