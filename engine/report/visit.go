package report

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
	in           bool // opened by 在X
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
	listing   bool // the lines that follow are a list of places
}

// walk goes through the text and collects the stops and the frames.
// What is asked is no way that was gone: a sentence is read up to its first ask.
func (p *passage) walk(c *cast, directives []directiveMade) *tour {
	w := &walker{p: p, cast: c, inPlace: -1, inSite: -1, paragraph: -1}
	until := firstDirectives(directives)
	for n, s := range p.sentences {
		if s.noise {
			continue
		}
		if s.row != nil {
			w.row(n, s.row)
			continue
		}
		if s.paragraph != w.paragraph {
			w.openParagraph(s.paragraph)
		}
		if w.listed(n, s) {
			continue
		}
		if s.heading {
			w.bullet(n, s)
			w.listing = w.opensList(s)
			continue
		}
		w.inPlace, w.inSite, w.subject = -1, -1, false
		w.topic(n, s)
		w.nominal(n, s)
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
		w.listing = w.opensList(s)
	}
	w.tour.order()
	return &w.tour
}

// row takes the place of a table's row where its column says that it was visited.
func (w *walker) row(n int, r *row) {
	if r.told && w.acceptable(r.about, true) {
		w.arrive(n, r.about.whole.start, []place{r.about}, "row-place", 0.8, false)
		r.told = false // once for all its cells
	}
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
	if line.empty() || line.end-line.start > itemRunes || !w.p.completePlace(line) && !(w.tour.bullets > 0 && w.p.plain(line.start, line.end)) {
		return
	}
	w.tour.bullets++
	w.arrive(n, s.start, []place{w.p.place(line)}, "bullet", 0.8, false)
}

var bullets = rulebook.characters("bullet")

// topic opens a frame where a sentence begins with the name of a stop already known.
func (w *walker) topic(n int, s sentence) {
	for _, cl := range s.clauses {
		w.topicOf(n, s, cl)
	}
}

// topicOf opens the frame of the stop whose name a clause begins with; in a later clause of a
// sentence only the whole name does.
func (w *walker) topicOf(n int, s sentence, cl clause) {
	start, later := cl.start, cl.start > s.clauses[0].start
	if end, v := aboutWords.longest(w.p.runes, start); v != 0 {
		start, later = end, true // 针对锦绣小区消防车道被占用的问题
	}
	for i := range w.tour.stops {
		st := &w.tour.stops[i]
		name := w.p.runes[st.place.name.start:st.place.name.end]
		if len(name) < 3 {
			continue
		}
		same := 0
		for same < len(name) && start+same < s.end && w.p.runes[start+same] == name[same] {
			same++
		}
		if same < len(name) && (later || same < topicRunes || st.kind == OtherStop) || later && st.place.level != noArea {
			continue
		}
		if start+same < s.end && w.p.is(start+same, modal) {
			return
		}
		if pl, ok := w.sceneAt(start, cl.end, false); ok && pl.whole.end > start+same {
			return // 盐霞镇 in 盐霞镇中心小学有…
		}
		w.open(n, start, []int{i})
		w.enterTown(st)
	}
}

// enterTown makes a town that a sentence is about the area of the sites behind it: X镇依山傍水….
func (w *walker) enterTown(s *stopMade) {
	if s.place.level == townLevel {
		w.area, w.areaLevel = s.name, townLevel
	}
}

// topicRunes is how much of a long name at the head of a sentence stands for the whole of it.
const topicRunes = 6

// aboutWords open a clause that tells what an ask is about.
var aboutWords = rulebook.starting("about")

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
			if next := w.studying(n, s, i); next > i {
				i = next - 1
				continue
			}
		}
		if c&blocks != 0 && p.runes[i] == '在' && (p.areaAt(i+1, cl.end).level != noArea || p.wayAt(i+1, cl.end)) {
			c = opensIn // 在前进村, 在建设巷
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
		if c == opensIn {
			end = i + 1
		}
		switch {
		case c&opensIn != 0:
			if next := w.opening(n, s, cl, i, end); next > i {
				i = next - 1
			}
		case c&goes != 0 && (p.is(end, looks) || p.is(end, goes) && int(p.wordEnd[end])-end > 1): // 走访查看, 首站来到
			i = end - 1
		case c&goes != 0 && w.canGo(s, cl, i, end, subject || went):
			next := w.going(n, s, cl, i, end)
			went = went || next > end
			i = max(i, next-1)
		case c&looks != 0 && (w.subject || w.cameBefore(n) || w.atLead(cl, i)) && !(went && c&studies != 0 && !w.siteBehind(end, s.end)):
			i = max(i, w.looking(n, s, i, end)-1)
		default:
			i = end - 1
		}
	}
}

// wayAt says whether the next words are the name of a street, with nothing behind it.
func (p *passage) wayAt(i, limit int) bool {
	end := p.nextMark(i, limit)
	return end-i >= wayRunes && end-i <= areaRunes && (wayEnds.has(p.runes[end-1]) || lanes.has(p.runes[end-1]))
}
