package app_test

import (
	"context"
	"path/filepath"
	"testing"

	"zhenyu"
	"zhenyu/internal/app"
	"zhenyu/internal/store/storetest"
)

// BenchmarkMakeScale writes 500 documents, 7,000 items and 50,000 events.
func BenchmarkMakeScale(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		r, err := app.OpenRecord(context.Background(), app.RecordOptions{Database: filepath.Join(b.TempDir(), "scale.db"), Version: "test"})
		if err != nil {
			b.Fatal(err)
		}
		if err := r.MakeScale(context.Background(), zhenyu.Local, app.Scale{Documents: 500, Seed: 1}); err != nil {
			b.Fatal(err)
		}
		if err := r.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// TestMakeScale checks that the log of a synthetic record tells its rows.
func TestMakeScale(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		r := openRecord(t, database)
		if err := r.MakeScale(t.Context(), zhenyu.Local, app.Scale{Documents: 250, Seed: 1}); err != nil {
			t.Fatal(err)
		}
		if head, err := r.Head(t.Context(), zhenyu.Local); err != nil || head.Seq != 250*100+1 {
			t.Errorf("%+v, %v", head, err)
		}
		whole(t, r)
	})
}
