package docfile

import (
	"io"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// TestUTF8 reads a table in the charsets that spreadsheet programs write, and hands on what is none.
func TestUTF8(t *testing.T) {
	t.Parallel()
	const simple, full = "category,name,lon,lat\n药店,泥城大药房,121.8,30.9\n", "category,name,lon,lat\n藥局,民生社區藥局,121.8,25.0\n"
	gbk, _ := simplifiedchinese.GBK.NewEncoder().String(simple)
	big5Text, _ := traditionalchinese.Big5.NewEncoder().String(full)
	utf16Text, _ := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(simple)
	cut := strings.Repeat("a", headBytes-1) + "药" // a character over the end of what is looked at
	for name, c := range map[string]struct{ file, want string }{
		"UTF-8": {simple, simple}, "cut": {cut, cut}, "GBK": {gbk, simple}, "Big5": {big5Text, full}, "UTF-16": {utf16Text, simple},
		"none": {"a,b\n\xff\xff\xff,1\n", "a,b\n\xff\xff\xff,1\n"}, "empty": {"", ""},
	} {
		r, err := UTF8(strings.NewReader(c.file), 1<<20)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := io.ReadAll(r); err != nil || string(got) != c.want {
			t.Errorf("%s: got %q, %v", name, got, err)
		}
	}
}
