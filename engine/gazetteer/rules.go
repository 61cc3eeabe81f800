package gazetteer

import (
	"math/bits"
	"slices"
	"strings"
	"unicode/utf8"
)

// rule says how the names of one level that share a type word are cut into stem and ending, and
// with which endings such a place is found. The first rule of a level whose longest ending fits
// cuts the name; a name that no rule fits is its own stem.
//
//	level     official name         stem          found as
//	Village   外灶村村委会          外灶          外灶村, 外灶村委会, 外灶村村民委员会
//	Village   新建村委会            新建          新建村, 新建村民委员会
//	Village   潍坊一村居委会        潍坊一        潍坊一村, 潍坊一村社区
//	Village   多福巷社区居委会      多福巷        多福巷社区, 多福巷居委会
//	Village   新兴里居委会          新兴里        新兴里, 新兴里社区, 新兴里居民委员会
//	Village   完工嘎查              完工          完工嘎查, 完工嘎查村民委员会
//	Village   一连生活区            一连生活区    itself only
//	Town      泥城镇                泥城          泥城镇, 泥城
//	Town      陆家嘴街道            陆家嘴        陆家嘴街道办事处, 陆家嘴街道办, 陆家嘴
//	Town      木座藏族乡            木座藏族乡    itself; and 木座乡, 木座
//	Town      紫蓬山管委会          紫蓬山        紫蓬山管理委员会, 紫蓬山
//	Town      红星农场              红星农场      itself only
//	County    浦东新区              浦东          浦东新区, 浦东
//	County    长阳土家族自治县      itself        itself; and 长阳县, 长阳
//	County    徐州经济技术开发区    itself        itself only
//	City      锡林郭勒盟            锡林郭勒      锡林郭勒盟, 锡林郭勒
//	City      延边朝鲜族自治州      itself        itself; and 延边州, 延边
//	Province  广西壮族自治区        广西          广西壮族自治区, 广西自治区, 广西
type rule struct {
	level  Level
	ends   []string // endings of official names; each of them is found as any other
	also   []string // endings that the data does not use for such a place, but texts do
	bare   bool     // the stem alone is found too
	whole  bool     // the ending is not cut: the name is its own stem
	filler bool     // a name of the ledger only, nobody is found by it; it is one of ends, uncut
	second bool     // cuts no official name: the rule of a shortened second name
	min    int      // runes that the stem has at least
}

func split(s string) []string { return strings.Split(s, "|") }

// rules is the table above. Its order is part of the data file: classes are its indexes.
// 林区 asks for three runes because 神农架林区 is a forest district and 万柏林区 is not; a bare stem
// of one rune (滦 for 滦县) is nobody's name.
var rules = []rule{
	{level: Village, ends: split("村|村委会|村村委会|村民委员会|村村民委员会|村委员会|村民委会|村村民委会"), min: 1},
	{level: Village, ends: split("村居委会|村居民委员会"), also: split("村|村社区"), min: 1},
	{level: Village, ends: split("社区|社区居委会|社区居民委员会|社区村委会|社区村民委员会|社区委员会|社区居委"), also: split("居委会|居民委员会"), min: 1},
	{level: Village, ends: split("居委会|居民委员会"), also: split("社区|社区居委会|社区居民委员会"), bare: true, min: 2},
	{level: Village, ends: split("嘎查|嘎查村民委员会|嘎查委员会|嘎查委会|嘎查村"), also: split("嘎查村委会"), min: 1},
	{level: Village, ends: split("牧委会"), also: split("牧民委员会"), bare: true, min: 2},
	{level: Village, whole: true},
	{level: Town, ends: split("镇"), bare: true, min: 2},
	{level: Town, ends: split("族乡|族镇"), whole: true},
	{level: Town, ends: split("乡"), bare: true, min: 2},
	{level: Town, ends: split("街道|街道办事处"), also: split("街道办"), bare: true, min: 2},
	{level: Town, ends: split("办事处|地区"), also: split("地区办事处"), bare: true, min: 2},
	{level: Town, ends: split("苏木"), bare: true, min: 2},
	{level: Town, ends: split("管委会|管理委员会"), bare: true, min: 2},
	{level: Town, second: true, also: split("乡|镇"), bare: true},
	{level: Town, whole: true},
	{level: County, ends: split("新区|特区"), bare: true, min: 2},
	{level: County, ends: split("林区"), bare: true, min: 3},
	{level: County, ends: split("开发区|园区|管理区|示范区|名胜区|聚集区|实验区|矿区|食品区|自治县|自治旗|族区"), whole: true},
	{level: County, ends: split("县|区|市|旗"), bare: true, min: 2},
	{level: County, second: true, also: split("县|旗|区"), bare: true},
	{level: County, whole: true},
	{level: City, ends: split("市辖区|县|省直辖县级行政区划|自治区直辖县级行政区划"), filler: true},
	{level: City, ends: split("自治州"), whole: true},
	{level: City, ends: split("市|地区|盟"), bare: true, min: 2},
	{level: City, second: true, also: split("州"), bare: true},
	{level: City, whole: true},
	{level: Province, ends: split("省|市"), bare: true, min: 2},
	{level: Province, ends: split("自治区|壮族自治区|回族自治区|维吾尔自治区"), bare: true, min: 2},
	{level: Province, whole: true},
	{level: Site, whole: true},
}

// class is an index into rules; tail one into tails.
type (
	class uint8
	tail  uint8
)

var (
	tails   = listTails()   // all endings, "" first, longest first after it
	takes   = listTakes()   // for each tail the set of classes that are found with it
	openers = listOpeners() // the first runes of tails
)

func listTails() []string {
	all := []string{}
	for _, r := range rules {
		if !r.uncut() {
			all = append(append(all, r.ends...), r.also...)
		}
	}
	slices.SortFunc(all, func(a, b string) int {
		if len(a) != len(b) {
			return len(b) - len(a)
		}
		return strings.Compare(a, b)
	})
	return append([]string{""}, slices.Compact(all)...)
}

func listTakes() []uint32 {
	sets := make([]uint32, len(tails))
	for c, r := range rules {
		for t, s := range tails {
			fits := !r.uncut() && (slices.Contains(r.ends, s) || slices.Contains(r.also, s))
			if fits || s == "" && (r.bare || r.whole) {
				sets[t] |= 1 << c
			}
		}
	}
	return sets
}

func listOpeners() []rune {
	var first []rune
	for _, s := range tails[1:] {
		r, _ := utf8.DecodeRuneInString(s)
		first = append(first, r)
	}
	slices.Sort(first)
	return slices.Compact(first)
}

// cut splits an official name of a level: the stem, the ending that was cut off, the class.
func cut(l Level, name string) (stem string, t tail, c class) {
	best := -1
	for i := range rules {
		r := &rules[i]
		if r.level != l || r.second {
			continue
		}
		if end, ok := r.ending(name); ok && len(end) > best {
			best, c = len(end), class(i)
			stem, t = name, 0
			if !r.uncut() {
				stem, t = name[:len(name)-len(end)], tail(slices.Index(tails, end))
			}
		}
	}
	return stem, t, c
}

// uncut says that the rule leaves a name as its own stem.
func (r *rule) uncut() bool { return r.whole || r.filler }

// ending is the longest ending of the rule that name has; a rule without any fits every name.
func (r *rule) ending(name string) (string, bool) {
	if len(r.ends) == 0 {
		return "", true
	}
	if r.filler {
		return name, slices.Contains(r.ends, name)
	}
	longest := ""
	for _, end := range r.ends {
		stem, ok := strings.CutSuffix(name, end)
		if ok && len(end) > len(longest) && utf8.RuneCountInString(stem) >= r.min {
			longest = end
		}
	}
	return longest, longest != ""
}

// levels is what the classes of a set are, to a text that has their stem with ending t.
func levels(classes uint32, t tail) LevelSet {
	var s LevelSet
	for rest := classes & takes[t]; rest != 0; rest &= rest - 1 {
		r := &rules[bits.TrailingZeros32(rest)]
		s |= levelBit(r.level, t == 0 && r.bare)
	}
	return s
}
