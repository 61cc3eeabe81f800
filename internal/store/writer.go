package store

import (
	"context"
	"fmt"

	"zhenyu"
)

// groupLimit is how many updates share one commit. More would only make the first wait longer.
const groupLimit = 64

// turn is one update that waits to be written.
type turn struct {
	ctx  context.Context
	act  Act
	fn   func(*Tx) error
	done chan error
	seq  int64 // of its event, once done
	boom any   // what fn panicked with
}

// Act says who changes what: every update is an act of somebody.
type Act struct {
	Actor zhenyu.Actor
	Verb  string // import, accept, edit, reject, add, merge, …
}

// Update calls fn with a transaction that it can change rows in, and gives the number of the event that says what
// was changed, 0 where nothing was. When it returns without an error, the change is on disk. When fn or the database
// fails, nothing of it is there. fn runs while others wait, so it computes nothing long, and its Tx ends with it.
func (s *Store) Update(ctx context.Context, act Act, fn func(*Tx) error) (int64, error) {
	j := &turn{ctx: ctx, act: act, fn: fn, done: make(chan error, 1)}
	select {
	case s.turns <- j:
	case <-ctx.Done():
		return 0, ctx.Err()
	case <-s.closing:
		return 0, fmt.Errorf("store: closed")
	}
	err := <-j.done // begun is finished: whoever gives up early would not know whether it was done
	if j.boom != nil {
		panic(j.boom)
	}
	return j.seq, err
}

// writing is the one goroutine that writes.
func (s *Store) writing() {
	defer close(s.done)
	for {
		select {
		case j := <-s.turns:
			s.commit(s.gather(j))
		case <-s.closing:
			return
		}
	}
}

// gather takes what else waits already.
func (s *Store) gather(first *turn) []*turn {
	group := []*turn{first}
	for len(group) < groupLimit {
		select {
		case j := <-s.turns:
			group = append(group, j)
		default:
			return group
		}
	}
	return group
}

// commit runs a group of updates in one transaction and tells each how it went.
func (s *Store) commit(group []*turn) {
	results := make([]error, len(group))
	if err := s.explain(s.runGroup(group, results)); err != nil {
		for i := range results {
			if results[i] == nil {
				results[i] = err
			}
		}
	}
	for i, j := range group {
		if results[i] != nil {
			j.seq = 0
		}
		j.done <- results[i]
	}
}

// runGroup runs a group. Where its transaction fails as a whole, that is the error; an update's own is in results.
func (s *Store) runGroup(group []*turn, results []error) error {
	ctx := context.Background() // a caller that gives up must not take the others with it
	return s.write.in(ctx, func(q *session) (bool, error) {
		tx := &Tx{ctx: ctx, s: s, q: q, writes: &writes{}}
		if err := tx.head.lock(tx); err != nil {
			return false, err
		}
		began := tx.head
		for i, j := range group {
			if results[i] = j.ctx.Err(); results[i] != nil {
				continue
			}
			var broken error
			if results[i], broken = s.runOne(tx, j, len(group) > 1); broken != nil {
				return false, broken
			}
		}
		if tx.head == began && !tx.aside {
			return false, nil // nothing to keep
		}
		return true, tx.head.save(tx)
	})
}

// runOne runs one update of a group. The first error is the update's own, the second ends the group.
func (s *Store) runOne(tx *Tx, j *turn, savepoint bool) (failed, broken error) {
	if savepoint {
		if err := tx.exec("SAVEPOINT update_one"); err != nil {
			return nil, err
		}
	}
	before := tx.head
	tx.Now = max(zhenyu.InstantOf(s.now()), before.at)
	tx.act, tx.acts = j.act, acts{}
	failed = j.run(tx)
	if failed != nil {
		tx.head = before
		if !savepoint {
			return failed, nil // alone in its transaction, which is not kept
		}
		if err := tx.exec("ROLLBACK TO SAVEPOINT update_one"); err != nil {
			return failed, err
		}
	}
	if savepoint {
		return failed, tx.exec("RELEASE SAVEPOINT update_one")
	}
	return nil, nil
}

// run calls the function and writes its event.
func (j *turn) run(tx *Tx) (err error) {
	defer func() {
		if j.boom = recover(); j.boom != nil {
			err = fmt.Errorf("store: update panicked: %v", j.boom)
		}
	}()
	if err := j.fn(tx); err != nil {
		return err
	}
	j.seq, err = tx.close()
	return err
}
