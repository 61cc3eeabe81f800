package app_test

import (
	"context"
	"path/filepath"
	"testing"

	"zhenyu"
	"zhenyu/internal/app"
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
