package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"

	"zhenyu"
)

// bookkeeping are the fields that every change writes, which do not count as what it changed.
var bookkeeping = []string{"version", "changed_at", "changed_by"}

// Revert gives a row back what one change of an event took from it, as a change of its own that names the event. A row that the change made is taken
// back as far as rows can be: an item is rejected, a site or organisation removed. It returns ErrStale where the row
// was changed further since, and leaves other rows of its kind alone.
func (tx *Tx) Revert(event int64, c zhenyu.Change) error {
	tx.undoes = event
	defer func() { tx.undoes = 0 }()
	switch c.Table {
	case areas.name:
		return revert(tx, areas, c, nil, tx.PutArea)
	case sites.name:
		return revert(tx, sites, c, func(r *zhenyu.Site) { r.Removed = true }, tx.PutSite)
	case organisations.name:
		return revert(tx, organisations, c, func(r *zhenyu.Organisation) { r.Removed = true }, tx.PutOrganisation)
	case visits.name:
		return revert(tx, visits, c, nil, tx.PutVisit)
	case documents.name:
		return revert(tx, documents, c, nil, tx.PutDocument)
	case items.name:
		return revert(tx, items, c, func(r *zhenyu.Item) {
			r.Status, r.Site, r.Organisation, r.Asked = zhenyu.Rejected, 0, 0, false
			r.Hidden = r.Hidden || r.TakenBack()
		}, tx.PutItem)
	case layers.name:
		return revert(tx, layers, c, func(r *zhenyu.Layer) { r.Removed = true }, tx.PutLayer)
	case scenarios.name:
		return revert(tx, scenarios, c, func(r *zhenyu.Scenario) { r.Removed = true }, tx.PutScenario)
	case plans.name:
		return revert(tx, plans, c, func(r *zhenyu.Plan) { r.Removed = true }, tx.PutPlan)
	case runs.name, jobs.name:
		return ErrNotReversible
	}
	return fmt.Errorf("no table %q", c.Table)
}

// ErrNotReversible says that a change made a row that stays: a document, its visit, an area, a run or a job.
var ErrNotReversible = errors.New("store: not reversible")

func revert[R row](tx *Tx, t *table[R], c zhenyu.Change, takeBack func(*R), put func(*R) error) error {
	r, err := t.one(tx, c.ID)
	if err != nil {
		return err
	}
	if c.Was == nil {
		if takeBack == nil {
			return ErrNotReversible
		}
		takeBack(r)
		return put(r)
	}
	if err := restore(r, c); err != nil {
		return err
	}
	return put(r)
}

// restore sets the fields of a row that a change changed to what they were.
func restore[R any](r *R, c zhenyu.Change) error {
	current, err := json.Marshal(r)
	if err != nil {
		return err
	}
	var fields, was, now map[string]json.RawMessage
	for _, part := range []struct {
		text []byte
		into *map[string]json.RawMessage
	}{{current, &fields}, {c.Was, &was}, {c.Now, &now}} {
		if err := json.Unmarshal(part.text, part.into); err != nil {
			return err
		}
	}
	for _, key := range bookkeeping {
		delete(was, key)
	}
	for key, old := range was {
		if !same(fields[key], now[key]) {
			return ErrStale
		}
		fields[key] = old
	}
	return set(r, fields)
}

// same compares a field with one of a change, where a field that is not there is null.
func same(field, changed json.RawMessage) bool {
	null := []byte("null")
	if len(field) == 0 {
		field = null
	}
	return bytes.Equal(field, changed)
}

// set makes a row of its fields; null is the zero value.
func set[R any](r *R, fields map[string]json.RawMessage) error {
	for key, v := range fields {
		if string(v) == "null" {
			delete(fields, key)
		}
	}
	text, err := json.Marshal(fields)
	if err != nil {
		return err
	}
	var fresh R
	if err := json.Unmarshal(text, &fresh); err != nil {
		return err
	}
	*r = fresh
	return nil
}
