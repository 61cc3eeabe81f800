package app

import (
	"context"
	"slices"
	"unicode/utf8"

	"zhenyu"
	"zhenyu/engine/repair"
	"zhenyu/internal/store"
)

// Hit is one thing that a search found.
type Hit struct {
	Kind        string         `json:"kind" enum:"area,site,organisation,visit,stop,document,directive,remark"`
	ID          int64          `json:"id"`
	Visit       zhenyu.VisitID `json:"visit,omitempty"` // of a visit, stop, document, directive or remark
	Text        string         `json:"text"`            // name, or the words around the place found
	From        int            `json:"from"`            // the place found within Text, in characters
	To          int            `json:"to"`
	Note        string         `json:"note,omitempty"` // of a place, what it lies in; of a document, its name
	Day         zhenyu.Day     `json:"day,omitempty"`  // of the visit
	YearGuessed bool           `json:"year_guessed,omitempty" doc:"the year of its day is a guess: the report names none"`
	Ended       zhenyu.Day     `json:"ended,omitempty" doc:"of an area that is no more: since when"`
	Into        string         `json:"into,omitempty" doc:"of an area that is no more: the name of what it became"`

	level zhenyu.Level // of an area
}

// Hits is what a search found, by kind, newest first.
type Hits struct {
	Hits []*Hit         `json:"hits"`
	AsOf zhenyu.Instant `json:"as_of"`
}

// searchKinds are the kinds that are searched, in the order that they are shown.
var searchKinds = []string{
	store.AreaKind, store.SiteKind, store.OrganisationKind, store.VisitKind, store.StopKind, store.DirectiveKind, store.DocumentKind, store.RemarkKind,
}

// aroundHit is how many characters are shown on either side of a place found.
const aroundHit = 30

// Search finds documents, visits, stops, directives, remarks and places by their words, two characters or more, traditional for
// simplified and back; by one character it finds the places of that name. limit bounds each kind; kinds narrows to some.
func (r *Record) Search(ctx context.Context, actor zhenyu.Actor, query string, kinds []string, limit int) (*Hits, error) {
	if len(kinds) == 0 {
		kinds = searchKinds
	}
	found := &Hits{Hits: []*Hit{}}
	err := r.view(ctx, actor, zhenyu.Viewer, func(tx *store.Tx) error {
		found.AsOf = tx.Now
		for _, kind := range kinds {
			ids, err := findIDs(tx, kind, query, min(limitOf(limit), DefaultLimit))
			if err != nil {
				return err
			}
			hits, err := hitsOf(tx, kind, ids)
			if err != nil {
				return err
			}
			for _, h := range hits {
				h.excerpt(query)
			}
			found.Hits = append(found.Hits, hits...)
		}
		return nil
	})
	return found, err
}

// excerpt cuts what is shown down to the place found. What a damaged document has only as repaired is shown so.
func (h *Hit) excerpt(query string) {
	text := h.Text
	h.Text, h.From, h.To = store.Excerpt(text, query, aroundHit)
	if h.Kind == store.DocumentKind && h.To == 0 {
		h.Text, h.From, h.To = store.Excerpt(repair.Repair(text).Repaired, query, aroundHit)
	}
}

func findIDs(tx *store.Tx, kind, query string, limit int) ([]int64, error) {
	ids, err := tx.Named(kind, query) // of one character, or exactly: what is called so stands before what has it in its name
	ids = ids[:min(len(ids), limit)]
	if err != nil || utf8.RuneCountInString(store.FoldName(query)) == 1 {
		return ids, err
	}
	found, err := tx.Find(kind, query, 0, limit)
	for _, id := range found {
		if len(ids) < limit && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids, err
}

// hitsOf fetches what is shown of things of a kind, and leaves out what is no longer to be shown.
func hitsOf(tx *store.Tx, kind string, ids []int64) (hits []*Hit, err error) {
	switch kind {
	case store.VisitKind:
		hits, err = visitHits(ids)
	case store.StopKind, store.DirectiveKind, store.RemarkKind:
		hits, err = itemHits(tx, ids)
	default:
		hits, err = placeHits(tx, kind, ids)
	}
	if err != nil {
		return nil, err
	}
	for _, h := range hits {
		h.Kind = kind
	}
	if kind == store.AreaKind { // 泥城镇 stands before its 泥城居委会
		slices.SortStableFunc(hits, func(a, b *Hit) int { return a.level.Rank() - b.level.Rank() })
	}
	return withVisits(tx, hits)
}

func visitHits(ids []int64) (hits []*Hit, err error) {
	for _, id := range ids {
		hits = append(hits, &Hit{ID: id, Visit: zhenyu.VisitID(id)})
	}
	return hits, nil
}

func itemHits(tx *store.Tx, ids []int64) (hits []*Hit, err error) {
	wanted := make([]zhenyu.ItemID, len(ids))
	for n, id := range ids {
		wanted[n] = zhenyu.ItemID(id)
	}
	found, err := tx.ItemsOf(wanted)
	for _, id := range wanted {
		if i := found[id]; i != nil && !i.Hidden && i.Status != zhenyu.Rejected {
			hits = append(hits, &Hit{ID: int64(id), Visit: i.Visit, Text: i.Value().Words()})
		}
	}
	return hits, err
}

func placeHits(tx *store.Tx, kind string, ids []int64) (hits []*Hit, err error) {
	for _, id := range ids {
		h := &Hit{ID: id}
		shown := true
		switch kind {
		case store.AreaKind:
			err = h.area(tx)
		case store.SiteKind:
			shown, err = h.site(tx)
		case store.OrganisationKind:
			shown, err = h.organisation(tx)
		case store.DocumentKind:
			err = h.document(tx)
		}
		if err != nil {
			return nil, err
		}
		if shown && !slices.ContainsFunc(hits, func(o *Hit) bool { return o.ID == h.ID }) {
			hits = append(hits, h)
		}
	}
	return hits, nil
}

// withVisits sets what hits show of their visits. A visit that is merged into another is not shown, but a document of it
// is: its words are its own.
func withVisits(tx *store.Tx, hits []*Hit) ([]*Hit, error) {
	ids := make([]zhenyu.VisitID, len(hits))
	for n, h := range hits {
		ids[n] = h.Visit
	}
	found, err := tx.VisitsOf(ids)
	return slices.DeleteFunc(hits, func(h *Hit) bool {
		v := found[h.Visit]
		if v == nil {
			return false
		}
		h.Day, h.YearGuessed = v.Value.Day, v.Value.YearGuessed
		if h.Kind == store.VisitKind {
			h.Text = v.Value.Title
		}
		return v.MergedInto != 0 && h.Kind != store.DocumentKind
	}), err
}

func (h *Hit) area(tx *store.Tx) error {
	a, err := tx.Area(zhenyu.AreaID(h.ID))
	if err != nil {
		return err
	}
	row, err := areaRow(tx, a)
	if err != nil {
		return err
	}
	h.Text, h.level, h.Ended, h.Into = row.Name, a.Level, a.To, row.IntoName
	if n := len(row.Path); n > 0 {
		h.Note = row.Path[n-1]
	}
	return nil
}

func (h *Hit) site(tx *store.Tx) (bool, error) {
	s, err := rootSite(tx, zhenyu.SiteID(h.ID)) // who knows it by the name of a merged one finds it too
	if err != nil {
		return false, err
	}
	h.ID, h.Text = int64(s.ID), s.Name
	if s.Area != 0 {
		a, err := tx.Area(s.Area)
		if err != nil {
			return false, err
		}
		h.Note = a.Name
	}
	return !s.Removed, nil
}

func (h *Hit) organisation(tx *store.Tx) (bool, error) {
	o, err := rootOrganisation(tx, zhenyu.OrganisationID(h.ID))
	if err != nil {
		return false, err
	}
	h.ID, h.Text = int64(o.ID), o.Name
	return !o.Removed, nil
}

func (h *Hit) document(tx *store.Tx) error {
	d, err := tx.Document(zhenyu.DocumentID(h.ID))
	if err != nil {
		return err
	}
	h.Visit, h.Text, h.Note = d.Visit, d.Text, d.Name
	return nil
}
