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

// dropCommas drops the comma that some sites put in front of a stop. The stop then comes from
// both.
func (w *work) dropCommas() {
	out := w.text[:0]
	for i, c := range w.text {
		if n := len(out); n > 0 && isComma(out[n-1].r) && isStopSign(c.r) && w.isChineseAround(out, i) {
			c.start = out[n-1].start
			out = out[:n-1]
		}
		out = append(out, c)
	}
	w.text = out
}

// isChineseAround tells Chinese prose from a table with empty columns: out ends with a comma, and
// the cell at i is the stop behind it.
func (w *work) isChineseAround(out []cell, i int) bool {
	return w.text[i].r >= 0x80 || len(out) > 1 && out[len(out)-2].r >= 0x80 || w.at(i+1) >= 0x80
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

// markLost marks characters that were lost before the text came here.
func (w *work) markLost() {
	for i, c := range w.text {
		if c.mark == 0 && (c.r == '\uFFFD' || w.isLostRun(i)) {
			w.text[i].mark = w.note("")
		}
	}
}

// isLostRun reports a ? in a run of three or more inside a sentence; at its end they are somebody
// shouting.
func (w *work) isLostRun(i int) bool {
	if w.text[i].r != '?' {
		return false
	}
	from, to := i, i
	for w.at(from-1) == '?' {
		from--
	}
	for w.at(to+1) == '?' {
		to++
	}
	return to-from >= 2 && isHan(w.at(to+1))
}
