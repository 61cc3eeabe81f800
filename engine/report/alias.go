package report

import "strings"

// A stop is named again in part, in short, or by a word that points at it.

// known finds the stop that a name stands for: the same name, or one that ends with it.
func (w *walker) known(n int, name string, pl place) int {
	for i, s := range w.tour.stops {
		if s.name == name || s.place.own.end > 0 && pl.own.end > 0 && s.place.own.id == pl.own.id {
			return i
		}
	}
	runes := []rune(name)
	for i, s := range w.tour.stops {
		n := len([]rune(s.name))
		if n >= 3 && len(runes) > n && strings.HasPrefix(name, s.name) && w.samePlace(s, pl, n) {
			return i
		}
	}
	if len(runes) < 3 {
		return w.bareKnown(runes)
	}
	for i, s := range w.tour.stops {
		if len(runes) >= aliasRunes && pl.level == noArea && s.place.level == noArea && strings.HasPrefix(s.name, name) {
			return i // 沙河湾片区 of 沙河湾片区综合开发项目
		}
	}
	for i, s := range w.tour.stops {
		long := []rune(s.name)
		if len(long) > len(runes) && equalRunes(long[len(long)-len(runes):], runes) && pl.level == noArea && len(pl.areas) == 0 {
			return i
		}
	}
	return w.shortened(n, runes, pl)
}

// bareKnown finds the only stop of the paragraph that ends with a word of two characters: 平台 for 清水江垂钓平台.
func (w *walker) bareKnown(word []rune) int {
	found := -1
	for i, s := range w.tour.stops {
		long := []rune(s.name)
		if len(word) < 2 || len(long) < len(word)+2 || w.p.sentences[s.sentence].paragraph != w.paragraph || !equalRunes(long[len(long)-len(word):], word) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = i
	}
	return found
}

// shortened finds the stop of an earlier sentence whose name was shortened in its middle: 永丰粮食
// 一体化项目 for 永丰粮食烘干仓储一体化项目, 格力斯特公司 for 江苏格力斯特新材料有限公司.
func (w *walker) shortened(n int, name []rune, pl place) int {
	if pl.level != noArea || len(pl.areas) > 0 {
		return -1
	}
	for i, s := range w.tour.stops {
		long := []rune(s.name)
		if s.place.level == noArea && s.sentence != n && s.kind == pl.kind && len(long) > len(name) && shortens(name, long) {
			return i
		}
	}
	return -1
}

// shortens says whether a name is a part of a long name and its end: at least two characters from
// the head of the long name or three from within, and two of its end.
func shortens(name, long []rune) bool {
	for k := len(name) - 2; k >= 2; k-- {
		head, tail := name[:k], name[k:]
		if !equalRunes(long[len(long)-len(tail):], tail) {
			continue
		}
		for at := 0; at+k+len(tail) <= len(long); at++ {
			if equalRunes(long[at:at+k], head) && (at == 0 || k >= 3) {
				return true
			}
		}
	}
	return false
}

// aliasRunes is the shortest head of a stop's name that stands for the whole of it.
const aliasRunes = 5

// samePlace says whether what a name has behind the first n characters, the name of a stop, only
// says where there: the works at it, what a firm builds.
func (w *walker) samePlace(s stopMade, pl place, n int) bool {
	rest := span{pl.name.start + n, pl.name.end}
	switch {
	case n >= 4 && siteWords[w.p.string(rest.start, rest.end)]:
		return true
	case rest.empty():
		return false
	case s.kind == Enterprise && firmWholes[w.p.string(rest.start, rest.end)]:
		return true
	case s.kind == Enterprise && n >= 4:
		_, v := rulebook.describe.ending(w.p.runes, rest.start, rest.end)
		return v != 0
	}
	return false
}

// firmWholes are words for a firm behind its name.
var firmWholes = rulebook.among("firm-word")

// siteWords are words that say of a place that it is being built.
var siteWords = rulebook.among("site-word")

// thatPlace gives the stop of the last frame where a name stands behind a word for it: 该村蔬菜大棚.
// -1 where it does not.
func (w *walker) thatPlace(pl place) int {
	if len(w.tour.frames) == 0 || pl.level != noArea || len(pl.areas) > 0 {
		return -1
	}
	start, v := thatPlaces.ending(w.p.runes, max(0, pl.whole.start-4), pl.whole.start)
	if v == 0 {
		return -1
	}
	f := w.tour.frames[len(w.tour.frames)-1]
	i := f.sites[len(f.sites)-1]
	if _, k := rulebook.kinds.ending(w.p.runes, start+1, pl.whole.start); k == 0 && w.tour.stops[i].kind != Village || k != 0 && kindList[k-1] != w.tour.stops[i].kind {
		return -1
	}
	return i
}

// thatPlaces stand for the place told of last.
var thatPlaces = rulebook.ending("that-place")
