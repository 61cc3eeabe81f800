package app_test

import (
	"context"
	"slices"
	"testing"

	"zhenyu"
	"zhenyu/internal/app"
	"zhenyu/internal/store/storetest"
)

// TestOldestFirst walks the lists one row a page, and holds one order to the other.
func TestOldestFirst(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		ctx := context.Background()
		r := openRecord(t, database)
		for _, number := range []string{"01", "02", "03", "04"} {
			importSample(t, r, number)
		}
		visits := func(oldest bool) []int64 {
			return walked(t, func(after zhenyu.Cursor) ([]int64, zhenyu.Cursor, error) {
				list, err := r.Visits(ctx, zhenyu.Local, app.VisitQuery{Oldest: oldest, After: after, Limit: 1})
				return []int64{int64(list.Visits[0].ID)}, list.Next, err
			})
		}
		directives := func(oldest bool) []int64 {
			return walked(t, func(after zhenyu.Cursor) ([]int64, zhenyu.Cursor, error) {
				list, err := r.Directives(ctx, zhenyu.Local, app.DirectiveQuery{Oldest: oldest, After: after, Limit: 1})
				return []int64{int64(list.Directives[0].ID)}, list.Next, err
			})
		}
		for name, list := range map[string]func(bool) []int64{"visits": visits, "directives": directives} {
			newest, oldest := list(false), list(true)
			slices.Reverse(oldest)
			if len(newest) < 4 || !slices.Equal(newest, oldest) {
				t.Errorf("%s: newest first %v, oldest first from behind %v", name, newest, oldest)
			}
		}
	})
}

// walked gives the ids of all pages of a list.
func walked(t *testing.T, page func(after zhenyu.Cursor) ([]int64, zhenyu.Cursor, error)) (ids []int64) {
	t.Helper()
	var after zhenyu.Cursor
	for {
		some, next, err := page(after)
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, some...)
		if after = next; next == (zhenyu.Cursor{}) {
			return ids
		}
	}
}
