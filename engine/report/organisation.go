package report

// metMade is an organisation met, as the passes make it.
type metMade struct {
	name       span
	stop       int
	rule       string
	confidence float64
}

// organisations finds the bodies that the visitors met: those whose premises are a stop, and
// those whose people received, briefed or talked with them.
func (p *passage) organisations(t *tour) []metMade {
	var out []metMade
	add := func(m metMade) {
		for _, o := range out {
			if p.string(o.name.start, o.name.end) == p.string(m.name.start, m.name.end) {
				return
			}
		}
		out = append(out, m)
	}
	for i, s := range t.stops {
		if name, ok := p.premises(s); ok {
			add(metMade{name, i, "premises", 0.85})
		}
	}
	for n, s := range p.sentences {
		if s.noise || s.heading {
			continue
		}
		for _, m := range append(p.heard(s), p.briefing(s)...) {
			m.stop = t.stopAt(n)
			add(m)
		}
	}
	return out
}

// stopAt gives the last stop framed before or in a sentence, -1 where none is.
func (t *tour) stopAt(n int) int {
	stop := -1
	for _, f := range t.frames {
		if f.sentence <= n {
			stop = f.sites[len(f.sites)-1]
		}
	}
	return stop
}

// premises gives the body whose premises a stop is.
func (p *passage) premises(s stopMade) (span, bool) {
	n := s.place.name
	if _, v := surroundings.ending(p.runes, n.start, s.place.whole.end); v != 0 {
		return span{}, false // beside somebody's premises, or what is left of them
	}
	if owner := p.owner(n); !owner.empty() {
		return owner, true
	}
	if s.place.firm {
		return n, true
	}
	if s.place.level != noArea || s.kind == Park || s.kind == Community || s.kind == Village {
		if !p.hasFirm(n) {
			return span{}, false
		}
	}
	if _, v := rulebook.unmet.ending(p.runes, n.start, n.end); v != 0 {
		if _, w := rulebook.orgs.ending(p.runes, n.start, n.end); w == 0 {
			return p.bodyIn(n)
		}
	}
	if p.runes[n.end-1] == '店' {
		if shop, ok := p.shopIn(s); ok {
			return shop, true // 家润多超市石鼓店
		}
	}
	if body, ok := p.bodyIn(n); ok {
		return body, true
	}
	return p.shopIn(s)
}

// owner gives the firm whose site a name is: 佳和农牧的万头生猪养殖场.
func (p *passage) owner(n span) span {
	if n.start < 4 || p.runes[n.start-1] != '的' {
		return span{}
	}
	end := n.start - 1
	for start := end - firmRunes; start <= end-3; start++ {
		if s := (span{max(start, 0), end}); start > 0 && !p.is(start, opensIn|goes|looks) && (isPunct(p.runes[start-1]) || p.is(start-1, opensIn) || p.wordEndsAt(start)) && (p.tradeName(s) || p.firstBody(s) == end) {
			return s
		}
	}
	return span{}
}

// wordEndsAt says whether a word of going or looking ends at i.
func (p *passage) wordEndsAt(i int) bool {
	_, c := p.wordBefore(i-2, i)
	return c&(goes|looks) != 0
}

// shopIn gives the shop or plant that an enterprise is called by its own name: 惠民平价店.
func (p *passage) shopIn(s stopMade) (span, bool) {
	n := s.place.name
	if s.kind != Enterprise {
		return span{}, false
	}
	if _, v := rulebook.describe.ending(p.runes, n.start, n.end); v != 0 {
		return span{}, false
	}
	n.end = p.withoutPhase(n)
	from, _ := p.ending(n)
	if q := p.quotedWithin(n); !q.empty() {
		return q, true // 学府路“好又多”副食店
	}
	if n.end-n.start < 4 || p.has(n.end-2, "厂房") {
		return span{}, false
	}
	if p.runes[n.end-1] != '店' {
		n = p.untilTrade(n)
	}
	return n, from-n.start >= 2 && !p.common(span{n.start, from}) && p.areaAt(n.start, n.end).empty()
}

// quotedWithin gives what stands in quotation marks before the word for what a shop is.
func (p *passage) quotedWithin(n span) span {
	for i := n.start; i < n.end; i++ {
		if p.runes[i] != '“' {
			continue
		}
		for j := i + 3; j < n.end; j++ {
			if p.runes[j] == '”' && (j < n.end-1 || p.kindBy(span{n.start, i}) == Enterprise) {
				return span{i + 1, j}
			}
		}
	}
	return span{}
}

// surroundings end what lies around somebody's premises, or is left of them.
var surroundings = rulebook.ending("surroundings")

// hasFirm says whether a name says outright that it is a company's: X有限公司产业园.
func (p *passage) hasFirm(n span) bool {
	return p.foundIn(n, "公司") || p.foundIn(n, "集团") || p.foundIn(n, "电商基地")
}

// bodyIn gives the body inside a site's name, without the words that describe its premises.
func (p *passage) bodyIn(n span) (span, bool) {
	if q := p.quoted(n); !q.empty() {
		if _, v := quotedFirms.ending(p.runes, n.start, n.end); v != 0 {
			return n, true // “老陶家”豆制品公司
		}
		if _, v := rulebook.describe.ending(p.runes, n.start, n.end); v != 0 && q.start == n.start+1 && !p.has(n.end-2, "项目") && !p.has(n.end-2, "工程") {
			return q, true
		}
	}
	if a := p.areaAt(n.start, n.end); a.level == villageLevel {
		if _, v := rulebook.kinds.ending(p.runes, n.start, n.end); v != 0 && (kindList[v-1] == Farm || kindList[v-1] == Park) {
			return span{}, false // a village's farm without a name of its own
		}
	}
	if end := p.firstBody(n); end > 0 {
		start := p.afterAreas(span{n.start, end})
		if p.unnamedBody(start, end) {
			return span{}, false
		}
		if end-start >= 3 && p.runes[start] != '“' {
			return span{start, end}, true
		}
	}
	start, v := rulebook.describe.ending(p.runes, n.start, n.end)
	end := n.end
	if v != 0 {
		end = start
	}
	if _, made := workplaces.ending(p.runes, n.start, n.end); made != 0 && p.shortName(span{n.start, end}) && !p.common(span{n.start, end}) {
		return p.untilTrade(span{n.start, end}), true // 恒润药包生产基地
	}
	if v != 0 && !p.foundIn(n, "“") {
		if firm := p.untilTrade(span{n.start, end + 1}); firm.end <= end && p.tradeName(firm) && !p.commonTrade(firm) {
			return firm, true // 丰源新材负极材料一体化项目
		}
	}
	end = p.withoutPhase(span{n.start, end})
	if s, w := rulebook.trades.ending(p.runes, n.start, end); w != 0 && s-n.start >= 2 && p.areaAt(n.start, end).empty() {
		return span{n.start, end}, true
	}
	return span{}, false
}

// quotedFirms end the names of firms that keep the mark before them.
var quotedFirms = rulebook.ending("quoted-firm")

// unnamedBody says whether a body's name has nothing of its own: 园区污水处理厂, 村卫生室, 牧民合作社.
func (p *passage) unnamedBody(start, end int) bool {
	own, _ := rulebook.orgs.ending(p.runes, start, end)
	if own == start+1 && p.runes[start] == '村' {
		return true
	}
	if who, v := rulebook.heads.ending(p.runes, start, own); own > start+1 && v == headPerson && p.common(span{start, who}) {
		return true
	}
	return own > start && own-start <= 2 && p.common(span{start, own})
}

// commonTrade says whether the trade that a name ends with is as well a matter: 生态, 农业.
func (p *passage) commonTrade(s span) bool {
	from, _ := rulebook.trades.ending(p.runes, s.start, s.end)
	return p.common(span{from, s.end})
}

// untilTrade cuts a name behind the first trade of a firm in it: 瑞莱斯重工 of 瑞莱斯重工装备.
func (p *passage) untilTrade(n span) span {
	for end := n.start + 4; end < n.end; end++ {
		if s, v := rulebook.trades.ending(p.runes, n.start, end); v != 0 && s-n.start >= 2 {
			if from, w := rulebook.trades.ending(p.runes, n.start, end+1); w != 0 && from > n.start {
				continue // 微电子, not 微电
			}
			return span{n.start, end}
		}
	}
	return n
}

// workplaces end the names of premises where a firm makes or sells.
var workplaces = rulebook.ending("workplace")

// quoted gives what stands in quotation marks at the head of a name.
func (p *passage) quoted(n span) span {
	if p.runes[n.start] != '“' {
		return span{}
	}
	for i := n.start + 1; i < n.end; i++ {
		if p.runes[i] == '”' {
			return span{n.start + 1, i}
		}
	}
	return span{}
}

// firstBody gives the end of the longest body name that starts with the range, -1 where none is.
func (p *passage) firstBody(n span) int {
	best := -1
	if end := p.limited(n); end > 0 {
		return end
	}
	for end := n.start + 3; end <= n.end; end++ {
		start, v := rulebook.orgs.ending(p.runes, n.start, end)
		if v == 0 || start-n.start < 1 && end-n.start < 4 || p.has(end-1, "厂房") {
			continue
		}
		if u, w := rulebook.unmet.ending(p.runes, n.start, end); w != 0 && u <= start {
			continue
		}
		if end < n.end && (p.runes[end] == '区' && p.runes[end-1] == '小' || p.runes[end] == '化') {
			continue // 彭五小区 is no school, 工厂化 no plant
		}
		if end < n.end {
			if _, w := rulebook.describe.ending(p.runes, end, n.end); w == 0 && !p.orgGoesOn(end, n.end) {
				// something else follows: the body only if what follows describes it
				if end != n.end {
					if best < 0 || p.runes[best-1] == '局' && unitEnds.has(p.runes[end-1]) { // 市公安局交警支队
						best = end
					}
					continue
				}
			}
		}
		best = end
	}
	return best
}

// limited gives the end of a company that the name of its plant follows, -1 where none does:
// 光大环保能源有限公司焚烧发电厂.
func (p *passage) limited(n span) int {
	if p.runes[n.end-1] != '厂' {
		return -1
	}
	if at := p.find(n.start+4, n.end-4, "有限公司"); at > 0 {
		return at + 4
	}
	if at := p.find(n.start+3, n.end-2, "公司"); at > 0 {
		return at + 2 // 绿源供热公司3号热源厂
	}
	return -1
}

// unitEnds end the names of the units of an office.
var unitEnds = rulebook.characters("unit-of-office")

func (p *passage) orgGoesOn(from, to int) bool {
	_, v := rulebook.orgs.ending(p.runes, from, to)
	return v != 0
}

// afterAreas skips a village before a body's name; a county or town may be part of it.
func (p *passage) afterAreas(n span) int {
	a := p.areaAt(n.start, n.end)
	if a.level != villageLevel || n.end-a.end < 3 {
		return n.start
	}
	if start, v := rulebook.orgs.ending(p.runes, a.end, n.end); v != 0 && start == a.end || v != 0 && publicEnds.has(p.runes[n.end-1]) {
		return n.start // 花溪社区卫生服务站: the rest alone names nobody
	}
	return a.end
}

// publicEnds end the names of public bodies, which keep the village before them.
var publicEnds = rulebook.characters("public")
