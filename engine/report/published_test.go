package report_test

import (
	"testing"

	"zhenyu/engine/report"
)

// TestYearIsThatOfPublishing takes the year of a visit from the full date that its report carries, and from no other.
func TestYearIsThatOfPublishing(t *testing.T) {
	t.Parallel()
	const told = "县委书记王一民到云溪镇调研。在便民服务中心,王一民要求,缩短排队时间。"
	for text, want := range map[string]int{
		"发布时间:2017-09-25 浏览:\n9月22日," + told:       2017,
		"2024/01/02 来源:本报\n12月29日," + told:         2023,
		"9月22日," + told + "\n2019年9月30日":           2019,
		"9月22日," + told + "该站1998年9月30日建成。":        0,
		"9月22日," + told + "项目2021年3月1日开工。":         0,
		"版本2024.13.45\n9月22日," + told:              0,
		"2020年9月22日," + told + "\n发布时间:2021-09-25": 2020,
	} {
		r := report.Read(text, country(t))
		if r.Dates == nil || r.Dates.Year != want {
			t.Errorf("%q: got %+v, want %d", text, r.Dates, want)
		}
	}
}
