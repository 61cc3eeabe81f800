package httpapi

import (
	"io/fs"
	"net/http"
	"path"
	"strings"

	"zhenyu/internal/app"
)

// policy lets the page load from this server only.
const policy = "default-src 'self'; img-src 'self' data: blob:; worker-src 'self' blob:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'"

// page serves the page's files. A path that is none of them is a place within the page, which index.html shows, but for
// paths of the API and of files.
func page(files fs.FS) http.Handler {
	server := http.FileServerFS(files)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", policy)
		w.Header().Set("X-Content-Type-Options", "nosniff")
		w.Header().Set("Referrer-Policy", "same-origin")
		name := strings.TrimPrefix(path.Clean(r.URL.Path), "/")
		if strings.HasPrefix(name, "api/") || name == "api" {
			refuse(w, r, http.StatusNotFound, &app.Problem{Key: "no_operation"})
			return
		}
		if _, err := fs.Stat(files, name); err != nil && path.Ext(name) == "" {
			r = r.Clone(r.Context())
			r.URL.Path = "/"
		}
		if strings.HasPrefix(name, "assets/") { // named by their content
			w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
		} else {
			w.Header().Set("Cache-Control", "no-cache")
		}
		server.ServeHTTP(w, r)
	})
}
