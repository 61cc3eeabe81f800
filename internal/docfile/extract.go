package docfile

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"zhenyu/internal/lang"
)

// Extract returns the documents in a file, one pair each, in the order of the file: one pair for a
// plain file, one per entry for a zip. The error of a pair is always a *Refusal, its Document then
// holds the name alone; after a refusal inside a zip the rest goes on. name is the file's path and
// is used for its ending and for messages, never opened; data is not kept or changed.
//
// A done ctx ends the sequence with one refusal that wraps the context's error. Given the same name,
// data and limits the result is the same, but for the refusal that the time limit gives. Nothing is
// done before the sequence is ranged over, and breaking out of it stops the work.
func Extract(ctx context.Context, name string, data []byte, lim Limits) iter.Seq2[Document, error] {
	return func(yield func(Document, error) bool) {
		lim := lim.withDefaults()
		w := &walk{lim: lim, bytes: lim.Total, entries: lim.Entries, yield: yield}
		w.file(ctx, name, data, 0)
	}
}

// walk is one call of Extract: its limits, what is left of them, and where the pairs go.
type walk struct {
	lim     Limits
	bytes   int64 // left to unpack
	entries int   // left to list
	yield   func(Document, error) bool
}

// file reads one file that is inside depth zips and reports whether to go on.
func (w *walk) file(ctx context.Context, name string, data []byte, depth int) bool {
	if err := ctx.Err(); err != nil {
		return w.stop(name, err)
	}
	if limit := w.lim.ofFile(data); int64(len(data)) > limit {
		return w.refuse(name, over(name, int64(len(data)), limit))
	}
	b, err := openBundle(data)
	if err != nil {
		return w.refuse(name, err)
	}
	if b != nil && b.kind == kindZip {
		return w.archive(ctx, name, b, depth+1)
	}
	doc, err := w.read(ctx, name, data, b)
	if ctx.Err() != nil {
		return w.stop(name, ctx.Err())
	}
	if err != nil {
		return w.refuse(name, err)
	}
	doc.Name = name
	doc.Notes = append(contradiction(name, doc.Format), doc.Notes...)
	return w.yield(doc, nil)
}

// read takes the text of one file that is no archive, within the time limit.
func (w *walk) read(ctx context.Context, name string, data []byte, b *bundle) (Document, error) {
	ctx, cancel := context.WithTimeout(ctx, w.lim.Time)
	defer cancel()
	doc, err := w.readFormat(ctx, name, data, b)
	if ctx.Err() != nil {
		return Document{}, refuse(ErrTime, "file_time", w.lim.Time).
			advise("advice_parts_print")
	}
	if err == nil {
		err = w.lim.checkText(len(doc.Text))
	}
	return doc, err
}

func (w *walk) readFormat(ctx context.Context, name string, data []byte, b *bundle) (Document, error) {
	if b != nil {
		return readDOCX(ctx, b, w.lim)
	}
	if isPDF(data) {
		return readPDF(ctx, data, w.lim)
	}
	if err := refuseKnown(data); err != nil {
		return Document{}, err
	}
	return readText(ctx, name, data, w.lim)
}

func (w *walk) refuse(name string, err error) bool {
	var r *Refusal
	if !errors.As(err, &r) {
		r = refuse(ErrDamaged, "file_unreadable", err)
	}
	r.File = name
	return w.yield(Document{Name: name}, r)
}

// stop gives the last pair of a call whose context is done.
func (w *walk) stop(name string, err error) bool {
	w.yield(Document{Name: name}, &Refusal{File: name, Reason: lang.Message{Key: "file_stopped", Args: []any{err}}, Err: err})
	return false
}

// size writes a number of bytes for people.
func size(n int64) string {
	switch {
	case n >= 1<<20:
		return fmt.Sprintf("%.1f MiB", float64(n)/(1<<20))
	case n >= 1<<10:
		return fmt.Sprintf("%.1f KiB", float64(n)/(1<<10))
	}
	return fmt.Sprintf("%d bytes", n)
}
