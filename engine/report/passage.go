package report

import "zhenyu/engine/gazetteer"

// passage is a text laid out for the passes: folded runes, the words of the rule tables at the
// places where they stand, and lines, sentences and clauses. All positions are indices of its runes,
// which an [anchor] finds in the repaired text.
type passage struct {
	runes     []rune
	class     []class     // classes of the word that starts here; 0: none, or inside a word
	wordEnd   []int32     // its end
	known     []knownArea // the name of the gazetteer that starts here
	sentences []sentence
	own       map[int]ownName // the name of the district's own file that starts here
	gazetteer *gazetteer.Gazetteer
	clauses   []clause           // of all sentences, which hold parts of it
	columns   map[int]columnKind // of the table, as its header names them
}

// sentence is one sentence, or one line of page furniture.
type sentence struct {
	start, end int
	paragraph  int // number of the line it stands in
	first      bool
	noise      bool // page furniture, captions, bylines: never read
	heading    bool // a line without a full stop
	row        *row // of the table that it stands in; nil outside of tables
	rowAsks    bool // stands in a column of asks
	clauses    []clause
}

// clause is a part of a sentence between commas, semicolons and colons.
type clause struct {
	start, end int
	after      rune // the mark behind it: ',', ';', ':' or the end of the sentence '。'
}

// lay folds the text and lays it out.
func lay(text string, g *gazetteer.Gazetteer) *passage {
	p := &passage{runes: make([]rune, 0, len(text)/2)}
	for _, r := range layout(text) {
		p.runes = append(p.runes, r)
	}
	p.runes = append(p.runes, '\n', '\n') // so that a look at what follows needs no check
	p.pairQuotes()
	p.widenStops()
	p.class = make([]class, len(p.runes)+1)
	p.wordEnd = make([]int32, len(p.runes)+1)
	p.markAreas(g)
	p.markWords()
	p.cutLines()
	return p
}

// markWords finds the words of the tables, longest first from the left.
func (p *passage) markWords() {
	for i := 0; i < len(p.runes); {
		end, bits := rulebook.words.longest(p.runes, i)
		if known := int(p.known[i].end); end < known {
			i = known
			if p.runes[i] == '长' { // 南埔镇长: the office, not only the town
				i--
			}
			continue
		}
		if class(bits)&modal != 0 && p.overlaps(end-1) { // 又要求: 又, 要求
			i++
			continue
		}
		if bits == 0 || class(bits)&modal != 0 && i+2 < len(p.runes) && p.runes[i+2] == '尽' { // 应转尽转
			i++
			continue
		}
		p.class[i], p.wordEnd[i] = class(bits), int32(end)
		if class(bits)&enumerates != 0 && p.runes[end-1] == '要' { // 一要: the modal inside counts
			p.class[end-1], p.wordEnd[end-1] = modal, int32(end)
		}
		i = end
	}
}

// overlaps says whether the last character of a modal, at i, begins a verb of asking.
func (p *passage) overlaps(i int) bool {
	end, c := p.at(i)
	return end > i+1 && c&asksOf != 0 && i > 0 && p.class[i] == 0
}

// is says whether a word of one of the classes starts at i.
func (p *passage) is(i int, c class) bool { return i >= 0 && i < len(p.class) && p.class[i]&c != 0 }

// at looks up the longest word at any place, also inside another word.
func (p *passage) at(i int) (end int, c class) {
	end, bits := rulebook.words.longest(p.runes, i)
	return end, class(bits)
}

// has says whether the words stand at position i, which may lie outside of the text.
func (p *passage) has(i int, words string) bool {
	if i < 0 || i >= len(p.runes) || len(words) > 2 && words[0] >= 0xE0 && p.runes[i] != threeBytes(words) {
		return false
	}
	for _, r := range words {
		if i >= len(p.runes) || p.runes[i] != r {
			return false
		}
		i++
	}
	return true
}

// threeBytes decodes the first character of a word of three bytes a character. Most questions end with it, and a call for
// each took a twentieth of the reading.
func threeBytes(word string) rune {
	return rune(word[0]&0x0F)<<12 | rune(word[1]&0x3F)<<6 | rune(word[2]&0x3F)
}

// string gives the folded text of a range.
func (p *passage) string(start, end int) string { return string(p.runes[start:end]) }

// cutLines cuts the text into lines and these into sentences.
func (p *passage) cutLines() {
	p.sentences = make([]sentence, 0, 8+len(p.runes)/sentenceRunes)
	p.clauses = make([]clause, 0, 16+3*len(p.runes)/sentenceRunes)
	start, paragraph := 0, 0
	for i := 0; i <= len(p.runes); i++ {
		if i < len(p.runes) && p.runes[i] != '\n' && p.runes[i] != '\r' {
			continue
		}
		if line := p.trim(start, i); !line.empty() && !p.cutRow(line, paragraph) {
			for _, part := range p.unfold(line) {
				p.cutSentences(part, paragraph)
				paragraph++
			}
		} else if !line.empty() {
			paragraph++
		}
		start = i + 1
	}
	p.joinHeadings()
}

// sentenceRunes is how long a sentence is at least on the whole; most have up to three clauses.
const sentenceRunes = 30

// span is a range of runes of the repaired text.
type span struct{ start, end int }

func (s span) empty() bool { return s.end <= s.start }

// trim cuts spaces from both ends; an empty range gives the zero span.
func (p *passage) trim(start, end int) span {
	for start < end && isSpace(p.runes[start]) {
		start++
	}
	for start < end && isSpace(p.runes[end-1]) {
		end--
	}
	if start == end {
		return span{}
	}
	return span{start, end}
}

// cutSentences cuts one line. A full stop inside quotation marks cuts as well; a closing mark
// behind it belongs to the sentence before.
func (p *passage) cutSentences(line span, paragraph int) {
	noise := p.isNoise(line)
	heading := !noise && !p.hasStop(line) && line.end-line.start <= headingRunes && !p.opensBelow(line)
	first := true
	start := line.start
	for i := line.start; i < line.end; i++ {
		if noise || !isStop(p.runes[i]) && !p.tellsAgain(i, line.end) {
			continue
		}
		end := i + 1
		for end < line.end && (p.runes[end] == '”' || p.runes[end] == ')' || p.runes[end] == '"' || isStop(p.runes[end])) {
			end++
		}
		p.addSentence(start, end, paragraph, first, noise, false)
		first = false
		start, i = end, end-1
	}
	p.addSentence(start, line.end, paragraph, first, noise, heading)
}

// opensBelow says whether a line of several clauses ends with a colon: what it says goes on in the lines below.
func (p *passage) opensBelow(line span) bool {
	return p.runes[line.end-1] == ':' && p.hasRune(line, ',')
}

// tellsAgain says whether the visitors move on or speak anew behind the ; or , at i: …修通;随后来到敬老院.
func (p *passage) tellsAgain(i, limit int) bool {
	if p.runes[i] != ';' && p.runes[i] != ',' {
		return false
	}
	at, moved := i+1, false
	if end, v := thenWords.longest(p.runes, at); v != 0 {
		at, moved = end, true
	}
	who := p.is(at, pronoun) && int(p.wordEnd[at])-at == 1
	if who {
		at = int(p.wordEnd[at])
	}
	if p.runes[i] == ';' && p.is(at, opensIn) {
		return p.movesOn(at, limit)
	}
	if at >= limit || !moved && (p.runes[i] == ',' || !who) {
		return false
	}
	_, c := p.at(at)
	return c&(goes|looks) != 0 && int(p.wordEnd[at])-at > 1 && c&adverb == 0
}

// movesOn says whether 在 at i tells of another place: somebody acts there before the next semicolon. 在红光小学，他走进食堂,
// 在青禾仓库，林岸当场责成….
func (p *passage) movesOn(i, limit int) bool {
	for ; i < limit && p.runes[i] != ','; i++ {
		if p.runes[i] == ';' {
			return false
		}
	}
	if p.is(i+1, pronoun) && p.is(i+2, goes|looks|says|asksOf) {
		return i < limit
	}
	for ; i < limit && p.runes[i] != ';'; i++ {
		if p.is(i, says|asksOf) && p.class[i]&nounAsk == 0 && int(p.wordEnd[i])-i > 1 {
			return true
		}
	}
	return false
}

// thenWords open what was done next.
var thenWords = rulebook.starting("then")

// headingRunes is the longest line without a full stop that counts as a heading.
const headingRunes = 60

// spam are words of what copying sites hang on a text.
var spam = rulebook.starting("spam")

func (p *passage) addSentence(start, end, paragraph int, first, noise, heading bool) {
	s := p.trim(start, end)
	if s.empty() {
		return
	}
	noise = noise || p.findAny(spam, s)
	sent := sentence{start: s.start, end: s.end, paragraph: paragraph, first: first, noise: noise, heading: heading}
	if !noise {
		sent.clauses = p.cutClauses(p.skipByline(s, first))
	}
	p.sentences = append(p.sentences, sent)
}

// cutClauses cuts a sentence at commas, semicolons and colons that stand outside of numbers,
// brackets and short quotations.
func (p *passage) cutClauses(s span) []clause {
	from := len(p.clauses)
	if p.onlySpeech(s) {
		s = span{s.start + 1, s.end - 1}
	}
	start, depth := s.start, 0
	for i := s.start; i < s.end; i++ {
		switch r := p.runes[i]; r {
		case '“', '(', '《':
			if p.closes(i, s.end) && !(r == '“' && p.is(i+1, modal|never)) {
				depth++ // a word in quotation marks; with a modal it is speech
			}
		case '”', ')', '》':
			depth = max(0, depth-1)
		case ',', ';', ':':
			if depth > 0 || p.inNumber(i, s) {
				continue
			}
			if c := p.trim(start, i); !c.empty() {
				p.clauses = append(p.clauses, clause{c.start, c.end, r})
			}
			start = i + 1
		}
	}
	end := s.end
	for end > start && (isStop(p.runes[end-1]) || p.runes[end-1] == '”' && !p.hasRune(span{start, end}, '“')) {
		end--
	}
	if c := p.trim(start, end); !c.empty() {
		if p.onlySpeech(c) {
			c = span{c.start + 1, c.end - 2} // 叮嘱说：“杂草要清干净。”
		}
		p.clauses = append(p.clauses, clause{c.start, c.end, '。'})
	}
	return p.clauses[from:len(p.clauses):len(p.clauses)]
}

// onlySpeech says whether a sentence is nothing but speech: “租金不能随便涨。”
func (p *passage) onlySpeech(s span) bool {
	return s.end-s.start > 2 && p.runes[s.start] == '“' && p.runes[s.end-1] == '”' && isStop(p.runes[s.end-2])
}

// quoteRunes is the longest quotation that is one word rather than speech.
const quoteRunes = 16

// closes says whether what opens at i closes within a word's length.
func (p *passage) closes(i, end int) bool {
	limit := min(end, i+quoteRunes)
	if p.runes[i] == '(' {
		limit = min(end, i+2*quoteRunes)
	}
	for j := i + 1; j < limit; j++ {
		switch p.runes[j] {
		case '”', ')', '》':
			return true
		}
	}
	return false
}

func (p *passage) inNumber(i int, s span) bool {
	return p.runes[i] != ';' && i > s.start && i+1 < s.end && isDigit(p.runes[i-1]) && isDigit(p.runes[i+1])
}

// isNoise says whether a line is page furniture.
func (p *passage) isNoise(line span) bool {
	if _, v := rulebook.noise.longest(p.runes, line.start); v != 0 {
		if line.end-line.start <= 2*headingRunes {
			return true
		}
	}
	if line.end-line.start > 2*headingRunes {
		return false
	}
	for i := line.start; i < line.end; i++ {
		if _, v := rulebook.marks.longest(p.runes, i); v != 0 {
			return true
		}
	}
	return p.has(line.end-1, "摄") || p.has(line.end-2, "摄。")
}

// bylineRunes is how far into a line a byline («某某讯(记者某)») can reach.
const bylineRunes = 40

// skipByline gives the sentence without the byline that a paper prints before it.
func (p *passage) skipByline(s span, first bool) span {
	if !first {
		return s
	}
	limit := min(s.end, s.start+bylineRunes)
	cut, seen := s.start, false
	for i := s.start; i < limit; i++ {
		switch {
		case p.class[i]&press != 0:
			seen = true
		case p.runes[i] == '讯' && i > s.start && (i+1 < s.end && (p.runes[i+1] == '(' || p.runes[i+1] == ' ' || p.runes[i+1] == ':')):
			cut, seen = i+1, true
		case p.runes[i] == '讯' && (p.has(i-2, "网讯") || p.has(i-1, "讯") && p.has(i-3, "新闻")):
			cut, seen = i+1, true
		case (p.runes[i] == ')' || p.runes[i] == ']' || p.runes[i] == '】' || p.runes[i] == '〕') && seen:
			cut = i + 1
		case (p.has(i, "报道:") || p.has(i, "报导:") || p.has(i, "电:")) && i > s.start:
			for p.runes[i] != ':' {
				i++
			}
			cut = i + 1
		}
	}
	return p.trim(cut, s.end)
}

func isStop(r rune) bool { return r == '。' || r == '!' || r == '?' || r == '…' }
func isSpace(r rune) bool {
	return r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == 0x200B || r == 0xFEFF
}
func isDigit(r rune) bool { return r >= '0' && r <= '9' }
func isPunct(r rune) bool {
	switch r {
	case ',', '.', ';', ':', '。', '、', '!', '?', '“', '”', '"', '(', ')', '《', '》', '·', '…', '—', '[', ']', '【', '】', '/', '→':
		return true
	}
	return isSpace(r)
}
