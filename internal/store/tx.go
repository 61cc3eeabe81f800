package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"

	"zhenyu"
)

// ErrNotFound says that there is no row of an id.
var ErrNotFound = errors.New("store: not found")

// Tx is one transaction: a snapshot to read and, within Update, what to change. It is for one goroutine.
type Tx struct {
	Now zhenyu.Instant // the one time of everything done in it

	ctx context.Context
	s   *Store
	q   *session
	*writes
}

// exec runs a statement that gives no rows.
func (tx *Tx) exec(text string, args ...any) error {
	stmt, err := tx.q.stmt(tx.ctx, text) //nolint:sqlclosecheck // the session keeps it
	if err == nil {
		_, err = stmt.ExecContext(tx.ctx, args...)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", head(text), tx.s.explain(err))
	}
	return nil
}

// rows runs a query and gives its rows, to be scanned one at a time.
func (tx *Tx) rows(text string, args ...any) iter.Seq2[*sql.Rows, error] {
	return func(yield func(*sql.Rows, error) bool) {
		stmt, err := tx.q.stmt(tx.ctx, text) //nolint:sqlclosecheck // the session keeps it
		if err != nil {
			yield(nil, fmt.Errorf("%s: %w", head(text), tx.s.explain(err)))
			return
		}
		rows, err := stmt.QueryContext(tx.ctx, args...)
		if err != nil {
			yield(nil, fmt.Errorf("%s: %w", head(text), tx.s.explain(err)))
			return
		}
		defer rows.Close() //nolint:errcheck // Err has said what there is to say
		for rows.Next() {
			if !yield(rows, nil) {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(nil, fmt.Errorf("%s: %w", head(text), tx.s.explain(err)))
		}
	}
}

// one scans the only row of a query into the pointers; ErrNotFound where there is none.
func (tx *Tx) one(text string, args []any, into ...any) error {
	for rows, err := range tx.rows(text, args...) {
		if err != nil {
			return err
		}
		return rows.Scan(into...)
	}
	return ErrNotFound
}

// head gives the beginning of a statement, enough to know it by.
func head(text string) string { return text[:min(len(text), 60)] }

// exists tells whether a query gives any row.
func (tx *Tx) exists(text string, args ...any) (bool, error) {
	found, err := column[int64](tx, text, args...)
	return len(found) > 0, err
}

// column gives the first column of all rows.
func column[T any](tx *Tx, text string, args ...any) ([]T, error) {
	var all []T
	for rows, err := range tx.rows(text, args...) {
		if err != nil {
			return nil, err
		}
		var v T
		if err := rows.Scan(&v); err != nil {
			return nil, err
		}
		all = append(all, v)
	}
	return all, nil
}
