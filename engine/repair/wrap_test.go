package repair_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"zhenyu/engine/repair"
)

// sentences are of the genre, with numbers that make a line of so many characters narrower than others.
var sentences = []string{
	"6月21日至22日，县委书记陈立新深入柳溪镇、石门乡、大坪镇，实地督导防汛备汛工作。",
	"在柳溪镇黄泥塘水库，陈立新登上大坝，仔细查看水位、溢洪道和值班记录，询问巡查频次。",
	"他要求，水库管理单位要严格落实24小时值班制度，发现险情第一时间报告、第一时间处置。",
	"在石门乡双河口村，陈立新要求乡村两级干部对“隐患点”逐一排查，该转移的坚决转移（不得延误），严禁群众擅自返回。",
	"气象、水利、自然资源等部门要加强会商研判，投资1.5亿元的水库，2024年12月31日前要全部完成除险加固！",
}

// TestWrapped: paragraphs come back from lines broken at any width, whatever shows where they begin.
func TestWrapped(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		indents := rapid.SampledFrom([][2]string{{"　　", ""}, {"    ", ""}, {"", "　　"}, {"　　　　", "　　"}}).Draw(t, "indents")
		width := rapid.IntRange(18, 40).Draw(t, "width")
		var whole, broken []string
		for range rapid.IntRange(2, 5).Draw(t, "paragraphs") {
			paragraph := strings.Join(rapid.SliceOfN(rapid.SampledFrom(sentences), 3, 5).Draw(t, "sentences"), "")
			whole = append(whole, indents[0]+paragraph)
			broken = append(broken, breakAt(paragraph, width, indents[0], indents[1]))
		}
		in, want := strings.Join(broken, "\n")+"\n", strings.Join(whole, "\n")+"\n"
		got := repair.Repair(in)
		if got.Repaired != want {
			t.Fatalf("%s\ngives\n%s\nwant\n%s", in, got.Repaired, want)
		}
		for offset, r := range got.Repaired {
			if start, _ := got.Origin(offset, offset+len(string(r))); !strings.HasPrefix(in[start:], string(r)) {
				t.Fatalf("%c at %d is said to come from %q", r, offset, in[start:start+3])
			}
		}
	})
}

// breakAt breaks a paragraph after so many characters, indents included.
func breakAt(paragraph string, width int, first, other string) string {
	var out strings.Builder
	line, indent := []rune(nil), first
	for _, r := range paragraph {
		if line == nil {
			line = []rune(indent)
		}
		if line = append(line, r); len(line) == width {
			out.WriteString(string(line) + "\n")
			line, indent = nil, other
		}
	}
	return strings.TrimSuffix(out.String()+string(line), "\n")
}

// TestNotWrapped: lists and paragraphs of about one length stay what they are.
func TestNotWrapped(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"江苏格力斯特新材料科技股份有限公司\n江苏丰源农业机械制造集团有限公司\n江苏永兴精密仪器科技股份有限公司\n江苏宏达纺织印染科技股份有限公司\n",
		"　　县长王勇来到大坝沟镇察看青松敬老院。\n　　县长王勇来到红光小学，察看新建操场。\n　　县长王勇来到云水村，察看新修的水渠。\n　　县长王勇来到石河村，察看新建的公路。\n",
		"一、加快建设柳溪镇、石门乡的高标准农田\n二、加快建设大坪镇、青禾镇的乡村旅游路\n三、加快建设白鹭镇、云水镇的污水处理厂\n四、加快建设石河镇、红光镇的便民服务站\n",
		"1.加快建设柳溪镇、石门乡的高标准农田项目\n2.加快建设大坪镇、青禾镇的乡村旅游路项目\n3.加快建设白鹭镇、云水镇的污水处理厂项目\n4.加快建设石河镇、红光镇的便民服务站项目\n",
	} {
		if got := repair.Repair(text).Repaired; got != text {
			t.Errorf("%s\nbecomes\n%s", text, got)
		}
	}
}
