package docfile

import (
	"strings"
	"testing"
)

func benchExtract(b *testing.B, name string, data []byte) {
	b.Helper()
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		for doc, err := range Extract(b.Context(), name, data, Limits{Ratio: 2000}) {
			if err != nil || doc.Text == "" {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkTXT1MiB(b *testing.B) {
	text := strings.Repeat(sentence+"\n", 1<<20/len(sentence))
	b.Run("utf-8", func(b *testing.B) { benchExtract(b, "a.txt", []byte(text)) })
	for _, c := range charsets[1:] {
		if c == big5 { // it cannot write simplified characters
			continue
		}
		b.Run(c.name, func(b *testing.B) { benchExtract(b, "a.txt", encoded(b, c, text)) })
	}
}

func BenchmarkHTML100Paragraphs(b *testing.B) {
	benchExtract(b, "a.html", []byte("<title>题</title>"+strings.Repeat("<p>"+sentence+"</p>", 100)))
}

func BenchmarkDOCX1000Paragraphs(b *testing.B) {
	benchExtract(b, "a.docx", docxOf(b, strings.Repeat(par(sentence), 1000)))
}

func BenchmarkPDF2Pages(b *testing.B) {
	for _, name := range []string{"libreoffice.pdf", "chromium.pdf"} {
		b.Run(name, func(b *testing.B) { benchExtract(b, name, fixture(b, name)) })
	}
}
