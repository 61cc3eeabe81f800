package app_test

import (
	"context"
	"slices"
	"testing"

	"zhenyu"
	"zhenyu/internal/app"
	"zhenyu/internal/store"
	"zhenyu/internal/store/storetest"
)

// TestMergedName checks that a site is found and matched by the name of one that is merged into it, and lies where that
// one did, until the merge is undone or the two are parted.
func TestMergedName(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		ctx := context.Background()
		r := openRecord(t, database)
		names := []string{"老粮站烘干中心", "青禾粮油加工有限公司"}
		var sites []zhenyu.SiteID
		for n, name := range names {
			stop := siteStop(t, r, importText(t, r, "a.txt", visitText([]string{"2026年3月1日", "2026年4月2日"}[n], name)).Visit)
			sites = append(sites, decide(t, r, stop.ID, accept).Item.Site)
		}
		point := &zhenyu.Point{Lon: 121.5, Lat: 31.2}
		if _, _, err := r.EditSite(ctx, zhenyu.Local, sites[0], 0, app.SiteEdit{Point: point}); err != nil {
			t.Fatal(err)
		}
		merge := func() int64 {
			merged, err := r.MergeSites(ctx, zhenyu.Local, sites[0], 0, sites[1])
			if err != nil {
				t.Fatal(err)
			}
			p := sitePage(t, r, sites[1])
			if !slices.Equal(p.Aliases, []string{sitePage(t, r, sites[0]).Name}) || p.Point == nil || *p.Point != *point {
				t.Errorf("merged: also %v, at %v", p.Aliases, p.Point)
			}
			if got := foundSites(t, r, names[0]); !slices.Equal(got, sites[1:]) {
				t.Errorf("%s finds %v, want %v", names[0], got, sites[1:])
			}
			return merged
		}
		parted := func() {
			a, b := sitePage(t, r, sites[0]), sitePage(t, r, sites[1])
			if len(b.Aliases) != 0 || b.Point != nil || a.Point == nil {
				t.Errorf("parted: also %v, at %v; the other at %v", b.Aliases, b.Point, a.Point)
			}
			if got := foundSites(t, r, names[0]); !slices.Equal(got, sites[:1]) {
				t.Errorf("%s finds %v, want %v", names[0], got, sites[:1])
			}
		}
		if _, err := r.Undo(ctx, zhenyu.Local, merge()); err != nil {
			t.Fatal(err)
		}
		parted()
		merge()
		if _, _, err := r.SplitSite(ctx, zhenyu.Local, sites[0], 0, "", nil); err != nil {
			t.Fatal(err)
		}
		parted()
		merge()
		again := siteStop(t, r, importText(t, r, "c.txt", visitText("2026年5月3日", names[0])).Visit)
		found, err := r.Matches(ctx, zhenyu.Local, again.ID)
		if err != nil || len(found) != 1 || found[0].Site.ID != sites[1] || found[0].How != app.Alias {
			t.Errorf("%+v, %v", found, err)
		}
		if got := decide(t, r, again.ID, accept).Item.Site; got != sites[1] {
			t.Errorf("site %d, want %d", got, sites[1])
		}
		whole(t, r)
	})
}

func foundSites(t *testing.T, r *app.Record, query string) (ids []zhenyu.SiteID) {
	t.Helper()
	found, err := r.Search(context.Background(), zhenyu.Local, query, []string{store.SiteKind}, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range found.Hits {
		ids = append(ids, zhenyu.SiteID(h.ID))
	}
	return ids
}
