package httpapi

import (
	"encoding/json"
	"maps"
	"net/http"
	"slices"

	"github.com/danielgtaylor/huma/v2"

	"zhenyu/internal/app"
)

// refuse answers with a problem, outside of the operations.
func refuse(w http.ResponseWriter, r *http.Request, status int, words *app.Problem) {
	p := worded(r.Context(), status, words)
	w.Header().Set("Content-Type", p.ContentType(""))
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(p)
}

// knownParameters refuses what an operation does not take: a slip in the name of a filter would else list everything.
func (s *Server) knownParameters(ctx huma.Context, next func(huma.Context)) {
	asked := ctx.URL()
	for _, name := range slices.Sorted(maps.Keys(asked.Query())) {
		if !slices.ContainsFunc(ctx.Operation().Parameters, func(p *huma.Param) bool { return p.In == "query" && p.Name == name }) {
			p := worded(ctx.Context(), http.StatusUnprocessableEntity, &app.Problem{Key: "no_parameter", Args: []any{name}})
			p.Errors = []*ProblemField{{"query." + name, p.Detail}}
			s.answerProblem(ctx, p)
			return
		}
	}
	next(ctx)
}

// refuseMethods answers with a problem where an address takes other methods; those that the mux knows answer themselves.
func refuseMethods(mux *http.ServeMux) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if wrong, pattern := mux.Handler(r); pattern == "" {
			wrong.ServeHTTP(&refused{w, r}, r)
			return
		}
		mux.ServeHTTP(w, r)
	})
}

// refused takes the mux's own refusal: its headers, which name the methods that there are, and not its words.
type refused struct {
	http.ResponseWriter
	r *http.Request
}

// WriteHeader answers.
func (w *refused) WriteHeader(status int) {
	refuse(w.ResponseWriter, w.r, status, &app.Problem{Key: "no_method", Args: []any{w.r.Method, w.Header().Get("Allow")}})
}

// Write drops the words.
func (w *refused) Write(b []byte) (int, error) { return len(b), nil }
