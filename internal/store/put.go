package store

import (
	"zhenyu"
	"zhenyu/engine/han"
)

// The kinds of thing that search and names know.
const (
	AreaKind         = "area"
	SiteKind         = "site"
	OrganisationKind = "organisation"
	VisitKind        = "visit"
	DocumentKind     = "document"
	StopKind         = "stop"
	DirectiveKind    = "directive"
	RemarkKind       = "remark"
)

// PutArea writes an area; one with version 0 is new.
func (tx *Tx) PutArea(r *zhenyu.Area) error {
	was, err := put(tx, areas, r, int64(r.ID), &r.Version, unstamped)
	if err != nil || was != nil && was.Name == r.Name {
		return err
	}
	return tx.putNames(AreaKind, int64(r.ID), areaNames(r), r.Name)
}

// PutSite writes a site; one with version 0 is new.
func (tx *Tx) PutSite(r *zhenyu.Site) error {
	if _, err := put(tx, sites, r, int64(r.ID), &r.Version, unstamped); err != nil {
		return err
	}
	if r.Removed {
		return tx.putNames(SiteKind, int64(r.ID), nil)
	}
	names := append([]string{r.Name}, r.Aliases...)
	return tx.putNames(SiteKind, int64(r.ID), names, names...)
}

// PutOrganisation writes an organisation; one with version 0 is new.
func (tx *Tx) PutOrganisation(r *zhenyu.Organisation) error {
	if _, err := put(tx, organisations, r, int64(r.ID), &r.Version, unstamped); err != nil {
		return err
	}
	if r.Removed {
		return tx.putNames(OrganisationKind, int64(r.ID), nil)
	}
	names := append([]string{r.Name}, r.Aliases...)
	return tx.putNames(OrganisationKind, int64(r.ID), names, names...)
}

// PutVisit writes a visit; one with version 0 is new.
func (tx *Tx) PutVisit(r *zhenyu.Visit) error {
	was, err := put(tx, visits, r, int64(r.ID), &r.Version, func() { r.ChangedBy, r.ChangedAt = tx.act.Actor.Name, tx.Now })
	if err != nil || was != nil && was.Value.Title == r.Value.Title {
		return err
	}
	return tx.putSearch(VisitKind, int64(r.ID), r.Value.Title)
}

// PutDocument writes a document; one with version 0 is new, and its file must have been kept before.
func (tx *Tx) PutDocument(r *zhenyu.Document) error {
	if r.Version > 0 {
		old, err := documents.one(tx, int64(r.ID))
		if err != nil {
			return err
		}
		r.Text = old.Text
	}
	was, err := put(tx, documents, r, int64(r.ID), &r.Version, unstamped)
	if err != nil || was != nil {
		return err
	}
	return tx.putSearch(DocumentKind, int64(r.ID), documentWords(r.Text)...)
}

// PutItem writes an item; one with version 0 is new.
func (tx *Tx) PutItem(r *zhenyu.Item) error {
	version := r.Version
	was, err := put(tx, items, r, int64(r.ID), &r.Version, func() { r.ChangedBy, r.ChangedAt = tx.act.Actor.Name, tx.Now })
	if err != nil || r.Version == version {
		return err
	}
	tx.count(r, 1)
	kind := searchedItem(r.Kind)
	if was != nil {
		tx.count(was, -1)
		if was.Value().Words() == r.Value().Words() {
			return nil
		}
	}
	if kind == "" {
		return nil
	}
	return tx.putSearch(kind, int64(r.ID), r.Value().Words())
}

// searchedItem gives the kind that an item is found as; bodies are found by their records.
func searchedItem(k zhenyu.ItemKind) string {
	switch k {
	case zhenyu.StopItem:
		return StopKind
	case zhenyu.DirectiveItem:
		return DirectiveKind
	case zhenyu.RemarkItem:
		return RemarkKind
	default:
		return ""
	}
}

// KeepOriginal keeps a file's bytes under their hash.
func (tx *Tx) KeepOriginal(hash string, bytes []byte) error {
	return tx.exec(`INSERT INTO original (hash, bytes) VALUES ($1, $2) ON CONFLICT (hash) DO NOTHING`, hash, bytes)
}

// putBand notes one band of a document, unless 32 others have it: of texts that are copied without end, the first few tell
// what the next is a copy of, and going through all of them would take longer with each.
const putBand = `INSERT INTO band (band, document) SELECT CAST($1 AS BIGINT), CAST($2 AS BIGINT)
	WHERE (SELECT count(*) FROM (SELECT 1 FROM band WHERE band = CAST($1 AS BIGINT) LIMIT 32) AS few) < 32 ON CONFLICT DO NOTHING`

// KeepBands notes the bands of a document's words, see package alike.
func (tx *Tx) KeepBands(id zhenyu.DocumentID, bands []uint64) error {
	for _, b := range bands {
		if err := tx.exec(putBand, int64(b), int64(id)); err != nil {
			return err
		}
	}
	return nil
}

// unstamped is for rows that do not say who changed them: the log does.
func unstamped() {}

// About says which row the event is about; the first row that was changed, where nobody says.
func (tx *Tx) About(id int64) { tx.subject = id }

// putNames notes what a thing is found by: its names exactly, and the words as text.
func (tx *Tx) putNames(kind string, id int64, names []string, words ...string) error {
	if err := tx.exec(`DELETE FROM name WHERE subject = $1`, id); err != nil {
		return err
	}
	for _, n := range names {
		if err := tx.exec(`INSERT INTO name (name, kind, subject) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`, FoldName(n), kind, id); err != nil {
			return err
		}
	}
	return tx.putSearch(kind, id, words...)
}

// FoldName gives the form under which names are the same: simplified, narrow, without blanks.
func FoldName(name string) string { return withoutBlanks(han.Fold(han.Simplify(name))) }
