package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"modernc.org/sqlite"

	"zhenyu"
)

// ErrInUse says that another process has the record open.
var ErrInUse = errors.New("store: in use by another process")

// backuper is what a connection of the SQLite driver can do beyond SQL.
type backuper interface {
	NewBackup(file string) (*sqlite.Backup, error)
}

// Backup writes the record as it is at one moment to a SQLite file, while others read and write. A record in PostgreSQL
// becomes a SQLite file too, so that any backup can be restored to either. The file is written under another name and
// given its own when it is whole and on disk. In the place of a file that is there it is put only where that is a record
// (else ErrNoRecord) which nobody has open (else ErrInUse): this one is.
func (s *Store) Backup(ctx context.Context, file string) error {
	if err := replaceable(ctx, file); err != nil {
		return err
	}
	part := file + ".part"
	defer removeDatabase(part) //nolint:errcheck // what is left of a try is removed by the next
	if err := removeDatabase(part); err != nil {
		return err
	}
	if err := touch(part); err != nil {
		return err
	}
	write := s.backupSQLite
	if s.Postgres() {
		write = s.backupPostgres
	}
	if err := write(ctx, part); err != nil {
		return fmt.Errorf("backup: %w", s.explain(err))
	}
	return settle(part, file)
}

// touch makes an empty file: where that cannot be, the system says why, and SQLite would not.
func touch(name string) error {
	f, err := os.OpenFile(name, os.O_CREATE|os.O_WRONLY, 0o666)
	if err != nil {
		return err
	}
	return f.Close()
}

// replaceable tells whether a backup may be put in the place of a file.
func replaceable(ctx context.Context, file string) error {
	f, err := os.Open(file)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	begin := make([]byte, len(sqliteMagic))
	_, err = io.ReadFull(f, begin)
	_ = f.Close() // only read
	if err != nil || string(begin) != sqliteMagic {
		return ErrNoRecord
	}
	return unused(ctx, file)
}

// sqliteMagic is how a SQLite file begins.
const sqliteMagic = "SQLite format 3\x00"

// backupSQLite copies the pages in one step: in several, every write meanwhile would begin the copy anew.
func (s *Store) backupSQLite(ctx context.Context, part string) error {
	return s.read.in(ctx, func(q *session) (bool, error) {
		return false, q.conn.Raw(func(conn any) error {
			b, err := conn.(backuper).NewBackup(sqliteSource(part))
			if err != nil {
				return err
			}
			_, err = b.Step(-1)
			return errors.Join(err, b.Finish())
		})
	})
}

func (s *Store) backupPostgres(ctx context.Context, part string) error {
	to, err := Open(ctx, part, Options{Now: s.now})
	if err != nil {
		return err
	}
	err = s.View(ctx, func(from *Tx) error { return copyRecord(ctx, from, to) })
	return errors.Join(err, to.Close())
}

// settle puts a whole file under its name, on disk.
func settle(part, file string) error {
	f, err := os.OpenFile(part, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := os.Rename(part, file); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(file))
}

func syncFolder(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	_ = f.Sync() // some systems cannot sync folders
	return f.Close()
}

// removeDatabase removes a SQLite file and what belongs to it.
func removeDatabase(file string) error {
	for _, end := range []string{"", "-wal", "-shm", "-journal"} {
		if err := os.Remove(file + end); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	return nil
}

// Restore puts a backup in the place of a record. A copy of the backup is opened first, brought up to this program's
// schema, and checked: by the database itself, by its sums, and by verify. Only then is the old record replaced; until
// then, and where anything fails, it stays as it was. It gives the file in which the old record is kept, "" where there
// was none: beside a SQLite file, and of PostgreSQL as a backup beside the one restored. It returns ErrInUse where another
// process has the record open.
func Restore(ctx context.Context, database, backup string, verify func(*Store) error) (kept string, err error) {
	part := backup + ".restoring"
	if dialectOf(database).name == "sqlite" {
		part = database + ".restoring" // on the same disk, to be renamed
	}
	defer removeDatabase(part) //nolint:errcheck // what is left of a try is removed by the next
	if err := copyFile(ctx, backup, part); err != nil {
		return "", err
	}
	from, err := Open(ctx, part, Options{})
	if err != nil {
		return "", err
	}
	kept = ".replaced-" + time.Now().UTC().Format("20060102-150405.000")
	err = errors.Join(from.whole(ctx), verify(from))
	if err == nil && dialectOf(database).name == "postgres" {
		kept, err = restorePostgres(ctx, from, database, backup+kept)
		return kept, errors.Join(err, from.Close())
	}
	if err := errors.Join(err, from.Close()); err != nil {
		return "", err
	}
	if err := unused(ctx, database); err != nil {
		return "", err
	}
	if kept, err = keepFile(database, database+kept); err != nil {
		return "", err
	}
	return kept, settle(part, database)
}

// copyFile copies a backup by the database's own means, so that one whose log was left beside it is whole.
func copyFile(ctx context.Context, from, to string) error {
	if _, err := os.Stat(from); err != nil {
		return err
	}
	if err := removeDatabase(to); err != nil {
		return err
	}
	db, err := sql.Open(sqliteDialect.driver, sqliteSource(from))
	if err != nil {
		return err
	}
	defer db.Close() //nolint:errcheck // only read
	conn, err := db.Conn(ctx)
	if err != nil {
		return sqliteDialect.explain(err)
	}
	defer conn.Close() //nolint:errcheck // only read
	return sqliteDialect.explain(conn.Raw(func(c any) error {
		b, err := c.(backuper).NewBackup(sqliteSource(to))
		if err != nil {
			return err
		}
		_, err = b.Step(-1)
		return errors.Join(err, b.Finish())
	}))
}

// whole checks a SQLite file by the database's own means, and the sums.
func (s *Store) whole(ctx context.Context) error {
	var said string
	if err := s.write.db.QueryRowContext(ctx, `PRAGMA integrity_check(1)`).Scan(&said); err != nil {
		return s.explain(err)
	}
	if said != "ok" {
		return &DatabaseError{Corrupt, errors.New(said)}
	}
	return s.View(ctx, (*Tx).Check)
}

// unused tells whether nobody has a SQLite file open: only then can it be locked whole.
func unused(ctx context.Context, database string) error {
	if _, err := os.Stat(database); errors.Is(err, os.ErrNotExist) {
		return nil
	}
	db, err := sql.Open(sqliteDialect.driver, "file:"+database+"?_pragma=busy_timeout(200)&_pragma=locking_mode(exclusive)")
	if err != nil {
		return err
	}
	defer db.Close() //nolint:errcheck // only read
	_, err = db.ExecContext(ctx, `BEGIN EXCLUSIVE; COMMIT`)
	if e, ok := errors.AsType[*DatabaseError](sqliteDialect.explain(err)); ok && e.Fault == Busy {
		return ErrInUse
	}
	return nil // a damaged file is what a backup is restored over
}

// keepFile gives a SQLite file that is about to be replaced a second name, and takes what belongs to it along, so that it
// is not taken for the new one's. It gives the name, "" where there is no file.
func keepFile(database, kept string) (string, error) {
	err := os.Link(database, kept) // until it is replaced it is there under its own name too
	if errors.Is(err, os.ErrNotExist) {
		return "", nil
	}
	if err != nil { // a disk that gives no second names
		err = os.Rename(database, kept)
	}
	for _, end := range []string{"-wal", "-shm"} {
		if moved := os.Rename(database+end, kept+end); !errors.Is(moved, os.ErrNotExist) {
			err = errors.Join(err, moved)
		}
	}
	return kept, err
}

// restorePostgres replaces a record in PostgreSQL, which it first backs up to the file kept where there is anything in it.
func restorePostgres(ctx context.Context, from *Store, database, kept string) (_ string, err error) {
	to, err := Open(ctx, database, Options{})
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, to.Close()) }()
	if err := to.claimAlone(ctx); err != nil {
		return "", err
	}
	var old zhenyu.Head
	if err := to.View(ctx, func(tx *Tx) (err error) { old, err = tx.Head(); return err }); err != nil {
		return "", err
	}
	if old.Seq == 0 {
		kept = ""
	} else if err := to.Backup(ctx, kept); err != nil {
		return "", err
	}
	return kept, from.View(ctx, func(tx *Tx) error { return copyRecord(ctx, tx, to) })
}

// claimAlone keeps others from a record in PostgreSQL until this Store is closed, or returns ErrInUse where one has it open.
func (s *Store) claimAlone(ctx context.Context) error {
	return s.write.in(ctx, func(q *session) (bool, error) {
		var alone bool
		if err := q.conn.QueryRowContext(ctx, s.claim).Scan(&alone); err != nil {
			return false, s.explain(err)
		}
		if !alone {
			return false, ErrInUse
		}
		return false, nil
	})
}
