package report

// Bodies are met as well where their people brief or talk with the visitors.

// heard finds the bodies whose people brief or talk: 与X负责人交流, 听取X汇报.
func (p *passage) heard(s sentence) []metMade {
	var out []metMade
	for i := s.start; i < s.end; i++ {
		r := p.runes[i]
		var from int
		switch {
		case p.has(i, "听取了"):
			from = i + 3
		case p.has(i, "听取"):
			from = i + 2
		case r == '与' || r == '同' || r == '和':
			from = i + 1
		default:
			continue
		}
		out = append(out, p.bodies(from, s.end, r == '听')...)
	}
	return out
}

// briefing finds the bodies that brief the visitors themselves: 市商务局、市教育局分别汇报了情况.
func (p *passage) briefing(s sentence) []metMade {
	var out []metMade
	for _, cl := range s.clauses {
		if at := p.find(cl.start+4, cl.end, "汇报"); at > 0 && p.find(cl.start, at, "听取") < 0 {
			out = append(out, p.bodies(cl.start, cl.end, true)...)
		}
	}
	return out
}

// bodies reads a list of bodies that ends with their people or with what they reported.
func (p *passage) bodies(from, limit int, hears bool) []metMade {
	var items []span
	for i := from; i < limit; {
		end := i
		depth := 0
		for end < limit && (depth > 0 || !isPunct(p.runes[end]) || p.runes[end] == '(' || p.runes[end] == '"') && end-i < 2*itemRunes {
			if p.runes[end] == '(' {
				depth++
			} else if p.runes[end] == ')' {
				depth--
			}
			end++
		}
		if stop := p.peopleOrReport(i, end, hears); stop > 0 {
			items = append(items, span{i, stop})
			return p.keepBodies(items)
		}
		items = append(items, span{i, end})
		if end >= limit || p.runes[end] != '、' {
			return nil
		}
		i = end + 1
	}
	return nil
}

// peopleOrReport gives where the words for a body's people or its report start in a range, -1.
func (p *passage) peopleOrReport(from, to int, hears bool) int {
	for j := from + 2; j < to; j++ {
		if !hears {
			if _, v := peopleOfBody.longest(p.runes, j); v != 0 {
				return j
			}
			continue
		}
		if _, v := rulebook.orgs.ending(p.runes, from, j); v != 0 && !p.orgAhead(from, j, to) && p.find(j, to, "情况") >= 0 {
			return j // 听取区水务局备汛情况汇报
		}
		if _, v := reportsOfBody.longest(p.runes, j); v != 0 {
			return j
		}
	}
	return -1
}

var (
	peopleOfBody  = rulebook.starting("people-of-body")
	reportsOfBody = rulebook.starting("report-of-body")
)

// splitBodies parts two bodies joined by a word for and.
func (p *passage) splitBodies(s span) []span {
	for i := s.start + 3; i < s.end-2; i++ {
		r := p.runes[i]
		if (r == '及' || r == '和' || r == '与') && p.firstBody(span{s.start, i}) == i {
			return append([]span{{s.start, i}}, p.splitBodies(span{i + 1, s.end})...)
		}
	}
	return []span{s}
}

// orgAhead says whether a body's name that began at from goes on behind j.
func (p *passage) orgAhead(from, j, to int) bool {
	for k := j + 1; k <= min(to, j+4); k++ {
		if start, v := rulebook.orgs.ending(p.runes, from, k); v != 0 && start <= j {
			return true
		}
	}
	return false
}

func (p *passage) keepBodies(items []span) []metMade {
	var out []metMade
	var parts []span
	for _, it := range items {
		if from, v := listEnds.ending(p.runes, it.start, it.end); v != 0 && from > it.start {
			it.end = from // 金粒种业等企业
		}
		if n := p.skipNumber(it.start); n > it.start && unitOfPlaces.has(p.runes[n]) {
			if at := p.find(n, it.end, "和"); at > 0 {
				it.start = at + 1 // 三个乡镇和县农业农村局
			}
		}
		parts = append(parts, p.splitBodies(it)...)
	}
	for _, it := range parts {
		if end, v := bodyHeads.longest(p.runes, it.start); v != 0 && it.end-end > 3 {
			it.start = end // 运营机构仁信社会服务协会
		}
		end := p.firstBody(it)
		if end > 0 && it.end-end <= matterRunes && p.matterOf(end, it.end) {
			it.end = end // 市教育局工作汇报
		}
		if end < 0 && p.tradeName(it) {
			end = it.end // 联东置业
		}
		if end > 0 && p.unnamedBody(it.start, end) {
			continue
		}
		if end != it.end || it.end-it.start < 4 || p.generic(it) || numeral.has(p.runes[it.start]) {
			continue
		}
		out = append(out, metMade{it, -1, "briefs-or-talks", 0.8})
	}
	return out
}

// tradeName says whether a range is the short name of a firm that ends with its trade.
func (p *passage) tradeName(s span) bool {
	from, v := rulebook.trades.ending(p.runes, s.start, s.end)
	return v != 0 && from-s.start >= 2 && p.shortName(s) && !p.common(span{s.start, from})
}

// listEnds close a list of bodies.
var listEnds = rulebook.ending("list-of-bodies")

// bodyHeads say what a body is to the site.
var bodyHeads = rulebook.starting("body-head")

// matterRunes is the longest matter between a body and the word for its report.
const matterRunes = 8

// matterOf says whether what stands between a body and the word for its report is a matter.
func (p *passage) matterOf(from, to int) bool {
	_, v := rulebook.topics.ending(p.runes, from, to)
	return v != 0
}
