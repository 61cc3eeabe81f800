package app_test

import (
	"bytes"
	"os"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"zhenyu/internal/app"
)

// TestNamesInGBK reads the sample's names as a spreadsheet program in China saves them.
func TestNamesInGBK(t *testing.T) {
	t.Parallel()
	own, err := os.ReadFile("../../sample/gazetteer.csv")
	if err != nil {
		t.Fatal(err)
	}
	saved, err := simplifiedchinese.GB18030.NewEncoder().Bytes(own)
	if err != nil {
		t.Fatal(err)
	}
	names, err := app.OpenNames(bytes.NewReader(saved))
	if err != nil {
		t.Fatal(err)
	}
	if found := names.Find(nil, "鹭汀镇"); len(found) != 1 || !names.Added(found[0]) {
		t.Errorf("鹭汀镇 is %v", found)
	}
}
