package app_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"zhenyu"
	"zhenyu/internal/app"
	"zhenyu/internal/store/storetest"
)

const sampleDistrict = "990101000000"

// TestAreasKeepTheirPast checks that a town that merged keeps its past: what was asked of it stays under it, and is found
// under what it became.
func TestAreasKeepTheirPast(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		ctx := context.Background()
		r := openRecord(t, database)
		if done, err := r.LoadAreas(ctx, zhenyu.Local, sampleDistrict); err != nil || done.Added < 30 {
			t.Fatalf("%+v, %v", done, err)
		}
		importText(t, r, "a.txt", "区委书记邬澜舟调研\n2025年3月1日,区委书记邬澜舟到鹭汀镇调研。他指出,鹭汀镇要修好机耕路。")
		old := townOf(t, r, "鹭汀镇")
		changes := "change,on,code,name,new_code,into\n" +
			"merge,2026-01-01," + old.Code + ",,," + townOf(t, r, "盐霞镇").Code + "\n" +
			"rename,2026-02-01," + townOf(t, r, "盐霞镇").Code + ",盐鹭镇,,\n"
		if n, err := r.ChangeAreas(ctx, zhenyu.Local, strings.NewReader(changes)); err != nil || n != 2 {
			t.Fatalf("%d changes, %v", n, err)
		}
		now := townOf(t, r, "盐鹭镇")
		list, err := r.Directives(ctx, zhenyu.Local, app.DirectiveQuery{Town: now.ID})
		if err != nil || len(list.Directives) == 0 || list.Directives[0].Town != old.ID {
			t.Errorf("asks of the merged town: %+v, %v", list, err)
		}
		for _, c := range []struct {
			on   zhenyu.Day
			want string
		}{{20251231, "鹭汀镇 盐霞镇"}, {20260115, "盐霞镇"}, {0, "盐鹭镇"}} {
			rows, err := r.AreasAt(ctx, zhenyu.Local, app.AreaQuery{Towns: true, On: c.on})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, a := range rows {
				if strings.ContainsAny(a.Name, "鹭盐") {
					got = append(got, a.Name)
				}
			}
			if strings.Join(got, " ") != c.want {
				t.Errorf("on %s: %v, want %s", c.on, got, c.want)
			}
		}
		past, err := r.FindTown(ctx, zhenyu.Local, "鹭汀镇")
		if err != nil || past.ID != old.ID || past.To != 20260101 || past.IntoName != "盐霞镇" {
			t.Errorf("a town that is no more: %+v, %v", past, err)
		}
		rows, err := r.AreasAt(ctx, zhenyu.Local, app.AreaQuery{Towns: true, Ended: true})
		if err != nil || !slices.ContainsFunc(rows, func(a *app.AreaRow) bool { return a.ID == old.ID && a.IntoName == "盐霞镇" }) {
			t.Errorf("the list of all towns does not have it, %v", err)
		}
		hits, err := r.Search(ctx, zhenyu.Local, "鹭汀", []string{"area"}, 10)
		if err != nil || len(hits.Hits) == 0 || hits.Hits[0].ID != int64(old.ID) || hits.Hits[0].Ended != 20260101 || hits.Hits[0].Into != "盐霞镇" {
			t.Errorf("found %+v, %v", hits.Hits[0], err)
		}
		importText(t, r, "b.txt", "区委书记邬澜舟调研\n2026年3月1日,区委书记邬澜舟到鹭汀镇调研。他指出,鹭汀镇要修好灌渠。")
		list, err = r.Directives(ctx, zhenyu.Local, app.DirectiveQuery{Town: now.ID, From: 20260301})
		if err != nil || len(list.Directives) == 0 || list.Directives[0].Town != now.ID {
			t.Errorf("a visit after the merging is not of the new town: %+v, %v", list, err)
		}
		whole(t, r)
	})
}

func townOf(t *testing.T, r *app.Record, name string) *app.AreaRow {
	t.Helper()
	rows, err := r.AreasAt(context.Background(), zhenyu.Local, app.AreaQuery{Towns: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range rows {
		if a.Name == name {
			return a
		}
	}
	t.Fatalf("no town %s today", name)
	return nil
}

// TestAreaChangesAreOneTransaction checks that a bad line is named, and nothing before it is kept.
func TestAreaChangesAreOneTransaction(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	r := openRecord(t, storetest.SQLite(t))
	if _, err := r.LoadAreas(ctx, zhenyu.Local, sampleDistrict); err != nil {
		t.Fatal(err)
	}
	code := townOf(t, r, "鹭汀镇").Code
	line := func(second string) string {
		return areaHead + "rename,2026-01-01," + code + ",新名镇,,\n" + second + "\n"
	}
	gbk, err := simplifiedchinese.GBK.NewEncoder().String(line("rename,2026-02-01," + code + ",鹭江镇,,"))
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ file, want string }{
		"head":       {"a,b\n", "first line"},
		"day":        {areaHead + "rename,2026-02-30," + code + ",新名镇,,\n", "line 2"},
		"code":       {line("end,2026-01-01,123456789012,,,"), "line 3"},
		"change":     {areaHead + "swallow,2026-01-01," + code + ",,,\n", "line 2"},
		"column":     {areaHead + "rename,2026-01-01\n", "line 2: a line has 6 columns"},
		"quote":      {line("rename,2026-02-01," + code + ",鹭\"江镇,,"), "line 3: a quotation mark"},
		"encoding":   {gbk, "line 2: this is not UTF-8"},
		"add":        {line("add,2026-02-01," + code + ",鹭江镇,," + sampleDistrict), "line 3: " + code + " is the code of 新名镇"},
		"split":      {line("split,2026-02-01," + code + ",鹭江镇,," + code), "line 3: " + code + " is the code of 新名镇"},
		"recode":     {line("recode,2026-02-01," + code + ",," + sampleDistrict + ","), "line 3: " + sampleDistrict + " is the code of"},
		"no code":    {line("recode,2026-02-01," + code + ",,abc,"), "line 3: “abc” is no code; 12 digits"},
		"short code": {line("add,2026-02-01,990101,鹭江镇,," + sampleDistrict), "line 3: “990101” is no code; 12 digits"},
		"blank name": {line("rename,2026-02-01," + code + ",\u3000 ,,"), "line 3: a name is expected"},
		"villages":   {line("end,2026-02-01," + code + ",,,"), "line 3: 新名镇 still has"},
	} {
		if _, err := r.ChangeAreas(ctx, zhenyu.Local, strings.NewReader(c.file)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
	townOf(t, r, "鹭汀镇") // still there
}

// TestChangesOfOneDay checks that a town can be renamed and recoded on one day, get a village on it, and be put right.
func TestChangesOfOneDay(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		r := openDistrict(t, database)
		old := townOf(t, r, "鹭汀镇")
		changeAreas(t, r, areaHead+"rename,2025-06-01,"+old.Code+",鹭汀街到,,\nrecode,2025-06-01,"+old.Code+",,990101088000,\n"+
			"rename,2025-06-01,990101088000,鹭汀街道,,\nadd,2025-06-01,990101088201,新村,,990101088000\nmerge,2025-07-01,"+townOf(t, r, "盐霞镇").Code+",,,990101088000\n")
		now := townOf(t, r, "鹭汀街道")
		if now.Code != "990101088000" || now.Out != old.ID {
			t.Errorf("%+v", now)
		}
		changeAreas(t, r, areaHead+"end,2025-08-01,990101088201,,,\nadd,2025-08-01,990101088201,新村社区,,990101088000\n")
		whole(t, r)
	})
}

// TestNoImpossiblePast checks that an area does not end before what became it did.
func TestNoImpossiblePast(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		r := openDistrict(t, database)
		a, b := townOf(t, r, "云栈镇"), townOf(t, r, "盐霞镇")
		changeAreas(t, r, areaHead+"merge,2025-06-01,"+a.Code+",,,"+b.Code+"\n")
		for _, back := range []string{"rename,2020-01-01," + b.Code + ",盐云镇,,", "end,2025-05-31," + b.Code + ",,,"} {
			if _, err := r.ChangeAreas(context.Background(), zhenyu.Local, strings.NewReader(areaHead+back+"\n")); kindOf(err) != zhenyu.Invalid {
				t.Errorf("%s: %v", back, err)
			}
		}
		changeAreas(t, r, areaHead+"rename,2025-06-01,"+b.Code+",盐云镇,,\n")
	})
}

func changeAreas(t *testing.T, r *app.Record, lines string) {
	t.Helper()
	if _, err := r.ChangeAreas(context.Background(), zhenyu.Local, strings.NewReader(lines)); err != nil {
		t.Fatal(err)
	}
}

const areaHead = "change,on,code,name,new_code,into\n"

// FuzzAreaChanges checks that no file of changes breaks the record.
func FuzzAreaChanges(f *testing.F) {
	for _, seed := range []string{areaHead, areaHead + "merge,2026-01-01,990101002000,,,990101003000\n", "\ufeff" + areaHead + "add,2026-01-01,1,\"x\ny\",,990101000000", "\xff\x00"} {
		f.Add(seed)
	}
	r := openRecord(f, storetest.SQLite(f))
	if _, err := r.LoadAreas(context.Background(), zhenyu.Local, sampleDistrict); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, file string) {
		_, err := r.ChangeAreas(context.Background(), zhenyu.Local, strings.NewReader(file))
		switch kindOf(err) {
		case zhenyu.Invalid, zhenyu.NotFound, zhenyu.TooLarge, "<nil>":
		default:
			t.Errorf("%q: %v", file, err)
		}
	})
}

// TestLateChange checks that a change of a past day takes along what was read of later days, with what people decided
// about it, and leaves what is of earlier ones.
func TestLateChange(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		ctx := context.Background()
		r := openDistrict(t, database)
		text := func(day string) string {
			return day + ",区委书记邬澜舟到鹭汀镇柳家村调研。他指出,鹭汀镇要修好机耕路。"
		}
		before := importText(t, r, "a.txt", text("2025年3月1日")).Visit
		after := importText(t, r, "b.txt", text("2026年3月1日")).Visit
		ask := itemOf(t, r, after, zhenyu.DirectiveItem)
		decide(t, r, ask.ID, app.Decision{Status: zhenyu.Rejected})
		old, into := townOf(t, r, "鹭汀镇"), townOf(t, r, "盐霞镇")
		changeAreas(t, r, areaHead+"merge,2026-01-01,"+old.Code+",,,"+into.Code+"\nrename,2026-02-01,"+into.Code+",盐鹭镇,,\n")
		for id, want := range map[zhenyu.VisitID]zhenyu.AreaID{before: old.ID, after: townOf(t, r, "盐鹭镇").ID} {
			for _, i := range visitPage(t, r, id).Items {
				if i.Town != want && i.Kind != zhenyu.PersonItem {
					t.Errorf("%s of %s is of town %d, want %d", i.Value().Words(), i.Day, i.Town, want)
				}
			}
		}
		if got, err := r.Item(ctx, zhenyu.Local, ask.ID); err != nil || got.Status != zhenyu.Rejected {
			t.Errorf("%+v, %v", got, err)
		}
		whole(t, r)
	})
}

// itemOf gives the first item of a kind of a visit.
func itemOf(t *testing.T, r *app.Record, id zhenyu.VisitID, kind zhenyu.ItemKind) *zhenyu.Item {
	t.Helper()
	for _, i := range visitPage(t, r, id).Items {
		if i.Kind == kind {
			return i
		}
	}
	t.Fatalf("visit %d has no %s", id, kind)
	return nil
}

// TestRedatedVisit checks that what was asked is of the town as it was on the visit's day, also where a person says that
// day, and that undoing brings back both.
func TestRedatedVisit(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		ctx := context.Background()
		r := openDistrict(t, database)
		old, into := townOf(t, r, "鹭汀镇"), townOf(t, r, "盐霞镇")
		changeAreas(t, r, areaHead+"merge,2026-01-01,"+old.Code+",,,"+into.Code+"\nrename,2026-02-01,"+into.Code+",盐鹭镇,,\n")
		id := importText(t, r, "a.txt", "2025年3月1日,区委书记邬澜舟到鹭汀镇调研。他指出,鹭汀镇要修好机耕路。").Visit
		now := townOf(t, r, "盐鹭镇")
		check := func(want zhenyu.AreaID) {
			t.Helper()
			for _, i := range visitPage(t, r, id).Items {
				if i.Kind == zhenyu.DirectiveItem && i.Town != want {
					t.Errorf("%s is of town %d, want %d", i.Value().Words(), i.Town, want)
				}
			}
		}
		check(old.ID)
		for _, step := range []struct {
			day  zhenyu.Day
			want zhenyu.AreaID
		}{{20260301, now.ID}, {20260115, into.ID}, {20251201, old.ID}} {
			if _, _, err := r.EditVisit(ctx, zhenyu.Local, id, 0, app.VisitEdit{Day: &step.day}); err != nil {
				t.Fatal(err)
			}
			check(step.want)
		}
		for _, want := range []zhenyu.AreaID{into.ID, now.ID, old.ID} {
			if _, err := r.UndoLast(ctx, zhenyu.Local, int64(id)); err != nil {
				t.Fatal(err)
			}
			check(want)
		}
		whole(t, r)
	})
}

// TestRedatedBeforeMerging checks that what was read after a merging is of the town that it names once its day is before
// that, with what is at it, and what names the other town of the two stays there.
func TestRedatedBeforeMerging(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		r := openDistrict(t, database)
		old, into := townOf(t, r, "鹭汀镇"), townOf(t, r, "盐霞镇")
		changeAreas(t, r, areaHead+"merge,2026-06-01,"+old.Code+",,,"+into.Code+"\n")
		id := importText(t, r, "a.txt", "2026年9月12日,区委书记邬澜舟到鹭汀镇、盐霞镇调研。在鹭汀镇老粮站烘干中心,邬澜舟要求,装上路灯。"+
			"他指出,鹭汀镇要修好机耕路,盐霞镇要修好灌渠。").Visit
		for _, i := range visitPage(t, r, id).Items {
			if i.Town != into.ID && i.Kind != zhenyu.PersonItem {
				t.Errorf("%s is of town %d, want %d", i.Value().Words(), i.Town, into.ID)
			}
		}
		day := zhenyu.Day(20260301)
		if _, _, err := r.EditVisit(context.Background(), zhenyu.Local, id, 0, app.VisitEdit{Day: &day}); err != nil {
			t.Fatal(err)
		}
		for words, want := range map[string]zhenyu.AreaID{
			"鹭汀镇": old.ID, "鹭汀镇老粮站烘干中心": old.ID, "装上路灯": old.ID, "修好机耕路": old.ID, "盐霞镇": into.ID, "修好灌渠": into.ID,
		} {
			if i := itemNamed(t, r, id, words); i.Town != want {
				t.Errorf("%s is of town %d, want %d", words, i.Town, want)
			}
		}
		whole(t, r)
	})
}

// TestVillageElsewhere checks that a village named within a town is not taken for the only one of its name, in another.
func TestVillageElsewhere(t *testing.T) {
	t.Parallel()
	r := openRecord(t, storetest.SQLite(t))
	if _, err := r.LoadAreas(context.Background(), zhenyu.Local, "310115"); err != nil {
		t.Fatal(err)
	}
	for _, town := range []string{"泥城镇", "祝桥镇"} {
		text := "2026年3月1日,区委书记邬澜舟到" + town + "新如村调研。他指出,新如村要修好机耕路。"
		stop := itemNamed(t, r, importText(t, r, "a.txt", text).Visit, "新如村")
		if want := townOf(t, r, town); stop.Town != want.ID {
			t.Errorf("新如村 in %s: town %d, want %d", town, stop.Town, want.ID)
		}
	}
}

// TestPlannedEnd checks that an area that is known to end can be changed before, and is said to end on that day else.
func TestPlannedEnd(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		r := openDistrict(t, database)
		old, into := townOf(t, r, "鹭汀镇"), townOf(t, r, "盐霞镇")
		if short, err := r.FindTown(t.Context(), zhenyu.Local, "盐霞"); err != nil || short.ID != into.ID {
			t.Errorf("the town by its short name: %+v, %v", short, err)
		}
		changeAreas(t, r, areaHead+"merge,2099-01-01,"+old.Code+",,,"+into.Code+"\n")
		changeAreas(t, r, areaHead+"rename,2026-06-01,"+old.Code+",鹭江镇,,\n")
		now, err := r.FindTown(t.Context(), zhenyu.Local, "鹭江镇")
		if err != nil {
			t.Fatal(err)
		}
		if now.From != 20260601 || now.To != 20990101 || now.Into != into.ID {
			t.Errorf("renamed: %+v", now)
		}
		for change, want := range map[string]string{
			"end,2026-07-01," + old.Code + ",,,":      "already ends on 2099-01-01",
			"rename,2099-02-01," + old.Code + ",江镇,,": "ended on 2099-01-01",
			"rename,2025-02-01," + old.Code + ",江镇,,": "only begins on 2026-06-01",
		} {
			if _, err := r.ChangeAreas(t.Context(), zhenyu.Local, strings.NewReader(areaHead+change+"\n")); err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("%s: %v, want %s", change, err, want)
			}
		}
		whole(t, r)
	})
}

// TestAllFaultyLines checks that a file of changes is told all that is wrong with it.
func TestAllFaultyLines(t *testing.T) {
	t.Parallel()
	r := openDistrict(t, storetest.SQLite(t))
	file := areaHead + "end,2026-01-01,123456789012,,,\nswallow,2026-01-01,123456789012,,,\nrename,2026-01-01," + townOf(t, r, "鹭汀镇").Code + ",鹭江镇,,\n"
	_, err := r.ChangeAreas(t.Context(), zhenyu.Local, strings.NewReader(file))
	if err == nil || !strings.Contains(err.Error(), "2 lines") || !strings.Contains(err.Error(), "line 2: no area") || !strings.Contains(err.Error(), "\nline 3: ") {
		t.Error(err)
	}
	townOf(t, r, "鹭汀镇")
}
