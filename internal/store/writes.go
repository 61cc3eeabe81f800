package store

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"

	"zhenyu"
)

// writes is what a Tx within Update knows beyond reading.
type writes struct {
	head  chainEnd
	act   Act
	aside bool // something was written that is no part of the log
	acts
}

// acts is what one update has done so far.
type acts struct {
	subject int64 // 0: the first row changed
	undoes  int64 // the event that is being taken back; 0: none
	changes []zhenyu.Change
	tallies map[tallyKey]*Count          // what to add
	visits  map[zhenyu.VisitID]*Progress // what to add
}

// ErrStale says that the row was changed since the caller read it.
var ErrStale = errors.New("store: changed meanwhile")

// NewID gives the next id, for a row of any kind.
func (tx *Tx) NewID() int64 {
	tx.head.next++
	return tx.head.next - 1
}

// row is what every changeable row has, read from its struct by its table.
type row interface {
	zhenyu.Area | zhenyu.Site | zhenyu.Organisation | zhenyu.Visit | zhenyu.Document | zhenyu.Item |
		zhenyu.Layer | zhenyu.Run | zhenyu.Job | zhenyu.Scenario | zhenyu.Plan
}

// put writes a row and notes the change; it gives the row that was there, nil where it is new. The version that the
// caller read must be the one that is there, and grows by one. A row that nothing changed in is not written; stamp says
// who changed it and when, once something did.
func put[R row](tx *Tx, t *table[R], now *R, id int64, version *int64, stamp func()) (*R, error) {
	var was *R
	if *version > 0 {
		var err error
		if was, err = t.one(tx, id); err != nil {
			return nil, err
		}
	}
	c, err := compare(t.name, id, was, now)
	if err != nil || len(c.Now) == 0 {
		return was, err
	}
	if bytes.Contains(c.Was, []byte(`"version":`)) {
		return nil, ErrStale
	}
	*version++
	stamp()
	if c, err = compare(t.name, id, was, now); err != nil {
		return nil, err
	}
	text := t.put
	if was == nil { // never over a row that is there
		text = t.insert
	}
	if err := tx.exec(text, t.args(now)...); err != nil {
		return nil, err
	}
	c.Undoes = tx.undoes
	tx.changes = append(tx.changes, c)
	return was, nil
}

// compare gives what differs between two states of a row; Now is nil where nothing does.
func compare[R any](table string, id int64, was, now *R) (zhenyu.Change, error) {
	c := zhenyu.Change{Table: table, ID: id}
	after, err := json.Marshal(now)
	if err != nil {
		return c, err
	}
	if was == nil {
		c.Now = after
		return c, nil
	}
	before, err := json.Marshal(was)
	if err != nil || bytes.Equal(before, after) {
		return c, err
	}
	c.Was, c.Now, err = differences(before, after)
	return c, err
}

// differences gives the fields in which two JSON objects differ, of each side; one that a side lacks is null there.
func differences(before, after []byte) (was, now json.RawMessage, err error) {
	var a, b map[string]json.RawMessage
	if err := errors.Join(json.Unmarshal(before, &a), json.Unmarshal(after, &b)); err != nil {
		return nil, nil, err
	}
	null := json.RawMessage("null")
	for key := range a {
		if _, ok := b[key]; !ok {
			b[key] = null
		}
	}
	for key, v := range b {
		old, ok := a[key]
		if ok && bytes.Equal(old, v) {
			delete(a, key)
			delete(b, key)
		} else if !ok {
			a[key] = null
		}
	}
	was, err = json.Marshal(a)
	if err != nil {
		return nil, nil, err
	}
	now, err = json.Marshal(b)
	return was, now, err
}

// close writes what is summed, and the event. It gives the event's number, 0 where nothing was changed.
func (tx *Tx) close() (int64, error) {
	if len(tx.changes) == 0 {
		return 0, nil
	}
	if err := tx.saveTallies(); err != nil {
		return 0, err
	}
	body, err := encodeChanges(tx.changes)
	if err != nil {
		return 0, err
	}
	e := zhenyu.Event{
		Seq: tx.head.seq + 1, At: tx.Now, Actor: tx.act.Actor.Name, Verb: tx.act.Verb, Subject: cmp.Or(tx.subject, tx.changes[0].ID), Body: body,
	}
	e.Hash = e.Chain(tx.head.hash)
	tx.head.seq, tx.head.hash, tx.head.at = e.Seq, e.Hash, e.At
	return e.Seq, tx.exec(putEvent, eventArgs(&e)...)
}

// encodeChanges gives the body of an event. HTML signs stay as they are: the bytes are for programs of all kinds.
func encodeChanges(changes []zhenyu.Change) (string, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(changes)
	return string(bytes.TrimSuffix(b.Bytes(), []byte("\n"))), err
}

// saveTallies adds what changed to the sums, in one fixed order.
func (tx *Tx) saveTallies() error {
	for _, key := range slices.SortedFunc(maps.Keys(tx.tallies), tallyKey.compare) {
		c := tx.tallies[key]
		if *c == (Count{Town: c.Town, Theme: c.Theme}) {
			continue
		}
		if err := tx.exec(addTally, int64(c.Town), string(c.Theme), c.Proposed, c.Accepted, c.Rejected, c.Measurable); err != nil {
			return fmt.Errorf("tally: %w", err)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(tx.visits)) {
		p := tx.visits[id]
		if err := tx.exec(addProgress, int64(id), p.Proposed, p.Accepted, p.Rejected, p.Directives, p.Stops); err != nil {
			return fmt.Errorf("progress: %w", err)
		}
	}
	return nil
}

// Changed counts the rows that this update has changed so far.
func (tx *Tx) Changed() int { return len(tx.changes) }
