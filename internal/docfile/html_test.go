package docfile

import (
	"context"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestHTML(t *testing.T) {
	t.Parallel()
	article := `<p>3月18日，区委书记到望潮镇调研，实地察看滨海产业园的建设情况，听取工作汇报。</p>
<p>他要求，望潮镇要在6月30日前完成货运通道施工。</p>`
	text := "3月18日，区委书记到望潮镇调研，实地察看滨海产业园的建设情况，听取工作汇报。\n他要求，望潮镇要在6月30日前完成货运通道施工。"
	menu := `<nav><a href="/">首页</a><a href="/news">新闻中心</a></nav>`
	for _, c := range []struct{ name, page, want string }{
		{"title of the page first", `<!DOCTYPE html><title>区领导调研产业</title><body>` + article, "区领导调研产业\n" + text},
		{"site name cut off the title", `<title>区领导调研产业-云港区政府网</title><body><h1>区领导调研产业</h1>` + article, "区领导调研产业\n" + text},
		{"fragment", article, text},
		{"menu, script, style, controls", `<html><head><style>p{}</style><script>var a="<p>没有</p>";</script></head><body>` + menu + `<select><option>选</option></select>` + article + `<div>[打印本页] 【关闭窗口】</div><footer>版权所有。</footer></body></html>`, text},
		{"hidden", `<body>` + article + `<div style="display: none">看不见。</div><p hidden>看不见。</p>`, text},
		{"entities and spaces", "<body><p>&nbsp;&nbsp;一&ldquo;二&rdquo;&#19977;\n  四 A&amp;B&lt;\n5</p>", "一“二”三四 A&B< 5"},
		{"breaks", "<div>一<br>二<br/><b>三</b>四</div>五", "一\n二\n三四\n五"},
		{"table", "<body>" + article + "<table><tr><th>镇</th><th>人口</th></tr><tr><td><p>望潮镇</p></td><td> 8.4 </td></tr><tr><td></td><td>7</td></tr></table>", text + "\n镇\t人口\n望潮镇\t8.4\n\t7"},
		{"cells over rows and columns", "<table><tr><th rowspan=2>点位<th colspan=2>要求</tr><tr><td>单位<td>时限</tr><tr><td>桥头<td>交通局<td>6月</tr><tr><td rowspan='2'>渡口<td>水务局<td>7月</tr><tr><td>住建局<td>8月</tr><tr><td rowspan=9>站<td>局<td>月</tr><tr></tr></table>", "点位\t要求\t\n点位\t单位\t时限\n桥头\t交通局\t6月\n渡口\t水务局\t7月\n渡口\t住建局\t8月\n站\t局\t月"},
		{"break inside a sentence", "<p>要完善机制，<br>\n 让村民增收。<br>　　二要<br/>建路。</p><p>　　要在9月<br>底前通电。<br>一、建路。</p><div>\n  张三<br>李四。</div>", "要完善机制，让村民增收。\n二要\n建路。\n要在9月底前通电。\n一、建路。\n张三\n李四。"},
		{"table as layout", "<table><tr><td>" + article + "<table><tr><td>镇</td><td>人口</td></tr></table></td><td>旁边</td></tr></table>", text + "\n镇\t人口\n旁边"},
		{"pre", "<pre>一\n  二</pre>", "一\n二"},
		{"ruby", "<p><ruby>圩<rt>xū</rt></ruby>镇</p>", "圩镇"},
		{"form around everything", "<form>" + article + "</form>", text},
	} {
		doc := extractOne(t, "a.html", []byte(c.page))
		if doc.Text != c.want || doc.Format != HTML {
			t.Errorf("%s:\n%q, want\n%q", c.name, doc.Text, c.want)
		}
	}
}

// TestHTMLKeepsEverySentence puts paragraphs into the frame of an old government page: all of them
// must come out, in order, and nothing of the menu.
func TestHTMLKeepsEverySentence(t *testing.T) {
	t.Parallel()
	common := encodableRunes(t)
	rapid.Check(t, func(t *rapid.T) {
		var want []string
		var page strings.Builder
		page.WriteString(`<html><body><div id="menu"><ul>` + strings.Repeat(`<li><a href="#">栏目</a></li>`, 12) + `</ul></div><div class="TRS_Editor">`)
		for range rapid.IntRange(1, 12).Draw(t, "paragraphs") {
			p := strings.TrimLeft(string(rapid.SliceOfN(rapid.SampledFrom(common), 5, 60).Draw(t, "text")), "，。、；：") + "。"
			want = append(want, p)
			page.WriteString("<p>　　" + p + "</p>\n")
		}
		page.WriteString("</div></body></html>")
		for doc, err := range Extract(context.Background(), "a.htm", []byte(page.String()), Limits{}) {
			if got := strings.TrimPrefix(doc.Text, strings.Repeat("栏目\n", 12)); err != nil || got != strings.Join(want, "\n") {
				t.Fatalf("%v %q, want %q", err, doc.Text, want)
			}
		}
	})
}

// TestSniff tells html from text that speaks of it, and notes names that contradict.
func TestSniff(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, data, format, note string }{
		{"a.txt", "<!DOCTYPE html><p>" + sentence, HTML, "the name ends in .txt, the content is html"},
		{"a.doc", "<html><body>" + sentence, HTML, "the name ends in .doc, the content is html"},
		{"a.html", sentence, TXT, "the name ends in .html, the content is txt"},
		{"a.html", sentence + "<br>" + sentence, HTML, ""},
		{"a.txt", sentence + "写作<br>的网页", TXT, ""},
		{"a", "  <!-- 注 --> <DIV>" + sentence, HTML, ""},
		{"a.txt", "<p>" + sentence + "</p>", TXT, ""},
		{"a.txt", "<<" + sentence + ">>", TXT, ""},
		{"MZ.txt", "MZ 是两个字母。", TXT, ""},
		{"a.pdf", sentence, TXT, "the name ends in .pdf, the content is txt"},
	} {
		doc := extractOne(t, c.name, []byte(c.data))
		if doc.Format != c.format || notesOf(doc) != c.note {
			t.Errorf("%s %q: %+v", c.name, c.data, doc)
		}
	}
}

func TestSqueeze(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.SampledFrom([]rune("区a1 \n\t　，"))).Draw(t, "s")
		got := squeeze(s)
		if strings.Join(strings.Fields(got), "") != strings.Join(strings.Fields(s), "") {
			t.Fatalf("%q lost characters: %q", s, got)
		}
		if got != squeeze(got) || !utf8.ValidString(got) || got != strings.TrimSpace(got) {
			t.Fatalf("%q is not settled", got)
		}
	})
}
