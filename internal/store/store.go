package store

import (
	"context"
	"errors"
	"os"
	"time"

	"zhenyu"
)

// Store is an open record, safe for any number of goroutines.
type Store struct {
	dialect
	database    string
	onlyRead    bool // the file lies where nothing can be written
	write, read *sessions
	now         func() time.Time
	turns       chan *turn
	closing     chan struct{}
	done        chan struct{}
}

// Options are the settings of Open. The zero value is what a program wants.
type Options struct {
	Now      func() time.Time // the clock; nil: the system's
	Existing bool             // a record that is not there is ErrNoRecord, and none is made
}

// ErrNoRecord says that there is no record at an address.
var ErrNoRecord = errors.New("store: no record")

// Open opens the record at a SQLite file, which is made where there is none, or a postgres:// address, and brings its
// schema up to this program's. A schema of a newer program is refused with a *NewerError, what the database cannot do
// with a *DatabaseError, a file that holds something else with ErrForeign.
func Open(ctx context.Context, database string, o Options) (*Store, error) {
	s := &Store{
		dialect: dialectOf(database), database: database, now: o.Now,
		turns: make(chan *turn), closing: make(chan struct{}), done: make(chan struct{}),
	}
	if s.now == nil {
		s.now = time.Now
	}
	for until := time.Now().Add(busyFor); ; time.Sleep(busyPause) {
		err := s.connect(ctx, o.Existing)
		if err == nil {
			break
		}
		err = errors.Join(s.explain(err), s.disconnect())
		switch {
		case s.isUnwritable(err) && o.Existing:
			s.onlyRead = true
		case s.isUnwritable(err):
			return nil, &DatabaseError{Fault: ReadOnly, Err: err}
		case !isBusy(err) || time.Now().After(until) || ctx.Err() != nil:
			return nil, err
		}
		s.read, s.write = nil, nil
	}
	go s.writing()
	return s, nil
}

// isUnwritable tells whether a file could not be opened because SQLite can make no log beside it. Where there is no log from
// before, the file alone is the record, and can be read.
func (s *Store) isUnwritable(err error) bool {
	e, ok := errors.AsType[*DatabaseError](err)
	if !ok || e.Fault != Missing && e.Fault != ReadOnly || s.Postgres() || s.onlyRead {
		return false
	}
	_, missing := os.Stat(s.database)
	_, noLog := os.Stat(s.database + "-wal")
	return missing == nil && errors.Is(noLog, os.ErrNotExist)
}

// Where several make a record at once, SQLite refuses all but one without waiting, as they turn its log on.
const (
	busyFor   = 5 * time.Second
	busyPause = 20 * time.Millisecond
)

func isBusy(err error) bool {
	e, ok := errors.AsType[*DatabaseError](err)
	return ok && e.Fault == Busy
}

func (s *Store) connect(ctx context.Context, existing bool) (err error) {
	if existing && !s.Postgres() {
		if _, err := os.Stat(s.database); errors.Is(err, os.ErrNotExist) {
			return ErrNoRecord // opening would make the file
		}
	}
	if err := s.checkOwn(ctx); err != nil {
		return err
	}
	write, read, readers := s.sources(s.database)
	if s.onlyRead {
		read = sqliteSource(s.database, "immutable=1", "mode=ro")
		write = read
	}
	if s.write, err = openSessions(s.driver, write, s.beginWrite, s.hold, 1); err != nil {
		return err
	}
	if have, err := s.schemaVersion(ctx); err != nil {
		return err
	} else if have == 0 && existing {
		return ErrNoRecord
	}
	if !s.Postgres() {
		if err := foreign(ctx, s.write.db); err != nil {
			return err
		}
	}
	if err := s.migrate(ctx); err != nil {
		return err
	}
	if s.read, err = openSessions(s.driver, read, s.beginRead, "", readers); err != nil || s.hold == "" || s.onlyRead {
		return err
	}
	return s.write.in(ctx, func(*session) (bool, error) { return false, nil }) // whoever only reads holds the record too
}

func (s *Store) disconnect() error {
	var errs []error
	for _, p := range []*sessions{s.read, s.write} { // the writer last: it folds SQLite's log into the file
		if p != nil {
			errs = append(errs, p.close())
		}
	}
	return errors.Join(errs...)
}

// Close ends the writing after what has begun, and closes the database. No call may be under way or follow.
func (s *Store) Close() error {
	close(s.closing)
	<-s.done
	return s.disconnect()
}

// View calls fn with one snapshot of the record, which fn can only read.
func (s *Store) View(ctx context.Context, fn func(*Tx) error) error {
	return s.explain(s.read.in(ctx, func(q *session) (bool, error) {
		return false, fn(&Tx{ctx: ctx, s: s, q: q, Now: zhenyu.InstantOf(s.now())})
	}))
}

// Postgres tells which of the two databases it is, for a page that shows it.
func (s *Store) Postgres() bool { return s.name == "postgres" }
