package store_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"database/sql"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zhenyu"
	"zhenyu/internal/store"
	"zhenyu/internal/store/storetest"
)

var keepNow = flag.Bool("update", false, "write the record of the newest schema to testdata")

// TestOldRecords opens a record of every schema that there ever was, and checks that nothing is lost. A new schema adds
// its file with -update, and leaves the old ones alone.
func TestOldRecords(t *testing.T) {
	t.Parallel()
	if *keepNow {
		keepRecord(t, "testdata/schema9.db.gz")
	}
	files, err := filepath.Glob("testdata/schema*.db.gz")
	if err != nil || len(files) == 0 {
		t.Fatalf("%d old records, %v", len(files), err)
	}
	for _, file := range files {
		database := storetest.SQLite(t)
		unpack(t, file, database)
		s := open(t, database)
		view(t, s, func(tx *store.Tx) error {
			if found, err := tx.Runs(zhenyu.AccessRun, 0, 2); err != nil || (len(found) == 1) == strings.Contains(file, "schema1") {
				t.Errorf("%s: %d runs, %v", file, len(found), err)
			}
			if towns, err := tx.Towns(); err != nil || (len(towns) == 1 && towns[0].Own) != (file >= "testdata/schema3.db.gz") {
				t.Errorf("%s: %d own towns, %v", file, len(towns), err)
			}
			list, err := tx.Directives(store.DirectiveFilter{Theme: "infrastructure"}, store.Page{Limit: 10})
			if err != nil || len(list) != 3 || list[2].Value().Directive.Text != "修好第0条路" {
				t.Errorf("%s: %d directives, %v", file, len(list), err)
			}
			if ids, err := tx.Find(store.DocumentKind, "小学", 0, 10); err != nil || len(ids) != 1 {
				t.Errorf("%s: found %v, %v", file, ids, err)
			}
			return tx.Check()
		})
		update(t, s, "import", func(tx *store.Tx) error { _, _, err := putVisit(tx, 1); return err })
	}
}

// TestRefill checks that documents of a record from before are found by what they are found by now.
func TestRefill(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		ctx := context.Background()
		s, err := store.Open(ctx, database, store.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for range 120 {
			update(t, s, "import", func(tx *store.Tx) error { _, _, err := putVisit(tx, 0); return err })
		}
		update(t, s, "add", func(tx *store.Tx) error {
			v, _, err := putVisit(tx, 0)
			if err != nil {
				return err
			}
			docs, err := tx.Documents(v.ID)
			if err != nil {
				return err
			}
			return tx.PutItem(&zhenyu.Item{
				ID: zhenyu.ItemID(tx.NewID()), Visit: v.ID, Document: docs[0].ID, Kind: zhenyu.StopItem, Status: zhenyu.Accepted,
				Proposal: &zhenyu.Value{Stop: &zhenyu.Stop{Place: "冷链园"}}, Edited: &zhenyu.Value{Stop: &zhenyu.Stop{Place: "冷链物流园"}},
			})
		})
		driver := map[bool]string{true: "pgx", false: "sqlite"}[s.Postgres()]
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		db, err := sql.Open(driver, database)
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		for _, text := range []string{"DELETE FROM schema_version WHERE version >= 6", "DELETE FROM search", "UPDATE document SET text = '旧衣\n回收'"} {
			if _, err := db.ExecContext(ctx, text); err != nil {
				t.Fatal(err)
			}
		}
		view(t, open(t, database), func(tx *store.Tx) error {
			if ids, err := tx.Find(store.DocumentKind, "旧衣回收", 0, 200); err != nil || len(ids) != 121 {
				t.Errorf("found %d, %v", len(ids), err)
			}
			if ids, err := tx.Find(store.StopKind, "冷链物流", 0, 200); err != nil || len(ids) != 1 {
				t.Errorf("found %d stops, %v", len(ids), err)
			}
			return nil
		})
	})
}

func keepRecord(t *testing.T, file string) {
	t.Helper()
	if _, err := os.Stat(file); err == nil {
		t.Fatalf("%s is there: what was written once stays", file)
	}
	s := open(t, storetest.SQLite(t))
	update(t, s, "import", func(tx *store.Tx) error { _, _, err := putVisit(tx, 3); return err })
	update(t, s, "load", func(tx *store.Tx) error {
		return tx.PutArea(&zhenyu.Area{ID: zhenyu.AreaID(tx.NewID()), Level: zhenyu.Town, Code: "990101002000", Name: "鹭汀镇", Own: true})
	})
	update(t, s, "end", func(tx *store.Tx) error { _, _, _, err := putRun(tx, 5); return err })
	backup := filepath.Join(t.TempDir(), "backup.db")
	if err := s.Backup(context.Background(), backup); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(backup)
	if err != nil {
		t.Fatal(err)
	}
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	if _, err := z.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, packed.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

func unpack(t *testing.T, file, database string) {
	t.Helper()
	in, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	z, err := gzip.NewReader(in)
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(database, data, 0o600); err != nil {
		t.Fatal(err)
	}
}
