package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// The migrations: NNNN_what.sql for both databases, NNNN_what.sqlite.sql and NNNN_what.postgres.sql for one. They go
// forward only, by number; each number is one transaction.
//
//go:embed migrations/*.sql
var migrations embed.FS

// NewerError says that the record was written by a newer program.
type NewerError struct{ Schema, Known int }

// Error gives both versions.
func (e *NewerError) Error() string {
	return fmt.Sprintf("the record has schema %d, this program knows up to %d", e.Schema, e.Known)
}

// migrate brings the schema to the newest version.
func (s *Store) migrate(ctx context.Context) error {
	steps := s.steps()
	have, err := s.schemaVersion(ctx)
	if err != nil || have == len(steps) {
		return err
	}
	if have > len(steps) {
		return &NewerError{have, len(steps)}
	}
	for version := have + 1; version <= len(steps); version++ {
		if err := s.step(ctx, version, steps[version-1]); err != nil {
			return fmt.Errorf("migrate to %d: %w", version, err)
		}
	}
	return nil
}

// steps gives the text of each version, in order.
func (d dialect) steps() []string {
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		panic(err) // the pattern is right
	}
	slices.Sort(names)
	var steps []string
	for _, name := range names {
		text, _ := migrations.ReadFile(name) // it was listed
		version := int(name[len("migrations/")+3]-'0') + 10*int(name[len("migrations/")+2]-'0')
		if parts := strings.Split(name, "."); len(parts) == 3 && parts[1] != d.name {
			continue
		}
		if version > len(steps) {
			steps = append(steps, "")
		}
		steps[version-1] += d.schema(string(text))
	}
	return steps
}

// schemaVersion gives the version of the record, 0 where it is empty.
func (s *Store) schemaVersion(ctx context.Context) (int, error) {
	var there, version int
	if err := s.write.db.QueryRowContext(ctx, s.hasTable, "schema_version").Scan(&there); err != nil || there == 0 {
		return 0, err
	}
	err := s.write.db.QueryRowContext(ctx, `SELECT coalesce(max(version), 0) FROM schema_version`).Scan(&version)
	return version, err
}

// step applies one version. Another process may have been first: then the version is there already.
func (s *Store) step(ctx context.Context, version int, text string) error {
	tx, err := s.write.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // after a commit there is nothing to roll back
	if _, err := tx.ExecContext(ctx, `CREATE TABLE IF NOT EXISTS schema_version (version BIGINT PRIMARY KEY)`); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `INSERT INTO schema_version (version) VALUES ($1)`, version); err != nil {
		return already(tx, s.explain(err))
	}
	if _, err := tx.ExecContext(ctx, text); err != nil {
		return err
	}
	switch version {
	case 1:
		_, err = tx.ExecContext(ctx, `INSERT INTO head (id, seq, hash, at, next_id) VALUES (1, 0, $1, 0, 1)`, make([]byte, 32))
	case 6:
		err = s.refill(ctx, tx)
	case 9:
		err = s.refillStops(ctx, tx)
	}
	if err != nil {
		return err
	}
	return tx.Commit()
}

func already(tx *sql.Tx, err error) error {
	if e, ok := errors.AsType[*DatabaseError](err); ok && e.Fault == Duplicate {
		return tx.Rollback()
	}
	return err
}
