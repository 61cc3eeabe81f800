package app

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"io"
	"iter"
	"os"

	"zhenyu/internal/part"
)

// PartRequest is one part of a run: what to read, and where the part's files go.
type PartRequest struct {
	In     string // a .jsonl file or a folder
	Out    string // the folder of the parts
	Names  string // the district's CSV of names, or ""
	Engine string // version of the program, see EngineVersion
}

// BadLine is the output line of a record that could not be read.
type BadLine struct {
	ID    string `json:"id"`
	Error string `json:"error"`
}

// ReadPart reads one part, or finds it done already and gives its certificate at once. The part is named after
// its input without the ending. A record that cannot be read is a line that says why; an input that is no
// records at all is an error of kind Invalid, and trying it again will not help.
func ReadPart(ctx context.Context, req PartRequest) (part.Certificate, error) {
	in, err := openInput(req.In)
	if err != nil {
		return part.Certificate{}, err
	}
	if err := in.refuseOutput(req.Out); err != nil {
		return part.Certificate{}, err
	}
	inputs, err := in.hash(ctx, req.Names)
	if err != nil {
		return part.Certificate{}, err
	}
	if done, ok := part.Done(req.Out, in.name, req.Engine, inputs); ok {
		return done, nil
	}
	reader, err := req.open()
	if err != nil {
		return part.Certificate{}, err
	}
	return part.Write(req.Out, part.Certificate{Part: in.name, Engine: req.Engine, Inputs: inputs}, func(w io.Writer) (part.Counts, error) {
		return writeLines(ctx, w, reader.Read(ctx, in.sources()))
	})
}

// Filter reads records from a stream and writes the lines that a part of them would have, for engines that send records
// through a program. What is no records at all is an error of kind Invalid.
func (r *Reader) Filter(ctx context.Context, from io.Reader, to io.Writer) error {
	in := bufio.NewReaderSize(from, 1<<16)
	if err := refuseBinary(in); err != nil {
		return err
	}
	_, err := writeLines(ctx, to, r.Read(ctx, records("-", in)))
	return err
}

// writeLines writes one line an outcome. A run that was cut short is an error: half a part is none.
func writeLines(ctx context.Context, w io.Writer, outcomes iter.Seq[Outcome]) (part.Counts, error) {
	var n part.Counts
	for o := range outcomes {
		n.Records++
		write := o.Report.writeLine
		if o.Err != nil {
			n.Bad++
			write = BadLine{o.ID, reason(o.Err)}.writeLine
		}
		if err := write(w); err != nil {
			return n, err
		}
	}
	return n, ctx.Err()
}

func (b BadLine) writeLine(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(b)
}

// writeLine asks the report itself for its JSON: an encoder would read all of it once more, to check it.
func (r *Report) writeLine(w io.Writer) error {
	line, err := r.MarshalJSON()
	if err == nil {
		_, err = w.Write(append(line, '\n'))
	}
	return err
}

// reason words an error without the place of the record in its file, which another cut into parts would change.
func reason(err error) string {
	if bad, ok := errors.AsType[*BadRecord](err); ok {
		return bad.Problem.Error()
	}
	if place, ok := errors.AsType[*os.PathError](err); ok {
		return place.Err.Error()
	}
	return err.Error()
}

func (req PartRequest) open() (*Reader, error) {
	if req.Names == "" {
		return OpenReader(nil)
	}
	f, err := openText(req.Names)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return OpenReader(f)
}
