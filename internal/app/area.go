package app

import (
	"errors"
	"fmt"
	"slices"
	"strconv"

	"zhenyu"
	"zhenyu/engine/gazetteer"
	"zhenyu/internal/store"
)

var areaLevels = map[gazetteer.Level]zhenyu.Level{
	gazetteer.Province: zhenyu.Province, gazetteer.City: zhenyu.City, gazetteer.County: zhenyu.County,
	gazetteer.Town: zhenyu.Town, gazetteer.Village: zhenyu.Village,
}

// locator finds the areas of codes on a day, and brings those that the record has not yet from the gazetteer, with all
// that is above them.
type locator struct {
	tx    *store.Tx
	names *gazetteer.Gazetteer
	day   zhenyu.Day
	known map[string]*zhenyu.Area
	near  []gazetteer.ID // what the document named so far, by which names of many places are understood
}

func newLocator(tx *store.Tx, names *gazetteer.Gazetteer, day zhenyu.Day) *locator {
	return &locator{tx: tx, names: names, day: day, known: map[string]*zhenyu.Area{}}
}

// locate gives the area of a code and the town that it is, or lies in; 0 where there is none.
func (l *locator) locate(code string) (area, town zhenyu.AreaID, err error) {
	a, err := l.area(code)
	if err != nil || a == nil {
		return 0, 0, err
	}
	town, err = townOf(l.tx, a, l.day)
	return a.ID, town, err
}

// area gives the area of a code, nil where nobody knows it.
func (l *locator) area(code string) (*zhenyu.Area, error) {
	if code == "" {
		return nil, nil
	}
	if a, ok := l.known[code]; ok {
		return a, nil
	}
	a, err := l.tx.AreaByCode(code, l.day)
	if errors.Is(err, store.ErrNotFound) {
		a, err = l.bring(code)
	} else if err == nil {
		a, err = standing(l.tx, a, l.day)
	}
	if err == nil {
		l.known[code] = a
	}
	return a, err
}

// code gives the code of the area that a name means here, or of the one that the site of that name lies in; "" where it
// could be several.
func (l *locator) code(name string) string {
	id, _ := l.names.Resolve(name, l.near)
	for id != gazetteer.None && (areaLevels[l.names.Level(id)] == "" || l.names.Code(id) == 0) {
		id = l.names.Parent(id)
	}
	if id == gazetteer.None {
		return ""
	}
	l.near = append(l.near, id)
	return fmt.Sprintf("%012d", l.names.Code(id))
}

// bring takes an area from the gazetteer.
func (l *locator) bring(code string) (*zhenyu.Area, error) {
	number, err := strconv.ParseInt(code, 10, 64)
	if err != nil {
		return nil, nil //nolint:nilerr // a code that is none has no area
	}
	id := l.names.ByCode(number)
	if id == gazetteer.None || areaLevels[l.names.Level(id)] == "" {
		return nil, nil
	}
	a := &zhenyu.Area{Level: areaLevels[l.names.Level(id)], Code: code, Name: l.names.Name(id)}
	for up := l.names.Parent(id); up != gazetteer.None && a.Parent == 0; up = l.names.Parent(up) {
		parent, err := l.area(fmt.Sprintf("%012d", l.names.Code(up)))
		if err != nil {
			return nil, err
		}
		if parent != nil {
			a.Parent = parent.ID
		}
	}
	a.ID = zhenyu.AreaID(l.tx.NewID())
	return a, l.tx.PutArea(a)
}

// townOf gives the town that an area is or lies in on a day, 0 above the towns. Where the town became another before
// that day, it is the other; a day of 0 takes the town as it stands.
func townOf(tx *store.Tx, a *zhenyu.Area, day zhenyu.Day) (id zhenyu.AreaID, err error) {
	for a.Level == zhenyu.Village && a.Parent != 0 {
		if a, err = tx.Area(a.Parent); err != nil {
			return 0, err
		}
	}
	if a, err = standing(tx, a, day); err != nil {
		return 0, err
	}
	if a.Level != zhenyu.Town {
		return 0, nil
	}
	return a.ID, nil
}

// standing gives what an area had become by a day; itself where the day is 0.
func standing(tx *store.Tx, a *zhenyu.Area, day zhenyu.Day) (_ *zhenyu.Area, err error) {
	for err == nil && day != 0 && a.To != 0 && a.Into != 0 && day >= a.To {
		a, err = tx.Area(a.Into)
	}
	return a, err
}

// pathOf gives the names of the areas above one, from the top.
func pathOf(tx *store.Tx, a *zhenyu.Area) ([]string, error) {
	path := []string{}
	for up := a.Parent; up != 0; {
		above, err := tx.Area(up)
		if err != nil {
			return nil, err
		}
		path = append(path, above.Name)
		up = above.Parent
	}
	slices.Reverse(path)
	return path, nil
}
