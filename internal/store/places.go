package store

import (
	"fmt"

	"zhenyu"
)

// Area gives one area, or ErrNotFound.
func (tx *Tx) Area(id zhenyu.AreaID) (*zhenyu.Area, error) { return areas.one(tx, int64(id)) }

// AreaByCode gives the area that had a code on a day, or ErrNotFound where no area ever had it. Before the first that
// had it, it is that one: what it was then nobody told. After the last, or where the day is 0, it is the last, which
// says what became of it.
func (tx *Tx) AreaByCode(code string, day zhenyu.Day) (*zhenyu.Area, error) {
	rows, err := areas.where(tx, `WHERE code = $1 ORDER BY from_day, id`, code)
	if err != nil {
		return nil, err
	}
	if len(rows) == 0 {
		return nil, fmt.Errorf("area %s: %w", code, ErrNotFound)
	}
	for _, a := range rows {
		if day != 0 && (a.On(day) || day < a.From) {
			return a, nil
		}
	}
	return rows[len(rows)-1], nil
}

// AreaTouched tells whether anything after a day became an area, or came out of it.
func (tx *Tx) AreaTouched(id zhenyu.AreaID, on zhenyu.Day) (bool, error) {
	return tx.exists(`SELECT 1 FROM area WHERE into_area = $1 AND to_day > $2 UNION ALL SELECT 1 FROM area WHERE out_of = $1 AND from_day > $2 LIMIT 1`,
		int64(id), int64(on))
}

// AreasBelow gives the areas right below one, of every time, by id; those without a parent for 0.
func (tx *Tx) AreasBelow(id zhenyu.AreaID) ([]*zhenyu.Area, error) {
	if id == 0 {
		return areas.where(tx, `WHERE parent IS NULL ORDER BY id`)
	}
	return areas.where(tx, `WHERE parent = $1 ORDER BY id`, int64(id))
}

// AreaLine gives an area and all that became it, over any number of changes: what a person means by a town's past.
func (tx *Tx) AreaLine(id zhenyu.AreaID) ([]zhenyu.AreaID, error) {
	return column[zhenyu.AreaID](tx, `WITH RECURSIVE line (id) AS (
		SELECT id FROM area WHERE id = $1 UNION SELECT area.id FROM area JOIN line ON area.into_area = line.id
		) SELECT id FROM line ORDER BY id`, int64(id))
}

// AreaKin gives an area and all that are of one past or future with it, by renaming, recoding, merging and splitting.
func (tx *Tx) AreaKin(id zhenyu.AreaID) ([]zhenyu.AreaID, error) {
	return column[zhenyu.AreaID](tx, `WITH RECURSIVE kin (id) AS (
		SELECT id FROM area WHERE id = $1 UNION SELECT tie.other FROM kin JOIN (
			SELECT id, into_area AS other FROM area UNION ALL SELECT into_area, id FROM area
			UNION ALL SELECT id, out_of FROM area UNION ALL SELECT out_of, id FROM area
		) AS tie ON tie.id = kin.id WHERE tie.other IS NOT NULL
		) SELECT id FROM kin ORDER BY id`, int64(id))
}

// ItemsOutlived gives the items whose area or town had become another by their day.
func (tx *Tx) ItemsOutlived() ([]zhenyu.ItemID, error) {
	return column[zhenyu.ItemID](tx, `SELECT id FROM item WHERE EXISTS (
		SELECT 1 FROM area WHERE id IN (item.area, item.town) AND into_area IS NOT NULL AND to_day <= item.day
		) ORDER BY id`)
}

// Towns gives the towns of the record, of every time, by id.
func (tx *Tx) Towns() ([]*zhenyu.Area, error) {
	return areas.where(tx, `WHERE level = 'town' ORDER BY id`)
}

// SiteFilter narrows the list of sites; zero fields do not.
type SiteFilter struct {
	Towns []zhenyu.AreaID
	Kind  zhenyu.StopKind
}

// Sites gives the sites after an id that are not merged into others, oldest first.
func (tx *Tx) Sites(s SiteFilter, after zhenyu.SiteID, limit int) ([]*zhenyu.Site, error) {
	f := &filter{}
	f.add("merged_into IS NULL AND NOT removed AND id > ?", int64(after))
	if len(s.Towns) > 0 {
		among(f, "town", s.Towns)
	}
	if s.Kind != "" {
		f.add("kind = ?", string(s.Kind))
	}
	return sites.where(tx, fmt.Sprintf("%s ORDER BY id LIMIT %d", f.where(), limit), f.args...)
}

// Site gives one site, or ErrNotFound.
func (tx *Tx) Site(id zhenyu.SiteID) (*zhenyu.Site, error) { return sites.one(tx, int64(id)) }

// SitesIn gives the sites of any of the areas, of a town also those of its villages, that are not merged into others.
func (tx *Tx) SitesIn(areas []zhenyu.AreaID, limit int) ([]*zhenyu.Site, error) {
	f := &filter{}
	among(f, "area", areas)
	among(f, "town", areas)
	return sites.where(tx, fmt.Sprintf(`WHERE (%s) AND merged_into IS NULL AND NOT removed ORDER BY id LIMIT %d`, f.or(), limit), f.args...)
}

// SiteLine gives a site and all that were merged into it, over any number of merges.
func (tx *Tx) SiteLine(id zhenyu.SiteID) ([]zhenyu.SiteID, error) {
	return column[zhenyu.SiteID](tx, `WITH RECURSIVE line (id) AS (
		SELECT id FROM site WHERE id = $1 UNION SELECT site.id FROM site JOIN line ON site.merged_into = line.id
		) SELECT id FROM line ORDER BY id`, int64(id))
}

// Mentions counts the stops and directives at any of the sites, rejected and hidden ones left out.
func (tx *Tx) Mentions(ids []zhenyu.SiteID) (stops, directives int, last zhenyu.Day, err error) {
	f := &filter{}
	f.add("NOT hidden AND status <> 'rejected'")
	among(f, "site", ids)
	err = tx.one(`SELECT coalesce(sum(CASE WHEN kind = 'stop' THEN 1 ELSE 0 END), 0), coalesce(sum(CASE WHEN kind = 'directive' THEN 1 ELSE 0 END), 0),
		coalesce(max(day), 0) FROM item `+f.where(), f.args, &stops, &directives, &last)
	return stops, directives, last, err
}

// SiteUsed tells whether an item is at a site, or another site merged into it.
func (tx *Tx) SiteUsed(id zhenyu.SiteID) (bool, error) {
	return tx.exists(`SELECT 1 FROM item WHERE site = $1 UNION ALL SELECT 1 FROM site WHERE merged_into = $1 LIMIT 1`, int64(id))
}

// OrganisationUsed tells whether an item or a site is of an organisation, or another merged into it.
func (tx *Tx) OrganisationUsed(id zhenyu.OrganisationID) (bool, error) {
	return tx.exists(`SELECT 1 FROM item WHERE organisation = $1 UNION ALL SELECT 1 FROM site WHERE organisation = $1 AND NOT removed
		UNION ALL SELECT 1 FROM organisation WHERE merged_into = $1 LIMIT 1`, int64(id))
}

// StopsAt gives the stops at any of the sites, newest first, rejected and hidden ones left out.
func (tx *Tx) StopsAt(ids []zhenyu.SiteID, limit int) ([]*zhenyu.Item, error) {
	f := &filter{}
	f.add("kind = 'stop' AND NOT hidden AND status <> 'rejected'")
	among(f, "site", ids)
	return items.where(tx, fmt.Sprintf(`%s ORDER BY day DESC, id DESC LIMIT %d`, f.where(), limit), f.args...)
}

// Organisations gives the organisations after an id that are not merged into others, oldest first, of towns where any
// are named.
func (tx *Tx) Organisations(towns []zhenyu.AreaID, after zhenyu.OrganisationID, limit int) ([]*zhenyu.Organisation, error) {
	f := &filter{}
	f.add("merged_into IS NULL AND NOT removed AND id > ?", int64(after))
	if len(towns) > 0 {
		among(f, "town", towns)
	}
	return organisations.where(tx, fmt.Sprintf("%s ORDER BY id LIMIT %d", f.where(), limit), f.args...)
}

// Organisation gives one organisation, or ErrNotFound.
func (tx *Tx) Organisation(id zhenyu.OrganisationID) (*zhenyu.Organisation, error) {
	return organisations.one(tx, int64(id))
}

// MergedOrganisations gives the organisations that were merged into one.
func (tx *Tx) MergedOrganisations(id zhenyu.OrganisationID) ([]*zhenyu.Organisation, error) {
	return organisations.where(tx, `WHERE merged_into = $1 ORDER BY id`, int64(id))
}

// OrganisationLine gives an organisation and all that were merged into it, over any number of merges.
func (tx *Tx) OrganisationLine(id zhenyu.OrganisationID) ([]zhenyu.OrganisationID, error) {
	return column[zhenyu.OrganisationID](tx, `WITH RECURSIVE line (id) AS (
		SELECT id FROM organisation WHERE id = $1 UNION SELECT organisation.id FROM organisation JOIN line ON organisation.merged_into = line.id
		) SELECT id FROM line ORDER BY id`, int64(id))
}

// BodySites gives the sites of any of the organisations, and all that were merged into them.
func (tx *Tx) BodySites(ids []zhenyu.OrganisationID) ([]zhenyu.SiteID, error) {
	f := &filter{}
	among(f, "organisation", ids)
	return column[zhenyu.SiteID](tx, `WITH RECURSIVE line (id) AS (
		SELECT id FROM site `+f.where()+` UNION SELECT site.id FROM site JOIN line ON site.merged_into = line.id
		) SELECT id FROM line ORDER BY id`, f.args...)
}

// MetAt gives the times that any of the organisations was met, newest first, rejected and hidden ones left out.
func (tx *Tx) MetAt(ids []zhenyu.OrganisationID, limit int) ([]*zhenyu.Item, error) {
	f := &filter{}
	f.add("kind = 'organisation' AND NOT hidden AND status <> 'rejected'")
	among(f, "organisation", ids)
	return items.where(tx, fmt.Sprintf(`%s ORDER BY day DESC, id DESC LIMIT %d`, f.where(), limit), f.args...)
}

// BodyMentions counts the visits that met or stopped at a body, and what was asked of it, rejected and hidden items left out.
func (tx *Tx) BodyMentions(b Body) (visits, directives int, last zhenyu.Day, err error) {
	f := &filter{}
	f.add("NOT hidden AND status <> 'rejected'")
	b.add(f)
	err = tx.one(`SELECT count(DISTINCT CASE WHEN kind IN ('stop', 'organisation') THEN visit END), coalesce(sum(CASE WHEN kind = 'directive' THEN 1 ELSE 0 END), 0),
		coalesce(max(day), 0) FROM item `+f.where(), f.args, &visits, &directives, &last)
	return visits, directives, last, err
}
