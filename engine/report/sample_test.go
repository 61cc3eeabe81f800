package report_test

import (
	"path/filepath"
	"strings"
	"testing"

	"zhenyu/sample"
)

// sampleTexts gives the texts of the sample reports and their size in bytes.
func sampleTexts(tb testing.TB) (texts []string, size int) {
	tb.Helper()
	files, err := sample.Files.ReadDir("reports")
	if err != nil {
		tb.Fatal(err)
	}
	for _, f := range files {
		if !strings.HasSuffix(f.Name(), ".txt") {
			continue
		}
		data, err := sample.Files.ReadFile(filepath.ToSlash(filepath.Join("reports", f.Name())))
		if err != nil {
			tb.Fatal(err)
		}
		texts = append(texts, strings.TrimRight(string(data), "\n"))
		size += len(data)
	}
	return texts, size
}
