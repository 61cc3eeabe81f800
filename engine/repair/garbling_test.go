package repair_test

import (
	"strings"
	"testing"

	"zhenyu/engine/repair"
)

// annotated makes any phrase part of a garbled text.
const annotated = "區(qū)領(lǐng)導(dǎo)來(lái)到現(xiàn)場(chǎng)。"

// broken are phrases that were met on garbled pages, with what stood there before.
var broken = []struct{ shown, want string }{
	{"規(guī)?；r(nóng)業(yè)", "規模化農業"},
	{"規(guī)?；B(yǎng)殖", "規模化養殖"},
	{"應(yīng)用?；诖耍覈r(nóng)業(yè)", "應用。基于此，我國農業"},
	{"因?yàn)闅夂蛞蛩氐挠绊懚l(fā)生", "因為氣候因素的影響而發生"},
	{"工程?！碧烀髡诟鞴苻r(nóng)業(yè)", "工程。”天明正在跟主管農業"},
	{"方向?！?5分", "方向。“15分"},
	{"掛鉤?？梢哉f", "掛鉤。可以說"},
	{"人們?nèi)找嬖鲩L", "人們日益增長"},
	{"的?！鄙虾Ｆ胀訁^(qū)", "的。”上海普陀區"},
	{"缺失?！氨热缥宜诘男^(qū)", "缺失。“比如我所在的小區"},
	{"解決?！?/p>", "解決。”</p>"},
	{"水平?；貧w", "水平。回歸"},
	{"心安悅?cè)荻燃俅屙?xiàng)目", "心安悅容度假村項目"},
	{"當?shù)丶铀偻七M項目", "當地加速推進項目"},
	{"規(guī)?？偭?，", "規模總量，"},
	{"新?lián)?、實現", "新擔當、實現"},
	{"發(fā)展?jié)摿?，", "發展潛力，"},
	{"燃?xì)獗ㄊ鹿式逃?xùn)", "燃氣爆炸事故教訓"},
	{"張龍?jiān)敿?xì)了解", "張龍詳細了解"},
	{"張?jiān)拼〞浽谌〗?jīng)濟", "張云川書記在全省經濟"},
	{"燃?xì)獍踩a(chǎn)", "燃氣安全生產"},
	{"燃?xì)獍踩芾碇贫?，", "燃氣安全管理制度，"},
	{"燃?xì)獍踩蝿?shì)", "燃氣安全形勢"},
	{"燃?xì)獍踩珗?zhí)法", "燃氣安全執法"},
	{"燃?xì)獍踩挪檎胃邏旱膽B(tài)勢", "燃氣安全排查整治高壓的態勢"},
	{"燃?xì)獍踩R(shí)宣傳", "燃氣安全知識宣傳"},
	{"工作?？h領導", "工作。縣領導"},
	{"調研？h政協", "調研。縣政協"},
	{"我們?nèi)コ抢镒 ?", "我們去城里住"},
	{"睡不著?！彼哪陙", "睡不著。”四年來"},
	{"活動?！吧钊Α逼鹪?", "活動。“生活圈”起源"},
}

// TestBroken counts the phrases that come out exactly. Of the others, three lack a character that
// the display no longer holds (a digit, a tag, the end), and 跟主管 loses to 各管.
func TestBroken(t *testing.T) {
	t.Parallel()
	const clean, leastExact = "區領導來到現場。", 27
	exact := 0
	for _, row := range broken {
		got, ok := strings.CutPrefix(repair.Repair(annotated+row.shown).Repaired, clean)
		if !ok {
			t.Errorf("%s: the phrase before it was changed: %s", row.shown, got)
		}
		if got == row.want {
			exact++
			continue
		}
		t.Logf("%s\n got  %s\n want %s", row.shown, got, row.want)
	}
	if exact < leastExact {
		t.Errorf("%d of %d phrases exact, want %d", exact, len(broken), leastExact)
	}
}

// TestBrokenIsMarked checks that every break that needed a choice says so.
func TestBrokenIsMarked(t *testing.T) {
	t.Parallel()
	for shown, kind := range map[string]repair.Kind{
		"規(guī)?；r(nóng)業(yè)": repair.Gap,
		"掛鉤?？梢哉f":              repair.Lost,
		"規(guī)?？偭?，":          repair.Tail,
		"人們?nèi)找嬖鲩L":          "",
		"當?shù)丶铀偻七M項目":        "",
	} {
		guesses := repair.Repair(annotated + shown).Guesses
		switch {
		case kind == "" && len(guesses) > 0:
			t.Errorf("%s: bytes and reading decide, but %v", shown, guesses)
		case kind != "" && (len(guesses) != 1 || guesses[0].Kind != kind):
			t.Errorf("%s: guesses %v, want one of kind %s", shown, guesses, kind)
		}
	}
}
