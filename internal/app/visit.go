package app

import (
	"context"
	"slices"
	"strings"

	"zhenyu"
	"zhenyu/internal/store"
)

// VisitRow is a visit in a list, with how far its checking is.
type VisitRow = store.VisitRow

// VisitPage is one visit with all that was read of it.
type VisitPage struct {
	store.VisitRow
	Documents []*zhenyu.Document      `json:"documents" doc:"also those of the visits merged into this one"`
	Items     []*zhenyu.Item          `json:"items" doc:"by kind, in the order of the text; rejected ones too, hidden ones only where the visit does not stand"`
	Areas     map[string]*zhenyu.Area `json:"areas" doc:"the areas that items point at, by id"`
	Sites     map[string]*zhenyu.Site `json:"sites" doc:"the sites that items point at, by id"`
	Merged    []*zhenyu.Visit         `json:"merged" doc:"visits merged into this one"`
	Copies    []Copy                  `json:"copies" doc:"documents of other visits that could be copies of these, for a person to merge"`
}

// Copy is a document of another visit that tells the same.
type Copy struct {
	Document *zhenyu.Document `json:"document"`
	Visit    *store.VisitRow  `json:"visit" doc:"whose document it is"`
	Likeness float64          `json:"likeness" doc:"1: the same words"`
}

// Visit gives one visit.
func (r *Record) Visit(ctx context.Context, actor zhenyu.Actor, id zhenyu.VisitID) (*VisitPage, error) {
	p := &VisitPage{}
	err := r.view(ctx, actor, zhenyu.Viewer, func(tx *store.Tx) error {
		row, err := tx.VisitRow(id)
		if err != nil {
			return err
		}
		p.VisitRow = *row
		if p.Merged, err = tx.MergedVisits(id); err != nil {
			return err
		}
		if err := p.fill(tx); err != nil {
			return err
		}
		return p.places(tx)
	})
	return p, err
}

func (p *VisitPage) fill(tx *store.Tx) error {
	var err error
	if p.Documents, err = tx.Documents(p.ID); err != nil {
		return err
	}
	for _, m := range p.Merged {
		more, err := tx.Documents(m.ID)
		if err != nil {
			return err
		}
		p.Documents = append(p.Documents, more...)
	}
	if err := p.compare(tx); err != nil {
		return err
	}
	all, err := tx.Items(p.ID)
	p.Items = []*zhenyu.Item{}
	for _, i := range all {
		if !i.Hidden || !p.Stands() {
			p.Items = append(p.Items, i)
		}
	}
	return err
}

// compare finds what could be copies. Which of two came first does not matter: either knows how much alike they are.
func (p *VisitPage) compare(tx *store.Tx) error {
	p.Copies = []Copy{}
	found, err := tx.Copies(p.ID)
	if err != nil {
		return err
	}
	for _, d := range found {
		c := Copy{Document: d, Likeness: d.Likeness}
		for _, mine := range p.Documents {
			if mine.CopyOf == d.ID {
				c.Likeness = mine.Likeness
			}
		}
		if c.Visit, err = tx.VisitRow(d.Visit); err != nil {
			return err
		}
		p.Copies = append(p.Copies, c)
	}
	return nil
}

// places fetches what the items point at.
func (p *VisitPage) places(tx *store.Tx) (err error) {
	var areas []zhenyu.AreaID
	var sites []zhenyu.SiteID
	for _, i := range p.Items {
		areas, sites = append(areas, i.Area, i.Town), append(sites, i.Site)
	}
	if p.Areas, err = byText(tx.AreasOf(areas)); err != nil {
		return err
	}
	p.Sites, err = byText(tx.SitesOf(sites))
	return err
}

// VisitEdit is what a person says of a visit as a whole. Fields that are left out stay as they are.
type VisitEdit struct {
	Status  zhenyu.Status `json:"status,omitempty" enum:"proposed,accepted,rejected" doc:"accepted: its checking is done; rejected: nothing of it is listed or counted"`
	IsVisit *bool         `json:"is_visit,omitempty" doc:"false: nothing of it is listed or counted"`
	Title   string        `json:"title,omitempty" minLength:"1" maxLength:"200"`
	Day     *zhenyu.Day   `json:"day,omitempty" doc:"2026-10-21, 2026-10, 2026 or empty; its year is no guess from then on, also where it is the day that was there"`
	EndDay  *zhenyu.Day   `json:"end_day,omitempty" doc:"not before day; empty for a visit of one day"`
}

// EditVisit changes a visit. Its items are of its new day then too, and are listed and counted only while it stands.
func (r *Record) EditVisit(ctx context.Context, actor zhenyu.Actor, id zhenyu.VisitID, seen int64, e VisitEdit) (*store.VisitRow, int64, error) {
	var row *store.VisitRow
	seq, err := r.update(ctx, actor, "edit", func(tx *store.Tx) error {
		v, err := tx.Visit(id)
		if err != nil {
			return err
		}
		if err := fresh(tx, seenRow{"visit", int64(id), int64(id), seen, v.Version, v}); err != nil {
			return err
		}
		if v.MergedInto != 0 {
			return problem(zhenyu.Conflict, "visit_merged")
		}
		stood := v.Stands()
		if err := e.apply(v); err != nil {
			return err
		}
		if err := tx.PutVisit(v); err != nil {
			return err
		}
		if err := redate(tx, v); err != nil {
			return err
		}
		if err := listItems(tx, v, stood); err != nil {
			return err
		}
		row, err = tx.VisitRow(id)
		return err
	})
	return row, seq, err
}

func (e *VisitEdit) apply(v *zhenyu.Visit) error {
	if e.Status != "" {
		v.Status = e.Status
	}
	if e.IsVisit != nil {
		if v.Value.IsVisit = *e.IsVisit; *e.IsVisit {
			v.Value.Reason = "" // it was the reader's, why it is none
		}
	}
	if e.Title != "" {
		v.Value.Title = strings.TrimSpace(e.Title)
	}
	if e.Day != nil {
		v.Value.Day, v.Value.YearGuessed = *e.Day, false
	}
	if e.EndDay != nil {
		v.Value.EndDay = *e.EndDay
	}
	if v.Value.EndDay != 0 && v.Value.EndDay < v.Value.Day {
		if e.EndDay != nil {
			return problem(zhenyu.Invalid, "end_before", v.Value.EndDay, v.Value.Day)
		}
		v.Value.EndDay = 0 // it was that of another day
	}
	return checkNames(e.Title)
}

// redate gives the items of a visit its day, and the areas as they were on it.
func redate(tx *store.Tx, v *zhenyu.Visit) error {
	all, err := tx.Items(v.ID)
	if err != nil {
		return err
	}
	for _, i := range all {
		if i.Day == v.Value.Day {
			continue
		}
		if i.Day = v.Value.Day; i.Area != 0 {
			if err := relocateOn(tx, i); err != nil {
				return err
			}
		}
		if err := tx.PutItem(i); err != nil {
			return err
		}
	}
	return nil
}

// relocateOn puts an item into what its area was on its day: what it came out of, or what it became; where that has become
// several since, the one that the item names.
func relocateOn(tx *store.Tx, i *zhenyu.Item) error {
	a, err := tx.Area(i.Area)
	for err == nil && i.Day != 0 && i.Day < a.From && a.Out != 0 {
		a, err = tx.Area(a.Out)
	}
	if err == nil {
		a, err = standing(tx, a, i.Day)
	}
	if err == nil {
		a, err = namedThen(tx, a, i)
	}
	if err != nil {
		return err
	}
	i.Area = a.ID
	i.Town, err = townOf(tx, a, i.Day)
	return err
}

// namedThen gives, of the areas that an area came to be of, the one that an item names and that was there on its day; else
// the area itself.
func namedThen(tx *store.Tx, a *zhenyu.Area, i *zhenyu.Item) (*zhenyu.Area, error) {
	line, err := tx.AreaLine(a.ID)
	if err != nil || len(line) == 1 || i.Day == 0 {
		return a, err
	}
	names, err := namesOfPlace(tx, i)
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		ids, err := tx.Named(store.AreaKind, name)
		if err != nil {
			return nil, err
		}
		for _, id := range ids {
			then, err := tx.Area(zhenyu.AreaID(id))
			if err != nil {
				return nil, err
			}
			if then.On(i.Day) && slices.Contains(line, then.ID) {
				return then, nil
			}
		}
	}
	return a, nil
}

// namesOfPlace gives the names that say where an item is, its own first, then those of the stops that it is at.
func namesOfPlace(tx *store.Tx, i *zhenyu.Item) (names []string, err error) {
	for err == nil {
		switch v := i.Value(); {
		case v.Stop != nil:
			names = append(names, v.Stop.Place, v.Stop.Within)
		case v.Directive != nil:
			names = append(names, v.Directive.For)
		}
		if i.Stop == 0 {
			break
		}
		i, err = tx.Item(i.Stop)
	}
	return names, err
}
