package app

import (
	"context"
	"fmt"
	"strconv"

	"zhenyu"
	"zhenyu/engine/gazetteer"
	"zhenyu/internal/store"
)

// LoadAreas takes the tree of a district from the gazetteer: the area of a code, all above it and all below it. Areas
// that the record has are left as they are. It gives how many were new.
func (r *Record) LoadAreas(ctx context.Context, actor zhenyu.Actor, code string) (added int, err error) {
	if err := require(actor, zhenyu.Keeper); err != nil {
		return 0, err
	}
	names, err := r.names()
	if err != nil {
		return 0, err
	}
	number, err := strconv.ParseInt(code, 10, 64)
	if err != nil || names.ByCode(number) == gazetteer.None {
		return 0, problem(zhenyu.NotFound, "no_code", code)
	}
	_, err = r.update(ctx, actor, "load", func(tx *store.Tx) error {
		before := tx.Changed()
		if err := loadTree(newLocator(tx, names, 0), names.ByCode(number)); err != nil {
			return err
		}
		added = tx.Changed() - before
		return nil
	})
	return added, err
}

// loadTree brings an area and all below it.
func loadTree(l *locator, id gazetteer.ID) error {
	if code := l.names.Code(id); code != 0 {
		if _, err := l.area(fmt.Sprintf("%012d", code)); err != nil {
			return err
		}
	}
	for _, child := range l.names.Children(nil, id) {
		if err := loadTree(l, child); err != nil {
			return err
		}
	}
	return nil
}
