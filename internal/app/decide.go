package app

import (
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"zhenyu"
	"zhenyu/internal/store"
)

// Decision is what a person says of one item. Fields that are left out stay as they are.
type Decision struct {
	Status          zhenyu.Status         `json:"status,omitempty" enum:"proposed,accepted,rejected" doc:"proposed takes a decision back"`
	Edited          *Edit                 `json:"edited,omitempty" doc:"the item as it should be; it is accepted by that, where status says nothing"`
	Site            zhenyu.SiteID         `json:"site,omitempty" doc:"of a stop: the site that it is"`
	NewSite         bool                  `json:"new_site,omitempty" doc:"of a stop: a site that the record has not yet"`
	Organisation    zhenyu.OrganisationID `json:"organisation,omitempty" doc:"of an organisation met, or of a stop: the body that it is"`
	NewOrganisation bool                  `json:"new_organisation,omitempty" doc:"of an organisation met: one that the record has not yet"`
	AreaCode        *string               `json:"area_code,omitempty" maxLength:"12" doc:"code of the area that it is in, of those that its areas offer; empty for none; what belongs to a stop goes with it. It is accepted by that, where status says nothing"`
}

// Decided is what a decision changed: the item first, then those that follow it.
type Decided struct {
	Item    *zhenyu.Item   `json:"item"`
	Changed []*zhenyu.Item `json:"changed" doc:"other items that the decision changed, such as the asks at a stop that now has a site"`
	Event   int64          `json:"event,omitempty" doc:"to undo it by; 0 where nothing was changed"`

	renamed bool // the place that the item is at or for
}

// changed notes an item that follows, as it is now.
func (done *Decided) changed(i *zhenyu.Item) {
	done.Changed = append(slices.DeleteFunc(done.Changed, func(o *zhenyu.Item) bool { return o.ID == i.ID }), i)
}

// Decide accepts, edits or rejects one item. seen is the version that the person saw, 0 for whatever there is.
func (r *Record) Decide(ctx context.Context, actor zhenyu.Actor, id zhenyu.ItemID, seen int64, d Decision) (*Decided, error) {
	done := &Decided{}
	seq, err := r.update(ctx, actor, d.verb(), func(tx *store.Tx) error {
		item, err := tx.Item(id)
		if err != nil {
			return err
		}
		if err := fresh(tx, seenRow{"item", int64(id), int64(item.Visit), seen, item.Version, item}); err != nil {
			return err
		}
		tx.About(int64(item.Visit))
		if err := open(tx, item.Visit); err != nil {
			return err
		}
		*done = Decided{Item: item, Changed: []*zhenyu.Item{}}
		return d.apply(r, tx, done)
	})
	done.Event = seq
	return done, err
}

// verb names the decision in the audit log.
func (d *Decision) verb() string {
	switch {
	case d.Status == zhenyu.Rejected:
		return "reject"
	case d.Status == zhenyu.Proposed:
		return "reopen"
	case d.Edited != nil || d.AreaCode != nil:
		return "edit"
	case d.Status == zhenyu.Accepted:
		return "accept"
	}
	return "link"
}

func (d *Decision) apply(r *Record, tx *store.Tx, done *Decided) error {
	item := done.Item
	name, before := item.Value().Words(), placedBy(item.Value())
	if d.Edited != nil {
		if err := edit(tx, item, d.Edited); err != nil {
			return err
		}
	}
	done.renamed = placedBy(item.Value()) != before
	switch {
	case d.Status != "":
		item.Status = d.Status
	case d.Edited != nil || d.AreaCode != nil:
		item.Status = zhenyu.Accepted
	}
	if err := hideTakenBack(tx, item); err != nil {
		return err
	}
	if d.parts(item, name) {
		if err := unlink(tx, done, name); err != nil {
			return err
		}
	}
	if err := d.relocate(r, tx, done); err != nil {
		return err
	}
	if err := d.link(r, tx, item); err != nil {
		return err
	}
	if err := tx.PutItem(item); err != nil {
		return err
	}
	if err := follow(tx, done); err != nil {
		return err
	}
	return followBody(tx, done)
}

// placedBy gives what says where an item is.
func placedBy(v *zhenyu.Value) [3]string {
	switch {
	case v.Stop != nil:
		return [3]string{v.Stop.Place, v.Stop.Within, v.Stop.Code}
	case v.Directive != nil:
		return [3]string{v.Directive.For}
	}
	return [3]string{}
}

// edit makes the item say a value. What stays the reader's own is where it stands and how it was found.
func edit(tx *store.Tx, item *zhenyu.Item, e *Edit) error {
	v := e.value(item.Value())
	if err := checkValue(v, item.Kind); err != nil {
		return err
	}
	if err := e.stand(tx, item.Document, v); err != nil {
		return err
	}
	if item.Proposal != nil {
		if v.Span == (zhenyu.Span{}) {
			v.Span, v.Repaired = item.Proposal.Span, item.Proposal.Repaired
		}
		v.Rule, v.Confidence = item.Proposal.Rule, item.Proposal.Confidence
	}
	if was := item.Value().Stop; was != nil && was.Place != v.Stop.Place && was.Code == v.Stop.Code {
		v.Stop.Code, v.Stop.Candidates, v.Stop.CandidatesOf = "", nil, 0 // they were of the name before
	}
	item.Edited = v
	return nil
}

// checkValue checks that a value says something of the kind.
func checkValue(v *zhenyu.Value, kind zhenyu.ItemKind) error {
	got, err := v.Kind()
	if err != nil || got != kind {
		return problem(zhenyu.Invalid, "value_kind", string(kind))
	}
	if strings.TrimSpace(v.Words()) == "" {
		return problem(zhenyu.Invalid, "value_empty")
	}
	if err := checkNames(v.Words()); err != nil {
		return err
	}
	if v.Span[0] < 0 || v.Span[1] < v.Span[0] {
		return problem(zhenyu.Invalid, "value_span", v.Span[0], v.Span[1])
	}
	return nil
}

// checkNames refuses names that are nothing but blanks, and control characters: PostgreSQL cannot keep all of them, and
// nobody can see them. An empty name is one that was left out.
func checkNames(names ...string) error {
	for _, n := range names {
		if n != "" && strings.TrimSpace(n) == "" {
			return problem(zhenyu.Invalid, "blank")
		}
		if strings.ContainsFunc(n, func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }) || !utf8.ValidString(n) {
			return problem(zhenyu.Invalid, "control")
		}
	}
	return nil
}

// follow gives what belongs to a stop its site, and takes it away with it.
func follow(tx *store.Tx, done *Decided) error {
	if done.Item.Kind != zhenyu.StopItem {
		return nil
	}
	items, err := tx.Items(done.Item.Visit)
	if err != nil {
		return err
	}
	for _, i := range items {
		if i.Stop != done.Item.ID || i.Kind == zhenyu.StopItem || i.Kind == zhenyu.OrganisationItem || i.Site == done.Item.Site {
			continue
		}
		i.Site = done.Item.Site
		if err := tx.PutItem(i); err != nil {
			return err
		}
		done.changed(i)
	}
	return nil
}
