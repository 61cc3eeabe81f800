package alike_test

import (
	"math"
	"slices"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"zhenyu/engine/alike"
)

// likeness is the slow twin: the share itself, over sets of shingles.
func likeness(a, b string) float64 {
	x, y := shingles(a), shingles(b)
	both := 0
	for s := range x {
		if y[s] {
			both++
		}
	}
	return float64(both) / float64(max(1, len(x)+len(y)-both))
}

func shingles(text string) map[string]bool {
	var runes []rune
	for _, r := range strings.ToLower(text) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			runes = append(runes, r)
		}
	}
	set := map[string]bool{}
	for i := 5; i <= len(runes); i++ {
		set[string(runes[i-5:i])] = true
	}
	return set
}

// TestEstimate holds the estimate to the share itself, within five standard errors.
func TestEstimate(t *testing.T) {
	t.Parallel()
	text := rapid.StringOfN(rapid.SampledFrom([]rune("镇村人水田路山河工业园区,。a1")), 80, 300, -1)
	rapid.Check(t, func(t *rapid.T) {
		body := text.Draw(t, "body")
		a, b := body+text.Draw(t, "end of a"), body+text.Draw(t, "end of b")
		got, want := alike.Sign(a).Likeness(alike.Sign(b)), likeness(a, b)
		if math.Abs(got-want) > 5*0.0625 {
			t.Fatalf("estimated %.3f, is %.3f", got, want)
		}
	})
}

// TestCopyIsFound checks that a copy with other crumbs around it and a sentence less shares a band.
func TestCopyIsFound(t *testing.T) {
	t.Parallel()
	var body strings.Builder
	for i := range 60 {
		body.WriteString("第" + string(rune('一'+i)) + "处察看了项目建设进度" + string(rune('丁'+i*3)) + "并听取汇报;")
	}
	original := body.String()
	copied := "首页 > 新闻 > 正文 浏览次数 18\n" + original[:len(original)*9/10/3*3] + "\n责任编辑:佚名"
	a, b := alike.Sign(original), alike.Sign(copied)
	if got := a.Likeness(b); got < 0.7 {
		t.Errorf("likeness %.2f", got)
	}
	if !slices.ContainsFunc(a.Bands(), func(h uint64) bool { return slices.Contains(b.Bands(), h) }) {
		t.Error("no band in common")
	}
}

// TestFolded checks that script and width do not count.
func TestFolded(t *testing.T) {
	t.Parallel()
	if alike.Sign("發展農業,建設園區ＡＢＣ") != alike.Sign("发展农业建设园区abc") {
		t.Error("the other script is another text")
	}
}

func TestShort(t *testing.T) {
	t.Parallel()
	s := alike.Sign("，。四个字了")
	if s != (alike.Signature{}) && len(s.Bands()) == 0 {
		t.Error("a signature without bands")
	}
	none := alike.Sign("四个字。")
	if none.Bands() != nil || none.Likeness(none) != 0 {
		t.Error("a text too short to compare is like another")
	}
}

// keptBand is of the first version.
const keptBand = 0xe7c274a1fae3027

// TestKept holds signatures to what they were: they are kept in records.
func TestKept(t *testing.T) {
	t.Parallel()
	s := alike.Sign("区委书记到青禾镇调研")
	if got := s.Bands()[0]; got != keptBand {
		t.Errorf("band %#x: signatures changed, and with them every record", got)
	}
}

func BenchmarkSign(b *testing.B) {
	text := strings.Repeat("区委书记到青禾镇调研产业园区,看望慰问老党员。", 60)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		alike.Sign(text)
	}
}
