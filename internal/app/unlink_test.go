package app_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"zhenyu"
	"zhenyu/internal/app"
	"zhenyu/internal/store/storetest"
)

// TestLinkTakenBack checks that a site forgets the name that it was linked by once the link is taken back, so that the next
// of that name is no more taken for it, and keeps names that a person wrote or that another mention has.
func TestLinkTakenBack(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		ctx := context.Background()
		r := openRecord(t, database)
		flowers := siteStop(t, r, importText(t, r, "a.txt", visitText("2026年3月1日", "青禾粮油加工有限公司")).Visit)
		site := decide(t, r, flowers.ID, accept).Item.Site
		day := 1
		electronics := func() *zhenyu.Item {
			day++
			return siteStop(t, r, importText(t, r, "b.txt", visitText(zhenyu.DayOf(2026, 4, day).String(), "盐霞光储有限公司")).Visit)
		}
		mistaken := electronics()
		link := app.Decision{Status: zhenyu.Accepted, Site: site}
		back := map[string]func(){
			"reopened": func() { decide(t, r, mistaken.ID, app.Decision{Status: zhenyu.Proposed}) },
			"rejected": func() { decide(t, r, mistaken.ID, app.Decision{Status: zhenyu.Rejected}) },
			"another":  func() { decide(t, r, mistaken.ID, app.Decision{NewSite: true}) },
			"renamed":  func() { decide(t, r, mistaken.ID, renamed(mistaken, "鹭汊闸")) },
			"split off": func() {
				if _, _, err := r.SplitSite(ctx, zhenyu.Local, site, 0, "另一处", []zhenyu.ItemID{mistaken.ID}); err != nil {
					t.Fatal(err)
				}
			},
		}
		for how, take := range back {
			decide(t, r, mistaken.ID, link)
			if p := sitePage(t, r, site); !slices.Contains(p.Aliases, "盐霞光储有限公司") {
				t.Fatalf("%s: nothing learned: %v", how, p.Aliases)
			}
			take()
			if p := sitePage(t, r, site); len(p.Aliases) != 0 || p.Removed {
				t.Errorf("%s: still known as %v, removed %v", how, p.Aliases, p.Removed)
			}
			decide(t, r, mistaken.ID, app.Decision{Status: zhenyu.Proposed, Edited: app.EditOf(mistaken.Proposal)})
		}
		if got := decide(t, r, electronics().ID, accept).Item; got.Site == site {
			t.Error("a name whose link was taken back was linked unasked")
		}
		whole(t, r)
	})
}

// renamed says that a stop is called otherwise.
func renamed(stop *zhenyu.Item, name string) app.Decision {
	v, s := *stop.Value(), *stop.Value().Stop
	s.Place = name
	v.Stop = &s
	return edited(&v)
}

// TestKeptAliases checks that a name stays with a site where a person wrote it, or another stop there has it.
func TestKeptAliases(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		r := openRecord(t, database)
		site := decide(t, r, siteStop(t, r, importText(t, r, "a.txt", visitText("2026年3月1日", "青禾粮油加工有限公司")).Visit).ID, accept).Item.Site
		first := siteStop(t, r, importText(t, r, "b.txt", visitText("2026年4月1日", "老粮站烘干中心")).Visit)
		second := siteStop(t, r, importText(t, r, "c.txt", visitText("2026年4月2日", "老粮站烘干中心")).Visit)
		decide(t, r, first.ID, app.Decision{Status: zhenyu.Accepted, Site: site})
		decide(t, r, second.ID, accept)
		decide(t, r, first.ID, app.Decision{Status: zhenyu.Proposed})
		if p := sitePage(t, r, site); len(p.Aliases) != 1 {
			t.Errorf("the other stop of the name: %v", p.Aliases)
		}
		decide(t, r, second.ID, app.Decision{Status: zhenyu.Rejected})
		if p := sitePage(t, r, site); len(p.Aliases) != 0 {
			t.Errorf("no stop of the name: %v", p.Aliases)
		}
		if _, _, err := r.EditSite(context.Background(), zhenyu.Local, site, 0, app.SiteEdit{Aliases: &[]string{second.Value().Stop.Place}}); err != nil {
			t.Fatal(err)
		}
		if got := decide(t, r, second.ID, accept).Item; got.Site != site {
			t.Fatalf("a written name is not known: %+v", got)
		}
		decide(t, r, second.ID, app.Decision{Status: zhenyu.Proposed})
		if p := sitePage(t, r, site); len(p.Aliases) != 1 {
			t.Errorf("a written name went: %v", p.Aliases)
		}
		whole(t, r)
	})
}

// TestRenamedStop checks that a stop that is called otherwise is linked anew, with what was asked there.
func TestRenamedStop(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		r := openRecord(t, database)
		there := decide(t, r, siteStop(t, r, importText(t, r, "a.txt", visitText("2026年3月1日", "红花金属制品有限公司")).Visit).ID, accept).Item.Site
		stay := siteStop(t, r, importText(t, r, "b.txt", visitText("2026年3月8日", "青禾粮油加工有限公司")).Visit)
		here := decide(t, r, stay.ID, accept).Item.Site
		wrong := siteStop(t, r, importText(t, r, "c.txt", visitText("2026年4月1日", "青禾粮油加工有限公司")).Visit)
		decide(t, r, wrong.ID, accept)
		done := decide(t, r, wrong.ID, renamed(wrong, "红花金属制品有限公司"))
		if done.Item.Site != there || len(done.Changed) == 0 || done.Changed[0].Site != there {
			t.Errorf("%+v, with %+v; want site %d", done.Item, done.Changed, there)
		}
		if p := sitePage(t, r, here); p.Stops != 1 || p.Directives != 1 {
			t.Errorf("left behind: %d stops, %d asks", p.Stops, p.Directives)
		}
		done = decide(t, r, wrong.ID, renamed(wrong, "红花金属制品公司"))
		if done.Item.Site != 0 || !done.Item.Asked || done.Changed[0].Site != 0 {
			t.Errorf("a name near another is not asked: %+v, with %+v", done.Item, done.Changed)
		}
		own := decide(t, r, stay.ID, renamed(stay, "青禾粮油加工厂有限公司")).Item
		if own.Site == 0 || own.Asked || sitePage(t, r, own.Site).Name != "青禾粮油加工厂有限公司" {
			t.Errorf("a name of its own: %+v", own)
		}
		whole(t, r)
	})
}

// TestAliasesTidied checks that other names are kept once and trimmed, that those that are no names are refused, and that
// what is merged or gone is not edited.
func TestAliasesTidied(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		ctx := context.Background()
		r := openRecord(t, database)
		site := decide(t, r, siteStop(t, r, importText(t, r, "a.txt", visitText("2026年3月1日", "青禾粮油加工有限公司")).Visit).ID, accept).Item.Site
		other := siteStop(t, r, importText(t, r, "b.txt", visitText("2026年3月8日", "红花木业有限公司")).Visit)
		away := decide(t, r, other.ID, accept).Item.Site
		name := sitePage(t, r, site).Name
		edit := func(id zhenyu.SiteID, e app.SiteEdit) error {
			_, _, err := r.EditSite(ctx, zhenyu.Local, id, 0, e)
			return err
		}
		if err := edit(site, app.SiteEdit{Aliases: &[]string{" 二厂 ", "二厂", name, "二 厂"}}); err != nil || !slices.Equal(sitePage(t, r, site).Aliases, []string{"二厂"}) {
			t.Errorf("%q, %v", sitePage(t, r, site).Aliases, err)
		}
		if err := edit(site, app.SiteEdit{Aliases: &[]string{strings.Repeat("长", 201)}}); kindOf(err) != zhenyu.Invalid {
			t.Errorf("a name of 201 characters: %v", err)
		}
		if err := edit(site, app.SiteEdit{Point: &zhenyu.Point{Lon: 121, Lat: 31}, NoPoint: true}); kindOf(err) != zhenyu.Invalid {
			t.Errorf("a point and none: %v", err)
		}
		decide(t, r, other.ID, app.Decision{Status: zhenyu.Rejected})
		if err := edit(away, app.SiteEdit{Name: "甲"}); kindOf(err) != zhenyu.Conflict {
			t.Errorf("a site that is gone: %v", err)
		}
		away = decide(t, r, other.ID, accept).Item.Site
		if _, err := r.MergeSites(ctx, zhenyu.Local, away, 0, site); err != nil {
			t.Fatal(err)
		}
		if err := edit(away, app.SiteEdit{Name: "甲"}); kindOf(err) != zhenyu.Conflict {
			t.Errorf("a merged site: %v", err)
		}
	})
}

// TestNobodyLeft checks that a site that only an acceptance made goes with its last stop, comes back by undoing, and stays
// where a person said something of it.
func TestNobodyLeft(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		ctx := context.Background()
		r := openRecord(t, database)
		stop := siteStop(t, r, importText(t, r, "a.txt", visitText("2026年3月1日", "青禾粮油加工有限公司")).Visit)
		site := decide(t, r, stop.ID, accept).Item.Site
		rejected := decide(t, r, stop.ID, app.Decision{Status: zhenyu.Rejected})
		if list, err := r.Sites(ctx, zhenyu.Local, app.SiteQuery{}); err != nil || len(list.Sites) != 0 {
			t.Errorf("%+v, %v", list.Sites, err)
		}
		if _, err := r.Undo(ctx, zhenyu.Local, rejected.Event); err != nil {
			t.Fatal(err)
		}
		if p := sitePage(t, r, site); p.Removed || p.Stops != 1 || p.Directives != 1 {
			t.Errorf("undone: %+v", p.SiteRow)
		}
		if _, _, err := r.SplitSite(ctx, zhenyu.Local, site, 0, " "+sitePage(t, r, site).Name, []zhenyu.ItemID{stop.ID}); kindOf(err) != zhenyu.Invalid {
			t.Errorf("split off under the name of the whole: %v", err)
		}
		split, _, err := r.SplitSite(ctx, zhenyu.Local, site, 0, " 青禾粮油二厂 ", []zhenyu.ItemID{stop.ID})
		if err != nil || split.Name != "青禾粮油二厂" || !sitePage(t, r, site).Removed {
			t.Errorf("after all was split off: %+v, %v", sitePage(t, r, site).SiteRow, err)
		}
		point := &zhenyu.Point{Lon: 121, Lat: 31}
		if _, _, err := r.EditSite(ctx, zhenyu.Local, split.ID, 0, app.SiteEdit{Point: point}); err != nil {
			t.Fatal(err)
		}
		decide(t, r, stop.ID, app.Decision{Status: zhenyu.Rejected})
		if p := sitePage(t, r, split.ID); p.Removed {
			t.Error("a site that a person placed went")
		}
		body := met(t, r, metText("2026年3月1日", "盐霞镇", "盐霞光储有限公司"))
		organisation := decide(t, r, body.ID, accept).Item.Organisation
		at := siteStop(t, r, body.Visit)
		decide(t, r, at.ID, accept)
		decide(t, r, body.ID, app.Decision{Status: zhenyu.Rejected})
		decide(t, r, at.ID, app.Decision{Status: zhenyu.Rejected})
		if p := organisationPage(t, r, organisation); !p.Removed {
			t.Errorf("an organisation that nobody met stays: %+v", p.OrganisationRow)
		}
		whole(t, r)
	})
}
