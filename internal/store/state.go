package store

import (
	"bytes"
	"encoding/json"
	"fmt"

	"zhenyu"
)

// State is every row that people and readers change, by table and id, each as its fields. It is what the events of the
// log add up to, and what the tables hold.
type State map[string]map[int64]map[string]json.RawMessage

// Apply does what an event says.
func (s State) Apply(e *zhenyu.Event) error {
	var changes []zhenyu.Change
	if err := json.Unmarshal([]byte(e.Body), &changes); err != nil {
		return fmt.Errorf("event %d: %w", e.Seq, err)
	}
	for _, c := range changes {
		if err := s.set(c.Table, c.ID, c.Now); err != nil {
			return fmt.Errorf("event %d: %w", e.Seq, err)
		}
	}
	return nil
}

// set sets fields of a row; null takes one away.
func (s State) set(table string, id int64, row []byte) error {
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(row, &fields); err != nil {
		return err
	}
	rows := s[table]
	if rows == nil {
		rows = map[int64]map[string]json.RawMessage{}
		s[table] = rows
	}
	have := rows[id]
	if have == nil {
		have = map[string]json.RawMessage{}
		rows[id] = have
	}
	for key, v := range fields {
		if string(v) == "null" {
			delete(have, key)
			continue
		}
		have[key] = v
	}
	return nil
}

// Difference names a row in which two states differ, as "table id"; "" where they are equal.
func (s State) Difference(o State) string {
	for _, side := range []struct{ a, b State }{{s, o}, {o, s}} {
		for table, rows := range side.a {
			for id, fields := range rows {
				if !equalFields(fields, side.b[table][id]) {
					return fmt.Sprintf("%s %d", table, id)
				}
			}
		}
	}
	return ""
}

func equalFields(a, b map[string]json.RawMessage) bool {
	if len(a) != len(b) {
		return false
	}
	for key, v := range a {
		if w, ok := b[key]; !ok || !bytes.Equal(v, w) {
			return false
		}
	}
	return true
}

// State gives what the tables hold. It holds the whole record in memory, without the texts.
func (tx *Tx) State() (State, error) {
	s := State{}
	for _, add := range []func() error{
		func() error { return addRows(tx, s, areas, func(r *zhenyu.Area) int64 { return int64(r.ID) }) },
		func() error {
			return addRows(tx, s, organisations, func(r *zhenyu.Organisation) int64 { return int64(r.ID) })
		},
		func() error { return addRows(tx, s, sites, func(r *zhenyu.Site) int64 { return int64(r.ID) }) },
		func() error { return addRows(tx, s, visits, func(r *zhenyu.Visit) int64 { return int64(r.ID) }) },
		func() error { return addRows(tx, s, documents, func(r *zhenyu.Document) int64 { return int64(r.ID) }) },
		func() error { return addRows(tx, s, items, func(r *zhenyu.Item) int64 { return int64(r.ID) }) },
		func() error { return addRows(tx, s, layers, func(r *zhenyu.Layer) int64 { return int64(r.ID) }) },
		func() error { return addRows(tx, s, runs, func(r *zhenyu.Run) int64 { return int64(r.ID) }) },
		func() error { return addRows(tx, s, jobs, func(r *zhenyu.Job) int64 { return int64(r.ID) }) },
		func() error { return addRows(tx, s, scenarios, func(r *zhenyu.Scenario) int64 { return int64(r.ID) }) },
		func() error { return addRows(tx, s, plans, func(r *zhenyu.Plan) int64 { return int64(r.ID) }) },
	} {
		if err := add(); err != nil {
			return nil, err
		}
	}
	return s, nil
}

func addRows[R row](tx *Tx, s State, t *table[R], id func(*R) int64) error {
	return eachRow(tx, t, func(r *R) error {
		row, err := json.Marshal(r)
		if err != nil {
			return err
		}
		return s.set(t.name, id(r), row)
	})
}
