package report

import "slices"

// stopMade is a stop as the passes make it.
type stopMade struct {
	place      place
	name       string // folded
	kind       StopKind
	within     string // folded name of the nearest parent named; "" where none
	parent     int    // its index among the stops, -1
	sentence   int
	rule       string
	confidence float64
	mentions   []span // where the text names it, in order
}

// frame is the place that a stretch of text is about.
type frame struct {
	sentence, at int   // where it opens
	sites        []int // stops
	area         string
}

// tour is what the pass over places finds.
type tour struct {
	stops   []stopMade
	frames  []frame
	bullets int      // places that stand on a line of their own
	towns   []string // areas the whole report is about, in order, without repeats
}

// walker carries the state of the pass from clause to clause.
type walker struct {
	p         *passage
	cast      *cast
	tour      tour
	area      string // the area that sites without one lie in; "" where unknown
	areaLevel areaLevel
	inPlace   int // stop opened by 在X in this sentence, -1: places gone to lie in it
	inSite    int // stop gone to in this sentence, -1: what is looked at there lies in it
	paragraph int
	subject   bool // a visitor was named in this sentence
	scene     scene
}

// walk goes through the text and collects the stops and the frames.
// What is asked is no way that was gone: a sentence is read up to its first ask.
func (p *passage) walk(c *cast, asks []askMade) *tour {
	w := &walker{p: p, cast: c, inPlace: -1, inSite: -1, paragraph: -1}
	until := firstAsks(asks)
	for n, s := range p.sentences {
		if s.noise || !s.row.empty() {
			continue
		}
		if s.paragraph != w.paragraph {
			w.openParagraph(s.paragraph)
		}
		if s.heading {
			w.bullet(n, s)
			continue
		}
		w.inPlace, w.inSite, w.subject = -1, -1, false
		w.topic(n, s)
		w.setScene(n, s)
		w.enterScene(n, s)
		for _, cl := range s.clauses {
			if at, ok := until[n]; ok && cl.end > at {
				cl.end = at
			}
			if cl.start < cl.end {
				w.clause(n, s, cl)
			}
		}
	}
	w.tour.order()
	return &w.tour
}

// openParagraph forgets the area unless the whole report so far is about one.
func (w *walker) openParagraph(paragraph int) {
	w.paragraph = paragraph
	w.scene = scene{}
	w.area, w.areaLevel = "", noArea
	if len(w.tour.towns) == 1 {
		w.area, w.areaLevel = w.tour.towns[0], townLevel
	}
}

// bullet takes a line that is nothing but a mark and the name of a place: ☑金穗公寓.
func (w *walker) bullet(n int, s sentence) {
	if !bullets.has(w.p.runes[s.start]) {
		return
	}
	line := w.p.trim(s.start+1, s.end)
	if line.empty() || line.end-line.start > itemRunes || !w.p.completePlace(line) {
		return
	}
	w.tour.bullets++
	w.arrive(n, s.start, []place{w.p.place(line)}, "bullet", 0.8, false)
}

var bullets = rulebook.characters("bullet")

// topic opens a frame where a sentence begins with the name of a stop already known.
func (w *walker) topic(n int, s sentence) {
	if len(s.clauses) == 0 {
		return
	}
	start := s.clauses[0].start
	for i := range w.tour.stops {
		st := &w.tour.stops[i]
		name := w.p.runes[st.place.name.start:st.place.name.end]
		if len(name) < 3 || st.kind == OtherStop {
			continue
		}
		same := 0
		for same < len(name) && start+same < s.end && w.p.runes[start+same] == name[same] {
			same++
		}
		if same < len(name) && same < topicRunes {
			continue
		}
		if start+same < s.end && w.p.is(start+same, modal) {
			return
		}
		if pl, ok := w.sceneAt(start, s.clauses[0].end); ok && pl.whole.end > start+same {
			return // 盐霞镇 in 盐霞镇中心小学有…
		}
		w.open(n, start, []int{i})
	}
}

// topicRunes is how much of a long name at the head of a sentence stands for the whole of it.
const topicRunes = 6

// clause reads the places of one clause.
func (w *walker) clause(n int, s sentence, cl clause) {
	p := w.p
	i, subject := w.lead(cl)
	w.subject = w.subject || subject
	went := false
	for ; i < cl.end; i++ {
		if w.cast.mention[i].end > 0 {
			w.subject, subject = true, true
			i = w.cast.mention[i].end - 1
			continue
		}
		c := p.class[i]
		if p.runes[i] == '对' && w.atLead(cl, i) {
			if next := w.studying(n, s, cl, i); next > i {
				i = next - 1
				continue
			}
		}
		if c&(goes|looks|opensIn|tells) == 0 {
			if c&(says|asksOf) != 0 && c&goes == 0 {
				return // what was said is no place
			}
			if c&(party|group) != 0 {
				w.subject, subject = true, true
			}
			if c != 0 {
				i = int(p.wordEnd[i]) - 1
			}
			continue
		}
		end := int(p.wordEnd[i])
		switch {
		case c&opensIn != 0:
			if next := w.opening(n, s, cl, i, end); next > i {
				i = next - 1
			}
		case c&goes != 0 && p.is(end, looks): // 走访查看
			i = end - 1
		case c&goes != 0 && w.canGo(s, cl, i, end, subject):
			next := w.going(n, s, cl, i, end)
			went = went || next > end
			i = max(i, next-1)
		case c&looks != 0 && (w.subject || w.cameBefore(n) || w.atLead(cl, i)) && !(went && c&studies != 0):
			i = max(i, w.looking(n, s, i, end)-1)
		default:
			i = end - 1
		}
	}
}

// lead skips what may stand before the verb of a clause: the visitors, the time, adverbs.
func (w *walker) lead(cl clause) (i int, subject bool) {
	p := w.p
	for i = cl.start; i < cl.end; {
		if m, ok := w.cast.mention[i]; ok {
			i, subject = m.end, true
			continue
		}
		c := p.class[i]
		if end := p.bareTitle(i, cl.end); end > i && !subject {
			i, subject = end, true
			continue
		}
		switch {
		case c&(goes|looks|opensIn) != 0 && c&(pronoun|party|group|connects) == 0:
			return i, subject
		case c&(pronoun|party|group) != 0:
			i, subject = int(p.wordEnd[i]), true
		case c&(connects|adverb) != 0 && c&(goes|looks) == 0:
			i = int(p.wordEnd[i])
		case p.timeWord(i) > i:
			i = p.timeWord(i)
		case leadRunes.has(p.runes[i]) || isSpace(p.runes[i]):
			i++
		default:
			return i, subject
		}
	}
	return i, subject
}

// atLead says whether nothing but words that may stand before the verb stands before i.
func (w *walker) atLead(cl clause, i int) bool {
	stop, _ := w.lead(cl)
	return stop == i && len(w.cast.figures) > 0
}

// bareTitle gives the end of a title that stands for somebody without a name: 发展局局长昨日到….
func (p *passage) bareTitle(i, limit int) int {
	for j := i; j < min(limit, i+titleRunes); j++ {
		if isPunct(p.runes[j]) || p.is(j, goes|looks|studies|says|asksOf|opensIn|withs|companion) {
			return i
		}
		if p.is(j, role) && j > i {
			return int(p.wordEnd[j])
		}
	}
	return i
}

var leadRunes = rulebook.characters("lead")

// timeWord gives the end of a word of time at i, or i.
func (p *passage) timeWord(i int) int {
	if i < 0 {
		return i
	}
	if end, v := timeWords.longest(p.runes, i); v != 0 {
		return end
	}
	j := i
	for j < len(p.runes) && (isDigit(p.runes[j]) || numeral.has(p.runes[j])) {
		j++
	}
	if j > i && j < len(p.runes) && (p.runes[j] == '日' || p.runes[j] == '月' || p.runes[j] == '时' || p.runes[j] == '号' || p.runes[j] == '点') {
		return j + 1
	}
	return i
}

var timeWords = rulebook.starting("time")

// canGo says whether the verb of going at i is one of the visitors'.
func (w *walker) canGo(s sentence, cl clause, i, end int, subject bool) bool {
	p := w.p
	if i > cl.start && (p.runes[i-1] == '将' || p.runes[i-1] == '的' || p.runes[i-1] == '不' || p.runes[i-1] == '要' || p.runes[i-1] == '被' || p.runes[i-1] == '让') {
		return false
	}
	stop, led := w.lead(cl)
	if !subject && !led && w.promised(s, i) {
		return false
	}
	if end-i == 1 { // 到 赴: only right behind the visitors, or before an area
		return stop == i || subject && (w.visitorsUpTo(cl, i) || p.runes[i] == '赴' || p.areaAt(end, cl.end).level != noArea) || p.hasStudy(end, cl.end) && !w.strangers(stop, i)
	}
	if stop >= i || led || subject {
		return true
	}
	return i-stop <= 4 && !w.strangers(stop, i)
}

// promised says whether a sentence tells what will be done: 交通方面将…深入客运站.
func (w *walker) promised(s sentence, i int) bool {
	return w.p.hasRune(span{s.start, i}, '将')
}

// visitorsUpTo says whether only the visitors and those with them stand before i.
func (w *walker) visitorsUpTo(cl clause, i int) bool {
	p := w.p
	for j := max(cl.start, i-4*itemRunes); j < i; j++ {
		if m, ok := w.cast.mention[j]; ok && m.end <= i {
			j = m.end - 1
			if j == i-1 {
				return true
			}
			continue
		}
	}
	return i > cl.start && p.class[i-1]&group != 0 || p.timeWord(i-2) == i || p.has(i-2, "一行") || p.has(i-2, "带队") || p.has(i-1, ")")
}

// strangers says whether somebody who is no visitor acts between two positions.
func (w *walker) strangers(from, to int) bool {
	for j := from + 1; j <= to; j++ {
		if _, v := rulebook.heads.ending(w.p.runes, from, j); v&headPerson != 0 && !w.p.has(j-2, "人员") {
			return true
		}
	}
	return false
}

// cameBefore says whether the visitors already arrived somewhere in this sentence.
func (w *walker) cameBefore(n int) bool {
	k := len(w.tour.frames)
	return k > 0 && w.tour.frames[k-1].sentence == n
}

// opening reads 在X at the head of a clause and gives where it ends, or i where it is no place.
func (w *walker) opening(n int, s sentence, cl clause, i, end int) int {
	p := w.p
	stop, _ := w.lead(cl)
	if i > stop && !w.visitorsUpTo(cl, i) || p.is(end, goes|looks) && int(p.wordEnd[end])-end > 1 {
		return i
	}
	limit := s.end
	for j := end; j < min(s.end, end+4*itemRunes); j++ { // 在X李某…: the visitors end the place
		if _, ok := w.cast.mention[j]; ok {
			limit = j
			break
		}
	}
	list := p.places(end, limit)
	w.splitKnown(&list)
	if len(list.items) == 0 || p.notAPlace(list) || p.is(list.end, companion|withs) {
		return i
	}
	var kept []place
	for _, pl := range list.items {
		short := pl.name.end-pl.name.start <= 10
		if w.acceptable(pl, true) && (pl.kind != "" || len(list.items) > 1 || len(pl.areas) > 0 || list.end >= cl.end-1 && short && !p.verbIn(pl.name)) {
			kept = append(kept, pl)
		}
	}
	if len(kept) == 0 {
		return i
	}
	if p.isVenue(list.end, cl.end) {
		return i
	}
	counties := list.end < cl.end && p.is(list.end, studies) || p.hasStudy(list.end, cl.end)
	w.arrive(n, i, kept, "in-place", 0.9, counties)
	return list.end
}

// hasStudy says whether a clause goes on to say that the place was studied.
func (p *passage) hasStudy(from, to int) bool {
	for j := from; j < to; j++ {
		if p.has(j, "调研") || p.has(j, "督导") || p.has(j, "检查") || p.has(j, "视察") || p.has(j, "督查") {
			return true
		}
	}
	return false
}

// verbIn says whether a word of doing stands inside a range.
func (p *passage) verbIn(s span) bool {
	for i := s.start; i < s.end; i++ {
		if p.is(i, verb|looks|studies|goes|says|asksOf|tells|adverb) && int(p.wordEnd[i])-i >= 2 {
			return true
		}
	}
	return false
}

// isVenue says whether a place is only where a meeting is held: 在村文化礼堂召开座谈会.
func (p *passage) isVenue(from, to int) bool {
	for j := from; j < min(to, from+6); j++ {
		if p.has(j, "召开") || p.has(j, "举行") || p.has(j, "主持") {
			return true
		}
	}
	return false
}

// notAPlace says whether 在X speaks of a time, an event or a condition.
func (p *passage) notAPlace(list placeList) bool {
	last := list.items[len(list.items)-1].whole
	_, v := abstractTails.ending(p.runes, last.start, last.end)
	return v != 0
}

var abstractTails = rulebook.ending("abstract")

// going reads the places behind a verb of going and gives where they end.
func (w *walker) going(n int, s sentence, cl clause, i, end int) int {
	if w.p.runes[end-1] == '站' && (w.p.runes[end] == ',' || w.p.runes[end] == ':') {
		end++ // 第一站,云水村
	}
	list := w.p.places(end, s.end)
	list.mark()
	w.splitKnown(&list)
	list.dropKinds(w.p)
	single := end-i == 1
	if len(list.items) == 1 && list.items[0].level == noArea && len(list.items[0].areas) == 0 && w.p.hasStudy(list.end, cl.end) && w.p.bareTown(list.items[0].name) {
		list.items[0].level, list.items[0].kind = townLevel, Town
	}
	studied := w.p.hasStudy(list.end, cl.end)
	along := w.p.runes[i] == '沿' || w.p.runes[i] == '逛'
	if list.firms {
		for k := range list.items {
			if list.items[k].level == noArea {
				list.items[k].kind = Enterprise
				list.items[k].firm = true
			}
		}
	}
	var kept []place
	for _, pl := range list.items {
		if w.acceptable(pl, !along && (!single || studied || len(list.items) > 1) || pl.kind != "" || len(pl.areas) > 0 || list.tail) {
			if along && w.inPlace >= 0 && pl.name.end-pl.name.start <= wayRunes {
				continue // a way inside the place
			}
			if single && pl.kind == "" && pl.level == noArea && len(list.items) == 1 && len(pl.areas) == 0 && !list.tail && !studied {
				continue
			}
			kept = append(kept, pl)
		}
	}
	if len(kept) == 0 {
		return end
	}
	w.givenBack(kept, list.end)
	w.arrive(n, i, kept, "go-place", 0.9, true)
	return list.end
}

// studyRunes is how far behind 对A、B the word for what is done to them can end.
const studyRunes = 36

// wayRunes is the longest name of a way that has none of its own: 木栈道.
const wayRunes = 3

// splitKnown parts an item of two stops that are known already: A和B.
func (w *walker) splitKnown(list *placeList) {
	p := w.p
	for k := 0; k < len(list.items); k++ {
		s := list.items[k].whole
		for i := s.start + 2; i < s.end-2; i++ {
			if joiners.has(p.runes[i]) && w.index(p.string(s.start, i)) >= 0 && w.index(p.string(i+1, s.end)) >= 0 {
				both := []place{p.place(span{s.start, i}), p.place(span{i + 1, s.end})}
				list.items = slices.Replace(list.items, k, k+1, both...)
				break
			}
		}
	}
}

// bare says whether a name is a kind of place without a name of its own: 加油站.
func (w *walker) bare(pl place) bool {
	start, v := rulebook.kinds.ending(w.p.runes, pl.name.start, pl.name.end)
	return v != 0 && pl.level == noArea && w.p.common(span{pl.name.start, start})
}

// studying reads the places of 对A、B等3家企业进行检查, and gives where they end, or i.
func (w *walker) studying(n int, s sentence, cl clause, i int) int {
	list := w.p.places(i+1, s.end)
	list.mark()
	list.dropKinds(w.p)
	if len(list.items) == 0 || !w.p.hasStudy(list.end, min(s.end, list.end+studyRunes)) {
		return i
	}
	var kept []place
	for _, pl := range list.items {
		if w.acceptable(pl, list.tail) && (w.built(pl, 2) && !w.bare(pl) || list.tail) && pl.level != countyLevel {
			kept = append(kept, pl)
		}
	}
	if len(kept) == 0 {
		return i
	}
	w.arrive(n, i, kept, "studied-place", 0.75, false)
	return list.end
}

// looking reads the places behind a verb of looking: only what is built like a place.
func (w *walker) looking(n int, s sentence, i, end int) int {
	if w.p.is(end, studies) && w.p.has(end, "了解") { // 察看了解A、B
		end = int(w.p.wordEnd[end])
	}
	list := w.p.places(end, s.end)
	list.mark()
	var kept []place
	known := 0
	for _, pl := range list.items {
		if w.acceptable(pl, false) && w.built(pl, end-i) {
			known++
		}
	}
	for _, pl := range list.items {
		if end-i == 1 && len(pl.areas) == 0 && w.bare(pl) {
			continue // 看管网: what is looked at, no place
		}
		if w.acceptable(pl, 2*known >= len(list.items) && len(list.items) > 1 || list.tail) && pl.level != countyLevel && (len(list.items) > 1 || list.tail || w.built(pl, end-i)) {
			kept = append(kept, pl)
		}
	}
	if len(kept) == 0 || known == 0 && !list.tail {
		return end
	}
	w.arrive(n, i, kept, "look-place", 0.75, false)
	return list.end
}

// built says whether an item is built like a place, by area or ending; behind a verb of one
// character (看) an ending of one character is too little.
func (w *walker) built(pl place, verbRunes int) bool {
	if len(pl.areas) > 0 || pl.level != noArea {
		return true
	}
	start, v := rulebook.kinds.ending(w.p.runes, pl.name.start, w.p.withoutPhase(span{pl.name.start, w.p.unquotedEnd(pl.name)}))
	return v != 0 && (verbRunes > 1 || pl.name.end-start > 1) || w.p.works(pl.name)
}

// unquotedEnd gives the end of a name without a closing mark.
func (p *passage) unquotedEnd(s span) int {
	if !s.empty() && (p.runes[s.end-1] == '”' || p.runes[s.end-1] == ')') {
		return s.end - 1
	}
	return s.end
}

// acceptable says whether an item can be a stop at all; a certain item needs no known ending.
func (w *walker) acceptable(pl place, certain bool) bool {
	p, s := w.p, pl.name
	n := s.end - s.start
	if n < 2 || n > itemRunes {
		return false
	}
	if pl.level != noArea {
		return !rulebook.generic.whole(p.runes[pl.whole.start:pl.whole.end])
	}
	if start, v := rulebook.heads.ending(p.runes, s.start, s.end); v == headPerson {
		if from, kind := p.ending(s); kind == "" || from > start { // 浪底机器人 is no person
			return false
		}
	}
	if p.timeWord(s.start) > s.start && pl.kind == "" {
		return false
	}
	if p.generic(s) || p.runes[s.end-1] == '的' || pl.kind == "" && p.personIn(s) {
		return false
	}
	first := p.runes[s.start]
	if isDigit(first) && n < 5 || first == '这' || first == '那' || first == '每' || first == '各' || first == '了' || first == '过' || first == '哪' || first == '一' && pl.kind == "" {
		return false
	}
	if p.is(s.start, looks|studies) && !p.insideName(s.start, s.end) {
		return false
	}
	if isDigit(first) && n >= 5 && (p.runes[s.start+1] == '件' || p.runes[s.start+2] == '件' || p.runes[s.start+1] == '个' || p.runes[s.start+1] == '处') {
		return false
	}
	if p.has(s.end-2, "企业") || p.runes[s.start+1] == '家' && numeral.has(first) {
		return false // firms without a name
	}
	if p.has(s.start, "结束") || p.has(s.start, "完成") || p.has(s.start, "期间") {
		return false
	}
	if _, v := homes.ending(p.runes, s.start, s.end); v != 0 {
		return false
	}
	if p.unbalanced(s) {
		return false
	}
	if len(pl.areas) == 0 && !pl.listed && p.topic(s) && !p.works(s) {
		return false
	}
	if p.hasRune(s, '了') || p.hasRune(s, '的') && !w.headed(pl) {
		return false
	}
	if !certain && pl.kind == "" && len(pl.areas) == 0 {
		return false
	}
	return true
}

// personIn says whether a range is somebody with a name: 脱贫户周大贵.
func (p *passage) personIn(s span) bool {
	for i := s.start + 2; i <= s.end-2; i++ {
		if _, v := rulebook.heads.ending(p.runes, s.start, i); v&headPerson != 0 && p.nameEnd(i, s.end) == s.end {
			return true
		}
	}
	return false
}

// unbalanced says whether a range holds half a quotation.
func (p *passage) unbalanced(s span) bool {
	depth := 0
	for _, r := range p.runes[s.start:s.end] {
		switch r {
		case '“', '(', '《':
			depth++
		case '”', ')', '》':
			depth--
		}
		if depth < 0 {
			return true
		}
	}
	return depth != 0
}

// headed says whether a name is 'A of B' with a place in front: 百丈街道的划船社区.
func (w *walker) headed(pl place) bool {
	for i := pl.whole.start + 2; i < pl.whole.end-1; i++ {
		if w.p.runes[i] == '的' {
			right := span{i + 1, pl.whole.end}
			if w.p.areaAt(pl.whole.start, i).end == i {
				return right.end-right.start >= 3 && !w.p.topic(right) && !w.p.generic(right)
			}
			return w.p.completePlace(span{pl.whole.start, i}) && w.p.completePlace(right)
		}
	}
	return false
}

func (p *passage) hasRune(s span, r rune) bool {
	return slices.Contains(p.runes[s.start:s.end], r)
}
