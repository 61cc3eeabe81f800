package app

import (
	"zhenyu"
	"zhenyu/internal/store"
)

// linkOrganisation ties an accepted body to its organisation, as linkSite does a stop to its site.
func (d *Decision) linkOrganisation(tx *store.Tx, item *zhenyu.Item) error {
	if d.Organisation != 0 {
		o, err := rootOrganisation(tx, d.Organisation)
		if err != nil {
			return err
		}
		item.Organisation, item.Asked = o.ID, false
		o.Aliases, o.Removed = learn(o.Name, o.Aliases, item.Value().Met.Name), false
		return tx.PutOrganisation(o)
	}
	if d.NewOrganisation {
		return newOrganisation(tx, item)
	}
	if item.Organisation != 0 {
		return nil
	}
	return linkSure(tx, item, func(m Match) { item.Organisation = m.Organisation.ID }, func() error { return newOrganisation(tx, item) })
}

// newOrganisation makes the organisation of a body that was met.
func newOrganisation(tx *store.Tx, item *zhenyu.Item) error {
	o := &zhenyu.Organisation{
		ID: zhenyu.OrganisationID(tx.NewID()), Name: item.Value().Met.Name, Aliases: []string{}, Area: item.Area, Town: item.Town,
	}
	item.Organisation, item.Asked = o.ID, false
	return tx.PutOrganisation(o)
}

// rootOrganisation gives the organisation that one stands for after all merges.
func rootOrganisation(tx *store.Tx, id zhenyu.OrganisationID) (*zhenyu.Organisation, error) {
	for {
		o, err := tx.Organisation(id)
		if err != nil || o.MergedInto == 0 {
			return o, err
		}
		id = o.MergedInto
	}
}

// followBody gives the asks that are for a body by its name its organisation, and takes that away with it. The site of the
// stop where the body was met is the organisation's, where it is called so and nobody said whose it is.
func followBody(tx *store.Tx, done *Decided) error {
	switch done.Item.Kind {
	case zhenyu.DirectiveItem:
		if !done.renamed && done.Item.Proposal != nil {
			return nil // it is for whom it was
		}
	case zhenyu.PersonItem, zhenyu.RemarkItem:
		return nil
	default: // a body, or the stop where one was met
	}
	all, err := tx.Items(done.Item.Visit)
	if err != nil {
		return err
	}
	bodies := map[string]zhenyu.OrganisationID{}
	for _, i := range all {
		if i.Kind != zhenyu.OrganisationItem {
			continue
		}
		if name := store.FoldName(i.Value().Met.Name); bodies[name] == 0 {
			bodies[name] = i.Organisation
		}
		if err := ownSite(tx, i, all); err != nil {
			return err
		}
	}
	for _, i := range all {
		d := i.Value().Directive
		if d == nil || bodies[store.FoldName(d.For)] == i.Organisation {
			continue
		}
		i.Organisation = bodies[store.FoldName(d.For)]
		if err := tx.PutItem(i); err != nil {
			return err
		}
		if i.ID == done.Item.ID {
			*done.Item = *i
		} else {
			done.changed(i)
		}
	}
	return nil
}

// ownSite makes the site of a stop that of the body that was met there, where the stop is called by the body's name.
func ownSite(tx *store.Tx, body *zhenyu.Item, all []*zhenyu.Item) error {
	if body.Organisation == 0 {
		return nil
	}
	name := store.FoldName(body.Value().Met.Name)
	for _, i := range all {
		if i.ID != body.Stop || i.Site == 0 {
			continue
		}
		stop := i.Value().Stop
		if name != store.FoldName(stop.Place) && name != store.FoldName(stop.Organisation) {
			continue
		}
		s, err := rootSite(tx, i.Site)
		if err != nil || s.Organisation != 0 {
			return err
		}
		s.Organisation = body.Organisation
		return tx.PutSite(s)
	}
	return nil
}
