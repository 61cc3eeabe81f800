package app

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"zhenyu"
	"zhenyu/engine/gazetteer"
	"zhenyu/engine/report"
	"zhenyu/internal/store"
)

// Difference is one item in which a new reading differs from what is kept.
type Difference struct {
	Key     string          `json:"key" doc:"names the difference for as long as neither the reader nor the item changes"`
	What    string          `json:"what" enum:"new,changed,gone"`
	Kind    zhenyu.ItemKind `json:"kind"`
	Item    zhenyu.ItemID   `json:"item,omitempty" doc:"the item kept; absent where the reading has a new one"`
	Was     *zhenyu.Value   `json:"was,omitempty" doc:"the proposal kept"`
	Now     *zhenyu.Value   `json:"now,omitempty" doc:"the new proposal"`
	Touched bool            `json:"touched" doc:"a person decided about the item: it stays as it is"`
}

// Reread is what reading a visit again gives.
type Reread struct {
	Reader      string       `json:"reader"` // version that read now
	Before      string       `json:"before"` // version whose proposals are kept
	Differences []Difference `json:"differences"`
	Event       int64        `json:"event,omitempty" doc:"to undo it by; 0 where nothing was changed"`
}

// RereadChoice says which differences are taken over.
type RereadChoice struct {
	Take []string `json:"take,omitempty" maxItems:"1000" doc:"keys of differences, each taken over as the caller's decision; 409 where one is there no more, as the item was changed since; without any, all that nobody touched are, as proposals"`
}

// Reread reads the documents of a visit with this program's reader, and gives what differs from the proposals kept. With
// a choice, the differences that it names are taken over as the actor's own decision: the item says what was read now and
// is accepted, or is hidden where nothing was; where somebody changed such an item since its difference was told, nothing is
// taken and the error says what they did. A choice that names none takes all that nobody decided about: such items become
// as read now, new ones are proposed, those that are gone are hidden, and what a person touched is never changed, but for
// being placed where it lay nowhere.
func (r *Record) Reread(ctx context.Context, actor zhenyu.Actor, id zhenyu.VisitID, choice *RereadChoice) (*Reread, error) {
	names, err := r.names()
	if err != nil {
		return nil, err
	}
	var docs []*zhenyu.Document
	err = r.view(ctx, actor, zhenyu.Viewer, func(tx *store.Tx) (err error) {
		if err := open(tx, id); err != nil {
			return err
		}
		docs, err = tx.Documents(id)
		return err
	})
	if err != nil {
		return nil, err
	}
	read := make([]*Report, len(docs)) // outside the transaction: others write meanwhile
	for i, d := range docs {
		read[i] = &Report{ID: d.Name, Format: d.Format, Text: d.Text, Reading: report.Read(d.Text, names)}
	}
	again := rereading{Record: r, names: names, id: id, docs: docs, read: read}
	if choice == nil {
		err = r.view(ctx, actor, zhenyu.Viewer, func(tx *store.Tx) error { return again.compare(tx, nil) })
		return &again.told, err
	}
	seq, err := r.update(ctx, actor, "reread", func(tx *store.Tx) error {
		tx.About(int64(id))
		return again.take(tx, choice)
	})
	again.told.Event = seq
	return &again.told, err
}

// rereading is the documents of a visit with what was read of them now.
type rereading struct {
	*Record
	names *gazetteer.Gazetteer
	id    zhenyu.VisitID
	docs  []*zhenyu.Document
	read  []*Report
	told  Reread
}

// take takes over what was chosen.
func (r *rereading) take(tx *store.Tx, choice *RereadChoice) error {
	if err := open(tx, r.id); err != nil {
		return err
	}
	if err := r.compare(tx, nil); err != nil {
		return err
	}
	for _, key := range choice.Take {
		if !slices.ContainsFunc(r.told.Differences, func(d Difference) bool { return d.Key == key }) {
			return r.changedSince(tx, key)
		}
	}
	if err := r.compare(tx, choice); err != nil {
		return err
	}
	_, err := placeVisit(tx, r.names, r.id)
	return err
}

// compare tells what was read otherwise than is kept, and takes over what the choice says.
func (r *rereading) compare(tx *store.Tx, choice *RereadChoice) error {
	v, err := tx.Visit(r.id)
	if err != nil {
		return err
	}
	r.told = Reread{Reader: r.version, Before: v.Reader, Differences: []Difference{}}
	for i, d := range r.docs {
		c := comparison{Record: r.Record, tx: tx, visit: v, document: d.ID, places: newLocator(tx, r.names, v.Value.Day), choice: choice}
		if err := c.run(propose(r.read[i], tx.Now.Time())); err != nil {
			return err
		}
		r.told.Differences = append(r.told.Differences, c.differences...)
	}
	if choice != nil && len(choice.Take) == 0 {
		v.Reader = r.version
		return tx.PutVisit(v)
	}
	return nil
}

// changedSince says why a difference that was chosen is there no more: what was done to its item since, or that it is read
// otherwise now.
func (r *rereading) changedSince(tx *store.Tx, key string) error {
	var id, version int64
	if n, _ := fmt.Sscanf(key, "%d.%d-", &id, &version); n == 2 {
		item, err := tx.Item(zhenyu.ItemID(id))
		if err == nil && item.Visit == r.id {
			err = fresh(tx, seenRow{"item", id, int64(r.id), version, item.Version, item})
		}
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return err
		}
	}
	return problem(zhenyu.Conflict, "read_otherwise")
}
