package docfile

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"zhenyu/internal/lang"
)

func TestDOCX(t *testing.T) {
	t.Parallel()
	run := func(inner string) string { return `<w:p><w:r>` + inner + `</w:r></w:p>` }
	for _, c := range []struct{ name, body, want string }{
		{"paragraphs", par("一") + par("") + par("二"), "一\n二"},
		{"runs of one paragraph", `<w:p><w:r><w:t>望潮</w:t></w:r><w:r><w:t xml:space="preserve">镇 </w:t></w:r><w:hyperlink><w:r><w:t>调研</w:t></w:r></w:hyperlink></w:p>`, "望潮镇 调研"},
		{"tab, break, hyphen", run(`<w:t>一</w:t><w:tab/><w:t>二</w:t><w:br/><w:t>三</w:t><w:noBreakHyphen/>`), "一\t二\n三-"},
		{"tab stops are no tabs", `<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>一</w:t></w:r></w:p>`, "一"},
		{"tracked changes", `<w:p><w:del><w:r><w:delText>旧</w:delText><w:t>旧</w:t></w:r></w:del><w:ins><w:r><w:t>新</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>走</w:t></w:r></w:moveFrom></w:p>`, "新"},
		{"field code", run(`<w:instrText>PAGE</w:instrText><w:t>第1页</w:t>`), "第1页"},
		{"hidden run", `<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>露</w:t></w:r></w:p>`, "露"},
		{"fallback", `<w:p><w:r><mc:AlternateContent><mc:Choice><wps:txbx><w:txbxContent>` + par("框") + `</w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><w:txbxContent>` + par("框") + `</w:txbxContent></mc:Fallback></mc:AlternateContent><w:t>正文</w:t></w:r></w:p>`, "正文\n框"},
		{"content control", `<w:sdt><w:sdtPr><w:t>不要</w:t></w:sdtPr><w:sdtContent>` + par("一") + `</w:sdtContent></w:sdt>`, "一"},
		{"table", `<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:trPr/><w:tc><w:tcPr/>` + par("镇") + `</w:tc><w:tc>` + par("人口") + `</w:tc></w:tr><w:tr><w:tc>` + par("望潮") + par("镇") + `</w:tc><w:tc>` + par("") + `</w:tc></w:tr></w:tbl>` + par("后"), "镇\t人口\n望潮 镇\t\n后"},
		{"break inside a sentence", run(`<w:tab/><w:t>要在9月</w:t><w:br/><w:t>底前通电。</w:t><w:br/><w:t>二、建路，</w:t><w:cr/><w:t>通水</w:t><w:br/><w:t>张三</w:t>`), "要在9月底前通电。\n二、建路，通水\n张三"},
		{"cells over rows and columns", `<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="3"/></w:tcPr>` + par("清单") + `</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>` + par("桥头") + `</w:tc><w:tc>` + par("建路") + `</w:tc><w:tc>` + par("6月") + `</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>` + par("") + `</w:tc><w:tc>` + par("通水") + `</w:tc><w:tc>` + par("7月") + `</w:tc></w:tr></w:tbl>`, "清单\t\t\n桥头\t建路\t6月\n桥头\t通水\t7月"},
		{"table in a cell", `<w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc>` + par("里") + `</w:tc><w:tc>` + par("面") + `</w:tc></w:tr></w:tbl></w:tc><w:tc>` + par("外") + `</w:tc></w:tr></w:tbl>`, "里 面\t外"},
		{"entities", par("A&amp;B &lt;&#x4E00;&gt;"), "A&B <一>"},
	} {
		doc := extractOne(t, "a.docx", docxOf(t, c.body))
		if doc.Text != c.want || doc.Format != DOCX || doc.Charset != "" {
			t.Errorf("%s: %q, want %q", c.name, doc.Text, c.want)
		}
	}
}

const listDefinitions = `<w:numbering xmlns:w="w">
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl></w:abstractNum>
<w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="6"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="7"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
</w:numbering>`

// TestDOCXNumbers writes out numbers that are in no text of the file: by paragraph, by style, and
// started anew.
func TestDOCXNumbers(t *testing.T) {
	t.Parallel()
	item := func(id, level, text string) string {
		return `<w:p><w:pPr><w:numPr><w:ilvl w:val="` + level + `"/><w:numId w:val="` + id + `"/></w:numPr></w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
	}
	styled := `<w:p><w:pPr><w:pStyle w:val="H"/></w:pPr><w:r><w:t>己</w:t></w:r></w:p>`
	styles := `<w:styles xmlns:w="w"><w:style w:styleId="H"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="X"><w:basedOn w:val="X"/></w:style></w:styles>`
	body := item("5", "0", "甲") + item("5", "1", "乙") + item("5", "1", "丙") + item("5", "2", "丁") + item("6", "0", "戊") + styled +
		item("5", "1", "庚") + item("7", "0", "辛") + item("0", "0", "壬") + `<w:p><w:pPr><w:pStyle w:val="X"/></w:pPr><w:r><w:t>癸</w:t></w:r></w:p>`
	doc := extractOne(t, "a.docx", docxOf(t, body,
		zipEntry{name: "word/numbering.xml", data: []byte(listDefinitions)},
		zipEntry{name: "word/styles.xml", data: []byte(styles)}))
	want := "一、甲\n（一）乙\n（二）丙\n3. 丁\n戊\n二、己\n（一）庚\n一、辛\n壬\n癸"
	if doc.Text != want {
		t.Errorf("%q, want %q", doc.Text, want)
	}
}

func TestDOCXMainPart(t *testing.T) {
	t.Parallel()
	doc := extractOne(t, "a.docx", zipOf(t,
		zipEntry{name: "[Content_Types].xml", data: []byte("<Types/>")},
		zipEntry{name: "_rels/.rels", data: []byte(`<Relationships><Relationship Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/word/document2.xml"/></Relationships>`)},
		zipEntry{name: "word/document2.xml", data: []byte(`<w:document xmlns:w="w"><w:body>` + par("一") + `</w:body></w:document>`)},
		zipEntry{name: "word/header1.xml", data: []byte(`<w:hdr xmlns:w="w">` + par("页眉") + `</w:hdr>`)}))
	if doc.Text != "一" {
		t.Errorf("%q", doc.Text)
	}
}

func TestDOCXRefusals(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		data []byte
		err  error
	}{
		{"cut off inside", zipOf(t, zipEntry{name: "word/document.xml", data: []byte(`<w:document xmlns:w="w"><w:body><w:p>`)}), ErrDamaged},
		{"crossed elements", docxOf(t, "<w:p></w:r>"), ErrDamaged},
		{"entity bomb", docxOf(t, `<!DOCTYPE x [<!ENTITY a "aaaa">]>`+par("&a;")), ErrDamaged},
		{"deep", docxOf(t, strings.Repeat("<w:sdt>", 300)+strings.Repeat("</w:sdt>", 300)), ErrTooLarge},
		{"deep in a paragraph", docxOf(t, "<w:p>"+strings.Repeat("<w:ins>", 300)+strings.Repeat("</w:ins>", 300)+"</w:p>"), ErrTooLarge},
		{"only a picture", docxOf(t, `<w:p><w:r><w:drawing/></w:r></w:p>`), ErrNoText},
		{"no picture either", docxOf(t, ``), ErrEmpty},
		{"no body", zipOf(t, zipEntry{name: "word/document.xml", data: []byte(`<x/>`)}), ErrEmpty},
		{"no main part", zipOf(t, zipEntry{name: "[Content_Types].xml", data: []byte("<T/>")}, zipEntry{name: "_rels/.rels", data: []byte("<R/>")}), ErrDamaged},
		{"damaged lists", docxOf(t, par("一"), zipEntry{name: "word/numbering.xml", data: []byte("<w:numbering")}), ErrDamaged},
	} {
		docs, refusals := extractAll(t, "a.docx", c.data, Limits{})
		if len(docs) != 0 || len(refusals) != 1 || !errors.Is(refusals[0], c.err) {
			t.Errorf("%s: %v %v, want %v", c.name, docs, refusals, c.err)
		}
	}
	// The limit on text counts what cells hold before their row is written.
	cells := `<w:tbl><w:tr>` + strings.Repeat(`<w:tc>`+par("一二三四五六七八九十")+`</w:tc>`, 100) + `</w:tr></w:tbl>`
	for _, body := range []string{cells, strings.Repeat(par("一二三四五六七八九十"), 100), par(strings.Repeat("一", 1000))} {
		_, refusals := extractAll(t, "a.docx", docxOf(t, body), Limits{Text: 500})
		if len(refusals) != 1 || !errors.Is(refusals[0], ErrTooLarge) {
			t.Errorf("over the limit on text: %v", refusals)
		}
	}
}

func TestNumerals(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		format string
		n      int
		want   string
	}{
		{"chineseCounting", 0, "〇"},
		{"chineseCounting", 10, "十"},
		{"chineseCounting", 12, "十二"},
		{"chineseCounting", 20, "二十"},
		{"chineseCounting", 105, "一百零五"},
		{"chineseCounting", 110, "一百一十"},
		{"chineseCounting", 1003, "一千零三"},
		{"chineseCounting", 10000, "10000"},
		{"upperRoman", 1994, "MCMXCIV"},
		{"lowerRoman", 4, "iv"},
		{"upperLetter", 28, "BB"},
		{"lowerLetter", 1, "a"},
		{"decimalZero", 7, "07"},
		{"decimalZero", 17, "17"},
		{"decimalEnclosedCircle", 3, "③"},
		{"ideographTraditional", 2, "乙"},
		{"ideographTraditional", 0, "0"},
		{"chineseLegalSimplified", 4, "肆"},
		{"decimal", 12, "12"},
		{"somethingNew", 12, "12"},
	} {
		if got := writeNumber(c.format, c.n); got != c.want {
			t.Errorf("%s %d: %q, want %q", c.format, c.n, got, c.want)
		}
	}
}

// TestChineseNumerals reads the written number back by its units, digit by digit.
func TestChineseNumerals(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 9999).Draw(t, "n")
		value, digit := 0, 0
		for _, r := range chinese(n) {
			if i := strings.IndexRune("零一二三四五六七八九", r); i >= 0 {
				digit = i / len("零")
				continue
			}
			unit := map[rune]int{'千': 1000, '百': 100, '十': 10}[r]
			value += max(digit, 1) * unit
			digit = 0
		}
		if value+digit != n {
			t.Fatalf("%d is written %s", n, chinese(n))
		}
	})
}

// TestDOCXFaultsInChinese: what is wrong with a file is said in the reader's words, none of a library's.
func TestDOCXFaultsInChinese(t *testing.T) {
	t.Parallel()
	chinese, err := lang.Open("zh")
	if err != nil {
		t.Fatal(err)
	}
	for body, want := range map[string]string{
		"<w:p></w:r>":     "word/document.xml 处损坏：第 2 行，标记的开头和结尾对不上",
		par("&j;"):        "word/document.xml 处损坏：第 2 行，有 xml 不认识的“&…;”写法",
		"\n<w:p w:a>":     "word/document.xml 处损坏：第 3 行，标记不合 xml 的写法",
		par("\xff"):       "word/document.xml 处损坏：第 2 行，有 xml 不允许的字符",
		"<w:p/></w:body>": "word/document.xml 处损坏：第 2 行，标记的开头和结尾对不上",
	} {
		_, refusals := extractAll(t, "a.docx", docxOf(t, body), Limits{})
		if len(refusals) != 1 {
			t.Errorf("%s: %v", body, refusals)
			continue
		}
		if got := refusals[0].Reason.In(chinese); got != want {
			t.Errorf("%s: %s, want %s", body, got, want)
		}
	}
}
