package app

import (
	"context"

	"zhenyu"
	"zhenyu/internal/store"
)

// RecordStats says how much there is in the record.
type RecordStats struct {
	Postgres bool  `json:"-"`
	Events   int64 `json:"events"`
	Open     int64 `json:"open_directives" doc:"proposed, waiting for a person"`
	Decided  int64 `json:"decided_directives" doc:"accepted or rejected"`
}

// Stats gives the sizes that are known without counting.
func (r *Record) Stats(ctx context.Context, actor zhenyu.Actor) (s RecordStats, err error) {
	s.Postgres = r.store.Postgres()
	err = r.view(ctx, actor, zhenyu.Viewer, func(tx *store.Tx) error {
		head, err := tx.Head()
		if err != nil {
			return err
		}
		s.Events = head.Seq
		counts, err := tx.Counts()
		for _, c := range counts {
			s.Open += c.Proposed
			s.Decided += c.Accepted + c.Rejected
		}
		return err
	})
	return s, err
}

// ReaderVersion names the reader that proposes.
func (r *Record) ReaderVersion() string { return r.version }

// Item gives one item.
func (r *Record) Item(ctx context.Context, actor zhenyu.Actor, id zhenyu.ItemID) (item *zhenyu.Item, err error) {
	err = r.view(ctx, actor, zhenyu.Viewer, func(tx *store.Tx) (err error) {
		item, err = tx.Item(id)
		return err
	})
	return item, err
}
