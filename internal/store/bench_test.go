package store_test

import (
	"context"
	"testing"

	"zhenyu"
	"zhenyu/internal/store"
	"zhenyu/internal/store/storetest"
)

// BenchmarkLoadEvents writes 50,000 events of the usual length, chained, in one transaction.
func BenchmarkLoadEvents(b *testing.B) {
	const events = 50_000
	s := open(b, storetest.SQLite(b))
	body := `[{"table":"item","id":17,"was":{"changed_at":"2026-11-25T04:15:46.078842Z","status":"proposed","version":1},` +
		`"now":{"changed_at":"2026-11-25T04:15:46.082711Z","status":"accepted","version":2}}]`
	b.ReportAllocs()
	for b.Loop() {
		err := s.Load(context.Background(), act("load"), func(l *store.Loader) error {
			for n := range events {
				l.Event(zhenyu.Instant(n), "local", "accept", int64(n/100), body)
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(events)*float64(b.N)/b.Elapsed().Seconds(), "events/s")
}

// BenchmarkUpdate accepts or reopens one item, each on disk before the next; with 16 at a time they share commits.
func BenchmarkUpdate(b *testing.B) {
	s := open(b, storetest.SQLite(b))
	var list []*zhenyu.Item
	update(b, s, "import", func(tx *store.Tx) (err error) { _, list, err = putVisit(tx, 100); return err })
	b.ReportAllocs()
	b.SetParallelism(8)
	b.RunParallel(func(p *testing.PB) {
		for n := 0; p.Next(); n++ {
			_, err := s.Update(context.Background(), act("accept"), func(tx *store.Tx) error {
				i, err := tx.Item(list[n%len(list)].ID)
				if err != nil {
					return err
				}
				i.Status = map[zhenyu.Status]zhenyu.Status{zhenyu.Proposed: zhenyu.Accepted, zhenyu.Accepted: zhenyu.Proposed}[i.Status]
				return tx.PutItem(i)
			})
			if err != nil {
				b.Error(err)
			}
		}
	})
}

// BenchmarkFind looks for two characters among 2,000 directives.
func BenchmarkFind(b *testing.B) {
	s := open(b, storetest.SQLite(b))
	for range 20 {
		update(b, s, "import", func(tx *store.Tx) error { _, _, err := putVisit(tx, 100); return err })
	}
	b.ReportAllocs()
	for b.Loop() {
		view(b, s, func(tx *store.Tx) error {
			ids, err := tx.Find(store.DirectiveKind, "修好", 0, 50)
			if len(ids) != 50 {
				b.Errorf("%d found", len(ids))
			}
			return err
		})
	}
}
