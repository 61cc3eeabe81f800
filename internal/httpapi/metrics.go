package httpapi

import (
	"fmt"
	"maps"
	"net/http"
	"runtime"
	"slices"
	"sync"
	"time"
)

// buckets are the upper ends of the latency histogram, in seconds.
var buckets = []float64{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5}

// metrics counts requests by method and status, for /metrics in the text form of Prometheus.
type metrics struct {
	mu       sync.Mutex
	requests map[requestClass]int64
	latency  map[string]*histogram // by method
}

type requestClass struct {
	method string
	status int
}

type histogram struct {
	counts []int64
	sum    float64
	n      int64
}

func (m *metrics) count(r *http.Request, status int, took time.Duration) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.requests == nil {
		m.requests, m.latency = map[requestClass]int64{}, map[string]*histogram{}
	}
	method := methodOf(r)
	m.requests[requestClass{method, status}]++
	h := m.latency[method]
	if h == nil {
		h = &histogram{counts: make([]int64, len(buckets))}
		m.latency[method] = h
	}
	h.add(took.Seconds())
}

// methodOf gives the method of a request, "other" for one that no operation has: strangers name methods, and each would be
// a series, or whatever they like in the log.
func methodOf(r *http.Request) string {
	if slices.Contains([]string{"GET", "HEAD", "POST", "PATCH", "DELETE"}, r.Method) {
		return r.Method
	}
	return "other"
}

func (h *histogram) add(seconds float64) {
	for i, end := range buckets {
		if seconds <= end {
			h.counts[i]++
		}
	}
	h.sum += seconds
	h.n++
}

func (m *metrics) write(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
	m.mu.Lock()
	defer m.mu.Unlock()
	fmt.Fprintln(w, "# TYPE zhenyu_requests_total counter")
	for _, c := range slices.SortedFunc(maps.Keys(m.requests), func(a, b requestClass) int {
		return slices.Compare([]string{a.method, fmt.Sprint(a.status)}, []string{b.method, fmt.Sprint(b.status)})
	}) {
		fmt.Fprintf(w, "zhenyu_requests_total{method=%q,status=\"%d\"} %d\n", c.method, c.status, m.requests[c])
	}
	fmt.Fprintln(w, "# TYPE zhenyu_request_seconds histogram")
	for _, method := range slices.Sorted(maps.Keys(m.latency)) {
		h := m.latency[method]
		for i, end := range buckets {
			fmt.Fprintf(w, "zhenyu_request_seconds_bucket{method=%q,le=\"%g\"} %d\n", method, end, h.counts[i])
		}
		fmt.Fprintf(w, "zhenyu_request_seconds_bucket{method=%q,le=\"+Inf\"} %d\n", method, h.n)
		fmt.Fprintf(w, "zhenyu_request_seconds_sum{method=%q} %g\nzhenyu_request_seconds_count{method=%q} %d\n", method, h.sum, method, h.n)
	}
	var mem runtime.MemStats
	runtime.ReadMemStats(&mem)
	fmt.Fprintf(w, "# TYPE zhenyu_heap_bytes gauge\nzhenyu_heap_bytes %d\n# TYPE zhenyu_goroutines gauge\nzhenyu_goroutines %d\n", mem.HeapAlloc, runtime.NumGoroutine())
}
