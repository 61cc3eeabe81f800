package repair

import "strings"

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
	for i := 1; i < len(w.text); i++ {
		for _, s := range swaps {
			if w.swapped(i, s) {
				w.exchange(i, s)
			}
		}
	}
}

// swapped reports whether the row fits at the cell i.
func (w *work) swapped(i int, s swap) bool {
	for _, r := range s.was {
		if w.at(i) != r {
			return false
		}
		i++
	}
	return strings.ContainsRune(s.behind, w.at(i-len([]rune(s.was))-1))
}

// exchange writes the proper word. Where the numbers of characters differ, all of the new ones
// come from all of the old ones.
func (w *work) exchange(i int, s swap) {
	n := len([]rune(s.was))
	number := w.note(Swapped)
	start, end := w.text[i].start, w.text[i+n-1].end
	var put []cell
	for _, r := range s.now {
		put = append(put, cell{r, start, end, number})
	}
	if len(put) == n {
		for k := range put {
			put[k].start, put[k].end = w.text[i+k].start, w.text[i+k].end
		}
	}
	w.text = append(w.text[:i:i], append(put, w.text[i+n:]...)...)
}
