package store

import (
	"fmt"
	"slices"

	"zhenyu"
)

// VisitFilter narrows the list of visits; zero fields do not.
type VisitFilter struct {
	Towns    []zhenyu.AreaID // with a stop in any of them
	Area     zhenyu.AreaID   // with a stop in this village, together with its town
	Sites    []zhenyu.SiteID // with a stop at any of them
	Body     Body            // that met it, or stopped at a site of it
	Status   zhenyu.Status   // "": rejected ones left out
	Other    bool            // documents that tell of no visit, instead of visits
	From, To zhenyu.Day
}

// stops narrows the list by where its visits stopped.
func (v *VisitFilter) stops(f *filter) {
	at := &filter{args: f.args}
	if len(v.Towns) > 0 {
		among(at, "town", v.Towns)
	}
	if v.Area != 0 {
		at.add("area = ?", int64(v.Area))
	}
	if len(v.Sites) > 0 {
		among(at, "site", v.Sites)
	}
	if len(at.conditions) == 0 {
		return
	}
	at.add("kind = 'stop' AND NOT hidden AND status <> 'rejected'")
	f.args = at.args
	f.add("id IN (SELECT visit FROM item " + at.where() + ")")
}

// body narrows the list to visits that met an organisation.
func (v *VisitFilter) body(f *filter) {
	met := &filter{args: f.args}
	v.Body.add(met)
	if len(met.conditions) == 0 {
		return
	}
	met.add("kind IN ('stop', 'organisation') AND NOT hidden AND status <> 'rejected'")
	f.args = met.args
	f.add("id IN (SELECT visit FROM item " + met.where() + ")")
}

// VisitRow is a visit in a list.
type VisitRow struct {
	zhenyu.Visit
	Progress
	Leaders []string `json:"leaders"` // names of those who lead it, in the order of the text; rejected ones left out
}

func (v *VisitFilter) filter() *filter {
	f := &filter{}
	f.add(map[bool]string{false: "is_visit", true: "NOT is_visit"}[v.Other])
	f.standing(v.Status)
	v.stops(f)
	v.body(f)
	f.days(v.From, v.To)
	return f
}

// Visits gives a page of the visits.
func (tx *Tx) Visits(v VisitFilter, p Page) ([]*VisitRow, error) {
	f := v.filter()
	rest := f.page(p)
	list, err := visits.where(tx, rest, f.args...)
	if err != nil {
		return nil, err
	}
	return tx.visitRows(list)
}

// CountVisits counts the visits, up to MaxTotal and one more.
func (tx *Tx) CountVisits(v VisitFilter) (int, error) { return tx.total("visit", v.filter()) }

// VisitRow gives one visit as a list has it, or ErrNotFound.
func (tx *Tx) VisitRow(id zhenyu.VisitID) (*VisitRow, error) {
	v, err := tx.Visit(id)
	if err != nil {
		return nil, err
	}
	rows, err := tx.visitRows([]*zhenyu.Visit{v})
	if err != nil {
		return nil, err
	}
	return rows[0], nil
}

// visitRows adds to visits how far their checking is, and who leads them.
func (tx *Tx) visitRows(list []*zhenyu.Visit) ([]*VisitRow, error) {
	ids := make([]zhenyu.VisitID, len(list))
	for i, v := range list {
		ids[i] = v.ID
	}
	known, err := many(tx, progresses, "visit", ids, func(r *progressRow) zhenyu.VisitID { return r.visit })
	if err != nil {
		return nil, err
	}
	leaders, err := tx.leaders(ids)
	rows := make([]*VisitRow, len(list))
	for i, v := range list {
		rows[i] = &VisitRow{Visit: *v, Leaders: append([]string{}, leaders[v.ID]...)}
		if p := known[v.ID]; p != nil {
			rows[i].Progress = p.Progress
		}
	}
	return rows, err
}

// leaders gives the names of those who lead visits, by visit.
func (tx *Tx) leaders(ids []zhenyu.VisitID) (map[zhenyu.VisitID][]string, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	f := &filter{}
	among(f, "visit", ids)
	f.add("kind = 'person' AND NOT hidden AND status <> 'rejected'")
	people, err := items.where(tx, f.where()+" ORDER BY visit, place, id", f.args...)
	names := map[zhenyu.VisitID][]string{}
	for _, i := range people {
		if p := i.Value().Person; p.Leads && !slices.Contains(names[i.Visit], p.Name) {
			names[i.Visit] = append(names[i.Visit], p.Name)
		}
	}
	return names, err
}

// Visit gives one visit, or ErrNotFound.
func (tx *Tx) Visit(id zhenyu.VisitID) (*zhenyu.Visit, error) { return visits.one(tx, int64(id)) }

// MergedVisits gives the visits that were merged into one.
func (tx *Tx) MergedVisits(id zhenyu.VisitID) ([]*zhenyu.Visit, error) {
	return visits.where(tx, `WHERE merged_into = $1 ORDER BY id`, int64(id))
}

// Items gives the items of a visit by kind, in the order of the text.
func (tx *Tx) Items(id zhenyu.VisitID) ([]*zhenyu.Item, error) {
	return items.where(tx, `WHERE visit = $1 ORDER BY kind, place, id`, int64(id))
}

// Item gives one item, or ErrNotFound.
func (tx *Tx) Item(id zhenyu.ItemID) (*zhenyu.Item, error) { return items.one(tx, int64(id)) }

// Asked gives the stops that a person accepted, but which wait for an answer which site they are.
func (tx *Tx) Asked(after zhenyu.ItemID, limit int) ([]*zhenyu.Item, error) {
	return items.where(tx, fmt.Sprintf(`WHERE asked AND NOT hidden AND id > $1 ORDER BY id LIMIT %d`, limit), int64(after))
}

// VisitsNowhere gives visits with a stop or an ask that lies in no area, in the order of their ids.
func (tx *Tx) VisitsNowhere(after zhenyu.VisitID, limit int) ([]zhenyu.VisitID, error) {
	return column[zhenyu.VisitID](tx, fmt.Sprintf(`SELECT DISTINCT visit FROM item
		WHERE visit > $1 AND area IS NULL AND NOT hidden AND kind IN ('stop', 'directive') ORDER BY visit LIMIT %d`, limit), int64(after))
}

// Document gives one document, or ErrNotFound.
func (tx *Tx) Document(id zhenyu.DocumentID) (*zhenyu.Document, error) {
	return documents.one(tx, int64(id))
}

// Documents gives the documents of a visit.
func (tx *Tx) Documents(id zhenyu.VisitID) ([]*zhenyu.Document, error) {
	return documents.where(tx, `WHERE visit = $1 ORDER BY id`, int64(id))
}

// DocumentsOf gives the documents of a file, by its hash.
func (tx *Tx) DocumentsOf(original string) ([]*zhenyu.Document, error) {
	return documents.where(tx, `WHERE original = $1 ORDER BY id`, original)
}

// DocumentOfText gives the first document whose text has a hash, 0 where there is none.
func (tx *Tx) DocumentOfText(hash string) (zhenyu.DocumentID, error) {
	found, err := column[zhenyu.DocumentID](tx, `SELECT id FROM document WHERE text_hash = $1 ORDER BY id LIMIT 1`, hash)
	if len(found) == 0 {
		return 0, err
	}
	return found[0], err
}

// likeShown is how many documents are compared with a new one.
const likeShown = 16

// DocumentsLike gives documents that share bands with another, those that share the most first.
func (tx *Tx) DocumentsLike(bands []uint64) ([]zhenyu.DocumentID, error) {
	if len(bands) == 0 {
		return nil, nil
	}
	f := &filter{}
	values := make([]int64, len(bands))
	for i, b := range bands {
		values[i] = int64(b)
	}
	among(f, "band", values)
	query := fmt.Sprintf(`SELECT document FROM band %s GROUP BY document ORDER BY count(*) DESC, document LIMIT %d`, f.where(), likeShown)
	return column[zhenyu.DocumentID](tx, query, f.args...)
}

// Original gives the bytes of a file by its hash, or ErrNotFound.
func (tx *Tx) Original(hash string) ([]byte, error) {
	var bytes []byte
	err := tx.one(`SELECT bytes FROM original WHERE hash = $1`, []any{hash}, &bytes)
	return bytes, err
}

// Copies gives the documents of other visits, not merged, that a visit's documents could be copies of or the other
// way round.
func (tx *Tx) Copies(id zhenyu.VisitID) ([]*zhenyu.Document, error) {
	return documents.where(tx, `WHERE id IN (
		SELECT other.id FROM document AS mine JOIN document AS other ON other.id = mine.copy_of OR other.copy_of = mine.id
		JOIN visit ON visit.id = other.visit
		WHERE mine.visit = $1 AND other.visit <> $1 AND visit.merged_into IS NULL) ORDER BY id`, int64(id))
}
