package app_test

import (
	"context"
	"errors"
	"testing"

	"zhenyu"
	"zhenyu/internal/app"
	"zhenyu/internal/store/storetest"
)

// TestProposalStays checks that what the reader proposed stays beside what a person made of it, with who and when.
func TestProposalStays(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		r := openRecord(t, database)
		id := importSample(t, r, "01").Visit
		var ask *zhenyu.Item
		for _, i := range visitPage(t, r, id).Items {
			if i.Kind == zhenyu.DirectiveItem {
				ask = i
				break
			}
		}
		before := *ask.Proposal.Directive
		edited := *ask.Proposal
		directive := before
		directive.Text, directive.Theme = "把机耕路修好", "rural"
		edited.Directive = &directive
		done := decide(t, r, ask.ID, app.Decision{Edited: app.EditOf(&edited)})
		got := done.Item
		if got.Status != zhenyu.Accepted || got.Value().Directive.Text != "把机耕路修好" || got.Proposal.Directive.Text != before.Text {
			t.Errorf("%+v", got)
		}
		if got.ChangedBy != zhenyu.Local.Name || got.ChangedAt == 0 || got.Version != ask.Version+1 {
			t.Errorf("by %q at %s, version %d", got.ChangedBy, got.ChangedAt, got.Version)
		}
		undone, err := r.Undo(context.Background(), zhenyu.Local, done.Event)
		if err != nil || undone.Changed[0].Edited != nil || undone.Changed[0].Status != zhenyu.Proposed {
			t.Errorf("undo: %+v, %v", undone, err)
		}
		if _, err := r.Undo(context.Background(), zhenyu.Local, undone.Event); err != nil {
			t.Errorf("undo of the undo: %v", err)
		}
		if got := itemNamed(t, r, id, "把机耕路修好"); got.Status != zhenyu.Accepted {
			t.Errorf("%+v", got)
		}
		whole(t, r)
	})
}

// TestTwoEditors checks that who comes second is told what the first did, and overwrites nothing.
func TestTwoEditors(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		r := openRecord(t, database)
		item := visitPage(t, r, importSample(t, r, "02").Visit).Items[0]
		ctx := context.Background()
		if _, err := r.Decide(ctx, zhenyu.Local, item.ID, item.Version, accept); err != nil {
			t.Fatal(err)
		}
		_, err := r.Decide(ctx, zhenyu.Local, item.ID, item.Version, app.Decision{Status: zhenyu.Rejected})
		stale, ok := errors.AsType[*app.Stale](err)
		if !ok || kindOf(err) != zhenyu.Conflict {
			t.Fatalf("%v", err)
		}
		if stale.Current.(*zhenyu.Item).Status != zhenyu.Accepted || len(stale.Since) == 0 || stale.Since[0].Verb != "accept" {
			t.Errorf("%+v", stale)
		}
		again, err := r.Item(ctx, zhenyu.Local, item.ID)
		if err != nil || again.Status != zhenyu.Accepted {
			t.Errorf("%+v, %v", again, err)
		}
	})
}

// TestRefusals checks that what makes no sense is refused in words, and nothing is changed by it.
func TestRefusals(t *testing.T) {
	t.Parallel()
	r := openRecord(t, storetest.SQLite(t))
	ctx := context.Background()
	id := importSample(t, r, "01").Visit
	page := visitPage(t, r, id)
	head, err := r.Head(ctx, zhenyu.Local)
	if err != nil {
		t.Fatal(err)
	}
	ask := page.Items[0]
	for name, c := range map[string]struct {
		try  func() error
		want zhenyu.Kind
	}{
		"another kind": {func() error {
			_, err := r.Decide(ctx, zhenyu.Local, ask.ID, 0, edited(&zhenyu.Value{Person: &zhenyu.Person{Name: "某"}}))
			return err
		}, zhenyu.Invalid},
		"nothing": {func() error {
			_, err := r.Decide(ctx, zhenyu.Local, ask.ID, 0, edited(&zhenyu.Value{Directive: &zhenyu.Directive{}}))
			return err
		}, zhenyu.Invalid},
		"a site for an ask": {func() error {
			_, err := r.Decide(ctx, zhenyu.Local, ask.ID, 0, app.Decision{Status: zhenyu.Accepted, NewSite: true})
			return err
		}, zhenyu.Invalid},
		"an organisation for a person": {func() error {
			_, err := r.Decide(ctx, zhenyu.Local, itemOf(t, r, id, zhenyu.PersonItem).ID, 0, app.Decision{Status: zhenyu.Accepted, Organisation: 1})
			return err
		}, zhenyu.Invalid},
		"a site of a stop that is not accepted": {func() error {
			_, err := r.Decide(ctx, zhenyu.Local, siteStop(t, r, id).ID, 0, app.Decision{NewSite: true})
			return err
		}, zhenyu.Invalid},
		"a site and a new one": {func() error {
			_, err := r.Decide(ctx, zhenyu.Local, siteStop(t, r, id).ID, 0, app.Decision{Status: zhenyu.Accepted, Site: 1, NewSite: true})
			return err
		}, zhenyu.Invalid},
		"no item": {func() error {
			_, err := r.Decide(ctx, zhenyu.Local, 999999, 0, accept)
			return err
		}, zhenyu.NotFound},
		"beyond the text": {func() error {
			_, err := r.Add(ctx, zhenyu.Local, id, app.Addition{Document: page.Documents[0].ID, Value: *app.EditOf(&zhenyu.Value{Span: zhenyu.Span{0, 1 << 30}, Directive: &zhenyu.Directive{Text: "x", Theme: "other"}})})
			return err
		}, zhenyu.Invalid},
		"an import undone":    {func() error { _, err := r.Undo(ctx, zhenyu.Local, 1); return err }, zhenyu.Invalid},
		"a visit into itself": {func() error { _, err := r.MergeVisits(ctx, zhenyu.Local, id, 0, id); return err }, zhenyu.Conflict},
		"a stranger": {func() error {
			_, err := r.Decide(ctx, zhenyu.Actor{Name: "某"}, ask.ID, 0, accept)
			return err
		}, zhenyu.Forbidden},
		"a viewer who edits": {func() error {
			_, err := r.Decide(ctx, zhenyu.Actor{Name: "某", Roles: []zhenyu.Role{zhenyu.Viewer}}, ask.ID, 0, accept)
			return err
		}, zhenyu.Forbidden},
	} {
		if got := kindOf(c.try()); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
	if after, err := r.Head(ctx, zhenyu.Local); err != nil || after != head {
		t.Errorf("the log grew: %+v, %v", after, err)
	}
}

// TestAdd checks that an item that a person adds is accepted, stands where it was seen, and needs no proposal.
func TestAdd(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		r := openRecord(t, database)
		id := importSample(t, r, "01").Visit
		page := visitPage(t, r, id)
		stop := siteStop(t, r, id)
		value := zhenyu.Value{Span: zhenyu.Span{10, 20}, Directive: &zhenyu.Directive{Text: "修一座桥", Theme: "infrastructure", Measurable: true}}
		done, err := r.Add(context.Background(), zhenyu.Local, id, app.Addition{Document: page.Documents[0].ID, Value: *app.EditOf(&value), Stop: stop.ID})
		if err != nil {
			t.Fatal(err)
		}
		got := done.Item
		if got.Status != zhenyu.Accepted || got.Proposal != nil || got.Town != stop.Town || got.Town == 0 || got.Value().Repaired != value.Span {
			t.Errorf("%+v %+v", got, got.Value())
		}
		before := page.Progress
		for _, what := range []string{"undone", "rejected"} {
			if what == "undone" {
				_, err = r.Undo(context.Background(), zhenyu.Local, done.Event)
			} else {
				done, err = r.Decide(context.Background(), zhenyu.Local, got.ID, 0, app.Decision{Status: zhenyu.Rejected})
			}
			if err != nil {
				t.Fatal(err)
			}
			if now := visitPage(t, r, id); now.Progress != before || len(now.Items) != len(page.Items) || listed(t, r, zhenyu.Rejected) != 0 {
				t.Errorf("%s: %+v, want %+v; %d items, want %d", what, now.Progress, before, len(now.Items), len(page.Items))
			}
			no, yes := false, true
			for _, is := range []*bool{&no, &yes} { // the visit comes back without it
				if _, _, err := r.EditVisit(context.Background(), zhenyu.Local, id, 0, app.VisitEdit{IsVisit: is}); err != nil {
					t.Fatal(err)
				}
			}
			if now := visitPage(t, r, id); now.Progress != before {
				t.Errorf("%s, the visit said back: %+v, want %+v", what, now.Progress, before)
			}
			decide(t, r, got.ID, accept)
			if now := visitPage(t, r, id); now.Accepted != before.Accepted+1 {
				t.Errorf("accepted again: %+v", now.Progress)
			}
		}
		whole(t, r)
	})
}
