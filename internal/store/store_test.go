package store_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"zhenyu"
	"zhenyu/internal/store"
	"zhenyu/internal/store/storetest"
)

func TestMain(m *testing.M) { storetest.Main(m) }

func open(t testing.TB, database string) *store.Store {
	t.Helper()
	s, err := store.Open(context.Background(), database, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func act(verb string) store.Act { return store.Act{Actor: zhenyu.Local, Verb: verb} }

func update(t testing.TB, s *store.Store, verb string, fn func(*store.Tx) error) int64 {
	t.Helper()
	seq, err := s.Update(context.Background(), act(verb), fn)
	if err != nil {
		t.Fatal(err)
	}
	return seq
}

func view(t testing.TB, s *store.Store, fn func(*store.Tx) error) {
	t.Helper()
	if err := s.View(context.Background(), fn); err != nil {
		t.Fatal(err)
	}
}

// putVisit writes a visit with one document and n directives, and gives the ids of the directives.
func putVisit(tx *store.Tx, n int) (*zhenyu.Visit, []*zhenyu.Item, error) {
	day := zhenyu.DayOf(2026, 10, 21)
	v := &zhenyu.Visit{ID: zhenyu.VisitID(tx.NewID()), Status: zhenyu.Proposed, Value: zhenyu.VisitValue{IsVisit: true, Title: "云港区调研", Day: day}}
	if err := tx.PutVisit(v); err != nil {
		return nil, nil, err
	}
	hash := fmt.Sprintf("%064d", v.ID)
	if err := tx.KeepOriginal(hash, []byte("x")); err != nil {
		return nil, nil, err
	}
	d := &zhenyu.Document{ID: zhenyu.DocumentID(tx.NewID()), Visit: v.ID, Original: hash, Name: "a.txt", Format: "txt", TextHash: hash, Text: "旧衣回收站和小學"}
	if err := tx.PutDocument(d); err != nil {
		return nil, nil, err
	}
	list := make([]*zhenyu.Item, n)
	for i := range list {
		list[i] = &zhenyu.Item{
			ID: zhenyu.ItemID(tx.NewID()), Visit: v.ID, Document: d.ID, Kind: zhenyu.DirectiveItem, Order: i, Status: zhenyu.Proposed, Day: day,
			Proposal: &zhenyu.Value{Confidence: 0.5, Directive: &zhenyu.Directive{Text: fmt.Sprintf("修好第%d条路", i), Theme: "infrastructure"}},
		}
		if err := tx.PutItem(list[i]); err != nil {
			return nil, nil, err
		}
	}
	return v, list, nil
}

func TestWriteAndRead(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		s := open(t, database)
		var id zhenyu.ItemID
		seq := update(t, s, "import", func(tx *store.Tx) error {
			_, list, err := putVisit(tx, 3)
			if err == nil {
				id = list[1].ID
			}
			return err
		})
		if seq != 1 {
			t.Errorf("event %d", seq)
		}
		update(t, s, "accept", func(tx *store.Tx) error {
			i, err := tx.Item(id)
			if err != nil {
				return err
			}
			i.Status = zhenyu.Accepted
			return tx.PutItem(i)
		})
		view(t, s, func(tx *store.Tx) error {
			list, err := tx.Directives(store.DirectiveFilter{Theme: "infrastructure", Status: zhenyu.Accepted}, store.Page{Limit: 10})
			if err != nil || len(list) != 1 || list[0].ID != id || list[0].Version != 2 {
				t.Errorf("accepted: %v %v", list, err)
			}
			counts, err := tx.Counts()
			if err != nil || len(counts) != 1 || counts[0].Accepted != 1 || counts[0].Proposed != 2 {
				t.Errorf("counts: %v %v", counts, err)
			}
			for query, want := range map[string]int{"小学": 1, "回收": 1, "衣回收": 1, "收回": 0, "小学 旧衣": 1, "旧衣　小": 1, "小学 大学": 0} {
				ids, err := tx.Find(store.DocumentKind, query, 0, 10)
				if err != nil || len(ids) != want {
					t.Errorf("find %s: %v %v", query, ids, err)
				}
			}
			for e, err := range tx.Events(1) {
				if err != nil {
					return err
				}
				t.Log(e.Seq, e.Verb, e.Subject, e.Body)
			}
			return nil
		})
	})
}

// TestFindInALongText checks that a word is found wherever it stands in a text of any length, across the rows too that the
// text is cut into.
func TestFindInALongText(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		s := open(t, database)
		long := []rune(strings.Repeat("修好这条路并且长期管护", 5000))
		words := []string{"旧衣回收", "独角兽湖", "光储公司"}
		for i, at := range []int{100, 15995, len(long) - 1} {
			long = slices.Insert(long, at, []rune(words[i])...)
		}
		update(t, s, "import", func(tx *store.Tx) error {
			v := &zhenyu.Visit{ID: zhenyu.VisitID(tx.NewID()), Status: zhenyu.Proposed}
			if err := errors.Join(tx.PutVisit(v), tx.KeepOriginal("a", []byte("x"))); err != nil {
				return err
			}
			return tx.PutDocument(&zhenyu.Document{ID: zhenyu.DocumentID(tx.NewID()), Visit: v.ID, Original: "a", Text: string(long)})
		})
		view(t, s, func(tx *store.Tx) error {
			for query, want := range map[string]int{"旧衣回收": 1, "独角兽湖": 1, "光储公司": 1, "公司旧衣": 0} {
				if ids, err := tx.Find(store.DocumentKind, query, 0, 10); err != nil || len(ids) != want {
					t.Errorf("find %s: %v %v", query, ids, err)
				}
			}
			return nil
		})
	})
}

func TestBackupAndRestore(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		ctx := context.Background()
		s := open(t, database)
		update(t, s, "import", func(tx *store.Tx) error { _, _, err := putVisit(tx, 3); return err })
		file := filepath.Join(t.TempDir(), "backup.db")
		if err := s.Backup(ctx, file); err != nil {
			t.Fatal(err)
		}
		update(t, s, "import", func(tx *store.Tx) error { _, _, err := putVisit(tx, 2); return err })
		for _, target := range []string{storetest.SQLite(t), storetest.Postgres(t)} {
			restoreOver(t, target, file)
			view(t, open(t, target), func(tx *store.Tx) error {
				list, err := tx.Directives(store.DirectiveFilter{}, store.Page{Limit: 10})
				if err != nil || len(list) != 3 {
					t.Errorf("%d directives, %v", len(list), err)
				}
				if ids, err := tx.Find(store.DirectiveKind, "条路", 0, 10); err != nil || len(ids) != 3 {
					t.Errorf("found %v, %v", ids, err)
				}
				return tx.Check()
			})
		}
	})
}

// TestBackupInAnyOrder checks that a record is copied however its rows lie: PostgreSQL gives those that were changed last,
// and an area may come to lie in a younger one, or a document to be a copy of one.
func TestBackupInAnyOrder(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		s := open(t, database)
		update(t, s, "load", func(tx *store.Tx) error { return putTwisted(tx, 250) })
		file := filepath.Join(t.TempDir(), "backup.db")
		if err := s.Backup(context.Background(), file); err != nil {
			t.Fatal(err)
		}
		for _, target := range []string{storetest.SQLite(t), storetest.Postgres(t)} {
			restoreOver(t, target, file)
			view(t, open(t, target), func(tx *store.Tx) error {
				found, err := tx.Towns()
				if err != nil || len(found) != 250 || found[0].Parent != found[0].Out || found[0].Parent <= found[249].ID {
					t.Errorf("%d towns, %v", len(found), err)
				}
				return err
			})
		}
	})
}

// putTwisted writes towns and documents that all point at one that is younger than they are.
func putTwisted(tx *store.Tx, n int) error {
	v, _, err := putVisit(tx, 0)
	if err != nil {
		return err
	}
	towns, documents := make([]zhenyu.Area, n), make([]zhenyu.Document, n+1)
	for i := range documents {
		documents[i] = zhenyu.Document{ID: zhenyu.DocumentID(tx.NewID()), Visit: v.ID, Original: fmt.Sprintf("%064d", v.ID)}
		if err := tx.PutDocument(&documents[i]); err != nil {
			return err
		}
	}
	for i := range towns {
		towns[i] = zhenyu.Area{ID: zhenyu.AreaID(tx.NewID()), Level: zhenyu.Town, Code: fmt.Sprint(i), Name: "镇"}
		if err := tx.PutArea(&towns[i]); err != nil {
			return err
		}
	}
	county := &zhenyu.Area{ID: zhenyu.AreaID(tx.NewID()), Level: zhenyu.County, Code: "1", Name: "县"}
	errs := []error{tx.PutArea(county)}
	for i := range towns {
		towns[i].Parent, towns[i].Out = county.ID, county.ID
		documents[i].CopyOf = documents[n].ID
		errs = append(errs, tx.PutArea(&towns[i]), tx.PutDocument(&documents[i]))
	}
	county.Name, documents[n].Name = "区", "b.txt"
	return errors.Join(append(errs, tx.PutArea(county), tx.PutDocument(&documents[n]))...)
}

// restoreOver restores a backup over a record that holds something else, after a try while it is in use.
func restoreOver(t *testing.T, target, file string) {
	t.Helper()
	ctx := context.Background()
	fine := func(*store.Store) error { return nil }
	old, err := store.Open(ctx, target, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	update(t, old, "import", func(tx *store.Tx) error { _, _, err := putVisit(tx, 9); return err })
	if _, err := store.Restore(ctx, target, file, fine); !errors.Is(err, store.ErrInUse) {
		t.Errorf("restored over an open record: %v", err)
	}
	if err := old.Close(); err != nil {
		t.Fatal(err)
	}
	reader, err := store.Open(ctx, target, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := store.Restore(ctx, target, file, fine); !errors.Is(err, store.ErrInUse) {
		t.Errorf("restored over a record that somebody only reads: %v", err)
	}
	if err := reader.Close(); err != nil {
		t.Fatal(err)
	}
	kept, err := store.Restore(ctx, target, file, fine)
	if err != nil {
		t.Fatal(err)
	}
	view(t, open(t, kept), func(tx *store.Tx) error {
		list, err := tx.Directives(store.DirectiveFilter{}, store.Page{Limit: 10})
		if err != nil || len(list) != 9 {
			t.Errorf("%d directives in the record that was replaced, %v", len(list), err)
		}
		return tx.Check()
	})
}
