package app_test

import (
	"context"
	"os"
	"testing"

	"zhenyu"
	"zhenyu/internal/app"
	"zhenyu/internal/store/storetest"
)

// importCopies imports a report and another site's copy of it.
func importCopies(t *testing.T, r *app.Record) (first, copied app.Imported) {
	t.Helper()
	text, err := os.ReadFile("../../sample/reports/01.txt")
	if err != nil {
		t.Fatal(err)
	}
	first = importText(t, r, "a.txt", string(text))
	copied = importText(t, r, "c.txt", "首页 > 要闻 > 正文\n"+string(text)+"\n责任编辑:佚名\n分享到微信")
	if copied.CopyOf != first.Document {
		t.Fatalf("%+v", copied)
	}
	return first, copied
}

func asks(t *testing.T, r *app.Record, id zhenyu.VisitID) (asks []*zhenyu.Item) {
	t.Helper()
	for _, i := range visitPage(t, r, id).Items {
		if i.Kind == zhenyu.DirectiveItem {
			asks = append(asks, i)
		}
	}
	return asks
}

func listed(t *testing.T, r *app.Record, status zhenyu.Status) int {
	t.Helper()
	list, err := r.Directives(context.Background(), zhenyu.Local, app.DirectiveQuery{Status: status})
	if err != nil {
		t.Fatal(err)
	}
	return list.Total
}

// TestMergeKeepsDecisions checks that what a person decided in a copy is found at the visit that stays, once, and that
// nobody works on in the copy.
func TestMergeKeepsDecisions(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		ctx := context.Background()
		r := openRecord(t, database)
		first, copied := importCopies(t, r)
		here, there := asks(t, r, first.Visit), asks(t, r, copied.Visit)
		reword := func(i *zhenyu.Item, text string) app.Decision {
			v, d := *i.Proposal, *i.Proposal.Directive
			d.Text = text
			v.Directive = &d
			return edited(&v)
		}
		decide(t, r, there[0].ID, reword(there[0], "八十天内修好机耕路")) // nobody decided about the same ask here
		decide(t, r, there[1].ID, reword(there[1], "甲"))         // here somebody did, otherwise
		decide(t, r, here[1].ID, reword(here[1], "乙"))
		decide(t, r, there[2].ID, accept) // and here alike
		decide(t, r, here[2].ID, accept)
		before, all := listed(t, r, zhenyu.Accepted), counted(t, r)

		merged, err := r.MergeVisits(ctx, zhenyu.Local, copied.Visit, 0, first.Visit)
		if err != nil || merged.Carried != 2 {
			t.Fatalf("%+v, %v", merged, err)
		}
		if got := listed(t, r, zhenyu.Accepted); got != before-1 {
			t.Errorf("%d accepted asks, want %d: one was accepted twice", got, before-1)
		}
		if i := itemNamed(t, r, first.Visit, "八十天内修好机耕路"); i.ID != here[0].ID || i.Status != zhenyu.Accepted || i.Value().Span != here[0].Proposal.Span {
			t.Errorf("%+v", i)
		}
		itemNamed(t, r, first.Visit, "乙")
		if i := itemNamed(t, r, first.Visit, "甲"); i.Visit != first.Visit || i.Document != copied.Document {
			t.Errorf("%+v", i)
		}
		for what, try := range map[string]func() error{
			"decide":                func() error { _, err := r.Decide(ctx, zhenyu.Local, there[3].ID, 0, accept); return err },
			"accept":                func() error { _, err := r.AcceptAll(ctx, zhenyu.Local, copied.Visit, 0, 0); return err },
			"look at a new reading": func() error { _, err := r.Reread(ctx, zhenyu.Local, copied.Visit, nil); return err },
			"take a new reading": func() error {
				_, err := r.Reread(ctx, zhenyu.Local, copied.Visit, &app.RereadChoice{})
				return err
			},
			"edit": func() error {
				_, _, err := r.EditVisit(ctx, zhenyu.Local, copied.Visit, 0, app.VisitEdit{Title: "甲"})
				return err
			},
		} {
			if kind := kindOf(try()); kind != zhenyu.Conflict {
				t.Errorf("%s in a merged visit: %s", what, kind)
			}
		}
		if _, err := r.Undo(ctx, zhenyu.Local, merged.Event); err != nil {
			t.Fatal(err)
		}
		if got := listed(t, r, zhenyu.Accepted); got != before || counted(t, r) != all {
			t.Errorf("undone: %d accepted of %d, want %d of %d", got, counted(t, r), before, all)
		}
		whole(t, r)
	})
}

// TestVisitThatDoesNotStand checks that the asks of a rejected visit, and of what is none, are in no list and no count, that
// its page still shows them, and that they come back with it; not those that a reader took back.
func TestVisitThatDoesNotStand(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		ctx := context.Background()
		r := openRecord(t, database)
		first, copied := importCopies(t, r)
		edit := func(e app.VisitEdit) {
			if _, _, err := r.EditVisit(ctx, zhenyu.Local, copied.Visit, 0, e); err != nil {
				t.Fatal(err)
			}
		}
		no, yes := false, true
		all, own := listed(t, r, ""), len(asks(t, r, copied.Visit))
		for _, off := range []app.VisitEdit{{IsVisit: &no}, {Status: zhenyu.Rejected}} {
			edit(off)
			if got := listed(t, r, ""); got != all-own || counted(t, r) != int64(got) {
				t.Errorf("%+v: %d asks listed, %d counted, want %d", off, got, counted(t, r), all-own)
			}
			if got := len(asks(t, r, copied.Visit)); got != own {
				t.Errorf("%d asks on its page, want %d", got, own)
			}
		}
		if _, err := r.MergeVisits(ctx, zhenyu.Local, first.Visit, 0, copied.Visit); kindOf(err) != zhenyu.Conflict {
			t.Errorf("merged into a rejected visit: %v", err)
		}
		decide(t, r, asks(t, r, copied.Visit)[0].ID, accept)
		edit(app.VisitEdit{IsVisit: &yes})
		if got := listed(t, r, ""); got != all-own {
			t.Errorf("%d asks listed, want %d: it is still rejected", got, all-own)
		}
		edit(app.VisitEdit{Status: zhenyu.Proposed})
		if got := listed(t, r, ""); got != all || counted(t, r) != int64(all) {
			t.Errorf("%d asks listed, %d counted, want %d", got, counted(t, r), all)
		}
		whole(t, r)
	})
}

// TestMergeTakesTheSite checks that what was asked at a stop of the visit that stays is at the site that the stop of the copy
// was accepted as.
func TestMergeTakesTheSite(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		ctx := context.Background()
		r := openDistrict(t, database)
		text := visitText("2026年3月1日", "老粮站烘干中心")
		here, copied := importText(t, r, "a.txt", text).Visit, importText(t, r, "b.txt", text+"责任编辑:佚名\n").Visit
		site := decide(t, r, siteStop(t, r, copied).ID, accept).Item.Site
		want := sitePage(t, r, site).SiteRow
		code := townOf(t, r, "盐霞镇").Code
		decide(t, r, siteStop(t, r, copied).ID, app.Decision{AreaCode: &code})
		merged, err := r.MergeVisits(ctx, zhenyu.Local, copied, 0, here)
		if err != nil {
			t.Fatal(err)
		}
		got := sitePage(t, r, site)
		if want.Directives == 0 || got.Stops != want.Stops || got.Directives != want.Directives {
			t.Errorf("%d stops, %d asks; want %d and %d", got.Stops, got.Directives, want.Stops, want.Directives)
		}
		for _, i := range asks(t, r, here) {
			if i.Town != townOf(t, r, "盐霞镇").ID {
				t.Errorf("%s is of town %d", i.Value().Words(), i.Town)
			}
		}
		if _, err := r.Undo(ctx, zhenyu.Local, merged.Event); err != nil {
			t.Fatal(err)
		}
		whole(t, r)
	})
}
