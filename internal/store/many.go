package store

import (
	"slices"

	"zhenyu"
)

// many gives the rows of ids, which stand in the column key, by id, in one query. Ids of 0, and those that no row has, are left out.
func many[ID ~int64, R any](tx *Tx, t *table[R], key string, ids []ID, id func(*R) ID) (map[ID]*R, error) {
	rows := map[ID]*R{}
	wanted := distinctIDs(ids)
	if len(wanted) == 0 {
		return rows, nil
	}
	f := &filter{}
	among(f, key, wanted)
	found, err := t.where(tx, f.where(), f.args...)
	for _, r := range found {
		rows[id(r)] = r
	}
	return rows, err
}

// distinctIDs gives each id once, without 0; the first again and again up to a power of two, so that there are few statements.
func distinctIDs[ID ~int64](ids []ID) []ID {
	wanted := slices.Clone(ids)
	slices.Sort(wanted)
	wanted = slices.DeleteFunc(slices.Compact(wanted), func(id ID) bool { return id == 0 })
	for n := len(wanted); n&(n-1) != 0; n++ {
		wanted = append(wanted, wanted[0])
	}
	return wanted
}

// YearsGuessed gives those of some visits the year of whose day was guessed. It does not decode what else is said of them.
func (tx *Tx) YearsGuessed(ids []zhenyu.VisitID) (map[zhenyu.VisitID]bool, error) {
	guessed := map[zhenyu.VisitID]bool{}
	wanted := distinctIDs(ids)
	if len(wanted) == 0 {
		return guessed, nil
	}
	f := &filter{}
	among(f, "id", wanted)
	f.add(`value LIKE '%"year_guessed":true%'`)
	found, err := column[zhenyu.VisitID](tx, "SELECT id FROM visit "+f.where(), f.args...)
	for _, id := range found {
		guessed[id] = true
	}
	return guessed, err
}

// names gives the names of the rows of ids, without the rest of the rows.
func names[ID ~int64](tx *Tx, table string, ids []ID) (map[ID]string, error) {
	names := map[ID]string{}
	wanted := distinctIDs(ids)
	if len(wanted) == 0 {
		return names, nil
	}
	f := &filter{}
	among(f, "id", wanted)
	for rows, err := range tx.rows("SELECT id, name FROM "+table+" "+f.where(), f.args...) {
		if err != nil {
			return nil, err
		}
		var id ID
		var name string
		if err := rows.Scan(&id, &name); err != nil {
			return nil, err
		}
		names[id] = name
	}
	return names, nil
}

// AreaNames gives the names of areas.
func (tx *Tx) AreaNames(ids []zhenyu.AreaID) (map[zhenyu.AreaID]string, error) {
	return names(tx, "area", ids)
}

// SiteNames gives the names of sites.
func (tx *Tx) SiteNames(ids []zhenyu.SiteID) (map[zhenyu.SiteID]string, error) {
	return names(tx, "site", ids)
}

// AreasOf gives the areas of ids.
func (tx *Tx) AreasOf(ids []zhenyu.AreaID) (map[zhenyu.AreaID]*zhenyu.Area, error) {
	return many(tx, areas, "id", ids, func(r *zhenyu.Area) zhenyu.AreaID { return r.ID })
}

// SitesOf gives the sites of ids.
func (tx *Tx) SitesOf(ids []zhenyu.SiteID) (map[zhenyu.SiteID]*zhenyu.Site, error) {
	return many(tx, sites, "id", ids, func(r *zhenyu.Site) zhenyu.SiteID { return r.ID })
}

// VisitsOf gives the visits of ids.
func (tx *Tx) VisitsOf(ids []zhenyu.VisitID) (map[zhenyu.VisitID]*zhenyu.Visit, error) {
	return many(tx, visits, "id", ids, func(r *zhenyu.Visit) zhenyu.VisitID { return r.ID })
}

// ItemsOf gives the items of ids.
func (tx *Tx) ItemsOf(ids []zhenyu.ItemID) (map[zhenyu.ItemID]*zhenyu.Item, error) {
	return many(tx, items, "id", ids, func(r *zhenyu.Item) zhenyu.ItemID { return r.ID })
}

// progressRow is a row of the table progress.
type progressRow struct {
	visit zhenyu.VisitID
	Progress
}

var progresses = newTable("progress", func(r *progressRow) []field {
	return []field{
		{"visit", &r.visit},
		{"proposed", &r.Proposed},
		{"accepted", &r.Accepted},
		{"rejected", &r.Rejected},
		{"directives", &r.Directives},
		{"stops", &r.Stops},
	}
})
