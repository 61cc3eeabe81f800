package app

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"zhenyu"
	"zhenyu/internal/store"
)

// maxEventBytes bounds a line of an exported log.
const maxEventBytes = 64 << 20

// exported is a line of an exported log. The first of one that does not begin with the first event holds the hash of the
// event before, which its own builds on.
type exported struct {
	*zhenyu.Event
	Before *zhenyu.Hash `json:"before,omitempty"`
}

// ExportAudit writes the audit log from an event on, one JSON object a line, for others to check or keep.
func (r *Record) ExportAudit(ctx context.Context, actor zhenyu.Actor, from int64, w io.Writer) (n int64, err error) {
	out := bufio.NewWriterSize(w, 1<<16)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	err = r.view(ctx, actor, zhenyu.Auditor, func(tx *store.Tx) error {
		var before *zhenyu.Hash
		for e, err := range tx.Events(from - 1) {
			if err == nil && e.Seq < from {
				before = &e.Hash
				continue
			}
			if err == nil {
				err = enc.Encode(exported{e, before})
			}
			if err != nil {
				return err
			}
			before = nil
			n++
		}
		return nil
	})
	return n, errors.Join(err, out.Flush())
}

// ReadHead reads a head of the audit chain as it is exported.
func ReadHead(data []byte) (*zhenyu.Head, error) {
	var head struct {
		Seq  *int64          `json:"seq"`
		Hash *zhenyu.Hash    `json:"hash"`
		At   *zhenyu.Instant `json:"at"`
	}
	if err := json.Unmarshal(data, &head); err != nil {
		return nil, err
	}
	if head.Seq == nil || head.Hash == nil || head.At == nil {
		return nil, errors.New("seq, hash and at are expected")
	}
	return &zhenyu.Head{Seq: *head.Seq, Hash: *head.Hash, At: *head.At}, nil
}

// VerifyExport checks an exported log without the record that it came from. kept is a head that was exported before, or
// nil: then the log must hold it, or build on it. A log that does not begin with the first event is checked from the one
// that it begins with.
func VerifyExport(in io.Reader, kept *zhenyu.Head) (*Verified, error) {
	c := chainCheck{kept: kept}
	first, err := c.takeAll(in)
	if err != nil {
		return nil, err
	}
	if c.events == 0 {
		return nil, problem(zhenyu.Invalid, "audit_empty")
	}
	c.settle()
	head := zhenyu.Head{Seq: c.last, Hash: c.hash, At: c.at}
	return &Verified{Events: c.events, First: first, Head: head, Faults: append([]Fault{}, c.end(head)...), Kept: kept}, nil
}

// takeAll takes the lines of an exported log, and gives the number of the event that it begins with.
func (c *chainCheck) takeAll(in io.Reader) (first int64, err error) {
	first = 1
	lines := bufio.NewScanner(in)
	lines.Buffer(make([]byte, 0, 1<<16), maxEventBytes)
	for n := 1; lines.Scan(); n++ {
		if len(bytes.TrimSpace(lines.Bytes())) == 0 {
			continue
		}
		e := exported{Event: &zhenyu.Event{}}
		if err := json.Unmarshal(lines.Bytes(), &e); err != nil {
			return 0, problem(zhenyu.Invalid, "audit_line", n, err)
		}
		if e.Before != nil && c.events == 0 {
			first = e.Seq
			c.begin(zhenyu.Head{Seq: e.Seq - 1, Hash: *e.Before})
		}
		c.line = n
		c.take(e.Event)
	}
	if err := lines.Err(); err != nil {
		return 0, fmt.Errorf("audit log: %w", err)
	}
	return first, nil
}
