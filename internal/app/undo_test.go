package app_test

import (
	"context"
	"encoding/json"
	"testing"

	"pgregory.net/rapid"

	"zhenyu"
	"zhenyu/internal/app"
	"zhenyu/internal/store/storetest"
)

// TestUndoLast holds undoing to a stack of what the visit was: each undo gives the state before the last act that still
// stands, through new acts and further undoing, until nothing is left.
func TestUndoLast(t *testing.T) {
	t.Parallel()
	r := openRecord(t, storetest.SQLite(t))
	report := importSample(t, r, "01")
	ctx := context.Background()
	rapid.Check(t, func(t *rapid.T) {
		var before []string // states, each as it was before an act
		act := func(do func(*zhenyu.Item) (int64, error)) {
			was := stateOf(t, r, report.Visit)
			event, err := do(rapid.SampledFrom(pageOf(t, r, report.Visit).Items).Draw(t, "item"))
			if err != nil {
				t.Fatal(err)
			}
			if event > 0 {
				before = append(before, was)
			}
		}
		undo := func() bool {
			done, err := r.UndoLast(ctx, zhenyu.Local, int64(report.Visit))
			if err != nil {
				t.Fatal(err)
			}
			if len(before) == 0 {
				if done.Event != 0 || len(done.Changed) != 0 {
					t.Fatalf("nothing was left to undo: %+v", done)
				}
				return false
			}
			want := before[len(before)-1]
			before = before[:len(before)-1]
			if got := stateOf(t, r, report.Visit); got != want {
				t.Fatalf("after undoing\n%s\nwant\n%s", got, want)
			}
			return true
		}
		t.Repeat(map[string]func(*rapid.T){
			"decide": func(t *rapid.T) {
				status := rapid.SampledFrom([]zhenyu.Status{zhenyu.Accepted, zhenyu.Rejected, zhenyu.Proposed}).Draw(t, "status")
				act(func(i *zhenyu.Item) (int64, error) {
					done, err := r.Decide(ctx, zhenyu.Local, i.ID, 0, app.Decision{Status: status})
					return done.Event, err
				})
			},
			"accept all": func(*rapid.T) {
				act(func(i *zhenyu.Item) (int64, error) {
					done, err := r.AcceptAll(ctx, zhenyu.Local, i.Visit, 0, 0.9)
					return done.Event, err
				})
			},
			"undo": func(*rapid.T) { undo() },
		})
		for undo() {
		}
	})
	whole(t, r)
}

func pageOf(t *rapid.T, r *app.Record, id zhenyu.VisitID) *app.VisitPage {
	p, err := r.Visit(context.Background(), zhenyu.Local, id)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// stateOf gives what people decided about the items of a visit. The sites themselves are not named: one that is made
// again is another.
func stateOf(t *rapid.T, r *app.Record, id zhenyu.VisitID) string {
	state := map[zhenyu.ItemID]any{}
	for _, i := range pageOf(t, r, id).Items {
		state[i.ID] = []any{i.Status, i.Edited, i.Site != 0, i.Asked}
	}
	text, err := json.Marshal(state)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestUndoMerge checks that undoing what was last done to a visit, site or organisation takes back the merge of another
// into it.
func TestUndoMerge(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		ctx := context.Background()
		r := openRecord(t, database)
		var visits []zhenyu.VisitID
		var sites []zhenyu.SiteID
		for i, site := range []string{"青禾粮油加工有限公司", "老粮站烘干中心"} {
			visits = append(visits, importText(t, r, "a.txt", visitText([]string{"2026年3月1日", "2026年4月2日"}[i], site)).Visit)
			sites = append(sites, decide(t, r, siteStop(t, r, visits[i]).ID, accept).Item.Site)
		}
		if _, err := r.MergeSites(ctx, zhenyu.Local, sites[1], 0, sites[0]); err != nil {
			t.Fatal(err)
		}
		if done, err := r.UndoLast(ctx, zhenyu.Local, int64(sites[0])); err != nil || done.Event == 0 {
			t.Errorf("%+v, %v", done, err)
		}
		if p := sitePage(t, r, sites[0]); len(p.Merged) != 0 {
			t.Errorf("still merged: %+v", p.Merged)
		}
		if _, err := r.MergeVisits(ctx, zhenyu.Local, visits[1], 0, visits[0]); err != nil {
			t.Fatal(err)
		}
		if _, err := r.UndoLast(ctx, zhenyu.Local, int64(visits[0])); err != nil {
			t.Fatal(err)
		}
		if p := visitPage(t, r, visits[0]); len(p.Merged) != 0 || siteStop(t, r, visits[0]).Status != zhenyu.Accepted {
			t.Errorf("still merged: %+v", p.Merged)
		}
		whole(t, r)
	})
}

// TestUndoAreas checks that a renaming, which what came since may rest on, is not taken back by half, and that a merging is
// taken back whole, but not once another area has the code.
func TestUndoAreas(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		r := openDistrict(t, database)
		visit := importText(t, r, "a.txt", "2026年3月1日,区委书记邬澜舟到鹭汀镇调研。他指出,鹭汀镇要修好机耕路。").Visit
		old, into := townOf(t, r, "鹭汀镇"), townOf(t, r, "盐霞镇")
		undoLast := func() error {
			head, err := r.Head(t.Context(), zhenyu.Local)
			if err != nil {
				t.Fatal(err)
			}
			_, err = r.Undo(t.Context(), zhenyu.Local, head.Seq)
			return err
		}
		for _, change := range []string{"rename,2026-01-01," + old.Code + ",鹭江镇,,", "recode,2026-01-02," + old.Code + ",,990101077000,", "split,2026-01-03,990101078000,鹭东镇,,990101077000"} {
			changeAreas(t, r, areaHead+change+"\n")
			if err := undoLast(); kindOf(err) != zhenyu.Invalid {
				t.Errorf("%s was taken back: %v", change, err)
			}
		}
		merge := areaHead + "merge,2026-02-01,990101077000,,," + into.Code + "\n"
		changeAreas(t, r, merge)
		if err := undoLast(); err != nil {
			t.Fatal(err)
		}
		if ask := itemOf(t, r, visit, zhenyu.DirectiveItem); ask.Town != townOf(t, r, "鹭江镇").ID {
			t.Errorf("%+v", ask)
		}
		changeAreas(t, r, merge)
		head, err := r.Head(t.Context(), zhenyu.Local)
		if err != nil {
			t.Fatal(err)
		}
		changeAreas(t, r, areaHead+"add,2026-02-02,990101077000,鹭西镇,,"+sampleDistrict+"\n")
		if _, err := r.Undo(t.Context(), zhenyu.Local, head.Seq); kindOf(err) != zhenyu.Conflict {
			t.Errorf("two towns of one code: %v", err)
		}
		whole(t, r)
	})
}

// TestUndoneMerge checks that two towns never become each other, by undoing what was undone.
func TestUndoneMerge(t *testing.T) {
	t.Parallel()
	r := openDistrict(t, storetest.SQLite(t))
	a, b := townOf(t, r, "鹭汀镇").Code, townOf(t, r, "盐霞镇").Code
	undo := func(seq int64) error {
		_, err := r.Undo(t.Context(), zhenyu.Local, seq)
		return err
	}
	for _, back := range []string{"2025-12-01", "2026-01-01", "2026-02-01"} {
		changeAreas(t, r, areaHead+"merge,2026-01-01,"+a+",,,"+b+"\n")
		head, err := r.Head(t.Context(), zhenyu.Local)
		if err != nil {
			t.Fatal(err)
		}
		if err := undo(head.Seq); err != nil {
			t.Fatal(err)
		}
		changeAreas(t, r, areaHead+"merge,"+back+","+b+",,,"+a+"\n")
		if err := undo(head.Seq + 1); kindOf(err) != zhenyu.Conflict {
			t.Errorf("%s: %v", back, err)
		}
		if err := undo(head.Seq + 2); err != nil {
			t.Fatal(err)
		}
	}
}

// TestLoadStays checks that the loading of a district's tree is not undone in part: what it found there stays the district's
// own.
func TestLoadStays(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	r := openRecord(t, storetest.SQLite(t))
	importSample(t, r, "01") // brings some areas along
	before, err := r.Head(ctx, zhenyu.Local)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.LoadAreas(ctx, zhenyu.Local, sampleDistrict); err != nil {
		t.Fatal(err)
	}
	if _, err := r.Undo(ctx, zhenyu.Local, before.Seq+1); kindOf(err) != zhenyu.Invalid {
		t.Errorf("undoing the load: %v", err)
	}
	whole(t, r)
}
