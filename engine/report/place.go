package report

// place is one item of a list of places: its name and the areas named before it.
type place struct {
	whole  span   // as it stands in the list
	name   span   // what the stop is called: without the area before it where that is not part of its name
	areas  []area // outermost first; the place itself is not among them
	level  areaLevel
	kind   StopKind // "" where no ending is known
	firm   bool     // the list calls it a firm
	afresh bool     // stands behind the ，以及 of a list
	listed bool     // the list says that it is a place, whatever it ends with
	own    ownName  // the name that the district's file has for it
}

// institutions are endings of names that keep the town or district that stands before them.
var institutions = rulebook.ending("institution")

// place reads one item of a list.
func (p *passage) place(s span) place {
	s = p.stripItem(s)
	if a := p.home(s); !a.empty() {
		s.end = a.end
	} else if a := p.villager(s); !a.empty() {
		s.end = a.end
	}
	s = p.headOf(p.withoutMatter(s))
	if n := s.end - s.start; n > 4 && (p.runes[s.end-1] == '里' || p.runes[s.end-1] == '内' || p.runes[s.end-1] == '边' || p.runes[s.end-1] == '前' && p.kindBy(span{s.start, s.end - 1}) == Enterprise) && !p.named(s) && p.kindBy(span{s.start, s.end - 1}) != "" {
		s.end-- // 小李庄村麦田里
	}
	pl := place{whole: s, name: s}
	at := s.start
	for at < s.end {
		a := p.areaAt(at, s.end)
		if a.empty() {
			break
		}
		if a.end == s.end {
			pl.level = a.level
			pl.name = a.span
			break
		}
		rest := span{a.end, s.end}
		if _, v := rulebook.kinds.ending(p.runes, a.end, s.end); a.level != villageLevel && (v == 0 && rest.end-rest.start <= 3 || p.isBare(rest)) && !p.knownIn(a, rest) {
			s.end = a.end // 西屿乡勘灾: what is done there
			pl.whole, pl.level, pl.name = s, a.level, a.span
			break
		}
		pl.areas = append(pl.areas, a)
		at = a.end
	}
	p.cutMatter(&pl)
	if pl.level == noArea {
		pl.name.start = p.nameStart(&pl, pl.whole)
	}
	pl.kind = p.kindOf(pl)
	p.callOwn(&pl)
	return pl
}

// cutMatter makes a village of a village with what is done there: 云水村现代化幸福村建设.
func (p *passage) cutMatter(pl *place) {
	last := len(pl.areas) - 1
	if pl.level != noArea || last < 0 || pl.areas[last].level != villageLevel {
		return
	}
	village := pl.areas[last]
	rest := span{village.end, pl.whole.end}
	if rest.end-rest.start < 4 || !p.topic(rest) || p.works(pl.whole) || p.siteKind(rest) != "" {
		return
	}
	pl.whole.end, pl.name, pl.level, pl.areas = village.end, village.span, villageLevel, pl.areas[:last]
}

// matters are tails that turn a site into a matter: 滨河公园建设情况.
var matters = rulebook.ending("matter")

// withoutMatter cuts such a tail where a named site stands before it.
func (p *passage) withoutMatter(s span) span {
	if s.end-s.start > 4 && p.runes[s.end-1] == '时' && p.kindBy(span{s.start, s.end - 1}) != "" {
		return span{s.start, s.end - 1} // 在巡至下桥堰坝时
	}
	start, v := matters.ending(p.runes, s.start, s.end)
	if v == 0 || start-s.start < 4 {
		return s
	}
	rest := span{s.start, start}
	if from, k := rulebook.kinds.ending(p.runes, rest.start, rest.end); k != 0 && rest.end-from >= 2 && from > rest.start && !p.common(span{rest.start, from}) && !p.generic(rest) && !p.topic(rest) {
		return rest
	}
	return s
}

// works says whether an item is works at a named road, river or estate: 朝阳路地下管网改造.
func (p *passage) works(s span) bool {
	start, v := worksTails.ending(p.runes, s.start, s.end)
	if v == 0 {
		return false
	}
	for i := s.start + 2; i < start; i++ {
		if worksPlaces.has(p.runes[i]) && !p.generic(span{s.start, i + 1}) {
			return true
		}
	}
	return false
}

var (
	worksTails  = rulebook.ending("works")
	worksPlaces = rulebook.characters("works-at")
)

// isBare says whether what stands behind an area is only words for sites: 店阜镇部分项目施工现场.
func (p *passage) isBare(s span) bool {
	if _, v := rulebook.modifier.longest(p.runes, s.start); v == 0 {
		return false
	}
	return p.generic(s)
}

// headOf cuts what belongs to an area rather than being a place: 沈庄村的10户困难家庭.
func (p *passage) headOf(s span) span {
	if i := p.find(s.start, s.end-3, "——"); i >= 0 {
		return span{i + 2, s.end} // 归雁工程项目——雅诗兰箱包厂
	}
	for i := s.start + 2; i < s.end-1; i++ {
		if p.runes[i] != '的' || p.unbalanced(span{s.start, i}) {
			continue
		}
		if _, v := rulebook.heads.ending(p.runes, s.start, s.start+2); v == headPerson {
			return s // 农民宋先生的释迦园: a field of somebody's
		}
		if a := p.areaAt(s.start, i); a.end == i && (isDigit(p.runes[i+1]) || a.level == villageLevel && s.end-i <= cornerRunes || p.generic(span{i + 1, s.end})) {
			return span{s.start, i}
		}
		if left := (span{s.start, i}); s.start > 0 && p.runes[s.start-1] == '、' && p.topic(span{i + 1, s.end}) && p.named(left) && p.completePlace(left) {
			return left // 碓窝巷的路面修补
		}
		if left := (span{s.start, i}); p.worksOnly(span{i + 1, s.end}) && p.named(left) && p.completePlace(left) {
			return left // 蝴蝶湾社区中心的翻新工程
		}
		if left, right := (span{s.start, i}), (span{i + 1, s.end}); s.end-i > 3 && p.foundAny(left, verb) && p.areaAt(s.start, i).empty() && !p.named(left) && p.shortName(right) {
			return right // 改造一新的东街口
		}
		if _, v := crossroads.ending(p.runes, s.start, i); v != 0 && s.end-i > 3 {
			return span{i + 1, s.end} // 凤栖路与学府街交汇处的施工工地
		}
		if right := (span{i + 1, s.end}); s.end-i > 3 && p.areaAt(s.start, i).empty() && !p.named(span{s.start, i}) && (p.kindBy(right) != "" || p.quotedSite(right)) && !p.generic(right) {
			return right // 古城北门外的修缮工地
		}
	}
	return s
}

// cornerRunes is the longest that belongs to a village rather than being a place in it, with the word before it: 的拱棚.
const cornerRunes = 4

// quotedSite says whether a range is a site's name in marks: “渡口书院”.
func (p *passage) quotedSite(s span) bool {
	from, kind := p.ending(s)
	return p.runes[s.start] == '“' && p.runes[s.end-1] == '”' && kind != "" && s.end-1-from >= 2
}

// worksOnly says whether a range is nothing but works: 翻新工程, 改造提升项目.
func (p *passage) worksOnly(s span) bool {
	from, v := siteTails.ending(p.runes, s.start, s.end)
	if v == 0 {
		return false
	}
	at, v := worksTails.ending(p.runes, s.start, from)
	return v != 0 && at == s.start
}

// crossroads end words for where roads meet, before what lies there.
var crossroads = rulebook.ending("crossroads")

// siteTails are words behind the name of a place that is being built.
var siteTails = rulebook.ending("site-word")

// stripItem cuts what is no name from both ends of an item.
func (p *passage) stripItem(s span) span {
	for changed := true; changed; {
		changed = false
		s = p.trim(s.start, s.end)
		if end, v := itemHeads.longest(p.runes, s.start); v != 0 && end < s.end {
			s.start, changed = end, true
		}
		if end := p.firmHead(s); end > s.start {
			s.start, changed = end, true
		}
		if end := p.withoutRemark(s); end < s.end {
			s.end, changed = end, true
		}
		if start, v := itemTails.ending(p.runes, s.start, s.end); v != 0 && start > s.start+1 && !p.ownTail(span{s.start, start}, s.end) {
			s.end, changed = start, true
		}
		if at := p.itemMark(s); at > s.start {
			s.start, changed = at, true
		}
	}
	return s
}

// withoutRemark gives the end of a name without what stands in brackets behind it: 敬老院(在建).
func (p *passage) withoutRemark(s span) int {
	if s.empty() || p.runes[s.end-1] != ')' {
		return s.end
	}
	for i := s.end - 2; i > s.start+1; i-- {
		if p.runes[i] != '(' {
			continue
		}
		if _, v := rulebook.kinds.ending(p.runes, i+1, s.end-1); v == 0 {
			return i
		}
		break // 城南中学(东校区)
	}
	return s.end
}

// firmHead gives where the name of a firm starts behind what kind of firm it is, or the start of
// the range: 老字号企业永春堂药店, 民营企业代表宏达集团.
func (p *passage) firmHead(s span) int {
	end, v := firmSorts.longest(p.runes, s.start)
	if v == 0 || !p.has(end, "企业") {
		return s.start
	}
	if end += 2; p.has(end, "代表") {
		end += 2
	}
	if s.end-end < 3 {
		return s.start
	}
	return end
}

// firmSorts say what sort of firm follows.
var firmSorts = rulebook.starting("firm-sort")

// ownTail says whether a tail that ends at end is the only word for what the place is: 便民服务大厅.
func (p *passage) ownTail(rest span, end int) bool {
	_, v := rulebook.kinds.ending(p.runes, rest.end, end)
	return v != 0 && end-rest.end >= 4 && p.kindBy(rest) == "" && p.areaAt(rest.start, rest.end).end != rest.end
}

var (
	itemHeads = rulebook.starting("item-head")
	itemTails = rulebook.ending("item-tail")
)

// homes are endings of somebody's home: it stands for its village.
var homes = rulebook.ending("home")

// home gives the area before somebody's home, or an empty span.
func (p *passage) home(s span) area {
	if _, v := homes.ending(p.runes, s.start, s.end); v == 0 {
		return area{}
	}
	last := p.lastArea(s.start, s.end)
	if last.empty() {
		last = p.estateAt(s.start, s.end)
	} else if estate := p.estateAt(last.end, s.end); !estate.empty() {
		last = estate
	}
	if !last.empty() && s.end-last.end > homeRunes {
		return area{}
	}
	return last
}

// estateAt gives the estate whose name starts at i: 幸福里小区.
func (p *passage) estateAt(i, limit int) area {
	for end := i + 4; end < min(limit, i+areaRunes+2); end++ {
		if p.has(end-2, "小区") && p.kindBy(span{i, end}) == Community {
			return area{span{i, end}, villageLevel}
		}
	}
	return area{}
}

// villager gives the village before somebody with a name: 云头村老党员秦大山. Empty where there is none.
func (p *passage) villager(s span) area {
	last := p.lastArea(s.start, s.end)
	if last.level != villageLevel || !p.personIn(span{last.end, s.end}) {
		return area{}
	}
	return last
}

// homeRunes is the longest name of whose home it is: 老党员韩德山家中.
const homeRunes = 10
