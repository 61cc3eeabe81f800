package report

import (
	"slices"
)

// arrive files the places of one list as stops, in order, and opens their frame.
func (w *walker) arrive(n, at int, items []place, rule string, confidence float64, counties bool) {
	before := w.inPlace
	items = w.headPlace(n, items, rule)
	w.headVillage(n, items, rule)
	w.dropSharedTail(items)
	container := w.inPlace
	if rule == "in-place" && container >= 0 && w.tour.stops[container].place.level == noArea && w.tour.stops[container].kind != Park {
		container = -1 // 在敬老院食堂，在小学教室: one after the other
	}
	if rule == "look-place" && w.inSite >= 0 && holding[w.tour.stops[w.inSite].kind] {
		container = w.inSite
	} else if rule == "look-place" && container < 0 {
		container = w.onlySite(n)
	} else if rule == "go-place" && w.inSite >= 0 && w.tour.stops[w.inSite].kind == Enterprise && w.p.worksRoom(items[0].name) {
		container = w.inSite // 来到永兴机械,走进“灯塔车间”
	}
	if i := w.thatPlace(items[0]); i >= 0 {
		container = i
	}
	var sites []int
	for _, pl := range items {
		if pl.level == countyLevel && !counties {
			w.enter(pl)
			continue
		}
		if len(w.tour.stops) == maxStops {
			break
		}
		if pl.afresh && (w.areaLevel == noArea || ofCounty.has(w.p.runes[pl.name.start])) {
			w.area, w.areaLevel, container = "", noArea, -1 // 古街的民宿、工坊，以及马头寨景区
		}
		sites = append(sites, w.stop(n, pl, container, rule, confidence))
	}
	w.inPlace = before // a village that heads a list holds that list only
	if len(sites) == 0 {
		return
	}
	w.open(n, at, sites)
	w.tour.frames[len(w.tour.frames)-1].in = rule == "in-place"
	only := -1
	if len(sites) == 1 {
		only = sites[0]
	}
	switch rule {
	case "in-place":
		w.inPlace, w.inSite = only, -1
	case "go-place":
		w.inSite = only
	}
}

// onlySite gives the one site gone to so far, in this paragraph or the one before: what is looked
// at without going on lies in it. -1 where there is none.
func (w *walker) onlySite(n int) int {
	if len(w.tour.frames) == 0 {
		return -1
	}
	s := w.tour.stops[0]
	near := w.paragraph-w.p.sentences[w.tour.frames[len(w.tour.frames)-1].sentence].paragraph <= 1
	for i := range w.tour.stops[1:] {
		if !w.tour.isAbove(0, i+1) {
			return -1
		}
	}
	if !near || s.rule != "go-place" || s.place.level != noArea || s.sentence == n {
		return -1
	}
	return 0
}

// holding are the kinds of stops that hold what is looked at in them.
var holding = map[StopKind]bool{Town: true, Village: true, Community: true, Park: true, Facility: true, Farm: true, OtherStop: true}

// headPlace makes a stop of a place that heads a list by 的: 古镇的A、B、C. An area that heads
// one is only the area of the list.
func (w *walker) headPlace(n int, items []place, rule string) []place {
	for k := range items[1:] {
		w.areaHeads(&items[1+k])
	}
	p := w.p
	first := &items[0]
	for i := first.whole.start + 2; i < first.whole.end-1; i++ {
		if p.runes[i] != '的' || inside.has(p.runes[i-1]) && p.runes[i-1] != '内' && p.runes[i-1] != '里' && p.runes[i-1] != '中' {
			continue // 国小旁的便桥: one name
		}
		head := p.place(span{first.whole.start, i})
		rest := p.place(span{i + 1, first.whole.end})
		if head.kind == "" && head.level == noArea {
			break
		}
		if _, v := alongTails.ending(p.runes, first.whole.start, i); v != 0 {
			*first = rest
			break
		}
		if head.level.holdsVillages() {
			w.enter(head)
			rest.areas = append([]area{{head.name, head.level}}, rest.areas...)
		} else if head.level == villageLevel {
			w.enter(head)
			rest.areas = append(append(head.areas, area{head.name, head.level}), rest.areas...)
		} else if p.liesIn(first.whole.start) || len(items) == 1 && holding[head.kind] && p.named(head.name) {
			rest.areas = append([]area{{head.name, townLevel}}, rest.areas...)
		} else if len(items) > 1 {
			w.inPlace = w.stop(n, head, w.inPlace, rule, 0.8)
		}
		*first = rest
		break
	}
	return items
}

// liesIn says whether a word for where something lies stands before i: 位于空港经济区的.
func (p *passage) liesIn(i int) bool {
	_, v := lies.ending(p.runes, max(0, i-3), i)
	return v != 0
}

var lies = rulebook.ending("lies-in")

// areaHeads moves an area that heads an item by 的 to the areas of the item: A镇的B村.
func (w *walker) areaHeads(pl *place) {
	p := w.p
	for i := pl.whole.start + 2; i < pl.whole.end-2; i++ {
		if p.runes[i] != '的' {
			continue
		}
		if head := p.place(span{pl.whole.start, i}); head.level.holdsVillages() {
			rest := p.place(span{i + 1, pl.whole.end})
			rest.areas = append([]area{{head.name, head.level}}, rest.areas...)
			*pl = rest
		} else if holding[head.kind] && p.named(head.name) {
			rest := p.place(span{i + 1, pl.whole.end})
			if rest.kind != "" && len(rest.areas) == 0 {
				rest.areas = []area{{head.name, noArea}}
				*pl = rest // 广陵新城的软件园
			}
		}
		return
	}
}

// alongTails end what places lie along or around: 高速公路沿线的A镇.
var alongTails = rulebook.ending("along")

// maxStops bounds the stops of one report, and with them the time that names take.
const maxStops = 1000

// open opens a frame at a position.
func (w *walker) open(n, at int, sites []int) {
	w.tour.frames = append(w.tour.frames, frame{sentence: n, at: at, sites: sites, area: w.area})
}

// enter makes the area that an item names the one that later sites lie in.
func (w *walker) enter(pl place) {
	a := area{span: pl.name, level: pl.level}
	if pl.level == noArea || pl.level == villageLevel {
		areas := slices.DeleteFunc(slices.Clone(pl.areas), func(a area) bool { return a.level == villageLevel })
		if len(areas) == 0 {
			return
		}
		a = areas[len(areas)-1]
	}
	w.area, w.areaLevel = w.p.string(a.start, a.end), a.level
}

// stop files one place, or finds it among the stops, and gives its index.
func (w *walker) stop(n int, pl place, container int, rule string, confidence float64) int {
	pl, container = w.partOf(pl, container)
	name := w.p.string(pl.name.start, pl.name.end)
	w.enter(pl)
	if i := w.known(n, name, pl); i >= 0 {
		w.tour.stops[i].mentions = append(w.tour.stops[i].mentions, pl.name)
		w.place(i, pl, container)
		return i
	}
	s := stopMade{place: pl, name: name, kind: pl.kind, parent: -1, sentence: n, rule: rule, confidence: confidence, mentions: []span{pl.name}}
	if s.kind == "" {
		s.kind, s.confidence = OtherStop, confidence-0.15
	}
	w.tour.stops = append(w.tour.stops, s)
	i := len(w.tour.stops) - 1
	w.place(i, pl, container)
	if pl.level.holdsVillages() {
		w.tour.towns = appendNew(w.tour.towns, name)
	} else if w.tour.stops[i].within != "" && container < 0 && w.areaLevel != noArea {
		w.tour.towns = appendNew(w.tour.towns, w.area)
	}
	return i
}

// partOf cuts the name of a stop already known off the name of a part of it, and makes that stop
// the container: 金沙煤业有限公司金沙煤矿.
func (w *walker) partOf(pl place, container int) (place, int) {
	if pl.level != noArea {
		return pl, container
	}
	for i, s := range w.tour.stops {
		n := len([]rune(s.name))
		if s.place.level != noArea || n < 4 || pl.name.end-pl.name.start < n+4 || !w.p.has(pl.name.start, s.name) {
			continue
		}
		rest := w.p.place(span{pl.name.start + n, pl.name.end})
		if _, v := rulebook.describe.ending(w.p.runes, rest.name.start, rest.name.end); v != 0 || rest.kind == "" {
			continue
		}
		return rest, i
	}
	return pl, container
}

// givenBack gives a name of a list its class word back where the text has the whole name
// elsewhere: 小坝子、东桥等村, 永胜、前进两个村.
func (w *walker) givenBack(items []place, end int) {
	p := w.p
	at := p.skipNumber(end)
	if at > end && p.runes[at] == '个' || at == end && p.runes[at] == '等' {
		at++
	}
	if at == end || at >= len(p.runes) {
		return
	}
	class := p.runes[at]
	if class != '村' && class != '镇' && class != '乡' {
		return
	}
	for k := range items {
		pl := &items[k]
		if pl.level != noArea || pl.kind != "" {
			continue
		}
		pl.kind = map[rune]StopKind{'村': Village, '镇': Town, '乡': Town}[class]
		whole := append(append([]rune(nil), p.runes[pl.name.start:pl.name.end]...), class)
		for i := 0; i+len(whole) <= len(p.runes); i++ {
			if equalRunes(p.runes[i:i+len(whole)], whole) {
				*pl = p.place(span{i, i + len(whole)})
				break
			}
		}
	}
}

// place finds the nearest parent that the text names for a stop.
func (w *walker) place(i int, pl place, container int) {
	s := &w.tour.stops[i]
	if s.within != "" {
		return
	}
	switch {
	case len(pl.areas) > 0:
		a := pl.areas[len(pl.areas)-1]
		if name := w.p.string(a.start, a.end); name != s.name {
			s.within = name
		}
	case container >= 0 && container != i && w.holds(container, pl) && !w.tour.isAbove(i, container):
		s.within, s.parent = w.tour.stops[container].name, container
		return
	case pl.level.holdsVillages():
		return
	case w.area != "" && w.area != s.name:
		s.within = w.area
	}
	if up := w.index(s.within); up != i && !w.tour.isAbove(i, up) {
		s.parent = up
	}
	if s.parent >= 0 && len(pl.areas) > 0 {
		up := &w.tour.stops[s.parent]
		up.mentions = append(up.mentions, pl.areas[len(pl.areas)-1].span)
	}
}

// isAbove says whether stop i holds stop j, at any depth.
func (t *tour) isAbove(i, j int) bool {
	for j >= 0 {
		if j = t.stops[j].parent; j == i {
			return true
		}
	}
	return false
}

// holds says whether a stop can hold another place.
func (w *walker) holds(container int, pl place) bool {
	c := w.tour.stops[container]
	return pl.level == noArea || c.place.level != noArea && c.place.level < pl.level
}

func (w *walker) index(name string) int { return w.tour.indexOf(name) }

// headVillage makes a stop of a village that heads a list of its sites: A村B、C、D.
func (w *walker) headVillage(n int, items []place, rule string) {
	if len(items) < 3 || items[0].level != noArea {
		return
	}
	for _, pl := range items[1:] {
		if pl.level != noArea || len(pl.areas) > 0 || w.p.areaAt(pl.name.start, pl.name.end).end > 0 || ofTown.has(w.p.runes[pl.name.start]) {
			return
		}
	}
	first := &items[0]
	a := w.p.areaAt(first.name.start, first.name.end)
	if a.level != villageLevel || w.p.runes[a.end-1] != '村' || first.kind == "" || first.name.end-a.end < 3 {
		return
	}
	village := place{whole: a.span, name: a.span, areas: first.areas, level: villageLevel}
	village.kind = w.p.kindOf(village)
	w.inPlace = w.stop(n, village, -1, rule, 0.85)
	first.name.start = a.end
	first.areas = nil
	first.kind = w.p.kindOf(*first)
}

// ofTown open the names of what the town has, not the village: 乡农事服务中心.
var ofTown = rulebook.characters("of-town")

// ofCounty open the names of what the county has, not a town: 县农科所.
var ofCounty = rulebook.characters("of-county")

// dropSharedTail cuts a tail that the last of several villages carries for all of them:
// A社区、B社区邻里之家建设现场.
func (w *walker) dropSharedTail(items []place) {
	last := len(items) - 1
	if last < 1 || items[last].level != noArea {
		return
	}
	for _, pl := range items[:last] {
		if pl.level != villageLevel {
			return
		}
	}
	pl := &items[last]
	a := w.p.areaAt(pl.name.start, pl.name.end)
	if a.level == villageLevel && pl.name.end-a.end >= 4 {
		pl.name, pl.whole, pl.level = a.span, a.span, villageLevel
		pl.kind = w.p.kindOf(*pl)
	}
}

func appendNew(list []string, s string) []string {
	if slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}
