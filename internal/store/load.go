package store

import (
	"context"
	"database/sql/driver"
	"strings"

	"zhenyu"
)

// Loader writes new rows, many at once, for whoever has a whole record to write. It does not compare and does not write
// events of itself: its caller says them, and answers for their telling the same as the rows. It is for one goroutine.
type Loader struct {
	tx      *Tx // counts ids and sums; another goroutine has its session
	waiting loadBatch
	full    chan loadBatch // to the writer
	failed  chan error     // what ended the writer
}

// loadBatch is rows that wait to be written, by table.
type loadBatch map[string]*loadRows

// loadRows is rows of one table, one after the other.
type loadRows struct {
	columns []string
	values  []any
}

// Load calls fn with a Loader, in one transaction: all of it is kept or nothing. While fn makes the next rows, those of
// its last Flush are written, and the indexes are made in the end, all at once. Nothing else is written meanwhile.
func (s *Store) Load(ctx context.Context, act Act, fn func(*Loader) error) error {
	return s.explain(s.write.in(ctx, func(q *session) (bool, error) {
		tx := &Tx{ctx: ctx, s: s, q: q, Now: zhenyu.InstantOf(s.now()), writes: &writes{act: act}}
		defer tx.say(s.bulk[1])
		tx.say(s.bulk[0])
		if err := tx.head.lock(tx); err != nil {
			return false, err
		}
		index, err := tx.dropIndexes()
		if err != nil {
			return false, err
		}
		if err := tx.load(fn); err != nil {
			return false, err
		}
		for _, text := range append([]string{s.settle}, index...) {
			if err := tx.run(text); err != nil {
				return false, err
			}
		}
		if err := tx.saveTallies(); err != nil {
			return false, err
		}
		return true, tx.head.save(tx)
	}))
}

// say tells the database how what follows is written. It is advice: where it is not taken, all goes slower.
func (tx *Tx) say(texts []string) {
	for _, text := range texts {
		_ = tx.run(text)
	}
}

// run runs a statement that is said once.
func (tx *Tx) run(text string) error {
	_, err := tx.q.conn.ExecContext(tx.ctx, text)
	return err
}

// dropIndexes drops all indexes but those of keys, and gives the statements that make them anew.
func (tx *Tx) dropIndexes() (made []string, err error) {
	var names []string
	for rows, err := range tx.rows(tx.s.indexes) {
		if err != nil {
			return nil, err
		}
		var name, text string
		if err := rows.Scan(&name, &text); err != nil {
			return nil, err
		}
		names, made = append(names, name), append(made, text)
	}
	for _, name := range names {
		if err := tx.run("DROP INDEX " + name); err != nil {
			return nil, err
		}
	}
	return made, nil
}

// load lets fn make rows in this goroutine and writes them in another.
func (tx *Tx) load(fn func(*Loader) error) error {
	l := &Loader{tx: tx, waiting: loadBatch{}, full: make(chan loadBatch), failed: make(chan error, 1)}
	writer := *tx
	go func() {
		for rows := range l.full {
			if err := writer.writeBatch(rows); err != nil {
				l.failed <- err
				return
			}
		}
		close(l.failed)
	}()
	err := fn(l)
	if err == nil {
		err = l.Flush()
	}
	close(l.full)
	if ended := <-l.failed; err == nil {
		err = ended
	}
	return err
}

// writeBatch writes rows in an order in which a row comes after those that it points at.
func (tx *Tx) writeBatch(rows loadBatch) error {
	for _, table := range append(recordTables, "search") {
		if r := rows[table]; r != nil {
			if err := tx.s.fill(tx, table, r); err != nil {
				return err
			}
		}
	}
	return nil
}

// Flush hands what was added to the writer, once that has written what it had. The error is the writer's.
func (l *Loader) Flush() error {
	select {
	case l.full <- l.waiting:
		l.waiting = loadBatch{}
		return nil
	case err := <-l.failed:
		l.failed <- err // for whoever asks next
		return err
	}
}

// NewID gives the next id, for a row of any kind.
func (l *Loader) NewID() int64 { return l.tx.NewID() }

// Visit adds a new visit, as it is at the end.
func (l *Loader) Visit(r *zhenyu.Visit) error {
	l.search(VisitKind, int64(r.ID), r.Value.Title)
	return load(l, visits, r)
}

// Document adds a new document and its file.
func (l *Loader) Document(r *zhenyu.Document, original []byte) error {
	l.add("original", "hash, bytes", r.Original, original)
	l.search(DocumentKind, int64(r.ID), documentWords(r.Text)...)
	return load(l, documents, r)
}

// Item adds a new item, as it is at the end.
func (l *Loader) Item(r *zhenyu.Item) error {
	l.tx.count(r, 1)
	if kind := searchedItem(r.Kind); kind != "" {
		l.search(kind, int64(r.ID), r.Value().Words())
	}
	return load(l, items, r)
}

// Event adds the next event of the log.
func (l *Loader) Event(at zhenyu.Instant, actor, verb string, subject int64, body string) {
	end := &l.tx.head
	e := zhenyu.Event{Seq: end.seq + 1, At: max(at, end.at), Actor: actor, Verb: verb, Subject: subject, Body: body}
	e.Hash = e.Chain(end.hash)
	end.seq, end.hash, end.at = e.Seq, e.Hash, e.At
	l.add("event", eventColumns, eventArgs(&e)...)
}

func (l *Loader) search(kind string, id int64, words ...string) {
	for _, tokens := range l.tx.s.searchRows(kind, words...) {
		l.add("search", l.tx.s.searchColumns, id, tokens)
	}
}

func (l *Loader) add(table, columns string, values ...any) {
	rows := l.waiting[table]
	if rows == nil {
		rows = &loadRows{columns: strings.Split(columns, ", ")}
		l.waiting[table] = rows
	}
	rows.values = append(rows.values, values...)
}

// load adds a row with its values as they are now: the caller may change it.
func load[R row](l *Loader, t *table[R], r *R) error {
	values := t.args(r)
	for i, v := range values {
		if v, ok := v.(driver.Valuer); ok {
			plain, err := v.Value()
			if err != nil {
				return err
			}
			values[i] = plain
		}
	}
	l.add(t.name, t.columns, values...)
	return nil
}

// EncodeChanges gives the body of an event about changes.
func EncodeChanges(changes []zhenyu.Change) (string, error) { return encodeChanges(changes) }

// NewRow gives the change that made a row.
func NewRow[R row](table string, id int64, r *R) (zhenyu.Change, error) {
	return compare[R](table, id, nil, r)
}
