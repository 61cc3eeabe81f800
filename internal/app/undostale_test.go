package app_test

import (
	"errors"
	"testing"

	"zhenyu"
	"zhenyu/internal/app"
	"zhenyu/internal/store/storetest"
)

// TestUndoRaces checks that undoing says what it took back, and of a lost race who was first, with the row as it is.
func TestUndoRaces(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		r := openRecord(t, database)
		other := zhenyu.Actor{Name: "zhou", Roles: zhenyu.Local.Roles}
		stop := siteStop(t, r, importText(t, r, "a.txt", visitText("2026年3月1日", "青禾粮油加工有限公司")).Visit)
		accepted := decide(t, r, stop.ID, accept)
		rejected, err := r.Decide(t.Context(), other, stop.ID, 0, app.Decision{Status: zhenyu.Rejected})
		if err != nil {
			t.Fatal(err)
		}
		stale := refusal(t, r, accepted.Event)
		if stale.Key != "undo_changed_by" || stale.Args[0] != "zhou" || stale.Current.(*zhenyu.Item).Status != zhenyu.Rejected || len(stale.Since) != 1 {
			t.Errorf("%s %v, since %d, now %+v", stale.Key, stale.Args, len(stale.Since), stale.Current)
		}
		back, err := r.Undo(t.Context(), other, rejected.Event)
		if err != nil || back.Act == nil || back.Act.Verb != "reject" || back.Act.Rows[0].Words == "" {
			t.Fatalf("%+v, %v", back, err)
		}
		if stale := refusal(t, r, rejected.Event); stale.Key != "undone_already" || stale.Args[0] != "zhou" || stale.Current.(*zhenyu.Item).Status != zhenyu.Accepted {
			t.Errorf("%s %v, since %d, now %+v", stale.Key, stale.Args, len(stale.Since), stale.Current)
		}
		if _, err := r.Undo(t.Context(), other, back.Event); err != nil {
			t.Fatal(err)
		}
		if _, err := r.Undo(t.Context(), other, rejected.Event); err != nil {
			t.Errorf("what was done again is not undone: %v", err)
		}
		whole(t, r)
	})
}

// refusal gives why an event is not undone.
func refusal(t *testing.T, r *app.Record, seq int64) *app.Stale {
	t.Helper()
	_, err := r.Undo(t.Context(), zhenyu.Local, seq)
	stale, ok := errors.AsType[*app.Stale](err)
	if !ok {
		t.Fatalf("undone: %v", err)
	}
	return stale
}
