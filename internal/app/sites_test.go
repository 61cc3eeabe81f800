package app_test

import (
	"context"
	"errors"
	"testing"

	"zhenyu"
	"zhenyu/internal/app"
	"zhenyu/internal/store/storetest"
)

// stopOf gives the stop of a visit at a site.
func siteStop(t *testing.T, r *app.Record, id zhenyu.VisitID) *zhenyu.Item {
	t.Helper()
	for _, i := range visitPage(t, r, id).Items {
		if i.Kind == zhenyu.StopItem && !i.Value().Stop.Kind.IsArea() {
			return i
		}
	}
	t.Fatalf("visit %d has no stop at a site", id)
	return nil
}

// TestOneSite checks that a site seen again is the same row, that a name near it is asked, and that merging, parting
// and undoing bring back what was.
func TestOneSite(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		ctx := context.Background()
		r := openRecord(t, database)
		var stops []*zhenyu.Item
		for i, site := range []string{"青禾粮油加工有限公司", "青禾粮油加工有限公司", "青禾粮油加工厂有限公司"} {
			id := importText(t, r, "a.txt", visitText([]string{"2026年3月1日", "2026年4月2日", "2026年5月3日"}[i], site)).Visit
			stops = append(stops, siteStop(t, r, id))
		}
		first := decide(t, r, stops[0].ID, accept)
		second := decide(t, r, stops[1].ID, accept)
		if first.Item.Site == 0 || second.Item.Site != first.Item.Site {
			t.Fatalf("sites %d and %d", first.Item.Site, second.Item.Site)
		}
		third := decide(t, r, stops[2].ID, accept)
		if third.Item.Site != 0 || !third.Item.Asked {
			t.Fatalf("a name near another was not asked: %+v", third.Item)
		}
		questions, err := r.Questions(ctx, zhenyu.Local, 0, 10)
		if err != nil || len(questions) != 1 || len(questions[0].Matches) != 1 || questions[0].Matches[0].How != app.Near {
			t.Fatalf("%+v, %v", questions, err)
		}
		other := decide(t, r, stops[2].ID, app.Decision{Status: zhenyu.Accepted, NewSite: true})
		if other.Item.Site == first.Item.Site || other.Item.Asked {
			t.Fatalf("%+v", other.Item)
		}
		merged, err := r.MergeSites(ctx, zhenyu.Local, other.Item.Site, 0, first.Item.Site)
		if err != nil {
			t.Fatal(err)
		}
		if p := sitePage(t, r, first.Item.Site); p.Stops != 3 || len(p.Merged) != 1 {
			t.Errorf("merged: %d stops, %d merged", p.Stops, len(p.Merged))
		}
		if all, err := r.SiteStops(ctx, zhenyu.Local, first.Item.Site); err != nil || len(all) != 3 {
			t.Errorf("%d stops of both, %v", len(all), err)
		}
		if _, err := r.Undo(ctx, zhenyu.Local, merged); err != nil {
			t.Fatal(err)
		}
		if p := sitePage(t, r, first.Item.Site); p.Stops != 2 || len(p.Merged) != 0 {
			t.Errorf("undone: %d stops, %d merged", p.Stops, len(p.Merged))
		}
		here, err := r.SiteStops(ctx, zhenyu.Local, first.Item.Site)
		if err != nil || len(here) != 2 || here[0].Item.ID != stops[1].ID || here[1].Item.ID != stops[0].ID || here[0].Title == "" {
			t.Errorf("stops here: %+v, %v", here, err)
		}
		split, event, err := r.SplitSite(ctx, zhenyu.Local, first.Item.Site, 0, "青禾粮油二厂", []zhenyu.ItemID{stops[1].ID})
		if err != nil {
			t.Fatal(err)
		}
		if a, b := sitePage(t, r, first.Item.Site), sitePage(t, r, split.ID); a.Stops != 1 || b.Stops != 1 {
			t.Errorf("split: %d and %d stops", a.Stops, b.Stops)
		}
		if undone, err := r.UndoLast(ctx, zhenyu.Local, int64(first.Item.Site)); err != nil || undone.Event != event+1 {
			t.Fatalf("%+v, %v", undone, err)
		}
		if a, b := sitePage(t, r, first.Item.Site), sitePage(t, r, split.ID); a.Stops != 2 || b.Stops != 0 || !b.Removed {
			t.Errorf("split undone: %d and %d stops, %+v", a.Stops, b.Stops, b.Site)
		}
		whole(t, r)
	})
}

// TestAlias checks that a name that a person gave a site is known from then on.
func TestAlias(t *testing.T) {
	t.Parallel()
	r := openRecord(t, storetest.SQLite(t))
	a := siteStop(t, r, importText(t, r, "a.txt", visitText("2026年3月1日", "青禾粮油加工有限公司")).Visit)
	b := siteStop(t, r, importText(t, r, "b.txt", visitText("2026年4月2日", "老粮站烘干中心")).Visit)
	c := siteStop(t, r, importText(t, r, "c.txt", visitText("2026年5月3日", "老糧站烘干中心")).Visit)
	site := decide(t, r, a.ID, accept).Item.Site
	decide(t, r, b.ID, app.Decision{Status: zhenyu.Accepted, Site: site})
	if got := decide(t, r, c.ID, accept).Item.Site; got != site {
		t.Errorf("site %d, want %d", got, site)
	}
}

// TestNearInTown checks that a stop whose village nobody knows is asked about sites in the villages of its town.
func TestNearInTown(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		ctx := context.Background()
		r := openDistrict(t, database)
		a := siteStop(t, r, importText(t, r, "a.txt", visitText("2026年3月1日", "青禾粮油加工有限公司")).Visit)
		b := siteStop(t, r, importText(t, r, "b.txt", visitText("2026年4月2日", "青禾粮油加工厂有限公司")).Visit)
		site := decide(t, r, a.ID, accept).Item.Site
		town, err := r.Area(ctx, zhenyu.Local, a.Town, 0)
		if err != nil || len(town.Below) == 0 {
			t.Fatalf("%+v, %v", town, err)
		}
		if _, _, err := r.EditSite(ctx, zhenyu.Local, site, 0, app.SiteEdit{Area: &town.Below[0].ID}); err != nil {
			t.Fatal(err)
		}
		if got := decide(t, r, b.ID, accept).Item; !got.Asked || got.Site != 0 {
			t.Errorf("a name near one in a village of the town was not asked: %+v", got)
		}
	})
}

func sitePage(t *testing.T, r *app.Record, id zhenyu.SiteID) *app.SitePage {
	t.Helper()
	p, err := r.Site(context.Background(), zhenyu.Local, id)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestNoSuchOwner checks that both databases answer alike when a site is given an organisation that is not there.
func TestNoSuchOwner(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		r := openRecord(t, database)
		stop := siteStop(t, r, importText(t, r, "a.txt", visitText("2026年3月1日", "青禾粮油加工有限公司")).Visit)
		site := decide(t, r, stop.ID, accept).Item.Site
		missing := zhenyu.OrganisationID(1 << 40)
		_, _, err := r.EditSite(context.Background(), zhenyu.Local, site, 0, app.SiteEdit{Organisation: &missing})
		if e, ok := errors.AsType[*zhenyu.Error](err); !ok || e.Kind != zhenyu.NotFound {
			t.Errorf("%v, want not found", err)
		}
	})
}

// TestSiteLies checks that a new site takes its place from the district's own names.
func TestSiteLies(t *testing.T) {
	t.Parallel()
	r := openRecord(t, storetest.SQLite(t))
	known := siteStop(t, r, importText(t, r, "a.txt", visitText("2026年3月1日", "鹭汊闸")).Visit)
	unknown := siteStop(t, r, importText(t, r, "b.txt", visitText("2026年4月2日", "老粮站烘干中心")).Visit)
	for stop, want := range map[*zhenyu.Item]bool{known: true, unknown: false} {
		site := sitePage(t, r, decide(t, r, stop.ID, accept).Item.Site)
		if (site.Point != nil) != want {
			t.Errorf("%s: %v", site.Name, site.Point)
		}
	}
}

// TestUnknownTownIsAsked checks that two sites of one name, of which nobody knows the town, become one only where a person
// says so, and neither do those of two villages of one town, or of villages that nobody knows.
func TestUnknownTownIsAsked(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		r := openRecord(t, database)
		for name, texts := range map[string][2]string{
			"towns": {
				"3月1日,县委书记王一民到城关镇调研。在便民服务中心,王一民要求,把窗口排队时间压缩到10分钟以内。",
				"5月8日,县长刘二虎到河口镇调研。在便民服务中心,刘二虎要求,年底前完成屋顶维修。",
			},
			"villages": {
				"2026年3月1日,区委书记邬澜舟到鹭汀镇鹭汊村调研。在鹭汊村文化广场,邬澜舟要求,装上路灯。",
				"2026年3月2日,区委书记邬澜舟到鹭汀镇调研。在文化广场,邬澜舟要求,装上路灯。",
			},
			"villages that nobody knows": {
				"2026年3月1日,区委书记邬澜舟到鹭汀镇调研。在党群服务中心,邬澜舟要求,装上路灯。",
				"2026年3月2日,区委书记邬澜舟到鹭汀镇调研。在党群服务中心,邬澜舟要求,装上路灯。",
			},
		} {
			a := siteStop(t, r, importText(t, r, "a.txt", texts[0]).Visit)
			b := siteStop(t, r, importText(t, r, "b.txt", texts[1]).Visit)
			first, second := decide(t, r, a.ID, accept).Item, decide(t, r, b.ID, accept).Item
			if first.Site == 0 || second.Site != 0 || !second.Asked {
				t.Errorf("%s: site %d, then %d, asked %v (areas %d and %d)", name, first.Site, second.Site, second.Asked, first.Area, second.Area)
			}
		}
		questions, err := r.Questions(context.Background(), zhenyu.Local, 0, 10)
		if err != nil || len(questions) != 3 {
			t.Errorf("%+v, %v", questions, err)
		}
	})
}

// TestUndoLeavesUsedSites checks that undoing what made a site leaves it where others are at it.
func TestUndoLeavesUsedSites(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		ctx := context.Background()
		r := openRecord(t, database)
		var visits []zhenyu.VisitID
		var stops []*zhenyu.Item
		for _, date := range []string{"2026年3月1日", "2026年4月2日"} {
			visits = append(visits, importText(t, r, "a.txt", visitText(date, "青禾粮油加工有限公司")).Visit)
			stops = append(stops, siteStop(t, r, visits[len(visits)-1]))
		}
		site := decide(t, r, stops[0].ID, accept).Item.Site
		if again := decide(t, r, stops[1].ID, accept).Item; again.Site != site {
			t.Fatalf("%+v", again)
		}
		if _, err := r.UndoLast(ctx, zhenyu.Local, int64(visits[0])); err != nil {
			t.Fatal(err)
		}
		if p := sitePage(t, r, site); p.Removed || p.Stops != 1 {
			t.Errorf("the site of the second visit: removed %v, %d stops", p.Removed, p.Stops)
		}
		if item := siteStop(t, r, visits[0]); item.Status != zhenyu.Proposed || item.Site != 0 {
			t.Errorf("%+v", item)
		}
		if redone := decide(t, r, stops[0].ID, accept).Item; redone.Site != site {
			t.Errorf("%+v", redone)
		}
		whole(t, r)
	})
}

// TestBlankNames checks that nothing is called by blanks alone.
func TestBlankNames(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	r := openRecord(t, storetest.SQLite(t))
	stop := siteStop(t, r, importText(t, r, "a.txt", visitText("2026年3月1日", "青禾粮油加工有限公司")).Visit)
	site := decide(t, r, stop.ID, accept).Item.Site
	editSite := func(e app.SiteEdit) error { _, _, err := r.EditSite(ctx, zhenyu.Local, site, 0, e); return err }
	said := *stop.Proposal
	said.Stop = &zhenyu.Stop{Place: "\u3000 ", Kind: stop.Proposal.Stop.Kind}
	for what, err := range map[string]error{
		"name":     editSite(app.SiteEdit{Name: "   "}),
		"alias":    editSite(app.SiteEdit{Aliases: &[]string{"二厂", "\u3000"}}),
		"no alias": editSite(app.SiteEdit{Aliases: &[]string{""}}),
		"title": func() error {
			_, _, err := r.EditVisit(ctx, zhenyu.Local, stop.Visit, 0, app.VisitEdit{Title: " "})
			return err
		}(),
		"item": func() error { _, err := r.Decide(ctx, zhenyu.Local, stop.ID, 0, edited(&said)); return err }(),
		"of the split": func() error {
			_, _, err := r.SplitSite(ctx, zhenyu.Local, site, 0, " ", []zhenyu.ItemID{stop.ID})
			return err
		}(),
	} {
		if kindOf(err) != zhenyu.Invalid {
			t.Errorf("%s: %v", what, err)
		}
	}
}
