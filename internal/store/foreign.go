package store

import (
	"context"
	"database/sql"
	"errors"
	"io"
	"net/url"
	"os"
)

// ErrForeign says that a file is a database of something else.
var ErrForeign = errors.New("store: no record, but tables of something else")

// checkOwn refuses a SQLite file of something else before it is opened to write, which would already turn its log on. A
// file that has its log on, and one that cannot be read so, is looked at once it is open.
func (s *Store) checkOwn(ctx context.Context) error {
	if s.Postgres() || keepsLog(s.database) {
		return nil
	}
	db, err := sql.Open(s.driver, "file:"+(&url.URL{Path: s.database}).EscapedPath()+"?immutable=1&mode=ro")
	if err != nil {
		return err
	}
	defer db.Close() //nolint:errcheck // only read
	if err := foreign(ctx, db); errors.Is(err, ErrForeign) {
		return err
	}
	return nil
}

// keepsLog tells whether a SQLite file says of itself, at the 19th byte, that its changes go through a log; also of a file
// that is empty or not there.
func keepsLog(name string) bool {
	f, err := os.Open(name)
	if err != nil {
		return true
	}
	defer f.Close()
	var head [20]byte
	_, err = io.ReadFull(f, head[:])
	return err != nil || head[18] == 2
}

// foreign is ErrForeign for a SQLite database that has tables, and not those of a record.
func foreign(ctx context.Context, db *sql.DB) error {
	var tables, own int
	err := db.QueryRowContext(ctx, `SELECT count(*), coalesce(sum(name IN ('schema_version', 'event')), 0) FROM sqlite_master WHERE type = 'table'`).Scan(&tables, &own)
	if err == nil && tables > 0 && own < 2 {
		err = ErrForeign
	}
	return err
}
