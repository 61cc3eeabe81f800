package store

import (
	"context"
	"strings"

	"zhenyu"
)

// Loader writes new rows, many by one statement, for whoever has a whole record to write. It does not compare and does
// not write events of itself: its caller says them, and answers for their telling the same as the rows.
type Loader struct {
	*Tx
	batches map[string]*batch
}

// Load calls fn with a Loader, in one transaction. Nothing else is written meanwhile.
func (s *Store) Load(ctx context.Context, act Act, fn func(*Loader) error) error {
	return s.explain(s.write.in(ctx, func(q *session) (bool, error) {
		l := &Loader{Tx: &Tx{ctx: ctx, s: s, q: q, Now: zhenyu.InstantOf(s.now()), writes: &writes{act: act}}, batches: map[string]*batch{}}
		defer l.say(s.bulk[1])
		l.say(s.bulk[0])
		if err := l.head.lock(l.Tx); err != nil {
			return false, err
		}
		if err := fn(l); err != nil {
			return false, err
		}
		if err := l.flush(); err != nil {
			return false, err
		}
		if err := l.saveTallies(); err != nil {
			return false, err
		}
		return true, l.head.save(l.Tx)
	}))
}

// say tells the database how what follows is written. It is advice: where it is not taken, all goes slower.
func (l *Loader) say(text string) {
	if text != "" {
		_, _ = l.q.conn.ExecContext(l.ctx, text)
	}
}

// flush writes what is collected, in an order in which a row comes after those that it points at.
func (l *Loader) flush() error {
	for _, table := range append(recordTables, "search") {
		if b := l.batches[table]; b != nil {
			if err := b.flushAll(); err != nil {
				return err
			}
		}
	}
	return nil
}

// into gives the batch of a table. Rows wait for the flush.
func (l *Loader) into(table, columns string) *batch {
	b := l.batches[table]
	if b == nil {
		b = &batch{tx: l.Tx, table: table, columns: strings.Split(columns, ", ")}
		if table == "search" {
			b.lastMark = l.s.searchMark
		}
		l.batches[table] = b
	}
	return b
}

func load[R row](l *Loader, t *table[R], r *R) {
	b := l.into(t.name, t.columns)
	b.args = append(b.args, t.args(r)...)
}

// Visit adds a new visit, as it is at the end.
func (l *Loader) Visit(r *zhenyu.Visit) {
	load(l, visits, r)
	l.search(VisitKind, int64(r.ID), r.Value.Title)
}

// Document adds a new document and its file.
func (l *Loader) Document(r *zhenyu.Document, original []byte) {
	b := l.into("original", "hash, bytes")
	b.args = append(b.args, r.Original, original)
	load(l, documents, r)
	l.search(DocumentKind, int64(r.ID), r.Text)
}

// Item adds a new item, as it is at the end.
func (l *Loader) Item(r *zhenyu.Item) {
	load(l, items, r)
	l.count(r, 1)
	if kind := searchedItem(r.Kind); kind != "" {
		l.search(kind, int64(r.ID), r.Value().Words())
	}
}

// Event adds the next event of the log.
func (l *Loader) Event(at zhenyu.Instant, actor, verb string, subject int64, body string) {
	at = max(at, l.head.at)
	e := zhenyu.Event{Seq: l.head.seq + 1, At: at, Actor: actor, Verb: verb, Subject: subject, Body: body}
	e.Hash = e.Chain(l.head.hash)
	l.head.seq, l.head.hash, l.head.at = e.Seq, e.Hash, e.At
	b := l.into("event", eventColumns)
	b.args = append(b.args, eventArgs(&e)...)
}

func (l *Loader) search(kind string, id int64, words string) {
	b := l.into("search", l.s.searchColumns)
	b.args = append(b.args, id, kindToken(kind)+" "+strings.Join(grams(words), " "))
}

// EncodeChanges gives the body of an event about changes.
func EncodeChanges(changes []zhenyu.Change) (string, error) { return encodeChanges(changes) }

// NewRow gives the change that made a row.
func NewRow[R row](table string, id int64, r *R) (zhenyu.Change, error) {
	return compare[R](table, id, nil, r)
}
