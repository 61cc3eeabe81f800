package app

import (
	"context"

	"zhenyu"
	"zhenyu/internal/store"
)

// Addition is an item that a person saw and the reader did not.
type Addition struct {
	Document zhenyu.DocumentID `json:"document"`
	Value    Edit              `json:"value" doc:"span counts characters of the text as received, repaired_span those of the repaired text; the server finds the one that is [0, 0]"`
	Stop     zhenyu.ItemID     `json:"stop,omitempty" doc:"the stop that it belongs to"`
}

// Add adds an item to a visit, accepted.
func (r *Record) Add(ctx context.Context, actor zhenyu.Actor, id zhenyu.VisitID, a Addition) (*Decided, error) {
	names, err := r.names()
	if err != nil {
		return nil, err
	}
	done := &Decided{Changed: []*zhenyu.Item{}}
	seq, err := r.update(ctx, actor, "add", func(tx *store.Tx) error {
		tx.About(int64(id))
		v, err := tx.Visit(id)
		if err != nil {
			return err
		}
		if err := open(tx, id); err != nil {
			return err
		}
		item, err := a.item(tx, v)
		if err != nil {
			return err
		}
		var stop *zhenyu.Item
		if a.Stop != 0 {
			if stop, err = stopOf(tx, id, a.Stop); err != nil {
				return err
			}
			item.Site = stop.Site
		}
		if err := newLocator(tx, names, v.Value.Day).place(item, stop); err != nil {
			return err
		}
		*done = Decided{Item: item, Changed: []*zhenyu.Item{}}
		return (&Decision{Status: zhenyu.Accepted}).apply(r, tx, done)
	})
	done.Event = seq
	return done, err
}

// item makes the item of an addition, after checking that it stands in the document.
func (a *Addition) item(tx *store.Tx, v *zhenyu.Visit) (*zhenyu.Item, error) {
	value := a.Value.value(nil)
	kind, err := value.Kind()
	if err != nil {
		return nil, problem(zhenyu.Invalid, "value_kind", "person, stop, organisation, remark, directive")
	}
	if err := checkValue(value, kind); err != nil {
		return nil, err
	}
	d, err := tx.Document(a.Document)
	if err != nil {
		return nil, err
	}
	if d.Visit != v.ID {
		return nil, problem(zhenyu.Invalid, "other_visit")
	}
	value.Rule = ""
	if err := a.Value.stand(tx, d.ID, value); err != nil {
		return nil, err
	}
	all, err := tx.Items(v.ID)
	if err != nil {
		return nil, err
	}
	order := 0
	for _, i := range all {
		if i.Kind == kind {
			order = max(order, i.Order+1)
		}
	}
	return &zhenyu.Item{
		ID: zhenyu.ItemID(tx.NewID()), Visit: v.ID, Document: d.ID, Kind: kind, Order: order, Status: zhenyu.Accepted, Edited: value, Day: v.Value.Day,
		Hidden: !v.Stands(),
	}, nil
}

// stopOf gives a stop of a visit.
func stopOf(tx *store.Tx, visit zhenyu.VisitID, id zhenyu.ItemID) (*zhenyu.Item, error) {
	stop, err := tx.Item(id)
	if err != nil {
		return nil, err
	}
	if stop.Kind != zhenyu.StopItem || stop.Visit != visit {
		return nil, problem(zhenyu.Invalid, "no_stop", int64(id))
	}
	return stop, nil
}
