package app

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
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

// comparison holds a new proposal of one document beside the items kept.
type comparison struct {
	*Record
	tx          *store.Tx
	visit       *zhenyu.Visit
	document    zhenyu.DocumentID
	places      *locator
	choice      *RereadChoice // nil: only compare
	differences []Difference
}

// note keeps a difference, and says whether it is taken over, and whether by a person who chose it. of is what it is a
// difference of: the key tells it from any other, and from the same one of an item that was changed since.
func (c *comparison) note(of string, d Difference) (taken, chosen bool) {
	now, _ := json.Marshal(d.Now) // it came out of JSON, or goes into it
	d.Key = fmt.Sprintf("%s-%x", of, sha256.Sum256(now))[:len(of)+9]
	c.differences = append(c.differences, d)
	if c.choice == nil {
		return false, false
	}
	if len(c.choice.Take) == 0 {
		return !d.Touched, false
	}
	chosen = slices.Contains(c.choice.Take, d.Key)
	return chosen, chosen
}

func (c *comparison) run(p proposal) error {
	all, err := c.tx.Items(c.visit.ID)
	if err != nil {
		return err
	}
	kept := map[zhenyu.ItemID]*zhenyu.Item{}
	for _, i := range all {
		// One that was hidden before and is read again is new; those of a visit that does not stand are hidden all.
		if i.Document == c.document && i.Proposal != nil && (!i.Hidden || !c.visit.Stands()) {
			kept[i.ID] = i
		}
	}
	matched := make([]*zhenyu.Item, len(p.items)) // the item that stands for each proposed one
	order := map[zhenyu.ItemKind]int{}
	for n, each := range p.items {
		item := partner(all, kept, each)
		var stop *zhenyu.Item
		if each.stop >= 0 && each.stop < n {
			stop = matched[each.stop]
		}
		if matched[n], err = c.take(item, each, stop, order[each.kind]); err != nil {
			return err
		}
		order[each.kind]++
		if item != nil {
			delete(kept, item.ID)
		}
	}
	for _, i := range all { // in order; kept has none
		if kept[i.ID] != nil && !i.Hidden {
			if err := c.gone(i); err != nil {
				return err
			}
		}
	}
	return nil
}

// partner finds the item kept that is the proposed one: of its kind, with the same words, or else standing at the same
// place.
func partner(all []*zhenyu.Item, kept map[zhenyu.ItemID]*zhenyu.Item, p proposed) *zhenyu.Item {
	var near *zhenyu.Item
	for _, i := range all {
		if kept[i.ID] == nil || i.Kind != p.kind {
			continue
		}
		if i.Proposal.Words() == p.value.Words() {
			return i
		}
		if near == nil && i.Proposal.Span[0] < p.value.Span[1] && p.value.Span[0] < i.Proposal.Span[1] {
			near = i
		}
	}
	return near
}

// take compares one proposed item with the one kept, nil where there is none, and gives the item that stands for it.
func (c *comparison) take(item *zhenyu.Item, p proposed, stop *zhenyu.Item, order int) (*zhenyu.Item, error) {
	if item == nil {
		of := fmt.Sprintf("%d-%s-%d-%d", c.document, p.kind, p.value.Span[0], p.value.Span[1])
		taken, chosen := c.note(of, Difference{What: "new", Kind: p.kind, Now: p.value})
		if !taken {
			return nil, nil
		}
		item = &zhenyu.Item{
			ID: zhenyu.ItemID(c.tx.NewID()), Visit: c.visit.ID, Document: c.document, Kind: p.kind, Order: order, Status: zhenyu.Proposed,
			Proposal: p.value, Reader: c.version, Day: c.visit.Value.Day, Hidden: !c.visit.Stands(),
		}
		return item, c.put(item, stop, chosen)
	}
	if equalJSON(item.Proposal, p.value) {
		if c.choice == nil || item.Touched() {
			return item, nil
		}
		return item, c.put(item, stop, false) // names may mean other places than they did
	}
	taken, chosen := c.note(seenItem(item), Difference{"", "changed", p.kind, item.ID, item.Proposal, p.value, item.Touched()})
	if !taken {
		return item, nil
	}
	item.Proposal, item.Edited, item.Reader = p.value, nil, c.version
	return item, c.put(item, stop, chosen)
}

// put writes an item as read now; one that a person chose is accepted by that.
func (c *comparison) put(item, stop *zhenyu.Item, chosen bool) error {
	if err := c.places.place(item, stop); err != nil {
		return err
	}
	if stop != nil && item.Kind != zhenyu.StopItem && item.Kind != zhenyu.OrganisationItem {
		item.Site = stop.Site // as follow gives it
	}
	if !chosen {
		return c.tx.PutItem(item)
	}
	return (&Decision{Status: zhenyu.Accepted}).apply(c.Record, c.tx, &Decided{Item: item})
}

// gone notes an item that the reader no longer proposes.
func (c *comparison) gone(item *zhenyu.Item) error {
	d := Difference{What: "gone", Kind: item.Kind, Item: item.ID, Was: item.Proposal, Touched: item.Touched()}
	if taken, _ := c.note(seenItem(item), d); !taken {
		return nil
	}
	item.Hidden = true
	return c.tx.PutItem(item)
}

// seenItem names an item as somebody saw it.
func seenItem(i *zhenyu.Item) string { return fmt.Sprintf("%d.%d", i.ID, i.Version) }

// equalJSON tells whether two values say the same as they are kept.
func equalJSON[T any](a, b *T) bool {
	x, errX := json.Marshal(a)
	y, errY := json.Marshal(b)
	return errX == nil && errY == nil && bytes.Equal(x, y)
}
