package report_test

import (
	"testing"

	"zhenyu/engine/report"
)

// TestColumns reads a table of what was assigned on the spot: each row's asks are for its place, of its body and by its day,
// where the ask itself says no other.
func TestColumns(t *testing.T) {
	const text = `5月12日，区长林岸带队到白鹭镇，先后查看了鹭湖公园、永丰路改造工程。现将交办事项整理如下：
序号	点位	发现问题	整改要求	责任单位	完成时限
1	鹭湖公园	步道破损	修复破损步道，增设路灯	镇城建办	6月底前
2	永丰路改造工程	进度滞后	倒排工期，确保汛前完工	区住建局	2026年7月15日`
	want := [][4]string{
		{"鹭湖公园", "修复破损步道", "镇城建办", "6月底前"},
		{"鹭湖公园", "增设路灯", "镇城建办", "6月底前"},
		{"永丰路改造工程", "倒排工期，确保汛前完工", "区住建局", "汛前"},
	}
	got := report.Read(text, nil).Directives
	if len(got) != len(want) {
		t.Fatalf("%d asks, want %d: %+v", len(got), len(want), got)
	}
	for i, d := range got {
		if d.For == nil || d.Addressee == nil || [4]string{*d.For, d.Text, *d.Addressee, d.Deadline} != want[i] {
			t.Errorf("ask %d: %+v, want %q", i, d, want[i])
		}
	}
}

// TestPlaceColumn reads a table under a report that tells of no place: its column of places is the way that was gone.
func TestPlaceColumn(t *testing.T) {
	r := report.Read("5月12日，区长林岸带队开展督导。\n序号\t点位\t问题\t整改要求及时限\n1\t鹭湖公园\t步道破损\t6月底前修复破损步道\n2\t永丰路改造工程\t进度滞后\t倒排工期", nil)
	if !r.IsVisit || len(r.Stops) != 2 || len(r.Directives) != 2 || r.Stops[1].Place != "永丰路改造工程" || r.Directives[0].Deadline != "6月底前" {
		t.Errorf("%v, stops %+v, asks %+v", r.IsVisit, r.Stops, r.Directives)
	}
}

// TestDueCellAsks reads a table whose column of deadlines also says what is to be done.
func TestDueCellAsks(t *testing.T) {
	r := report.Read("5月12日，区长林岸带队开展督导。\n点位\t责任单位\t时限\n古井村桥头\t交通局\t6月15日前完成护栏安装", nil)
	if len(r.Directives) != 1 || r.Directives[0].Text != "6月15日前完成护栏安装" || r.Directives[0].Deadline != "6月15日前" || *r.Directives[0].Addressee != "交通局" {
		t.Errorf("%+v", r.Directives)
	}
}
