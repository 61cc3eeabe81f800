package httpapi

import (
	"encoding/json"
	"net/http"

	"zhenyu/internal/app"
)

// refuse answers with a problem, outside of the operations.
func refuse(w http.ResponseWriter, r *http.Request, status int, words *app.Problem) {
	p := worded(r.Context(), status, words)
	w.Header().Set("Content-Type", p.ContentType(""))
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(p)
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
