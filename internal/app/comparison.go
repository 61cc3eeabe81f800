package app

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"slices"

	"zhenyu"
	"zhenyu/internal/store"
)

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
		return c.putAgain(item, stop, false, func(*zhenyu.Item) {}) // names may mean other places than they did
	}
	taken, chosen := c.note(seenItem(item), Difference{"", "changed", p.kind, item.ID, item.Proposal, p.value, item.Touched()})
	if !taken {
		return item, nil
	}
	return c.putAgain(item, stop, chosen, func(i *zhenyu.Item) { i.Proposal, i.Edited, i.Reader = p.value, nil, c.version })
}

// putAgain changes an item as it is by now: a stop that was taken over before it may have taken it along.
func (c *comparison) putAgain(item, stop *zhenyu.Item, chosen bool, change func(*zhenyu.Item)) (*zhenyu.Item, error) {
	now, err := c.tx.Item(item.ID)
	if err != nil {
		return nil, err
	}
	change(now)
	return now, c.put(now, stop, chosen)
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
	now, err := c.tx.Item(item.ID)
	if err != nil {
		return err
	}
	now.Hidden = true
	return c.tx.PutItem(now)
}

// seenItem names an item as somebody saw it.
func seenItem(i *zhenyu.Item) string { return fmt.Sprintf("%d.%d", i.ID, i.Version) }

// equalJSON tells whether two values say the same as they are kept.
func equalJSON[T any](a, b *T) bool {
	x, errX := json.Marshal(a)
	y, errY := json.Marshal(b)
	return errX == nil && errY == nil && bytes.Equal(x, y)
}
