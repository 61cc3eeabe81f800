package docfile

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
)

// TestArchive reads a zip as an office packs it: names in GBK, folders, a docx, a page, a picture, and
// what systems leave behind.
func TestArchive(t *testing.T) {
	t.Parallel()
	gbk := func(name string) string { return string(encoded(t, gb18030, name)) }
	data := zipOf(t,
		zipEntry{name: gbk("调研/")},
		zipEntry{name: gbk("调研/望潮镇.txt"), data: encoded(t, gb18030, sentence)},
		zipEntry{name: gbk("调研/青石镇.docx"), data: docxOf(t, par("青石镇"))},
		zipEntry{name: gbk("照片.jpg"), data: []byte("\xff\xd8\xff\xe0 JFIF")},
		zipEntry{name: "__MACOSX/._a.txt", data: []byte("x")},
		zipEntry{name: "Thumbs.db", data: []byte("x")},
		zipEntry{name: gbk("调研/~$青石镇.docx"), data: []byte("x")},
		zipEntry{name: `..\..\etc\a.htm`, data: []byte("<p>" + sentence)},
		zipEntry{name: "/root/b.txt", data: []byte(sentence)},
		zipEntry{name: "inner.zip", data: zipOf(t, zipEntry{name: "c.txt", data: []byte("里")})},
	)
	docs, refusals := extractAll(t, "outer.zip", data, Limits{})
	var got []string
	for _, d := range docs {
		got = append(got, d.Name+" "+d.Format+" "+d.Text)
	}
	want := []string{
		"outer.zip!调研/望潮镇.txt txt " + sentence,
		"outer.zip!调研/青石镇.docx docx 青石镇",
		"outer.zip!etc/a.htm html " + sentence,
		"outer.zip!root/b.txt txt " + sentence,
		"outer.zip!inner.zip!c.txt txt 里",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if len(refusals) != 1 || refusals[0].Error() != "outer.zip!照片.jpg: a picture (jpeg); run OCR first and send the docx or pdf that it gives" {
		t.Errorf("%v", refusals)
	}
}

// TestArchiveBig5Names reads names that a traditional system wrote.
func TestArchiveBig5Names(t *testing.T) {
	t.Parallel()
	data := zipOf(t, zipEntry{name: string(encoded(t, big5, "縣長會勘.txt")), data: []byte("一")})
	docs, _ := extractAll(t, "a.zip", data, Limits{})
	if len(docs) != 1 || docs[0].Name != "a.zip!縣長會勘.txt" {
		t.Errorf("%+v", docs)
	}
}

func TestArchiveLimits(t *testing.T) {
	t.Parallel()
	text := func(name, s string) zipEntry { return zipEntry{name: name, data: []byte(s)} }
	three := zipOf(t, text("a.txt", "一一一一"), text("b.txt", "二二二二"), text("c.txt", "三三三三"))
	twoDeep := zipOf(t, zipEntry{name: "in.zip", data: three})
	for _, c := range []struct {
		name string
		data []byte
		lim  Limits
		docs int
		why  []string // the refusals, in order
	}{
		{"entries", three, Limits{Entries: 2}, 0, []string{"a.zip: more than 2 files in zips; send it in parts"}},
		{"entries of nested zips", twoDeep, Limits{Entries: 3}, 0, []string{"a.zip!in.zip: more than 3 files in zips; send it in parts"}},
		{"total", three, Limits{Total: 24}, 2, []string{"a.zip: it unpacks to more than 24 bytes, read up to before c.txt; send it in parts"}},
		{"one entry", three, Limits{Total: 30}, 2, []string{"a.zip!c.txt: it unpacks to more than the limit"}},
		{"depth", twoDeep, Limits{Depth: 1}, 0, []string{"a.zip!in.zip: a zip inside 1 others; unpack it and send what is inside"}},
		{
			"deeper than usual", zipOf(t, zipEntry{name: "out.zip", data: twoDeep}, text("z.txt", "尾")),
			Limits{},
			1,
			[]string{"a.zip!out.zip!in.zip: a zip inside 2 others; unpack it and send what is inside"},
		},
		{"nothing in it", zipOf(t), Limits{}, 0, []string{"a.zip: an empty zip"}},
		{"only litter", zipOf(t, text(".DS_Store", "x")), Limits{}, 0, []string{"a.zip: an empty zip"}},
		{
			"password", zipOf(t, zipEntry{name: "s.txt", data: []byte("x"), mask: 1}, text("b.txt", "二")),
			Limits{},
			1,
			[]string{"a.zip!s.txt: an entry with a password; pack it without a password"},
		},
	} {
		docs, refusals := extractAll(t, "a.zip", c.data, c.lim)
		var why []string
		for _, r := range refusals {
			why = append(why, r.Error())
		}
		if len(docs) != c.docs || !slices.Equal(why, c.why) {
			t.Errorf("%s: %d documents, refusals %q, want %d and %q", c.name, len(docs), why, c.docs, c.why)
		}
	}
}

func TestArchiveStops(t *testing.T) {
	t.Parallel()
	data := zipOf(t, zipEntry{name: "a.txt", data: []byte("一")}, zipEntry{name: "b.txt", data: []byte("二")})
	n := 0
	for range Extract(t.Context(), "a.zip", data, Limits{}) {
		n++
		break
	}
	if n != 1 {
		t.Errorf("%d pairs after a break", n)
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var names []string
	for doc, err := range Extract(ctx, "a.zip", data, Limits{}) {
		names = append(names, doc.Name)
		if len(names) == 1 {
			cancel()
		} else if !errors.Is(err, context.Canceled) {
			t.Errorf("%v", err)
		}
	}
	if strings.Join(names, " ") != "a.zip!a.txt a.zip!b.txt" {
		t.Errorf("%q", names)
	}
}
