package app

import (
	"context"
	"encoding/json"

	"zhenyu"
	"zhenyu/internal/store"
)

// Act is one event as a person reads it: who did what to which rows, and when.
type Act struct {
	Seq    int64          `json:"seq" doc:"to undo it by"`
	At     zhenyu.Instant `json:"at"`
	Actor  string         `json:"actor"`
	Verb   string         `json:"verb" doc:"what was done: import, accept, edit, reject, reopen, add, link, merge, undo, …"`
	Undoes int64          `json:"undoes,omitempty" doc:"the event that it takes back"`
	Count  int            `json:"count" doc:"how many rows it changed"`
	Rows   []ActRow       `json:"rows" doc:"of the rows that the history is of, no more than 500; none of an import, which made them"`
}

// ActRow is what an act did to one row.
type ActRow struct {
	Table string          `json:"table" doc:"such as item or visit"`
	ID    int64           `json:"id"`
	Kind  zhenyu.ItemKind `json:"kind,omitempty" doc:"of an item"`
	Words string          `json:"words,omitempty" doc:"what an item says now; the name of a site, organisation or area, the title of a visit"`
	Was   json.RawMessage `json:"was,omitempty" doc:"the fields that were changed, as they were; absent for a new row"`
	Now   json.RawMessage `json:"now,omitempty" doc:"the same, as they became"`
}

// ActList is a page of a history.
type ActList struct {
	Acts []*Act `json:"acts" doc:"newest first"`
	Next int64  `json:"next,omitempty" doc:"before= of the next page; absent on the last"`
}

// rowsShown is how many rows of an act are shown: all of what accepting all of a visit changes, but of a visit without measure.
const rowsShown = 500

// VisitHistory gives what was done to a visit and its items, newest first, before an event where that is not 0.
func (r *Record) VisitHistory(ctx context.Context, actor zhenyu.Actor, id zhenyu.VisitID, before int64, limit int) (list *ActList, err error) {
	err = r.view(ctx, actor, zhenyu.Viewer, func(tx *store.Tx) error {
		if _, err := tx.Visit(id); err != nil {
			return err
		}
		list, err = acts(tx, int64(id), before, limitOf(limit), func(zhenyu.Change) bool { return true })
		return err
	})
	return list, err
}

// ItemHistory gives what was done to one item, newest first, before an event where that is not 0. A page can be empty and
// yet have a next: it looks through so many events of the item's visit.
func (r *Record) ItemHistory(ctx context.Context, actor zhenyu.Actor, id zhenyu.ItemID, before int64, limit int) (list *ActList, err error) {
	err = r.view(ctx, actor, zhenyu.Viewer, func(tx *store.Tx) error {
		item, err := tx.Item(id)
		if err != nil {
			return err
		}
		list, err = acts(tx, int64(item.Visit), before, limitOf(limit), func(c zhenyu.Change) bool { return c.Table == "item" && c.ID == int64(id) })
		return err
	})
	return list, err
}

// acts gives the events about a subject, and about those that are merged into it, that changed a row that is wanted.
func acts(tx *store.Tx, subject, before int64, limit int, wanted func(zhenyu.Change) bool) (*ActList, error) {
	list := &ActList{Acts: []*Act{}}
	subjects, err := mergedInto(tx, subject)
	if err != nil {
		return nil, err
	}
	events, err := tx.History(subjects, before, limit)
	if err != nil {
		return nil, err
	}
	for _, e := range events {
		a, err := actOf(tx, e, wanted)
		if err != nil {
			return nil, err
		}
		if a != nil {
			list.Acts = append(list.Acts, a)
		}
		list.Next = e.Seq
	}
	if len(events) < limit {
		list.Next = 0
	}
	return list, nil
}

// actOf gives an event as a person reads it, nil where it changed no row that is wanted.
func actOf(tx *store.Tx, e *zhenyu.Event, wanted func(zhenyu.Change) bool) (*Act, error) {
	changes, err := changesOf(e)
	if err != nil {
		return nil, err
	}
	a := &Act{Seq: e.Seq, At: e.At, Actor: e.Actor, Verb: e.Verb, Undoes: changes[0].Undoes, Count: len(changes), Rows: []ActRow{}}
	touched := false
	for _, c := range changes {
		if !wanted(c) {
			continue
		}
		touched = true
		if e.Verb != "import" && len(a.Rows) < rowsShown {
			a.Rows = append(a.Rows, ActRow{Table: c.Table, ID: c.ID, Was: c.Was, Now: c.Now})
		}
	}
	if !touched {
		return nil, nil
	}
	return a, a.word(tx)
}

// word says what the rows of an act are.
func (a *Act) word(tx *store.Tx) error {
	var ids []zhenyu.ItemID
	for _, row := range a.Rows {
		if row.Table == "item" {
			ids = append(ids, zhenyu.ItemID(row.ID))
		}
	}
	items, err := tx.ItemsOf(ids)
	for n := range a.Rows {
		row := &a.Rows[n]
		if i := items[zhenyu.ItemID(row.ID)]; i != nil && row.Table == "item" {
			row.Kind, row.Words = i.Kind, i.Value().Words()
		} else if err == nil {
			row.Words, err = calledOf(tx, row.Table, row.ID)
		}
	}
	return err
}

// calledOf gives what a person calls a row, "" for what has no name.
func calledOf(tx *store.Tx, table string, id int64) (string, error) {
	row, err := changedRow(tx, table, id)
	if err != nil {
		return "", err
	}
	switch r := row.(type) {
	case *zhenyu.Visit:
		return r.Value.Title, nil
	case *zhenyu.Site:
		return r.Name, nil
	case *zhenyu.Organisation:
		return r.Name, nil
	case *zhenyu.Area:
		return r.Name, nil
	}
	return "", nil
}
