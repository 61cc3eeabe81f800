package report_test

import (
	"testing"

	"zhenyu/engine/report"
)

// TestNames reads who leads a visit: names of all lengths, each as long as it is and no longer.
func TestNames(t *testing.T) {
	for _, c := range []struct{ text, name string }{
		{"区长阿布都热合曼到青禾镇调研。阿布都热合曼要求，青禾镇要逐户排查隐患。", "阿布都热合曼"},
		{"区长买买提·艾力到青禾镇调研。买买提·艾力要求，青禾镇要逐户排查隐患。", "买买提·艾力"},
		{"区长尼玛次仁到青禾镇调研。尼玛次仁要求，青禾镇要逐户排查隐患。", "尼玛次仁"},
		{"区长欧阳林岸到青禾镇调研。欧阳林岸要求，青禾镇要逐户排查隐患。", "欧阳林岸"},
		{"区长林章岸今天到青禾镇调研。次日，区长林章岸今天到青禾镇再次调研。林章岸要求，青禾镇要逐户排查隐患。", "林章岸"},
		{"区长林岸率队到青禾镇调研。林岸要求，青禾镇要逐户排查隐患。", "林岸"},
	} {
		r := report.Read(c.text, nil)
		if len(r.Leaders) != 1 || r.Leaders[0].Name != c.name {
			t.Errorf("%s: leaders %v, want %s", c.text, r.Leaders, c.name)
		}
	}
}
