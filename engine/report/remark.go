package report

import "slices"

// remarkMade is something seen or heard, as the pass makes it.
type remarkMade struct {
	text span
	kind string
	stop int
}

const (
	seen  = "seen"
	heard = "heard"
)

// remarkRunes is the shortest matter worth a remark.
const remarkRunes = 4

// remarks collects what the visitors saw and heard on the way, each tied to the stop of its frame.
// What is asked and what is only the name of a stop is left out.
func (p *passage) remarks(c *cast, t *tour, directives []directiveMade) []remarkMade {
	var out []remarkMade
	until := firstDirectives(directives)
	for n, s := range p.sentences {
		if s.noise || s.heading || !p.visitorActs(c, s) {
			continue
		}
		for _, cl := range s.clauses {
			if at, ok := until[n]; ok && cl.end > at {
				break
			}
			if r, ok := p.remark(cl, t); ok {
				r.stop = t.stopBefore(r.text.start)
				out = append(out, r)
			}
		}
	}
	return out
}

// firstDirectives gives, by sentence, where the first ask starts.
func firstDirectives(directives []directiveMade) map[int]int {
	first := map[int]int{}
	for _, a := range directives {
		if at, ok := first[a.sentence]; !ok || a.at < at {
			first[a.sentence] = a.at
		}
	}
	return first
}

// visitorActs says whether a visitor is named or meant in a sentence.
func (p *passage) visitorActs(c *cast, s sentence) bool {
	for i := s.start; i < s.end; i++ {
		if _, ok := c.mention[i]; ok || p.is(i, pronoun|party|group) {
			return true
		}
	}
	return false
}

// remark reads the first matter seen or heard in a clause.
func (p *passage) remark(cl clause, t *tour) (remarkMade, bool) {
	for i := cl.start; i < cl.end; i++ {
		end, v := rulebook.remarks.longest(p.runes, i)
		if v == 0 {
			continue
		}
		text := p.trim(end, cl.end)
		if text.empty() || isPunct(p.runes[text.start]) && p.runes[text.start] != '“' || p.runes[text.start] == '的' || p.runes[text.start] == '了' {
			continue
		}
		if text.end-text.start < remarkRunes || t.holdsName(text) {
			return remarkMade{}, false
		}
		kind := seen
		if v == 2 {
			kind = heard
		}
		return remarkMade{text: text, kind: kind}, true
	}
	return remarkMade{}, false
}

// holdsName says whether a range is the name of a stop or holds one.
func (t *tour) holdsName(s span) bool {
	for _, st := range t.stops {
		if st.place.name.start >= s.start && st.place.name.end <= s.end {
			return true
		}
	}
	return false
}

// indexOf gives the stop of a name, -1 where none has it.
func (t *tour) indexOf(name string) int {
	return slices.IndexFunc(t.stops, func(s stopMade) bool { return s.name == name })
}

// stopBefore gives the stop of the last frame opened before a position, -1 where there is none.
func (t *tour) stopBefore(at int) int {
	stop := -1
	for _, f := range t.frames {
		if f.at > at {
			break
		}
		stop = f.sites[len(f.sites)-1]
		if name, ok := t.place([]frame{f}); ok && len(f.sites) > 1 {
			stop = t.indexOf(name) // what was heard on the way through several sites is about what holds them
		}
	}
	return stop
}
