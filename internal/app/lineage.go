package app

import (
	"slices"

	"zhenyu"
	"zhenyu/internal/store"
)

// lineage is an area over time. A place stays where it is when its town is renamed, merged or parted.
type lineage struct {
	same []zhenyu.AreaID // the area, what became it, and what it became
	kin  []zhenyu.AreaID // those, and what parted from any of them or was merged into one: a place of one may lie in another
}

// lineageOf gives the lineage of an area; of 0, nobody knows which, it is empty.
func lineageOf(tx *store.Tx, id zhenyu.AreaID) (l lineage, err error) {
	if id == 0 {
		return l, nil
	}
	if l.same, err = tx.AreaLine(id); err != nil {
		return l, err
	}
	if l.kin, err = tx.AreaKin(id); err != nil {
		return l, err
	}
	for {
		a, err := tx.Area(id)
		if err != nil || a.Into == 0 {
			return l, err
		}
		id = a.Into
		l.same = append(l.same, id)
	}
}

// known tells whether it is the lineage of any area.
func (l *lineage) known() bool { return len(l.same) > 0 }

// is tells whether an area is this one, at another time perhaps.
func (l *lineage) is(id zhenyu.AreaID) bool { return slices.Contains(l.same, id) }

// canBe tells whether what lies in an area may lie in this one: it does not where both are known and apart.
func (l *lineage) canBe(id zhenyu.AreaID) bool {
	return id == 0 || !l.known() || slices.Contains(l.kin, id)
}
