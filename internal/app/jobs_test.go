package app_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"zhenyu"
	"zhenyu/internal/app"
	"zhenyu/internal/app/groundtest"
	"zhenyu/internal/lang"
	"zhenyu/internal/store/storetest"
)

// townRecord opens a record with a town to measure.
func townRecord(t testing.TB, database string, now func() time.Time) *app.Record {
	t.Helper()
	r, err := app.OpenRecord(context.Background(), app.RecordOptions{Database: database, Files: t.TempDir(), Version: "test", Now: now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	})
	addLayer(t, r, zhenyu.ExtractLayer, groundtest.Town(t, 5), false)
	return r
}

var (
	measure = zhenyu.Parameters{Access: &zhenyu.AccessParameters{Categories: []string{"health.care"}, Minutes: []int{5, 10}}}
	planTwo = zhenyu.Parameters{Siting: &zhenyu.SitingParameters{Category: "health.care", Within: 2, P: 2, Candidates: "crossings"}}
)

func always(app.Need) (app.Room, int64) { return app.Fits, 1 << 40 }

func take(t testing.TB, r *app.Record, owner string) *app.HeldJob {
	t.Helper()
	h, err := r.TakeJob(t.Context(), zhenyu.Worker, owner, always)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// runJob asks for a job, works on it with one to three threads, and gives what came of it.
func runJob(t testing.TB, r *app.Record, row *app.JobRow, err error) (*zhenyu.Job, *app.RunPage) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	h := take(t, r, "w")
	if h == nil || h.ID != row.ID {
		t.Fatalf("job %d was asked for, %+v taken", row.ID, h)
	}
	found, err := h.Run(t.Context(), 1+int(row.ID)%3, 0, nil, func(zhenyu.Progress) {})
	if err := h.End(t.Context(), found, err); err != nil {
		t.Fatal(err)
	}
	row, _, err = r.Job(t.Context(), zhenyu.Local, row.ID)
	if err != nil || row.State != zhenyu.Done {
		t.Fatalf("%+v %+v, %v", row.Job, row.Failure, err)
	}
	page, err := r.Run(t.Context(), zhenyu.Local, row.Run)
	if err != nil {
		t.Fatal(err)
	}
	return row.Job, page
}

// TestRunsRepeat measures and plans on both databases, and again: the same bytes come, and the observations are the
// report's.
func TestRunsRepeat(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		r := townRecord(t, database, nil)
		for _, p := range []zhenyu.Parameters{measure, planTwo} {
			row, err := r.AskJob(t.Context(), zhenyu.Local, p)
			_, first := runJob(t, r, row, err)
			addLayer(t, r, zhenyu.PeopleLayer, groundtest.People(t, 5), false) // what is current plays no part in a repetition
			row, err = r.RepeatRun(t.Context(), zhenyu.Local, first.Run.ID)
			_, again := runJob(t, r, row, err)
			if !again.Run.Same || again.Run.Result != first.Run.Result || again.Run.Repeats != first.Run.ID || len(again.Run.Inputs) != len(first.Run.Inputs) {
				t.Errorf("repeated: %+v", again.Run)
			}
			row, err = r.AskJob(t.Context(), zhenyu.Local, p)
			if _, other := runJob(t, r, row, err); other.Run.Result == first.Run.Result || len(other.Run.Inputs) != 2 {
				t.Errorf("other people, the same result: %+v", other.Run)
			}
			layers, err := r.Layers(t.Context(), zhenyu.Local)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := r.RemoveLayer(t.Context(), zhenyu.Local, layers.Layers[0].ID, 0); err != nil {
				t.Fatal(err)
			}
		}
		checkHistory(t, r)
		whole(t, r)
	})
}

// TestJobsRefused: what no run could answer is refused when it is asked for, not in the queue.
func TestJobsRefused(t *testing.T) {
	t.Parallel()
	r := townRecord(t, storetest.SQLite(t), nil)
	access := func(category string, minutes int) zhenyu.Parameters {
		return zhenyu.Parameters{Access: &zhenyu.AccessParameters{Categories: []string{category}, Minutes: []int{minutes}}}
	}
	plan := func(change func(*zhenyu.SitingParameters)) zhenyu.Parameters {
		p := *planTwo.Siting
		change(&p)
		return zhenyu.Parameters{Siting: &p}
	}
	for name, p := range map[string]zhenyu.Parameters{
		"no_category": access("nope", 15), "minutes": access("park", 0),
		"siting_no_costs": plan(func(p *zhenyu.SitingParameters) { p.P, p.Budget = 0, 100 }),
	} {
		if _, err := r.AskJob(t.Context(), zhenyu.Local, p); keyOfProblem(err) != name {
			t.Errorf("%s: %v", name, err)
		}
	}
	file := filepath.Join(t.TempDir(), "candidates.csv")
	if err := os.WriteFile(file, []byte("id,lon,lat,cost\na,121.501,31.2,5\nb,121.502,31.2,\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	addLayer(t, r, zhenyu.CandidatesLayer, file, false)
	of := func(change func(*zhenyu.SitingParameters)) zhenyu.Parameters {
		return plan(func(p *zhenyu.SitingParameters) { p.Candidates = "layer"; change(p) })
	}
	for name, p := range map[string]zhenyu.Parameters{
		"siting_few":     of(func(p *zhenyu.SitingParameters) { p.P = 3 }),
		"siting_no_cost": of(func(p *zhenyu.SitingParameters) { p.P, p.Budget = 0, 100 }),
	} {
		if _, err := r.AskJob(t.Context(), zhenyu.Local, p); keyOfProblem(err) != name {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := r.AskJob(t.Context(), zhenyu.Local, of(func(p *zhenyu.SitingParameters) { p.P = 2 })); err != nil {
		t.Error(err)
	}
}

func keyOfProblem(err error) string {
	if p, ok := errors.AsType[*app.Problem](err); ok {
		return p.Key
	}
	return ""
}

// checkHistory follows a rule over the measurements of TestRunsRepeat: of three, the repetition is no point in time.
func checkHistory(t *testing.T, r *app.Record) {
	t.Helper()
	runs, err := r.Runs(t.Context(), zhenyu.Local, zhenyu.AccessRun, 0, 0)
	if err != nil || len(runs.Runs) != 3 {
		t.Fatalf("%+v, %v", runs, err)
	}
	q := app.ObservationQuery{Area: "900001", Rule: "health.care 10 min", Limit: 1}
	list, err := r.Observations(t.Context(), zhenyu.Local, q)
	if err != nil || len(list.Observations) != 1 || len(list.Runs) != 1 || list.Next != runs.Runs[0].ID {
		t.Fatalf("%+v, %v", list, err)
	}
	page, err := r.Run(t.Context(), zhenyu.Local, list.Observations[0].Run)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := list.Observations[0], page.Access.Areas[0].Rules[1]; got.Within != want.Within || *got.Share != *want.Share {
		t.Errorf("%+v, the report says %+v", got, want)
	}
	q.Before = list.Next
	if list, err = r.Observations(t.Context(), zhenyu.Local, q); err != nil || len(list.Observations) != 1 || list.Next != 0 {
		t.Errorf("%+v, %v", list, err)
	}
}

// worker is one of several in a history: what it holds, in its own opinion.
type worker struct {
	name string
	held *app.HeldJob
}

// jobHistory is a random history of jobs with what must be true of it.
type jobHistory struct {
	*rapid.T
	r     *app.Record
	now   *time.Time
	jobs  []zhenyu.JobID
	ended map[zhenyu.JobID]zhenyu.JobState
	kept  int // ends that were acknowledged with a run
}

// TestJobHistories lets people ask for jobs and end them, and workers take them, tell, give back, finish, fail, vanish
// and come back late, at random. No job is lost, none has two ends, and there is one run for each that is done.
func TestJobHistories(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		now := time.Now()
		r := townRecord(t, database, func() time.Time { return now })
		h := &jobHistory{r: r, now: &now, ended: map[zhenyu.JobID]zhenyu.JobState{}}
		rapid.Check(t, func(rt *rapid.T) {
			h.T = rt
			workers := []*worker{{name: "a"}, {name: "b"}, {name: "c"}}
			for range rapid.IntRange(5, 40).Draw(rt, "steps") {
				h.step(workers[rapid.IntRange(0, 2).Draw(rt, "worker")])
				h.check()
			}
			h.drain()
		})
		whole(t, r)
	})
}

func (h *jobHistory) step(w *worker) {
	ctx := context.Background()
	switch rapid.SampledFrom([]string{"ask", "ask", "take", "take", "tell", "return", "end", "end", "fail", "vanish", "wait", "stop"}).Draw(h.T, "what") {
	case "ask":
		row, err := h.r.AskJob(ctx, zhenyu.Local, measure)
		if err != nil {
			h.Fatal(err)
		}
		h.jobs = append(h.jobs, row.ID)
	case "take":
		held, err := h.r.TakeJob(ctx, zhenyu.Worker, w.name, always)
		if err != nil {
			h.Fatal(err)
		}
		w.held = held
	case "wait":
		*h.now = h.now.Add(time.Duration(rapid.IntRange(1, 14).Draw(h.T, "seconds")) * time.Second)
	case "vanish":
		w.held = nil
	case "stop":
		if len(h.jobs) > 0 {
			id := rapid.SampledFrom(h.jobs).Draw(h.T, "job")
			if _, err := h.r.StopJob(ctx, zhenyu.Local, id); err != nil && (kindOf(err) != zhenyu.Conflict || h.ended[id] == "") {
				h.Fatal(err)
			}
		}
	case "tell":
		h.act(w, func() error { return w.held.Tell(ctx, zhenyu.Progress{Done: 1, Total: 2}) })
	case "return":
		h.act(w, func() error { return w.held.Return(ctx) })
	case "fail":
		h.act(w, func() error { return w.held.End(ctx, nil, errors.New("broken")) })
	case "end":
		h.act(w, func() error {
			err := w.held.End(ctx, &app.Finding{Result: []byte(`{"rules":[{"id":"x"}]}`), Observations: []zhenyu.Observation{{Rule: "x"}}}, nil)
			if err == nil {
				h.kept++
			}
			return err
		})
	}
}

// act lets a worker do something with what it believes to hold.
func (h *jobHistory) act(w *worker, do func() error) {
	if w.held == nil {
		return
	}
	if err := do(); err != nil {
		if !errors.Is(err, app.ErrNotHeld) {
			h.Fatal(err)
		}
		w.held = nil
	}
}

// check compares all jobs with what was seen of them before.
func (h *jobHistory) check() {
	runs := map[zhenyu.RunID]bool{}
	for _, id := range h.jobs {
		row, _, err := h.r.Job(context.Background(), zhenyu.Local, id)
		if err != nil {
			h.Fatal(err)
		}
		if was := h.ended[id]; was != "" && row.State != was {
			h.Fatalf("job %d was %s and is %s", id, was, row.State)
		}
		if row.State.Ended() {
			h.ended[id] = row.State
		}
		if (row.State == zhenyu.Done) != (row.Run != 0) || (row.State == zhenyu.Failed) != (row.Failure != nil) {
			h.Fatalf("%+v", row.Job)
		}
		if row.Run != 0 {
			if runs[row.Run] {
				h.Fatalf("run %d is of two jobs", row.Run)
			}
			runs[row.Run] = true
		}
	}
	if len(runs) != h.kept {
		h.Fatalf("%d runs, %d were acknowledged", len(runs), h.kept)
	}
}

// drain lets a last worker finish what is left: everything ends.
func (h *jobHistory) drain() {
	*h.now = h.now.Add(time.Hour)
	last := &worker{name: fmt.Sprint("last ", len(h.jobs))}
	for {
		held, err := h.r.TakeJob(context.Background(), zhenyu.Worker, last.name, always)
		if err != nil {
			h.Fatal(err)
		}
		if held == nil {
			break
		}
		if err := held.End(context.Background(), nil, errors.New("left")); err != nil {
			h.Fatal(err)
		}
	}
	h.check()
	if len(h.ended) != len(h.jobs) {
		h.Fatalf("%d jobs, %d ended", len(h.jobs), len(h.ended))
	}
}

// TestJobNeedOfInputs checks that a job takes as much whatever the order of its inputs.
func TestJobNeedOfInputs(t *testing.T) {
	t.Parallel()
	extract := zhenyu.Input{Kind: zhenyu.ExtractLayer, Bytes: 1 << 20}
	people := zhenyu.Input{Kind: zhenyu.PeopleLayer, Bytes: 1 << 16}
	a := app.JobNeed(&zhenyu.Job{Kind: zhenyu.AccessRun, Inputs: []zhenyu.Input{extract, people}})
	b := app.JobNeed(&zhenyu.Job{Kind: zhenyu.AccessRun, Inputs: []zhenyu.Input{people, extract}})
	if a != b {
		t.Errorf("%+v and %+v", a, b)
	}
}

// TestPlanFile: each row of a plan's file says what was asked, in which run, and whose data it rests on, with whole people.
func TestPlanFile(t *testing.T) {
	t.Parallel()
	r := townRecord(t, storetest.SQLite(t), nil)
	addLayer(t, r, zhenyu.PeopleLayer, groundtest.People(t, 5), false)
	row, err := r.AskJob(t.Context(), zhenyu.Local, planTwo)
	_, page := runJob(t, r, row, err)
	var b strings.Builder
	if err := page.Export(app.CSV, lang.English(), &b); err != nil {
		t.Fatal(err)
	}
	for i, line := range strings.Split(strings.TrimSpace(b.String()), "\n")[1:] {
		for _, want := range []string{"within 2 minutes", "adult", fmt.Sprint(page.Run.ID), "people: test"} {
			if !strings.Contains(line, want) {
				t.Errorf("row %d does not say %q: %s", i, want, line)
			}
		}
	}
}
