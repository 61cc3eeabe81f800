package zhenyu

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strconv"
)

// Event is one line of the audit log: who did what, when, and what each row was and became.
type Event struct {
	Seq     int64   `json:"seq"` // from 1, without gaps
	At      Instant `json:"at"`  // never before that of the event before
	Actor   string  `json:"actor"`
	Verb    string  `json:"verb"`    // what was done: import, accept, edit, reject, add, merge, undo, …
	Subject int64   `json:"subject"` // id of the row that it was done to; all kinds share one counter
	Body    string  `json:"body"`    // the changes, a JSON list of Change
	Hash    Hash    `json:"hash"`    // of the event before and of everything above
}

// Hash is the SHA-256 hash of an event. As text it is hex.
type Hash [sha256.Size]byte

// MarshalText gives the hash in hex.
func (h Hash) MarshalText() ([]byte, error) { return []byte(h.String()), nil }

// UnmarshalText reads hex, of a whole hash.
func (h *Hash) UnmarshalText(text []byte) error {
	if len(text) != hex.EncodedLen(len(h)) {
		return fmt.Errorf("hash of %d signs", len(text))
	}
	_, err := hex.Decode(h[:], text)
	return err
}

// String gives the hash in hex.
func (h Hash) String() string { return hex.EncodeToString(h[:]) }

// Chain gives the hash of the event after one with the hash prev; that of the first is all zeros. docs/audit.md says
// the bytes, so that others can check a log without this program.
func (e *Event) Chain(prev Hash) Hash {
	b := make([]byte, 0, len(prev)+len(e.Body)+160)
	b = append(b, prev[:]...)
	for _, field := range []string{
		strconv.FormatInt(e.Seq, 10), strconv.FormatInt(int64(e.At), 10), e.Actor, e.Verb, strconv.FormatInt(e.Subject, 10), e.Body,
	} {
		b = strconv.AppendInt(b, int64(len(field)), 10)
		b = append(b, ':')
		b = append(b, field...)
		b = append(b, ',')
	}
	return sha256.Sum256(b)
}

// Change says what an event did to one row. Was and Now hold only the fields that differ; a new row has no Was. A row
// is never deleted.
type Change struct {
	Table string          `json:"table"`
	ID    int64           `json:"id"`
	Was   json.RawMessage `json:"was,omitempty"`
	Now   json.RawMessage `json:"now"`

	Undoes int64 `json:"undoes,omitempty"` // the event whose change to the row this takes back
}

// Head is the end of the audit chain at a moment: who keeps one elsewhere can later show that the log was not rewritten.
type Head struct {
	Seq  int64   `json:"seq"` // 0: no event yet
	Hash Hash    `json:"hash"`
	At   Instant `json:"at"`
}
