package report

// attribute says for every ask which area or site it is for. The place that an ask names as
// addressee is first; then the frame that it stands in; then the one place that the whole report
// is about; else it is general. An ask put to everybody is general wherever it stands.
func (p *passage) attribute(asks []askMade, t *tour) {
	named := "" // place that an addressee named, until the block names another
	block := -1 // paragraph of that block
	for i := range asks {
		k := &asks[i]
		s := p.sentences[k.sentence]
		if s.paragraph != block {
			named, block = "", s.paragraph
		}
		if !k.addressee.empty() {
			if p.isWide(k.addressee) {
				continue
			}
			if name, ok := p.placeNamed(k.addressee, t); ok {
				named = name
			}
		}
		if named != "" {
			k.setFor(named, t)
			continue
		}
		if name, ok := p.framed(k, t); ok {
			k.setFor(name, t)
		}
	}
}

func (k *askMade) setFor(name string, t *tour) {
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
	return p.foundIn(s, "各") && p.foundIn(s, "、各")
}

// placeNamed gives the place that an addressee is or names: a stop, or towns by their endings.
func (p *passage) placeNamed(s span, t *tour) (string, bool) {
	text := p.string(s.start, s.end)
	for _, st := range t.stops {
		if st.name == text {
			return text, true
		}
	}
	var names []string
	for i := s.start; i < s.end; {
		end := i
		for end < s.end && p.runes[end] != '、' && p.runes[end] != '和' && p.runes[end] != '及' {
			end++
		}
		a := p.areaAt(i, end)
		if a.level == townLevel || a.level == countyLevel || a.level == villageLevel {
			whole := a.end == end
			inst := p.has(a.end, "政府") || p.has(a.end, "地方政府") || p.has(a.end, "党委") || p.has(a.end, "要") || p.has(a.end, "党工委")
			if !whole && !inst {
				return "", false
			}
			if a.end-a.start >= 2 && p.class[a.start]&(wide|local) == 0 {
				names = append(names, p.string(a.start, a.end))
			}
		}
		i = end + 1
	}
	if len(names) == 0 {
		for _, st := range t.stops {
			if n := len([]rune(st.name)); n >= 4 && s.end-s.start >= n && p.has(s.start, st.name) {
				return st.name, true
			}
		}
		return "", false
	}
	joined := names[0]
	for _, n := range names[1:] {
		joined += "、" + n
	}
	return joined, true
}

// framed gives the place of the frame that an ask stands in.
func (p *passage) framed(k *askMade, t *tour) (string, bool) {
	s := p.sentences[k.sentence]
	var own []frame // frames of the ask's paragraph in front of it
	for _, f := range t.frames {
		if p.sentences[f.sentence].paragraph == s.paragraph && (f.sentence < k.sentence || f.sentence == k.sentence && f.at < k.at) {
			own = append(own, f)
		}
	}
	if len(own) > 0 && !p.closing(s) {
		if name, ok := t.last(own); ok {
			return name, true
		}
		if len(t.towns) != 1 {
			return "", false
		}
	}
	if len(own) == 0 && !p.closing(s) {
		if f := t.before(p, s.paragraph); f != nil && t.laterFrame(p, s.paragraph) {
			if name, ok := t.last(f); ok {
				return name, true
			}
		}
	}
	return t.whole()
}

// closing says whether a sentence sums up rather than standing in a frame: 调研中，最后，座谈会上.
func (p *passage) closing(s sentence) bool {
	if len(s.clauses) == 0 {
		return false
	}
	c := s.clauses[0]
	for i := c.start; i < min(c.end, c.start+14); i++ {
		for _, w := range closingWords {
			if p.has(i, w) {
				return true
			}
		}
	}
	return false
}

var closingWords = []string{"调研中", "检查中", "督导中", "座谈会", "推进会", "最后", "检查结束后", "调研结束", "活动中", "检查时强调", "在检查", "就下", "会议强调", "会议要求", "会议指出", "现场会", "办公会"}

// last gives the place of the last of some frames: its one site, or the area of several.
func (t *tour) last(frames []frame) (string, bool) {
	f := frames[len(frames)-1]
	sites := f.sites
	for b := len(frames) - 2; b >= 0 && frames[b].sentence == f.sentence; b-- {
		if t.stops[sites[0]].parent >= 0 && contains(frames[b].sites, t.stops[sites[0]].parent) {
			sites = frames[b].sites // sites looked at inside a place: the place
		} else if t.stops[sites[0]].rule != "in-place" && t.stops[frames[b].sites[0]].rule != "in-place" {
			sites = append(append([]int(nil), frames[b].sites...), sites...)
		}
	}
	if len(sites) == 1 {
		return t.stops[sites[0]].name, true
	}
	area := t.stops[sites[0]].within
	for _, i := range sites[1:] {
		if t.stops[i].within != area {
			return "", false
		}
	}
	return area, area != ""
}

func contains(list []int, x int) bool {
	for _, y := range list {
		if x == y {
			return true
		}
	}
	return false
}

// before gives the frames of the paragraph just before, nil where it has none.
func (t *tour) before(p *passage, paragraph int) []frame {
	var out []frame
	for _, f := range t.frames {
		if p.sentences[f.sentence].paragraph == paragraph-1 {
			out = append(out, f)
		}
	}
	return out
}

// laterFrame says whether the visit goes on behind a paragraph.
func (t *tour) laterFrame(p *passage, paragraph int) bool {
	for _, f := range t.frames {
		if p.sentences[f.sentence].paragraph > paragraph {
			return true
		}
	}
	return false
}

// whole gives the one place that the whole report is about: its only town, or the last of the
// only chain of stops.
func (t *tour) whole() (string, bool) {
	if len(t.towns) == 1 {
		return t.towns[0], true
	}
	if len(t.towns) > 1 || len(t.stops) == 0 {
		return "", false
	}
	for i, s := range t.stops[1:] {
		if s.parent != i {
			return "", false
		}
	}
	return t.stops[len(t.stops)-1].name, true
}
