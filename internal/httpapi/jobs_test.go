package httpapi_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"zhenyu"
	"zhenyu/internal/app"
	"zhenyu/internal/app/groundtest"
	"zhenyu/internal/jobs"
)

// addLayer uploads a file as a layer.
func (c *client) addLayer(kind, path string) *zhenyu.Layer {
	c.t.Helper()
	return c.putLayer(kind, path, "", http.StatusCreated).Layer
}

func (c *client) putLayer(kind, path, more string, status int) app.AddedLayer {
	c.t.Helper()
	f, err := os.Open(path)
	if err != nil {
		c.t.Fatal(err)
	}
	defer f.Close()
	text, _ := c.do(c.layerRequest(kind, filepath.Base(path)+more, f), status)
	var added app.AddedLayer
	if err := json.Unmarshal(text, &added); err != nil {
		c.t.Fatal(err)
	}
	return added
}

func (c *client) layerRequest(kind, nameAndMore string, body io.Reader) *http.Request {
	c.t.Helper()
	r := c.request(http.MethodPost, "/api/layers?kind="+kind+"&source=test&name="+nameAndMore, nil)
	r.Body = io.NopCloser(body)
	r.Header.Set("Content-Type", "application/octet-stream")
	return r
}

// newWorkingServer gives a server whose jobs are worked on.
func newWorkingServer(t *testing.T) *client {
	t.Helper()
	c := newServer(t)
	w := jobs.Start(c.record, jobs.Options{Log: slog.New(slog.NewTextHandler(testLog{t}, nil))})
	t.Cleanup(w.Close)
	return c
}

// TestLayersOverHTTP uploads, looks, downloads and removes.
func TestLayersOverHTTP(t *testing.T) {
	t.Parallel()
	c := newServer(t)
	town := groundtest.Town(t, 5)
	if dry := c.putLayer("extract", town, "&dry_run=true", http.StatusOK); dry.Layer.ID != 0 || dry.Event != 0 || dry.Layer.Summary.Areas != 2 {
		t.Errorf("dry run: %+v", dry.Layer)
	}
	l := c.putLayer("extract", town, "&as_of=2026-10", http.StatusCreated).Layer
	if l.AsOf != zhenyu.DayOf(2026, 10, 0) || l.Source != "test" || l.Name != "town5.osm.pbf" {
		t.Errorf("%+v", l)
	}
	want, err := os.ReadFile(town)
	if err != nil {
		t.Fatal(err)
	}
	path := "/api/layers/" + itoa(int64(l.ID))
	if got := c.get(path+"/content", http.StatusOK); !bytes.Equal(got, want) {
		t.Errorf("%d bytes came back, %d went in", len(got), len(want))
	}
	bad := c.layerRequest("people", url.QueryEscape("人口.csv"), strings.NewReader("lon,lat,people\n1,2,many\n"))
	if text, _ := c.do(bad, http.StatusUnprocessableEntity); !bytes.Contains(text, []byte("line 2")) {
		t.Errorf("%s", text)
	}
	if again := c.putLayer("extract", town, "", http.StatusOK); !again.Already || again.Layer.ID != l.ID || again.Event != 0 {
		t.Errorf("the same once more: %+v", again)
	}
	list := fetch[app.LayerList](c, http.MethodGet, "/api/layers", nil, http.StatusOK)
	if len(list.Layers) != 1 || !list.Layers[0].Current || len(list.Missing) != 5 {
		t.Errorf("%+v", list)
	}
	c.do(c.request(http.MethodDelete, path, nil), http.StatusOK)
	if list := fetch[app.LayerList](c, http.MethodGet, "/api/layers", nil, http.StatusOK); len(list.Layers) != 0 {
		t.Errorf("after it was removed: %+v", list)
	}
	if removed := fetch[app.LayerRow](c, http.MethodGet, path, nil, http.StatusOK); !removed.Removed || removed.Current {
		t.Errorf("%+v", removed)
	}
}

// TestRunOverHTTP asks for a measurement and a plan, follows both to their ends, reads, exports and keeps.
func TestRunOverHTTP(t *testing.T) {
	t.Parallel()
	c := newWorkingServer(t)
	c.do(c.request(http.MethodPost, "/api/jobs", map[string]any{"access": map[string]any{}}), http.StatusNotFound) // no ground yet
	c.addLayer("extract", groundtest.Town(t, 6))
	c.do(c.request(http.MethodPost, "/api/jobs", map[string]any{}), http.StatusUnprocessableEntity)
	access := c.runJob("/api/jobs", map[string]any{"access": map[string]any{"minutes": []int{5, 15}}})
	page := fetch[app.RunPage](c, http.MethodGet, "/api/runs/"+itoa(int64(access.Run)), nil, http.StatusOK)
	if page.Access == nil || len(page.Access.Areas) != 2 || page.Run.Summary.Rules != len(page.Access.Rules) {
		t.Errorf("%+v", page)
	}
	list := fetch[app.ObservationList](c, http.MethodGet, "/api/observations?area=900002&rule="+url.QueryEscape("health.care 5 min"), nil, http.StatusOK)
	if len(list.Observations) != 1 || list.Observations[0].AreaName != "东镇" || list.Runs[0].ID != access.Run {
		t.Errorf("%+v", list)
	}
	c.do(c.request(http.MethodPost, "/api/jobs", map[string]any{"siting": map[string]any{"category": "health.care", "within": 3, "p": 2, "problem": "lscp"}}), http.StatusUnprocessableEntity)
	plan := c.runJob("/api/jobs", map[string]any{"siting": map[string]any{"category": "health.care", "within": 3, "p": 2, "problem": "pmedian", "candidates": "crossings"}})
	again := c.runJob("/api/runs/"+itoa(int64(plan.Run))+"/repeat", nil)
	repeated := fetch[app.RunPage](c, http.MethodGet, "/api/runs/"+itoa(int64(again.Run)), nil, http.StatusOK)
	if !repeated.Run.Same || len(repeated.Siting.Sites) != 2 {
		t.Errorf("%+v", repeated.Run)
	}
	for _, format := range []string{"csv", "xlsx"} {
		for _, id := range []zhenyu.RunID{access.Run, plan.Run} {
			if file := c.get(fmt.Sprintf("/api/runs/%d/export?format=%s", id, format), http.StatusOK); len(file) < 200 {
				t.Errorf("%s of run %d: %s", format, id, file)
			}
		}
	}
	c.get(fmt.Sprintf("/api/runs/%d/tiles/12/3430/1673", access.Run), http.StatusNotFound)
	if tile := c.get(fmt.Sprintf("/api/runs/%d/tiles/12/3430/1673", plan.Run), http.StatusOK); !bytes.Contains(tile, []byte(repeated.Siting.Sites[0].ID)) {
		t.Errorf("%q is no tile with the sites", tile)
	}
	kept := fetch[app.PlanRow](c, http.MethodPost, "/api/plans", map[string]any{"name": "两处", "run": plan.Run}, http.StatusCreated)
	c.do(c.request(http.MethodPost, "/api/plans", map[string]any{"name": "两处", "run": access.Run}), http.StatusUnprocessableEntity)
	if plans := fetch[app.PlanList](c, http.MethodGet, "/api/plans", nil, http.StatusOK); len(plans.Plans) != 1 || plans.Plans[0].Of.Summary.Sites != 2 {
		t.Errorf("%+v", plans)
	}
	c.do(c.request(http.MethodDelete, "/api/plans/"+itoa(int64(kept.ID)), nil), http.StatusOK)
}

// TestStopOverHTTP ends a job that nobody works on, once.
func TestStopOverHTTP(t *testing.T) {
	t.Parallel()
	c := newServer(t)
	c.addLayer("extract", groundtest.Town(t, 5))
	asked := fetch[app.JobRow](c, http.MethodPost, "/api/jobs", map[string]any{"access": map[string]any{}}, http.StatusCreated)
	path := "/api/jobs/" + itoa(int64(asked.ID))
	if row := fetch[app.JobRow](c, http.MethodDelete, path, nil, http.StatusOK); row.State != zhenyu.Cancelled || !row.Stop {
		t.Errorf("%+v", row.Job)
	}
	c.do(c.request(http.MethodDelete, path, nil), http.StatusConflict)
	if list := fetch[app.JobList](c, http.MethodGet, "/api/jobs", nil, http.StatusOK); len(list.Jobs) != 1 || list.Jobs[0].State != zhenyu.Cancelled {
		t.Errorf("%+v", list)
	}
	c.get("/api/jobs/999", http.StatusNotFound)
	c.get("/api/jobs/999/events", http.StatusNotFound)
	c.get("/api/jobs/x/events", http.StatusUnprocessableEntity)
	c.get("/api/imports/999/events", http.StatusNotFound)
}

// runJob asks for a job and follows its stream to the end.
func (c *client) runJob(path string, body any) app.JobRow {
	c.t.Helper()
	row := c.followJob(fetch[app.JobRow](c, http.MethodPost, path, body, http.StatusCreated).ID)
	if row.State != zhenyu.Done {
		c.t.Fatalf("%+v %+v", row.Job, row.Failure)
	}
	return row
}

// followJob follows the stream of a job to its end.
func (c *client) followJob(id zhenyu.JobID) app.JobRow {
	c.t.Helper()
	res, err := c.http.Do(c.request(http.MethodGet, "/api/jobs/"+itoa(int64(id))+"/events", nil))
	if err != nil {
		c.t.Fatal(err)
	}
	defer res.Body.Close()
	var row app.JobRow
	for lines := bufio.NewScanner(res.Body); lines.Scan(); {
		if data, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
			if err := json.Unmarshal([]byte(data), &row); err != nil {
				c.t.Fatal(err)
			}
		}
	}
	return row
}

// TestScenarios keeps, changes, loses a race and removes.
func TestScenarios(t *testing.T) {
	t.Parallel()
	c := newServer(t)
	change := map[string]any{"add": []any{map[string]any{"category": "health.care", "id": "n", "lon": 121.5, "lat": 31.2}}, "remove": []any{}, "open": []any{}, "close": []any{}}
	body := map[string]any{"name": "加一处", "base": map[string]any{"minutes": []int{15}}, "change": change, "summary": map[string]any{"within": 12}}
	s := fetch[app.ScenarioRow](c, http.MethodPost, "/api/scenarios", body, http.StatusCreated)
	path := "/api/scenarios/" + itoa(int64(s.ID))
	edit := func(name string, status int) []byte {
		r := c.request(http.MethodPatch, path, map[string]any{"name": name})
		r.Header.Set("If-Match", `"1"`)
		text, _ := c.do(r, status)
		return text
	}
	edit("改名", http.StatusOK)
	edit("又改", http.StatusConflict)
	got := fetch[app.ScenarioRow](c, http.MethodGet, path, nil, http.StatusOK)
	if got.Name != "改名" || got.Change.Add[0].Lon != 121.5 || got.Summary["within"] != 12.0 || got.Base.Minutes[0] != 15 {
		t.Errorf("%+v", got)
	}
	c.do(c.request(http.MethodPost, "/api/scenarios", map[string]any{"name": "空"}), http.StatusUnprocessableEntity)
	c.do(c.request(http.MethodDelete, path, nil), http.StatusOK)
	if list := fetch[app.ScenarioList](c, http.MethodGet, "/api/scenarios", nil, http.StatusOK); len(list.Scenarios) != 0 {
		t.Errorf("%+v", list)
	}
}

// TestLargeUpload uploads 300 MB that are no extract: they go to the disk as they come, and nothing stays.
func TestLargeUpload(t *testing.T) {
	if testing.Short() {
		t.Skip("writes 300 MB")
	}
	c := newServer(t)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	c.do(c.layerRequest("extract", "large.osm.pbf", io.LimitReader(zeros{}, 300<<20)), http.StatusUnprocessableEntity)
	runtime.ReadMemStats(&after)
	if took := after.TotalAlloc - before.TotalAlloc; took > 32<<20 {
		t.Errorf("%d MB were allocated for 300", took>>20)
	}
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

// TestSample adds the sample town, and reads the lists of what is there as files.
func TestSample(t *testing.T) {
	t.Parallel()
	c := newWorkingServer(t)
	added := fetch[app.SampleLayers](c, http.MethodPost, "/api/layers/sample", nil, http.StatusCreated)
	if len(added.Layers) != 2 || !added.Layers[0].Layer.Summary.MadeUp || added.Layers[1].Layer.Summary.People < 30_000 {
		t.Fatalf("%+v", added)
	}
	if again := fetch[app.SampleLayers](c, http.MethodPost, "/api/layers/sample", nil, http.StatusOK); !again.Layers[0].Already || !again.Layers[1].Already {
		t.Errorf("the sample once more: %+v", again)
	}
	run := c.runJob("/api/jobs", map[string]any{"access": map[string]any{"categories": []string{"health.station"}}})
	list := fetch[app.ObservationList](c, http.MethodGet, "/api/observations", nil, http.StatusOK)
	for path, rows := range map[string]int{"layers": 2, "jobs": 1, "runs": 1, "observations": len(list.Observations)} {
		file := c.get("/api/"+path+"/export?format=csv&lang=en", http.StatusOK)
		if n := bytes.Count(file, []byte("\n")); n != rows+1 || rows == 0 {
			t.Errorf("%s: %d lines for %d rows:\n%s", path, n, rows, file)
		}
		if file := c.get("/api/"+path+"/export", http.StatusOK); !bytes.HasPrefix(file, []byte("PK")) {
			t.Errorf("%s: %.20q is no book", path, file)
		}
	}
	village := fmt.Sprintf("\n%d,", run.Run)
	if file := c.get("/api/observations/export?format=csv&area=990101003202", http.StatusOK); !bytes.Contains(file, []byte(village)) || !bytes.Contains(file, []byte("芦影村")) {
		t.Errorf("%s", file)
	}
	if labels := fetch[[]app.CategoryLabel](c, http.MethodGet, "/api/categories", nil, http.StatusOK); len(labels) < 50 || labels[0].Zh == "" || labels[0].En == "" {
		t.Errorf("%+v", labels)
	}
}

// TestInTheReadersLanguage asks for what is not there, and for what fails, in both languages.
func TestInTheReadersLanguage(t *testing.T) {
	t.Parallel()
	c := newWorkingServer(t)
	c.addLayer("extract", groundtest.Town(t, 4))
	job := fetch[app.JobRow](c, http.MethodPost, "/api/jobs", map[string]any{"siting": map[string]any{"category": "park", "within": 3, "p": 2, "forced": []string{"no.such"}}}, http.StatusCreated)
	c.followJob(job.ID)
	chinese := [2]string{"没有叫 x 的标准；有 ", "没有编号为 no.such 的候选点"}
	english := [2]string{"no standard is called x; there are ", "no candidate has the id no.such"}
	for language, want := range map[string][2]string{"zh-CN,zh;q=0.9": chinese, "en-GB": english, "": english} {
		ask := func(method, path string, body any, status int) []byte {
			r := c.request(method, path, body)
			r.Header.Set("Accept-Language", language)
			text, _ := c.do(r, status)
			return text
		}
		refused := problemOf(t, ask(http.MethodPost, "/api/jobs", map[string]any{"access": map[string]any{"standard": "x"}}, http.StatusNotFound))
		if !strings.HasPrefix(refused.Detail, want[0]) || refused.Code != "no_standard" {
			t.Errorf("%q: %+v", language, refused)
		}
		var row app.JobRow
		if err := json.Unmarshal(ask(http.MethodGet, "/api/jobs/"+itoa(int64(job.ID)), nil, http.StatusOK), &row); err != nil || row.Failure == nil || row.Failure.Message != want[1] {
			t.Errorf("%q: %+v %v", language, row.Failure, err)
		}
	}
}
