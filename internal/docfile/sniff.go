package docfile

import (
	"bytes"
	"path"
	"regexp"
	"strings"
)

const (
	saveAs  = "open it in Word or WPS and save it as docx or pdf"
	ocr     = "run OCR first and send the docx or pdf that it gives"
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
	{"{\\rtf", 0, "a rich text file (rtf)", saveAs},
	{"MIME-Version:", 0, "a web page saved as one mht file", "save it as html"},
	{"Rar!\x1a\x07", 0, "a rar archive", "pack it as zip"},
	{"7z\xbc\xaf\x27\x1c", 0, "a 7z archive", "pack it as zip"},
	{"\x1f\x8b", 0, "a gzip file", "pack it as zip"},
	{"ustar", 257, "a tar archive", "pack it as zip"},
	{"\x89PNG", 0, "a picture (png)", ocr},
	{"\xff\xd8\xff", 0, "a picture (jpeg)", ocr},
	{"GIF8", 0, "a picture (gif)", ocr},
	{"II*\x00", 0, "a picture (tiff)", ocr},
	{"MM\x00*", 0, "a picture (tiff)", ocr},
	{"WEBP", 8, "a picture (webp)", ocr},
	{"ftyp", 4, "a film or a phone picture", "send the text of it"},
	{"MZ", 0, "a program", "send a document"},
	{"\x7fELF", 0, "a program", "send a document"},
}

// ole opens every file of the old compound format: doc, wps, xls, and encrypted docx.
const ole = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

// encryptedPackage is the stream name, in UTF-16, that an encrypted docx keeps in a compound file.
var encryptedPackage = []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")

// refuseKnown refuses what is recognised and not read: it is clearer than "not a text".
func refuseKnown(data []byte) error {
	if bytes.HasPrefix(data, []byte(ole)) {
		if bytes.Contains(data, encryptedPackage) {
			return refuse(ErrEncrypted, "an encrypted Office file").advise("save it without a password")
		}
		return refuse(ErrUnsupported, "an old Office file (doc, wps, xls)").advise(saveAs)
	}
	for _, k := range knownFormats {
		if len(data) >= k.at && bytes.HasPrefix(data[k.at:], []byte(k.magic)) && !plainWord(data, k) {
			return refuse(ErrUnsupported, "%s", k.what).advise(k.advice)
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
	htmlStart = regexp.MustCompile(`(?i)^\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?s:.*?)-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|div|p|table|article|section|h[1-6]|span|font|center|ul|ol|dl|br|pre|form|main|header|blockquote|b|strong|a|img)\b`)
	htmlTag   = regexp.MustCompile(`(?i)</?(?:html|body|div|p|table|tr|td|br|h[1-6]|span|font|ul|li)\b[^>]*>`)
	xmlStart  = regexp.MustCompile(`^\s*<\?xml\b`)
)

// looksHTML decides between html and plain text. A text that only mentions tags is text; a fragment
// that does not begin with a tag is html when its name says so.
func looksHTML(name, text string) bool {
	head := text[:min(len(text), 4096)]
	if htmlStart.MatchString(head) {
		return true
	}
	return endings[ending(name)] == HTML && htmlTag.MatchString(head)
}

var endings = map[string]string{
	".txt": TXT, ".text": TXT, ".log": TXT, ".md": TXT, ".csv": TXT,
	".html": HTML, ".htm": HTML, ".shtml": HTML, ".xhtml": HTML,
	".docx": DOCX, ".docm": DOCX,
	".pdf": PDF, ".zip": kindZip, ".doc": "doc", ".wps": "wps", ".rtf": "rtf",
}

func ending(name string) string { return strings.ToLower(path.Ext(name)) }

// contradiction notes a name whose ending says another format than the content.
func contradiction(name, format string) []string {
	said, ok := endings[ending(name)]
	if !ok || said == format {
		return nil
	}
	return []string{"the name ends in " + ending(name) + ", the content is " + format}
}
