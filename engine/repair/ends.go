package repair

// finish brings paths back into step at the cell i, in all the ways that a break ends. Two
// vanished pairs in a row are rare, and only looked for where a reading fixes the character
// behind them; where hundreds of characters can be chosen, few paths through a gap take part.
func (s *search) finish(level, once []int32, i int) {
	r := s.at(i)
	syllable, behind := s.orphan(i)
	switch {
	case behind > 0: // the trail byte went with the bracket of its own annotation
		s.end(syllable, 0x80, 0xFE, i, behind, level, once, s.again(once, i))
	case r == '?': // the trail byte went with a sign or an ASCII character
		s.endTail(level, i, i+1)
		s.endTail(once[:min(tailFrom, len(once))], i, i+1)
	case isTrailLetter(r):
		s.endLetter(byte(r), level, once, i)
	case r == '，' || r == '、' || r == '。' || r == ',' || r == '\n' || r == -1: // as at ?, but nothing is shown
		s.endTail(level, i, i)
	}
}

// again puts a second vanished pair behind the first.
func (s *search) again(once []int32, i int) []int32 {
	return s.gaps(&s.twice, once[:min(twiceFrom, len(once))], i, twiceWidth)
}

// endLetter ends a break with a trail byte that is shown as ASCII.
func (s *search) endLetter(letter byte, level, once []int32, i int) {
	if syllable, behind := s.annotation(i + 1); behind > 0 {
		s.end(syllable, letter, letter, i, behind, level, once, s.again(once, i))
		return
	}
	for _, list := range [][]int32{level, once} {
		for _, p := range list {
			for _, c := range s.led(p, letter) {
				s.close(p, c.glyph, i, i+1, 0, 0)
			}
		}
	}
}

// end brings each path back into step with each character that has the reading and a trail byte
// in the range.
func (s *search) end(syllable string, low, high byte, i, behind int, lists ...[]int32) {
	for _, c := range s.gbk.read(syllable) {
		if c.trail < low || c.trail > high {
			continue
		}
		var extra float32
		if c.reading != syllable {
			extra = toneCost
		}
		for _, list := range lists {
			for _, p := range list {
				low, high := s.arena[p].low, s.arena[p].high
				if low <= c.lead && c.lead <= high && (low == high || c.common && extra == 0) {
					s.close(p, c.glyph, i, behind, 0, extra)
				}
			}
		}
	}
}

// endTail does the same with every common character whose trail byte passes for a lead.
func (s *search) endTail(list []int32, i, behind int) {
	for _, p := range list {
		for lead := int(s.arena[p].low); lead <= int(s.arena[p].high); lead++ {
			for _, g := range s.gbk.tails[lead-firstLead] {
				s.close(p, g, i, behind, choseTail, 0)
			}
		}
	}
}

// close files a path that is in step again.
func (s *search) close(p int32, g glyph, i, behind int, chosen uint8, extra float32) {
	if behind-s.start >= len(s.ends) {
		return
	}
	f := &s.ends[behind-s.start]
	step := path{from: int32(i), to: int32(behind), kinds: chosen}
	step.costs[0] = extra
	s.add(f, p, g, step)
	if len(f.paths) > 0 {
		s.last = max(s.last, behind)
	}
}

// orphan reads the pinyin that lost its opening bracket, behind the ? that most sites show.
func (w *work) orphan(i int) (string, int) {
	if w.at(i) == '?' {
		return w.syllable(i + 1)
	}
	syllable, behind := w.syllable(i)
	if behind > 0 && !toned(syllable) {
		return "", 0
	}
	return syllable, behind
}
