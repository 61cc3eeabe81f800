package app

import (
	"encoding/json"
	"slices"

	"zhenyu"
	"zhenyu/internal/store"
)

// parts tells whether an item that has a record is to be linked anew, or to none: it is no more accepted, is called
// otherwise than name, is an area now, or a person says that it is another.
func (d *Decision) parts(item *zhenyu.Item, name string) bool {
	renamed := store.FoldName(item.Value().Words()) != store.FoldName(name)
	switch {
	case item.Kind == zhenyu.StopItem && item.Site != 0:
		other := d.NewSite || d.Site != 0 && d.Site != item.Site
		return renamed || other || item.Status != zhenyu.Accepted || item.Value().Stop.Kind.IsArea()
	case item.Kind == zhenyu.OrganisationItem && item.Organisation != 0:
		other := d.NewOrganisation || d.Organisation != 0 && d.Organisation != item.Organisation
		return renamed || other || item.Status != zhenyu.Accepted
	}
	return false
}

// unlink takes a stop that was called name from its site, or a body from its organisation, with what follows it.
func unlink(tx *store.Tx, done *Decided, name string) error {
	item := done.Item
	site, body := item.Site, item.Organisation
	if item.Kind == zhenyu.StopItem {
		item.Site = 0
	} else {
		item.Organisation = 0
	}
	if err := tx.PutItem(item); err != nil {
		return err
	}
	if err := follow(tx, done); err != nil {
		return err
	}
	if err := followBody(tx, done); err != nil {
		return err
	}
	if item.Kind == zhenyu.StopItem {
		return leaveSite(tx, site, name)
	}
	return leaveOrganisation(tx, body, name)
}

// leaveSite lets a site forget the name of a stop that is there no more, and go where nothing is at it.
func leaveSite(tx *store.Tx, id zhenyu.SiteID, name string) error {
	s, err := tx.Site(id)
	if err != nil {
		return err
	}
	line, err := tx.SiteLine(id)
	if err != nil {
		return err
	}
	there, err := tx.StopsAt(line, MaxSplit)
	if err != nil {
		return err
	}
	used, err := tx.SiteUsed(id)
	if err != nil {
		return err
	}
	left, err := leave(tx, store.SiteKind, int64(id), name, there)
	if err != nil {
		return err
	}
	s.Aliases = slices.DeleteFunc(s.Aliases, left.forgets)
	s.Removed = s.Removed || !used && !left.edited && s.MergedInto == 0
	if err := tx.PutSite(s); err != nil || !s.Removed || s.Organisation == 0 {
		return err
	}
	return leaveOrganisation(tx, s.Organisation, "")
}

// leaveOrganisation is leaveSite for an organisation and a body that was met.
func leaveOrganisation(tx *store.Tx, id zhenyu.OrganisationID, name string) error {
	o, err := tx.Organisation(id)
	if err != nil {
		return err
	}
	line, err := tx.OrganisationLine(id)
	if err != nil {
		return err
	}
	there, err := tx.MetAt(line, MaxSplit)
	if err != nil {
		return err
	}
	used, err := tx.OrganisationUsed(id)
	if err != nil {
		return err
	}
	left, err := leave(tx, store.OrganisationKind, int64(id), name, there)
	if err != nil {
		return err
	}
	o.Aliases = slices.DeleteFunc(o.Aliases, left.forgets)
	o.Removed = o.Removed || !used && !left.edited && o.MergedInto == 0
	return tx.PutOrganisation(o)
}

// leaving is what a record makes of a mention that is its own no more.
type leaving struct {
	forgets func(alias string) bool // a name that it knew from that mention alone
	edited  bool                    // a person said something of the record itself: it stays, whoever leaves
}

// leave tells what a record makes of losing a mention of a name, from those that are there still and from the log: a
// name that a person wrote stays.
func leave(tx *store.Tx, kind string, id int64, name string, there []*zhenyu.Item) (left leaving, err error) {
	edits, err := editsOf(tx, kind, id)
	if err != nil {
		return left, err
	}
	left.edited = len(edits) > 0
	called := func(n string) bool { return store.FoldName(n) == store.FoldName(name) }
	kept := slices.ContainsFunc(there, func(i *zhenyu.Item) bool { return called(i.Value().Words()) })
	if !kept {
		kept, err = wrote(edits, called)
	}
	left.forgets = func(alias string) bool { return !kept && called(alias) }
	return left, err
}

// editsOf gives what people changed of a record itself, the last first.
func editsOf(tx *store.Tx, kind string, id int64) (edits []zhenyu.Change, err error) {
	for before := int64(0); ; {
		events, err := tx.History([]int64{id}, before, historyPage)
		if err != nil || len(events) == 0 {
			return edits, err
		}
		for _, e := range events {
			before = e.Seq
			changes, err := changesOf(e)
			if err != nil {
				return nil, err
			}
			for _, c := range changes {
				if e.Verb == "edit" && c.Table == kind && c.ID == id {
					edits = append(edits, c)
				}
			}
		}
	}
}

// wrote tells whether the last who changed that a record has a name among its others wrote it there.
func wrote(edits []zhenyu.Change, called func(string) bool) (bool, error) {
	type names struct{ Aliases []string }
	for _, c := range edits {
		var was, now names
		if err := json.Unmarshal(c.Was, &was); err != nil {
			return false, err
		}
		if err := json.Unmarshal(c.Now, &now); err != nil {
			return false, err
		}
		if has := slices.ContainsFunc(now.Aliases, called); has != slices.ContainsFunc(was.Aliases, called) {
			return has, nil
		}
	}
	return false, nil
}
