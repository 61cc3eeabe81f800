package report_test

import (
	"testing"

	"zhenyu/engine/gazetteer"
	"zhenyu/engine/report"
)

// BenchmarkRead reads the sample reports one after the other with the whole country's gazetteer;
// MB/s are those of UTF-8 text on one core.
func BenchmarkRead(b *testing.B) {
	texts, size := sampleTexts(b)
	g, err := gazetteer.Open()
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, t := range texts {
			report.Read(t, g)
		}
	}
}
