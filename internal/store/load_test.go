package store_test

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"testing"

	"zhenyu"
	"zhenyu/internal/store"
	"zhenyu/internal/store/storetest"
)

// TestLoad checks that rows written many at once are found by every list, sum and word, and that the indexes are there
// again, after a load that fails too, of which nothing else is left.
func TestLoad(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		s := open(t, database)
		before := indexes(t, s, database)
		broken := errors.New("broken off")
		for _, want := range []error{broken, nil} {
			err := s.Load(context.Background(), act("load"), func(l *store.Loader) error { return fill(l, 3, want) })
			if !errors.Is(err, want) {
				t.Fatalf("%v, want %v", err, want)
			}
			if got := indexes(t, s, database); len(got) < 20 || !slices.Equal(got, before) {
				t.Errorf("indexes %v\nbefore %v", got, before)
			}
			visits := 0
			if want == nil {
				visits = 3
			}
			view(t, s, func(tx *store.Tx) error {
				list, err := tx.Visits(store.VisitFilter{}, store.Page{Limit: 10})
				if err != nil || len(list) != visits {
					t.Errorf("%d visits, %v", len(list), err)
				}
				ids, err := tx.Find(store.DirectiveKind, "条路", 0, 10)
				if err != nil || len(ids) != visits {
					t.Errorf("found %v, %v", ids, err)
				}
				head, err := tx.Head()
				if err != nil || head.Seq != int64(visits) {
					t.Errorf("%+v, %v", head, err)
				}
				return tx.Check()
			})
		}
	})
}

// TestLoadRefused checks that what the database refuses ends the load, however much its caller would still make.
func TestLoadRefused(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		s := open(t, database)
		err := s.Load(context.Background(), act("load"), func(l *store.Loader) error {
			for {
				if err := errors.Join(l.Visit(&zhenyu.Visit{ID: 7, Status: "no status"}), l.Flush()); err != nil {
					return err
				}
			}
		})
		if _, ok := errors.AsType[*store.DatabaseError](err); !ok {
			t.Errorf("%v", err)
		}
	})
}

// fill adds visits of one directive each, and gives an error where it is to fail.
func fill(l *store.Loader, visits int, failure error) error {
	for range visits {
		v := &zhenyu.Visit{ID: zhenyu.VisitID(l.NewID()), Value: zhenyu.VisitValue{IsVisit: true, Title: "修路"}, Status: zhenyu.Proposed, Version: 1}
		d := &zhenyu.Document{ID: zhenyu.DocumentID(l.NewID()), Visit: v.ID, Version: 1, Text: "要修好这条路"}
		d.Original = string(rune('a' + d.ID%20))
		i := &zhenyu.Item{
			ID: zhenyu.ItemID(l.NewID()), Visit: v.ID, Document: d.ID, Kind: zhenyu.DirectiveItem, Status: zhenyu.Proposed, Version: 1,
			Proposal: &zhenyu.Value{Directive: &zhenyu.Directive{Text: "修好这条路", Theme: "infrastructure"}},
		}
		if err := errors.Join(l.Visit(v), l.Document(d, []byte(d.Text)), l.Item(i), l.Flush()); err != nil {
			return err
		}
		i.Status = zhenyu.Rejected // what was added is as it was then
		l.Event(1, "local", "import", int64(v.ID), `[{"table":"visit","id":1,"now":{}}]`)
	}
	return failure
}

// indexes gives how all indexes are made, in the order of their names.
func indexes(t *testing.T, s *store.Store, database string) (all []string) {
	t.Helper()
	driver, query := "sqlite", `SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY name`
	if s.Postgres() {
		driver, query = "pgx", `SELECT indexdef FROM pg_indexes WHERE schemaname = current_schema() ORDER BY indexname`
	}
	db, err := sql.Open(driver, database)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.QueryContext(t.Context(), query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			t.Fatal(err)
		}
		all = append(all, text)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}
