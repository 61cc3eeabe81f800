package store_test

import (
	"context"
	"path/filepath"
	"sync"
	"testing"

	"zhenyu/internal/store"
)

// TestOpenAtOnce checks that many can make one record at the same moment.
func TestOpenAtOnce(t *testing.T) {
	t.Parallel()
	for range 10 {
		file := filepath.Join(t.TempDir(), "record.db")
		var all sync.WaitGroup
		for range 8 {
			all.Go(func() {
				s, err := store.Open(context.Background(), file, store.Options{})
				if err != nil {
					t.Error(err)
					return
				}
				if err := s.Close(); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
	}
}
