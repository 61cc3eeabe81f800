package httpapi_test

import (
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"

	"zhenyu/internal/httpapi"
)

// problem reads the body of an error.
func problemOf(t *testing.T, body []byte) httpapi.Problem {
	t.Helper()
	var p httpapi.Problem
	if err := json.Unmarshal(body, &p); err != nil {
		t.Fatalf("%s: %v", body, err)
	}
	return p
}

// TestLostRace checks that a change of what somebody changed meanwhile is a 409 that shows the row and what was done.
func TestLostRace(t *testing.T) {
	t.Parallel()
	c := newServer(t)
	c.upload(sampleReport(t, "01.txt"))
	list := fetch[struct {
		Directives []struct{ ID int64 }
	}](c, http.MethodGet, "/api/directives", nil, http.StatusOK)
	path := "/api/items/" + itoa(list.Directives[0].ID)
	_, head := c.do(c.request(http.MethodGet, path, nil), http.StatusOK)
	tag := head.Get("ETag")
	first := c.request(http.MethodPatch, path, map[string]string{"status": "accepted"})
	first.Header.Set("If-Match", tag)
	if _, head := c.do(first, http.StatusOK); head.Get("ETag") == tag {
		t.Errorf("the version stays %s", tag)
	}
	second := c.request(http.MethodPatch, path, map[string]string{"status": "rejected"})
	second.Header.Set("If-Match", tag)
	body, head := c.do(second, http.StatusConflict)
	p := problemOf(t, body)
	if p.Code != "stale" || p.Type != "stale" || p.RequestID == "" || p.RequestID != head.Get("X-Request-Id") {
		t.Errorf("%+v", p)
	}
	if len(p.Since) != 1 || p.Since[0].Verb != "accept" || len(p.Since[0].Rows) != 1 || len(body) > 5000 {
		t.Errorf("since, of %d bytes: %+v", len(body), p.Since)
	}
	if current, ok := p.Current.(map[string]any); !ok || current["status"] != "accepted" {
		t.Errorf("current: %v", p.Current)
	}
	if head.Get("Content-Type") != "application/problem+json" {
		t.Errorf("content type %q", head.Get("Content-Type"))
	}
}

// TestRevalidate checks that who knows a page of a visit is not sent it again until something on it changes, and that its tag
// is a condition of editing the visit itself.
func TestRevalidate(t *testing.T) {
	t.Parallel()
	c := newServer(t)
	c.upload(sampleReport(t, "01.txt"))
	visit := "/api/visits/" + itoa(fetch[struct{ Visits []struct{ ID int64 } }](c, http.MethodGet, "/api/visits", nil, http.StatusOK).Visits[0].ID)
	page, head := c.do(c.request(http.MethodGet, visit, nil), http.StatusOK)
	tag := head.Get("ETag")
	again := func(known string, status int) {
		r := c.request(http.MethodGet, visit, nil)
		r.Header.Set("If-None-Match", known)
		if body, _ := c.do(r, status); (len(body) == 0) != (status == http.StatusNotModified) {
			t.Errorf("%d bytes with %d", len(body), status)
		}
	}
	again(`"0", W/`+tag, http.StatusNotModified)
	again(`"1"`, http.StatusOK)
	var items struct{ Items []struct{ ID int64 } }
	if err := json.Unmarshal(page, &items); err != nil {
		t.Fatal(err)
	}
	c.do(c.request(http.MethodPatch, "/api/items/"+itoa(items.Items[0].ID), map[string]string{"status": "accepted"}), http.StatusOK)
	again(tag, http.StatusOK)
	edit := c.request(http.MethodPatch, visit, map[string]string{"title": "甲"})
	edit.Header.Set("If-Match", "W/"+tag)
	c.do(edit, http.StatusUnprocessableEntity)
	edit = c.request(http.MethodPatch, visit, map[string]string{"title": "甲"})
	edit.Header.Set("If-Match", tag)
	c.do(edit, http.StatusOK)
}

// TestConditions checks that an edit needs a condition that is a version, and that a merge takes one.
func TestConditions(t *testing.T) {
	t.Parallel()
	c := newServer(t)
	c.upload(sampleReport(t, "01.txt"))
	visit := "/api/visits/" + itoa(fetch[struct{ Visits []struct{ ID int64 } }](c, http.MethodGet, "/api/visits", nil, http.StatusOK).Visits[0].ID)
	for _, ask := range []struct {
		method, path, match string
		body                any
		status              int
	}{
		{http.MethodPatch, visit, "", map[string]string{"title": "甲"}, http.StatusPreconditionRequired},
		{http.MethodPatch, visit, "foo", map[string]string{"title": "甲"}, http.StatusUnprocessableEntity},
		{http.MethodPatch, visit, `"1"`, map[string]string{"title": ""}, http.StatusUnprocessableEntity},
		{http.MethodPatch, visit, `"1"`, map[string]string{"title": "甲"}, http.StatusOK},
		{http.MethodPost, visit + "/accept", `"1"`, map[string]float64{"above": 0.9}, http.StatusConflict},
		{http.MethodPost, visit + "/accept", "", map[string]float64{"above": 0.9}, http.StatusOK},
	} {
		r := c.request(ask.method, ask.path, ask.body)
		if r.Header.Del("If-Match"); ask.match != "" {
			r.Header.Set("If-Match", ask.match)
		}
		c.do(r, ask.status)
	}
}

// TestStrangers checks what keeps other pages and machines out until there are accounts.
func TestStrangers(t *testing.T) {
	t.Parallel()
	c := newServer(t)
	for name, set := range map[string]struct {
		change func(*http.Request)
		status int
	}{
		"a name that points here": {func(r *http.Request) { r.Host = "evil.example" }, http.StatusMisdirectedRequest},
		"another machine's name":  {func(r *http.Request) { r.Host = "192.168.1.7:8080" }, http.StatusMisdirectedRequest},
		"another page":            {func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "cross-site") }, http.StatusForbidden},
		"another origin":          {func(r *http.Request) { r.Header.Set("Origin", "http://evil.example") }, http.StatusForbidden},
		"localhost by name":       {func(r *http.Request) { r.Host = "localhost:1" }, http.StatusNotFound},
		"by IPv6":                 {func(r *http.Request) { r.Host = "[::1]:1" }, http.StatusNotFound},
	} {
		r := c.request(http.MethodPatch, "/api/items/1", map[string]string{"status": "accepted"})
		set.change(r)
		body, _ := c.do(r, set.status)
		if p := problemOf(t, body); p.RequestID == "" || p.Status != set.status {
			t.Errorf("%s: %s", name, body)
		}
	}
}

// TestPage checks that the page comes with its guards, and that places within it show it.
func TestPage(t *testing.T) {
	t.Parallel()
	c := newServer(t)
	for path, status := range map[string]int{"/": 200, "/visits/7": 200, "/missing.js": 404, "/api/missing": 404} {
		body, head := c.do(c.request(http.MethodGet, path, nil), status)
		if status == 200 && (!strings.Contains(string(body), "鎮域") || !strings.Contains(head.Get("Content-Security-Policy"), "default-src 'self'")) {
			t.Errorf("%s: %v", path, head)
		}
	}
}

// TestHealthAndMetrics checks what a watcher reads.
func TestHealthAndMetrics(t *testing.T) {
	t.Parallel()
	c := newServer(t)
	c.get("/healthz", http.StatusOK)
	c.get("/api/visits/1", http.StatusNotFound)
	text := string(c.get("/metrics", http.StatusOK))
	for _, want := range []string{`zhenyu_requests_total{method="GET",status="404"} 1`, `zhenyu_request_seconds_count{method="GET"} 2`, "zhenyu_heap_bytes "} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s in\n%s", want, text)
		}
	}
}

// TestPacked checks that answers come packed for those who ask, but for streams of events.
func TestPacked(t *testing.T) {
	t.Parallel()
	c := newServer(t)
	state := c.upload(sampleReport(t, "01.txt"))
	for _, ask := range []struct{ path, accepts, packed string }{
		{"/api/openapi.json", "gzip", "gzip"},
		{"/api/openapi.json", "br, GZIP; q=0.5", "gzip"},
		{"/api/openapi.json", "gzip;q=0", ""},
		{"/api/openapi.json", "deflate, gzip; q=0.0", ""},
		{"/api/openapi.json", "br", ""},
		{"/api/events", "gzip", "gzip"},
		{"/api/imports/" + itoa(state.ID) + "/events", "gzip", ""},
	} {
		r := c.request(http.MethodGet, ask.path, nil)
		r.Header.Set("Accept-Encoding", ask.accepts)
		body, head := c.do(r, http.StatusOK)
		if head.Get("Content-Encoding") != ask.packed || ask.packed != "" && len(body) > 40_000 {
			t.Errorf("%+v: %d bytes, %v", ask, len(body), head)
		}
	}
}

// TestRefusedInWords checks that what reaches no operation is refused as everything else is, in the reader's language.
func TestRefusedInWords(t *testing.T) {
	t.Parallel()
	c := newServer(t)
	large := func(path string, n int64) *http.Request {
		r := c.request(http.MethodPost, path, nil)
		r.Body, r.ContentLength = io.NopCloser(io.LimitReader(zeros{}, n)), n
		r.Header.Set("Content-Type", "application/json")
		return r
	}
	for name, ask := range map[string]struct {
		r            *http.Request
		status       int
		code, detail string
	}{
		"method":    {c.request(http.MethodDelete, "/api/visits/1", nil), http.StatusMethodNotAllowed, "no_method", "此地址不接受 DELETE，可用的是 GET, HEAD, PATCH"},
		"parameter": {c.request(http.MethodGet, "/api/visits?townn=1", nil), http.StatusUnprocessableEntity, "no_parameter", "这里没有参数 townn"},
		"stream":    {c.request(http.MethodGet, "/api/imports/1/events?x", nil), http.StatusUnprocessableEntity, "no_parameter", "这里没有参数 x"},
		"operation": {c.request(http.MethodGet, "/api/none", nil), http.StatusNotFound, "no_operation", "没有这个接口"},
		"upload":    {large("/api/imports", 513<<20), http.StatusRequestEntityTooLarge, "body_large", "请求超过 512 MB 的上限，未保存任何内容"},
		"body":      {large("/api/undo", 2<<20), http.StatusRequestEntityTooLarge, "body_large", "请求超过 1 MB 的上限，未保存任何内容"},
	} {
		ask.r.Header.Set("Accept-Language", "zh-CN")
		body, head := c.do(ask.r, ask.status)
		p := problemOf(t, body)
		if p.Code != ask.code || p.Detail != ask.detail || p.RequestID == "" || head.Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s: %s", name, body)
		}
		if ask.status == http.StatusMethodNotAllowed && head.Get("Allow") == "" {
			t.Errorf("no Allow: %v", head)
		}
	}
}

// TestExport checks that the list of directives comes as files.
func TestExport(t *testing.T) {
	t.Parallel()
	c := newServer(t)
	c.upload(sampleReport(t, "01.txt"))
	for format, begin := range map[string]string{"csv": "\ufeff编号,", "xlsx": "PK", "jsonl": `{"id":`} {
		body := c.get("/api/directives/export?format="+format, http.StatusOK)
		if !strings.HasPrefix(string(body), begin) {
			t.Errorf("%s: %.40q", format, body)
		}
	}
}

// TestFieldWords checks that wrong fields are told in the language of who asks, and without the words of a library.
func TestFieldWords(t *testing.T) {
	t.Parallel()
	c := newServer(t)
	for path, want := range map[string][2]string{
		"/api/visits?limit=999":          {"200 is the most", "不得大于 200"},
		"/api/visits?limit=x":            {"a whole number is wanted", "应为整数"},
		"/api/visits?after=xx":           {"not understood; see the description", "无法识别，请看接口说明"},
		"/api/directives?status=perhaps": {"one of these is wanted: proposed, accepted, rejected", "只能是：proposed, accepted, rejected"},
	} {
		for n, language := range []string{"en", "zh-CN"} {
			r := c.request(http.MethodGet, path, nil)
			r.Header.Set("Accept-Language", language)
			body, _ := c.do(r, http.StatusUnprocessableEntity)
			p := problemOf(t, body)
			if len(p.Errors) != 1 || p.Errors[0].Message != want[n] || p.Code != "request" || strings.Contains(p.Detail, "validation") {
				t.Errorf("%s in %s: %s", path, language, body)
			}
		}
	}
}
