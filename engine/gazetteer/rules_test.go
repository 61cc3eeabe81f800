package gazetteer

import (
	"slices"
	"strings"
	"testing"
)

// TestRules is the table of rules.go by example: what a name is found as, and what not.
func TestRules(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		level Level
		name  string
		typed string // found with the type word
		bare  string // found as a stem alone
		not   string
	}{
		{Village, "外灶村村委会", "外灶村|外灶村委会|外灶村村委会|外灶村村民委员会|外灶村民委员会", "", "外灶|外灶村村|外灶镇"},
		{Village, "新建村委会", "新建村|新建村委会|新建村村委会", "", "新建|新建社区"},
		{Village, "时村", "时村|时村村委会", "", "时"},
		{Village, "李解村村民委会", "李解村|李解村村委会", "", "李解"},
		{Village, "潍坊一村居委会", "潍坊一村|潍坊一村社区|潍坊一村居民委员会", "", "潍坊一|潍坊一村村委会"},
		{Village, "多福巷社区居委会", "多福巷社区|多福巷居委会|多福巷社区居民委员会", "", "多福巷"},
		{Village, "新兴里居委会", "新兴里社区|新兴里居委会|新兴里社区居委会", "新兴里", "新兴里村"},
		{Village, "完工嘎查", "完工嘎查|完工嘎查村民委员会|完工嘎查委员会", "", "完工"},
		{Village, "敖伦淖尔嘎查村民委员会", "敖伦淖尔嘎查", "", "敖伦淖尔嘎查村民"},
		{Village, "巴音牧委会", "巴音牧委会|巴音牧民委员会", "巴音", ""},
		{Village, "一连生活区", "一连生活区", "", "一连"},
		{Village, "庙港村委会（新）", "庙港村委会（新）|庙港村", "", "庙港"},
		{Town, "泥城镇", "泥城镇", "泥城", "泥城乡|泥城镇政府"},
		{Town, "马镇", "马镇", "", "马"},
		{Town, "陆家嘴街道", "陆家嘴街道|陆家嘴街道办事处|陆家嘴街道办", "陆家嘴", "陆家嘴镇"},
		{Town, "泥城街道办事处", "泥城街道|泥城街道办事处", "泥城", ""},
		{Town, "沙湖办事处", "沙湖办事处", "沙湖", ""},
		{Town, "南磨房地区", "南磨房地区|南磨房地区办事处", "南磨房", ""},
		{Town, "木座藏族乡", "木座藏族乡|木座乡", "木座", "木座藏族|木座镇"},
		{Town, "六德傈僳族彝族乡", "六德傈僳族彝族乡|六德乡", "六德", ""},
		{Town, "巴彦淖尔苏木", "巴彦淖尔苏木", "巴彦淖尔", ""},
		{Town, "紫蓬山管委会", "紫蓬山管委会|紫蓬山管理委员会", "紫蓬山", ""},
		{Town, "红星农场", "红星农场", "", "红星"},
		{County, "浦东新区", "浦东新区", "浦东", "浦东区"},
		{County, "清新区", "清新区", "清新", "清"},
		{County, "万柏林区", "万柏林区", "万柏林", "万柏"},
		{County, "神农架林区", "神农架林区", "神农架", ""},
		{County, "滦县", "滦县", "", "滦"},
		{County, "长阳土家族自治县", "长阳土家族自治县|长阳县", "长阳", "长阳土家族"},
		{County, "双江拉祜族佤族布朗族傣族自治县", "双江县", "双江", ""},
		{County, "鄂温克族自治旗", "鄂温克族自治旗", "", "旗|鄂温克"},
		{County, "管城回族区", "管城回族区|管城区", "管城", "管城县"},
		{County, "徐州经济技术开发区", "徐州经济技术开发区", "", "徐州|徐州经济技术开发"},
		{City, "锡林郭勒盟", "锡林郭勒盟", "锡林郭勒", ""},
		{City, "延边朝鲜族自治州", "延边朝鲜族自治州|延边州", "延边", ""},
		{City, "伊犁哈萨克自治州", "伊犁州", "伊犁", ""},
		{City, "石家庄市", "石家庄市", "石家庄", ""},
		{City, "市辖区", "", "", "市辖区|市辖"},
		{City, "县", "", "", "县"},
		{Province, "广西壮族自治区", "广西壮族自治区|广西自治区", "广西", ""},
		{Province, "上海市", "上海市", "上海", "上"},
		{Site, "滨海湿地公园", "滨海湿地公园", "", "滨海湿地"},
	} {
		g := oneName(c.level, c.name)
		for s := range strings.SplitSeq(c.typed, "|") {
			checkName(t, g, c.level, c.name, s, s != "", false)
		}
		for s := range strings.SplitSeq(c.bare, "|") {
			checkName(t, g, c.level, c.name, s, s != "", true)
		}
		for s := range strings.SplitSeq(c.not, "|") {
			checkName(t, g, c.level, c.name, s, false, false)
		}
	}
}

// oneName is a Gazetteer of one place, of any level.
func oneName(l Level, name string) *Gazetteer {
	d := build(0, []row{{l, 1, name, None}}, nil)
	return &Gazetteer{country: d.table, first: firstChildren(d.parent, d.level)}
}

func checkName(t *testing.T, g *Gazetteer, l Level, name, asked string, want, bare bool) {
	t.Helper()
	if got := len(g.Find(nil, asked)) == 1; got != want {
		t.Errorf("%s: Find(%s) is %v, want %v", name, asked, got, want)
		return
	}
	if !want {
		return
	}
	set := g.country.levels(g.country.exact(asked))
	if set.Bare(l) != bare || set.Typed(l) == bare || !set.Has(l) || set.OnlyBare() != bare {
		t.Errorf("%s: as %s the set is %b, want bare %v", name, asked, set, bare)
	}
	if g.Name(0) != name {
		t.Errorf("Name = %s, want %s", g.Name(0), name)
	}
}

// TestRuleTable keeps what the rest relies on: classes and endings fit their sets, and each
// level has a rule for any name.
func TestRuleTable(t *testing.T) {
	t.Parallel()
	if len(rules) > 32 || len(tails) > 128 {
		t.Fatalf("%d rules, %d endings", len(rules), len(tails))
	}
	for l := Province; l <= Site; l++ {
		if !slices.ContainsFunc(rules, func(r rule) bool { return r.level == l && r.whole && r.ends == nil }) {
			t.Errorf("level %d has no rule for any name", l)
		}
	}
	for i := range tails {
		for j := i + 1; j < len(tails); j++ {
			if tails[i] == tails[j] || i > 0 && len(tails[i]) < len(tails[j]) {
				t.Errorf("endings %q, %q: want distinct, longest first", tails[i], tails[j])
			}
		}
	}
}
