package app

import (
	"cmp"
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

	bringOwn bool // what it brings is of the district's own tree
	brought  int
}

func newLocator(tx *store.Tx, names *gazetteer.Gazetteer, day zhenyu.Day) *locator {
	return &locator{tx: tx, names: names, day: day, known: map[string]*zhenyu.Area{}}
}

// set puts an item into an area.
func (l *locator) set(item *zhenyu.Item, a *zhenyu.Area) (err error) {
	item.Area = a.ID
	item.Town, err = townOf(l.tx, a, l.day)
	return err
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
	return l.codeOf(id)
}

func (l *locator) codeOf(id gazetteer.ID) string { return fmt.Sprintf("%012d", l.names.Code(id)) }

// means gives the area of a code, else the one that a name means here, or that the site of that name lies in; nil where it
// could be several. A name that a change gave an area of the district's own tree is that, whatever else in the country is
// called so: the gazetteer does not know of the change. A name that many places of the country have means the one of the
// district's own tree, and where several of that have it, the one within the area around. A village elsewhere than in the
// town around is not meant, though no other has the name: nobody lists all villages.
func (l *locator) means(code, name string, around zhenyu.AreaID) (*zhenyu.Area, error) {
	found, err := ownNamed(l.tx, name, l.day)
	if err != nil {
		return nil, err
	}
	if len(found) == 1 && found[0].From != 0 && found[0].Name == name {
		return l.here(found[0]), nil
	}
	near := len(l.near)
	if code = cmp.Or(code, l.code(name)); code != "" {
		a, err := l.area(code)
		if err != nil || a == nil {
			return nil, err
		}
		away, err := l.away(a, name, around)
		if err != nil || away {
			l.near = l.near[:near]
			return nil, err
		}
		return a, nil
	}
	if len(found) > 1 {
		found, err = nearest(l.tx, found, around, l.day)
	}
	if err != nil || len(found) != 1 {
		return nil, err
	}
	return l.here(found[0]), nil
}

// away tells whether an area is a village that a name may mean, but not in the town around.
func (l *locator) away(a *zhenyu.Area, name string, around zhenyu.AreaID) (bool, error) {
	if around == 0 || a.Level != zhenyu.Village {
		return false, nil
	}
	town, err := l.tx.Area(around)
	if err != nil || town.Level != zhenyu.Town {
		return false, err
	}
	of, err := lineageOf(l.tx, town.ID)
	if err != nil || of.canBe(a.Parent) {
		return false, err
	}
	called, err := l.tx.Named(store.AreaKind, name) // not so a site that lies in the village
	return slices.Contains(called, int64(a.ID)), err
}

// here notes an area as one that the document named.
func (l *locator) here(a *zhenyu.Area) *zhenyu.Area {
	l.near = append(l.near, byCode(l.names, a.Code))
	return a
}

// ownNamed gives the areas of the district's own tree that have a name, as they had become by a day.
func ownNamed(tx *store.Tx, name string, day zhenyu.Day) (found []*zhenyu.Area, err error) {
	ids, err := tx.Named(store.AreaKind, name)
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		a, err := tx.Area(zhenyu.AreaID(id))
		if err != nil {
			return nil, err
		}
		if a, err = standing(tx, a, day); err != nil {
			return nil, err
		}
		if a.Own && !slices.ContainsFunc(found, func(o *zhenyu.Area) bool { return o.ID == a.ID }) {
			found = append(found, a)
		}
	}
	return found, nil
}

// nearest keeps the areas that are there on a day and lie in another, where that leaves any.
func nearest(tx *store.Tx, list []*zhenyu.Area, around zhenyu.AreaID, day zhenyu.Day) ([]*zhenyu.Area, error) {
	var kept []*zhenyu.Area
	for _, a := range list {
		in, err := liesIn(tx, a, around)
		if err != nil {
			return nil, err
		}
		if in && a.On(day) {
			kept = append(kept, a)
		}
	}
	if len(kept) == 0 {
		return list, nil
	}
	return kept, nil
}

// liesIn tells whether an area is another or lies in it, at any depth; all lie in 0.
func liesIn(tx *store.Tx, a *zhenyu.Area, around zhenyu.AreaID) (bool, error) {
	for around != 0 && a.ID != around {
		if a.Parent == 0 {
			return false, nil
		}
		above, err := tx.Area(a.Parent)
		if err != nil {
			return false, err
		}
		a = above
	}
	return true, nil
}

// bring takes an area from the gazetteer.
func (l *locator) bring(code string) (*zhenyu.Area, error) {
	id := byCode(l.names, code)
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
	a.ID, a.Own = zhenyu.AreaID(l.tx.NewID()), l.bringOwn
	l.brought++
	return a, l.tx.PutArea(a)
}

// byCode gives the place of the gazetteer with a code, None where there is none.
func byCode(names *gazetteer.Gazetteer, code string) gazetteer.ID {
	number, err := strconv.ParseInt(code, 10, 64)
	if err != nil {
		return gazetteer.None
	}
	return names.ByCode(number)
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
