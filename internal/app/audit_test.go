package app_test

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"zhenyu"
	"zhenyu/internal/app"
	"zhenyu/internal/store/storetest"
)

// TestTampering changes the log and the rows past the program, and checks that each is named.
func TestTampering(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, statement, what string
		seq                   int64
	}{
		{"changed", `UPDATE event SET body = replace(body, 'accepted', 'rejected') WHERE seq = 3`, "changed", 3},
		{"actor", `UPDATE event SET actor = 'somebody' WHERE seq = 2`, "changed", 2},
		{"removed", `DELETE FROM event WHERE seq = 3`, "removed", 3},
		{"last removed", `DELETE FROM event WHERE seq = 4`, "removed", 4},
		{"inserted", `INSERT INTO event SELECT 5, at, actor, verb, subject, body, hash FROM event WHERE seq = 4`, "inserted", 5},
		{"hash", `UPDATE event SET hash = zeroblob(32) WHERE seq = 4`, "changed", 4},
		{"no moment", `UPDATE event SET at = 'yesterday' WHERE seq = 3`, "changed", 3},
		{"day of another type", `UPDATE item SET day = 'yesterday' WHERE id = (SELECT min(id) FROM item)`, "row", 0},
		{"no value", `UPDATE item SET proposal = '{' WHERE id = (SELECT min(id) FROM item)`, "row", 0},
		{"sum", `UPDATE tally SET proposed = proposed + 1`, "row", 0},
		{"put in between", `UPDATE event SET seq = -seq WHERE seq > 2; INSERT INTO event SELECT 3, at, 'somebody', verb, subject, body, hash FROM event WHERE seq = 2;
			UPDATE event SET seq = 1 - seq WHERE seq < 0`, "inserted", 3},
		{"taken out between", `DELETE FROM event WHERE seq = 2; UPDATE event SET seq = -seq WHERE seq > 2; UPDATE event SET seq = -seq - 1 WHERE seq < 0`, "removed", 2},
		{"row", `UPDATE item SET status = 'rejected' WHERE id = (SELECT min(id) FROM item)`, "row", 0},
		{"text", `UPDATE document SET text = text || '。'`, "row", 0},
		{"name", `DELETE FROM name WHERE subject = (SELECT min(subject) FROM name)`, "row", 0},
		{"id", `UPDATE head SET next_id = 3`, "row", 0},
		{"file", `UPDATE original SET bytes = x'00'`, "file", 0},
		{"no file", `DELETE FROM original`, "file", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			database := storetest.SQLite(t)
			r := openRecord(t, database)
			id := importSample(t, r, "01").Visit
			for _, i := range visitPage(t, r, id).Items[:3] {
				decide(t, r, i.ID, accept)
			}
			whole(t, r)
			db, err := sql.Open("sqlite", database)
			if err != nil {
				t.Fatal(err)
			}
			defer db.Close()
			if _, err := db.ExecContext(context.Background(), c.statement); err != nil {
				t.Fatal(err)
			}
			v, err := r.Verify(context.Background(), zhenyu.Local, nil)
			if err != nil {
				t.Fatal(err)
			}
			faults := v.Faults
			if c.what == "row" || c.what == "file" {
				if faults, err = r.VerifyRows(context.Background(), zhenyu.Local); err != nil {
					t.Fatal(err)
				}
			}
			if len(faults) != 1 || faults[0].What != c.what || faults[0].Seq != c.seq || (c.seq == 0) != (faults[0].Row != "") {
				t.Errorf("%+v", faults)
			}
			backup := filepath.Join(t.TempDir(), "backup.db")
			if err := r.Backup(context.Background(), zhenyu.Local, backup, false); err != nil {
				t.Fatal(err)
			}
			if _, err := app.RestoreRecord(context.Background(), zhenyu.Local, storetest.SQLite(t), "", backup); kindOf(err) != zhenyu.Invalid {
				t.Errorf("restored: %v", err)
			}
		})
	}
}

// TestKeptHead checks that a head kept elsewhere shows a log that was written anew, which is whole in itself.
func TestKeptHead(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	a, b := openRecord(t, storetest.SQLite(t)), openRecord(t, storetest.SQLite(t))
	importSample(t, a, "01")
	importSample(t, b, "02")
	head, err := a.Head(ctx, zhenyu.Local)
	if err != nil {
		t.Fatal(err)
	}
	importSample(t, a, "03")
	if v, err := a.Verify(ctx, zhenyu.Local, &head); err != nil || len(v.Faults) > 0 {
		t.Errorf("%+v, %v", v, err)
	}
	if v, err := b.Verify(ctx, zhenyu.Local, &head); err != nil || len(v.Faults) != 1 || v.Faults[0].What != "kept" {
		t.Errorf("%+v, %v", v, err)
	}
}

// TestExportedLog checks that an exported log verifies on its own, and no longer once a letter differs.
func TestExportedLog(t *testing.T) {
	t.Parallel()
	r := openRecord(t, storetest.SQLite(t))
	importSample(t, r, "01")
	importSample(t, r, "02")
	var log bytes.Buffer
	if n, err := r.ExportAudit(context.Background(), zhenyu.Local, 1, &log); err != nil || n != 2 {
		t.Fatalf("%d, %v", n, err)
	}
	if v, err := app.VerifyExport(bytes.NewReader(log.Bytes()), nil); err != nil || len(v.Faults) > 0 || v.Events != 2 {
		t.Errorf("%+v, %v", v, err)
	}
	changed := strings.Replace(log.String(), "local", "lokal", 1)
	if v, err := app.VerifyExport(strings.NewReader(changed), nil); err != nil || len(v.Faults) == 0 {
		t.Errorf("%+v, %v", v, err)
	}
}

// exportedLog gives the lines of a log of n events, and the head after each.
func exportedLog(t *testing.T, n int) (lines []string, heads []zhenyu.Head) {
	t.Helper()
	r := openRecord(t, storetest.SQLite(t))
	for i := range n {
		importText(t, r, "a.txt", fmt.Sprintf("2026年3月%d日,区委书记邬澜舟到鹭汀镇调研。", i+1))
		head, err := r.Head(context.Background(), zhenyu.Local)
		if err != nil {
			t.Fatal(err)
		}
		heads = append(heads, head)
	}
	var log bytes.Buffer
	if _, err := r.ExportAudit(context.Background(), zhenyu.Local, 1, &log); err != nil {
		t.Fatal(err)
	}
	return strings.SplitAfter(strings.TrimSuffix(log.String(), "\n"), "\n"), heads
}

// verifyLines checks an exported log, and gives its faults in short.
func verifyLines(t *testing.T, lines []string, kept *zhenyu.Head) string {
	t.Helper()
	v, err := app.VerifyExport(strings.NewReader(strings.Join(lines, "")), kept)
	if err != nil {
		t.Fatal(err)
	}
	var faults []string
	for _, f := range v.Faults {
		faults = append(faults, fmt.Sprintf("%s %d-%d", f.What, f.Seq, max(f.Seq, f.Last)))
	}
	return strings.Join(faults, ", ")
}

// TestMovedLines checks that each line of an exported log that is gone, moved or put in is named, and no other.
func TestMovedLines(t *testing.T) {
	t.Parallel()
	all, _ := exportedLog(t, 9)
	all[8] += "\n"
	pick := func(numbers ...int) (lines []string) {
		for _, n := range numbers {
			lines = append(lines, all[n-1])
		}
		return lines
	}
	renumber := func(lines []string) []string {
		for i, l := range lines {
			_, rest, _ := strings.Cut(l, ",")
			lines[i] = fmt.Sprintf("{\"seq\":%d,%s", i+1, rest)
		}
		return lines
	}
	for _, c := range []struct {
		lines []string
		want  string
	}{
		{pick(1, 2, 3, 4, 5, 6, 7, 8, 9), ""},
		{pick(1, 2, 6, 7, 8, 9), "removed 3-5"},
		{pick(1, 2, 4, 5, 8, 9), "removed 3-3, removed 6-7"},
		{pick(3, 4, 5, 6, 7, 8, 9), "removed 1-2"},
		{pick(1, 2, 4, 3, 5, 6, 7, 8, 9), "reordered 4-4"},
		{pick(1, 2, 7, 4, 5, 6, 3, 8, 9), "reordered 3-3, reordered 7-7"},
		{pick(1, 2, 8, 3, 4, 5, 6, 7, 9), "reordered 8-8"},
		{pick(1, 2, 4, 5, 6, 7, 3, 8, 9), "reordered 3-3"},
		{pick(1, 2, 3, 4, 5, 6, 7, 9, 8), "reordered 9-9"},
		{pick(1, 2, 3, 2, 4, 5, 6, 7, 8, 9), "inserted 2-2"},
		{pick(1, 2, 3, 3, 4, 5, 6, 7, 8, 9), "inserted 3-3"},
		{renumber(pick(1, 2, 4, 3, 5, 6, 7, 8, 9)), "reordered 3-3, reordered 4-4"},
		{renumber(pick(1, 2, 5, 4, 3, 6, 7, 8, 9)), "reordered 3-3, reordered 5-5"},
		{renumber(pick(1, 8, 3, 4, 5, 6, 7, 2, 9)), "reordered 2-2, reordered 8-8"},
		{renumber(pick(9, 2, 3, 4, 5, 6, 7, 8, 1)), "reordered 1-1, reordered 9-9"},
		{renumber(pick(1, 2, 6, 7, 8, 9)), "removed 3-5"},
	} {
		if got := verifyLines(t, c.lines, nil); got != c.want {
			t.Errorf("%s, want %s", got, c.want)
		}
	}
}

// TestFaultyLine checks that a line that is put in is named by its place in the file.
func TestFaultyLine(t *testing.T) {
	t.Parallel()
	all, _ := exportedLog(t, 9)
	all[8] += "\n"
	log := strings.Join(all[:6], "") + all[1] + strings.Join(all[6:], "")
	v, err := app.VerifyExport(strings.NewReader(log), nil)
	if err != nil || len(v.Faults) != 1 || v.Faults[0].What != "inserted" || v.Faults[0].Seq != 2 || v.Faults[0].Line != 7 {
		t.Errorf("%+v, %v", v, err)
	}
}

// TestLogAndHead checks that an exported log is held to a head that was kept, that a part of a log is checked from its first
// line on, and that what holds nothing to check is refused.
func TestLogAndHead(t *testing.T) {
	t.Parallel()
	all, heads := exportedLog(t, 9)
	_, others := exportedLog(t, 2)
	for _, c := range []struct {
		lines []string
		kept  zhenyu.Head
		want  string
	}{
		{all, heads[8], ""},
		{all, heads[3], ""},
		{all[:7], heads[8], "kept 9-9"},
		{all, others[1], "kept 2-2"},
		{all, zhenyu.Head{}, ""},
		{all, zhenyu.Head{Hash: heads[1].Hash}, "kept 0-0"},
	} {
		if got := verifyLines(t, c.lines, &c.kept); got != c.want {
			t.Errorf("%s, want %s", got, c.want)
		}
	}
	if _, err := app.VerifyExport(strings.NewReader("\n"), &heads[8]); kindOf(err) != zhenyu.Invalid {
		t.Errorf("an empty log: %v", err)
	}
	for _, head := range []string{"{}", `{"seq":9}`, `{"seq":9,"hash":"00","at":"2026-01-01T00:00:00Z"}`, "[]", ""} {
		if h, err := app.ReadHead([]byte(head)); err == nil {
			t.Errorf("%s is %+v", head, h)
		}
	}
}

// TestPartOfALog checks a log that was exported from an event on.
func TestPartOfALog(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	storetest.Each(t, func(t *testing.T, database string) {
		r := openRecord(t, database)
		var heads []zhenyu.Head
		for day := 1; day < 6; day++ {
			importText(t, r, "a.txt", fmt.Sprintf("2026年3月%d日,区委书记邬澜舟到鹭汀镇调研。", day))
			head, err := r.Head(ctx, zhenyu.Local)
			if err != nil {
				t.Fatal(err)
			}
			heads = append(heads, head)
		}
		var log bytes.Buffer
		if n, err := r.ExportAudit(ctx, zhenyu.Local, 4, &log); err != nil || n != 2 {
			t.Fatalf("%d, %v", n, err)
		}
		v, err := app.VerifyExport(strings.NewReader(log.String()), nil)
		if err != nil || len(v.Faults) != 0 || v.First != 4 || v.Head != heads[4] {
			t.Errorf("%+v, %v", v, err)
		}
		lines := strings.SplitAfter(log.String(), "\n")
		for n, want := range []string{"kept 1-1", "kept 2-2", "", "", ""} { // the line before the first is known by its hash
			if got := verifyLines(t, lines, &heads[n]); got != want {
				t.Errorf("head %d: %s, want %s", n+1, got, want)
			}
		}
		forged := strings.Replace(log.String(), heads[2].Hash.String(), heads[1].Hash.String(), 1)
		if got := verifyLines(t, []string{forged}, nil); got != "changed 4-4" {
			t.Errorf("a hash before that is none: %s", got)
		}
	})
}

// FuzzExportedLog checks that no file breaks the checker.
func FuzzExportedLog(f *testing.F) {
	f.Add(`{"seq":1,"at":"2026-11-25T04:47:47.495567Z","actor":"local","verb":"x","subject":1,"body":"[]","hash":"00"}`)
	f.Add("\x00")
	f.Add(`{"seq":9,"hash":"` + strings.Repeat("00", 40) + `"}`)
	f.Fuzz(func(t *testing.T, log string) {
		v, err := app.VerifyExport(strings.NewReader(log), nil)
		if err == nil && v.Events > 0 && len(v.Faults) == 0 && !strings.Contains(log, v.Head.Hash.String()) {
			t.Errorf("%q verified with a head that it does not hold", log)
		}
	})
}

// TestDamagedRow checks that a row whose value cannot be read is named wherever it is met, on both databases.
func TestDamagedRow(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		r := openRecord(t, database)
		id := importSample(t, r, "01").Visit
		driver := map[bool]string{true: "pgx", false: "sqlite"}[strings.HasPrefix(database, "postgres")]
		db, err := sql.Open(driver, database)
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		if _, err := db.ExecContext(context.Background(), `UPDATE visit SET value = '{'`); err != nil {
			t.Fatal(err)
		}
		faults, err := r.VerifyRows(context.Background(), zhenyu.Local)
		if want := fmt.Sprintf("visit %d", id); err != nil || len(faults) != 1 || faults[0].Row != want {
			t.Errorf("%+v, %v, want %s", faults, err, want)
		}
		if _, err := r.Visit(context.Background(), zhenyu.Local, id); kindOf(err) != zhenyu.Invalid || !strings.Contains(err.Error(), "visit 1") {
			t.Errorf("%v", err)
		}
	})
}
