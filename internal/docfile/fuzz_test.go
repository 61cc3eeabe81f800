package docfile

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// fuzzLimits are small, so that the fuzzer reaches every limit with the few bytes it works on.
var fuzzLimits = Limits{Bytes: 1 << 20, Total: 2 << 20, Text: 64 << 10, Entries: 20, Pages: 20, Elements: 5000}

// checkExtract holds what is promised for any bytes: whole documents or whole refusals, in the
// limits, and the same again.
func checkExtract(t *testing.T, name string, data []byte) {
	t.Helper()
	kept := slices.Clone(data)
	docs, refusals := extractAll(t, name, data, fuzzLimits)
	if !slices.Equal(kept, data) {
		t.Fatal("the input was changed")
	}
	if len(docs)+len(refusals) == 0 || len(docs)+len(refusals) > 2*fuzzLimits.Entries+1 {
		t.Fatalf("%d documents, %d refusals", len(docs), len(refusals))
	}
	for _, d := range docs {
		checkDocument(t, d)
	}
	again, refusedAgain := extractAll(t, name, data, fuzzLimits)
	if !reflect.DeepEqual(docs, again) || !reflect.DeepEqual(refusals, refusedAgain) { //nolint:govet // the very same errors are meant
		t.Fatalf("not the same twice:\n%+v %v\n%+v %v", docs, refusals, again, refusedAgain)
	}
}

func checkDocument(t *testing.T, d Document) {
	t.Helper()
	if !slices.Contains([]string{TXT, HTML, DOCX, PDF}, d.Format) || (d.Charset == "") != (d.Format == DOCX || d.Format == PDF) {
		t.Fatalf("format %q, charset %q", d.Format, d.Charset)
	}
	if strings.TrimSpace(d.Text) == "" || len(d.Text) > fuzzLimits.Text || !utf8.ValidString(d.Text) {
		t.Fatalf("text %q", d.Text)
	}
	for _, r := range d.Text {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			t.Fatalf("control character %U in %q", r, d.Text)
		}
	}
	if d.Format == TXT {
		return
	}
	for line := range strings.Lines(d.Text) {
		if strings.TrimSpace(line) == "" {
			t.Fatalf("an empty line in %q", d.Text)
		}
	}
}

func FuzzText(f *testing.F) {
	for _, c := range charsets {
		data, err := c.enc.NewEncoder().Bytes([]byte("縣長到竹山鎮會勘，要求公所辦理發包。\r\n"))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
		f.Add(slices.Concat(c.marks, data))
	}
	for _, k := range knownFormats {
		f.Add([]byte(strings.Repeat(" ", k.at) + k.magic))
	}
	f.Add([]byte(ole))
	f.Fuzz(func(t *testing.T, data []byte) {
		if b, _ := openBundle(data); b == nil && !isPDF(data) {
			checkExtract(t, "a.txt", data)
		}
	})
}

func FuzzHTML(f *testing.F) {
	f.Add(`<!DOCTYPE html><title>题-站</title><body><nav>首页</nav><p>一&nbsp;二<table><tr><td>镇<td>人口</table>`)
	f.Add(`<table><tr><td><table><tr><td>一<td>二</table><pre> 三
四</pre><ruby>圩<rt>xu</ruby><div style="display:none">五</div>`)
	f.Add(`<meta charset=gbk><b><i><font a=1><p>六<a>七<p>八</b><select><option>九<svg><desc><p>十`)
	f.Fuzz(func(t *testing.T, page string) { checkExtract(t, "a.html", []byte("<p>"+page)) })
}

func FuzzDOCX(f *testing.F) {
	f.Add(par("一"), listDefinitions)
	f.Add(`<w:tbl><w:tr><w:tc>`+par("镇")+`</w:tc><w:tc/></w:tr></w:tbl><w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="5"/></w:numPr></w:pPr><w:r><w:rPr><w:vanish/></w:rPr><w:t>一</w:t><w:tab/><w:br/></w:r><w:del/></w:p>`, listDefinitions)
	f.Add(`<w:p><w:r><w:txbxContent>`+par("框")+`</w:txbxContent></w:r></w:p>`, ``)
	f.Fuzz(func(t *testing.T, body, lists string) {
		parts := []zipEntry{}
		if lists != "" {
			parts = append(parts, zipEntry{name: "word/numbering.xml", data: []byte(lists)})
		}
		checkExtract(t, "a.docx", docxOf(t, body, parts...))
	})
}

func FuzzZip(f *testing.F) {
	inner := zipOf(f, zipEntry{name: "b.txt", data: []byte("二")})
	f.Add(inner)
	f.Add(zipOf(f, zipEntry{name: "a.zip", data: inner}, zipEntry{name: "../\xd0\xc2.docx", data: docxOf(f, par("一"))}))
	f.Add(zipOf(f, zipEntry{name: "s.txt", data: []byte("x"), mask: 1}, zipEntry{name: "z.txt", data: make([]byte, 2<<20)}))
	f.Add(docxOf(f, par("一"), zipEntry{name: "word/styles.xml", data: []byte("<w:styles/>")}))
	f.Fuzz(func(t *testing.T, data []byte) {
		checkExtract(t, "a.zip", append([]byte("PK\x03\x04"), data[min(4, len(data)):]...))
	})
}

func FuzzPDF(f *testing.F) {
	f.Add(pdfOf("BT /F1 14 Tf 40 100 Td (words) Tj ET", drawing))
	f.Add(pdfOf())
	for _, name := range []string{"locked.pdf", "encrypted.pdf"} {
		f.Add(fixture(f, name))
	}
	f.Fuzz(func(t *testing.T, data []byte) { checkExtract(t, "a.pdf", append([]byte("%PDF-1.4\n"), data...)) })
}
