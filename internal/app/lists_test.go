package app_test

import (
	"context"
	"io"
	"slices"
	"testing"

	"zhenyu"
	"zhenyu/internal/app"
	"zhenyu/internal/lang"
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

// TestTotals holds the totals, most of which are sums that are kept, to the lists themselves.
func TestTotals(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		r := openRecord(t, database)
		first := importSample(t, r, "01").Visit
		for _, number := range []string{"02", "03", "04"} {
			importSample(t, r, number)
		}
		proposed := asks(t, r, first)
		decide(t, r, proposed[0].ID, app.Decision{Status: zhenyu.Rejected})
		decide(t, r, proposed[1].ID, app.Decision{Status: zhenyu.Accepted})
		yes, no := true, false
		for _, town := range []zhenyu.AreaID{0, proposed[0].Town} {
			for _, theme := range []zhenyu.Theme{"", proposed[0].Value().Directive.Theme} {
				for _, status := range []zhenyu.Status{"", zhenyu.Proposed, zhenyu.Accepted, zhenyu.Rejected} {
					for _, measurable := range []*bool{nil, &yes, &no} {
						q := app.DirectiveQuery{Town: town, Theme: theme, Status: status, Measurable: measurable, Limit: 200}
						list, err := r.Directives(context.Background(), zhenyu.Local, q)
						if err != nil || list.Total != len(list.Directives) {
							t.Errorf("%+v: %d listed, total %d, %v", q, len(list.Directives), list.Total, err)
						}
					}
				}
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

// TestUnknownFilters checks that a list by something that is not there is an error, never the whole list.
func TestUnknownFilters(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		ctx := context.Background()
		r := openRecord(t, database)
		importSample(t, r, "01")
		const none = 99999
		for name, try := range map[string]func() error{
			"directives by town": func() error { _, err := r.Directives(ctx, zhenyu.Local, app.DirectiveQuery{Town: none}); return err },
			"directives by site": func() error { _, err := r.Directives(ctx, zhenyu.Local, app.DirectiveQuery{Site: none}); return err },
			"directives by organisation": func() error {
				_, err := r.Directives(ctx, zhenyu.Local, app.DirectiveQuery{Organisation: none})
				return err
			},
			"visits by town": func() error { _, err := r.Visits(ctx, zhenyu.Local, app.VisitQuery{Town: none}); return err },
			"visits by site": func() error { _, err := r.Visits(ctx, zhenyu.Local, app.VisitQuery{Site: none}); return err },
			"sites by town":  func() error { _, err := r.Sites(ctx, zhenyu.Local, app.SiteQuery{Town: none}); return err },
			"organisations": func() error {
				_, err := r.Organisations(ctx, zhenyu.Local, app.OrganisationQuery{Town: none})
				return err
			},
			"export by site": func() error {
				return r.ExportDirectives(ctx, zhenyu.Local, app.DirectiveQuery{Site: none}, app.CSV, lang.English(), io.Discard)
			},
		} {
			if got := kindOf(try()); got != zhenyu.NotFound {
				t.Errorf("%s: %s", name, got)
			}
		}
	})
}
