package app_test

import (
	"context"
	"testing"

	"zhenyu"
	"zhenyu/internal/app"
	"zhenyu/internal/store/storetest"
)

// TestRejectedLeave checks that what a person rejected is in no list and no count, however it is narrowed, but in those that
// ask for it.
func TestRejectedLeave(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		r := openRecord(t, database)
		id := importText(t, r, "a.txt", visitText("2026年5月12日", "新科园")).Visit
		ask, stops := placed(t, r, id)
		directives := func(q app.DirectiveQuery) int {
			list, err := r.Directives(context.Background(), zhenyu.Local, q)
			if err != nil || list.Total != len(list.Directives) {
				t.Fatalf("%d of %d, %v", len(list.Directives), list.Total, err)
			}
			return list.Total
		}
		visits := func(q app.VisitQuery) int {
			list, err := r.Visits(context.Background(), zhenyu.Local, q)
			if err != nil || list.Total != len(list.Visits) {
				t.Fatalf("%d of %d, %v", len(list.Visits), list.Total, err)
			}
			return list.Total
		}
		narrowed := []app.DirectiveQuery{{}, {Town: ask.Town}, {Theme: ask.Value().Directive.Theme}, {Measurable: &ask.Value().Directive.Measurable}, {From: ask.Day}}
		before := make([]int, len(narrowed))
		for n, q := range narrowed {
			before[n] = directives(q)
		}
		decide(t, r, ask.ID, app.Decision{Status: zhenyu.Rejected})
		for n, q := range narrowed {
			if got := directives(q); got != before[n]-1 {
				t.Errorf("%+v: %d asks, want %d", q, got, before[n]-1)
			}
		}
		if got := directives(app.DirectiveQuery{Town: ask.Town, Status: zhenyu.Rejected}); got != 1 {
			t.Errorf("%d rejected asks, want 1", got)
		}
		for n, stop := range stops {
			if got := visits(app.VisitQuery{Town: ask.Town}); got != 1 {
				t.Errorf("%d visits to a town with %d stops", got, len(stops)-n)
			}
			decide(t, r, stop.ID, app.Decision{Status: zhenyu.Rejected})
		}
		if got := visits(app.VisitQuery{Town: ask.Town}); got != 0 {
			t.Errorf("%d visits to a town whose stops were all rejected", got)
		}
		if _, _, err := r.EditVisit(context.Background(), zhenyu.Local, id, 0, app.VisitEdit{Status: zhenyu.Rejected}); err != nil {
			t.Fatal(err)
		}
		if all, unused := visits(app.VisitQuery{}), visits(app.VisitQuery{Status: zhenyu.Rejected}); all != 0 || unused != 1 {
			t.Errorf("%d visits, %d rejected", all, unused)
		}
	})
}

// placed gives an ask of a visit that is for a town, and the stops in that town.
func placed(t *testing.T, r *app.Record, id zhenyu.VisitID) (ask *zhenyu.Item, stops []*zhenyu.Item) {
	t.Helper()
	ask = asks(t, r, id)[0]
	for _, i := range visitPage(t, r, id).Items {
		if i.Kind == zhenyu.StopItem && i.Town == ask.Town {
			stops = append(stops, i)
		}
	}
	if ask.Town == 0 || len(stops) == 0 {
		t.Fatal("no ask for a town, or no stop in it")
	}
	return ask, stops
}
