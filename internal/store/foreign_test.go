package store_test

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"zhenyu/internal/store"
)

// TestForeign checks that a database of something else is refused and stays as it is, whether it keeps a log or not, and
// that an empty file becomes a record.
func TestForeign(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	for _, mode := range []string{"delete", "wal"} {
		name := filepath.Join(t.TempDir(), "accounts.db")
		db, err := sql.Open("sqlite", "file:"+name+"?_pragma=journal_mode("+mode+")")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := db.ExecContext(ctx, `CREATE TABLE account (id INTEGER PRIMARY KEY); CREATE TABLE schema_version (version INTEGER)`); err != nil {
			t.Fatal(err)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
		was, _ := os.ReadFile(name)
		for _, existing := range []bool{false, true} {
			if _, err := store.Open(ctx, name, store.Options{Existing: existing}); !errors.Is(err, store.ErrForeign) && !errors.Is(err, store.ErrNoRecord) {
				t.Errorf("%s: %v", mode, err)
			}
		}
		if now, err := os.ReadFile(name); err != nil || !bytes.Equal(was, now) {
			t.Errorf("%s: the file was changed, %v", mode, err)
		}
	}
	empty := filepath.Join(t.TempDir(), "empty.db")
	if err := os.WriteFile(empty, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(ctx, empty, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}
