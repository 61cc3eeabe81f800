package repair

import (
	"slices"

	"zhenyu/engine/han"
)

// maxBreaks bounds the searches of one text. A report has a handful of breaks; a text with more
// than this is not one, and its other breaks are marked as damage.
const maxBreaks = 1000

// mend drops the annotations of a garbled text and reads its breaks.
func (w *work) mend() {
	out := &work{marks: w.marks}
	for i := 0; i < len(w.text); {
		if next := w.mendBreak(out, i); next > 0 {
			i = next
			continue
		}
		c := w.text[i]
		i++
		if behind := w.behind(i - 1); behind > 0 {
			c.end = w.text[behind-1].end
			i = behind
		}
		out.text = append(out.text, c)
	}
	w.text, w.marks = out.text, out.marks
	w.release()
}

// mendBreak mends the break that begins at cell i, if one does, into out. It gives the index of
// the first cell behind it, 0 where there is no break.
func (w *work) mendBreak(out *work, i int) int {
	if !w.suspect(i) {
		return 0
	}
	s := w.newSearch(i, out.text)
	s.begin(out.text)
	if len(s.arena) == 1 {
		return 0
	}
	if w.breaks++; w.breaks > maxBreaks {
		return out.damage(w, i)
	}
	s.run()
	p, behind := s.best()
	switch {
	case p < 0 && isSilentSplit(w.text[i].r) && w.text[i].r != '?':
		return 0
	case p < 0:
		return out.damage(w, i)
	}
	out.text = append(out.text, s.trace(p, out)...)
	return behind
}

// suspect is the cheap test whether a break may begin at cell i.
func (w *work) suspect(i int) bool {
	switch r := w.text[i].r; {
	case r == '?':
		after := w.at(i + 1)
		return plain(after) != 0 || isTrailLetter(after) || isSplit(after) && !(after == '?' && w.at(i+2) == '?')
	case r < 0x80:
		return plain(r) != 0 && isHan(w.at(i-1))
	case r < 0x300:
		return plain(r) != 0 && isHan(w.at(i-1))
	}
	return isSilentSplit(w.text[i].r) && isTrailLetter(w.at(i+1))
}

// begin makes the paths that a break can begin with. The text before it is clean.
func (s *search) begin(before []cell) {
	s.limit = never
	if syllable, behind := s.orphan(s.start); behind > 0 {
		s.beginAnnotated(before, syllable, behind)
		return
	}
	i := s.start
	if s.at(i) == '?' && isSplit(s.at(i+1)) && !(s.at(i+1) == '?' && s.at(i+2) == '?') {
		s.beginSplit(i+1, i+2)
	} else if isSilentSplit(s.at(i)) && isTrailLetter(s.at(i+1)) {
		s.beginSplit(i, i+1)
	}
}

// beginAnnotated begins where the trail of the character before and the lead of the next made a
// character with an annotation, which took the lead with it: the pair is any with that reading.
func (s *search) beginAnnotated(before []cell, syllable string, behind int) {
	if len(before) == 0 {
		return
	}
	shown, ok := s.gbk.pair(before[len(before)-1].r)
	if !ok {
		return
	}
	leads := s.phantoms(shown.trail, syllable)
	for _, lead := range leads {
		p := path{sentence: s.arena[0].sentence, low: lead, high: lead, from: int32(s.start), to: int32(behind)}
		if len(leads) > 1 {
			p.kinds = choseSound
		}
		s.file(&s.open[behind-s.start], p)
	}
}

// phantoms gives the second bytes of the characters that begin with the first and are read so.
// Tables hold common traditional characters with their tone, so those go before all others.
func (s *search) phantoms(first byte, syllable string) []byte {
	traditional := func(c choice) bool { return c.common && han.Exclusive(c.r) == han.Hant }
	exact := func(c choice) bool { return c.reading == syllable }
	for _, fits := range []func(c choice) bool{
		func(c choice) bool { return traditional(c) && exact(c) },
		exact,
		traditional,
		func(choice) bool { return true },
	} {
		var found []byte
		for _, c := range s.gbk.read(syllable) {
			if c.lead == first && c.trail >= firstLead && fits(c) && !slices.Contains(found, c.trail) {
				found = append(found, c.trail)
			}
		}
		if found != nil {
			return found
		}
	}
	return nil
}

// beginSplit begins where a byte was put between two others that looked like a sign: the first
// byte of the sign is the trail of a character whose lead is lost, the second one leads the next.
func (s *search) beginSplit(sign, behind int) {
	shown, ok := s.gbk.pair(widen(s.text[sign].r))
	if !ok || shown.trail < firstLead {
		return
	}
	for _, c := range s.gbk.leads[shown.lead-firstTrail] {
		s.add(&s.open[behind-s.start], 0, c.glyph, path{
			from: int32(s.start), to: int32(behind), low: shown.trail, high: shown.trail, kinds: choseLost,
		})
	}
}

// isSplit reports the signs in front of which a byte was put, in either width.
func isSplit(r rune) bool {
	switch r {
	case '；', '！', '？', '，', '。', '、', '：', ';', '!', '?', ',', ':':
		return true
	}
	return false
}

// isSilentSplit reports those of them that a letter behind makes suspect where no ? is shown.
func isSilentSplit(r rune) bool {
	switch r {
	case '；', '！', '？', ';', '!', '?':
		return true
	}
	return false
}

// isTrailLetter reports ASCII that is left of a character's second byte.
func isTrailLetter(r rune) bool { return firstTrail <= r && r < 0x7F }

// widen gives a sign in the width of GBK.
func widen(r rune) rune {
	if '!' <= r && r <= '}' {
		return r + 0xFEE0
	}
	return r
}

// trace gives the characters of a path with the cells they came from. One without a cell of its
// own shares that of its neighbour, so that no span of the repaired text comes from nothing.
func (s *search) trace(p int32, out *work) []cell {
	number := int32(0)
	if kind := kindOf(s.arena[p].kinds); kind != "" {
		number = out.note(kind)
	}
	var found []cell
	for ; p > 0; p = s.arena[p].parent {
		step := s.arena[p]
		if step.r == 0 {
			continue
		}
		from, to := min(int(step.from), len(s.text)-1), int(step.to)
		if parent := s.arena[step.parent]; parent.r == 0 && step.parent > 0 {
			from = int(parent.from)
		}
		c := cell{step.r, s.text[from].start, s.text[max(to, from+1)-1].end, number}
		if n := len(found); step.low < step.high && n > 0 { // a vanished pair
			c.start, c.end = found[n-1].start, found[n-1].end
		}
		found = append(found, c)
	}
	slices.Reverse(found)
	return found
}

// kindOf names the weakest choice of a path, "" where the bytes alone decided.
func kindOf(chosen uint8) Kind {
	switch {
	case chosen&choseGap != 0:
		return Gap
	case chosen&choseTail != 0:
		return Tail
	case chosen&choseLost != 0:
		return Lost
	case chosen&choseSound != 0:
		return Sound
	}
	return ""
}

// damage copies the cell at i and marks it as broken.
func (w *work) damage(from *work, i int) int {
	c := from.text[i]
	c.mark = w.note("")
	w.text = append(w.text, c)
	return i + 1
}
