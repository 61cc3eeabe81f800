package docfile

import "zhenyu/internal/lang"

// The formats of a Document.
const (
	TXT  = "txt"
	HTML = "html"
	DOCX = "docx"
	PDF  = "pdf"
)

// Document is the text of one file.
type Document struct {
	Name    string         // the file's path; an entry of a zip is outer.zip!inner/x.docx
	Format  string         // TXT, HTML, DOCX or PDF, by content
	Charset string         // of txt and html: utf-8, gb18030, big5, utf-16le, utf-16be or utf-32le; else empty
	Text    string         // UTF-8, one paragraph a line, table cells joined by tabs
	Notes   []lang.Message // what a reader of the text should know; nil when there is nothing
}
