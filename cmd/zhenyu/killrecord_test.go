package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	domain "zhenyu"
	"zhenyu/internal/app"
	"zhenyu/internal/store/storetest"
)

// kills is how often each process is killed: a few times in every run of the tests, more where ZHENYU_KILLS says so.
func kills(t *testing.T) int {
	t.Helper()
	if testing.Short() {
		t.Skip("kills processes")
	}
	if n, err := strconv.Atoi(os.Getenv("ZHENYU_KILLS")); err == nil {
		return n
	}
	return 3
}

// TestKilledImport kills imports at random moments, each into a new record, and checks after each that what it had said is
// there is there, that no document is half there, and that the log tells the rows. Then the import is repeated whole.
func TestKilledImport(t *testing.T) {
	t.Parallel()
	rounds := kills(t)
	dir := t.TempDir()
	const files = 300
	all := map[string]bool{}
	for n := range files {
		file := filepath.Join(dir, fmt.Sprintf("%03d.txt", n))
		all[filepath.ToSlash(file)] = true
		put(t, file, fmt.Sprintf("第%d号\n2026年3月1日,区委书记邬澜舟到鹭汀镇第%d村调研。他强调,要加快建设第%d号道路,抓好防汛。", n, n, n))
	}
	for name, fresh := range map[string]func(testing.TB) string{"sqlite": storetest.SQLite, "postgres": storetest.Postgres} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			amidst := 0
			for range rounds {
				database, said := fresh(t), map[string]bool{}
				importAndKill(t, database, dir, said)
				checkRecord(t, database, said)
				if len(said) > 0 && len(said) < files {
					amidst++
				}
				mustRun(t, "import", dir, "--database", database)
				checkRecord(t, database, all)
			}
			if amidst == 0 {
				t.Fatal("no import was killed amidst: the test showed nothing")
			}
			t.Logf("%d of %d imports were killed amidst", amidst, rounds)
		})
	}
}

// importAndKill imports, kills once the import has told of a random number of files and a random moment more has passed, and
// notes what the import said was new or known. Counting what it tells keeps the kill amidst on fast and slow machines alike.
func importAndKill(t *testing.T, database, dir string, said map[string]bool) {
	t.Helper()
	cmd := zhenyu(t, "import", dir, "--json", "--database", database)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	left := 1 + rand.IntN(200)
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if left--; left == 0 {
			time.Sleep(time.Duration(rand.IntN(20)) * time.Millisecond)
			_ = cmd.Process.Kill()
		}
		var done app.Imported
		if json.Unmarshal(lines.Bytes(), &done) == nil && done.Document != 0 {
			said[done.Name] = true
		}
	}
	_ = cmd.Wait()
}

// checkRecord opens the record after a kill, and checks that it is whole and holds the documents that were said to be in.
func checkRecord(t *testing.T, database string, said map[string]bool) {
	t.Helper()
	r := openRecord(t, database)
	defer closeRecord(t, r)
	ctx := context.Background()
	verifyRecord(t, r)
	names := map[string]bool{}
	for kind := range 2 {
		q := app.VisitQuery{Other: kind == 1, Limit: app.MaxLimit}
		for {
			list, err := r.Visits(ctx, domain.Local, q)
			if err != nil {
				t.Fatal(err)
			}
			for _, v := range list.Visits {
				page, err := r.Visit(ctx, domain.Local, v.ID)
				if err != nil || len(page.Documents) != 1 {
					t.Fatalf("visit %d: %v", v.ID, err)
				}
				names[page.Documents[0].Name] = true
			}
			if q.After = list.Next; q.After == (domain.Cursor{}) {
				break
			}
		}
	}
	for name := range said {
		if !names[name] {
			t.Errorf("%s was said to be imported, and is not there", name)
		}
	}
}

func openRecord(t *testing.T, database string) *app.Record {
	t.Helper()
	r, err := app.OpenRecord(context.Background(), app.RecordOptions{Database: database, Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func closeRecord(t *testing.T, r *app.Record) {
	t.Helper()
	if err := r.Close(); err != nil {
		t.Error(err)
	}
}

func verifyRecord(t *testing.T, r *app.Record) {
	t.Helper()
	v, err := r.Verify(context.Background(), domain.Local, nil)
	if err != nil || len(v.Faults) > 0 {
		t.Fatalf("%+v, %v", v, err)
	}
	faults, err := r.VerifyRows(context.Background(), domain.Local)
	if err != nil || len(faults) > 0 {
		t.Fatalf("%+v, %v", faults, err)
	}
}

// TestKilledServer kills a server while several people edit, and checks that every change that it acknowledged is there.
func TestKilledServer(t *testing.T) {
	t.Parallel()
	rounds := kills(t)
	storetest.Each(t, func(t *testing.T, database string) {
		mustRun(t, "import", "../../sample/reports/01.txt", "../../sample/reports/03.txt", "--database", database)
		acknowledged := 0
		for range rounds {
			acks := editAndKill(t, database)
			acknowledged += len(acks)
			checkAcks(t, database, acks)
		}
		if acknowledged == 0 {
			t.Fatal("nothing was acknowledged before a kill: the test showed nothing")
		}
		t.Logf("%d changes acknowledged before %d kills", acknowledged, rounds)
	})
}

// ack is one change that the server said is done.
type ack struct {
	event, item, version int64
	status               string
}

func editAndKill(t *testing.T, database string) []ack {
	t.Helper()
	cmd, url := serve(t, database)
	items := itemsOf(t, url)
	var mu sync.Mutex
	var acks []ack
	var editors sync.WaitGroup
	for range 4 {
		editors.Go(func() {
			for {
				a, ok := edit(t, url, items[rand.IntN(len(items))], []string{"accepted", "rejected", "proposed"}[rand.IntN(3)])
				if !ok {
					return
				}
				if a.event != 0 {
					mu.Lock()
					acks = append(acks, a)
					mu.Unlock()
				}
			}
		})
	}
	time.Sleep(50*time.Millisecond + time.Duration(rand.IntN(150))*time.Millisecond)
	_ = cmd.Process.Kill()
	_ = cmd.Wait()
	editors.Wait()
	return acks
}

// serve starts a server, and gives its address.
func serve(t *testing.T, database string, more ...string) (*exec.Cmd, string) {
	t.Helper()
	cmd := zhenyu(t, append([]string{"--lang", "en", "serve", "--database", database, "--listen", "127.0.0.1:0"}, more...)...)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	at := strings.Index(line, "http://")
	if err != nil || at < 0 {
		t.Fatalf("the server says %q, %v", line, err)
	}
	return cmd, strings.Fields(line[at:])[0]
}

func itemsOf(t *testing.T, url string) []int64 {
	t.Helper()
	var list struct{ Directives []struct{ ID int64 } }
	res, err := http.Get(url + "/api/directives?limit=200")
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	if err := json.NewDecoder(res.Body).Decode(&list); err != nil || len(list.Directives) == 0 {
		t.Fatalf("%d directives, %v", len(list.Directives), err)
	}
	var ids []int64
	for _, d := range list.Directives {
		ids = append(ids, d.ID)
	}
	return ids
}

// edit changes one item; false once the server is gone.
func edit(t *testing.T, url string, id int64, status string) (ack, bool) {
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPatch, fmt.Sprintf("%s/api/items/%d", url, id), strings.NewReader(`{"status":"`+status+`"}`))
	if err != nil {
		return ack{}, false
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("If-Match", "*")
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		return ack{}, false
	}
	defer res.Body.Close()
	var done app.Decided
	if err := json.NewDecoder(res.Body).Decode(&done); err != nil {
		return ack{}, false
	}
	if done.Item == nil {
		t.Errorf("%s", res.Status)
		return ack{}, false
	}
	return ack{done.Event, id, done.Item.Version, string(done.Item.Status)}, true
}

// checkAcks checks that the record is whole, and that each acknowledged change stands in the log as it was answered.
func checkAcks(t *testing.T, database string, acks []ack) {
	t.Helper()
	r := openRecord(t, database)
	defer closeRecord(t, r)
	verifyRecord(t, r)
	head, err := r.Head(context.Background(), domain.Local)
	if err != nil {
		t.Fatal(err)
	}
	var log bytes.Buffer
	if _, err := r.ExportAudit(context.Background(), domain.Local, 1, &log); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(log.String(), "\n")
	for _, a := range acks {
		if a.event > head.Seq {
			t.Fatalf("event %d was acknowledged, the log ends with %d", a.event, head.Seq)
		}
		var e domain.Event
		if err := json.Unmarshal([]byte(lines[a.event-1]), &e); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(e.Body, fmt.Sprintf(`"id":%d,`, a.item)) || !strings.Contains(e.Body, fmt.Sprintf(`"status":%q`, a.status)) ||
			!strings.Contains(e.Body, fmt.Sprintf(`"version":%d}`, a.version)) {
			t.Errorf("%+v was acknowledged, the log has %s", a, e.Body)
		}
	}
}
