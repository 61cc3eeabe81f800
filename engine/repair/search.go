package repair

import (
	"cmp"
	"slices"
	"sort"
	"sync"

	"zhenyu/engine/han"
)

// Limits of one search. Real breaks end within a dozen characters; the widths are those from
// which on wider ones mend no more of the known breaks.
const (
	longestRun = 48  // cells that a break may reach
	beamWidth  = 16  // paths kept at a cell, out of step
	gapWidth   = 20  // paths kept that just went through a vanished pair
	twiceFrom  = 2   // of those, how many may go through a second one
	twiceWidth = 100 // paths kept that did; they matter where one character ends the break
	tailFrom   = 3   // paths through a gap that may end in any character
	endWidth   = 8   // paths kept that come back into step at a cell
	context    = 3   // characters read behind a break to judge it
)

// Costs, in the unit of the word list: a natural logarithm.
const (
	oddCost  = 5  // a simplified character in a text that was made traditional
	toneCost = 6  // a character that is read as annotated, but with another tone
	spread   = 10 // what a path may cost more than the best at its cell
	slack    = 7  // what it may cost more than the best text in step: that may just have run into
	// the next break, or the path be in the middle of a long word
)

// path is one way to read a break up to some cell. Out of step, the last byte read leads the
// next character; behind a vanished pair only its range is known.
type path struct {
	sentence
	parent    int32 // index in the arena, -1 at the start
	r         rune  // character made last, 0: none
	from, to  int32 // cells that it came from
	low, high byte  // range of the pending lead byte
	kinds     uint8 // what has been chosen on the way, bits below
}

const (
	choseSound = 1 << iota
	choseLost
	choseTail
	choseGap
)

// front is a set of paths that have come equally far.
type front struct {
	paths []int32
	width int     // paths to keep
	best  float32 // cost of the cheapest
	worst float32 // what a path may cost that is kept
}

// search looks for the text that a break shows.
type search struct {
	*work
	words *vocabulary
	gbk   *charset
	arena []path
	start int     // cell where the break begins
	open  []front // paths out of step, by cell from start on
	ends  []front // paths in step again, by cell from start on
	once  front   // paths that went through a vanished pair at the cell being read
	twice front   // paths that went through two
	last  int     // last cell with an end
	limit float32 // no path may cost more at the cell being read
}

// searches keeps the memory of searches: a megabyte each, which a text with a few breaks would
// spend most of its time to get.
var searches = sync.Pool{New: func() any {
	return &search{gbk: gbk(), open: make([]front, 2*longestRun), ends: make([]front, 2*longestRun)}
}}

// release gives the memory of the text's searches back.
func (w *work) release() {
	if w.search != nil {
		w.search.work, w.search.words = nil, nil
		searches.Put(w.search)
		w.search = nil
	}
}

// newSearch makes a search for the break at a cell; before it is the clean text.
func (w *work) newSearch(start int, before []cell) *search {
	if w.search == nil {
		w.search = searches.Get().(*search)
		w.search.work, w.search.words = w, w.newVocabulary()
	}
	s := w.search
	for i := range s.open {
		s.open[i].clear(beamWidth)
		s.ends[i].clear(endWidth)
	}
	t := empty
	for _, c := range before[max(0, len(before)-4):] {
		t = t.then(s.words, han.FoldRune(c.r))
	}
	s.start, s.last, s.limit = start, start, never
	s.arena = append(s.arena[:0], path{sentence: t, parent: -1})
	return s
}

// clear empties a front for a number of paths.
func (f *front) clear(width int) {
	*f = front{paths: f.paths[:0], width: width, best: never, worst: never}
}

// add gives a front the path that adds a character to another, unless there is no such character
// or the path costs too much. The cost that the step comes with is added to the character's.
func (s *search) add(f *front, parent int32, g glyph, step path) {
	before := &s.arena[parent]
	dearest := min(f.best+spread, f.worst, s.limit+slack)
	if g.r == 0 || before.atLeast() > dearest {
		return
	}
	next := before.then(s.words, rune(g.folded))
	next.costs[0] += step.costs[0]
	if g.odd {
		next.costs[0] += oddCost
	}
	if next.costs[0] > dearest {
		return
	}
	step.sentence, step.parent, step.r = next, parent, g.r
	step.kinds |= before.kinds
	s.file(f, step)
}

// file adds a path to a front.
func (s *search) file(f *front, p path) {
	f.best = min(f.best, p.costs[0])
	f.paths = append(f.paths, int32(len(s.arena)))
	s.arena = append(s.arena, p)
	if len(f.paths) >= 4*f.width {
		f.worst = s.arena[s.cut(f)[f.width-1]].costs[0]
	}
}

// cut leaves a front its cheapest paths, in order.
func (s *search) cut(f *front) []int32 {
	slices.SortFunc(f.paths, func(a, b int32) int {
		if x, y := s.arena[a].costs[0], s.arena[b].costs[0]; x != y {
			return cmp.Compare(x, y)
		}
		return int(a - b)
	})
	f.paths = f.paths[:min(f.width, len(f.paths))]
	return f.paths
}

// affordable leaves out the paths of a front that cost more than the limit.
func (s *search) affordable(f *front) []int32 {
	list := s.cut(f)
	for n := len(list); n > 0 && s.arena[list[n-1]].costs[0] > s.limit; n-- {
		list = list[:n-1]
	}
	return list
}

// run follows all paths to where they come back into step. At each cell they may have gone
// through a vanished pair first. It stops when no path can beat the best text in step.
func (s *search) run() {
	in := rival{sentence: s.arena[0].sentence, at: s.start}
	for i := s.start; i <= min(s.start+longestRun, len(s.text)) && !s.idle(i); i++ {
		s.meet(&in, i)
		s.limit = in.costs[0] + slack
		level := s.affordable(&s.open[i-s.start])
		once := s.gaps(&s.once, level, i, gapWidth)
		s.finish(level, once, i)
		s.follow(level, i)
		s.follow(once, i)
		if s.at(i) == '\n' {
			return
		}
	}
}

// rival is the best text that is in step up to a cell, the one that a path has to beat.
type rival struct {
	sentence
	at int
}

// meet brings the rival to the cell i, and lets the best path that ends there take its place.
func (s *search) meet(in *rival, i int) {
	for in.at < i {
		in.sentence = in.then(s.words, han.FoldRune(s.text[in.at].r))
		in.at = max(in.at+1, s.behind(in.at))
	}
	for _, p := range s.ends[i-s.start].paths {
		if in.at == i && s.arena[p].costs[0] < in.costs[0] {
			in.sentence = s.arena[p].sentence
		}
	}
}

// idle reports whether no path is under way to a cell from i on.
func (s *search) idle(i int) bool {
	for _, f := range s.open[i-s.start:] {
		if len(f.paths) > 0 {
			return false
		}
	}
	return true
}

// follow reads the cell at i as the trail of one character and the lead of the next.
func (s *search) follow(list []int32, i int) {
	if i >= len(s.text) {
		return
	}
	shown, ok := s.gbk.pair(s.text[i].r)
	next := max(i+1, s.behind(i))
	if !ok || shown.trail < firstLead || next-s.start >= len(s.open) {
		return
	}
	f := &s.open[next-s.start]
	step := path{from: int32(i), to: int32(next), low: shown.trail, high: shown.trail}
	for _, p := range list {
		if s.arena[p].low == s.arena[p].high { // both bytes are shown: any character
			s.add(f, p, s.gbk.glyph(s.arena[p].low, shown.lead), step)
			continue
		}
		for _, c := range s.led(p, shown.lead) {
			s.add(f, p, c.glyph, step)
		}
	}
}

// led gives the common characters with a trail byte whose lead may be the one that is pending.
func (s *search) led(p int32, trail byte) []choice {
	if trail < firstTrail || trail == 0xFF {
		return nil
	}
	list := s.gbk.leads[trail-firstTrail]
	from := sort.Search(len(list), func(i int) bool { return list[i].lead >= s.arena[p].low })
	to := from
	for to < len(list) && list[to].lead <= s.arena[p].high {
		to++
	}
	return list[from:to]
}

// gaps puts a vanished pair in front of the cell at i, on paths that may have one there already.
func (s *search) gaps(f *front, list []int32, i, width int) []int32 {
	f.clear(width)
	for _, p := range list {
		low, high := s.arena[p].low, s.arena[p].high
		for lead := int(low); lead <= int(high); lead++ {
			for _, g := range s.gbk.gone[lead-firstLead] {
				s.add(f, p, g.glyph, path{from: int32(i), to: int32(i + 1), low: g.low, high: g.high, kinds: choseGap})
			}
		}
	}
	return s.affordable(f)
}

// best gives the cheapest way to read the break, judged with the text behind it, and the cell
// where it is in step again; -1 if reading the text as it stands costs no more.
func (s *search) best() (int32, int) {
	horizon := min(s.last+context, len(s.text))
	best, at := int32(-1), 0
	cheapest := s.asShown(s.arena[0].sentence, s.start, horizon)
	s.limit = never
	for i := range s.ends {
		behind := s.start + i
		for _, p := range s.cut(&s.ends[i]) {
			if c := s.asShown(s.arena[p].sentence, behind, horizon); c < cheapest {
				best, at, cheapest = p, behind, c
			}
		}
	}
	return best, at
}

// asShown gives the cost of a sentence that goes on with the cells as they stand.
func (s *search) asShown(t sentence, from, to int) float32 {
	for i := from; i < to; i = max(i+1, s.behind(i)) {
		t = t.then(s.words, han.FoldRune(s.text[i].r))
	}
	return t.costs[0]
}
