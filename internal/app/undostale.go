package app

import (
	"slices"

	"zhenyu"
	"zhenyu/internal/store"
)

// checkStands refuses to undo an event that was undone already, and not done again since.
func checkStands(tx *store.Tx, e *zhenyu.Event) error {
	undone := map[int64]bool{}
	for before := int64(0); ; {
		events, err := tx.History([]int64{e.Subject}, before, historyPage)
		if err != nil {
			return err
		}
		for _, later := range events {
			if before = later.Seq; later.Seq <= e.Seq {
				return nil
			}
			changes, err := changesOf(later)
			if err != nil {
				return err
			}
			taken := changes[0].Undoes
			if taken == e.Seq && !undone[later.Seq] {
				return undoneAlready(tx, e, later)
			}
			if taken != 0 && !undone[later.Seq] {
				undone[taken] = true
			}
		}
		if len(events) == 0 {
			return nil
		}
	}
}

// undoneAlready says who undid an event.
func undoneAlready(tx *store.Tx, e, by *zhenyu.Event) error {
	changes, err := changesOf(e)
	if err != nil {
		return err
	}
	main := mainChange(changes)
	since, err := actsSince(tx, e, main)
	if err != nil {
		return err
	}
	return conflict(tx, &Problem{"undone_already", []any{by.Actor}}, main, since)
}

// mainChange gives the change that an event was for: that of the item decided about, which comes before those that follow
// it but behind the site that was made for it.
func mainChange(changes []zhenyu.Change) zhenyu.Change {
	return changes[max(0, slices.IndexFunc(changes, func(c zhenyu.Change) bool { return c.Table == "item" }))]
}

// overtaken says who changed a row again since an event: the row that the event was of, where that was, else one that
// followed it.
func overtaken(tx *store.Tx, e *zhenyu.Event, of ...zhenyu.Change) error {
	for _, c := range of {
		since, err := actsSince(tx, e, c)
		if err != nil {
			return err
		}
		if len(since) > 0 {
			return conflict(tx, &Problem{"undo_changed_by", []any{since[0].Actor}}, c, since)
		}
	}
	return conflict(tx, &Problem{"undo_changed", nil}, of[0], []*Act{})
}

// actsSince gives what was done after an event to a row that it changed.
func actsSince(tx *store.Tx, e *zhenyu.Event, of zhenyu.Change) ([]*Act, error) {
	list, err := acts(tx, e.Subject, 0, sinceShown, func(c zhenyu.Change) bool { return c.Table == of.Table && c.ID == of.ID })
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(list.Acts, func(a *Act) bool { return a.Seq <= e.Seq }), nil
}

// conflict is the lost race of whoever undoes an event, with a row that it changed as that is now.
func conflict(tx *store.Tx, p *Problem, c zhenyu.Change, since []*Act) error {
	current, err := changedRow(tx, c.Table, c.ID)
	if err != nil {
		return err
	}
	return &zhenyu.Error{Kind: zhenyu.Conflict, Message: p.Error(), Cause: &Stale{p, current, since}}
}

// changedRow gives a row of a table that people change, nil of another.
func changedRow(tx *store.Tx, table string, id int64) (any, error) {
	switch table {
	case "item":
		return tx.Item(zhenyu.ItemID(id))
	case store.VisitKind:
		return tx.Visit(zhenyu.VisitID(id))
	case store.SiteKind:
		return tx.Site(zhenyu.SiteID(id))
	case store.OrganisationKind:
		return tx.Organisation(zhenyu.OrganisationID(id))
	case store.AreaKind:
		return tx.Area(zhenyu.AreaID(id))
	}
	return nil, nil
}
