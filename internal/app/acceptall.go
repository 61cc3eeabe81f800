package app

import (
	"context"

	"zhenyu"
	"zhenyu/internal/store"
)

// AcceptAll accepts the items of a visit that nobody has decided about and whose confidence is at least above, as one
// event, which one undo takes back. seen is the version of the visit that the person saw, 0 for whatever there is.
func (r *Record) AcceptAll(ctx context.Context, actor zhenyu.Actor, id zhenyu.VisitID, seen int64, above float64) (*AllAccepted, error) {
	done := &AllAccepted{}
	seq, err := r.update(ctx, actor, "accept", func(tx *store.Tx) error {
		tx.About(int64(id))
		v, err := tx.Visit(id)
		if err != nil {
			return err
		}
		if err := fresh(tx, seenRow{"visit", int64(id), int64(id), seen, v.Version, v}); err != nil {
			return err
		}
		if err := open(tx, id); err != nil {
			return err
		}
		all, err := tx.Items(id)
		if err != nil {
			return err
		}
		done.Changed, done.Accepted = []*zhenyu.Item{}, 0
		for _, each := range all {
			item, err := tx.Item(each.ID) // a stop that was accepted before it may have changed it
			if err != nil {
				return err
			}
			if item.Touched() || item.Hidden || item.Value().Confidence < above {
				continue
			}
			d := Decision{Status: zhenyu.Accepted}
			one := Decided{Item: item}
			if err := d.apply(r, tx, &one); err != nil {
				return err
			}
			done.Changed = append(append(done.Changed, item), one.Changed...)
			done.Accepted++
		}
		return nil
	})
	done.Event = seq
	return done, err
}

// AllAccepted is what accepting all changed.
type AllAccepted struct {
	Bulk
	Accepted int `json:"accepted" doc:"how many were; what only follows them is among the changed too"`
}

// Bulk is what one act changed in many items.
type Bulk struct {
	Changed []*zhenyu.Item `json:"changed"`
	Event   int64          `json:"event,omitempty" doc:"to undo it by; 0 where nothing was changed"`
}
