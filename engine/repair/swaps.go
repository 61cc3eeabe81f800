package repair

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// swap is a word whose characters were exchanged to dodge a filter. Only rows that are no part of
// any proper phrase behind the characters named are here.
type swap struct {
	was, now string
	behind   string // the character before is one of these
	example  string
}

var swaps = []swap{
	{"正府", "政府", "省市州县縣区區镇鎮乡鄉", "县正府副县长 is 县政府副县长"},
	{"正协", "政协", "省市州县区", "县正协主席 is 县政协主席"},
	{"正協", "政協", "省市州縣區", "縣正協主席 is 縣政協主席"},
	{"當卫", "党委", "省市州县区镇乡", "听取镇當卫汇报 is 听取镇党委汇报"},
	{"當衛", "黨委", "省市州縣區鎮鄉", "鎮當衛書記 is 鎮黨委書記"},
	{"*委*府", "党委政府", "镇乡", "镇*委*府要 is 镇党委政府要"},
}

// swapBack puts the proper words back.
func (w *work) swapBack() {
	if !slices.ContainsFunc(w.text, func(c cell) bool { return beginsSwap(c.r) }) {
		return
	}
	out := make([]cell, 0, len(w.text))
	for i := 0; i < len(w.text); {
		if s, ok := w.swapAt(i); ok {
			put := w.exchange(i, s)
			out = append(out, put...)
			i += utf8.RuneCountInString(s.was)
			continue
		}
		out = append(out, w.text[i])
		i++
	}
	w.text = out
}

// swapAt gives the row that fits at the cell i.
func (w *work) swapAt(i int) (swap, bool) {
	if beginsSwap(w.text[i].r) {
		for _, s := range swaps {
			if w.swapped(i, s) {
				return s, true
			}
		}
	}
	return swap{}, false
}

// beginsSwap reports the first characters of the rows.
func beginsSwap(r rune) bool { return r == '正' || r == '當' || r == '*' }

// swapped reports whether the row fits at the cell i.
func (w *work) swapped(i int, s swap) bool {
	at := i
	for _, r := range s.was {
		if w.at(at) != r {
			return false
		}
		at++
	}
	return strings.ContainsRune(s.behind, w.at(i-1))
}

// exchange gives the proper word. Where the numbers of characters differ, all of the new ones
// come from all of the old ones.
func (w *work) exchange(i int, s swap) []cell {
	n := utf8.RuneCountInString(s.was)
	number := w.note(Swapped)
	var put []cell
	for _, r := range s.now {
		put = append(put, cell{r, w.text[i].start, w.text[i+n-1].end, number})
	}
	if len(put) == n {
		for k := range put {
			put[k].start, put[k].end = w.text[i+k].start, w.text[i+k].end
		}
	}
	return put
}
