package app

import (
	"strconv"

	"zhenyu"
	"zhenyu/engine/gazetteer"
	"zhenyu/internal/store"
)

// link ties an accepted stop to its site, and an accepted body to its organisation. What a person says goes first. Where
// nobody says, one sure match is taken, since accepting the stop is the person's answer; where nothing is like it, a
// new one is made; else the item waits for an answer.
func (d *Decision) link(r *Record, tx *store.Tx, item *zhenyu.Item) error {
	if (d.Site != 0 || d.NewSite) && (item.Kind != zhenyu.StopItem || item.Value().Stop.Kind.IsArea()) {
		return problem(zhenyu.Invalid, "no_site_kind")
	}
	if item.Status != zhenyu.Accepted {
		item.Site, item.Organisation, item.Asked = 0, 0, false
		return nil
	}
	switch {
	case d.Organisation != 0:
		o, err := rootOrganisation(tx, d.Organisation)
		if err != nil {
			return err
		}
		item.Organisation = o.ID
	case item.Kind == zhenyu.OrganisationItem && item.Organisation == 0:
		if err := linkOrganisation(tx, item, item.Value().Met.Name); err != nil {
			return err
		}
	}
	if item.Kind != zhenyu.StopItem || item.Value().Stop.Kind.IsArea() {
		return nil
	}
	return d.linkSite(r, tx, item)
}

func (d *Decision) linkSite(r *Record, tx *store.Tx, item *zhenyu.Item) error {
	if d.Site != 0 {
		s, err := rootSite(tx, d.Site)
		if err != nil {
			return err
		}
		item.Site, item.Asked = s.ID, false
		return learnName(tx, s, item.Value().Stop.Place)
	}
	if d.NewSite {
		return r.newSite(tx, item)
	}
	if item.Site != 0 {
		return nil
	}
	found, err := matches(tx, item)
	if err != nil {
		return err
	}
	sure := 0
	for _, m := range found {
		if m.How != Near {
			sure++
		}
	}
	switch {
	case len(found) == 0:
		return r.newSite(tx, item)
	case sure == 1: // it stands first
		item.Site, item.Asked = found[0].Site.ID, false
		return nil
	}
	item.Asked = true
	return nil
}

// learnName keeps the name that a site was mentioned by, so that it is known the next time.
func learnName(tx *store.Tx, s *zhenyu.Site, name string) error {
	for _, known := range append([]string{s.Name}, s.Aliases...) {
		if store.FoldName(known) == store.FoldName(name) {
			return nil
		}
	}
	s.Aliases = append(s.Aliases, name)
	return tx.PutSite(s)
}

// newSite makes the site of a stop, where the district's own names say it lies.
func (r *Record) newSite(tx *store.Tx, item *zhenyu.Item) error {
	stop := item.Value().Stop
	point, err := r.pointOf(tx, stop.Place, item.Area)
	if err != nil {
		return err
	}
	s := &zhenyu.Site{
		ID: zhenyu.SiteID(tx.NewID()), Name: stop.Place, Kind: stop.Kind, Aliases: []string{}, Area: item.Area, Town: item.Town,
		Organisation: item.Organisation, Point: point,
	}
	item.Site, item.Asked = s.ID, false
	return tx.PutSite(s)
}

// pointOf gives where the district's own names say that a site of an area lies, nil where they say nothing.
func (r *Record) pointOf(tx *store.Tx, name string, area zhenyu.AreaID) (*zhenyu.Point, error) {
	names, err := r.names()
	if err != nil {
		return nil, err
	}
	var near []gazetteer.ID
	if area != 0 {
		a, err := tx.Area(area)
		if err != nil {
			return nil, err
		}
		if code, err := strconv.ParseInt(a.Code, 10, 64); err == nil {
			near = append(near, names.ByCode(code))
		}
	}
	id, _ := names.Resolve(name, near)
	lon, lat, ok := names.Point(id)
	if !ok || names.Kind(id) == "" {
		return nil, nil
	}
	return &zhenyu.Point{Lon: lon, Lat: lat}, nil
}

// linkOrganisation ties an item to the organisation of a name, in its town or in none, and makes one where there is none.
func linkOrganisation(tx *store.Tx, item *zhenyu.Item, name string) error {
	ids, err := tx.Named(store.OrganisationKind, name)
	if err != nil {
		return err
	}
	for _, id := range ids {
		o, err := rootOrganisation(tx, zhenyu.OrganisationID(id))
		if err != nil {
			return err
		}
		if o.Town == item.Town || o.Town == 0 || item.Town == 0 {
			item.Organisation = o.ID
			return nil
		}
	}
	o := &zhenyu.Organisation{ID: zhenyu.OrganisationID(tx.NewID()), Name: name, Aliases: []string{}, Area: item.Area, Town: item.Town}
	item.Organisation = o.ID
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
