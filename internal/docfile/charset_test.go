package docfile

import (
	"context"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"
)

const sentence = "区委书记到望潮镇调研时要求，6月30日前完成货运通道施工。"

func TestCharsets(t *testing.T) {
	t.Parallel()
	traditional := "縣長到竹山鎮會勘，要求公所儘速辦理。"
	for _, c := range []struct {
		name    string
		data    []byte
		charset string
		text    string
	}{
		{"utf-8", []byte(sentence), "utf-8", sentence},
		{"utf-8 with mark", []byte("\ufeff" + sentence), "utf-8", sentence},
		{"ascii", []byte("a plain line"), "utf-8", "a plain line"},
		{"gb18030", encoded(t, gb18030, sentence), "gb18030", sentence},
		{"gb18030 with mark", encoded(t, gb18030, "\ufeff"+sentence), "gb18030", sentence},
		{"gb18030, four bytes", encoded(t, gb18030, sentence+"𠮷㐂"), "gb18030", sentence + "𠮷㐂"},
		{"traditional in gbk", encoded(t, gb18030, traditional), "gb18030", traditional},
		{"big5", encoded(t, big5, traditional), "big5", traditional},
		{"utf-16le", encoded(t, utf16le, sentence), "utf-16le", sentence},
		{"utf-16le with mark", encoded(t, utf16le, "\ufeff"+sentence), "utf-16le", sentence},
		{"utf-16be", encoded(t, utf16be, sentence), "utf-16be", sentence},
		{"utf-16be with mark", encoded(t, utf16be, "\ufeff"+sentence), "utf-16be", sentence},
		{"utf-32le with mark", encoded(t, utf32le, "\ufeff"+sentence), "utf-32le", sentence},
		{"ascii in utf-16le", encoded(t, utf16le, "a plain line"), "utf-16le", "a plain line"},
		{"old newlines", []byte("一\r二\r\n三\n四\u2028五\v六"), "utf-8", "一\n二\n三\n四\n五\n六"},
		{"no-break space, nul", []byte("一\u00a0二\x00三四五六七八九十一二三四五六七八九十一二三四五六七八九十。"), "utf-8", "一 二三四五六七八九十一二三四五六七八九十一二三四五六七八九十。"},
		{"private use stays", []byte("规\ue5e5模"), "utf-8", "规\ue5e5模"},
	} {
		doc := extractOne(t, "报告.txt", c.data)
		if doc.Charset != c.charset || doc.Text != c.text || doc.Format != TXT || len(doc.Notes) != 0 {
			t.Errorf("%s: %+v", c.name, doc)
		}
	}
}

// TestPastedMark reads a file that keeps the mark of UTF-8 and goes on in GBK.
func TestPastedMark(t *testing.T) {
	t.Parallel()
	doc := extractOne(t, "a.txt", append([]byte("\xef\xbb\xbf"), encoded(t, gb18030, strings.Repeat(sentence+"\n", 3))...))
	if doc.Charset != "gb18030" || doc.Text != strings.Repeat(sentence+"\n", 3) {
		t.Errorf("%+v", doc)
	}
}

// TestMixedLines reads a page whose frame is GBK and whose pasted lines are UTF-8 and Big5.
func TestMixedLines(t *testing.T) {
	t.Parallel()
	old := "縣府將會同鎮公所，儘速辦理發包，並向水保局爭取經費。"
	data := slices.Concat(
		encoded(t, gb18030, strings.Repeat(sentence+"\n", 4)),
		[]byte("会议强调，要压实责任，抓好整改。\n"),
		encoded(t, gb18030, sentence))
	doc := extractOne(t, "a.txt", data)
	want := strings.Repeat(sentence+"\n", 4) + "会议强调，要压实责任，抓好整改。\n" + sentence
	if doc.Text != want || doc.Charset != "gb18030" || len(doc.Notes) != 1 || notesOf(doc) != "lines in another charset than the rest, which is gb18030: 1" {
		t.Errorf("utf-8 in gbk: %+v", doc)
	}
	doc = extractOne(t, "a.txt", slices.Concat([]byte(sentence+"\n"+sentence+"\n"), encoded(t, big5, old)))
	if want := sentence + "\n" + sentence + "\n" + old; doc.Text != want || doc.Charset != "utf-8" {
		t.Errorf("big5 in utf-8: %+v", doc)
	}
}

// TestDeclared gives a declaration its small weight: a wrong one loses and is noted, a right one
// decides between readings that are equally good.
func TestDeclared(t *testing.T) {
	t.Parallel()
	page := func(declared string) string {
		return `<html><head><meta http-equiv="Content-Type" content="text/html; charset=` + declared + `"></head><body><p>` + sentence + `</p></body></html>`
	}
	doc := extractOne(t, "a.html", encoded(t, gb18030, page("utf-8")))
	if doc.Charset != "gb18030" || doc.Text != sentence || !strings.Contains(notesOf(doc), "it declares utf-8, the bytes are gb18030") {
		t.Errorf("gbk that declares utf-8: %+v", doc)
	}
	// 镕 is in GBK and not in GB 2312; pages declare the old name all the same.
	doc = extractOne(t, "a.html", encoded(t, gb18030, strings.Replace(page("gb2312"), "书记", "书记镕", 1)))
	if doc.Charset != "gb18030" || !strings.Contains(doc.Text, "镕") || len(doc.Notes) != 0 {
		t.Errorf("gbk that declares gb2312: %+v", doc)
	}
	doc = extractOne(t, "a.html", []byte(page("gb2312")))
	if doc.Charset != "utf-8" || doc.Text != sentence || len(doc.Notes) != 1 {
		t.Errorf("utf-8 that declares gb2312: %+v", doc)
	}
}

func TestCutOff(t *testing.T) {
	t.Parallel()
	for _, c := range charsets {
		data := encoded(t, c, "縣長到竹山鎮會勘，要求公所辦理發包")
		doc := extractOne(t, "a.txt", data[:len(data)-1])
		if doc.Charset != c.name || !strings.HasPrefix(doc.Text, "縣長到竹山鎮會勘，要求公所辦理發") ||
			len(doc.Notes) != 1 || !strings.Contains(notesOf(doc), "could not be decoded") {
			t.Errorf("%s: %+v", c.name, doc)
		}
	}
}

// TestDecodeRoundTrip draws texts of common characters: what was encoded must come back.
func TestDecodeRoundTrip(t *testing.T) {
	t.Parallel()
	common := encodableRunes(t)
	rapid.Check(t, func(t *rapid.T) {
		c := rapid.SampledFrom(charsets).Draw(t, "charset")
		runes := rapid.SliceOfN(rapid.SampledFrom(common), 24, 80).Draw(t, "runes")
		text := string(runes)
		data, err := c.enc.NewEncoder().Bytes([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		if d, _ := decode(context.Background(), data, nil); d.charset != c.name || d.text != text {
			t.Fatalf("%s read as %s: %q", c.name, d.charset, d.text)
		}
	})
}

// encodableRunes are the frequent characters that all charsets have.
func encodableRunes(t testing.TB) []rune {
	t.Helper()
	var common []rune
	for _, r := range frequent + "，。、；：" {
		if _, err := big5.enc.NewEncoder().String(string(r)); err == nil {
			common = append(common, r)
		}
	}
	return common
}

// TestDecodeTotal reads any bytes: the result is valid UTF-8, and the same twice.
func TestDecodeTotal(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		data := rapid.SliceOf(rapid.Byte()).Draw(t, "data")
		d, _ := decode(context.Background(), data, nil)
		again, _ := decode(context.Background(), slices.Clone(data), nil)
		if !utf8.ValidString(d.text) || d != again {
			t.Fatalf("%q gives %+v", data, d)
		}
		for _, r := range tidy(d.text) {
			if unicode.IsControl(r) && r != '\n' && r != '\t' {
				t.Fatalf("control character %U is left", r)
			}
		}
	})
}
