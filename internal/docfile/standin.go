package docfile

import (
	"context"
	"iter"
)

// Document is the text of one file.
type Document struct {
	Name    string
	Format  string
	Charset string
	Text    string
	Notes   []string
}

// Limits bounds what a file may cost; the zero value holds the defaults.
type Limits struct{}

// Refusal says which file was not read, and why.
type Refusal struct {
	File, Reason, Advice string
	Err                  error
}

// Error names the file and the reason.
func (r *Refusal) Error() string { return r.File + ": " + r.Reason }

// Extract gives the documents of one file: here plain UTF-8 text only.
func Extract(ctx context.Context, name string, data []byte, lim Limits) iter.Seq2[Document, error] {
	return func(yield func(Document, error) bool) {
		if len(data) == 0 {
			yield(Document{}, &Refusal{File: name, Reason: "the file is empty"})
			return
		}
		yield(Document{Name: name, Format: "txt", Charset: "UTF-8", Text: string(data)}, nil)
	}
}
