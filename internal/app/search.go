package app

import (
	"context"
	"unicode/utf8"

	"zhenyu"
	"zhenyu/internal/store"
)

// Hit is one thing that a search found.
type Hit struct {
	Kind  string         `json:"kind" enum:"area,site,organisation,visit,document,directive,remark"`
	ID    int64          `json:"id"`
	Visit zhenyu.VisitID `json:"visit,omitempty"` // of a visit, document, directive or remark
	Text  string         `json:"text"`            // name, or the words around the place found
	From  int            `json:"from"`            // the place found within Text, in characters
	To    int            `json:"to"`
	Note  string         `json:"note,omitempty"` // of a place, what it lies in; of a document, its name
	Day   zhenyu.Day     `json:"day,omitempty"`  // of the visit
}

// Hits is what a search found, by kind, newest first.
type Hits struct {
	Hits []*Hit         `json:"hits"`
	AsOf zhenyu.Instant `json:"as_of"`
}

// searchKinds are the kinds that are searched, in the order that they are shown.
var searchKinds = []string{
	store.AreaKind, store.SiteKind, store.OrganisationKind, store.VisitKind, store.DirectiveKind, store.DocumentKind, store.RemarkKind,
}

// aroundHit is how many characters are shown on either side of a place found.
const aroundHit = 30

// Search finds documents, visits, directives, remarks and places by their words, two characters or more, traditional for
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
			for _, id := range ids {
				h := &Hit{Kind: kind, ID: id}
				shown, err := h.fill(tx, query)
				if err != nil {
					return err
				}
				if shown {
					found.Hits = append(found.Hits, h)
				}
			}
		}
		return nil
	})
	return found, err
}

func findIDs(tx *store.Tx, kind, query string, limit int) ([]int64, error) {
	if utf8.RuneCountInString(store.FoldName(query)) != 1 {
		return tx.Find(kind, query, 0, limit)
	}
	ids, err := tx.Named(kind, query)
	return ids[:min(len(ids), limit)], err
}

// fill fetches what is shown of a hit; false where it is no longer to be shown.
func (h *Hit) fill(tx *store.Tx, query string) (shown bool, err error) {
	switch h.Kind {
	case store.AreaKind:
		shown, err = h.area(tx)
	case store.SiteKind:
		shown, err = h.site(tx)
	case store.OrganisationKind:
		shown, err = h.organisation(tx)
	case store.VisitKind:
		shown, err = h.visit(tx, zhenyu.VisitID(h.ID))
	case store.DocumentKind:
		shown, err = h.document(tx)
	default:
		shown, err = h.item(tx)
	}
	h.Text, h.From, h.To = store.Excerpt(h.Text, query, aroundHit)
	return shown, err
}

// visit sets what a hit shows of its visit.
func (h *Hit) visit(tx *store.Tx, id zhenyu.VisitID) (bool, error) {
	v, err := tx.Visit(id)
	if err != nil {
		return false, err
	}
	h.Visit, h.Day = id, v.Value.Day
	if h.Kind == store.VisitKind {
		h.Text = v.Value.Title
	}
	return v.MergedInto == 0, nil
}

func (h *Hit) area(tx *store.Tx) (bool, error) {
	row, err := areaRow(tx, zhenyu.AreaID(h.ID))
	if err != nil {
		return false, err
	}
	h.Text = row.Name
	if n := len(row.Path); n > 0 {
		h.Note = row.Path[n-1]
	}
	return true, nil
}

func (h *Hit) site(tx *store.Tx) (bool, error) {
	s, err := tx.Site(zhenyu.SiteID(h.ID))
	if err != nil {
		return false, err
	}
	h.Text = s.Name
	if s.Area != 0 {
		a, err := tx.Area(s.Area)
		if err != nil {
			return false, err
		}
		h.Note = a.Name
	}
	return s.MergedInto == 0 && !s.Removed, nil
}

func (h *Hit) organisation(tx *store.Tx) (bool, error) {
	o, err := tx.Organisation(zhenyu.OrganisationID(h.ID))
	if err != nil {
		return false, err
	}
	h.Text = o.Name
	return o.MergedInto == 0 && !o.Removed, nil
}

// document shows a copy too: its words are its own, and it leads to the visit that stands for both.
func (h *Hit) document(tx *store.Tx) (bool, error) {
	d, err := tx.Document(zhenyu.DocumentID(h.ID))
	if err != nil {
		return false, err
	}
	h.Text, h.Note = d.Text, d.Name
	_, err = h.visit(tx, d.Visit)
	return true, err
}

func (h *Hit) item(tx *store.Tx) (bool, error) {
	i, err := tx.Item(zhenyu.ItemID(h.ID))
	if err != nil || i.Hidden || i.Status == zhenyu.Rejected {
		return false, err
	}
	h.Text = i.Value().Words()
	return h.visit(tx, i.Visit)
}
