package report

import "slices"

// opening reads 在X at the head of a clause and gives where it ends, or i where it is no place.
func (w *walker) opening(n int, s sentence, cl clause, i, end int) int {
	p := w.p
	stop, _ := w.lead(cl)
	if i > stop && !w.visitorsUpTo(cl, i) || p.is(end, goes|looks) && int(p.wordEnd[end])-end > 1 {
		return i
	}
	limit := s.end
	for j := end; j < min(s.end, end+4*itemRunes); j++ { // 在X李某…: the visitors end the place
		if _, ok := w.cast.mention[j]; ok {
			limit = j
			break
		}
	}
	list := p.places(end, limit)
	w.splitKnown(&list)
	if len(list.items) == 0 || p.notAPlace(list) || p.is(list.end, companion|withs) {
		return i
	}
	w.headKnown(end, &list)
	var kept []place
	for _, pl := range list.items {
		short := pl.name.end-pl.name.start <= 10
		if w.acceptable(pl, true) && (w.index(p.string(pl.name.start, pl.name.end)) >= 0 || pl.kind != "" || len(list.items) > 1 || len(pl.areas) > 0 || list.end >= cl.end-1 && short && !p.verbIn(pl.name)) {
			kept = append(kept, pl)
		}
	}
	if len(kept) == 0 || len(kept) == 1 && w.bare(kept[0]) && !w.scene.place.name.empty() {
		return i
	}
	if p.isVenue(list.end, cl.end) {
		return i
	}
	w.takeFirms(n, kept)
	counties := list.end < cl.end && p.is(list.end, studies) || p.hasStudy(list.end, cl.end)
	w.arrive(n, i, kept, "in-place", 0.9, counties)
	return list.end
}

// headKnown takes a stop already known for what is in it: 在恒丰纺织新建的倍捻车间.
func (w *walker) headKnown(at int, list *placeList) {
	first := &list.items[0]
	for _, s := range w.tour.stops {
		n := len([]rune(s.name))
		if s.place.level == noArea && n >= aliasRunes-1 && first.whole.start > at+n && w.p.has(at, s.name) {
			*first = w.p.place(span{at, at + n})
			return
		}
		if w.roomInShort(s.place, first.whole) {
			*first = s.place // 在制糖厂中控室, of 东泉制糖厂
			return
		}
	}
}

// roomInShort says whether a range is a room without a name behind the end of a stop's name.
func (w *walker) roomInShort(stop place, s span) bool {
	name := w.p.runes[stop.name.start:stop.name.end]
	for n := len(name) - 1; n >= shortRunes; n-- {
		if n < s.end-s.start-1 && equalRunes(w.p.runes[s.start:s.start+n], name[len(name)-n:]) && rulebook.generic.whole(w.p.runes[s.start+n:s.end]) {
			return true
		}
	}
	return false
}

// shortRunes is the shortest end of a name that stands for it: 制糖厂.
const shortRunes = 3

// hasStudy says whether a clause goes on to say that the place was studied.
func (p *passage) hasStudy(from, to int) bool {
	for j := from; j < to; j++ {
		if p.has(j, "调研") || p.has(j, "督导") || p.has(j, "检查") || p.has(j, "视察") || p.has(j, "督查") {
			return true
		}
	}
	return false
}

// verbIn says whether a word of doing stands inside a range.
func (p *passage) verbIn(s span) bool {
	for i := s.start; i < s.end; i++ {
		if p.is(i, verb|looks|studies|goes|says|asksOf|tells|adverb) && int(p.wordEnd[i])-i >= 2 {
			return true
		}
	}
	return false
}

// isVenue says whether a place is only where a meeting is held: 在村文化礼堂召开座谈会.
func (p *passage) isVenue(from, to int) bool {
	for j := from; j < min(to, from+6); j++ {
		if p.has(j, "召开") || p.has(j, "举行") || p.has(j, "主持") {
			return true
		}
	}
	return false
}

// notAPlace says whether 在X speaks of a time, an event or a condition.
func (p *passage) notAPlace(list placeList) bool {
	last := list.items[len(list.items)-1].whole
	_, v := abstractTails.ending(p.runes, last.start, last.end)
	return v != 0
}

var abstractTails = rulebook.ending("abstract")

// going reads the places behind a verb of going and gives where they end.
func (w *walker) going(n int, s sentence, cl clause, i, end int) int {
	if w.p.runes[end-1] == '站' && (w.p.runes[end] == ',' || w.p.runes[end] == ':') {
		end++ // 第一站,云水村
	}
	if passes[w.p.string(i, end)] && w.goesOn(end, s.end) {
		return end // 穿过北门街，来到糖坊巷
	}
	list := w.p.places(end, s.end)
	list.mark()
	w.splitKnown(&list)
	list.dropKinds(w.p)
	if len(list.items) > 0 && w.p.findAny(unnamedWords, list.items[0].whole) {
		list.keepBuilt() // 部分商户的灶具、连接管
	}
	single := end-i == 1
	list.trustQuoted(w.p)
	climbs := w.p.runes[i] == '登' || w.p.runes[end-1] == '上'
	studied := w.p.hasStudy(list.end, cl.end)
	if studied && len(list.items) == 1 && w.p.studiedTown(list.items[0]) {
		list.items[0].level, list.items[0].kind = townLevel, Town
	}
	along := w.p.runes[i] == '沿' || w.p.runes[i] == '逛'
	if list.firms {
		for k := range list.items {
			if list.items[k].level == noArea {
				list.items[k].kind = Enterprise
				list.items[k].firm = true
			}
		}
	}
	var kept []place
	for _, pl := range list.items {
		zone := studied && zones[w.p.string(pl.whole.start, pl.whole.end)]
		if zone || w.acceptable(pl, !along && (!single || studied || len(list.items) > 1) || pl.kind != "" || len(pl.areas) > 0 || list.tail) {
			if w.inSite >= 0 && w.p.roomOf(pl) && w.tour.stops[w.inSite].kind == Facility {
				continue // 来到卫生院，走进中医馆
			}
			if climbs && (pl.kind == "" && len(pl.areas) == 0 && !list.tail || w.p.generic(pl.name)) {
				continue // 登上项目高处
			}
			if along && w.inPlace >= 0 && pl.name.end-pl.name.start <= wayRunes {
				continue // a way inside the place
			}
			if single && pl.kind == "" && pl.level == noArea && len(list.items) == 1 && len(pl.areas) == 0 && !list.tail && !studied {
				continue
			}
			kept = append(kept, pl)
		}
	}
	if len(kept) == 0 {
		return end
	}
	w.givenBack(kept, list.end)
	w.callIn(i, end, kept)
	w.takeFirms(n, kept)
	only := w.p.is(list.end, looks|studies) && w.siteBehind(int(w.p.wordEnd[list.end]), s.end)
	only = len(kept) == 1 && (only || !w.p.hasStudy(list.end, s.end) && w.goesOn(list.end, s.end))
	w.arrive(n, i, kept, "go-place", 0.9, !only) // 前往仁德区视察三爷溪滞洪池: a district on the way
	return list.end
}

// callIn puts firms that are called on in the park gone to before them: 到产业园，走访了A、B.
func (w *walker) callIn(i, end int, items []place) {
	if w.inSite < 0 || w.tour.stops[w.inSite].kind != Park || !w.p.hasRune(span{i, end}, '访') && !w.p.has(i, "走进") && !w.p.has(i, "先后") && !w.p.has(i-2, "先后") {
		return
	}
	for k := range items {
		if pl := &items[k]; pl.level == noArea && len(pl.areas) == 0 {
			pl.areas = []area{{w.tour.stops[w.inSite].place.name, noArea}}
		}
	}
}

// roomRunes is the longest name of a part of a house; roomOf says whether a place is no more.
const roomRunes = 4

func (p *passage) roomOf(pl place) bool {
	return pl.level == noArea && len(pl.areas) == 0 && pl.name.end-pl.name.start <= roomRunes && p.runes[pl.name.end-1] != '村'
}

// passes are the verbs of going through or past a place on the way to another.
var passes = rulebook.among("pass")

// goesOn says whether a verb of going with a place stands behind in the sentence.
func (w *walker) goesOn(from, limit int) bool {
	for i := from; i < limit; i++ {
		if w.p.is(i, goes) && !w.p.is(i, looks) && !passes[w.p.string(i, int(w.p.wordEnd[i]))] && int(w.p.wordEnd[i])-i > 1 {
			list := w.p.places(int(w.p.wordEnd[i]), limit)
			return len(list.items) > 0 && w.acceptable(list.items[0], false)
		}
	}
	return false
}

// studyRunes is how far behind 对A、B the word for what is done to them can end.
const studyRunes = 36

// wayRunes is the longest name of a way that has none of its own: 木栈道.
const wayRunes = 3

// splitKnown parts an item of two stops that are known already: A和B.
func (w *walker) splitKnown(list *placeList) {
	p := w.p
	for k := 0; k < len(list.items); k++ {
		s := list.items[k].whole
		for i := s.start + 2; i < s.end-2; i++ {
			if joiners.has(p.runes[i]) && w.index(p.string(s.start, i)) >= 0 && w.index(p.string(i+1, s.end)) >= 0 {
				both := []place{p.place(span{s.start, i}), p.place(span{i + 1, s.end})}
				list.items = slices.Replace(list.items, k, k+1, both...)
				break
			}
		}
	}
}

// studying reads the places of 对A、B等3家企业进行检查, and gives where they end, or i.
func (w *walker) studying(n int, s sentence, i int) int {
	list := w.p.places(i+1, s.end)
	list.mark()
	list.dropKinds(w.p)
	if len(list.items) == 0 || !w.p.hasStudy(list.end, min(s.end, list.end+studyRunes)) {
		return i
	}
	var kept []place
	for _, pl := range list.items {
		if w.acceptable(pl, list.tail) && (w.built(pl, 2) && !w.bare(pl) || list.tail) && pl.level != countyLevel {
			kept = append(kept, pl)
		}
	}
	if len(kept) == 0 {
		return i
	}
	w.arrive(n, i, kept, "studied-place", 0.75, false)
	return list.end
}

// startsKnown says whether the name of a place begins with that of a stop: 石马水库溢洪道.
func (w *walker) startsKnown(pl place) bool {
	for _, s := range w.tour.stops {
		if n := len([]rune(s.name)); n >= 3 && pl.name.end-pl.name.start > n+1 && w.p.has(pl.name.start, s.name) {
			return true
		}
	}
	return false
}

// workshop says whether what is looked at is two things that end as bare nouns and name no body:
// 原料堆垛和压块生产线.
func (w *walker) workshop(pl place) bool {
	p := w.p
	from, _ := p.ending(pl.name)
	return len(pl.areas) == 0 && from < pl.name.end && rulebook.generic.whole(p.runes[from:pl.name.end]) &&
		p.foundRune(span{pl.name.start, from}, joiners) && p.firstBody(pl.name) < 0
}

// inWorks says whether what is looked at is a line or a room of the body that the visitors are in.
func (w *walker) inWorks(n int, pl place) bool {
	in := w.inSite
	if in < 0 {
		in = w.framed(n)
	}
	if in < 0 || len(pl.areas) > 0 || w.tour.stops[in].place.level != noArea || w.inSite >= 0 && w.tour.stops[in].kind != Enterprise {
		return false
	}
	return w.p.worksRoom(pl.name)
}

// worksRoom says whether a name is a line's or a room's of a firm, in marks or not.
func (p *passage) worksRoom(s span) bool {
	_, v := worksRooms.ending(p.runes, s.start, p.unquotedEnd(s))
	return v != 0
}

// onlyRooms says whether all that is looked at are lines and rooms: 气流纺生产线和产品陈列室.
func (w *walker) onlyRooms(n int, list placeList) bool {
	return !slices.ContainsFunc(list.items, func(pl place) bool { return !w.inWorks(n, pl) && !w.p.generic(pl.name) })
}

// worksRooms end the names of lines and rooms of a firm.
var worksRooms = rulebook.ending("works-room")

// siteBehind says whether a site with a name of its own stands at i: 到西贡视察海滨长廊改善工程;
// what else is studied in a place is a matter.
func (w *walker) siteBehind(i, limit int) bool {
	list := w.p.places(i, limit)
	for _, pl := range list.items {
		if w.p.named(pl.name) && !w.bare(pl) && !w.p.topic(pl.whole) && !w.p.verbIn(pl.name) && w.acceptable(pl, false) {
			return true
		}
	}
	return false
}

// looking reads the places behind a verb of looking: only what is built like a place.
func (w *walker) looking(n int, s sentence, i, end int) int {
	if w.p.is(end, studies) && w.p.has(end, "了解") { // 察看了解A、B
		end = int(w.p.wordEnd[end])
	}
	list := w.p.places(end, s.end)
	list.mark()
	if len(list.items) > 2 {
		list.trustQuoted(w.p)
	}
	var kept []place
	known := 0
	for _, pl := range list.items {
		if w.acceptable(pl, false) && w.built(pl, end-i) || w.startsKnown(pl) {
			known++
		}
	}
	for _, pl := range list.items {
		if end-i == 1 && len(pl.areas) == 0 && w.bare(pl) || w.workshop(pl) || w.inWorks(n, pl) && (w.inSite >= 0 || w.onlyRooms(n, list)) {
			continue // 看管网: what is looked at, no place
		}
		if w.acceptable(pl, 2*known >= len(list.items) && len(list.items) > 1 || list.tail) && pl.level != countyLevel && (len(list.items) > 1 || list.tail || w.built(pl, end-i)) {
			kept = append(kept, pl)
		}
	}
	if len(kept) == 0 || known == 0 && !list.tail {
		return end
	}
	w.arrive(n, i, kept, "look-place", 0.75, false)
	return list.end
}
