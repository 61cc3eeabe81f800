package standards_test

import (
	"slices"
	"strings"
	"testing"

	"zhenyu/standards"
)

// TestNamesSayWhatItIs: the kindergarten of a primary school is no primary school, and what only bears the name of a school
// or a hospital is neither.
func TestNamesSayWhatItIs(t *testing.T) {
	t.Parallel()
	categories, err := standards.Categories()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ tag, name, want string }{
		{"amenity=school", "实验小学", "edu.school edu.primary"},
		{"amenity=school", "小学附属幼儿园", "edu.kindergarten"},
		{"amenity=kindergarten", "阳光幼儿园", "edu.kindergarten"},
		{"amenity=school", "九年一贯制学校", "edu.school edu.primary edu.junior"},
		{"amenity=school", "临港实验学校", "edu.school edu.primary edu.junior"},
		{"amenity=school", "建平学校", "edu.school edu.primary edu.junior"},
		{"amenity=school", "华中实验学校", "edu.school edu.primary edu.junior"},
		{"amenity=school", "实验学校小学部", "edu.school edu.primary"},
		{"amenity=school", "实验学校初中部", "edu.school edu.junior"},
		{"amenity=school", "第三中学附属小学", "edu.school edu.primary"},
		{"amenity=school", "惠南初级中学", "edu.school edu.junior"},
		{"amenity=school", "南汇高级中学", "edu.school"},
		{"amenity=school", "职业技术学校", "edu.school"},
		{"amenity=school", "特殊教育学校", "edu.school"},
		{"amenity=school", "驾驶学校", ""},
		{"amenity=school", "老年大学", ""},
		{"amenity=school", "小学培训中心", ""},
		{"amenity=school", "废弃小学", ""},
		{"amenity=clinic", "口腔诊所", "health.outpatient health.care"},
		{"amenity=clinic", "宠物医院", ""},
		{"amenity=hospital", "动物医院", ""},
		{"amenity=hospital", "第一人民医院", "health.care"},
	} {
		key, value, _ := strings.Cut(c.tag, "=")
		tags := map[string]string{key: value, "name": c.name}
		var got []string
		for i := range categories {
			if categories[i].Matches(func(key string) string { return tags[key] }) {
				got = append(got, categories[i].ID)
			}
		}
		if !slices.Equal(got, strings.Fields(c.want)) {
			t.Errorf("%s, %s: got %v, want %s", c.tag, c.name, got, c.want)
		}
	}
}
