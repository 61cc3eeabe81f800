package app_test

import (
	"context"
	"strings"
	"testing"

	"zhenyu"
	"zhenyu/internal/app"
	"zhenyu/internal/lang"
	"zhenyu/internal/store/storetest"
)

// TestYearGuessed checks that lists and files say where a year is a guess, and that a person who says the day ends that,
// as one event that can be undone.
func TestYearGuessed(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		ctx := context.Background()
		r := openRecord(t, database)
		id := importText(t, r, "a.txt", "3月1日,区委书记邬澜舟到鹭汀镇调研。他指出,鹭汀镇要修好机耕路。").Visit
		importText(t, r, "b.txt", "2026年3月1日,区委书记邬澜舟到盐霞镇调研。他指出,盐霞镇要修好机耕路。")
		check := func(want int) {
			t.Helper()
			list, err := r.Directives(ctx, zhenyu.Local, app.DirectiveQuery{})
			if err != nil || len(list.Directives) != 2 {
				t.Fatalf("%+v, %v", list, err)
			}
			guessed := 0
			for _, d := range list.Directives {
				if d.YearGuessed != (d.Visit == id && want == 1) {
					t.Errorf("%s: %v", d.Value().Words(), d.YearGuessed)
				}
				if d.YearGuessed {
					guessed++
				}
			}
			for name, export := range map[string]func(*strings.Builder) error{
				"directives": func(w *strings.Builder) error {
					return r.ExportDirectives(ctx, zhenyu.Local, app.DirectiveQuery{}, app.CSV, lang.English(), w)
				},
				"visits": func(w *strings.Builder) error {
					return r.ExportVisits(ctx, zhenyu.Local, app.VisitQuery{}, app.CSV, lang.English(), w)
				},
			} {
				var w strings.Builder
				if err := export(&w); err != nil || strings.Count(w.String(), "-03-01,yes,") != want || strings.Count(w.String(), "-03-01,no,") != 2-want {
					t.Errorf("%s, %v:\n%s", name, err, w.String())
				}
			}
		}
		check(1)
		day, yes := zhenyu.DayOf(2023, 3, 1), true
		if _, _, err := r.EditVisit(ctx, zhenyu.Local, id, 0, app.VisitEdit{Day: &day, Title: "到鹭汀镇调研", IsVisit: &yes}); err != nil {
			t.Fatal(err)
		}
		check(0)
		if p := visitPage(t, r, id); p.Value.Title != "到鹭汀镇调研" || p.Value.Day != day || p.Items[0].Day != day || p.Proposal.Day == day {
			t.Errorf("%+v", p.Value)
		}
		history, err := r.VisitHistory(ctx, zhenyu.Local, id, 0, 10)
		if err != nil || len(history.Acts) != 2 || history.Acts[0].Verb != "edit" || history.Acts[0].Rows[0].Table != "visit" || len(history.Acts[1].Rows) != 0 {
			t.Errorf("%+v, %v", history, err)
		}
		if _, err := r.UndoLast(ctx, zhenyu.Local, int64(id)); err != nil {
			t.Fatal(err)
		}
		check(1)
		before := zhenyu.DayOf(2020, 1, 1)
		if _, _, err := r.EditVisit(ctx, zhenyu.Local, id, 0, app.VisitEdit{EndDay: &before}); kindOf(err) != zhenyu.Invalid {
			t.Errorf("an end before the beginning: %v", err)
		}
		if _, _, err := r.EditVisit(ctx, zhenyu.Local, id, 0, app.VisitEdit{Title: "a\x00b"}); kindOf(err) != zhenyu.Invalid {
			t.Errorf("a control character: %v", err)
		}
		whole(t, r)
	})
}

// TestExportSorted checks that a file follows the column that the page sorts by, in the order of the page.
func TestExportSorted(t *testing.T) {
	t.Parallel()
	r := openRecord(t, storetest.SQLite(t))
	importText(t, r, "a.txt", "2026年3月1日,区委书记邬澜舟到鹭汀镇调研。他指出,鹭汀镇要修好机耕路。他要求,尽快办理登记。他强调,安排专人值守。")
	for sort, want := range map[string]string{"text": "安办修", "-text": "修办安"} {
		var w strings.Builder
		q := app.DirectiveQuery{Sort: sort, Words: lang.Chinese(), Limit: 1}
		err := r.ExportDirectives(context.Background(), zhenyu.Local, q, app.CSV, lang.Chinese(), &w)
		if err != nil {
			t.Fatal(err)
		}
		list, err := r.Directives(context.Background(), zhenyu.Local, q)
		if err != nil || len(list.Directives) != list.Total || list.Next != (zhenyu.Cursor{}) {
			t.Fatalf("%d of %d asks, then %v; %v", len(list.Directives), list.Total, list.Next, err)
		}
		for n, line := range strings.Split(strings.TrimSpace(w.String()), "\n")[1:] {
			if !strings.Contains(line, list.Directives[n].Value().Words()) {
				t.Errorf("%s: row %d is %s on the page, %s in the file", sort, n, list.Directives[n].Value().Words(), line)
			}
		}
		var got []string
		for _, line := range strings.Split(w.String(), "\n")[1:] {
			for head := range strings.SplitSeq(want, "") {
				if strings.Contains(line, map[string]string{"安": "安排专人", "办": "办理登记", "修": "机耕路"}[head]) {
					got = append(got, head)
				}
			}
		}
		if strings.Join(got, "") != want {
			t.Errorf("%s: %v, %v\n%s", sort, got, err, w.String())
		}
	}
}
