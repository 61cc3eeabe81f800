package app

import (
	"context"
	"encoding/json"
	"slices"

	"zhenyu"
	"zhenyu/internal/store"
)

// Undo takes one event back, as an event of its own, which can be undone in turn. It fails where one of the rows was
// changed again since, and for an import, whose documents stay: their visit can be rejected.
func (r *Record) Undo(ctx context.Context, actor zhenyu.Actor, seq int64) (*Bulk, error) {
	done := &Bulk{}
	event, err := r.update(ctx, actor, "undo", func(tx *store.Tx) error {
		e, err := tx.Event(seq)
		if err != nil {
			return err
		}
		tx.About(e.Subject)
		var changes []zhenyu.Change
		if err := json.Unmarshal([]byte(e.Body), &changes); err != nil {
			return err
		}
		for _, c := range slices.Backward(changes) {
			if err := tx.Revert(c); err != nil {
				return err
			}
		}
		done.Changed, err = itemsOf(tx, changes)
		return err
	})
	done.Event = event
	return done, err
}

// itemsOf gives the items among the rows that changed, as they are now.
func itemsOf(tx *store.Tx, changes []zhenyu.Change) ([]*zhenyu.Item, error) {
	items := []*zhenyu.Item{}
	seen := map[int64]bool{}
	for _, c := range changes {
		if c.Table != "item" || seen[c.ID] {
			continue
		}
		seen[c.ID] = true
		item, err := tx.Item(zhenyu.ItemID(c.ID))
		if err != nil {
			return nil, err
		}
		items = append(items, item)
	}
	return items, nil
}
