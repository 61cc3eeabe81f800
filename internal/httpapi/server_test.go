package httpapi_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"zhenyu/internal/app"
	"zhenyu/internal/httpapi"
	"zhenyu/internal/store/storetest"
	"zhenyu/web"
)

func TestMain(m *testing.M) { storetest.Main(m) }

// client talks to a server over an empty record.
type client struct {
	t    *testing.T
	url  string
	http *http.Client

	record *app.Record
}

func newServer(t *testing.T) *client {
	t.Helper()
	return newServerOn(t, storetest.SQLite(t))
}

func newServerOn(t *testing.T, database string) *client {
	t.Helper()
	r, err := app.OpenRecord(context.Background(), app.RecordOptions{Database: database, Files: t.TempDir(), Names: "../../sample/gazetteer.csv", Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	api := httpapi.New(httpapi.Options{Record: r, Page: web.Files, Version: "test", Log: slog.New(slog.NewTextHandler(testLog{t}, nil))})
	server := httptest.NewServer(api.Handler())
	t.Cleanup(func() {
		server.Close()
		api.Close()
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	})
	return &client{t, server.URL, server.Client(), r}
}

// testLog writes to the test's log.
type testLog struct{ t *testing.T }

func (l testLog) Write(b []byte) (int, error) {
	l.t.Log(strings.TrimSpace(string(b)))
	return len(b), nil
}

func (c *client) do(r *http.Request, status int) ([]byte, http.Header) {
	c.t.Helper()
	res, err := c.http.Do(r)
	if err != nil {
		c.t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		c.t.Fatal(err)
	}
	if res.StatusCode != status {
		c.t.Fatalf("%s %s: status %d, want %d: %s", r.Method, r.URL, res.StatusCode, status, body)
	}
	return body, res.Header
}

func (c *client) request(method, path string, body any) *http.Request {
	c.t.Helper()
	var in io.Reader
	if body != nil {
		text, err := json.Marshal(body)
		if err != nil {
			c.t.Fatal(err)
		}
		in = bytes.NewReader(text)
	}
	r, err := http.NewRequestWithContext(c.t.Context(), method, c.url+path, in)
	if err != nil {
		c.t.Fatal(err)
	}
	if body != nil {
		r.Header.Set("Content-Type", "application/json")
	}
	if method == http.MethodPatch {
		r.Header.Set("If-Match", "*") // whatever there is
	}
	return r
}

func (c *client) get(path string, status int) []byte {
	c.t.Helper()
	body, _ := c.do(c.request(http.MethodGet, path, nil), status)
	return body
}

// fetch decodes an answer into a value.
func fetch[T any](c *client, method, path string, body any, status int) T {
	c.t.Helper()
	text, _ := c.do(c.request(method, path, body), status)
	var v T
	if err := json.Unmarshal(text, &v); err != nil {
		c.t.Fatalf("%s: %v", text, err)
	}
	return v
}

// upload imports files, each a name and a text, and waits until it is done.
func (c *client) upload(files ...[2]string) app.ImportState {
	c.t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	for _, f := range files {
		part, err := form.CreateFormFile("files", f[0])
		if err != nil {
			c.t.Fatal(err)
		}
		_, _ = io.WriteString(part, f[1])
	}
	_ = form.Close()
	r := c.request(http.MethodPost, "/api/imports", nil)
	r.Body = io.NopCloser(&body)
	r.Header.Set("Content-Type", form.FormDataContentType())
	text, _ := c.do(r, http.StatusCreated)
	var state app.ImportState
	if err := json.Unmarshal(text, &state); err != nil {
		c.t.Fatal(err)
	}
	return c.follow(state.ID)
}

// follow reads the stream of an import to its end.
func (c *client) follow(id int64) app.ImportState {
	c.t.Helper()
	text := c.get("/api/imports/"+itoa(id)+"/events", http.StatusOK)
	events := strings.Split(strings.TrimSpace(string(text)), "\n\n")
	_, data, _ := strings.Cut(events[len(events)-1], "data: ")
	var state app.ImportState
	if err := json.Unmarshal([]byte(data), &state); err != nil {
		c.t.Fatalf("%s: %v", text, err)
	}
	if !state.Finished {
		c.t.Fatalf("the stream ended before the import: %s", text)
	}
	return state
}
