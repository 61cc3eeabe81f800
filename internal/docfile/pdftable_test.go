package docfile

import (
	"strings"
	"testing"
)

// TestTableRows gives lines as a browser prints them: cells of several lines beside cells of one, set
// in the middle of their row.
func TestTableRows(t *testing.T) {
	t.Parallel()
	at := func(text string, left, right, y float64, level bool) line {
		return line{text: text, left: left, right: right, top: y, bottom: y - 10, em: 10, level: level}
	}
	intro := at("5月8日，区长到云岭镇调研，现场提出要求。", 107, 307, 730, false)
	table := []line{
		at("点位", 110, 130, 700, false), at("整改要求", 280, 320, 700, true),
		at("责任单", 441, 471, 709, false), at("位", 452, 462, 692, false), at("时限", 480, 500, 700, false),
		at("东港村卫生", 89, 139, 671, false), at("室", 89, 99, 654, false),
		at("立即下架过期药品，对同类药品全面清查一遍，建立效", 160, 400, 671, false), at("期管理台账", 160, 210, 654, false),
		at("卫健局", 439, 469, 663, false), at("5月12日", 481, 518, 671, false), at("前", 481, 491, 654, false),
		at("西港村礼堂", 89, 139, 633, false), at("清除杂物", 160, 200, 633, true), at("云岭镇", 441, 471, 633, true), at("5月", 481, 500, 633, true),
	}
	want := []string{
		intro.text, "点位\t整改要求\t责任单位\t时限",
		"东港村卫生室\t立即下架过期药品，对同类药品全面清查一遍，建立效期管理台账\t卫健局\t5月12日前",
		"西港村礼堂\t清除杂物\t云岭镇\t5月",
	}
	after := at("他要求尽快整改。", 86, 166, 600, false)
	for _, c := range []struct {
		name  string
		lines []line
		want  []string
	}{
		{"between paragraphs", append(append([]line{intro}, table...), after), append(want, after.text)},
		{"short columns over a table", append([]line{
			at(strings.Repeat("一", 18), 89, 269, 775, false), at(strings.Repeat("一", 18), 89, 269, 760, false), at("二。", 89, 109, 745, false),
			at(strings.Repeat("三", 18), 330, 510, 775, false), at("四。", 330, 350, 760, false),
		}, table...), append([]string{strings.Repeat("一", 36) + "二。", strings.Repeat("三", 18) + "四。"}, want[1:]...)},
		{"a line of far parts is no table", []line{intro, at("签发：张三", 86, 136, 700, false), at("2026年", 300, 340, 700, true), after}, []string{intro.text, "签发：张三\t2026年", after.text}},
	} {
		if got := paragraphs(splitColumns([]page{{height: 842, lines: tableRows(c.lines)}})); got != strings.Join(c.want, "\n") {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, strings.Join(c.want, "\n"))
		}
	}
}

// TestTableRowsLeaveColumns keeps short columns of text apart from tables.
func TestTableRowsLeaveColumns(t *testing.T) {
	t.Parallel()
	pages := twoUp(typeset([]string{strings.Repeat("一", 60) + "。", strings.Repeat("二", 70) + "。"}, 20, 4, 2, 0))
	if got := tableRows(pages[0].lines); len(got) != len(pages[0].lines) {
		t.Errorf("%d lines of %d", len(got), len(pages[0].lines))
	}
}
