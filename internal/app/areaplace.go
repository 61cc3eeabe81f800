package app

import (
	"context"
	"slices"

	"zhenyu"
	"zhenyu/engine/gazetteer"
	"zhenyu/internal/store"
)

// placeStep is how many visits are placed in one transaction, so that others get their turn.
const placeStep = 100

// placeLost places what lies nowhere anew, now that the record knows more areas: what was read before the district's tree
// was there is counted under its towns too. It gives how many items found their area.
func (r *Record) placeLost(ctx context.Context, actor zhenyu.Actor) (placed int, err error) {
	names, err := r.names()
	if err != nil {
		return 0, err
	}
	for after, more := zhenyu.VisitID(0), true; more; {
		found := 0
		_, err := r.update(ctx, actor, "place", func(tx *store.Tx) error {
			ids, err := tx.VisitsNowhere(after, placeStep)
			for _, id := range ids {
				n, err := placeVisit(tx, names, id)
				if err != nil {
					return err
				}
				found, after = found+n, id
			}
			more = len(ids) == placeStep
			return err
		})
		if err != nil {
			return placed, err
		}
		placed += found
	}
	return placed, nil
}

// placeVisit places the items of a visit that lie nowhere, stops first. What lies somewhere stays, and helps to understand
// the names behind it.
func placeVisit(tx *store.Tx, names *gazetteer.Gazetteer, id zhenyu.VisitID) (placed int, err error) {
	v, err := tx.Visit(id)
	if err != nil {
		return 0, err
	}
	all, err := tx.Items(id)
	if err != nil {
		return 0, err
	}
	l := newLocator(tx, names, v.Value.Day)
	slices.SortStableFunc(all, func(a, b *zhenyu.Item) int { return stopsFirst(a) - stopsFirst(b) })
	stops := map[zhenyu.ItemID]*zhenyu.Item{}
	for _, i := range all {
		stops[i.ID] = i
		found, err := l.placeOne(i, stops[i.Stop])
		if err != nil {
			return placed, err
		}
		if found {
			placed++
		}
	}
	return placed, nil
}

func stopsFirst(i *zhenyu.Item) int {
	if i.Kind == zhenyu.StopItem {
		return 0
	}
	return 1
}

// placeOne places an item that lies nowhere, with its site, and tells whether it now lies somewhere.
func (l *locator) placeOne(item, stop *zhenyu.Item) (bool, error) {
	if item.Area != 0 {
		a, err := l.tx.Area(item.Area)
		if err == nil {
			l.here(a)
		}
		return false, err
	}
	if err := l.place(item, stop); err != nil || item.Area == 0 {
		return false, err
	}
	if err := l.tx.PutItem(item); err != nil {
		return false, err
	}
	return true, locateSite(l.tx, item)
}

// placeOutlived puts what lies in an area that had become another by its day into the other. What people decided stays:
// it is the same place, under the name of that day.
func placeOutlived(tx *store.Tx) error {
	ids, err := tx.ItemsOutlived()
	if err != nil {
		return err
	}
	for _, id := range ids {
		i, err := tx.Item(id)
		if err != nil {
			return err
		}
		if err := relocateOn(tx, i); err != nil {
			return err
		}
		if err := tx.PutItem(i); err != nil {
			return err
		}
	}
	return nil
}
