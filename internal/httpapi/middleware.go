package httpapi

import (
	"cmp"
	"compress/gzip"
	"context"
	"crypto/rand"
	"io"
	"log/slog"
	"net"
	"net/http"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"zhenyu/internal/app"
	"zhenyu/internal/lang"
)

// noDeadline lets a request take as long as it takes.
var noDeadline time.Time

// maxUpload bounds the body of any request but that which brings a layer.
const maxUpload = 512 << 20

// asked is what the context of a request knows of it.
type asked struct {
	id    string
	words *lang.Catalogue // of the language that the caller reads
}

type requestKey struct{}

func requestOf(ctx context.Context) asked {
	if a, ok := ctx.Value(requestKey{}).(asked); ok {
		return a
	}
	return asked{words: lang.English()}
}

// requestID gives the id of the request that a context is of.
func requestID(ctx context.Context) string { return requestOf(ctx).id }

// wordsFor gives the words for a reader of the languages of an Accept-Language: Chinese where it is the first, else English.
func wordsFor(accepted string) *lang.Catalogue {
	if strings.HasPrefix(strings.ToLower(accepted), "zh") {
		return lang.Chinese()
	}
	return lang.English()
}

// observe gives every request an id, counts and logs it, and turns a panic into an answer.
func (s *Server) observe(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		id := rand.Text()[:12]
		r = r.WithContext(context.WithValue(r.Context(), requestKey{}, asked{id, wordsFor(r.Header.Get("Accept-Language"))}))
		w.Header().Set("X-Request-Id", id)
		seen := &watched{ResponseWriter: w}
		began := time.Now()
		defer func() {
			fault := recover()
			if fault != nil && fault != http.ErrAbortHandler { //nolint:errorlint // panicked with as such
				s.log.ErrorContext(r.Context(), "panic", "request", id, "fault", fault, "stack", string(debug.Stack()))
				if seen.status == 0 {
					refuse(seen, r, http.StatusInternalServerError, internal)
				}
			}
			took := time.Since(began)
			s.metrics.count(r, seen.status, took)
			s.log.LogAttrs(r.Context(), slog.LevelInfo, "request", slog.String("request", id), slog.String("method", methodOf(r)), slog.String("path", patternOf(r)),
				slog.Int("status", seen.status), slog.Int64("ms", took.Milliseconds()))
			if fault == http.ErrAbortHandler { //nolint:errorlint // panicked with as such
				panic(fault) // breaks the connection off
			}
		}()
		next.ServeHTTP(seen, r)
	})
}

// patternOf gives the pattern of the operation that answered, never the address itself: that can hold what people searched
// for. It is - where no operation was reached.
func patternOf(r *http.Request) string {
	_, pattern, _ := strings.Cut(r.Pattern, " ") // after the method
	return cmp.Or(pattern, "-")
}

// watched remembers the status of an answer.
type watched struct {
	http.ResponseWriter
	status int
}

// WriteHeader notes the status.
func (w *watched) WriteHeader(status int) {
	if w.status == 0 {
		w.status = status
	}
	w.ResponseWriter.WriteHeader(status)
}

// Write notes that the status is 200 where nobody said.
func (w *watched) Write(b []byte) (int, error) {
	if w.status == 0 {
		w.status = http.StatusOK
	}
	return w.ResponseWriter.Write(b)
}

// Unwrap gives the writer below, for http.ResponseController.
func (w *watched) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// onlyLocal refuses requests whose Host is not this machine's loopback: a page elsewhere can point a name of its own
// at 127.0.0.1, and its requests would then count as from the same origin.
func onlyLocal(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		host := r.Host
		if h, _, err := net.SplitHostPort(host); err == nil {
			host = h
		}
		ip := net.ParseIP(strings.Trim(host, "[]"))
		if host != "localhost" && (ip == nil || !ip.IsLoopback()) {
			refuse(w, r, http.StatusMisdirectedRequest, &app.Problem{Key: "local_only"})
			return
		}
		next.ServeHTTP(w, r)
	})
}

// sameOrigin refuses changes from pages of other origins.
func sameOrigin(next http.Handler) http.Handler {
	guard := http.NewCrossOriginProtection()
	guard.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		refuse(w, r, http.StatusForbidden, &app.Problem{Key: "other_origin"})
	}))
	return guard.Handler(next)
}

// drained is how much of a body that is too large is read all the same: browsers look at an answer only when they have
// sent all, so one that came before would be a broken connection to them.
const drained = 4 << 30

// limitBody refuses bodies that are too large: at once where their length is said, else when so much has come.
func limitBody(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		most := int64(maxUpload)
		if r.URL.Path == "/api/layers" {
			most = app.MaxExtractBytes + 1 // one too many, so that the operation says so
		}
		if r.ContentLength > most {
			_ = http.NewResponseController(w).SetReadDeadline(noDeadline)
			_, _ = io.CopyN(io.Discard, r.Body, drained)
			refuse(w, r, http.StatusRequestEntityTooLarge, bodyTooLarge(most))
			return
		}
		r.Body = http.MaxBytesReader(w, r.Body, most)
		next.ServeHTTP(w, r)
	})
}

var zippers = sync.Pool{New: func() any {
	z, _ := gzip.NewWriterLevel(nil, gzip.BestSpeed) // the level is right
	return z
}}

// compress packs answers for those who take it.
func compress(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Add("Vary", "Accept-Encoding")
		if !takesGzip(strings.Join(r.Header.Values("Accept-Encoding"), ",")) {
			next.ServeHTTP(w, r)
			return
		}
		z := &zipped{ResponseWriter: w}
		defer z.close()
		next.ServeHTTP(z, r)
	})
}

// takesGzip tells whether an Accept-Encoding names gzip, with a weight that is not 0.
func takesGzip(accepted string) bool {
	for each := range strings.SplitSeq(accepted, ",") {
		name, weight, said := strings.Cut(strings.ReplaceAll(strings.ToLower(each), " ", ""), ";q=")
		if name == "gzip" {
			q, err := strconv.ParseFloat(weight, 64)
			return !said || err == nil && q > 0
		}
	}
	return false
}

// plainTypes are those of answers that are not packed: files as they came are packed already, or long, and events must
// not wait.
var plainTypes = []string{"application/octet-stream", "text/event-stream"}

// zipped packs what is written through it, where it is worth while and not packed yet.
type zipped struct {
	http.ResponseWriter
	z     *gzip.Writer
	plain bool
}

// WriteHeader decides by the headers of the answer. An answer of unknown length decides at its first write.
func (w *zipped) WriteHeader(status int) {
	if status == http.StatusNoContent || status == http.StatusNotModified || w.Header().Get("Content-Encoding") != "" ||
		slices.Contains(plainTypes, w.Header().Get("Content-Type")) {
		w.plain = true
	}
	if !w.plain {
		w.Header().Set("Content-Encoding", "gzip")
		w.Header().Del("Content-Length")
		w.z = zippers.Get().(*gzip.Writer)
		w.z.Reset(w.ResponseWriter)
	}
	w.plain = w.z == nil
	w.ResponseWriter.WriteHeader(status)
}

// Write packs.
func (w *zipped) Write(b []byte) (int, error) {
	if w.z == nil && !w.plain {
		w.WriteHeader(http.StatusOK)
	}
	if w.plain {
		return w.ResponseWriter.Write(b)
	}
	return w.z.Write(b)
}

// Unwrap gives the writer below, for http.ResponseController.
func (w *zipped) Unwrap() http.ResponseWriter { return w.ResponseWriter }

func (w *zipped) close() {
	if w.z != nil {
		_ = w.z.Close()
		zippers.Put(w.z)
	}
}
