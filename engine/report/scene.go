package report

import "slices"

// scene is a place that a paragraph opens with before the visitors act in it, as features tell:
// «滨江第二小学门口，电动车堵得水泄不通。季云舒站在路边看了一刻钟».
type scene struct {
	place    place
	sentence int
	at       int
}

// setScene notes the place that a sentence opens with, while its paragraph has none.
func (w *walker) setScene(n int, s sentence) {
	if !w.scene.place.name.empty() || w.framedHere(n) || len(s.clauses) == 0 {
		return
	}
	for i, cl := range s.clauses[:min(4, len(s.clauses))] {
		if w.p.foundAny(span{cl.start, cl.end}, says|tells) {
			return // what is told of a place is no scene
		}
		if pl, ok := w.scenePlace(cl, s.first && i == 0); ok {
			w.scene = scene{pl, n, cl.start}
			return
		}
	}
}

// framed gives the one stop that the paragraph of a sentence is about so far, -1 where there is none or more.
func (w *walker) framed(n int) int {
	if !w.framedHere(n) {
		return -1
	}
	if sites := w.tour.frames[len(w.tour.frames)-1].sites; len(sites) == 1 {
		return sites[0]
	}
	return -1
}

// framedHere says whether the paragraph of a sentence has a frame already, other than towns that are visited as a whole.
func (w *walker) framedHere(n int) bool {
	k := len(w.tour.frames)
	if k == 0 || w.p.sentences[w.tour.frames[k-1].sentence].paragraph != w.p.sentences[n].paragraph {
		return false
	}
	return slices.ContainsFunc(w.tour.frames[k-1].sites, func(i int) bool { return !w.tour.stops[i].place.level.holdsVillages() })
}

// enterScene opens the frame of the scene where a visitor looks, hears or asks and no other
// place was named since.
func (w *walker) enterScene(n int, s sentence) {
	if w.scene.place.name.empty() || w.framedHere(n) || w.scene.sentence == n && len(s.clauses) < 2 {
		return
	}
	actor, acts := false, false
	for i := s.start; i < s.end; i++ {
		if _, ok := w.cast.mention[i]; ok || w.p.is(i, pronoun|party) {
			actor = true
		}
		if w.p.is(i, goes|opensIn) && !w.p.is(i, looks) && n != w.scene.sentence {
			if list := w.p.places(int(w.p.wordEnd[i]), s.end); len(list.items) > 0 && w.acceptable(list.items[0], false) && !w.inTheScene(list.items[0]) {
				return
			}
		}
		acts = acts || w.p.is(i, looks|studies|says|asksOf|tells)
	}
	if actor && acts {
		w.arrive(w.scene.sentence, w.scene.at, []place{w.scene.place}, "scene", 0.65, false)
	}
}

// inTheScene says whether a place gone to is only a corner of the scene.
func (w *walker) inTheScene(pl place) bool {
	return w.p.generic(pl.name) || w.bare(pl) || pl.kind == "" && len(pl.areas) == 0
}

// sceneTold is the longest that a clause tells of a scene in words that no table knows: 机声隆隆.
const sceneTold = 5

// sceneRunes bounds the length of the name of a scene.
const sceneRunes = 24

// scenePlace reads the place that a clause opens with.
func (w *walker) scenePlace(cl clause, opens bool) (place, bool) {
	p := w.p
	start := p.skipBrackets(cl.start, cl.end)
	if end := p.timeWord(start); end > start && end < cl.end && p.runes[end] == '的' {
		start = end + 1 // 清晨的明清商业街
	}
	if pl, ok := w.facing(cl); ok {
		return pl, true
	}
	if pl, ok := w.homeTold(cl); ok {
		return pl, true
	}
	if end, v := itemHeads.longest(p.runes, start); v != 0 && end-start > 1 {
		return place{}, false // 地处老城核心区
	}
	if p.is(start, goes|looks|studies|opensIn|joinOpen|pronoun|party|connects|modal|enumerates|wide|adverb) || p.timeWord(start) > start {
		return place{}, false
	}
	if pl, ok := w.sceneAt(start, cl.end, opens); ok && (pl.whole.end < cl.end || cl.after == ',') {
		return pl, true
	}
	for i := min(cl.end-3, start+sceneRunes) - 1; i >= start; i-- { // 雨里的乔治山庄
		if p.runes[i] == '的' && !p.unbalanced(span{start, i}) {
			pl, ok := w.sceneAt(i+1, cl.end, opens)
			if village := p.lastArea(start, i); ok && pl.kind == Farm && village.level == villageLevel && village.end == i {
				return p.place(span{start, i}), true // 仙姑洞村的高山茶园: fields are no stops
			}
			return pl, ok && (pl.whole.end < cl.end || cl.after == ',')
		}
	}
	return place{}, false
}

// facing reads the place that a clause says lies ahead: 再往前走是白石旧货市场.
func (w *walker) facing(cl clause) (place, bool) {
	for i := cl.start; i < min(cl.end, cl.start+sceneRunes); i++ {
		if end, v := facingWords.longest(w.p.runes, i); v != 0 && end < cl.end {
			pl := w.p.place(span{end, cl.end})
			return pl, w.acceptable(pl, false) && !w.bare(pl)
		}
	}
	return place{}, false
}

// homeTold reads the village that a clause says somebody is of: 脱贫户田素芬是清溪镇大石板村人.
func (w *walker) homeTold(cl clause) (place, bool) {
	p := w.p
	for i := cl.start + 2; i < min(cl.end, cl.start+sceneRunes); i++ {
		at, v := livesWords.longest(p.runes, i)
		if v == 0 || !p.personIn(span{cl.start, i}) {
			continue
		}
		village := p.lastArea(at, cl.end)
		if village.level != villageLevel {
			continue
		}
		_, of := villagerEnds.longest(p.runes, village.end)
		if of != 0 || village.end == cl.end && at-i > 1 {
			return p.place(span{at, village.end}), true
		}
	}
	return place{}, false
}

var (
	livesWords   = rulebook.starting("lives")
	villagerEnds = rulebook.starting("villager-end")
)

var facingWords = rulebook.starting("facing")

// sceneAt reads the place that starts at a position, the longest that stands before a word that
// can follow the subject of a sentence, or before any where a paragraph opens with it.
func (w *walker) sceneAt(start, limit int, opens bool) (place, bool) {
	p := w.p
	if pl, ok := w.villageScene(start, limit); ok {
		return pl, true
	}
	for end := min(limit, start+sceneRunes); end >= start+3; end-- {
		if p.has(end, "有限") {
			continue // 果润农业科技 of 果润农业科技有限公司
		}
		if end < limit && !opens && !afterScene.has(p.runes[end]) && p.runes[min(end+2, limit)] != '着' && !(limit-end <= sceneTold && p.plain(end, limit)) {
			continue
		}
		if _, kind := p.ending(span{start, end}); kind == "" {
			continue
		}
		pl := p.place(span{start, end})
		if w.isScene(pl) {
			return pl, true
		}
	}
	return place{}, false
}

// villageScene reads a village that a clause is about: 东湖街道蠡溪社区成立于….
func (w *walker) villageScene(start, limit int) (place, bool) {
	last := w.p.lastArea(start, limit)
	if last.level != villageLevel || last.end >= limit || w.p.skipNumber(start) > start || !afterVillage.has(w.p.runes[last.end]) {
		return place{}, false
	}
	return w.p.place(span{start, last.end}), true
}

var afterVillage = rulebook.characters("village-tells")

// isScene says whether a place is named well enough to be a stop without a verb of going.
func (w *walker) isScene(pl place) bool {
	p := w.p
	n := pl.name.end - pl.name.start
	if pl.level != noArea || n < 3 || !w.acceptable(pl, false) || pl.kind == "" || pl.kind == OtherStop {
		return false
	}
	from, kind := p.ending(pl.name)
	for i := pl.name.start; i < pl.name.end; i++ {
		if i >= from && pl.level == noArea && notInScene.has(p.runes[i]) {
			continue
		}
		if i > pl.name.start && isDigit(p.runes[i-1]) && p.is(i, goes) {
			continue // 3至7号院
		}
		if p.class[i] != 0 && nameLike[p.string(i, int(p.wordEnd[i]))] {
			continue // 汽修实训车间
		}
		if _, ok := w.cast.mention[i]; ok || p.is(i, adverb|says|asksOf|modal|goes|looks) || p.is(i, verb) && int(p.wordEnd[i])-i > 1 || p.countsTime(i, pl.name.end) || notInScene.has(p.runes[i]) {
			return false
		}
	}
	return kind != "" && (pl.name.end-from >= 2 || n >= 5 && houses.has(p.runes[from]) || lanes.has(p.runes[from])) && from > pl.name.start && !p.common(span{pl.name.start, from})
}

// Endings of one character that are as good as longer ones: in a long name, and in any.
var (
	houses = rulebook.characters("house-end")
	lanes  = rulebook.characters("lane-end")
)

// countsTime says whether a number at i counts something else than size: 年产60万台, 110千伏.
func (p *passage) countsTime(i, limit int) bool {
	if !isDigit(p.runes[i]) {
		return false
	}
	for i < limit && isDigit(p.runes[i]) {
		i++
	}
	return !sizes.has(p.runes[i])
}

var sizes = rulebook.characters("size")

var notInScene = rulebook.characters("not-in-scene")

var afterScene = rulebook.characters("scene-tells")
