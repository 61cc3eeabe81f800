package app

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"zhenyu"
	"zhenyu/internal/store"
)

// Undo takes one event back, as an event of its own, which can be undone in turn. It fails where one of the rows was
// changed again since, with a *Stale that says by whom, where it was undone already, for an import, whose documents stay: their visit can be rejected, and for the loading of a district's
// tree, of which what others have come to use would stay alone.
func (r *Record) Undo(ctx context.Context, actor zhenyu.Actor, seq int64) (*Undone, error) {
	return r.undo(ctx, actor, func(tx *store.Tx) (*zhenyu.Event, error) {
		e, err := tx.Event(seq)
		if err == nil {
			err = checkStands(tx, e)
		}
		return e, err
	})
}

// UndoLast takes back the last that the actor did to a visit, site or organisation, or to one that is merged into it, and
// that still stands, so that undoing again goes further back, after a restart too. Where there is nothing to undo it changes nothing.
func (r *Record) UndoLast(ctx context.Context, actor zhenyu.Actor, subject int64) (*Undone, error) {
	return r.undo(ctx, actor, func(tx *store.Tx) (*zhenyu.Event, error) { return lastStanding(tx, actor, subject) })
}

// Undone is what undoing changed, and which act it took back.
type Undone struct {
	Bulk
	Act *Act `json:"act,omitempty" doc:"what was taken back; absent where there was nothing"`
}

// undo takes back the event that find gives, nil for none.
func (r *Record) undo(ctx context.Context, actor zhenyu.Actor, find func(*store.Tx) (*zhenyu.Event, error)) (*Undone, error) {
	done := &Undone{Bulk: Bulk{Changed: []*zhenyu.Item{}}}
	event, err := r.update(ctx, actor, "undo", func(tx *store.Tx) error {
		e, err := find(tx)
		if err != nil || e == nil {
			return err
		}
		if e.Verb == "load" {
			return store.ErrNotReversible
		}
		tx.About(e.Subject)
		changes, err := changesOf(e)
		if err != nil {
			return err
		}
		if done.Act, err = actOf(tx, e, func(zhenyu.Change) bool { return true }); err != nil {
			return err
		}
		if err := revert(tx, e, changes); err != nil {
			return err
		}
		done.Changed, err = itemsOf(tx, changes)
		return err
	})
	done.Event = event
	return done, err
}

// revert takes the changes of an event back, the last first. What was made along the way and others have come to use
// stays.
func revert(tx *store.Tx, e *zhenyu.Event, changes []zhenyu.Change) error {
	kept := 0
	for _, c := range slices.Backward(changes) {
		stays, err := staysMade(tx, c)
		if err != nil {
			return err
		}
		if stays {
			kept++
			continue
		}
		if err := tx.Revert(e.Seq, c); errors.Is(err, store.ErrStale) {
			return overtaken(tx, e, mainChange(changes), c)
		} else if err != nil {
			return err
		}
	}
	if kept == len(changes) {
		return store.ErrNotReversible
	}
	return checkAreas(tx, changes)
}

// checkAreas refuses to leave areas as they cannot be: two with one code, or one that became what was no more by then.
func checkAreas(tx *store.Tx, changes []zhenyu.Change) error {
	for _, c := range changes {
		if c.Table != store.AreaKind || c.Was == nil {
			continue
		}
		a, err := tx.Area(zhenyu.AreaID(c.ID))
		if err == nil && a.To == 0 {
			err = checkOnlyOne(tx, a)
		} else if err == nil {
			err = checkEnded(tx, a)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// checkOnlyOne refuses an area whose code another has.
func checkOnlyOne(tx *store.Tx, a *zhenyu.Area) error {
	there, err := tx.AreaByCode(a.Code, 0)
	if err == nil && there.ID != a.ID {
		err = problem(zhenyu.Conflict, "area_code_used", a.Code, there.Name)
	}
	return err
}

// checkEnded refuses an area that ended before others became it, or that became another behind its end.
func checkEnded(tx *store.Tx, a *zhenyu.Area) error {
	later, err := tx.AreaTouched(a.ID, a.To)
	if err == nil && later {
		err = problem(zhenyu.Conflict, "area_later", a.Code, a.To)
	}
	if err != nil || a.Into == 0 {
		return err
	}
	into, err := tx.Area(a.Into)
	if err == nil && !into.On(a.To) {
		err = problem(zhenyu.Conflict, "area_into", into.Code)
	}
	return err
}

// staysMade tells whether a change made a row that stays: an area, which is there whoever named it first, or a site or
// organisation that something still points at, once the later changes of its event are taken back. An area that came out
// of another would stand beside it: that is an error.
func staysMade(tx *store.Tx, c zhenyu.Change) (bool, error) {
	if c.Was != nil {
		return false, nil
	}
	switch c.Table {
	case store.AreaKind:
		var made zhenyu.Area
		if err := json.Unmarshal(c.Now, &made); err != nil {
			return false, err
		}
		if made.Out != 0 {
			return false, problem(zhenyu.Invalid, "area_undo", made.Name)
		}
		return true, nil
	case store.SiteKind:
		return tx.SiteUsed(zhenyu.SiteID(c.ID))
	case store.OrganisationKind:
		return tx.OrganisationUsed(zhenyu.OrganisationID(c.ID))
	}
	return false, nil
}

// historyPage is how many events are looked through at a time.
const historyPage = 100

// lastStanding finds the last event of an actor about a row that nobody has taken back, nil where there is none. What
// only takes back others' work, or keeps a document, is nothing to undo.
func lastStanding(tx *store.Tx, actor zhenyu.Actor, subject int64) (*zhenyu.Event, error) {
	subjects, err := mergedInto(tx, subject)
	if err != nil {
		return nil, err
	}
	undone := map[int64]bool{}
	for before := int64(0); ; {
		events, err := tx.History(subjects, before, historyPage)
		if err != nil || len(events) == 0 {
			return nil, err
		}
		for _, e := range events {
			if before = e.Seq; undone[e.Seq] || e.Verb == "import" || e.Verb == "load" {
				continue
			}
			changes, err := changesOf(e)
			if err != nil {
				return nil, err
			}
			if taken := changes[0].Undoes; taken != 0 {
				undone[taken] = true
			} else if e.Actor == actor.Name {
				return e, nil
			}
		}
	}
}

// mergedInto gives a row and all that were merged into it. The ids of all kinds come from one counter, so only one kind has
// any.
func mergedInto(tx *store.Tx, id int64) ([]int64, error) {
	all := []int64{id}
	sites, err := tx.SiteLine(zhenyu.SiteID(id))
	if err != nil {
		return nil, err
	}
	for _, s := range sites {
		if int64(s) != id {
			all = append(all, int64(s))
		}
	}
	visits, err := tx.MergedVisits(zhenyu.VisitID(id))
	if err != nil {
		return nil, err
	}
	for _, v := range visits {
		all = append(all, int64(v.ID))
	}
	organisations, err := tx.MergedOrganisations(zhenyu.OrganisationID(id))
	for _, o := range organisations {
		all = append(all, int64(o.ID))
	}
	return all, err
}

// changesOf gives the changes that an event tells of, of which it has one at least.
func changesOf(e *zhenyu.Event) (changes []zhenyu.Change, err error) {
	if err := json.Unmarshal([]byte(e.Body), &changes); err != nil {
		return nil, fmt.Errorf("event %d: %w", e.Seq, err)
	}
	if len(changes) == 0 {
		return nil, fmt.Errorf("event %d tells of no change", e.Seq)
	}
	return changes, nil
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
