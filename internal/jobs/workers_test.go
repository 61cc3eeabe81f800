package jobs_test

import (
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"zhenyu"
	"zhenyu/internal/app"
	"zhenyu/internal/app/groundtest"
	"zhenyu/internal/jobs"
	"zhenyu/internal/store/storetest"
)

func TestMain(m *testing.M) { storetest.Main(m) }

// townRecord opens a record with a town of n by n crossings and its people.
func townRecord(t *testing.T, n int) *app.Record {
	t.Helper()
	r, err := app.OpenRecord(t.Context(), app.RecordOptions{Database: storetest.SQLite(t), Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	})
	for kind, path := range map[zhenyu.LayerKind]string{zhenyu.ExtractLayer: groundtest.Town(t, n), zhenyu.PeopleLayer: groundtest.People(t, n)} {
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		if _, err := r.AddLayer(t.Context(), zhenyu.Local, app.LayerInput{Kind: kind, Name: filepath.Base(path)}, f); err != nil {
			t.Fatal(err)
		}
	}
	return r
}

func start(t *testing.T, r *app.Record, o jobs.Options) *jobs.Workers {
	o.Log = slog.New(slog.NewTextHandler(testLog{t}, nil))
	return jobs.Start(r, o)
}

type testLog struct{ t *testing.T }

func (l testLog) Write(b []byte) (int, error) {
	l.t.Log(strings.TrimSpace(string(b)))
	return len(b), nil
}

func ask(t *testing.T, r *app.Record, p zhenyu.Parameters) zhenyu.JobID {
	t.Helper()
	row, err := r.AskJob(t.Context(), zhenyu.Local, p)
	if err != nil {
		t.Fatal(err)
	}
	return row.ID
}

// await waits until a job is as it should be, and fails where that takes long.
func await(t *testing.T, r *app.Record, id zhenyu.JobID, is func(*app.JobRow) bool) *app.JobRow {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
	defer cancel()
	for {
		row, changed, err := r.Job(ctx, zhenyu.Local, id)
		if err != nil {
			t.Fatal(err)
		}
		if is(row) {
			return row
		}
		select {
		case <-changed:
		case <-ctx.Done():
			t.Fatalf("job %d is still %s: %+v", id, row.State, row.Progress)
		}
	}
}

func ended(row *app.JobRow) bool { return row.State.Ended() }

var (
	measure = zhenyu.Parameters{Access: &zhenyu.AccessParameters{Categories: []string{"health.care"}}}
	// longPlan takes minutes to prove, and has something to show at once.
	longPlan = zhenyu.Parameters{Siting: &zhenyu.SitingParameters{Category: "health.care", Within: 10, P: 26, Candidates: "crossings"}}
)

// TestOrderAndEnd asks for more jobs than may run at once: all end, in the order in which they were asked for.
func TestOrderAndEnd(t *testing.T) {
	t.Parallel()
	r := townRecord(t, 6)
	var ids []zhenyu.JobID
	for range 4 {
		ids = append(ids, ask(t, r, measure))
	}
	w := start(t, r, jobs.Options{})
	defer w.Close()
	var last zhenyu.RunID
	for _, id := range ids {
		row := await(t, r, id, ended)
		if row.State != zhenyu.Done || row.Attempts != 1 || row.Run <= last {
			t.Errorf("%+v", row.Job)
		}
		last = row.Run
	}
}

// TestStop ends a plan, which keeps the best so far, a measurement that waits, and refuses one that has ended.
func TestStop(t *testing.T) {
	t.Parallel()
	r := townRecord(t, 40)
	plan, waiting := ask(t, r, longPlan), ask(t, r, measure)
	w := start(t, r, jobs.Options{})
	defer w.Close()
	far := await(t, r, plan, func(row *app.JobRow) bool { return row.State == zhenyu.Running && row.Progress.Value > 0 })
	if far.Progress.Bound < far.Progress.Value {
		t.Errorf("%+v", far.Progress)
	}
	for _, id := range []zhenyu.JobID{waiting, plan} {
		if _, err := r.StopJob(t.Context(), zhenyu.Local, id); err != nil {
			t.Fatal(err)
		}
	}
	if row := await(t, r, waiting, ended); row.State != zhenyu.Cancelled || row.Run != 0 {
		t.Errorf("%+v", row.Job)
	}
	row := await(t, r, plan, ended)
	if row.State != zhenyu.Cancelled || row.Run == 0 {
		t.Fatalf("%+v %+v", row.Job, row.Failure)
	}
	page, err := r.Run(t.Context(), zhenyu.Local, row.Run)
	if err != nil || !page.Run.Stopped || page.Siting.Status != "limit" || page.Siting.New <= 0 || len(page.Siting.Sites) == 0 {
		t.Fatalf("%+v %+v, %v", page.Run, page.Siting.Status, err)
	}
	if _, err := r.StopJob(t.Context(), zhenyu.Local, plan); err == nil {
		t.Error("a job that has ended was stopped")
	}
}

// TestCloseGivesBack closes the workers amidst a job: it waits again, as if it had not been begun.
func TestCloseGivesBack(t *testing.T) {
	t.Parallel()
	r := townRecord(t, 40)
	id := ask(t, r, longPlan)
	w := start(t, r, jobs.Options{})
	await(t, r, id, func(row *app.JobRow) bool { return row.State == zhenyu.Running })
	w.Close()
	row, _, err := r.Job(t.Context(), zhenyu.Local, id)
	if err != nil || row.State != zhenyu.Queued || row.Attempts != 0 {
		t.Errorf("%+v, %v", row.Job, err)
	}
}

// TestMemory refuses what never fits, in words with both numbers, and lets the others wait for one another.
func TestMemory(t *testing.T) {
	t.Parallel()
	r := townRecord(t, 40)
	plan, behind := ask(t, r, longPlan), ask(t, r, measure)
	row, _, err := r.Job(t.Context(), zhenyu.Local, plan)
	if err != nil {
		t.Fatal(err)
	}
	least := app.JobNeed(row.Job).Least
	small := start(t, r, jobs.Options{Memory: least - 1, Parallel: 2})
	if row := await(t, r, plan, ended); row.State != zhenyu.Failed || row.Failure.Code != "job_memory" || len(row.Failure.Args) != 2 {
		t.Errorf("%+v %+v", row.Job, row.Failure)
	}
	if row := await(t, r, behind, ended); row.State != zhenyu.Done {
		t.Errorf("%+v", row.Job)
	}
	small.Close()

	// One that may fit by its files and does not by its walks ends once it has counted them.
	plan = ask(t, r, longPlan)
	short := start(t, r, jobs.Options{Memory: least + 1000})
	if row := await(t, r, plan, ended); row.State != zhenyu.Failed || row.Failure.Code != "siting_memory" || len(row.Failure.Args) != 4 {
		t.Errorf("%+v %+v", row.Job, row.Failure)
	}
	short.Close()

	plan, behind = ask(t, r, longPlan), ask(t, r, measure)
	tight := start(t, r, jobs.Options{Memory: row.Need + 16<<20, Parallel: 2})
	defer tight.Close()
	await(t, r, plan, func(row *app.JobRow) bool { return row.Progress.Value > 0 })
	if row, _, err := r.Job(t.Context(), zhenyu.Local, behind); err != nil || row.State != zhenyu.Queued {
		t.Errorf("runs where there is no room: %+v, %v", row, err)
	}
	if _, err := r.StopJob(t.Context(), zhenyu.Local, plan); err != nil {
		t.Fatal(err)
	}
	await(t, r, behind, ended)
}
