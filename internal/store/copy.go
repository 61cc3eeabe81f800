package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"zhenyu"
)

// recordTables are all tables but the search table, in an order in which a row comes after those that it points at.
var recordTables = []string{
	"area", "organisation", "site", "original", "visit", "document", "band", "item", "tally", "progress", "name", "event",
	"layer", "run", "observation", "job", "job_work", "scenario", "plan",
}

// copyRows is how many rows are written by one statement.
const copyRows = 100

// copyRecord puts a whole record in the place of another, in one transaction, and makes its search table anew. The rows of
// a table come in the order in which the database happens to give them: what they point at in it may come later.
func copyRecord(ctx context.Context, from *Tx, to *Store) error {
	return to.write.in(ctx, func(q *session) (bool, error) {
		tx := &Tx{ctx: ctx, s: to, q: q, writes: &writes{}}
		if err := tx.run(to.wait); err != nil {
			return false, err
		}
		if err := tx.exec(`DELETE FROM search`); err != nil {
			return false, err
		}
		for _, table := range slices.Backward(recordTables) {
			if err := tx.exec("DELETE FROM " + table); err != nil {
				return false, err
			}
		}
		for _, table := range recordTables {
			if err := copyTable(from, tx, table); err != nil {
				return false, fmt.Errorf("copy %s: %w", table, err)
			}
		}
		var end chainEnd
		var hash []byte
		err := from.one(`SELECT seq, hash, at, next_id FROM head WHERE id = 1`, nil, &end.seq, &hash, &end.at, &end.next)
		if err != nil {
			return false, err
		}
		copy(end.hash[:], hash)
		if err := end.save(tx); err != nil {
			return false, err
		}
		return true, tx.reindex(from)
	})
}

// copyTable copies the rows of one table, many by one statement.
func copyTable(from, to *Tx, table string) error {
	b := batch{tx: to, table: table}
	for rows, err := range from.rows("SELECT * FROM " + table) {
		if err != nil {
			return err
		}
		values, err := scanAny(rows, &b)
		if err != nil {
			return err
		}
		if err := b.add(values); err != nil {
			return err
		}
	}
	return b.flush()
}

// scanAny gives the values of a row as both databases take them: SQLite says a truth as a number.
func scanAny(rows *sql.Rows, b *batch) ([]any, error) {
	if b.columns == nil {
		types, err := rows.ColumnTypes()
		if err != nil {
			return nil, err
		}
		for _, t := range types {
			b.columns = append(b.columns, t.Name())
			b.truths = append(b.truths, strings.HasPrefix(t.DatabaseTypeName(), "BOOL"))
		}
	}
	values := make([]any, len(b.columns))
	ptrs := make([]any, len(values))
	for i := range values {
		ptrs[i] = &values[i]
	}
	err := rows.Scan(ptrs...)
	for i, v := range values {
		if n, ok := v.(int64); ok && b.truths[i] {
			values[i] = n != 0
		}
	}
	return values, err
}

// batch collects rows of a table and writes many by one statement.
type batch struct {
	tx      *Tx
	table   string
	columns []string
	truths  []bool // which columns are
	args    []any
	full    string // the statement of copyRows rows
}

func (b *batch) add(values []any) error {
	b.args = append(b.args, values...)
	if len(b.args) < copyRows*len(b.columns) {
		return nil
	}
	if b.full == "" {
		b.full = b.statement(copyRows)
	}
	err := b.tx.exec(b.full, b.args...)
	b.args = b.args[:0]
	return err
}

// flushAll writes what add did not, of any number.
func (b *batch) flushAll() error {
	step := copyRows * len(b.columns)
	for ; len(b.args) >= step; b.args = b.args[step:] {
		if b.full == "" {
			b.full = b.statement(copyRows)
		}
		if err := b.tx.exec(b.full, b.args[:step]...); err != nil {
			return err
		}
	}
	return b.flush()
}

func (b *batch) flush() error {
	if len(b.args) == 0 {
		return nil
	}
	err := b.tx.exec(b.statement(len(b.args)/len(b.columns)), b.args...)
	b.args = b.args[:0]
	return err
}

func (b *batch) statement(rows int) string {
	var s strings.Builder
	fmt.Fprintf(&s, "INSERT INTO %s (%s) VALUES ", b.table, strings.Join(b.columns, ", "))
	n := 0
	for row := range rows {
		s.WriteString(map[bool]string{true: "(", false: ", ("}[row == 0])
		for i := range b.columns {
			if i > 0 {
				s.WriteString(", ")
			}
			n++
			s.WriteString(b.tx.s.mark(n))
		}
		s.WriteString(")")
	}
	return s.String()
}

// reindex makes the search table of all rows anew; from is where they are read.
func (tx *Tx) reindex(from *Tx) error {
	for rows, err := range from.rows(`SELECT id, text FROM document`) {
		if err != nil {
			return err
		}
		var id int64
		var text string
		if err := rows.Scan(&id, &text); err != nil {
			return err
		}
		if err := tx.putSearch(DocumentKind, id, documentWords(text)...); err != nil {
			return err
		}
	}
	return tx.reindexRows(from)
}

// reindexRows is reindex for what its words must be taken out of the row.
func (tx *Tx) reindexRows(from *Tx) error {
	err := eachRow(from, areas, func(r *zhenyu.Area) error { return tx.putSearch(AreaKind, int64(r.ID), r.Name) })
	if err != nil {
		return err
	}
	err = eachRow(from, visits, func(r *zhenyu.Visit) error { return tx.putSearch(VisitKind, int64(r.ID), r.Value.Title) })
	if err != nil {
		return err
	}
	err = eachRow(from, sites, func(r *zhenyu.Site) error {
		if r.Removed {
			return nil
		}
		return tx.putSearch(SiteKind, int64(r.ID), append([]string{r.Name}, r.Aliases...)...)
	})
	if err != nil {
		return err
	}
	err = eachRow(from, organisations, func(r *zhenyu.Organisation) error {
		if r.Removed {
			return nil
		}
		return tx.putSearch(OrganisationKind, int64(r.ID), append([]string{r.Name}, r.Aliases...)...)
	})
	if err != nil {
		return err
	}
	return eachRow(from, items, func(r *zhenyu.Item) error {
		if kind := searchedItem(r.Kind); kind != "" {
			return tx.putSearch(kind, int64(r.ID), r.Value().Words())
		}
		return nil
	})
}

// eachRow gives every row of a table, one at a time.
func eachRow[R any](tx *Tx, t *table[R], fn func(*R) error) error {
	for rows, err := range tx.rows("SELECT " + t.columns + " FROM " + t.name) {
		if err != nil {
			return err
		}
		r, err := t.scan(rows)
		if err != nil {
			return err
		}
		if err := fn(r); err != nil {
			return err
		}
	}
	return nil
}
