//go:build unix

package gazetteer

import (
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestBudget keeps the promises on size, start and memory. It is not parallel: it measures.
func TestBudget(t *testing.T) {
	if len(country) > 8<<20 {
		t.Errorf("data file has %d bytes, limit 8 MB", len(country))
	}
	best := fastest(t, 5, func() {
		if _, err := Unpack(country); err != nil {
			t.Fatal(err)
		}
	})
	if best > 100*time.Millisecond {
		t.Errorf("ready after %v of processor time, limit 100 ms", best)
	}
	before := heap()
	g, err := Unpack(country)
	if err != nil {
		t.Fatal(err)
	}
	held := heap() - before
	runtime.KeepAlive(g)
	if held+uint64(len(country)) > 40<<20 {
		t.Errorf("%d bytes on the heap and %d of file, limit 40 MB of the 50 MB a process may have", held, len(country))
	}
	t.Logf("ready after %v, heap %.1f MB, file %.1f MB", best, float64(held)/1e6, float64(len(country))/1e6)
}

func heap() uint64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// TestSpeed keeps the promises on look-ups, under a microsecond, and on scanning, 50 MB a second,
// for names from all over the country. It is not parallel: it measures.
func TestSpeed(t *testing.T) {
	g := openCountry(t)
	var names []string
	for id := ID(0); int(id) < g.Len(); id += 331 {
		names = append(names, g.Name(id))
	}
	dst := make([]ID, 0, 1024)
	find := fastest(t, 200, func() {
		for _, name := range names {
			dst = g.Find(dst[:0], name)
		}
	}) / time.Duration(len(names))
	if find > time.Microsecond {
		t.Errorf("Find takes %v, limit 1 µs", find)
	}
	text := strings.Repeat(prose, 100)
	scan := fastest(t, 100, func() { g.Scan(text, func(Match) bool { return true }) })
	speed := float64(len(text)) / 1e6 / scan.Seconds()
	if speed < 50 {
		t.Errorf("Scan reads %.0f MB/s, limit 50", speed)
	}
	t.Logf("Find %v, Scan %.0f MB/s", find, speed)
}

// fastest is the least processor time of some runs of f. Other programs take its caches; a run
// shorter than a time slice has a chance of being left alone.
func fastest(t *testing.T, runs int, f func()) time.Duration {
	t.Helper()
	best := time.Hour
	for range runs {
		start := cpu(t)
		f()
		best = min(best, cpu(t)-start)
	}
	return best
}

// cpu is the processor time of this process: wall time would measure the neighbours. Decoding
// uses one thread, so an idle machine is ready in no more than this.
func cpu(t *testing.T) time.Duration {
	t.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
