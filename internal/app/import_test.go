package app_test

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"zhenyu"
	"zhenyu/internal/app"
	"zhenyu/internal/store/storetest"
)

// TestKnownAndCopy checks that the same bytes are known the second time, and that another site's copy is offered for
// merging, which can be undone.
func TestKnownAndCopy(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		ctx := context.Background()
		r := openRecord(t, database)
		text, err := os.ReadFile("../../sample/reports/01.txt")
		if err != nil {
			t.Fatal(err)
		}
		first := importText(t, r, "a.txt", string(text))
		if again := importText(t, r, "b.txt", string(text)); again.Result != app.IsKnown || again.Document != first.Document || !again.IsVisit || again.Items != first.Items {
			t.Errorf("%+v, first %+v", again, first)
		}
		copied := importText(t, r, "c.txt", "首页 > 要闻 > 正文\n"+string(text)+"\n责任编辑:佚名\n分享到微信")
		if copied.Result != app.IsNew || copied.CopyOf != first.Document || copied.CopyAt != first.Visit || copied.Like != visitPage(t, r, first.Visit).Value.Title || copied.Likeness < 0.8 {
			t.Fatalf("%+v", copied)
		}
		if p := visitPage(t, r, first.Visit); len(p.Copies) != 1 || p.Copies[0].Document.ID != copied.Document {
			t.Errorf("copies: %+v", p.Copies)
		}
		before := counted(t, r)
		merged, err := r.MergeVisits(ctx, zhenyu.Local, copied.Visit, 0, first.Visit)
		if err != nil {
			t.Fatal(err)
		}
		if after := counted(t, r); after*2 != before {
			t.Errorf("%d directives counted after merging %d", after, before)
		}
		if p := visitPage(t, r, first.Visit); len(p.Documents) != 2 || len(p.Copies) != 0 {
			t.Errorf("%d documents, %d copies", len(p.Documents), len(p.Copies))
		}
		if _, err := r.Undo(ctx, zhenyu.Local, merged.Event); err != nil {
			t.Fatal(err)
		}
		if after := counted(t, r); after != before {
			t.Errorf("%d directives counted after undoing, %d before", after, before)
		}
		whole(t, r)
	})
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

func counted(t *testing.T, r *app.Record) (n int64) {
	t.Helper()
	list, err := r.Counts(context.Background(), zhenyu.Local)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range list.Counts {
		n += c.Proposed + c.Accepted + c.Rejected
	}
	return n
}

// TestImportOutcomes checks that a folder of everything gives one outcome a document, and nothing for a dry run.
func TestImportOutcomes(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"a.txt": "区委书记邬澜舟到鹭汀镇调研。他指出,鹭汀镇要修路。", "b.txt": "", "c.doc": "MZ\x00\x01\x02", "README.md": "区委书记邬澜舟到鹭汀镇调研。",
		"d.jsonl": `{"id":"1","text":"广告:低价出售"}` + "\n" + `{"id":"2"}` + "\n" + `{"id":"3","text":"zero\u0000inside"}`,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	storetest.Each(t, func(t *testing.T, database string) {
		r := openRecord(t, database)
		for _, dry := range []bool{true, false} {
			var results []string
			var codes []string
			for done := range r.Import(context.Background(), zhenyu.Local, app.Sources([]string{dir}, nil), dry) {
				results = append(results, string(done.Result))
				if why := done.Reason; why != nil {
					codes = append(codes, why.Code)
					if !strings.ContainsFunc(why.Chinese, isHan) || strings.ContainsFunc(why.English, isHan) {
						t.Errorf("%s: %+v", done.Name, why)
					}
				}
			}
			if got := strings.Join(codes, " "); got != "file_empty file_is_program no_text" {
				t.Errorf("dry %v: refused for %s", dry, got)
			}
			if got := strings.Join(results, " "); got != "new refused refused new refused new" {
				t.Errorf("dry %v: %s", dry, got)
			}
			head, err := r.Head(context.Background(), zhenyu.Local)
			if err != nil || (head.Seq == 0) != dry {
				t.Errorf("dry %v: %d events, %v", dry, head.Seq, err)
			}
		}
		whole(t, r)
	})
}

// TestRereadKeepsPeoplesWork checks that reading again changes nothing that a person touched, and says what differs.
func TestRereadKeepsPeoplesWork(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	r := openRecord(t, storetest.SQLite(t))
	id := importSample(t, r, "01").Visit
	same, err := r.Reread(ctx, zhenyu.Local, id, nil)
	if err != nil || len(same.Differences) != 0 {
		t.Fatalf("the same reader differs from itself: %+v, %v", same, err)
	}
	var asks []*zhenyu.Item
	for _, i := range visitPage(t, r, id).Items {
		if i.Kind == zhenyu.DirectiveItem {
			asks = append(asks, i)
		}
	}
	edited := *asks[0].Proposal
	edited.Directive = &zhenyu.Directive{Text: "人改过的", Theme: "rural"}
	decide(t, r, asks[0].ID, app.Decision{Edited: app.EditOf(&edited)})
	decide(t, r, asks[1].ID, app.Decision{Status: zhenyu.Rejected})
	if _, err := r.Reread(ctx, zhenyu.Local, id, &app.RereadChoice{}); err != nil {
		t.Fatal(err)
	}
	for n, want := range []zhenyu.Status{zhenyu.Accepted, zhenyu.Rejected, zhenyu.Proposed} {
		if got, err := r.Item(ctx, zhenyu.Local, asks[n].ID); err != nil || got.Status != want {
			t.Errorf("ask %d: %+v, %v", n, got, err)
		}
	}
	if got := itemNamed(t, r, id, "人改过的"); got.ID != asks[0].ID {
		t.Errorf("%+v", got)
	}
}

// TestVisitsOfVillage checks that visits are found by village, by town as the area too, and that a row names its leaders
// until they are rejected.
func TestVisitsOfVillage(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		ctx := context.Background()
		r := openRecord(t, database)
		for _, number := range []string{"01", "02", "03", "04", "05", "08"} {
			importSample(t, r, number)
		}
		all, err := r.Visits(ctx, zhenyu.Local, app.VisitQuery{})
		if err != nil {
			t.Fatal(err)
		}
		villages := 0
		for _, v := range all.Visits {
			for _, i := range visitPage(t, r, v.ID).Items {
				if i.Kind != zhenyu.StopItem || i.Area == 0 {
					continue
				}
				list, err := r.Visits(ctx, zhenyu.Local, app.VisitQuery{Area: i.Area})
				if err != nil {
					t.Fatal(err)
				}
				if got, want := visitIDs(list), visitsAt(t, r, all, i.Area, i.Area == i.Town); !slices.Equal(got, want) {
					t.Errorf("area %d: %v, want %v", i.Area, got, want)
				}
				if i.Area != i.Town {
					villages++
				}
			}
		}
		if villages == 0 {
			t.Error("no stop in a village to look for")
		}
		leads := itemNamed(t, r, all.Visits[0].ID, all.Visits[0].Leaders[0])
		decide(t, r, leads.ID, app.Decision{Status: zhenyu.Rejected})
		if again := visitPage(t, r, all.Visits[0].ID); slices.Contains(again.Leaders, leads.Value().Person.Name) {
			t.Errorf("a rejected person leads: %v", again.Leaders)
		}
	})
}

// visitsAt is the slow way: every visit with a stop in the area, or in its town.
func visitsAt(t *testing.T, r *app.Record, all *app.VisitList, area zhenyu.AreaID, town bool) (ids []zhenyu.VisitID) {
	t.Helper()
	for _, v := range all.Visits {
		if slices.ContainsFunc(visitPage(t, r, v.ID).Items, func(i *zhenyu.Item) bool {
			return i.Kind == zhenyu.StopItem && (i.Area == area || town && i.Town == area)
		}) {
			ids = append(ids, v.ID)
		}
	}
	return ids
}

func visitIDs(list *app.VisitList) (ids []zhenyu.VisitID) {
	for _, v := range list.Visits {
		ids = append(ids, v.ID)
	}
	return ids
}

// TestRereadByAnotherReader reads a visit again with names that the first reader did not know: what differs is told, what
// a person chooses is taken over over her own earlier word, the rest only where nobody decided.
func TestRereadByAnotherReader(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	database := storetest.SQLite(t)
	before, err := app.OpenRecord(ctx, app.RecordOptions{Database: database, Version: "old"})
	if err != nil {
		t.Fatal(err)
	}
	id := importSample(t, before, "01").Visit
	if err := before.Close(); err != nil {
		t.Fatal(err)
	}
	r := openRecord(t, database)
	told, err := r.Reread(ctx, zhenyu.Local, id, nil)
	if err != nil || told.Before != "old" || told.Reader != "test" || len(told.Differences) < 2 {
		t.Fatalf("%+v, %v", told, err)
	}
	at := slices.IndexFunc(told.Differences, func(d app.Difference) bool { return d.What == "changed" })
	if at < 0 {
		t.Fatalf("nothing changed: %+v", told.Differences)
	}
	mine := told.Differences[at]
	decide(t, r, mine.Item, app.Decision{Status: zhenyu.Rejected})
	_, err = r.Reread(ctx, zhenyu.Local, id, &app.RereadChoice{Take: []string{mine.Key}})
	if stale, ok := errors.AsType[*app.Stale](err); !ok || len(stale.Since) != 1 || stale.Current.(*zhenyu.Item).Status != zhenyu.Rejected {
		t.Errorf("taken over what was decided since: %v", err)
	}
	if told, err = r.Reread(ctx, zhenyu.Local, id, nil); err != nil {
		t.Fatal(err)
	}
	mine = told.Differences[at]
	taken, err := r.Reread(ctx, zhenyu.Local, id, &app.RereadChoice{Take: []string{mine.Key}})
	if err != nil {
		t.Fatal(err)
	}
	got, err := r.Item(ctx, zhenyu.Local, mine.Item)
	if err != nil || got.Status != zhenyu.Accepted || got.Reader != "test" || got.Proposal.Words() != mine.Now.Words() {
		t.Errorf("%+v, %v", got, err)
	}
	if rest, err := r.Reread(ctx, zhenyu.Local, id, nil); err != nil || len(rest.Differences) != len(told.Differences)-1 || rest.Before != "old" {
		t.Errorf("%d differences after taking one of %d, %v", len(rest.Differences), len(told.Differences), err)
	}
	for _, key := range []string{mine.Key, "1-stop-0-1-00000000", "x"} {
		if _, err := r.Reread(ctx, zhenyu.Local, id, &app.RereadChoice{Take: []string{key}}); kindOf(err) != zhenyu.Conflict {
			t.Errorf("taken over %s, which is no difference: %v", key, err)
		}
	}
	if _, err := r.Undo(ctx, zhenyu.Local, taken.Event); err != nil {
		t.Fatal(err)
	}
	if _, err := r.Reread(ctx, zhenyu.Local, id, &app.RereadChoice{}); err != nil {
		t.Fatal(err)
	}
	rest, err := r.Reread(ctx, zhenyu.Local, id, nil)
	if err != nil || rest.Before != "test" || len(rest.Differences) != 1 || !rest.Differences[0].Touched || rest.Differences[0].Item != mine.Item {
		t.Errorf("after taking what nobody touched: %+v, %v", rest, err)
	}
	for _, i := range visitPage(t, r, id).Items {
		if i.Kind == zhenyu.DirectiveItem && i.Stop != 0 && i.Town == 0 {
			t.Errorf("%s went nowhere, though its stop was found", i.Value().Words())
		}
	}
	whole(t, r)
}

// TestTakeAll takes all differences of another reading at once: what belongs to a stop goes along with it, and is taken too.
func TestTakeAll(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		ctx := context.Background()
		before, err := app.OpenRecord(ctx, app.RecordOptions{Database: database, Files: t.TempDir(), Version: "old"})
		if err != nil {
			t.Fatal(err)
		}
		var visits []zhenyu.VisitID
		for _, sample := range []string{"01", "05", "08", "13"} {
			visits = append(visits, importSample(t, before, sample).Visit)
		}
		if err := before.Close(); err != nil {
			t.Fatal(err)
		}
		r := openRecord(t, database)
		for _, id := range visits {
			told, err := r.Reread(ctx, zhenyu.Local, id, nil)
			if err != nil || len(told.Differences) < 2 {
				t.Fatalf("%+v, %v", told, err)
			}
			var keys []string
			for _, d := range told.Differences {
				keys = append(keys, d.Key)
			}
			if _, err := r.Reread(ctx, zhenyu.Local, id, &app.RereadChoice{Take: keys}); err != nil {
				t.Errorf("visit %d: %v", id, err)
			}
			if rest, err := r.Reread(ctx, zhenyu.Local, id, nil); err != nil || len(rest.Differences) > 0 {
				t.Errorf("visit %d: %d differences are left, %v", id, len(rest.Differences), err)
			}
		}
		whole(t, r)
	})
}

// TestCopiesWithoutEnd checks that each of many copies of a text is found to be one, and of a first one.
func TestCopiesWithoutEnd(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		r := openRecord(t, database)
		text := visitText("2026年3月1日", "青禾粮油加工有限公司") + strings.Repeat("要把机耕路修到田边,把灌渠清到村口。", 9)
		var lines strings.Builder
		for n := range 60 {
			fmt.Fprintf(&lines, "{\"id\":\"%d\",\"text\":%q}\n", n, text+fmt.Sprintf("第%d次转载。", n))
		}
		file := filepath.Join(t.TempDir(), "copies.jsonl")
		if err := os.WriteFile(file, []byte(lines.String()), 0o600); err != nil {
			t.Fatal(err)
		}
		var first zhenyu.DocumentID
		for done := range r.Import(context.Background(), zhenyu.Local, app.Sources([]string{file}, nil), false) {
			if first == 0 {
				first = done.Document
				continue
			}
			if done.Err != nil || done.CopyOf == 0 || done.Likeness < 0.8 {
				t.Fatalf("%+v", done)
			}
		}
		whole(t, r)
	})
}

// TestArchiveAgain checks that an archive imported again names each of its members, and reads what was refused anew.
func TestArchiveAgain(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		r := openRecord(t, database)
		file := filepath.Join(t.TempDir(), "z.zip")
		out, err := os.Create(file)
		if err != nil {
			t.Fatal(err)
		}
		z := zip.NewWriter(out)
		for name, text := range map[string]string{
			"a.txt": visitText("2026年3月1日", "青禾粮油加工有限公司"), "b.txt": visitText("2026年4月1日", "红花木业有限公司"), "bad.docx": "PK\x03\x04 no zip",
		} {
			w, err := z.Create(name)
			if err == nil {
				_, err = w.Write([]byte(text))
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		if err := errors.Join(z.Close(), out.Close()); err != nil {
			t.Fatal(err)
		}
		for _, want := range []map[string]app.ImportResult{
			{"a.txt": app.IsNew, "b.txt": app.IsNew, "bad.docx": app.Refused},
			{"a.txt": app.IsKnown, "b.txt": app.IsKnown, "bad.docx": app.Refused},
		} {
			got := map[string]app.ImportResult{}
			for done := range r.Import(context.Background(), zhenyu.Local, app.Sources([]string{file}, nil), false) {
				got[strings.TrimPrefix(done.Name, file+"!")] = done.Result
				if done.Result == app.IsKnown && (done.Visit == 0 || done.Items == 0) {
					t.Errorf("%+v", done)
				}
			}
			if !maps.Equal(got, want) {
				t.Errorf("%v, want %v", got, want)
			}
		}
		whole(t, r)
	})
}
