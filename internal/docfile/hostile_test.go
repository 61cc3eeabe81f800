package docfile

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"hash/crc32"
	"runtime"
	"strings"
	"testing"
	"time"

	"zhenyu/internal/lang"
)

// TestHostile is the set of files that are sent to break a reader. Each must give its one clear
// error, soon, and without taking more memory than is stated.
func TestHostile(t *testing.T) {
	const mib = 1 << 20
	bomb := zipOf(t, zipEntry{name: "a.txt", data: make([]byte, 32*mib)})
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"empty.docx", nil, "an empty file"},
		{"spaces.txt", []byte(" \r\n\u3000"), "an empty file"},
		{"mark.txt", []byte("\xff\xfe \x00"), "no characters but spaces"},
		{"same.txt", bytes.Repeat([]byte("a"), 100*mib), "100.0 MiB, over the limit of 64.0 MiB for one file"},
		{"same.docx", docxOf(t, par(strings.Repeat("一", 8*mib))), "a bomb: it unpacks to more than 200 times its size"},
		{"long.txt", bytes.Repeat([]byte("一二"), 4*mib), "its text is longer than the limit of 16.0 MiB; send it in parts"},
		{"random.txt", noise(1 * mib), "not a text, and no format that is known; send txt, html, docx, pdf, or a zip of these"},
		{"zeros.txt", make([]byte, mib), "not a text, and no format that is known; send txt, html, docx, pdf, or a zip of these"},
		{"bomb.zip", bomb, "a bomb: it unpacks to more than 200 times its size"},
		{"liar.zip", liar(t), "a damaged entry; send it again"},
		{"cut.zip", bomb[:len(bomb)/2], "a zip or docx that is cut off or damaged; send it again"},
		{"cut.docx", docxOf(t, par("一"))[:200], "a zip or docx that is cut off or damaged; send it again"},
		{"old.doc", []byte(ole + strings.Repeat("\x00", 600)), "an old Office file (doc, wps, xls); " + lang.English().T(saveAs)},
		{"old.wps", []byte(ole + strings.Repeat("\xff", 600)), "an old Office file (doc, wps, xls); " + lang.English().T(saveAs)},
		{"locked.docx", []byte(ole + string(encryptedPackage)), "an encrypted Office file; save it without a password"},
		{"table.docx", zipOf(t, zipEntry{name: "xl/workbook.xml"}), "a spreadsheet (xlsx); save it as docx or pdf"},
		{"text.odt", zipOf(t, zipEntry{name: "mimetype", data: []byte("application/vnd.oasis.opendocument.text")}, zipEntry{name: "content.xml", data: []byte("<x/>")}), "an OpenDocument file or a program (odt, ods, jar); save it as docx or pdf"},
		{"paper.ofd", zipOf(t, zipEntry{name: "OFD.xml"}), "an ofd file; save it as docx or pdf"},
		{"rich.doc", []byte(`{\rtf1\ansi`), "a rich text file (rtf); " + lang.English().T(saveAs)},
		{"page.mht", []byte("MIME-Version: 1.0\r\n"), "a web page saved as one mht file; save it as html"},
		{"a.rar", []byte("Rar!\x1a\x07\x00"), "a rar archive; pack it as zip"},
		{"photo.pdf", []byte("\x89PNG\r\n\x1a\n"), "a picture (png); " + lang.English().T(ocr)},
		{"program.txt", []byte("MZ\x90\x00\x03\x00"), "a program; send a document"},
		{"deep.html", []byte(strings.Repeat("<div>", 100_000) + sentence), "elements nested deeper than 256"},
		{"nested.html", []byte(strings.Repeat("<div>", 300) + sentence), "elements nested deeper than 256"},
		{"many.html", bytes.Repeat([]byte("<p>"), 600_000), "html of more than 500000 elements; send it in parts"},
		{"open.html", []byte(strings.Repeat("<font size=1><font size=2>", 100) + strings.Repeat("<p>a", 10_000)), "html of more than 500000 elements; send it in parts"},
		{"script.html", []byte("<html><script>" + strings.Repeat("a", mib)), "a page without text; if a browser shows text, print it to a pdf and send that"},
		{"deep.docx", docxOf(t, strings.Repeat("<w:sdt>", 100_000)), "elements nested deeper than 256"},
		{"laughs.docx", docxOf(t, `<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>`+par("&b;")), `damaged in word/document.xml: in line 2, a sign of the form &…; that xml does not know; open it in Word or WPS and save it again`},
		{"cut.pdf", fixture(t, "chromium.pdf")[:30_000], "a pdf that is cut off or damaged; send it again, or print it to a new pdf"},
	} {
		start, before := time.Now(), allocated()
		docs, refusals := extractAll(t, c.name, c.data, Limits{})
		if len(docs) != 0 || len(refusals) != 1 {
			t.Errorf("%s: %d documents, refusals %v", c.name, len(docs), refusals)
			continue
		}
		got, _ := strings.CutPrefix(refusals[0].Error(), refusals[0].File+": ")
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		if took := time.Since(start); took > 20*time.Second {
			t.Errorf("%s took %v", c.name, took)
		}
		if spent := allocated() - before; spent > 256*mib {
			t.Errorf("%s allocated %s", c.name, size(int64(spent)))
		}
	}
}

// TestLargeZip reads an archive that is larger than one file may be, and refuses one over its limit.
func TestLargeZip(t *testing.T) {
	t.Parallel()
	data := zipOf(t, zipEntry{name: "a.txt", data: []byte(sentence)}, zipEntry{name: "b.bin", data: noise(900)})
	lim := Limits{Bytes: 1000}
	if len(data) <= 1000 {
		t.Fatalf("%d bytes", len(data))
	}
	if docs, _ := extractAll(t, "a.zip", data, lim); len(docs) != 1 {
		t.Error("not read")
	}
	lim = Limits{Bytes: 500, Total: 1000}
	docs, refusals := extractAll(t, "a.zip", data, lim)
	if len(docs) != 0 || len(refusals) != 1 || !errors.Is(refusals[0], ErrTooLarge) {
		t.Errorf("%v %v", docs, refusals)
	}
}

// TestHostileTime reads what is large but allowed: it must stay far below the time limit.
func TestHostileTime(t *testing.T) {
	for _, c := range []struct {
		name string
		data string
	}{
		{"one letter", strings.Repeat("a", 15<<20)},
		{"one line of many", strings.Repeat("一", 5<<20)},
		{"newlines", strings.Repeat("一\n", 3<<20)},
		{"broken lines", "一二三四五六七八九十" + strings.Repeat("一二三四五六七八九十，一二三四五六七八九十。\n\xff", 60_000)},
		{"open tags.html", "<p>" + strings.Repeat("<b><p>一，", 200)},
		{"flat page.html", strings.Repeat("<p>一，二，三。</p>", 200_000)},
		{"divs.html", strings.Repeat("<div><a href=x>一，二</a>，三。</div>", 6_000)},
		{"breaks.html", strings.Repeat("<br>一，", 19_000)},
		{"broken sentence.html", strings.Repeat("<br>，", 400_000)},
		{"long cells.html", "<table><tr>" + strings.Repeat("<td rowspan=99999 colspan=999>"+strings.Repeat("一", 300), 70) + strings.Repeat("<tr><td>二", 100_000)},
		{"tables.html", strings.Repeat("<table><tr><td>一，<td>二", 120)},
		{"formatting.html", strings.Repeat("<b><i><u><a>一</p>", 2_000)},
		{"attributes.html", "<p " + strings.Repeat("a=b ", 500_000) + ">" + sentence},
		{"wide row.pdf", string(packedPDF(t, "BT /F1 2 Tf 0 100 Td "+strings.Repeat("(a) Tj 30 0 Td ", 50_000)+"ET"))},
		{"stairs.pdf", string(packedPDF(t, "BT /F1 2 Tf 0 100 Td "+strings.Repeat("(a) Tj 30 1 Td (b) Tj 30 -1 Td ", 25_000)+"ET"))},
		{"cells.html", "<table>" + strings.Repeat("<tr><td>一<td>二", 100_000)},
	} {
		start := time.Now()
		docs, refusals := extractAll(t, c.name, []byte(c.data), Limits{})
		took := time.Since(start)
		t.Logf("%-18s %8.1f ms  %d documents, %v", c.name, float64(took.Microseconds())/1000, len(docs), refusals)
		if took > 15*time.Second {
			t.Errorf("%s took %v", c.name, took)
		}
	}
}

// TestMemory holds what the package doc states of memory.
func TestMemory(t *testing.T) {
	text := strings.Repeat(sentence+"\n", 60_000) // 5 MB
	body := strings.ReplaceAll(text, "\n", "</w:t></w:r></w:p><w:p><w:r><w:t>")
	for _, c := range []struct {
		name  string
		data  []byte
		limit int
	}{
		{"a.txt", []byte(text), 4 * len(text)},
		{"gbk.txt", encoded(t, gb18030, text), 4 * len(text)},
		{"wide.txt", encoded(t, utf16le, text), 4 * len(text)},
		{"a.docx", docxOf(t, par(body)), 16 * len(body)},
		{"a.html", []byte("<p>" + strings.ReplaceAll(text, "\n", "</p><p>")), 24*len(text) + 500*60_000},
		{"empty.html", []byte(sentence + strings.Repeat("<p>", 400_000)), 500 * 400_000},
	} {
		before := allocated()
		docs, refusals := extractAll(t, c.name, c.data, Limits{Ratio: 2000})
		spent := int64(allocated() - before)
		if len(docs) != 1 {
			t.Fatal(refusals)
		}
		t.Logf("%s: %s of text, %s allocated", c.name, size(int64(len(docs[0].Text))), size(spent))
		if spent > int64(c.limit) {
			t.Errorf("%s allocated %s, limit %s", c.name, size(spent), size(int64(c.limit)))
		}
	}
}

// allocated is what the process has allocated so far: more than it ever holds at a time.
func allocated() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.TotalAlloc
}

// noise is bytes without a pattern, the same each time.
func noise(n int) []byte {
	data := make([]byte, n)
	state := uint32(1)
	for i := range data {
		state = state*1664525 + 1013904223
		data[i] = byte(state >> 24)
	}
	return data
}

// liar is a zip whose entry unpacks to more than it declares.
func liar(t *testing.T) []byte {
	t.Helper()
	var packed bytes.Buffer
	w, err := flate.NewWriter(&packed, flate.DefaultCompression)
	if err != nil {
		t.Fatal(err)
	}
	content := noise(2 << 20)
	w.Write(content)
	w.Close()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	f, err := z.CreateRaw(&zip.FileHeader{
		Name: "a.txt", Method: zip.Deflate, CRC32: crc32.ChecksumIEEE(content),
		CompressedSize64: uint64(packed.Len()), UncompressedSize64: 10,
	})
	if err != nil {
		t.Fatal(err)
	}
	f.Write(packed.Bytes())
	z.Close()
	return b.Bytes()
}
