package report

// withPeople says whether somebody to talk with stands behind the word for with at j, and a place before it.
func (p *passage) withPeople(start, j, limit int) bool {
	for k := j + 3; k <= min(limit, j+withRunes); k++ {
		if from, v := rulebook.heads.ending(p.runes, j+1, k); v == headPerson && from >= j+1 {
			return p.is(k, studies) && p.named(span{start, j}) && p.completePlace(span{start, j})
		}
	}
	return false
}

// withRunes is the longest that somebody to talk with takes.
const withRunes = 7

// joiners are the characters that join the last two items of a list.
var joiners = rulebook.characters("joiner")

// parts says whether the word for and at j parts two places: both are places by their endings, or
// it closes a list of places. A name can hold the word itself: 种植和加工基地.
func (p *passage) parts(start, j, limit int) bool {
	left, right := p.completePlace(span{start, j}) && p.place(span{start, j}).whole.end == j, p.completeAhead(j+1, limit)
	switch {
	case p.crossing(span{start, j}, j+1, limit):
		return false
	case left && right, left && p.runes[j+1] == '“' && p.closes(j+1, limit), p.runes[j-1] == '”' && right:
		return true
	case p.afterItem(start) && right && !left && p.ownName(j+1, limit):
		return j-start >= 4 && p.plain(start, j) // 湖心岛栖鸟地和下湾渔民安置点
	case left && p.ownWords(j+1, limit), right && !left && j-start >= ownWordsLeast && p.plain(start, j) && !p.common(span{start, j}) && p.ownName(j+1, limit):
		return true // 长者服务站和石岩公学, 石岩公学和红星幼儿园
	case p.villageSite(start, j) && p.villageSite(j+1, p.nextMark(j+1, limit)):
		return true // 石梁村花椒烘干房和白果村跑山鸡养殖场
	case !p.afterItem(start) || !left:
		return false
	}
	end := p.nextMark(j+1, limit)
	return end-j > 3 && end-j <= itemRunes/2 && p.plain(start, end)
}

// ownWords says whether words that no table knows stand from i to the end of a sentence: the name of a place with an ending of its own.
func (p *passage) ownWords(i, limit int) bool {
	end := p.nextMark(i, limit)
	s := span{i, end}
	return end-i >= ownWordsLeast && end-i <= itemRunes/3 && p.runes[end] == '。' && p.plain(i, end) && !p.common(s) && !p.generic(s) && !p.topic(s) && !p.personIn(s)
}

// ownWordsLeast is the shortest such name.
const ownWordsLeast = 3

// villageSite says whether a range is a village with something in it.
func (p *passage) villageSite(from, to int) bool {
	a := p.areaAt(from, to)
	return a.level == villageLevel && to-a.end >= 2 && p.plain(a.end, to)
}

// ownName says whether the place at i has a name of its own before the word for its kind.
func (p *passage) ownName(i, limit int) bool {
	end := p.nextMark(i, limit)
	from, v := rulebook.kinds.ending(p.runes, i, end)
	return v != 0 && from-i >= 2 && !p.common(span{i, from})
}

// crossing says whether two roads, or both ends of one, make one name: A路与B路路口,
// A村至B村道路硬化项目.
func (p *passage) crossing(left span, right, limit int) bool {
	if r := p.runes[left.end-1]; !wayEnds.has(r) && p.runes[left.end] != '至' {
		return false
	}
	end := right
	for end < limit && !isPunct(p.runes[end]) && p.runes[end] != '等' && p.runes[end] != '和' && p.runes[end] != '的' && end-right < itemRunes {
		end++
	}
	start, v := crossingTails.ending(p.runes, right, end)
	return v != 0 && start > right+1
}

// wayEnds end the names of roads.
var wayEnds = rulebook.characters("way")

var crossingTails = rulebook.ending("crossing")
