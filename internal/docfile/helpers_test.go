package docfile

import (
	"archive/zip"
	"bytes"
	"errors"
	"os"
	"strings"
	"testing"
)

// extractAll collects what Extract gives; every error must be a *Refusal that names its file.
func extractAll(t testing.TB, name string, data []byte, lim Limits) ([]Document, []*Refusal) {
	t.Helper()
	var docs []Document
	var refusals []*Refusal
	for doc, err := range Extract(t.Context(), name, data, lim) {
		if err == nil {
			docs = append(docs, doc)
			continue
		}
		var r *Refusal
		if !errors.As(err, &r) || r.File == "" || r.Reason.Key == "" || strings.Contains(r.Error(), "%!") || r.Err == nil || doc.Name != r.File {
			t.Fatalf("not a whole refusal of %q: %#v", doc.Name, err)
		}
		refusals = append(refusals, r)
	}
	return docs, refusals
}

// extractOne is extractAll for a file that must give one document.
func extractOne(t testing.TB, name string, data []byte) Document {
	t.Helper()
	docs, refusals := extractAll(t, name, data, Limits{})
	if len(docs) != 1 || len(refusals) != 0 {
		t.Fatalf("%s: %d documents, refusals %v", name, len(docs), refusals)
	}
	return docs[0]
}

func encoded(t testing.TB, c *charset, text string) []byte {
	t.Helper()
	data, err := c.enc.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatalf("%s: %v", c.name, err)
	}
	return data
}

type zipEntry struct {
	name string // as bytes: a name that is not UTF-8 is written without the UTF-8 flag
	data []byte
	mask uint16 // flags to set by hand
}

func zipOf(t testing.TB, entries ...zipEntry) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, e := range entries {
		f, err := w.CreateHeader(&zip.FileHeader{Name: e.name, Method: zip.Deflate, Flags: e.mask})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write(e.data); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// docxOf packs a body, and further parts by name, as Word would.
func docxOf(t testing.TB, body string, parts ...zipEntry) []byte {
	t.Helper()
	const head = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="wps"><w:body>`
	entries := []zipEntry{
		{name: "[Content_Types].xml", data: []byte(`<Types/>`)},
		{name: "word/document.xml", data: []byte(head + body + `</w:body></w:document>`)},
	}
	return zipOf(t, append(entries, parts...)...)
}

// par is a plain paragraph of a docx.
func par(text string) string { return `<w:p><w:r><w:t>` + text + `</w:t></w:r></w:p>` }

func fixture(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// notesOf gives the notes of a document in English.
func notesOf(doc Document) string {
	var all []string
	for _, n := range doc.Notes {
		all = append(all, n.String())
	}
	return strings.Join(all, "|")
}
