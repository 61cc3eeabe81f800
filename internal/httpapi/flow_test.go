package httpapi_test

import (
	"net/http"
	"os"
	"strconv"
	"testing"

	"zhenyu/internal/app"
	"zhenyu/internal/store/storetest"
)

func itoa(n int64) string { return strconv.FormatInt(n, 10) }

func sampleReport(t *testing.T, name string) [2]string {
	t.Helper()
	text, err := os.ReadFile("../../sample/reports/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return [2]string{name, string(text)}
}

// TestImportAndDecide drives a report from its file to accepted items, on both databases.
func TestImportAndDecide(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, database string) {
		c := newServerOn(t, database)
		state := c.upload(sampleReport(t, "01.txt"), sampleReport(t, "02.txt"))
		if len(state.Results) != 2 || state.Results[0].Result != app.IsNew || state.Results[0].Items == 0 {
			t.Fatalf("%+v", state)
		}
		again := c.upload(sampleReport(t, "01.txt"))
		if again.Results[0].Result != app.IsKnown || again.Results[0].Visit != state.Results[0].Visit {
			t.Fatalf("the second time: %+v", again)
		}
		visits := fetch[app.VisitList](c, http.MethodGet, "/api/visits", nil, http.StatusOK)
		if visits.Total != 2 {
			t.Errorf("%d visits", visits.Total)
		}
		for query, want := range map[string]int{"from=2026-10-15&to=2026-10-15": 1, "to=2020": 0, "from=2026-10&to=2026-10": 1, "limit=1": 2} {
			if list := fetch[app.VisitList](c, http.MethodGet, "/api/visits?"+query, nil, http.StatusOK); list.Total != want {
				t.Errorf("%s: %d visits, want %d", query, list.Total, want)
			}
		}
		c.get("/api/visits?from=2026-02-30", http.StatusUnprocessableEntity)
		id := itoa(int64(state.Results[0].Visit))
		page := fetch[app.VisitPage](c, http.MethodGet, "/api/visits/"+id, nil, http.StatusOK)
		t.Logf("%d items, %d areas, %+v", len(page.Items), len(page.Areas), page.Progress)
		bulk := fetch[app.Bulk](c, http.MethodPost, "/api/visits/"+id+"/accept", map[string]any{"above": 0.0}, http.StatusOK)
		if len(bulk.Changed) == 0 || bulk.Event == 0 {
			t.Fatalf("%+v", bulk)
		}
		sites := fetch[app.SiteList](c, http.MethodGet, "/api/sites", nil, http.StatusOK)
		if len(sites.Sites) == 0 {
			t.Error("no sites")
		}
		for _, s := range sites.Sites {
			t.Log(s.ID, s.Name, s.Kind, s.TownName, s.Stops, s.Directives)
		}
		counts := fetch[app.CountList](c, http.MethodGet, "/api/counts", nil, http.StatusOK)
		t.Log(counts)
		fetch[app.Bulk](c, http.MethodPost, "/api/events/"+itoa(bulk.Event)+"/undo", nil, http.StatusOK)
		after := fetch[app.VisitPage](c, http.MethodGet, "/api/visits/"+id, nil, http.StatusOK)
		if after.Progress != page.Progress {
			t.Errorf("after undo %+v, before %+v", after.Progress, page.Progress)
		}
		hits := fetch[app.Hits](c, http.MethodGet, "/api/search?q=鷺汀", nil, http.StatusOK)
		if len(hits.Hits) == 0 {
			t.Error("nothing found")
		}
		verified := fetch[app.Verified](c, http.MethodGet, "/api/audit/verify", nil, http.StatusOK)
		if len(verified.Faults) != 0 || verified.Events == 0 {
			t.Errorf("%+v", verified)
		}
	})
}
