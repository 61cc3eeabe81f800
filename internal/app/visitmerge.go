package app

import (
	"context"

	"zhenyu"
	"zhenyu/internal/store"
)

// MergedVisit is what a merge of visits did.
type MergedVisit struct {
	Event   int64 `json:"event" doc:"to undo it by"`
	Carried int   `json:"carried" doc:"items that a person had decided about, which the visit that stays has now"`
}

// MergeVisits says that a visit is the same as another, which stands for both from now on. What a person decided about its
// items goes over: to the same item of the other visit where nobody decided about that, else as an item more. The rest
// is kept, and no longer listed or counted; undoing the event brings all back.
func (r *Record) MergeVisits(ctx context.Context, actor zhenyu.Actor, id zhenyu.VisitID, seen int64, into zhenyu.VisitID) (done MergedVisit, err error) {
	names, err := r.names()
	if err != nil {
		return done, err
	}
	done.Event, err = r.update(ctx, actor, "merge", func(tx *store.Tx) error {
		tx.About(int64(id))
		v, err := tx.Visit(id)
		if err != nil {
			return err
		}
		if err := fresh(tx, seenRow{"visit", int64(id), int64(id), seen, v.Version, v}); err != nil {
			return err
		}
		target, err := tx.Visit(into)
		if err != nil {
			return err
		}
		if err := mergeable(tx, v, target); err != nil {
			return err
		}
		v.MergedInto = into
		if err := tx.PutVisit(v); err != nil {
			return err
		}
		done.Carried, err = carryOver(newLocator(tx, names, target.Value.Day), id, target)
		return err
	})
	return done, err
}

// mergeable tells why one visit cannot be merged into another: nothing may come to stand behind what is itself in no list.
func mergeable(tx *store.Tx, v, target *zhenyu.Visit) error {
	already, err := tx.MergedVisits(v.ID)
	if err != nil {
		return err
	}
	if v.ID == target.ID || target.MergedInto != 0 || v.MergedInto != 0 || len(already) > 0 {
		return problem(zhenyu.Conflict, "merge_merged")
	}
	if v.Stands() && !target.Stands() {
		return problem(zhenyu.Conflict, "merge_unlisted")
	}
	return nil
}

// carryOver hides the items of a visit behind those of the one that stays, after that has what a person decided about them,
// and counts such.
func carryOver(l *locator, from zhenyu.VisitID, into *zhenyu.Visit) (carried int, err error) {
	tx := l.tx
	copied, err := tx.Items(from)
	if err != nil {
		return 0, err
	}
	twins, err := twinsOf(tx, copied, into.ID)
	if err != nil {
		return 0, err
	}
	moved := []*zhenyu.Item{}
	for _, i := range copied {
		twin := twins[i.ID]
		if i.Touched() && !i.Hidden && !saysLike(twin, i) {
			carried++
			if twin == nil || twin.Touched() {
				moved = append(moved, i)
				twins[i.ID] = i
				continue
			}
			if err := decideLike(l, twin.ID, i); err != nil {
				return 0, err
			}
		}
		i.Hidden = true
		if err := tx.PutItem(i); err != nil {
			return 0, err
		}
	}
	return carried, moveItems(tx, moved, into, twins)
}

// moveItems makes items those of another visit, at the stops there that are theirs.
func moveItems(tx *store.Tx, moved []*zhenyu.Item, into *zhenyu.Visit, twins map[zhenyu.ItemID]*zhenyu.Item) error {
	for _, i := range moved {
		stop := twins[i.Stop]
		if i.Visit, i.Stop = into.ID, 0; stop != nil {
			i.Stop = stop.ID
		}
		if err := tx.PutItem(i); err != nil {
			return err
		}
	}
	return redate(tx, into)
}

// twinsOf finds for items of a visit those of another that the reader proposed with the same words.
func twinsOf(tx *store.Tx, copied []*zhenyu.Item, into zhenyu.VisitID) (map[zhenyu.ItemID]*zhenyu.Item, error) {
	there, err := tx.Items(into)
	if err != nil {
		return nil, err
	}
	open := map[string][]*zhenyu.Item{}
	for _, i := range there {
		if !i.Hidden {
			open[readAs(i)] = append(open[readAs(i)], i)
		}
	}
	twins := map[zhenyu.ItemID]*zhenyu.Item{}
	for _, i := range copied {
		if same := open[readAs(i)]; len(same) > 0 {
			twins[i.ID], open[readAs(i)] = same[0], same[1:]
		}
	}
	return twins, nil
}

// readAs gives what an item was read as; of one that a person added, what it says.
func readAs(i *zhenyu.Item) string {
	v := i.Proposal
	if v == nil {
		v = i.Edited
	}
	return string(i.Kind) + " " + store.FoldName(v.Words())
}

// saysLike tells whether the same was decided about two items, so that one of them is enough.
func saysLike(twin, i *zhenyu.Item) bool {
	return twin != nil && twin.Touched() && twin.Status == i.Status && equalJSON(standingAt(i.Value(), twin.Value()), twin.Value())
}

// decideLike decides about an item as was decided about the same one of a copy; what belongs to a stop goes along.
func decideLike(l *locator, id zhenyu.ItemID, i *zhenyu.Item) error {
	twin, err := l.tx.Item(id) // a stop before it may have taken it along
	if err != nil {
		return err
	}
	twin.Status, twin.Edited = i.Status, nil
	if v := standingAt(i.Value(), twin.Proposal); !equalJSON(v, twin.Proposal) {
		twin.Edited = v
	}
	was := twin.Area
	twin.Area, twin.Town, twin.Site, twin.Organisation, twin.Asked = i.Area, i.Town, i.Site, i.Organisation, i.Asked
	if err := l.tx.PutItem(twin); err != nil {
		return err
	}
	done := &Decided{Item: twin}
	if twin.Area != was {
		if err := l.takeAlong(done, twin, was); err != nil {
			return err
		}
	}
	if err := follow(l.tx, done); err != nil {
		return err
	}
	return followBody(l.tx, done)
}

// standingAt gives a value as read where another stands.
func standingAt(v, other *zhenyu.Value) *zhenyu.Value {
	moved := *v
	moved.Span, moved.Repaired, moved.Rule, moved.Confidence = other.Span, other.Repaired, other.Rule, other.Confidence
	return &moved
}
