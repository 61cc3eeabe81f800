package store

import (
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
)

// fillSQLite writes many rows by statements of copyRows rows.
func fillSQLite(tx *Tx, table string, r *loadRows) error {
	b := batch{tx: tx, table: table, columns: r.columns, args: r.values}
	return b.flushAll()
}

// fillPostgres writes many rows by COPY. What search compares is made of words by a function of the server, which COPY
// cannot call, so the words go by way of a table of this transaction's own.
func fillPostgres(tx *Tx, table string, r *loadRows) error {
	if table != "search" {
		return copyFrom(tx, table, r)
	}
	if err := tx.run(`CREATE TEMPORARY TABLE IF NOT EXISTS search_words (id BIGINT, tokens TEXT) ON COMMIT DROP`); err != nil {
		return err
	}
	if err := copyFrom(tx, "search_words", r); err != nil {
		return err
	}
	return tx.run(`INSERT INTO search (id, tokens) SELECT id, to_tsvector('simple', tokens) FROM search_words; TRUNCATE search_words`)
}

func copyFrom(tx *Tx, table string, r *loadRows) error {
	width, at := len(r.columns), 0
	next := func() ([]any, error) {
		if at == len(r.values) {
			return nil, nil
		}
		at += width
		return r.values[at-width : at], nil
	}
	err := tx.q.conn.Raw(func(conn any) error {
		_, err := conn.(*stdlib.Conn).Conn().CopyFrom(tx.ctx, pgx.Identifier{table}, r.columns, pgx.CopyFromFunc(next))
		return err
	})
	if err != nil {
		return fmt.Errorf("copy into %s: %w", table, tx.s.explain(err))
	}
	return nil
}
