package app_test

import (
	"context"
	"testing"

	"zhenyu"
	"zhenyu/internal/app"
	"zhenyu/internal/store/storetest"
)

const (
	fangxian = "420325000000" // 房县, whose 白鹤镇 is one of several in the country
	baihe    = "420325107000"
	report63 = "3月1日,县委书记王一民到白鹤镇调研。在便民服务中心,王一民要求,把窗口排队时间压缩到10分钟以内。王一民指出,白鹤镇要修好机耕路。"
)

func areaCode(t *testing.T, r *app.Record, id zhenyu.AreaID) string {
	t.Helper()
	if id == 0 {
		return ""
	}
	a, err := r.Area(context.Background(), zhenyu.Local, id, 0)
	if err != nil {
		t.Fatal(err)
	}
	return a.Code
}

// TestOwnTreeDecides checks that a name that many places have means the one of the district's own tree, and that of a
// record without one it stays open.
func TestOwnTreeDecides(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		ctx := context.Background()
		r := openRecord(t, database)
		before := importText(t, r, "a.txt", report63).Visit
		if item := itemNamed(t, r, before, "白鹤镇"); item.Town != 0 {
			t.Fatalf("a town was guessed: %+v", item)
		}
		done, err := r.LoadAreas(ctx, zhenyu.Local, fangxian)
		if err != nil || done.Placed == 0 {
			t.Fatalf("%+v, %v", done, err)
		}
		after := importText(t, r, "b.txt", report63+"\n").Visit
		asks := 0
		for _, i := range append(visitPage(t, r, before).Items, visitPage(t, r, after).Items...) {
			if i.Kind == zhenyu.PersonItem {
				continue
			}
			if got := areaCode(t, r, i.Town); got != baihe {
				t.Errorf("%s %s is in %q", i.Kind, i.Value().Words(), got)
			}
			if i.Kind == zhenyu.DirectiveItem {
				asks++
			}
		}
		list, err := r.Directives(ctx, zhenyu.Local, app.DirectiveQuery{Town: townOf(t, r, "白鹤镇").ID})
		if err != nil || asks == 0 || len(list.Directives) != asks {
			t.Errorf("%d of %d asks, %v", len(list.Directives), asks, err)
		}
		whole(t, r)
	})
}

// TestTwiceInTheTree checks that a village that two towns of the district have is told apart by the town around it, and
// without one is left open.
func TestTwiceInTheTree(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		r := openDistrict(t, database)
		lines := areaHead
		for _, town := range []string{"鹭汀镇", "盐霞镇"} {
			code := townOf(t, r, town).Code
			lines += "add,2020-01-01," + code[:9] + "977,双栖新村,," + code + "\n"
		}
		changeAreas(t, r, lines)
		in := importText(t, r, "a.txt", "2026年3月1日,区委书记邬澜舟到盐霞镇双栖新村调研。他指出,双栖新村要修好机耕路。").Visit
		if i := itemNamed(t, r, in, "双栖新村"); i.Town != townOf(t, r, "盐霞镇").ID || i.Area == i.Town {
			t.Errorf("in %d, town %d: %+v", i.Area, i.Town, i.Value().Stop)
		}
		open := importText(t, r, "b.txt", "2026年3月2日,区委书记邬澜舟到双栖新村调研。他指出,双栖新村要修好机耕路。").Visit
		if i := itemNamed(t, r, open, "双栖新村"); i.Area != 0 {
			t.Errorf("one of two was guessed: %d", i.Area)
		}
	})
}

// TestChooseArea checks that a person chooses among the areas of a name, that what is there goes along, and that it can
// be undone.
func TestChooseArea(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		ctx := context.Background()
		r := openRecord(t, database)
		id := importText(t, r, "a.txt", report63).Visit
		stop := itemNamed(t, r, id, "白鹤镇")
		choices, err := r.AreaChoices(ctx, zhenyu.Local, stop.ID, "")
		if err != nil || len(choices) < 2 || choices[0].Own || choices[0].ID != 0 {
			t.Fatalf("%+v, %v", choices, err)
		}
		one, err := r.AreaChoices(ctx, zhenyu.Local, stop.ID, "房县白鹤镇")
		if err != nil || len(one) != 1 || one[0].Code != baihe || one[0].Path[len(one[0].Path)-1] != "房县" {
			t.Fatalf("%+v, %v", one, err)
		}
		code := baihe
		done := decide(t, r, stop.ID, app.Decision{AreaCode: &code})
		if done.Item.Status != zhenyu.Accepted || areaCode(t, r, done.Item.Area) != baihe {
			t.Errorf("%+v", done.Item)
		}
		for _, i := range visitPage(t, r, id).Items {
			if i.Kind != zhenyu.PersonItem && areaCode(t, r, i.Town) != baihe {
				t.Errorf("%s %s stayed behind", i.Kind, i.Value().Words())
			}
		}
		if chosen, err := r.AreaChoices(ctx, zhenyu.Local, stop.ID, ""); err != nil || !chosen[0].Chosen || chosen[0].Code != baihe {
			t.Errorf("%+v, %v", chosen[0], err)
		}
		wrong := "999999999999"
		if _, err := r.Decide(ctx, zhenyu.Local, stop.ID, 0, app.Decision{AreaCode: &wrong}); kindOf(err) != zhenyu.NotFound {
			t.Errorf("%v", err)
		}
		if _, err := r.UndoLast(ctx, zhenyu.Local, int64(id)); err != nil {
			t.Fatal(err)
		}
		for _, i := range visitPage(t, r, id).Items {
			if i.Area != 0 {
				t.Errorf("%s %s was not given back", i.Kind, i.Value().Words())
			}
		}
		whole(t, r)
	})
}

// TestEditPlaces checks that an item whose place a person names anew is where that is, and not where its old name was.
func TestEditPlaces(t *testing.T) {
	t.Parallel()
	r := openRecord(t, storetest.SQLite(t))
	if _, err := r.LoadAreas(context.Background(), zhenyu.Local, sampleDistrict); err != nil {
		t.Fatal(err)
	}
	id := importText(t, r, "a.txt", "2026年3月1日,区委书记邬澜舟到鹭汀镇调研。他指出,鹭汀镇要修好机耕路。").Visit
	stop := itemNamed(t, r, id, "鹭汀镇")
	v := *stop.Value()
	renamed := *v.Stop
	renamed.Place = "盐霞镇"
	v.Stop = &renamed
	want := townOf(t, r, "盐霞镇").ID
	if got := decide(t, r, stop.ID, edited(&v)).Item; got.Town != want || got.Value().Stop.Code != "" {
		t.Errorf("in %d, want %d: %+v", got.Town, want, got.Value().Stop)
	}
}
