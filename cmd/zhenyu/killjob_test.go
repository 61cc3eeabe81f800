package main

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"os/exec"
	"strings"
	"testing"
	"time"

	domain "zhenyu"
	"zhenyu/internal/app"
	"zhenyu/internal/app/groundtest"
	"zhenyu/internal/store/storetest"
)

// plan takes a while, and is proven in the end, so that it is the same whenever it is made.
const plan = `{"siting":{"category":"health.care","within":8,"p":25,"candidates":"crossings"}}`

// TestKilledJob kills a server amidst a job, at random moments, and starts it again: the job ends once, the one behind it
// too, and the results are those of a server that nobody disturbed, to the byte.
func TestKilledJob(t *testing.T) {
	t.Parallel()
	rounds := kills(t)
	const size = 40
	ground := map[string]string{"extract": groundtest.Town(t, size), "people": groundtest.People(t, size)}
	calm := newJobServer(t, storetest.SQLite(t), ground)
	began := time.Now()
	want := calm.results(calm.ask(plan), calm.ask(`{"access":{}}`))
	took := time.Since(began)
	calm.kill()
	storetest.Each(t, func(t *testing.T, database string) {
		amidst := 0
		s := newJobServer(t, database, ground)
		for range rounds {
			first, second := s.ask(plan), s.ask(`{"access":{}}`)
			s.await(first, func(j *app.JobRow) bool { return j.State == domain.Running })
			time.Sleep(time.Duration(rand.Int64N(int64(took) * 3 / 4)))
			s.kill()
			s.start()
			if got := s.results(first, second); got != want {
				t.Errorf("after a kill %v, undisturbed %v", got, want)
			}
			if s.job(first).Attempts > 1 || s.job(second).Attempts > 1 {
				amidst++
			}
			s.kill()
			checkRuns(t, s.database, s.files)
			s.start()
		}
		s.kill()
		if amidst == 0 {
			t.Fatal("no job was killed amidst: the test showed nothing")
		}
		t.Logf("%d of %d jobs were killed amidst", amidst, rounds)
	})
}

// jobServer is a server with layers, which can be killed and started again.
type jobServer struct {
	t               *testing.T
	database, files string
	cmd             *exec.Cmd
	url             string
}

func newJobServer(t *testing.T, database string, ground map[string]string) *jobServer {
	t.Helper()
	s := &jobServer{t: t, database: database, files: t.TempDir()}
	for kind, path := range ground {
		mustRun(t, "layers", "add", path, "--kind", kind, "--database", database, "--files", s.files)
	}
	s.start()
	return s
}

func (s *jobServer) start() { s.cmd, s.url = serve(s.t, s.database, "--files", s.files) }

func (s *jobServer) kill() {
	_ = s.cmd.Process.Kill()
	_ = s.cmd.Wait()
}

// call calls an operation and reads its answer.
func (s *jobServer) call(method, path, body string, into any) {
	s.t.Helper()
	r, err := http.NewRequestWithContext(s.t.Context(), method, s.url+path, strings.NewReader(body))
	if err != nil {
		s.t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		s.t.Fatal(err)
	}
	defer res.Body.Close()
	if err := json.NewDecoder(res.Body).Decode(into); err != nil || res.StatusCode >= 300 {
		s.t.Fatalf("%s %s: %s, %v", method, path, res.Status, err)
	}
}

func (s *jobServer) ask(parameters string) domain.JobID {
	s.t.Helper()
	var row app.JobRow
	s.call(http.MethodPost, "/api/jobs", parameters, &row)
	return row.ID
}

func (s *jobServer) job(id domain.JobID) *app.JobRow {
	s.t.Helper()
	row := &app.JobRow{}
	s.call(http.MethodGet, fmt.Sprintf("/api/jobs/%d", id), "", row)
	return row
}

func (s *jobServer) await(id domain.JobID, is func(*app.JobRow) bool) *app.JobRow {
	s.t.Helper()
	for began := time.Now(); time.Since(began) < 2*time.Minute; time.Sleep(20 * time.Millisecond) {
		if row := s.job(id); is(row) {
			return row
		}
	}
	s.t.Fatalf("job %d is still %s", id, s.job(id).State)
	return nil
}

// results waits for two jobs and gives the hashes of what they found.
func (s *jobServer) results(ids ...domain.JobID) (hashes [2]string) {
	s.t.Helper()
	for i, id := range ids {
		row := s.await(id, func(j *app.JobRow) bool { return j.State.Ended() })
		if row.State != domain.Done {
			s.t.Fatalf("job %d: %s %+v", id, row.State, row.Failure)
		}
		var page app.RunPage
		s.call(http.MethodGet, fmt.Sprintf("/api/runs/%d", row.Run), "", &page)
		hashes[i] = page.Run.Result
	}
	return hashes
}

// checkRuns checks that the record is whole, and that there is one run for each job.
func checkRuns(t *testing.T, database, files string) {
	t.Helper()
	ctx := context.Background()
	r, err := app.OpenRecord(ctx, app.RecordOptions{Database: database, Files: files, Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	defer closeRecord(t, r)
	jobs, err := r.Jobs(ctx, domain.Local, 0, app.MaxLimit)
	if err != nil {
		t.Fatal(err)
	}
	runs, err := r.Runs(ctx, domain.Local, "", 0, app.MaxLimit)
	if err != nil || len(runs.Runs) != len(jobs.Jobs) {
		t.Fatalf("%d runs of %d jobs, %v", len(runs.Runs), len(jobs.Jobs), err)
	}
	verifyRecord(t, r)
}
