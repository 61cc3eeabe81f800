package app

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"zhenyu"
	"zhenyu/engine/gazetteer"
	"zhenyu/internal/store"
)

// maxChoices is how many areas a person is given to choose among; 城关镇 alone has more.
const maxChoices = 200

// AreaChoice is an area that an item could be in.
type AreaChoice struct {
	Code   string        `json:"code" doc:"for area_code of a decision"`
	ID     zhenyu.AreaID `json:"id,omitempty" doc:"absent where the record has the area not yet"`
	Level  zhenyu.Level  `json:"level"`
	Name   string        `json:"name"`
	Path   []string      `json:"path" doc:"names of the areas above, from the top"`
	Own    bool          `json:"own" doc:"of the district's own tree"`
	Chosen bool          `json:"chosen" doc:"where the item is now"`
}

// AreaChoices gives the areas that an item could be in: those that its name can mean, or those of a name that a person
// types, such as 房县白鹤镇. Those of the district's own tree come first, then those that the record has, each by code.
func (r *Record) AreaChoices(ctx context.Context, actor zhenyu.Actor, id zhenyu.ItemID, typed string) ([]*AreaChoice, error) {
	names, err := r.names()
	if err != nil {
		return nil, err
	}
	choices := []*AreaChoice{}
	err = r.view(ctx, actor, zhenyu.Viewer, func(tx *store.Tx) error {
		item, err := tx.Item(id)
		if err != nil {
			return err
		}
		name := typed
		if typed == "" {
			if name, err = placeName(tx, item); err != nil || name == "" {
				return err
			}
		}
		c := chooser{tx: tx, names: names, item: item, seen: map[string]bool{}}
		if err := c.gather(name); err != nil {
			return err
		}
		choices = c.sorted()
		return nil
	})
	return choices, err
}

// placeName gives the name of the place that an item is at or for, "" where it has none.
func placeName(tx *store.Tx, item *zhenyu.Item) (string, error) {
	switch v := item.Value(); {
	case v.Stop != nil:
		return v.Stop.Place, nil
	case v.Directive != nil && v.Directive.For != "":
		return v.Directive.For, nil
	case item.Stop != 0:
		stop, err := tx.Item(item.Stop)
		if err != nil {
			return "", err
		}
		return stop.Value().Stop.Place, nil
	}
	return "", nil
}

// chooser gathers the areas of a name, each once.
type chooser struct {
	tx      *store.Tx
	names   *gazetteer.Gazetteer
	item    *zhenyu.Item
	seen    map[string]bool // codes
	choices []*AreaChoice
}

// gather takes the areas of the record that have the name, then those of the gazetteer.
func (c *chooser) gather(name string) error {
	ids, err := c.tx.Named(store.AreaKind, name)
	if err != nil {
		return err
	}
	for _, id := range ids {
		a, err := c.tx.Area(zhenyu.AreaID(id))
		if err == nil {
			err = c.add(a.Code)
		}
		if err != nil {
			return err
		}
	}
	found := c.names.Seek(name)
	slices.SortFunc(found, func(a, b gazetteer.ID) int { return compareIDs(c.names, a, b) })
	for _, id := range found {
		if areaLevels[c.names.Level(id)] == "" || c.names.Code(id) == 0 {
			continue
		}
		if err := c.add(fmt.Sprintf("%012d", c.names.Code(id))); err != nil {
			return err
		}
	}
	return nil
}

// add adds the area of a code as it was on the item's day.
func (c *chooser) add(code string) error {
	if c.seen[code] || len(c.choices) == maxChoices {
		return nil
	}
	c.seen[code] = true
	a, err := c.tx.AreaByCode(code, c.item.Day)
	if errors.Is(err, store.ErrNotFound) {
		c.choices = append(c.choices, c.foreign(code))
		return nil
	}
	if err == nil {
		a, err = standing(c.tx, a, c.item.Day)
	}
	if err != nil {
		return err
	}
	path, err := pathOf(c.tx, a)
	c.choices = append(c.choices, &AreaChoice{a.Code, a.ID, a.Level, a.Name, path, a.Own, a.ID == c.item.Area})
	return err
}

// foreign gives the choice of an area that only the gazetteer knows.
func (c *chooser) foreign(code string) *AreaChoice {
	id := byCode(c.names, code)
	return &AreaChoice{Code: code, Level: areaLevels[c.names.Level(id)], Name: c.names.Name(id), Path: areaOf(c.names, id).Path}
}

func (c *chooser) sorted() []*AreaChoice {
	rank := func(a *AreaChoice) int {
		switch {
		case a.Own:
			return 0
		case a.ID != 0:
			return 1
		}
		return 2
	}
	slices.SortStableFunc(c.choices, func(a, b *AreaChoice) int { return cmp.Or(rank(a)-rank(b), cmp.Compare(a.Code, b.Code)) })
	return append([]*AreaChoice{}, c.choices...)
}
