package store_test

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"zhenyu"
	"zhenyu/internal/store"
	"zhenyu/internal/store/storetest"
)

func faultOf(err error) store.Fault {
	if e, ok := errors.AsType[*store.DatabaseError](err); ok {
		return e.Fault
	}
	return ""
}

// TestFullDisk fills the disk under a record: the update that no longer fits fails with one clear fault, nothing of it
// is kept, what was there before is read as before, and with room again all goes on.
func TestFullDisk(t *testing.T) {
	t.Parallel()
	dir := smallDisk(t, 4<<20)
	database := filepath.Join(dir, "record.db")
	s := open(t, database)
	kept := 0
	var failed error
	for failed == nil && kept < 10000 {
		if _, failed = s.Update(context.Background(), act("import"), func(tx *store.Tx) error { _, _, err := putVisit(tx, 20); return err }); failed == nil {
			kept++
		}
	}
	if faultOf(failed) != store.Full || kept == 0 {
		t.Fatalf("after %d updates: %v", kept, failed)
	}
	checkVisits(t, s, kept)
	for _, file := range ballast(dir) {
		if err := os.Remove(file); err != nil {
			t.Fatal(err)
		}
	}
	update(t, s, "import", func(tx *store.Tx) error { _, _, err := putVisit(tx, 1); return err })
	checkVisits(t, s, kept+1)
}

func checkVisits(t *testing.T, s *store.Store, want int) {
	t.Helper()
	view(t, s, func(tx *store.Tx) error {
		head, err := tx.Head()
		if err != nil {
			return err
		}
		if head.Seq != int64(want) {
			t.Errorf("%d events, want %d", head.Seq, want)
		}
		return tx.Check()
	})
}

// TestReadOnlyFolder checks that a record that cannot be written says so at once.
func TestReadOnlyFolder(t *testing.T) {
	t.Parallel()
	_, err := store.Open(context.Background(), filepath.Join(readOnlyFolder(t, func(string) {}), "record.db"), store.Options{})
	if f := faultOf(err); f != store.Missing && f != store.ReadOnly {
		t.Errorf("%v", err)
	}
}

// TestNoDatabase checks what opening says of what is no record, or not there.
func TestNoDatabase(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	letter := filepath.Join(dir, "letter.txt")
	if err := os.WriteFile(letter, []byte("dear all, this is a letter and no database at all, however long one reads"), 0o600); err != nil {
		t.Fatal(err)
	}
	for database, want := range map[string]store.Fault{
		letter: store.Corrupt, filepath.Join(dir, "none", "record.db"): store.Missing, "postgres:///x?host=" + dir: store.Unreached,
	} {
		if _, err := store.Open(context.Background(), database, store.Options{}); faultOf(err) != want {
			t.Errorf("%s: %v, want %s", database, err, want)
		}
	}
}

// TestNewer checks that the record of a newer program is refused, and left alone.
func TestNewer(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		s := open(t, database)
		driver := map[bool]string{true: "pgx", false: "sqlite"}[s.Postgres()]
		db, err := sql.Open(driver, database)
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		if _, err := db.ExecContext(context.Background(), `INSERT INTO schema_version (version) VALUES (99)`); err != nil {
			t.Fatal(err)
		}
		_, err = store.Open(context.Background(), database, store.Options{})
		newer, ok := errors.AsType[*store.NewerError](err)
		if !ok || newer.Schema != 99 || newer.Known < 1 {
			t.Errorf("%v", err)
		}
	})
}

// TestFailedUpdate checks that an update that fails, or panics, leaves nothing, while others of its group are kept.
func TestFailedUpdate(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		s := open(t, database)
		wrong := errors.New("wrong")
		errs := make(chan error, 60)
		for n := range cap(errs) {
			go func() {
				defer func() {
					if recover() != nil {
						errs <- nil
					}
				}()
				_, err := s.Update(context.Background(), act("import"), func(tx *store.Tx) error {
					if _, _, err := putVisit(tx, 1); err != nil {
						return err
					}
					switch n % 3 {
					case 1:
						return wrong
					case 2:
						panic("boom")
					}
					return nil
				})
				if errors.Is(err, wrong) {
					err = nil
				}
				errs <- err
			}()
		}
		for range cap(errs) {
			if err := <-errs; err != nil {
				t.Error(err)
			}
		}
		checkVisits(t, s, cap(errs)/3)
		view(t, s, func(tx *store.Tx) error {
			total, err := tx.CountVisits(store.VisitFilter{})
			if total != cap(errs)/3 {
				t.Errorf("%d visits", total)
			}
			return err
		})
	})
}

// TestStale checks that a row that was changed since it was read is not written over.
func TestStale(t *testing.T) {
	t.Parallel()
	s := open(t, storetest.SQLite(t))
	var old *zhenyu.Item
	update(t, s, "import", func(tx *store.Tx) error {
		_, list, err := putVisit(tx, 1)
		copied := *list[0]
		old = &copied
		list[0].Status = zhenyu.Accepted
		return errors.Join(err, tx.PutItem(list[0]))
	})
	old.Status = zhenyu.Rejected
	_, err := s.Update(context.Background(), act("reject"), func(tx *store.Tx) error { return tx.PutItem(old) })
	if !errors.Is(err, store.ErrStale) {
		t.Errorf("%v", err)
	}
}
