package app

import (
	"strings"

	"zhenyu"
	"zhenyu/internal/store"
)

// relocate puts an item where a person says, or, where they said its name anew, where that name is. What belongs to it goes
// with it.
func (d *Decision) relocate(r *Record, tx *store.Tx, done *Decided) error {
	if d.AreaCode == nil && !done.renamed {
		return nil
	}
	names, err := r.names()
	if err != nil {
		return err
	}
	l, item, was := newLocator(tx, names, done.Item.Day), done.Item, done.Item.Area
	if done.renamed {
		if err := l.placeAgain(item); err != nil {
			return err
		}
	}
	if d.AreaCode != nil {
		if err := l.choose(item, *d.AreaCode); err != nil {
			return err
		}
	}
	if item.Area == was {
		return nil
	}
	if err := locateSite(tx, item); err != nil {
		return err
	}
	return l.takeAlong(done, item, was)
}

// locateSite gives the site of a stop, where nobody knew the site's area, that of the stop.
func locateSite(tx *store.Tx, item *zhenyu.Item) error {
	if item.Kind != zhenyu.StopItem || item.Site == 0 {
		return nil
	}
	s, err := tx.Site(item.Site)
	if err != nil || s.Area != 0 {
		return err
	}
	s.Area, s.Town = item.Area, item.Town
	return tx.PutSite(s)
}

// placeAgain places an item by a name that a person said anew. An ask that names another place is no longer at the stop
// that it was read to be for, but at the stop of that name where there is one.
func (l *locator) placeAgain(item *zhenyu.Item) error {
	all, err := l.tx.Items(item.Visit)
	if err != nil {
		return err
	}
	var stop *zhenyu.Item
	d := item.Value().Directive
	for _, i := range all {
		named := d != nil && d.For != "" && i.Kind == zhenyu.StopItem
		if named && samePlace(d.For, i) || !named && i.ID == item.Stop {
			stop = i
		}
	}
	if d != nil && stop != nil {
		item.Site = stop.Site
	} else if d != nil {
		item.Site = 0
	}
	return l.place(item, stop)
}

// choose puts an item into the area of a code; "" into none.
func (l *locator) choose(item *zhenyu.Item, code string) error {
	item.Area, item.Town = 0, 0
	if code == "" {
		return nil
	}
	if strings.Trim(code, "0123456789") != "" { // PostgreSQL cannot even look for all that people send
		return problem(zhenyu.NotFound, "no_code", code)
	}
	a, err := l.area(code)
	if err != nil {
		return err
	}
	if a == nil {
		return problem(zhenyu.NotFound, "no_code", code)
	}
	return l.set(item, a)
}

// takeAlong gives what belongs to a stop, and what is for the place of its name, the area that the stop has now, where it
// was where the stop was. A stop within it is placed by its own name first, which the area around can make clear.
func (l *locator) takeAlong(done *Decided, moved *zhenyu.Item, was zhenyu.AreaID) error {
	if moved.Kind != zhenyu.StopItem {
		return nil
	}
	all, err := l.tx.Items(moved.Visit)
	if err != nil {
		return err
	}
	for _, i := range all {
		if i.ID == moved.ID || i.Area != was || !belongs(i, moved) {
			continue
		}
		i.Area, i.Town = moved.Area, moved.Town
		if i.Kind == zhenyu.StopItem {
			if err := l.place(i, moved); err != nil {
				return err
			}
		}
		if err := l.tx.PutItem(i); err != nil {
			return err
		}
		done.changed(i)
		if err := l.takeAlong(done, i, was); err != nil {
			return err
		}
	}
	return nil
}

// belongs tells whether an item is at a stop, or an ask for the place that the stop is.
func belongs(i, stop *zhenyu.Item) bool {
	d := i.Value().Directive
	return i.Stop == stop.ID || i.Stop == 0 && d != nil && d.For != "" && samePlace(d.For, stop)
}

func samePlace(name string, stop *zhenyu.Item) bool {
	return store.FoldName(name) == store.FoldName(stop.Value().Stop.Place)
}
