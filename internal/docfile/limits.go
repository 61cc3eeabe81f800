package docfile

import "time"

// Limits bounds what one call of Extract may cost. A zero field means its default.
type Limits struct {
	Bytes    int64         // size of any one file, as given or unpacked, but of a zip or docx as given; 64 MiB
	Total    int64         // size of a zip or docx as given, and of what one call's zips unpack to, nested ones included; 256 MiB
	Text     int           // bytes of UTF-8 text of one document; 16 MiB
	Entries  int           // entries of one call's zips, nested ones included; 2,000
	Depth    int           // zips in zips: 1 is a zip with no zip inside; 2
	Ratio    int64         // unpacked to packed size, once over 1 MiB; 200
	Pages    int           // of a pdf; 1,000
	Elements int           // of html, those included that the parser repeats; 500,000
	Nesting  int           // elements in elements of html and docx; 256
	Time     time.Duration // for one document, the first start of the pdf reader included; 60 s
}

// ratioFrom is the unpacked size from which the ratio counts: a small file of one repeated letter
// packs a thousandfold and harms nobody.
const ratioFrom = 1 << 20

func (l Limits) withDefaults() Limits {
	return Limits{
		Bytes:    or(l.Bytes, 64<<20),
		Total:    or(l.Total, 256<<20),
		Text:     or(l.Text, 16<<20),
		Entries:  or(l.Entries, 2000),
		Depth:    or(l.Depth, 2),
		Ratio:    or(l.Ratio, 200),
		Pages:    or(l.Pages, 1000),
		Elements: or(l.Elements, 500_000),
		Nesting:  or(l.Nesting, 256),
		Time:     or(l.Time, 60*time.Second),
	}
}

// or is cmp.Or for numbers that must be positive: a negative limit is no limit anybody meant.
func or[T ~int | ~int64](value, fallback T) T {
	if value > 0 {
		return value
	}
	return fallback
}

// checkText refuses a text over the limit.
func (l Limits) checkText(bytes int) error {
	if bytes > l.Text {
		return l.tooLong()
	}
	return nil
}

func (l Limits) tooLong() error {
	return refuse(ErrTooLarge, "file_text_long", size(int64(l.Text))).
		advise("advice_parts")
}
