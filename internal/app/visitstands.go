package app

import (
	"encoding/json"

	"zhenyu"
	"zhenyu/internal/store"
)

// hideTakenBack takes an item that a person added and rejects now out of lists and counts; said otherwise, it is back where
// its visit stands.
func hideTakenBack(tx *store.Tx, i *zhenyu.Item) error {
	if i.Proposal != nil {
		return nil
	}
	v, err := tx.Visit(i.Visit)
	if err == nil {
		i.Hidden = i.TakenBack() || !v.Stands()
	}
	return err
}

// open refuses to work on a visit that another stands for: what is done there would be in no list.
func open(tx *store.Tx, id zhenyu.VisitID) error {
	v, err := tx.Visit(id)
	if err == nil && v.MergedInto != 0 {
		return problem(zhenyu.Conflict, "visit_merged")
	}
	return err
}

// listItems takes the items of a visit that stands no longer out of lists and counts, and puts them back when it stands
// again.
func listItems(tx *store.Tx, v *zhenyu.Visit, stood bool) error {
	if v.Stands() == stood {
		return nil
	}
	all, err := tx.Items(v.ID)
	if err != nil {
		return err
	}
	unlisted := map[zhenyu.ItemID]bool{}
	if v.Stands() {
		if unlisted, err = unlistedWith(tx, v.ID); err != nil {
			return err
		}
	}
	for _, i := range all {
		if i.Hidden == !v.Stands() || v.Stands() && (!unlisted[i.ID] || i.TakenBack()) {
			continue
		}
		i.Hidden = !v.Stands()
		if err := tx.PutItem(i); err != nil {
			return err
		}
	}
	return nil
}

// unlistedWith gives the items that were last hidden because their visit stood no longer, and not because the reader took
// them back: the log tells, event by event.
func unlistedWith(tx *store.Tx, id zhenyu.VisitID) (map[zhenyu.ItemID]bool, error) {
	unlisted := map[zhenyu.ItemID]bool{}
	for before := int64(0); ; {
		events, err := tx.History([]int64{int64(id)}, before, historyPage)
		if err != nil || len(events) == 0 {
			return unlisted, err
		}
		for _, e := range events {
			before = e.Seq
			changes, err := changesOf(e)
			if err != nil {
				return nil, err
			}
			if err := noteHidden(changes, unlisted); err != nil {
				return nil, err
			}
		}
	}
}

// noteHidden notes of each item that an event hid, where no later one did, whether that is the visit's doing: the event
// changed how the visit stands, or the item was new.
func noteHidden(changes []zhenyu.Change, unlisted map[zhenyu.ItemID]bool) error {
	var hid []zhenyu.Change
	stands := false
	for _, c := range changes {
		var now struct {
			Hidden bool
			Status json.RawMessage
			Value  json.RawMessage
		}
		if err := json.Unmarshal(c.Now, &now); err != nil {
			return err
		}
		switch {
		case c.Table == "item" && now.Hidden:
			hid = append(hid, c)
		case c.Table == "visit":
			stands = stands || now.Status != nil || now.Value != nil
		}
	}
	for _, c := range hid {
		if _, later := unlisted[zhenyu.ItemID(c.ID)]; !later {
			unlisted[zhenyu.ItemID(c.ID)] = stands || c.Was == nil
		}
	}
	return nil
}
