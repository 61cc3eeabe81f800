package app

import (
	"context"
	"slices"
	"strings"

	"zhenyu"
	"zhenyu/internal/store"
)

// SiteQuery says which sites are wanted; zero fields do not narrow.
type SiteQuery struct {
	Town  zhenyu.AreaID
	Kind  zhenyu.StopKind
	After zhenyu.SiteID
	Limit int
}

// SiteRow is a site in a list.
type SiteRow struct {
	zhenyu.Site
	TownName   string     `json:"town_name,omitempty"`
	Stops      int        `json:"stops" doc:"times that it was visited"`
	Directives int        `json:"directives" doc:"asked there"`
	Last       zhenyu.Day `json:"last,omitempty" doc:"day of the last visit"`
}

// SiteList is a page of sites.
type SiteList struct {
	Sites []*SiteRow     `json:"sites"`
	Next  zhenyu.SiteID  `json:"next,omitempty" doc:"after= of the next page; absent on the last"`
	AsOf  zhenyu.Instant `json:"as_of"`
}

// Sites gives a page of the sites, in the order that they were found in.
func (r *Record) Sites(ctx context.Context, actor zhenyu.Actor, q SiteQuery) (*SiteList, error) {
	list := &SiteList{Sites: []*SiteRow{}}
	limit := limitOf(q.Limit)
	err := r.view(ctx, actor, zhenyu.Viewer, func(tx *store.Tx) error {
		f, err := q.filter(tx)
		if err != nil {
			return err
		}
		list.AsOf = tx.Now
		sites, err := tx.Sites(f, q.After, limit+1)
		if err != nil {
			return err
		}
		if len(sites) > limit {
			sites = sites[:limit]
			list.Next = sites[limit-1].ID
		}
		for _, s := range sites {
			row, err := siteRow(tx, s)
			if err != nil {
				return err
			}
			list.Sites = append(list.Sites, row)
		}
		return nil
	})
	return list, err
}

func (q *SiteQuery) filter(tx *store.Tx) (f store.SiteFilter, err error) {
	f = store.SiteFilter{Kind: q.Kind}
	f.Towns, err = areaLine(tx, q.Town)
	return f, err
}

func siteRow(tx *store.Tx, s *zhenyu.Site) (*SiteRow, error) {
	row := &SiteRow{Site: *s}
	line, err := tx.SiteLine(s.ID)
	if err != nil {
		return nil, err
	}
	if row.Stops, row.Directives, row.Last, err = tx.Mentions(line); err != nil || s.Town == 0 {
		return row, err
	}
	town, err := tx.Area(s.Town)
	if err == nil {
		row.TownName = town.Name
	}
	return row, err
}

// SitePage is one site. Its visits and what was asked there are in the lists of visits and directives, by site.
type SitePage struct {
	SiteRow
	AreaRow *AreaRow       `json:"area_row,omitempty"`
	Merged  []*zhenyu.Site `json:"merged" doc:"sites merged into this one"`
	Near    []Match        `json:"near" doc:"other sites that could be this one, for a person to merge"`
}

// Site gives one site.
func (r *Record) Site(ctx context.Context, actor zhenyu.Actor, id zhenyu.SiteID) (*SitePage, error) {
	p := &SitePage{Merged: []*zhenyu.Site{}}
	err := r.view(ctx, actor, zhenyu.Viewer, func(tx *store.Tx) error {
		s, err := tx.Site(id)
		if err != nil {
			return err
		}
		row, err := siteRow(tx, s)
		if err != nil {
			return err
		}
		p.SiteRow = *row
		line, err := tx.SiteLine(id)
		if err != nil {
			return err
		}
		for _, other := range line {
			if other == id {
				continue
			}
			m, err := tx.Site(other)
			if err != nil {
				return err
			}
			p.Merged = append(p.Merged, m)
		}
		if p.Near, err = nearSites(tx, s, line); err != nil || s.Area == 0 {
			return err
		}
		a, err := tx.Area(s.Area)
		if err != nil {
			return err
		}
		p.AreaRow, err = areaRow(tx, a)
		return err
	})
	return p, err
}

// nearSites gives other sites that could be the same.
func nearSites(tx *store.Tx, s *zhenyu.Site, line []zhenyu.SiteID) ([]Match, error) {
	m, err := mentionAt(tx, s.Name, s.Area, s.Town)
	if err != nil {
		return nil, err
	}
	found, err := siteMatches(tx, m)
	return slices.DeleteFunc(found, func(m Match) bool { return slices.Contains(line, m.Site.ID) }), err
}

// SiteEdit is what a person says of a site. Fields that are left out stay as they are.
type SiteEdit struct {
	Name         string                 `json:"name,omitempty" minLength:"1" maxLength:"200"`
	Kind         zhenyu.StopKind        `json:"kind,omitempty" enum:"park,enterprise,farm,facility,other"`
	Aliases      *[]string              `json:"aliases,omitempty" maxItems:"32"`
	Area         *zhenyu.AreaID         `json:"area,omitempty" doc:"its town follows from it"`
	Organisation *zhenyu.OrganisationID `json:"organisation,omitempty"`
	Point        *zhenyu.Point          `json:"point,omitempty" doc:"WGS-84"`
	NoPoint      bool                   `json:"no_point,omitempty" doc:"takes the point away"`
}

// EditSite changes a site.
func (r *Record) EditSite(ctx context.Context, actor zhenyu.Actor, id zhenyu.SiteID, seen int64, e SiteEdit) (*zhenyu.Site, int64, error) {
	var s *zhenyu.Site
	seq, err := r.update(ctx, actor, "edit", func(tx *store.Tx) (err error) {
		if s, err = tx.Site(id); err != nil {
			return err
		}
		if err := fresh(tx, seenRow{"site", int64(id), int64(id), seen, s.Version, s}); err != nil {
			return err
		}
		if err := checkStanding(s.MergedInto != 0, s.Removed); err != nil {
			return err
		}
		if err := e.apply(tx, s); err != nil {
			return err
		}
		return tx.PutSite(s)
	})
	return s, seq, err
}

func (e *SiteEdit) apply(tx *store.Tx, s *zhenyu.Site) (err error) {
	if err := checkNames(e.Name); err != nil {
		return err
	}
	if e.Point != nil && e.NoPoint {
		return problem(zhenyu.Invalid, "one_of", "point", "no_point")
	}
	if e.Name != "" {
		s.Name = strings.TrimSpace(e.Name)
	}
	if e.Kind != "" {
		s.Kind = e.Kind
	}
	if e.Aliases != nil {
		if s.Aliases, err = tidyAliases(s.Name, *e.Aliases); err != nil {
			return err
		}
	}
	if e.Point != nil || e.NoPoint {
		s.Point = e.Point
	}
	if e.Organisation != nil {
		if s.Organisation = *e.Organisation; s.Organisation != 0 {
			if _, err := tx.Organisation(s.Organisation); err != nil {
				return err
			}
		}
	}
	if e.Area != nil {
		s.Area, s.Town = *e.Area, 0
		if s.Area != 0 {
			a, err := tx.Area(s.Area)
			if err != nil {
				return err
			}
			s.Town, err = townOf(tx, a, 0)
			return err
		}
	}
	return nil
}

// MergeSites says that a site is the same as another, which stands for both from now on. What was seen and asked at
// either is shown at that one, which is known by the names of both and lies where the other did if nobody said where it
// does itself; undoing the event, or splitting, parts them again.
func (r *Record) MergeSites(ctx context.Context, actor zhenyu.Actor, id zhenyu.SiteID, seen int64, into zhenyu.SiteID) (int64, error) {
	return r.update(ctx, actor, "merge", func(tx *store.Tx) error {
		s, err := tx.Site(id)
		if err != nil {
			return err
		}
		if err := fresh(tx, seenRow{"site", int64(id), int64(id), seen, s.Version, s}); err != nil {
			return err
		}
		target, err := rootSite(tx, into)
		if err != nil {
			return err
		}
		if target.ID == id || s.MergedInto != 0 || s.Removed || target.Removed {
			return problem(zhenyu.Conflict, "merge_merged")
		}
		s.MergedInto = target.ID
		if err := tx.PutSite(s); err != nil {
			return err
		}
		target.Aliases = learnAll(target.Name, target.Aliases, s.Name, s.Aliases)
		if target.Point == nil {
			target.Point = s.Point
		}
		return tx.PutSite(target)
	})
}

// partSite gives a merged site its own row again, and takes back what the other had of it.
func partSite(tx *store.Tx, s *zhenyu.Site) error {
	if s.MergedInto == 0 {
		return problem(zhenyu.Invalid, "split_what")
	}
	from, err := rootSite(tx, s.MergedInto)
	if err != nil {
		return err
	}
	s.MergedInto = 0
	if err := tx.PutSite(s); err != nil {
		return err
	}
	if from.Point != nil && s.Point != nil && *from.Point == *s.Point {
		from.Point = nil
	}
	if err := tx.PutSite(from); err != nil {
		return err
	}
	for _, name := range append([]string{s.Name}, s.Aliases...) {
		if err := leaveSite(tx, from.ID, name); err != nil {
			return err
		}
	}
	return nil
}

// MaxSplit is how many mentions can be told apart from a site or an organisation at once.
const MaxSplit = 1000

// Mention is one stop at a site, or one time that an organisation was met, as a person who splits it has to see it.
type Mention struct {
	Item  *zhenyu.Item `json:"item"`
	Title string       `json:"title" doc:"of the visit"`
}

// SiteStops gives the stops at a site and at those merged into it, newest first, no more than MaxSplit.
func (r *Record) SiteStops(ctx context.Context, actor zhenyu.Actor, id zhenyu.SiteID) (list []Mention, err error) {
	err = r.view(ctx, actor, zhenyu.Viewer, func(tx *store.Tx) error {
		line, err := siteLine(tx, id)
		if err != nil {
			return err
		}
		stops, err := tx.StopsAt(line, MaxSplit)
		if err != nil {
			return err
		}
		list, err = mentions(tx, stops)
		return err
	})
	return list, err
}

// mentions adds to items the titles of their visits.
func mentions(tx *store.Tx, items []*zhenyu.Item) ([]Mention, error) {
	visits := make([]zhenyu.VisitID, len(items))
	for n, i := range items {
		visits[n] = i.Visit
	}
	known, err := tx.VisitsOf(visits)
	if err != nil {
		return nil, err
	}
	list := make([]Mention, len(items))
	for n, i := range items {
		list[n] = Mention{i, known[i.Visit].Value.Title}
	}
	return list, nil
}

// SplitSite parts a site: a merged one from what it was merged into, or, with items, those stops and what was asked at
// them as a new site of a name.
func (r *Record) SplitSite(ctx context.Context, actor zhenyu.Actor, id zhenyu.SiteID, seen int64, name string, items []zhenyu.ItemID) (*zhenyu.Site, int64, error) {
	var s *zhenyu.Site
	seq, err := r.update(ctx, actor, "split", func(tx *store.Tx) (err error) {
		tx.About(int64(id))
		if s, err = tx.Site(id); err != nil {
			return err
		}
		if err := fresh(tx, seenRow{"site", int64(id), int64(id), seen, s.Version, s}); err != nil {
			return err
		}
		if len(items) == 0 {
			return partSite(tx, s)
		}
		if name, err = splitName(name, s.Name); err != nil {
			return err
		}
		s = &zhenyu.Site{ID: zhenyu.SiteID(tx.NewID()), Name: name, Kind: s.Kind, Aliases: []string{}, Area: s.Area, Town: s.Town}
		if err := tx.PutSite(s); err != nil {
			return err
		}
		return move(tx, id, s.ID, items)
	})
	return s, seq, err
}

// splitName gives the name of what is split off from a record of another name: two of one name could be told apart by nobody.
func splitName(name, from string) (string, error) {
	if name == "" {
		return "", problem(zhenyu.Invalid, "split_what")
	}
	if store.FoldName(name) == store.FoldName(from) {
		return "", problem(zhenyu.Invalid, "split_name", from)
	}
	return strings.TrimSpace(name), checkNames(name)
}

// move gives stops of one site, or of those merged into it, and what belongs to them, to another.
func move(tx *store.Tx, from, to zhenyu.SiteID, stops []zhenyu.ItemID) error {
	line, err := tx.SiteLine(from)
	if err != nil {
		return err
	}
	for _, id := range stops {
		item, err := tx.Item(id)
		if err != nil {
			return err
		}
		if item.Kind != zhenyu.StopItem || !slices.Contains(line, item.Site) {
			return problem(zhenyu.Invalid, "no_stop", int64(id))
		}
		was := item.Site
		item.Site = to
		if err := tx.PutItem(item); err != nil {
			return err
		}
		if err := follow(tx, &Decided{Item: item}); err != nil {
			return err
		}
		if err := leaveSite(tx, was, item.Value().Words()); err != nil {
			return err
		}
	}
	return nil
}

// Matches gives the sites that a stop could be, or the organisations that a body could be.
func (r *Record) Matches(ctx context.Context, actor zhenyu.Actor, id zhenyu.ItemID) ([]Match, error) {
	var found []Match
	err := r.view(ctx, actor, zhenyu.Viewer, func(tx *store.Tx) error {
		item, err := tx.Item(id)
		if err != nil {
			return err
		}
		found, err = matches(tx, item)
		return err
	})
	return found, err
}

// Question is a stop or a body that a person accepted, of which it is not clear which site or organisation it is.
type Question struct {
	Item    *zhenyu.Item `json:"item"`
	Matches []Match      `json:"matches"`
}

// Questions gives the items that wait for an answer, oldest first.
func (r *Record) Questions(ctx context.Context, actor zhenyu.Actor, after zhenyu.ItemID, limit int) ([]Question, error) {
	all := []Question{}
	err := r.view(ctx, actor, zhenyu.Viewer, func(tx *store.Tx) error {
		asked, err := tx.Asked(after, limitOf(limit))
		if err != nil {
			return err
		}
		for _, item := range asked {
			found, err := matches(tx, item)
			if err != nil {
				return err
			}
			all = append(all, Question{item, found})
		}
		return nil
	})
	return all, err
}
