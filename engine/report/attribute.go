package report

import "slices"

// attribute says for every ask which area or site it is for. The place that an ask names as
// addressee is first; then the frame that it stands in; then the one place that the whole report
// is about; else it is general. An ask put to everybody is general wherever it stands.
func (p *passage) attribute(directives []directiveMade, t *tour) {
	named := "" // place that an addressee named, until the block names another
	block := -1 // paragraph of that block
	places := 0 // how many the block named
	closed := p.closedFrom(t)
	for i := range directives {
		k := &directives[i]
		s := p.sentences[k.sentence]
		if s.row != nil {
			k.setFor(p.string(s.row.about.name.start, s.row.about.name.end), t)
			continue
		}
		if s.paragraph != block {
			named, block, places = "", s.paragraph, 0
		}
		if i > 0 && t.framedBetween(directives[i-1].text.start, k.text.start) {
			named = "" // another place is told of: the block is over
		}
		if k.enum {
			named = "" // what an item of an enumeration names ends with it
		}
		if places > 1 && k.sentence != directives[i-1].sentence {
			named = "" // a block that goes from place to place: a bare ask is for none of them
		}
		if !k.addressee.empty() {
			if p.isWide(k.addressee) {
				named = ""
				continue
			}
			if name, ok := p.placeNamed(k.addressee, t); ok {
				if name != named {
					places++
				}
				named = name
			} else if !k.inherited && p.bureau(k.addressee) {
				named = "" // of the county, whatever town was spoken to before
			}
		}
		if named != "" {
			k.setFor(named, t)
			continue
		}
		if name, ok := p.objectNamed(k.text, t); ok {
			k.setFor(name, t)
			continue
		}
		if name, ok := p.framed(directives, i, t, closed[s.paragraph] > 0 && k.sentence >= closed[s.paragraph]-1); ok {
			k.setFor(name, t)
		}
	}
}

// framedBetween says whether a frame opens between two positions.
func (t *tour) framedBetween(from, to int) bool {
	return slices.ContainsFunc(t.frames, func(f frame) bool { return f.at > from && f.at < to })
}

func (k *directiveMade) setFor(name string, t *tour) {
	k.forName = name
	for i, s := range t.stops {
		if s.name == name {
			k.forStop = i
		}
	}
}

// isWide says whether an addressee is everybody of a kind rather than somebody.
func (p *passage) isWide(s span) bool {
	for i := s.start; i < s.end; i++ {
		if p.is(i, wide) && (i == s.start || p.runes[i-1] == '、') {
			return true
		}
	}
	if p.has(s.start, "各") || p.has(s.start, "全") && !p.has(s.start, "全镇") {
		return true
	}
	if p.has(s.start+2, "各") && (p.runes[s.start+1] == '属' || p.runes[s.start+1] == '直') {
		return true // 局属各单位, 市直各部门
	}
	return p.foundIn(s, "各") && p.foundIn(s, "、各")
}

// framed gives the place that an ask stands in: of the sites told since the ask before, the one
// there is, or the town of several. A closing talk stands in no frame.
func (p *passage) framed(directives []directiveMade, i int, t *tour, closed bool) (string, bool) {
	k := &directives[i]
	s := p.sentences[k.sentence]
	if closed {
		return t.whole()
	}
	own := t.framesBefore(p, directives, i)
	if len(own) == 0 && t.bullets > 1 {
		own = t.underBullet(p, s.paragraph)
	}
	if len(own) == 0 && p.continues(k.sentence) && k.rule == "asks-somebody" {
		if name, ok := t.place(t.framesOf(p, s.paragraph-1)); ok {
			return name, !t.isArea(name)
		}
	}
	if len(own) == 0 {
		if name, ok := t.whole(); ok && !t.isArea(name) && p.fromAbove(k.addressee) {
			return "", false
		}
		if p.atLarge(k.addressee) && len(t.stops) != 1 {
			return "", false
		}
		if len(t.stops) == 1 && t.stops[0].place.level == noArea && !k.addressee.empty() && !p.fromAbove(k.addressee) {
			return t.stops[0].name, true // asked of somebody at the only site
		}
		return t.whole()
	}
	if !k.addressee.empty() && p.string(k.addressee.start, k.addressee.end) == "当地" {
		if area := own[len(own)-1].area; area != "" {
			return area, true
		}
	}
	if name, ok := t.endsWith(own, p.string(k.addressee.start, k.addressee.end)); ok {
		return name, true
	}
	if name, ok := p.called(t, own, k.addressee); ok {
		return name, true
	}
	last := own[len(own)-1]
	onTheSpot := k.rule == "asks-somebody" && (last.sentence == k.sentence || last.in && last.sentence == k.sentence-1)
	if onTheSpot || last.in && last.sentence == p.firstAsked(directives[:i+1], last) {
		own = own[len(own)-1:] // asked of somebody on the spot, or 在X…强调: the last spot
	}
	if name, ok := t.place(own); ok {
		return name, !t.onlyCounty(own, name)
	}
	var lasts []frame
	for _, f := range own {
		if f.sentence == last.sentence {
			lasts = append(lasts, f)
		}
	}
	if len(lasts) < len(own) {
		if name, ok := t.place(lasts); ok {
			return name, !t.onlyCounty(lasts, name)
		}
	}
	if len(t.towns) != 1 {
		return "", false
	}
	return t.whole()
}

// continues says whether the paragraph of a sentence goes on with who was told of before: 他要求….
func (p *passage) continues(n int) bool {
	for n > 0 && p.sentences[n-1].paragraph == p.sentences[n].paragraph {
		n--
	}
	return len(p.sentences[n].clauses) > 0 && p.is(p.sentences[n].clauses[0].start, pronoun)
}

// framesOf gives the frames that were opened last in a paragraph: those of one sentence.
func (t *tour) framesOf(p *passage, paragraph int) (own []frame) {
	for _, f := range t.frames {
		if p.sentences[f.sentence].paragraph != paragraph {
			continue
		}
		if len(own) > 0 && own[len(own)-1].sentence != f.sentence {
			own = own[:0]
		}
		own = append(own, f)
	}
	return own
}

// firstAsked gives the sentence of the first ask of a block that stands in a frame.
func (p *passage) firstAsked(block []directiveMade, f frame) int {
	paragraph := p.sentences[f.sentence].paragraph
	first := -1
	for i := len(block) - 1; i >= 0 && block[i].text.start > f.at && p.sentences[block[i].sentence].paragraph == paragraph; i-- {
		first = block[i].sentence
	}
	return first
}

// fromAbove says whether an addressee is a body of the city or county rather than of the place.
func (p *passage) fromAbove(s span) bool {
	if s.empty() {
		return false
	}
	r := p.runes[s.start]
	return r == '市' || r == '县' || r == '区' || r == '省' || r == '州'
}

// isArea says whether a name is an area's among the stops.
func (t *tour) isArea(name string) bool {
	for _, s := range t.stops {
		if s.name == name {
			return s.place.level != noArea
		}
	}
	return true
}

// atLarge says whether an addressee is firms in general.
func (p *passage) atLarge(s span) bool {
	switch p.string(s.start, s.end) {
	case "企业", "园区、企业", "企业、园区", "企业和园区", "园区和企业", "广大企业":
		return true
	}
	return false
}

// onlyCounty says whether frames name nothing but a county or district, which a visit to it does
// not make the place of what is asked.
func (t *tour) onlyCounty(frames []frame, name string) bool {
	for _, f := range frames {
		for _, i := range f.sites {
			if t.stops[i].place.level != countyLevel {
				return false
			}
		}
	}
	return name != ""
}

// framesBefore gives the frames of an ask's paragraph that were opened since the asks before
// them, and before the ask.
func (t *tour) framesBefore(p *passage, directives []directiveMade, i int) []frame {
	k := directives[i]
	paragraph := p.sentences[k.sentence].paragraph
	var own []frame
	prev := 0 // ask index; its position splits the frames
	for _, f := range t.frames {
		if p.sentences[f.sentence].paragraph != paragraph || f.at >= k.text.start {
			continue
		}
		for prev < i && directives[prev].text.start < f.at {
			if p.sentences[directives[prev].sentence].paragraph == paragraph {
				own = nil
			}
			prev++
		}
		own = append(own, f)
	}
	return own
}

// closedFrom gives, by paragraph, the sentence from which it sums up, plus one; 0: it does not.
func (p *passage) closedFrom(t *tour) map[int]int {
	from := map[int]int{}
	open := false // a talk that sums up goes on until another place is told
	for n, s := range p.sentences {
		if s.noise {
			continue
		}
		if p.closing(s) {
			open = true
		}
		for _, f := range t.frames {
			if f.sentence == n && !p.closing(s) {
				open = false
			}
		}
		if open && from[s.paragraph] == 0 {
			from[s.paragraph] = n + 1
		}
	}
	return from
}

// closing says whether a sentence sums up rather than standing in a frame: 调研中，最后，座谈会上.
func (p *passage) closing(s sentence) bool {
	if len(s.clauses) == 0 {
		return false
	}
	c := s.clauses[0]
	for i := c.start; i < min(c.end, c.start+14); i++ {
		if _, v := closingWords.longest(p.runes, i); v != 0 {
			return true
		}
		if p.is(i, goes|looks|studies) && int(p.wordEnd[i])-i > 1 && p.during(int(p.wordEnd[i])) || p.has(i, "活动") && p.during(i+2) {
			return true
		}
	}
	return false
}

// during says whether a word for the course or the end of something stands at i: 调研中, 走访结束后.
func (p *passage) during(i int) bool {
	end, v := courseWords.longest(p.runes, i)
	return v != 0 && (p.runes[end] == ',' || p.is(end, says|asksOf|tells))
}

var courseWords = rulebook.starting("course")

var closingWords = rulebook.starting("closing")

// place gives the one place that some frames stand for: a place with its parts is the place, a
// town with its sites the sites; several sites are their common area.
func (t *tour) place(frames []frame) (string, bool) {
	if len(frames) == 0 {
		return "", false
	}
	var sites []int
	for _, f := range frames {
		for _, i := range f.sites {
			if !slices.Contains(sites, i) {
				sites = append(sites, i)
			}
		}
	}
	top := t.topmost(sites)
	if len(top) == 1 {
		return t.stops[top[0]].name, true
	}
	area := t.stops[top[0]].within
	for _, i := range top[1:] {
		if t.stops[i].within != area {
			return "", false
		}
	}
	return area, area != ""
}

// topmost leaves out parts of places that are among the sites, and towns whose sites are.
func (t *tour) topmost(sites []int) []int {
	drop := map[int]bool{}
	for _, i := range sites {
		up := t.stops[i].parent
		if up < 0 || !slices.Contains(sites, up) {
			continue
		}
		if t.stops[up].place.level.holdsVillages() {
			drop[up] = true
		} else {
			drop[i] = true
		}
	}
	var top []int
	for _, i := range sites {
		if !drop[i] {
			top = append(top, i)
		}
	}
	return top
}

// underBullet gives the frames of the last paragraph before one that has any; the place that a
// bullet heads is followed by its paragraphs.
func (t *tour) underBullet(p *passage, paragraph int) []frame {
	var out []frame
	last := -1
	for _, f := range t.frames {
		at := p.sentences[f.sentence].paragraph
		if at >= paragraph {
			continue
		}
		if at != last && !(last >= 0 && p.sentences[out[len(out)-1].sentence].heading) {
			out = out[:0]
		}
		last = at
		out = append(out, f)
	}
	return out
}
