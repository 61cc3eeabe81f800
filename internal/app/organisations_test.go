package app_test

import (
	"context"
	"testing"

	"zhenyu"
	"zhenyu/internal/app"
	"zhenyu/internal/store/storetest"
)

// metText is a visit to a company of a town, or of none that is known.
func metText(date, town, company string) string {
	return date + ",区委书记邬澜舟到" + town + "调研。在" + company + ",邬澜舟走访" + company + ",问订单、问用工。邬澜舟指出," + company + "要加快扩建厂房。\n"
}

// met gives the body met on a visit.
func met(t *testing.T, r *app.Record, text string) *zhenyu.Item {
	t.Helper()
	id := importText(t, r, "a.txt", text).Visit
	for _, i := range visitPage(t, r, id).Items {
		if i.Kind == zhenyu.OrganisationItem {
			return i
		}
	}
	t.Fatalf("nobody was met: %s", text)
	return nil
}

func organisationPage(t *testing.T, r *app.Record, id zhenyu.OrganisationID) *app.OrganisationPage {
	t.Helper()
	p, err := r.Organisation(context.Background(), zhenyu.Local, id)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestOneOrganisation checks that a company met again is the same row, that a name near it is asked, and that merging,
// parting and splitting move what was asked along.
func TestOneOrganisation(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		ctx := context.Background()
		r := openRecord(t, database)
		a := met(t, r, metText("2026年3月1日", "盐霞镇", "盐霞光储有限公司"))
		b := met(t, r, metText("2026年4月2日", "盐霞镇", "盐霞光储有限公司"))
		c := met(t, r, metText("2026年5月3日", "盐霞镇", "盐霞光储公司"))
		first, second, third := decide(t, r, a.ID, accept).Item, decide(t, r, b.ID, accept).Item, decide(t, r, c.ID, accept).Item
		if first.Organisation == 0 || second.Organisation != first.Organisation {
			t.Fatalf("organisations %d and %d", first.Organisation, second.Organisation)
		}
		if third.Organisation != 0 || !third.Asked {
			t.Fatalf("a name near another was not asked: %+v", third)
		}
		questions, err := r.Questions(ctx, zhenyu.Local, 0, 10)
		if err != nil || len(questions) != 1 || len(questions[0].Matches) != 1 || questions[0].Matches[0].Organisation.ID != first.Organisation {
			t.Fatalf("%+v, %v", questions, err)
		}
		other := decide(t, r, third.ID, app.Decision{NewOrganisation: true}).Item
		if other.Organisation == 0 || other.Organisation == first.Organisation || other.Asked {
			t.Fatalf("%+v", other)
		}
		if p := organisationPage(t, r, first.Organisation); p.Visits != 2 || p.Directives == 0 || len(p.Near) != 1 {
			t.Errorf("%d visits, %d asks, %d near", p.Visits, p.Directives, len(p.Near))
		}
		if _, err := r.MergeOrganisations(ctx, zhenyu.Local, other.Organisation, 0, first.Organisation); err != nil {
			t.Fatal(err)
		}
		visits, err := r.Visits(ctx, zhenyu.Local, app.VisitQuery{Organisation: first.Organisation})
		if p := organisationPage(t, r, first.Organisation); err != nil || p.Visits != 3 || visits.Total != 3 || len(p.Merged) != 1 {
			t.Errorf("merged: %d visits, %d listed, %d merged, %v", p.Visits, visits.Total, len(p.Merged), err)
		}
		times, err := r.OrganisationMet(ctx, zhenyu.Local, first.Organisation)
		if err != nil || len(times) != 3 || times[0].Item.ID != c.ID {
			t.Fatalf("%+v, %v", times, err)
		}
		if _, _, err := r.SplitOrganisation(ctx, zhenyu.Local, other.Organisation, 0, "", nil); err != nil {
			t.Fatal(err)
		}
		split, _, err := r.SplitOrganisation(ctx, zhenyu.Local, first.Organisation, 0, "盐霞储能二厂", []zhenyu.ItemID{b.ID})
		if err != nil || split.Visits != 1 || split.Directives == 0 {
			t.Fatalf("split: %+v, %v", split, err)
		}
		if _, err := r.UndoLast(ctx, zhenyu.Local, int64(first.Organisation)); err != nil {
			t.Fatal(err)
		}
		if p := organisationPage(t, r, first.Organisation); p.Visits != 2 || len(p.Merged) != 0 {
			t.Errorf("split undone: %d visits, %d merged", p.Visits, len(p.Merged))
		}
		whole(t, r)
	})
}

// TestOrganisationOfUnknownTown checks that bodies of one name are asked about where one town is unknown, or where they are
// no company and the village is.
func TestOrganisationOfUnknownTown(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		r := openRecord(t, database)
		for name, texts := range map[string][2]string{
			"unknown town": {metText("2026年3月1日", "盐霞镇", "浪底机器人公司"), metText("2026年3月2日", "城关镇", "浪底机器人公司")},
			"a farm":       {metText("2026年3月1日", "盐霞镇", "海风家庭农场"), metText("2026年3月2日", "盐霞镇", "海风家庭农场")},
		} {
			a, b := met(t, r, texts[0]), met(t, r, texts[1])
			first, second := decide(t, r, a.ID, accept).Item, decide(t, r, b.ID, accept).Item
			if first.Organisation == 0 || second.Organisation != 0 || !second.Asked {
				t.Errorf("%s: %d, then %d, asked %v (towns %d and %d)", name, first.Organisation, second.Organisation, second.Asked, first.Town, second.Town)
			}
		}
	})
}

// TestAsksOfItsSite checks that the site of a stop called by the company that was met there is the company's, so that both
// pages show the same asks.
func TestAsksOfItsSite(t *testing.T) {
	t.Parallel()
	r := openRecord(t, storetest.SQLite(t))
	body := met(t, r, metText("2026年3月1日", "盐霞镇", "盐霞光储有限公司"))
	stop := siteStop(t, r, body.Visit)
	organisation := decide(t, r, body.ID, accept).Item.Organisation
	site := sitePage(t, r, decide(t, r, stop.ID, accept).Item.Site)
	page := organisationPage(t, r, organisation)
	if site.Organisation != organisation || site.Directives == 0 || page.Directives != site.Directives || len(page.Sites) != 1 {
		t.Errorf("site of %d, want %d; %d asks at it, %d of the organisation", site.Organisation, organisation, site.Directives, page.Directives)
	}
}
