package report

// directiveMade is a directive as the passes make it.
type directiveMade struct {
	text       span
	addressee  span // empty: unnamed
	inherited  bool // the addressee stands in an earlier clause
	enum       bool // an enumerator stands in front
	by         int  // figure, -1 unknown
	sentence   int
	at         int // where the ask verb or the continuation starts
	rule       string
	confidence float64
	forName    string // folded; "" general
	forStop    int
}

// asker carries the state of the pass over asks from sentence to sentence.
type asker struct {
	p          *passage
	cast       *cast
	directives []directiveMade
	open       bool // a block of asks is open
	last       int  // sentence of the last ask
	head0      int  // sentence that was only the head of an enumerated item
	by         int  // who speaks
	told       bool // a leader tells something: asks may follow in the next sentence
	leads      int  // last leader named, for 他
}

// findDirectives goes through the text and collects the directives.
func (p *passage) findDirectives(c *cast) []directiveMade {
	a := &asker{p: p, cast: c, by: -1, leads: -1, last: -9, head0: -9}
	for n, s := range p.sentences {
		if s.noise || len(s.clauses) == 0 {
			continue
		}
		if s.row == nil && p.opensBlock(s) {
			a.open, a.last, a.by = true, n, -1
			continue
		}
		if s.heading && s.row == nil {
			continue
		}
		if s.row != nil {
			a.row(n, s)
			continue
		}
		a.sentence(n, s)
	}
	return a.directives
}

// opensBlock says whether a line only says that what was asked stands below: 现将有关要求明确如下：, 二、调研要求.
func (p *passage) opensBlock(s sentence) bool {
	end := s.end
	for end > s.start && (isSpace(p.runes[end-1]) || p.runes[end-1] == ':') {
		end--
	}
	if end == s.end && !s.heading || end-s.start > openerRunes && s.heading {
		return false
	}
	_, v := blockOpeners.ending(p.runes, s.start, end)
	return v != 0
}

var blockOpeners = rulebook.ending("block-opener")

// openerRunes is the longest heading over what was asked.
const openerRunes = 12

// call is a place in a sentence where somebody asks.
type call struct {
	clause int
	verb   int // where the verb stands, -1: none, the sentence goes on with a block
	kind   class
}

// sentence reads the asks of one sentence.
func (a *asker) sentence(n int, s sentence) {
	a.told = false
	if a.hostQuoted(n) {
		a.open = false
		return
	}
	c, ok := a.call(s)
	if !ok {
		a.noteSubject(s)
		if a.told {
			a.open, a.last = true, n
			return
		}
		if a.enumHead(n, s) {
			a.head0, a.last = n, n
			return
		}
		if a.spokenBy(n) && a.shows(s) {
			a.open, a.last = true, n
		} else if !a.goesOn(n, s) {
			if a.narrates(s) {
				a.open = false
			}
			return
		}
		c = call{clause: 0, verb: -1, kind: says}
	}
	before := len(a.directives)
	if c.clause > 0 && a.p.runes[s.start] == '“' { // “要抢抓工期，”他叮嘱
		head := s
		head.clauses = s.clauses[:c.clause]
		a.content(n, head, call{clause: 0, verb: -1, kind: says})
	} else if c.clause > 0 && a.open && n-a.last <= 2 { // the block goes on in front of a further call
		head := s
		head.clauses = s.clauses[:c.clause]
		if a.shows(head) && a.goesOn(n, head) {
			a.content(n, head, call{clause: 0, verb: -1, kind: says})
		}
	}
	a.content(n, s, c)
	if len(a.directives) > before || c.verb >= 0 && (c.kind&says != 0 || a.p.runes[a.p.wordEnd[c.verb]] == ':') {
		a.open, a.last = true, n
	}
}

// call finds the first place of the sentence where a visitor asks.
func (a *asker) call(s sentence) (call, bool) {
	p := a.p
	for k, cl := range s.clauses {
		if _, v := blockOpeners.ending(p.runes, cl.start, cl.end); v != 0 && cl.after == ':' && k+1 < len(s.clauses) {
			a.by = -1
			return call{k + 1, -1, says}, true
		}
		for i := cl.start; i < cl.end; i++ {
			c := p.class[i]
			if c == 0 {
				continue
			}
			if c&asksOf != 0 && causal[p.string(i, int(p.wordEnd[i]))] && a.modalHead(s) && (k > 0 && a.causes(cl, i) || k == 0 && p.is(i-1, modal)) {
				i = int(p.wordEnd[i]) - 1 // 要立足申遗，请专业团队把脉: asked already
				continue
			}
			if c&asksOf != 0 && causal[p.string(i, int(p.wordEnd[i]))] && a.behindVerb(cl.start, i) {
				i = int(p.wordEnd[i]) - 1 // 经常性开展督促检查: a task
				continue
			}
			if c&says != 0 && c&verb != 0 && c&asksOf == 0 && (k > 0 && a.open && !a.introduces(i, cl) || !a.onlyLead(cl, i)) {
				i = int(p.wordEnd[i]) - 1 // 妥善安排渔民就业: a task; 了解工期安排: a noun
				continue
			}
			if p.runes[p.wordEnd[i]] == '、' && !p.is(int(p.wordEnd[i])+1, says|asksOf|tells) {
				i = int(p.wordEnd[i]) - 1 // 现场交办、限期整改: done, not asked
				continue
			}
			if c&nounAsk == 0 && c&(says|asksOf|tells) != 0 && a.isVerb(i, cl) && a.visitorAsks(s, k, i) {
				return call{k, i, c}, true
			}
			i = int(p.wordEnd[i]) - 1
		}
	}
	return call{}, false
}

// modalHead says whether a sentence that goes on with a block begins with a modal.
func (a *asker) modalHead(s sentence) bool {
	start, _ := a.head(s.clauses[0])
	return a.open && a.p.is(start, modal|never)
}

// goesOn says whether a sentence without a verb of asking goes on with the block before it.
func (a *asker) goesOn(n int, s sentence) bool {
	if !a.open || n-a.last > 3 {
		return false
	}
	p := a.p
	first := s.clauses[0]
	if a.actsOrPromises(s) || a.hostOpens(s) {
		return false
	}
	if s.paragraph != p.sentences[a.last].paragraph {
		start, enum := a.head(first)
		if m := a.modalAfter(start, first); !enum && (m < 0 || m > start && !a.isAddressee(span{start, m})) {
			return false
		}
	}
	if a.shows(s) {
		return true
	}
	start, enum := a.head(first)
	if enum || a.head0 == n-1 {
		return true
	}
	return a.last == n-1 && p.is(start, verb|adverb|joinOpen|joinAlone) && p.runes[start] != '在' && !a.past(s)
}

// shows says whether a modal shows that a sentence asks.
func (a *asker) shows(s sentence) bool {
	for _, cl := range s.clauses {
		if start, _ := a.head(cl); a.p.is(start, modal|never) || a.modalAfter(start, cl) >= 0 {
			return true
		}
	}
	return false
}

// enumHead says whether a sentence is only the head of an enumerated item: 一要宣传到位。 What is
// asked stands in the sentences behind it.
func (a *asker) enumHead(n int, s sentence) bool {
	return a.open && len(s.clauses) == 1 && a.headsNext(n, s.clauses[0])
}

// headsNext says whether a clause that closes sentence n is only the head of an enumerated item.
func (a *asker) headsNext(n int, cl clause) bool {
	if n+1 >= len(a.p.sentences) {
		return false
	}
	next := a.p.sentences[n+1]
	start, enum := a.head(cl)
	if !enum || cl.end-start > sloganRunes+1 || next.paragraph != a.p.sentences[n].paragraph || len(next.clauses) == 0 {
		return false
	}
	_, also := a.head(next.clauses[0])
	return !also
}

// past says whether a sentence tells what was done.
func (a *asker) past(s sentence) bool {
	for j := s.start; j < s.end; j++ {
		if _, v := doneWords.longest(a.p.runes, j); v != 0 {
			return true
		}
	}
	return false
}

// doneWords tell that something is done.
var doneWords = rulebook.starting("done")

// actsOrPromises says whether a sentence tells what somebody does, or what the place promises.
func (a *asker) actsOrPromises(s sentence) bool {
	p := a.p
	first := s.clauses[0]
	for j := first.start; j < min(first.end, first.start+12); j++ {
		if _, ok := a.cast.mention[j]; ok {
			return true
		}
		if p.is(j, pronoun) && j == first.start {
			return true
		}
		if _, v := backgrounds.longest(p.runes, j); v != 0 {
			return true
		}
	}
	for _, cl := range s.clauses {
		for j := cl.start; j < min(cl.end, cl.start+24); j++ {
			if p.is(j, modal|never) {
				return false
			}
			if p.is(j, promises) {
				return true
			}
		}
	}
	return false
}

// backgrounds open what is told for the record.
var backgrounds = rulebook.starting("background")

// narrates says whether a sentence closes a block: somebody does something, or another place opens.
func (a *asker) narrates(s sentence) bool {
	p := a.p
	for j := s.start; j < s.end; j++ {
		if _, ok := a.cast.mention[j]; ok || p.is(j, goes|party|promises) {
			return true
		}
	}
	return false
}

// head skips what may stand before an ask: connectives, an enumerator, words of time.
func (a *asker) head(cl clause) (i int, enum bool) {
	p := a.p
	for i = cl.start; i < cl.end; {
		c := p.class[i]
		switch {
		case c&enumerates != 0 && c&verb == 0:
			end := int(p.wordEnd[i])
			if end-i == 1 && (p.runes[i] < '①' || p.runes[i] > '⑳') && !(end < cl.end && (p.runes[end] == '、' || p.runes[end] == '.' || p.runes[end] == '要' || p.runes[end] == '是')) {
				return i, enum
			}
			i, enum = end, true
			for i < cl.end && (p.runes[i] == '、' || p.runes[i] == '.' || p.runes[i] == '是') {
				i++
			}
			if p.has(i-1, "要") {
				return i - 1, true
			}
		case p.runes[i] == '(' && p.closesShort(i, cl.end) > 0:
			i, enum = p.closesShort(i, cl.end), true
		case isDigit(p.runes[i]) && i+1 < cl.end && (p.runes[i+1] == '.' || p.runes[i+1] == '、') && i+2 < cl.end && (!isDigit(p.runes[i+2]) || i == cl.start && p.timeWord(i+2) > i+2):
			i, enum = i+2, true
		case c&connects != 0 && timeHeads[p.string(i, int(p.wordEnd[i]))] && !p.is(int(p.wordEnd[i]), modal|never):
			return i, enum // 今年底前完成规划
		case c&connects != 0 && c&(asksOf|says) == 0 && int(p.wordEnd[i]) < cl.end && (int(p.wordEnd[i])-i > 1 || connectRunes.has(p.runes[i])):
			i = int(p.wordEnd[i])
		case p.runes[i] == '“' && a.speechOpens(i, cl):
			i++
		case isSpace(p.runes[i]):
			i++
		default:
			return i, enum
		}
	}
	return i, enum
}

// timeHeads are connectives that are the time of what is asked, where no modal follows.
var timeHeads = rulebook.among("time-head")

var connectRunes = rulebook.characters("connect")

// closesShort gives the end of a bracket with a number in it: (一).
func (p *passage) closesShort(i, limit int) int {
	if i+2 < limit && p.runes[i+2] == ')' && (numeral.has(p.runes[i+1]) || isDigit(p.runes[i+1])) {
		return i + 3
	}
	return 0
}

// speechOpens says whether the mark at i opens a speech rather than a word in quotation marks.
func (a *asker) speechOpens(i int, cl clause) bool {
	if a.p.is(i+1, modal|never) {
		return true
	}
	for j := i + 1; j < min(cl.end, i+quoteRunes); j++ {
		if a.p.runes[j] == '”' {
			return false
		}
	}
	return true
}

// addresseeRunes is how far before a modal somebody who is asked can begin.
const addresseeRunes = 36

// modalAfter gives the position of the first modal of a clause behind start, -1 where none stands
// near enough to belong to what comes before it.
func (a *asker) modalAfter(start int, cl clause) int {
	p := a.p
	depth := 0
	for j := start; j < min(cl.end, start+addresseeRunes); j++ {
		switch p.runes[j] {
		case '“':
			depth++
		case '”':
			depth--
		}
		if depth > 0 {
			continue
		}
		c := p.class[j]
		if c&(modal|never) != 0 && int(p.wordEnd[j]) < cl.end {
			return j
		}
		if c != 0 {
			j = int(p.wordEnd[j]) - 1
		}
	}
	return -1
}
