package app

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"iter"
	"os"
	"unicode/utf8"

	"zhenyu"
	"zhenyu/internal/docfile"
)

// MaxLineBytes is the size above which a line of a .jsonl file is a bad record.
const MaxLineBytes = 16 << 20

// BadRecord says why one line of a .jsonl file is no record. The problem alone says nothing of the line's place,
// so that a part's output is the same bytes wherever the line stood.
type BadRecord struct {
	File string
	Line int // from 1
	*Problem
}

// Error gives the place and the reason.
func (e *BadRecord) Error() string { return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Problem) }

// record is one line: a text with an id, or a name in its stead.
type record struct {
	ID   json.RawMessage `json:"id"`
	Name json.RawMessage `json:"name"`
	Text *string         `json:"text"`
}

// lines gives the records of a .jsonl file, one source each; name is what its bad records call it. Empty lines are none.
func lines(name, path string) iter.Seq[Source] {
	return func(yield func(Source) bool) {
		f, err := os.Open(path)
		if err != nil {
			yield(refused(name, err))
			return
		}
		defer f.Close()
		in := bufio.NewReaderSize(f, 1<<16)
		if err := refuseBinary(in); err != nil {
			yield(refused(name, err))
			return
		}
		records(name, in)(yield)
	}
}

// records gives the records of a stream of lines.
func records(name string, in *bufio.Reader) iter.Seq[Source] {
	return func(yield func(Source) bool) {
		for number := 1; ; number++ {
			line, err := readLine(in)
			if len(line.bytes) > 0 && !yield(line.source(name, number)) {
				return
			}
			if err != nil {
				if !errors.Is(err, io.EOF) {
					yield(refused(name, err))
				}
				return
			}
		}
	}
}

// refuseBinary looks at the beginning for a zero byte, which no JSON text has: a compressed or foreign file
// would else be one long list of bad records.
func refuseBinary(in *bufio.Reader) error {
	head, err := in.Peek(4096)
	if bytes.IndexByte(head, 0) >= 0 {
		return problem(zhenyu.Invalid, "binary")
	}
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	return nil
}

// line is one line without its end. Of a line that is too long only the beginning is kept.
type line struct {
	bytes   []byte
	tooLong bool
	sum     [sha256.Size]byte // of the whole line, where it is too long
}

// readLine reads to the next line end, holding no more than MaxLineBytes of it.
func readLine(in *bufio.Reader) (line, error) {
	var l line
	var sum hash.Hash
	for {
		piece, err := in.ReadSlice('\n')
		l.bytes = append(l.bytes, piece...)
		if len(l.bytes) > MaxLineBytes {
			if sum == nil {
				sum = sha256.New()
			}
			sum.Write(l.bytes)
			l.bytes, l.tooLong = l.bytes[:0], true
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if l.tooLong {
			sum.Write(l.bytes)
			sum.Sum(l.sum[:0])
			l.bytes = append(l.bytes[:0], '!') // not empty: the line counts
			return l, err
		}
		l.bytes = bytes.TrimSpace(l.bytes)
		return l, err
	}
}

// source gives the record of the line. A line without an id of its own goes by the hash of its bytes.
func (l line) source(file string, number int) Source {
	rec, wrong := l.parse()
	id := rec.id()
	if id == "" {
		id = l.hashID()
	}
	return Source{ID: id, Size: int64(len(l.bytes)), load: func(context.Context) loaded {
		return loaded{l.bytes, func(yield func(docfile.Document, error) bool) {
			if wrong != nil {
				yield(docfile.Document{}, &BadRecord{file, number, wrong})
				return
			}
			yield(docfile.Document{Name: id, Format: "jsonl", Text: *rec.Text}, nil)
		}}
	}}
}

// parse reads the line, or says what is wrong with it.
func (l line) parse() (rec record, wrong *Problem) {
	switch {
	case l.tooLong:
		return rec, &Problem{"long_line", []any{MaxLineBytes >> 20}}
	case !utf8.Valid(l.bytes):
		return rec, &Problem{"not_utf8", nil}
	}
	if err := json.Unmarshal(l.bytes, &rec); err != nil {
		return record{}, unjson(err)
	}
	if rec.Text == nil {
		return rec, &Problem{"no_text", nil}
	}
	return rec, nil
}

// unjson says why a line is no record.
func unjson(err error) *Problem {
	if e, ok := errors.AsType[*json.SyntaxError](err); ok {
		return &Problem{"no_json", []any{e.Offset}}
	}
	return &Problem{"no_record", nil}
}

// id gives the record's id as text, or "". A number keeps its digits.
func (r record) id() string {
	raw := r.ID
	if len(raw) == 0 {
		raw = r.Name
	}
	var s string
	if json.Unmarshal(raw, &s) == nil {
		return s
	}
	var n json.Number
	if json.Unmarshal(raw, &n) == nil {
		return n.String()
	}
	return ""
}

func (l line) hashID() string {
	sum := l.sum
	if !l.tooLong {
		sum = sha256.Sum256(l.bytes)
	}
	return "sha256:" + hex.EncodeToString(sum[:8])
}
