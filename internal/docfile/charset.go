package docfile

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// charset is a way to write Chinese in bytes.
type charset struct {
	name  string
	enc   encoding.Encoding
	wide  bool   // its unit is two bytes, so a newline byte ends no line
	marks []byte // the byte order mark
}

// GB18030 stands for gb2312 and gbk too, which it contains; pages that declare the old name use the
// characters of the new one.
var (
	utf8Set  = &charset{name: "utf-8", enc: unicode.UTF8, marks: []byte("\xef\xbb\xbf")}
	gb18030  = &charset{name: "gb18030", enc: simplifiedchinese.GB18030, marks: []byte("\x84\x31\x95\x33")}
	big5     = &charset{name: "big5", enc: traditionalchinese.Big5}
	utf16le  = &charset{name: "utf-16le", enc: unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), wide: true, marks: []byte("\xff\xfe")}
	utf16be  = &charset{name: "utf-16be", enc: unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), wide: true, marks: []byte("\xfe\xff")}
	utf32le  = &charset{name: "utf-32le", enc: utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), wide: true, marks: []byte("\xff\xfe\x00\x00")}
	marked   = []*charset{utf32le, utf8Set, gb18030, utf16le, utf16be} // utf-32le first: its mark begins with that of utf-16le
	charsets = []*charset{utf8Set, gb18030, big5, utf16le, utf16be}
)

// decode gives data as UTF-8; what means nothing in the charset becomes U+FFFD.
func (c *charset) decode(data []byte) string {
	// The decoders replace what they cannot read; they have no error to give.
	out, _ := c.enc.NewDecoder().Bytes(data)
	return string(out)
}

// reads reports whether all of data means something in the charset.
func (c *charset) reads(data []byte) bool {
	_, lost := c.read(data)
	return lost == 0
}

// read is decode with the number of characters that were lost; a U+FFFD that valid UTF-8 brings was
// lost before.
func (c *charset) read(data []byte) (string, int) {
	if c == utf8Set && utf8.Valid(data) {
		return string(data), 0
	}
	text := c.decode(data)
	return text, strings.Count(text, "\ufffd")
}

// declaration finds the charset of an html meta, an http-equiv, or an xml declaration.
var declaration = regexp.MustCompile(`(?i)<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([a-z0-9_-]+)`)

// labels are the names that pages use for the charsets known here.
var labels = map[string]*charset{
	"utf-8": utf8Set, "utf8": utf8Set,
	"gb2312": gb18030, "gb_2312-80": gb18030, "gbk": gb18030, "x-gbk": gb18030, "gb18030": gb18030, "cp936": gb18030,
	"big5": big5, "big5-hkscs": big5, "cp950": big5,
	"utf-16": utf16le, "utf-16le": utf16le, "utf-16be": utf16be,
}

// declaredCharset returns the charset that the first four kilobytes declare, or nil. A declaration
// that can be read at all is no UTF-16, whatever it says.
func declaredCharset(data []byte) *charset {
	m := declaration.FindSubmatch(data[:min(len(data), 4096)])
	if m == nil {
		return nil
	}
	return labels[strings.ToLower(string(m[1]))]
}
