package app_test

import (
	"context"
	"strings"
	"testing"

	"zhenyu"
	"zhenyu/internal/app"
	"zhenyu/internal/store/storetest"
)

// TestSiteOfARenamedTown checks that a site and a company are known again when their town has another name, or is part of
// another town, also where the earlier report comes in last, and that they are asked where the town was parted.
func TestSiteOfARenamedTown(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		r := openDistrict(t, database)
		const name = "青禾粮油加工有限公司"
		text := func(date, town string) string { return strings.ReplaceAll(visitText(date, name), "鹭汀镇", town) }
		first := linked(t, r, text("2025年3月1日", "鹭汀镇"))
		code, into := townOf(t, r, "鹭汀镇").Code, townOf(t, r, "盐霞镇").Code
		changeAreas(t, r, areaHead+"rename,2025-04-01,"+code+",鹭江镇,,\n")
		if again := linked(t, r, text("2025年5月1日", "鹭江镇")); again.Site == 0 || again.Site != first.Site {
			t.Errorf("renamed: site %d and then %d", first.Site, again.Site)
		}
		changeAreas(t, r, areaHead+"merge,2025-06-01,"+code+",,,"+into+"\n")
		if again := linked(t, r, text("2025年7月1日", "盐霞镇")); again.Site != first.Site {
			t.Errorf("merged: site %d and then %d", first.Site, again.Site)
		}
		if again := linked(t, r, text("2025年3月2日", "鹭汀镇")); again.Site != first.Site {
			t.Errorf("before: site %d and then %d", first.Site, again.Site)
		}
		changeAreas(t, r, areaHead+"split,2025-08-01,990101099000,盐东镇,,"+into+"\n")
		if again := linked(t, r, text("2025年9月1日", "盐东镇")); again.Site != 0 || !again.Asked {
			t.Errorf("parted: not asked but %d", again.Site)
		}
		whole(t, r)
	})
}

// TestCompanyOfARenamedTown is the same of the companies met.
func TestCompanyOfARenamedTown(t *testing.T) {
	t.Parallel()
	r := openDistrict(t, storetest.SQLite(t))
	first := decide(t, r, met(t, r, metText("2025年3月1日", "盐霞镇", "光储有限公司")).ID, accept).Item
	changeAreas(t, r, areaHead+"rename,2025-04-01,"+townOf(t, r, "盐霞镇").Code+",盐江镇,,\n")
	again := decide(t, r, met(t, r, metText("2025年5月1日", "盐江镇", "光储有限公司")).ID, accept).Item
	if again.Organisation == 0 || again.Organisation != first.Organisation {
		t.Errorf("organisation %d and then %d", first.Organisation, again.Organisation)
	}
	page, err := r.Organisation(context.Background(), zhenyu.Local, first.Organisation)
	if err != nil || page.Visits != 2 {
		t.Errorf("%+v, %v", page, err)
	}
}

// linked imports a visit and accepts its stop at a site.
func linked(t *testing.T, r *app.Record, text string) *zhenyu.Item {
	t.Helper()
	return decide(t, r, siteStop(t, r, importText(t, r, "a.txt", text).Visit).ID, accept).Item
}
