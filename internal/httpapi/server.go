package httpapi

import (
	"io/fs"
	"log/slog"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"zhenyu"
	"zhenyu/internal/app"
)

// Server answers for one record.
type Server struct {
	record  *app.Record
	imports *app.ImportRuns
	circles app.Circles
	closing chan struct{} // closes when streams are to end
	actor   zhenyu.Actor  // until there are accounts
	version string
	log     *slog.Logger
	metrics metrics
	mux     *http.ServeMux
	api     huma.API
}

// Options says what to serve.
type Options struct {
	Record  *app.Record
	Page    fs.FS // index.html and what it loads
	Version string
	Log     *slog.Logger
}

// New gives a server; Close ends what it has under way.
func New(o Options) *Server {
	s := &Server{
		record: o.Record, imports: app.NewImportRuns(o.Record), closing: make(chan struct{}),
		actor: zhenyu.Local, version: o.Version, log: o.Log, mux: http.NewServeMux(),
	}
	s.api = humago.New(s.mux, description(o.Version))
	s.api.UseMiddleware(s.knownParameters)
	s.routes()
	s.mux.HandleFunc("GET /healthz", s.health)
	s.mux.HandleFunc("GET /metrics", s.metrics.write)
	s.mux.Handle("GET /", page(o.Page))
	return s
}

// Close ends the streams, stops the imports under way, and waits for them.
func (s *Server) Close() {
	close(s.closing)
	s.imports.Close()
}

// Handler gives the whole door: what every request passes, and then the operations.
func (s *Server) Handler() http.Handler {
	return s.observe(onlyLocal(sameOrigin(limitBody(compress(revalidate(refuseMethods(s.mux)))))))
}

// description is the frame of the OpenAPI description.
func description(version string) huma.Config {
	c := huma.DefaultConfig("Zhenyu", version)
	c.CreateHooks = nil // no $schema field in every answer
	c.DocsPath = ""     // its page would load from the network
	c.OpenAPIPath = "/api/openapi"
	c.SchemasPath = ""
	c.Info.Description = "The record of field visits: what was read from reports, checked by people."
	c.Info.License = &huma.License{Name: "see LICENSE"}
	return c
}

// health says that the process answers and the record can be read.
func (s *Server) health(w http.ResponseWriter, r *http.Request) {
	if _, err := s.record.Head(r.Context(), s.actor); err != nil {
		http.Error(w, "the record cannot be read", http.StatusServiceUnavailable)
		return
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = w.Write([]byte("ok\n"))
}
