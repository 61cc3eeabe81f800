package report_test

import (
	"slices"
	"testing"

	"zhenyu/engine/report"
)

// TestForms reads what reports of other writers look like, one form of the genre each: how lists
// close, how places are told of without a verb of going, how asks are put.
func TestForms(t *testing.T) {
	for _, c := range []struct {
		form, text string
		stops      []string
		asked      []string // whom for, then what
	}{
		{
			"sorts of places and questions are none",
			"镇党委书记车宏亮深入镇域内的烟花爆竹零售店、加油站、人员密集场所检查。“订单排到了什么时候？”他来到家润多超市石鼓店询问。",
			[]string{"家润多超市石鼓店"},
			nil,
		},
		{
			"half-width quotes and full stops",
			`县委书记葛文斌来到青山合作社.他强调,粮食安全是"国之大者".各部门要修好机耕路.收储企业要随到随收,坚决防止农民"卖粮难".农发行要及时放贷.`,
			[]string{"青山合作社"},
			[]string{"", "修好机耕路", "青山合作社", `随到随收，坚决防止农民"卖粮难"`, "青山合作社", "及时放贷"},
		},
		{
			"praise is no ask",
			"县委书记葛文斌来到磻溪镇青山合作社。葛文斌指出，合作社发展势头良好。要加快二期建设。",
			[]string{"青山合作社"},
			[]string{"青山合作社", "加快二期建设"},
		},
		{
			"an ask behind 在X is for X, though other places were told of",
			"县长温良先后来到青禾镇云水村、石河村。在云水村调研时，温良强调，要加快建设车间。要打响品牌。",
			[]string{"云水村", "石河村"},
			[]string{"云水村", "加快建设车间", "云水村", "打响品牌"},
		},
		{
			"what an addressee names ends with the next place",
			"县长温良到青禾镇、白鹭镇督导。\n在青禾镇产业园，温良要求青禾镇加快招商。在青禾镇滨河路工程现场，他叮嘱施工单位抢抓工期。",
			[]string{"白鹭镇", "青禾镇", "产业园", "滨河路工程现场"},
			[]string{"青禾镇", "加快招商", "滨河路工程现场", "抢抓工期"},
		},
		{
			"a stop is named again in short",
			"县长温良先后来到江苏格力斯特新材料有限公司、永丰粮食烘干仓储一体化项目。\n在格力斯特公司，温良要求企业加强研发。\n在永丰粮食一体化项目，温良强调，要优化服务。",
			[]string{"江苏格力斯特新材料有限公司", "永丰粮食烘干仓储一体化项目"},
			[]string{"江苏格力斯特新材料有限公司", "加强研发", "永丰粮食烘干仓储一体化项目", "优化服务"},
		},
		{
			"a district on the way and a second move in one clause",
			"市长蔡文雄由水利局局长陪同，前往溪湖镇访视慈恩老人养护中心、喜乐保育院。",
			[]string{"溪湖镇", "慈恩老人养护中心", "喜乐保育院"},
			nil,
		},
		{
			"two firms closed by a count",
			"市长谭朝晖先后到宏远新材、明德电子、凯瑞智造和华泰铝业四家企业调研。",
			[]string{"宏远新材", "明德电子", "凯瑞智造", "华泰铝业"},
			nil,
		},
		{
			"a list of kinds names no places",
			"区长凌霄深入部分企业、景区、商超检查，随后来到鸿福商厦。",
			[]string{"鸿福商厦"},
			nil,
		},
		{
			"stations in a row",
			"镇党委书记田野下了村。第一站，三岔口村。田野强调，要把渠清通。第二站是前进村。",
			[]string{"三岔口村", "前进村"},
			[]string{"三岔口村", "把渠清通"},
		},
		{
			"a paragraph opens with a firm",
			"市委书记洪波到青田区调研。\n天马重工是有着六十年历史的老国企。洪波来到总装车间，希望企业深化改革。",
			[]string{"青田区", "天马重工"},
			[]string{"天马重工", "深化改革"},
		},
		{
			"a public place without a name of its own keeps its town",
			"区政协主席欧阳瑾来到红星镇敬老院、沙棠镇冷链物流园，随后走进沙棠镇果蔬基地。",
			[]string{"红星镇敬老院", "沙棠镇冷链物流园", "果蔬基地"},
			nil,
		},
		{
			"areas that head items of a list",
			"区委书记司徒敏先后到望海镇的渔港社区、盐田村和前湾镇的岗头村调研。",
			[]string{"渔港社区", "盐田村", "岗头村"},
			nil,
		},
		{
			"people called on are no places",
			"部长夏雨来到梓木村，走访了脱贫户周大贵、困难党员李福生。",
			[]string{"梓木村"},
			nil,
		},
		{
			"a place alone, behind a clock, and behind a time",
			"区长林岸夜查治污。\n【22:15】北窑收费站检查点。车辆逐一登记。\n22时50分，白石旧货市场，摊位已经收了。林岸要求摊主清走杂物。",
			[]string{"北窑收费站检查点", "白石旧货市场"},
			[]string{"白石旧货市场", "清走杂物"},
		},
		{
			"a list closed by ……, a list counted",
			"区长林岸走基层。\n青禾农贸市场、老字号“桂香斋”糕点铺、新开路甲27号仓库……林岸一个点接一个点看。",
			[]string{"青禾农贸市场", "老字号“桂香斋”糕点铺", "新开路甲27号仓库"},
			nil,
		},
		{
			"a list goes on behind its commas",
			"区长林岸实地视察了青禾镇老街供水工程、青禾镇敬老院，县第二医院感染楼和白鹭乡万人供水点，以及白鹭乡中心小学。",
			[]string{"老街供水工程", "青禾镇敬老院", "县第二医院感染楼", "万人供水点", "白鹭乡中心小学"},
			nil,
		},
		{
			"what lies ahead, whose home it is",
			"区长林岸走访。\n再往前走是永安老供销社改造工程，林岸要求修旧如旧。\n低保户田素芬是青禾镇大石村人。走进她家，林岸叮嘱村干部常来看看。",
			[]string{"永安老供销社改造工程", "大石村"},
			[]string{"永安老供销社改造工程", "修旧如旧", "大石村", "常来看看"},
		},
		{
			"a numbered list below a word of going, a corner of a village",
			"区长林岸带队督导，先后来到：\n1.青禾镇丰源农机专业合作社；\n2.白鹭粮库；\n③嘉禾面粉有限公司\n午后，林岸钻进了南沟村的拱棚里。",
			[]string{"丰源农机专业合作社", "白鹭粮库", "嘉禾面粉有限公司", "南沟村"},
			nil,
		},
		{
			"speech before its speaker",
			"区长林岸来到青禾农贸市场。“摊位租金不能随便涨。”林岸对市场负责人说。",
			[]string{"青禾农贸市场"},
			[]string{"青禾农贸市场", "摊位租金不能随便涨"},
		},
		{
			"asks of pronouns, of departments and with a time in front",
			"区长林岸来到青禾商场，叮嘱他们注意防火。林岸强调，民政、消防、市场监管要联合检查，清明期间倡导文明祭扫。",
			[]string{"青禾商场"},
			[]string{"青禾商场", "注意防火", "青禾商场", "联合检查", "青禾商场", "清明期间倡导文明祭扫"},
		},
		{
			"the head of an item, its asks in the next sentence",
			"区长林岸来到青禾镇。林岸强调，一要压实责任。青禾镇要逐户排查隐患。",
			[]string{"青禾镇"},
			[]string{"青禾镇", "逐户排查隐患"},
		},
		{
			"firms of unknown trades, and a way that is only passed",
			"区长林岸穿过北门街，来到糖坊巷。在华兴玻璃、楚天精锻、三环磁电，林岸走进车间询问订单。",
			[]string{"糖坊巷", "华兴玻璃", "楚天精锻", "三环磁电"},
			nil,
		},
		{
			"a crossing, a road between two villages, works at a number",
			"区长林岸前往解放路与建设路交叉口、桑园村至窑头村道路硬化项目等路段检查。",
			[]string{"解放路与建设路交叉口", "桑园村至窑头村道路硬化项目"},
			nil,
		},
		{
			"what is entered without going is no place",
			"区长林岸来到南渡口排涝站。当前已进入主汛期，要加密巡查。",
			[]string{"南渡口排涝站"},
			nil,
		},
		{
			"what sort of firm, and what was done to a place, are no part of its name",
			"区长林岸走访了民营企业代表宏达集团、老字号企业永春堂药店。林岸又来到改造一新的东街口、正在施工的滨湖路隧道。",
			[]string{"宏达集团", "永春堂药店", "东街口", "滨湖路隧道"},
			nil,
		},
		{
			"again and an ask, no modal",
			"区长林岸来到青禾商场，勉励商户诚信经营，又要求承包商加强清扫，免生滑倒意外。",
			[]string{"青禾商场"},
			[]string{"青禾商场", "诚信经营", "青禾商场", "加强清扫，免生滑倒意外"},
		},
		{
			"an effect behind an adverb, and a task behind 及时",
			"区长林岸来到青禾镇。他强调，要加强巡查，切实保障群众安全。要完善机制，及时为企业解难。",
			[]string{"青禾镇"},
			[]string{"青禾镇", "加强巡查，切实保障群众安全", "青禾镇", "完善机制", "青禾镇", "及时为企业解难"},
		},
		{
			"a talk at the end of a visit to several towns",
			"县长贺一鸣来到青禾镇云水村，要求村里修好水渠。在白鹭镇石桥村，他要求村里管好山塘。走访结束后，贺一鸣强调，要落实责任。",
			[]string{"云水村", "石桥村"},
			[]string{"云水村", "修好水渠", "石桥村", "管好山塘", "", "落实责任"},
		},
		{
			"an office behind a town's name",
			"南埔镇长高志宏前往福德社区活动中心，指示建设课于两周内完成会勘。",
			[]string{"福德社区活动中心"},
			[]string{"福德社区活动中心", "于两周内完成会勘"},
		},
	} {
		t.Run(c.form, func(t *testing.T) {
			stops, asked := said(report.Read(c.text, country(t)))
			if !slices.Equal(stops, c.stops) {
				t.Errorf("stops %q, want %q", stops, c.stops)
			}
			if !slices.Equal(asked, c.asked) {
				t.Errorf("asked %q, want %q", asked, c.asked)
			}
		})
	}
}

// said lists the names of the stops, and whom for and what of each directive.
func said(r *report.Reading) (stops, asked []string) {
	for _, s := range r.Stops {
		stops = append(stops, s.Place)
	}
	for _, d := range r.Directives {
		name := ""
		if d.For != nil {
			name = *d.For
		}
		asked = append(asked, name, d.Text)
	}
	return stops, asked
}

// TestRows reads tables as they arrive, and lines with bars that are none.
func TestRows(t *testing.T) {
	for text, want := range map[string][]string{
		"新场镇|要加快建设":  {"新场镇", "加快建设"},
		"新场镇\t要加快建设": {"新场镇", "加快建设"},
		"序号|点位|要求\n1|新场镇|加快排水改造，6月底前完工\n2|永兴食品厂|办理许可": {"新场镇", "加快排水改造", "新场镇", "6月底前完工", "永兴食品厂", "办理许可"},
		"点位|情况\n新场镇|加快了排水改造":                          nil,
		"首页 | 新闻 | 要闻": nil,
	} {
		if _, asked := said(report.Read(text, country(t))); !slices.Equal(asked, want) {
			t.Errorf("%q: %q, want %q", text, asked, want)
		}
	}
}

// TestElsewhere reads the same town of a mainland county's report and of one from Taiwan: only the first is in the gazetteer.
func TestElsewhere(t *testing.T) {
	t.Parallel()
	for text, code := range map[string]bool{
		"区长林岸到泥城镇检查路面，要求镇里月底前修好。":        true,
		"縣長林岸會同縣議員、里長到泥城鎮會勘路面，請公所月底前修好。": false,
	} {
		stops := report.Read(text, country(t)).Stops
		if len(stops) == 0 || (stops[0].Code != "") != code {
			t.Errorf("%s: %+v", text, stops)
		}
	}
}
