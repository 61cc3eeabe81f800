package store

import (
	"fmt"
	"iter"
	"strconv"

	"zhenyu"
)

const (
	eventColumns = `seq, at, actor, verb, subject, body, hash`
	putEvent     = `INSERT INTO event (` + eventColumns + `) VALUES ($1, $2, $3, $4, $5, $6, $7)`
)

func eventArgs(e *zhenyu.Event) []any {
	return []any{e.Seq, int64(e.At), e.Actor, e.Verb, e.Subject, e.Body, e.Hash[:]}
}

// Events gives the audit log from a number on, in order.
func (tx *Tx) Events(from int64) iter.Seq2[*zhenyu.Event, error] {
	return tx.events(`SELECT `+eventColumns+` FROM event WHERE seq >= $1 ORDER BY seq`, from)
}

// Event gives one event, or ErrNotFound.
func (tx *Tx) Event(seq int64) (*zhenyu.Event, error) {
	for e, err := range tx.events(`SELECT `+eventColumns+` FROM event WHERE seq = $1`, seq) {
		return e, err
	}
	return nil, fmt.Errorf("event %d: %w", seq, ErrNotFound)
}

// History gives the last events of rows, newest first, or of the whole record where no row is named, before a number where
// that is not 0.
func (tx *Tx) History(subjects []int64, before int64, limit int) ([]*zhenyu.Event, error) {
	f := &filter{}
	if len(subjects) > 0 {
		among(f, "subject", subjects)
	}
	if before != 0 {
		f.add("seq < ?", before)
	}
	all := []*zhenyu.Event{}
	for e, err := range tx.events(fmt.Sprintf(`SELECT %s FROM event %s ORDER BY seq DESC LIMIT %d`, eventColumns, f.where(), limit), f.args...) {
		if err != nil {
			return nil, err
		}
		all = append(all, e)
	}
	return all, nil
}

func (tx *Tx) events(query string, args ...any) iter.Seq2[*zhenyu.Event, error] {
	return func(yield func(*zhenyu.Event, error) bool) {
		for rows, err := range tx.rows(query, args...) {
			if err != nil {
				yield(nil, err)
				return
			}
			var e zhenyu.Event
			var hash []byte
			err := rows.Scan(&e.Seq, &e.At, &e.Actor, &e.Verb, &e.Subject, &e.Body, &hash)
			if err != nil {
				err = &DamagedError{Table: "event", ID: strconv.FormatInt(e.Seq, 10), Err: err} // seq comes first
			}
			copy(e.Hash[:], hash)
			if len(hash) != len(e.Hash) {
				clear(e.Hash[:]) // damaged: it will not verify
			}
			if !yield(&e, err) {
				return
			}
		}
	}
}

// Head gives the end of the chain.
func (tx *Tx) Head() (zhenyu.Head, error) {
	var h zhenyu.Head
	var hash []byte
	err := tx.one(`SELECT seq, hash, at FROM head WHERE id = 1`, nil, &h.Seq, &hash, &h.At)
	copy(h.Hash[:], hash)
	return h, err
}
