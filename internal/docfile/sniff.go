package docfile

import (
	"bytes"
	"path"
	"regexp"
	"slices"
	"strings"

	"zhenyu/internal/lang"
)

// Advice that is given in many places, and the kind of an archive.
const (
	saveAs  = "advice_open_save"
	ocr     = "advice_ocr"
	kindZip = "zip"
)

// known is a format that is recognised to be refused in its own words.
type known struct {
	magic  string
	at     int
	what   string
	advice string
}

var knownFormats = []known{
	{"{\\rtf", 0, "file_is_rtf", saveAs},
	{"MIME-Version:", 0, "file_is_mht", "advice_save_html"},
	{"Rar!\x1a\x07", 0, "file_is_rar", "advice_pack_zip"},
	{"7z\xbc\xaf\x27\x1c", 0, "file_is_7z", "advice_pack_zip"},
	{"\x1f\x8b", 0, "file_is_gzip", "advice_pack_zip"},
	{"ustar", 257, "file_is_tar", "advice_pack_zip"},
	{"\x89PNG", 0, "file_is_png", ocr},
	{"\xff\xd8\xff", 0, "file_is_jpeg", ocr},
	{"GIF8", 0, "file_is_gif", ocr},
	{"II*\x00", 0, "file_is_tiff", ocr},
	{"MM\x00*", 0, "file_is_tiff", ocr},
	{"WEBP", 8, "file_is_webp", ocr},
	{"ftyp", 4, "file_is_film", "advice_send_text"},
	{"MZ", 0, "file_is_program", "advice_send_document"},
	{"\x7fELF", 0, "file_is_program", "advice_send_document"},
}

// ole opens every file of the old compound format: doc, wps, xls, and encrypted docx.
const ole = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

// encryptedPackage is the stream name, in UTF-16, that an encrypted docx keeps in a compound file.
var encryptedPackage = []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")

// refuseKnown refuses what is recognised and not read: it is clearer than "not a text".
func refuseKnown(data []byte) error {
	if bytes.HasPrefix(data, []byte(ole)) {
		if bytes.Contains(data, encryptedPackage) {
			return refuse(ErrEncrypted, "file_office_encrypted").advise("advice_no_password")
		}
		return refuse(ErrUnsupported, "file_office_old").advise(saveAs)
	}
	for _, k := range knownFormats {
		if len(data) >= k.at && bytes.HasPrefix(data[k.at:], []byte(k.magic)) && !plainWord(data, k) {
			return refuse(ErrUnsupported, k.what).advise(k.advice)
		}
	}
	return nil
}

// plainWord tells a text that happens to begin with the two letters of a program from a program.
func plainWord(data []byte, k known) bool {
	return k.magic == "MZ" && !bytes.Contains(data[:min(len(data), 1024)], []byte{0})
}

// isPDF looks for the header where readers accept it: anywhere in the first kilobyte, since mail
// gateways and scanners put lines before it.
func isPDF(data []byte) bool {
	return bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-"))
}

var (
	pageStart = regexp.MustCompile(opening + `(?:!doctype\s+html|html|head|body|meta|title)\b`)
	partStart = regexp.MustCompile(opening + `(?:div|p|table|article|section|h[1-6]|span|font|center|ul|ol|dl|br|pre|form|main|header|blockquote|b|strong|a|img)\b`)
	htmlTag   = regexp.MustCompile(`(?i)</?(?:html|body|div|p|table|tr|td|br|h[1-6]|span|font|ul|li)\b[^>]*>`)
	xmlStart  = regexp.MustCompile(`^\s*<\?xml\b`)
)

// opening is what may stand before the first tag.
const opening = `(?i)^\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?s:.*?)-->\s*)*<`

// looksHTML decides between html and plain text. A text that only mentions tags is text. A part of a page is html, unless
// its name says that it is text: then its tags are dirt, and who cites the file counts them.
func looksHTML(name, text string) bool {
	head := text[:min(len(text), 4096)]
	named := endings[ending(name)]
	return pageStart.MatchString(head) || named != TXT && partStart.MatchString(head) || named == HTML && htmlTag.MatchString(head)
}

var endings = map[string]string{
	".txt": TXT, ".text": TXT, ".log": TXT, ".md": TXT, ".csv": TXT,
	".html": HTML, ".htm": HTML, ".shtml": HTML, ".xhtml": HTML,
	".docx": DOCX, ".docm": DOCX,
	".pdf": PDF, ".zip": kindZip, ".doc": "doc", ".wps": "wps", ".rtf": "rtf",
}

// reportEndings are the endings that reports come with, old ones among them so that they are refused with advice.
var reportEndings = []string{".txt", ".text", ".html", ".htm", ".shtml", ".xhtml", ".docx", ".docm", ".doc", ".wps", ".rtf", ".pdf", ".zip"}

// IsReport says by its name whether a file of a folder is taken for a report, rather than for notes, tables or data
// beside the reports. A file that is given outright is read whatever it is called.
func IsReport(name string) bool { return slices.Contains(reportEndings, ending(name)) }

func ending(name string) string { return strings.ToLower(path.Ext(name)) }

// contradiction notes a name whose ending says another format than the content.
func contradiction(name, format string) []lang.Message {
	said, ok := endings[ending(name)]
	if !ok || said == format {
		return nil
	}
	return []lang.Message{{Key: "note_ending", Args: []any{ending(name), format}}}
}
