package app

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"zhenyu"
	"zhenyu/engine/gazetteer"
	"zhenyu/internal/store"
)

// AreasLoaded is what loading a district's tree did.
type AreasLoaded struct {
	Added  int `json:"added" doc:"areas that the record had not"`
	Placed int `json:"placed" doc:"stops, asks and bodies that lay nowhere and found their area"`
}

// LoadAreas takes the tree of a district from the gazetteer: the area of a code, all above it and all below it, which are
// the district's own from then on. Areas that the record has are else left as they are. What was read before and lies
// nowhere is placed anew.
func (r *Record) LoadAreas(ctx context.Context, actor zhenyu.Actor, code string) (done AreasLoaded, err error) {
	if err := require(actor, zhenyu.Keeper); err != nil {
		return done, err
	}
	names, err := r.names()
	if err != nil {
		return done, err
	}
	number := fullCode(code)
	if names.ByCode(number) == gazetteer.None {
		return done, problem(zhenyu.NotFound, "no_code", code)
	}
	_, err = r.update(ctx, actor, "load", func(tx *store.Tx) error {
		l := newLocator(tx, names, 0)
		if err := l.loadDistrict(names.ByCode(number)); err != nil {
			return err
		}
		done.Added = l.brought
		return nil
	})
	if err == nil {
		done.Placed, err = r.placeLost(ctx, actor)
	}
	return done, err
}

// fullCode gives the number of a statistical code, which may be given without the zeros at its end, as people write 310115;
// 0 for what is none.
func fullCode(code string) int64 {
	if !slices.Contains([]int{2, 4, 6, 9, 12}, len(code)) {
		return 0
	}
	number, err := strconv.ParseInt(code+strings.Repeat("0", 12-len(code)), 10, 64)
	if err != nil {
		return 0
	}
	return number
}

// loadDistrict brings what is above an area, and makes it and all below it the district's own.
func (l *locator) loadDistrict(id gazetteer.ID) error {
	if up := l.names.Parent(id); up != gazetteer.None {
		if _, err := l.area(l.codeOf(up)); err != nil {
			return err
		}
	}
	l.bringOwn = true
	return l.loadTree(id)
}

func (l *locator) loadTree(id gazetteer.ID) error {
	if l.names.Code(id) != 0 {
		a, err := l.area(l.codeOf(id))
		if err != nil {
			return err
		}
		if a != nil && !a.Own { // it was there, brought along the way
			a.Own = true
			if err := l.tx.PutArea(a); err != nil {
				return err
			}
		}
	}
	for _, child := range l.names.Children(nil, id) {
		if err := l.loadTree(child); err != nil {
			return err
		}
	}
	return nil
}
