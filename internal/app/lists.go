package app

import (
	"cmp"
	"context"
	"strconv"

	"zhenyu"
	"zhenyu/internal/lang"
	"zhenyu/internal/store"
)

// DefaultLimit and MaxLimit bound a page of a list.
const (
	DefaultLimit = 50
	MaxLimit     = 200
)

func limitOf(limit int) int {
	if limit <= 0 {
		return DefaultLimit
	}
	return min(limit, MaxLimit)
}

func idText[ID ~int64](id ID) string { return strconv.FormatInt(int64(id), 10) }

// VisitQuery says which visits are wanted; zero fields do not narrow.
type VisitQuery struct {
	Town         zhenyu.AreaID
	Area         zhenyu.AreaID // a village
	Site         zhenyu.SiteID
	Organisation zhenyu.OrganisationID
	Status       zhenyu.Status
	Other        bool // documents that tell of no visit
	From, To     zhenyu.Day
	Oldest       bool // first, instead of the newest
	After        zhenyu.Cursor
	Limit        int
}

// VisitList is a page of visits.
type VisitList struct {
	Visits []*store.VisitRow `json:"visits"`
	Next   zhenyu.Cursor     `json:"next,omitzero" doc:"after= of the next page; absent on the last"`
	Total  int               `json:"total" doc:"how many there are on all pages; 1001 means more than 1,000"`
	AsOf   zhenyu.Instant    `json:"as_of"`
}

// Visits gives a page of visits, newest first or as asked.
func (r *Record) Visits(ctx context.Context, actor zhenyu.Actor, q VisitQuery) (*VisitList, error) {
	list := &VisitList{}
	limit := limitOf(q.Limit)
	err := r.view(ctx, actor, zhenyu.Viewer, func(tx *store.Tx) error {
		f, err := q.filter(tx)
		if err != nil {
			return err
		}
		list.AsOf = tx.Now
		if list.Visits, err = tx.Visits(f, store.Page{After: q.After, Limit: limit + 1, Oldest: q.Oldest}); err != nil {
			return err
		}
		list.Total, err = tx.CountVisits(f)
		return err
	})
	if len(list.Visits) > limit {
		list.Visits = list.Visits[:limit]
		last := list.Visits[limit-1]
		list.Next = zhenyu.Cursor{Day: last.Value.Day, ID: int64(last.ID)}
	}
	return list, err
}

func (q *VisitQuery) filter(tx *store.Tx) (f store.VisitFilter, err error) {
	f = store.VisitFilter{Status: q.Status, Other: q.Other, From: q.From, To: q.To}
	if f.Towns, f.Area, err = within(tx, q.Town, q.Area); err != nil {
		return f, err
	}
	if f.Body, err = bodyOf(tx, q.Organisation); err != nil {
		return f, err
	}
	f.Sites, err = siteLine(tx, q.Site)
	return f, err
}

// bodyOf gives an organisation as lists are narrowed by it, nothing for 0. One that is not there is an error.
func bodyOf(tx *store.Tx, id zhenyu.OrganisationID) (b store.Body, err error) {
	if id == 0 {
		return b, nil
	}
	if _, err := tx.Organisation(id); err != nil {
		return b, err
	}
	if b.Organisations, err = tx.OrganisationLine(id); err != nil {
		return b, err
	}
	b.Sites, err = tx.BodySites(b.Organisations)
	return b, err
}

// siteLine gives a site and what was merged into it, nothing for 0. A site that is not there is an error: a filter by
// it would else be none.
func siteLine(tx *store.Tx, id zhenyu.SiteID) ([]zhenyu.SiteID, error) {
	if id == 0 {
		return nil, nil
	}
	if _, err := tx.Site(id); err != nil {
		return nil, err
	}
	return tx.SiteLine(id)
}

// areaLine gives an area and what became it, nothing for 0. An area that is not there is an error.
func areaLine(tx *store.Tx, id zhenyu.AreaID) ([]zhenyu.AreaID, error) {
	if id == 0 {
		return nil, nil
	}
	if _, err := tx.Area(id); err != nil {
		return nil, err
	}
	return tx.AreaLine(id)
}

// within turns a town and a village, either of them 0, into what the store filters by. The indexes are by town, so a
// village brings its own; a town given as the village is all of the town.
func within(tx *store.Tx, town, area zhenyu.AreaID) ([]zhenyu.AreaID, zhenyu.AreaID, error) {
	if area != 0 {
		a, err := tx.Area(area)
		if err != nil {
			return nil, 0, err
		}
		above, err := townOf(tx, a, 0)
		if err != nil {
			return nil, 0, err
		}
		town = cmp.Or(town, above)
		if area == above {
			area = 0
		}
	}
	towns, err := areaLine(tx, town)
	return towns, area, err
}

// DirectiveQuery says which directives are wanted; zero fields do not narrow.
type DirectiveQuery struct {
	Town         zhenyu.AreaID
	Area         zhenyu.AreaID // a village
	Site         zhenyu.SiteID
	Organisation zhenyu.OrganisationID
	Theme        zhenyu.Theme
	Status       zhenyu.Status
	Measurable   *bool
	From, To     zhenyu.Day
	Oldest       bool            // first, instead of the newest
	Sort         string          // by a column, such as text or -text, see directiveRanks; a list of more than store.MaxTotal keeps its order
	Words        *lang.Catalogue // by which a column sorts
	After        zhenyu.Cursor
	Limit        int
}

// DirectiveRow is a directive in a list.
type DirectiveRow struct {
	zhenyu.Item
	YearGuessed bool `json:"year_guessed,omitempty" doc:"the year of its day is a guess: the report names none"`
}

// directiveRows adds to directives how sure their days are.
func directiveRows(tx *store.Tx, list []*zhenyu.Item) ([]*DirectiveRow, error) {
	ids := make([]zhenyu.VisitID, len(list))
	for n, d := range list {
		ids[n] = d.Visit
	}
	guessed, err := tx.YearsGuessed(ids)
	rows := make([]*DirectiveRow, len(list))
	for n, d := range list {
		rows[n] = &DirectiveRow{*d, guessed[d.Visit]}
	}
	return rows, err
}

// DirectiveList is a page of directives.
type DirectiveList struct {
	Directives []*DirectiveRow   `json:"directives"`
	Areas      map[string]string `json:"areas" doc:"names of the areas and towns that they point at, by id"`
	Sites      map[string]string `json:"sites" doc:"names of the sites that they point at, by id"`
	Next       zhenyu.Cursor     `json:"next,omitzero" doc:"after= of the next page; absent on the last"`
	Total      int               `json:"total" doc:"how many there are on all pages; 1001 means more than 1,000"`
	AsOf       zhenyu.Instant    `json:"as_of"`
}

// Directives gives a page of directives, newest first or as asked. A list that is sorted by a column is one
// page.
func (r *Record) Directives(ctx context.Context, actor zhenyu.Actor, q DirectiveQuery) (*DirectiveList, error) {
	list := &DirectiveList{}
	limit := limitOf(q.Limit)
	err := r.view(ctx, actor, zhenyu.Viewer, func(tx *store.Tx) error {
		f, err := q.filter(tx)
		if err != nil {
			return err
		}
		list.AsOf = tx.Now
		if list.Total, err = tx.CountDirectives(f); err != nil {
			return err
		}
		if q.Sort != "" && q.Words != nil && list.Total <= store.MaxTotal {
			if list.Directives, err = gathered(sortedDirectives(allDirectives(tx, f, q.Oldest), q.Sort, q.Words)); err != nil {
				return err
			}
			return list.name(tx)
		}
		found, err := tx.Directives(f, store.Page{After: q.After, Limit: limit + 1, Oldest: q.Oldest})
		if err != nil {
			return err
		}
		if len(found) > limit {
			found = found[:limit]
			last := found[limit-1]
			list.Next = zhenyu.Cursor{Day: last.Day, ID: int64(last.ID)}
		}
		if list.Directives, err = directiveRows(tx, found); err != nil {
			return err
		}
		return list.name(tx)
	})
	return list, err
}

func (q *DirectiveQuery) filter(tx *store.Tx) (f store.DirectiveFilter, err error) {
	f = store.DirectiveFilter{
		Theme: q.Theme, Status: q.Status, Measurable: q.Measurable, From: q.From, To: q.To,
	}
	if f.Towns, f.Area, err = within(tx, q.Town, q.Area); err != nil {
		return f, err
	}
	if f.Body, err = bodyOf(tx, q.Organisation); err != nil {
		return f, err
	}
	f.Sites, err = siteLine(tx, q.Site)
	return f, err
}

// name finds the names of what the directives point at.
func (l *DirectiveList) name(tx *store.Tx) (err error) {
	var areas []zhenyu.AreaID
	var sites []zhenyu.SiteID
	for _, d := range l.Directives {
		areas, sites = append(areas, d.Area, d.Town), append(sites, d.Site)
	}
	if l.Areas, err = byText(tx.AreaNames(areas)); err != nil {
		return err
	}
	l.Sites, err = byText(tx.SiteNames(sites))
	return err
}

// byText gives what was found by the texts of its ids, as JSON keys it.
func byText[ID ~int64, V any](found map[ID]V, err error) (map[string]V, error) {
	byText := make(map[string]V, len(found))
	for id, v := range found {
		byText[idText(id)] = v
	}
	return byText, err
}

// CountList is the directives by town and theme.
type CountList struct {
	Counts []store.Count     `json:"counts"`
	Towns  map[string]string `json:"towns" doc:"names of the towns, by id; town 0 is none"`
	AsOf   zhenyu.Instant    `json:"as_of"`
}

// Counts counts the directives.
func (r *Record) Counts(ctx context.Context, actor zhenyu.Actor) (*CountList, error) {
	list := &CountList{}
	err := r.view(ctx, actor, zhenyu.Viewer, func(tx *store.Tx) (err error) {
		list.AsOf = tx.Now
		if list.Counts, err = tx.Counts(); err != nil {
			return err
		}
		var towns []zhenyu.AreaID
		for _, c := range list.Counts {
			towns = append(towns, c.Town)
		}
		list.Towns, err = byText(tx.AreaNames(towns))
		return err
	})
	return list, err
}
