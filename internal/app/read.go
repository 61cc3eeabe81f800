package app

import (
	"context"
	"io"
	"iter"

	"zhenyu"
	"zhenyu/engine/gazetteer"
	"zhenyu/engine/report"
	"zhenyu/internal/docfile"
)

// Reader reads reports against the country's gazetteer and, where given, a district's own names.
type Reader struct {
	names *gazetteer.Gazetteer
}

// OpenReader gives a reader. own is the district's CSV of names and sites, or nil.
func OpenReader(own io.Reader) (*Reader, error) {
	names, err := OpenNames(own)
	if err != nil {
		return nil, err
	}
	return &Reader{names}, nil
}

// OpenNames gives the country's gazetteer with a district's own names, or alone where own is nil.
func OpenNames(own io.Reader) (*gazetteer.Gazetteer, error) {
	country, err := gazetteer.Open()
	if err != nil || own == nil {
		return country, err
	}
	text, err := docfile.UTF8(own, maxTableBytes)
	if err != nil {
		return nil, problem(zhenyu.Invalid, "names", err)
	}
	rows, err := gazetteer.ParseOwn(text)
	if err != nil {
		return nil, problem(zhenyu.Invalid, "names", err)
	}
	names, err := country.With(rows)
	if err != nil {
		return nil, problem(zhenyu.Invalid, "names", err)
	}
	return names, nil
}

// Outcome is what came of one document: a report, or why there is none.
type Outcome struct {
	ID     string
	Report *Report // nil where Err is set
	Err    error
	First  bool  // of its source; an archive has many outcomes
	Size   int64 // bytes of the source, on its first outcome, so that they add up
}

// Read reads all sources on all cores and gives the outcomes in the order of the sources. A source that cannot
// be read is an outcome with an error, and the others go on. It ends early when ctx is done.
func (r *Reader) Read(ctx context.Context, sources iter.Seq[Source]) iter.Seq[Outcome] {
	return func(yield func(Outcome) bool) {
		for outcomes := range ordered(ctx, sources, r.readSource) {
			for _, o := range outcomes {
				if !yield(o) {
					return
				}
			}
		}
	}
}

// readSource reads every document of one source; an archive has many.
func (r *Reader) readSource(ctx context.Context, s Source) []Outcome {
	var all []Outcome
	for doc, err := range s.load(ctx).documents {
		o := Outcome{ID: nameOf(doc, s), Err: worded(err)}
		if err == nil {
			o = r.readDocument(doc)
		}
		all = append(all, o)
	}
	if len(all) > 0 {
		all[0].First, all[0].Size = true, s.Size
	}
	return all
}

// nameOf names a document that was not read: an archive has names of its own inside.
func nameOf(doc docfile.Document, s Source) string {
	if doc.Name != "" {
		return doc.Name
	}
	return s.ID
}

// readDocument reads one document. A fault of the program on one document is an outcome of that document, with
// what was said, and not the end of a run over a million others.
func (r *Reader) readDocument(doc docfile.Document) (o Outcome) {
	defer func() {
		if fault := recover(); fault != nil {
			o = Outcome{ID: doc.Name, Err: problem(zhenyu.Internal, "fault", fault)}
		}
	}()
	return Outcome{ID: doc.Name, Report: &Report{
		ID:      doc.Name,
		Format:  doc.Format,
		Charset: doc.Charset,
		Notes:   doc.Notes,
		Text:    doc.Text,
		Reading: report.Read(doc.Text, r.names),
	}}
}
