package report

// place is one item of a list of places: its name and the areas named before it.
type place struct {
	whole  span   // as it stands in the list
	name   span   // what the stop is called: without the area before it where that is not part of its name
	areas  []area // outermost first; the place itself is not among them
	level  areaLevel
	kind   StopKind // "" where no ending is known
	firm   bool     // the list calls it a firm
	listed bool     // the list says that it is a place, whatever it ends with
}

// area is a part of a name that is an administrative unit.
type area struct {
	span
	level areaLevel
}

// areaLevel ranks units; a site is none.
type areaLevel int

const (
	noArea areaLevel = iota
	countyLevel
	townLevel
	villageLevel
)

// areaRunes is the longest name of an area that is read off its ending alone.
const areaRunes = 8

// areaAt gives the area whose name starts at i and ends before limit, the shortest that its ending
// allows, or a span that is empty.
func (p *passage) areaAt(i, limit int) area {
	if a, ok := p.known[i]; ok && a.end <= limit {
		return a
	}
	if i < limit && isPunct(p.runes[i]) {
		return area{}
	}
	for j := i + 1; j < min(limit, i+areaRunes); j++ {
		if isPunct(p.runes[j]) && p.runes[j] != '·' || isDigit(p.runes[j]) || notInArea[p.runes[j]] {
			return area{}
		}
		if level, end := p.areaEnd(i, j, limit); level != noArea {
			return area{span{i, end}, level}
		}
	}
	return area{}
}

var notInArea = runeSet("在的了是被把")

// areaEnd says whether a name that started at i ends as an area with the character at j.
func (p *passage) areaEnd(i, j, limit int) (areaLevel, int) {
	before, after := p.runes[j-1], rune(0)
	if j+1 < limit {
		after = p.runes[j+1]
	}
	for _, row := range areaEndings {
		n := len(row.ending)
		if j+n > limit || !equalRunes(p.runes[j:j+n], row.ending) {
			continue
		}
		if n > 1 && j+n < limit {
			after = p.runes[j+n]
		} else if n > 1 {
			after = 0
		}
		if row.notAfter[after] && !(row.level == villageLevel && after == '集' && j-i >= 2) {
			return noArea, 0
		}
		if before == '城' && p.runes[j] == '镇' && (j-i == 1 || p.runes[j-2] == '小' || p.runes[j-2] == '型') {
			return noArea, 0
		}
		if row.notBefore[before] && !(before == '城' && j-i == 2 && compass[p.runes[i]]) {
			return noArea, 0
		}
		return row.level, j + n
	}
	return noArea, 0
}

// compass are the characters that make a name of 城区: 南城区.
var compass = runeSet("东南西北")

// areaEndings lists how names of areas end; longer endings first. A character in notBefore or
// notAfter makes it a common noun: 城镇, 镇区, 村民.
var areaEndings = []struct {
	ending    []rune
	level     areaLevel
	notBefore map[rune]bool
	notAfter  map[rune]bool
}{
	{[]rune("街道办事处"), townLevel, nil, nil},
	{[]rune("街道"), townLevel, runeSet("各镇本该全多等、"), runeSet("两")},
	{[]rune("村委会"), villageLevel, nil, nil},
	{[]rune("社区"), villageLevel, runeSet("各本该全多示型新道"), nil},
	{[]rune("林特场"), townLevel, nil, nil},
	{[]rune("苏木"), townLevel, nil, nil},
	{[]rune("嘎查"), villageLevel, nil, nil},
	{[]rune("新区"), countyLevel, nil, nil},
	{[]rune("镇"), townLevel, runeSet("小古集乡村市各全本该重街名建强"), runeSet("区政域级党街乡化")},
	{[]rune("乡"), townLevel, runeSet("城返回家故老下他各全本该桃水侨"), runeSet("村镇亲土间愁贤情")},
	{[]rune("村"), villageLevel, runeSet("农乡各全本该古渔驻名"), runeSet("民庄委级集口里镇容两居落干")},
	{[]rune("县"), countyLevel, runeSet("各全本该我、"), runeSet("级域城委直政长市")},
	{[]rune("区"), countyLevel, runeSet("城院济聚社园小地片景厂校山灾库辖街林矿牧发业产范民置展营灌护心中镇市能术合住活商新老旧湿片险保工户各全本该我防度验集训游运务舍水渔"), runeSet("域级委直政长县划")},
	{[]rune("市"), countyLevel, runeSet("城超菜都全我各本该夜集门上、"), runeSet("场民区政级容直委长辖")},
	{[]rune("旗"), countyLevel, runeSet("红国锦"), runeSet("舰帜")},
}

// institutions are endings of names that keep the town or district that stands before them.
var institutions = func() *trie {
	t := newTrie()
	for _, w := range []string{
		"中心", "院", "小学", "中学", "学校", "大学", "学院", "幼儿园", "所", "集中区", "政府", "法庭", "法院",
		"敬老院", "公所", "图书馆", "文化馆", "文化站", "农技站", "水站", "工作站", "服务站", "管理站", "供销社", "党校", "高中", "初中", "一中", "二中", "分局", "局", "医院", "公安局",
	} {
		t.put(reversed(w), 1)
	}
	return t
}()

// place reads one item of a list.
func (p *passage) place(s span) place {
	s = p.stripItem(s)
	if a := p.home(s); !a.empty() {
		s.end = a.end
	}
	s = p.headOf(p.withoutMatter(s))
	if n := s.end - s.start; n > 4 && (p.runes[s.end-1] == '里' || p.runes[s.end-1] == '内') && !p.named(s) && p.kindBy(span{s.start, s.end - 1}) != "" {
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
		if _, v := rulebook.kinds.ending(p.runes, a.end, s.end); a.level != villageLevel && (v == 0 && rest.end-rest.start <= 3 || p.isBare(rest)) {
			s.end = a.end // 西屿乡勘灾: what is done there
			pl.whole, pl.level, pl.name = s, a.level, a.span
			break
		}
		pl.areas = append(pl.areas, a)
		at = a.end
	}
	if pl.level == noArea {
		pl.name.start = p.nameStart(&pl, s)
	}
	pl.kind = p.kindOf(pl)
	return pl
}

// matters are tails that turn a site into a matter: 滨河公园建设情况.
var matters = endingsOf("规划", "布局", "规划布局", "规划建设", "建设运营", "筹建", "招商情况", "入驻情况", "建设情况", "建设进展情况", "建设进展", "建设进度", "施工进度", "施工进展", "施工情况", "进展情况", "项目进展", "工程进展", "运营情况", "运行情况", "改造情况", "改造进展", "改造提升情况",
	"推进情况", "经营情况", "生产情况", "生产经营情况", "生产经营", "使用情况", "管理情况", "工程进度", "项目进度", "整治情况", "整治进展", "准备情况", "备汛情况", "值守情况", "开放情况", "设置情况", "实况", "运行实况", "建设", "施工", "发展情况", "工作情况", "情况", "时", "期间", "后", "之后")

// withoutMatter cuts such a tail where a named site stands before it.
func (p *passage) withoutMatter(s span) span {
	start, v := matters.ending(p.runes, s.start, s.end)
	if v == 0 || start-s.start < 4 {
		return s
	}
	rest := span{s.start, start}
	if from, k := rulebook.kinds.ending(p.runes, rest.start, rest.end); k != 0 && rest.end-from >= 2 && from > rest.start && !p.generic(rest) && !p.topic(rest) {
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
		if worksPlaces[p.runes[i]] && !p.generic(span{s.start, i + 1}) {
			return true
		}
	}
	return false
}

var (
	worksTails  = endingsOf("改造", "整治", "提升", "改造提升", "提升改造", "扩建", "改扩建", "修缮", "治理", "修复", "疏浚", "拓宽", "综合整治", "环境整治")
	worksPlaces = runeSet("路街巷河湖村镇区园场桥渠城库")
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
	for i := s.start + 2; i < s.end-1; i++ {
		if p.runes[i] != '的' {
			continue
		}
		if a := p.areaAt(s.start, i); a.end == i && (isDigit(p.runes[i+1]) || p.generic(span{i + 1, s.end})) {
			return span{s.start, i}
		}
		if right := (span{i + 1, s.end}); s.end-i > 3 && p.areaAt(s.start, i).empty() && !p.named(span{s.start, i}) && p.kindBy(right) != "" && !p.generic(right) {
			return right // 古城北门外的修缮工地
		}
	}
	return s
}

// nameStart decides how much of the areas before a site belongs to its name: a village does, a
// town or district only before an institution.
func (p *passage) nameStart(pl *place, s span) int {
	start := s.start
	for n, a := range pl.areas {
		if a.level == villageLevel {
			if k := p.siteKind(span{a.end, s.end}); k == Community {
				start = a.end // 社区 before 小区: an area of its own
				continue
			}
			pl.areas = pl.areas[:n]
			return start
		}
		rest := span{a.end, s.end}
		if a.level == countyLevel && p.runes[a.end] == '“' && n+1 == len(pl.areas) {
			return start // 城北新区“村超”足球场: one name
		}
		_, inst := rulebook.institutionEnding(p, rest)
		next := n+1 < len(pl.areas)
		inst = inst || p.nameless(rest)
		if inst && !next {
			return start
		}
		start = a.end
	}
	return start
}

// nameless says whether a public place has no name without the town before it: 红星镇敬老院,
// 沙棠镇冷链物流园. Works and farms do with the town as their parent.
func (p *passage) nameless(rest span) bool {
	if from, v := rulebook.orgs.ending(p.runes, rest.start, rest.end); v != 0 && from == rest.start {
		return true
	}
	from, v := rulebook.kinds.ending(p.runes, rest.start, rest.end)
	if v == 0 || kindList[v-1] != Park && kindList[v-1] != Facility || rest.end-rest.start < 4 {
		return false
	}
	if _, works := rulebook.describe.ending(p.runes, rest.start, rest.end); works != 0 {
		return false
	}
	return p.common(span{rest.start, from})
}

// common says whether a range is nothing but words of the genre, no part of a name.
func (p *passage) common(s span) bool {
	for at := s.start; at < s.end; {
		end, v := rulebook.modifier.longest(p.runes, at)
		if v == 0 {
			if end, v = rulebook.themes.longest(p.runes, at); v == 0 {
				return false
			}
		}
		at = end
	}
	return true
}

func (t *tables) institutionEnding(p *passage, s span) (int, bool) {
	start, v := institutions.ending(p.runes, s.start, s.end)
	return start, v != 0
}

// stripItem cuts what is no name from both ends of an item.
func (p *passage) stripItem(s span) span {
	for changed := true; changed; {
		changed = false
		s = p.trim(s.start, s.end)
		if end, v := itemHeads.longest(p.runes, s.start); v != 0 && end < s.end {
			s.start, changed = end, true
		}
		if start, v := itemTails.ending(p.runes, s.start, s.end); v != 0 && start > s.start+1 {
			s.end, changed = start, true
		}
		if s.end > s.start && (p.runes[s.start] == '☑' || p.runes[s.start] == '1' && s.start+1 < s.end && p.runes[s.start+1] == '.') {
			s.start++
			changed = true
		}
	}
	return s
}

var (
	itemHeads = trieOf("联系点", "挂点联系的", "挂钩联系的", "所联系的", "联系的", "挂点", "包联的", "位于", "坐落在", "地处", "设在", "该镇", "该乡", "该村", "该区", "该县", "该市", "该街道", "该社区", "我镇", "我县", "我区", "我市",
		"先后", "分别", "首先", "了", "附近的", "辖区内的", "辖区", "当地的", "同一街道的", "同一镇的", "同街道的", "同镇的", "镇区内的", "园区内的", "辖区内", "城区的", "我公司", "本公司", "我院", "我校", "我局", "进入扫尾阶段的", "老旧小区", "距离不远的", "隔壁的", "相邻的", "对面的", "不远处的", "一路之隔的", "新建的", "在建的", "在", "正在建设的", "的", "即将投用的", "全国文明村", "省级", "国家级", "市级示范村", "区级示范村", "省级示范村", "县级")
	itemTails = endingsOf("等", "一线", "办事大厅", "服务大厅", "等地", "等处", "大门口", "大门", "正门", "门前", "门口", "进行", "实地", "生产一线", "现场办公会", "之间")
)

// named says whether a range ends as a named site, by an ending of more than one character.
func (p *passage) named(s span) bool {
	start, v := rulebook.kinds.ending(p.runes, s.start, s.end)
	return v != 0 && s.end-start >= 2 && start > s.start
}

// kindBy gives the kind of a name of at least three characters by its ending.
func (p *passage) kindBy(s span) StopKind {
	if s.end-s.start < 3 {
		return ""
	}
	if _, v := rulebook.kinds.ending(p.runes, s.start, s.end); v != 0 {
		return kindList[v-1]
	}
	return ""
}

// siteKind gives the kind of a name by its ending, "" for a name too short to be one.
func (p *passage) siteKind(s span) StopKind {
	if s.end-s.start < 4 {
		return ""
	}
	_, v := rulebook.kinds.ending(p.runes, s.start, s.end)
	if v == 0 {
		return ""
	}
	return kindList[v-1]
}

// homes are endings of somebody's home: it stands for its village.
var homes = endingsOf("家中", "家里", "家门口", "家", "家院", "家门前")

// home gives the area before somebody's home, or an empty span.
func (p *passage) home(s span) area {
	last := area{}
	if _, v := homes.ending(p.runes, s.start, s.end); v == 0 {
		return last
	}
	for at := s.start; at < s.end; at = last.end {
		a := p.areaAt(at, s.end)
		if a.empty() {
			break
		}
		last = a
	}
	return last
}

// kindOf gives the kind of a place by the longest ending of its name, "" where none is known.
func (p *passage) kindOf(pl place) StopKind {
	switch pl.level {
	case countyLevel:
		return OtherStop
	case townLevel:
		return Town
	case villageLevel, noArea:
	}
	_, kind := p.ending(pl.name)
	return kind
}

// ending gives where the ending of a name starts, and the kind that it tells: the longest of the
// table of kinds, else one of the trades of firms. Closing marks, numbers of phases and of houses
// behind the ending count for nothing. The kind is "" where no ending is known.
func (p *passage) ending(name span) (from int, kind StopKind) {
	end := p.withoutPhase(span{name.start, p.unquotedEnd(name)})
	if start, v := rulebook.kinds.ending(p.runes, name.start, end); v != 0 {
		return start, kindList[v-1]
	}
	if start, v := rulebook.trades.ending(p.runes, name.start, end); v != 0 && start-name.start >= 2 {
		return start, Enterprise
	}
	if end-2 > name.start+2 && p.has(end-2, "现场") {
		return p.ending(span{name.start, end - 2})
	}
	return end, ""
}

// withoutPhase gives the end of a name without the number of its phase or house: 花园二期, 新村3栋.
func (p *passage) withoutPhase(s span) int {
	i := s.end - 1
	if i > s.start+2 && p.runes[i] == '楼' && p.runes[i-1] == '号' {
		i--
	}
	if i <= s.start+2 || !phases[p.runes[i]] || !isDigit(p.runes[i-1]) && !numeral[p.runes[i-1]] {
		return s.end
	}
	for i > s.start+2 && (isDigit(p.runes[i-1]) || numeral[p.runes[i-1]]) {
		i--
	}
	return i
}

// phases are the characters behind the number of a phase or of a house.
var phases = runeSet("期栋幢号")

// offices are rooms of a house, whoever they belong to.
var offices = endingsOf("办公室", "会议室", "值班室", "监控室", "控制室", "办公楼", "等候区", "登记区", "接种区", "留观区", "抢救区", "候诊区", "就餐区", "办公区")

// generic says whether a name is a bare noun, with or without such words before it.
func (p *passage) generic(s span) bool {
	for i := s.start + 1; i < s.end-1; i++ {
		if r := p.runes[i]; r == '和' || r == '及' || r == '与' || r == '、' {
			if p.generic(span{s.start, i}) && p.generic(span{i + 1, s.end}) {
				return true
			}
		}
	}
	if _, v := offices.ending(p.runes, s.start, s.end); v != 0 && p.areaAt(s.start, s.end).empty() {
		return true
	}
	if n := s.end - s.start; n <= 4 && !p.has(s.end-3, "卫生室") && (p.runes[s.end-1] == '间' || p.runes[s.end-1] == '室' || p.runes[s.end-1] == '房') {
		return true // rooms
	}
	if n := s.end - s.start; n >= 2 && inside[p.runes[s.end-1]] && p.generic(span{s.start, s.end - 1}) {
		return true // 田里, 棚内
	}
	at := s.start
	for at < s.end && isDigit(p.runes[at]) {
		at++
	}
	if at > s.start && p.runes[at] == '年' {
		at++ // 2024年实事项目
	} else {
		at = s.start
	}
	for at < s.end {
		if rulebook.generic.whole(p.runes[at:s.end]) {
			return true
		}
		end, v := rulebook.modifier.longest(p.runes, at)
		if v == 0 {
			return false
		}
		at = end
	}
	return true
}

// inside are the characters that say where in or at a place something is.
var inside = runeSet("里中内上旁边外前")

// topic says whether an item ends as a matter rather than a place.
func (p *passage) topic(s span) bool {
	_, v := rulebook.topics.ending(p.runes, s.start, s.end)
	return v != 0
}
