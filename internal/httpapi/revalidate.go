package httpapi

import (
	"net/http"
	"slices"
	"strings"
)

// revalidate answers with 304, without a body, who has the answer already and names it in If-None-Match.
func revalidate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		known := r.Header.Values("If-None-Match")
		if r.Method != http.MethodGet && r.Method != http.MethodHead || len(known) == 0 {
			next.ServeHTTP(w, r)
			return
		}
		next.ServeHTTP(&revalidated{ResponseWriter: w, known: known}, r)
	})
}

// revalidated drops an answer that its reader knows.
type revalidated struct {
	http.ResponseWriter
	known   []string
	began   bool
	dropped bool
}

// WriteHeader compares the answer's tag.
func (w *revalidated) WriteHeader(status int) {
	w.began = true
	if status == http.StatusOK && isKnown(w.Header().Get("ETag"), w.known) {
		w.dropped = true
		w.Header().Del("Content-Type")
		w.Header().Del("Content-Length")
		status = http.StatusNotModified
	}
	w.ResponseWriter.WriteHeader(status)
}

// Write drops what is known.
func (w *revalidated) Write(b []byte) (int, error) {
	if !w.began {
		w.WriteHeader(http.StatusOK)
	}
	if w.dropped {
		return len(b), nil
	}
	return w.ResponseWriter.Write(b)
}

// Unwrap gives the writer below, for http.ResponseController.
func (w *revalidated) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// isKnown tells whether a tag is among those of an If-None-Match, which compares weakly.
func isKnown(tag string, known []string) bool {
	tags := strings.Split(strings.Join(known, ","), ",")
	return tag != "" && slices.ContainsFunc(tags, func(t string) bool {
		t = strings.TrimSpace(t)
		return t == "*" || strings.TrimPrefix(t, "W/") == tag
	})
}
