package app

import (
	"strconv"

	"zhenyu"
	"zhenyu/engine/gazetteer"
	"zhenyu/internal/store"
)

// link ties an accepted stop to its site, and an accepted body to its organisation. What a person says goes first. Where
// nobody says, one sure match is taken, since accepting the item is the person's answer; where nothing is like it, a
// new one is made; else the item waits for an answer.
func (d *Decision) link(r *Record, tx *store.Tx, item *zhenyu.Item) error {
	isSite := item.Kind == zhenyu.StopItem && !item.Value().Stop.Kind.IsArea()
	isBody := item.Kind == zhenyu.OrganisationItem
	if err := d.checkLink(item, isSite, isBody); err != nil {
		return err
	}
	switch {
	case item.Status != zhenyu.Accepted:
		if isSite || isBody {
			item.Organisation, item.Asked = 0, false
		}
		return nil
	case isBody:
		return d.linkOrganisation(tx, item)
	case item.Kind == zhenyu.StopItem && d.Organisation != 0:
		o, err := rootOrganisation(tx, d.Organisation)
		if err != nil {
			return err
		}
		item.Organisation = o.ID
	}
	if !isSite {
		return nil
	}
	return d.linkSite(r, tx, item)
}

// checkLink refuses what cannot be said of an item, or not at once; nothing that is said is passed over.
func (d *Decision) checkLink(item *zhenyu.Item, isSite, isBody bool) error {
	site, body := d.Site != 0 || d.NewSite, d.Organisation != 0 || d.NewOrganisation
	switch {
	case site && !isSite, d.NewOrganisation && !isBody, body && !isBody && item.Kind != zhenyu.StopItem:
		return problem(zhenyu.Invalid, "no_site_kind")
	case d.Site != 0 && d.NewSite:
		return problem(zhenyu.Invalid, "one_of", "site", "new_site")
	case d.Organisation != 0 && d.NewOrganisation:
		return problem(zhenyu.Invalid, "one_of", "organisation", "new_organisation")
	case (site || body) && item.Status != zhenyu.Accepted:
		return problem(zhenyu.Invalid, "link_open")
	}
	return nil
}

func (d *Decision) linkSite(r *Record, tx *store.Tx, item *zhenyu.Item) error {
	if d.Site != 0 {
		s, err := rootSite(tx, d.Site)
		if err != nil {
			return err
		}
		item.Site, item.Asked = s.ID, false
		s.Aliases, s.Removed = learn(s.Name, s.Aliases, item.Value().Stop.Place), false
		return tx.PutSite(s)
	}
	if d.NewSite {
		return r.newSite(tx, item)
	}
	if item.Site != 0 {
		return nil
	}
	return linkSure(tx, item, func(m Match) { item.Site = m.Site.ID }, func() error { return r.newSite(tx, item) })
}

// linkSure lets an item take the one thing that it surely is, or a new one be made where nothing is like it; else the item
// waits for an answer.
func linkSure(tx *store.Tx, item *zhenyu.Item, take func(Match), makeNew func() error) error {
	found, err := matches(tx, item)
	switch {
	case err != nil:
		return err
	case len(found) == 0:
		return makeNew()
	case oneIsSure(found):
		take(found[0])
		item.Asked = false
	default:
		item.Asked = true
	}
	return nil
}

// oneIsSure tells whether the first match is the only sure one.
func oneIsSure(found []Match) bool {
	return found[0].How != Near && (len(found) == 1 || found[1].How == Near)
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
