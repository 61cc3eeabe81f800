package repair

import "slices"

// dropInvisible drops characters that show nothing and mean nothing in Chinese text, and turns
// the no-break space into a plain one.
func (w *work) dropInvisible() {
	w.text = slices.DeleteFunc(w.text, func(c cell) bool { return isInvisible(c.r) })
	for i := range w.text {
		if w.text[i].r == '\u00A0' {
			w.text[i].r = ' '
		}
	}
}

// isInvisible reports control characters, zero-width ones, marks of direction and of byte order.
func isInvisible(r rune) bool {
	switch {
	case r < 0x20:
		return r != '\n' && r != '\r' && r != '\t'
	case 0x7F <= r && r <= 0x9F, r == 0xAD, r == 0xFEFF:
		return true
	}
	return 0x200B <= r && r <= 0x200F || 0x202A <= r && r <= 0x202E || 0x2060 <= r && r <= 0x2064
}

// dropPrivate drops the private characters that are left: icons of a font that the text lost.
func (w *work) dropPrivate() {
	w.text = slices.DeleteFunc(w.text, func(c cell) bool { return isPrivate(c.r) })
}

// narrow turns full-width letters and digits into ASCII. Full-width signs are proper Chinese and
// stay.
func (w *work) narrow() {
	for i, c := range w.text {
		if isWideWord(c.r) {
			w.text[i].r = c.r - 0xFEE0
		}
	}
}

// isWideWord reports full-width letters and digits.
func isWideWord(r rune) bool {
	return '０' <= r && r <= '９' || 'Ａ' <= r && r <= 'Ｚ' || 'ａ' <= r && r <= 'ｚ'
}

// dropCommas drops the commas that some sites put in front of a stop. The stop then comes from
// them as well. Where all around is ASCII, it is rather a table with empty columns.
func (w *work) dropCommas() {
	out := w.text[:0]
	before := rune(-1)
	for i := 0; i < len(w.text); {
		last := max(i, w.endOfStops(i))
		if last > i && max(before, w.text[last].r, w.at(last+1)) >= 0x80 {
			w.text[last].start = w.text[i].start
			i = last
		}
		before = w.text[last].r
		out = append(out, w.text[i:last+1]...)
		i = last + 1
	}
	w.text = out
}

// endOfStops gives the last of the commas from i on, or the stop right behind them.
func (w *work) endOfStops(i int) int {
	last := i - 1
	for isComma(w.at(last + 1)) {
		last++
	}
	if last >= i && isStopSign(w.at(last+1)) {
		last++
	}
	return last
}

func isComma(r rune) bool { return r == ',' || r == '，' }

// isStopSign reports the stops that a comma was put in front of.
func isStopSign(r rune) bool {
	switch r {
	case ',', '，', '、', '。', '；', ';', '：', ':', '！', '!':
		return true
	}
	return false
}

// leastSpelled is the number of characters set apart by single spaces that make a spelled word;
// two are a name (王 夏), three may be.
const leastSpelled = 4

// joinSpelled drops the spaces in a word whose characters were set apart: 乡 村 振 兴.
func (w *work) joinSpelled() {
	out := w.text[:0]
	for i := 0; i < len(w.text); {
		n := w.spelled(i)
		if n < leastSpelled || i > 0 && isHan(w.text[i-1].r) {
			out = append(out, w.text[i])
			i++
			continue
		}
		for k := range n {
			out = append(out, w.text[i+2*k])
		}
		i += 2*n - 1
	}
	w.text = out
}

// spelled counts the characters from i on that stand alone between single spaces.
func (w *work) spelled(i int) int {
	n := 0
	for isHan(w.at(i)) && !isHan(w.at(i+1)) {
		n++
		if w.at(i+1) != ' ' {
			break
		}
		i += 2
	}
	return n
}

// questionMarks turns a ? where no question can end into the space that it was: a no-break space
// that a conversion could not write.
func (w *work) questionMarks() {
	for i, c := range w.text {
		if isJunkMark(w.at(i-1), c.r, w.at(i+1)) {
			w.text[i].r = ' '
			w.text[i].mark = w.note(Junk)
		}
	}
}

// isJunkMark reports a ? at the start of a line or behind a colon, a bar or a space, unless it
// is one of several or stands alone.
func isJunkMark(before, r, after rune) bool {
	if r != '?' || after == '?' || after == '\n' || after == -1 {
		return false
	}
	switch before {
	case -1, '\n', ' ', '|', ':', '：':
		return true
	}
	return false
}

// markLost marks characters that were lost before the text came here: what is no character, and
// three ? or more inside a sentence. At its end they are somebody shouting.
func (w *work) markLost() {
	for i := 0; i < len(w.text); {
		end := w.endOfRun(i)
		r := w.text[i].r
		if r == '\uFFFD' || r == '?' && end-i >= 3 && isHan(w.at(end)) {
			w.markRun(i, end)
		}
		i = end
	}
}

// endOfRun gives the index behind the cells from i on that hold the same rune.
func (w *work) endOfRun(i int) int {
	end := i + 1
	for w.at(end) == w.text[i].r {
		end++
	}
	return end
}

// markRun marks cells as damaged, unless they are already.
func (w *work) markRun(i, end int) {
	if w.text[i].mark != 0 {
		return
	}
	number := w.note("")
	for ; i < end; i++ {
		w.text[i].mark = number
	}
}
