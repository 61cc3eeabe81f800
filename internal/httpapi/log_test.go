package httpapi_test

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"zhenyu/internal/httpapi"
	"zhenyu/web"
)

// TestRequestLog checks that every request is one line that says what answered, by its id, and nothing of what was asked.
func TestRequestLog(t *testing.T) {
	t.Parallel()
	c := newServer(t)
	var out bytes.Buffer
	api := httpapi.New(httpapi.Options{Record: c.record, Page: web.Files, Version: "test", Log: slog.New(slog.NewJSONHandler(&out, nil))})
	defer api.Close()
	for _, r := range []struct {
		method, target, path string
		status               int
	}{
		{"GET", "/api/search?q=张三", "/api/search", 200},
		{"GET", "/api/visits/999", "/api/visits/{id}", 404},
		{"GET", "/visits/张三?q=张三", "/", 200},
		{"PATCH", "/api/items/x", "/api/items/{id}", 428},
		{"张三", "/api/items", "-", 405},
	} {
		out.Reset()
		request := httptest.NewRequestWithContext(t.Context(), "GET", "http://localhost/", strings.NewReader("{}"))
		request.Method = r.method
		request.URL.Path, request.URL.RawQuery, _ = strings.Cut(r.target, "?")
		request.Header.Set("Content-Type", "application/json")
		answer := httptest.NewRecorder()
		api.Handler().ServeHTTP(answer, request)
		var line struct {
			Level, Request, Method, Path string
			Status                       int
			MS                           *int64
		}
		if err := json.Unmarshal(out.Bytes(), &line); err != nil {
			t.Fatalf("%s: not one line: %v\n%s", r.target, err, out.String())
		}
		if line.Level != "INFO" || line.Request != answer.Header().Get("X-Request-Id") || line.Path != r.path || line.Status != answer.Code || line.MS == nil {
			t.Errorf("%s %s: %s", r.method, r.target, out.String())
		}
		if r.status != answer.Code && r.status != http.StatusMethodNotAllowed || strings.Contains(out.String(), "张三") {
			t.Errorf("%s %s: %d, %s", r.method, r.target, answer.Code, out.String())
		}
	}
}

// TestEditsSayWhatChanges checks that an edit needs no more than what it changes.
func TestEditsSayWhatChanges(t *testing.T) {
	t.Parallel()
	c := newServer(t)
	c.upload(sampleReport(t, "01.txt"))
	type item struct {
		ID       int64
		Proposal struct {
			Span       []int
			Confidence float64
			Directive  struct{ Measurable bool }
		}
		Edited struct {
			Span      []int
			Directive struct {
				Text       string
				Measurable bool
			}
		}
	}
	for _, d := range fetch[struct{ Directives []item }](c, http.MethodGet, "/api/directives", nil, http.StatusOK).Directives {
		body := map[string]any{"edited": map[string]any{"directive": map[string]any{"text": "修好机耕路", "theme": "rural"}}}
		got := fetch[struct{ Item item }](c, http.MethodPatch, "/api/items/"+itoa(d.ID), body, http.StatusOK).Item
		if got.Edited.Directive.Text != "修好机耕路" || got.Edited.Span[0] != d.Proposal.Span[0] || got.Edited.Directive.Measurable != d.Proposal.Directive.Measurable {
			t.Errorf("%+v", got)
		}
	}
}
