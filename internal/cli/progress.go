package cli

import (
	"context"
	"fmt"
	"io"
	"sync"
	"sync/atomic"
	"time"

	"zhenyu/internal/app"
)

// patience is how long a run may stay silent.
const patience = 2 * time.Second

// progress tells a person who waits how far a long run is. Where nobody watches stderr it does nothing.
type progress struct {
	c     *Console
	line  func(waited time.Duration) string
	done  atomic.Int64
	bytes atomic.Int64
	total atomic.Int64 // of what is done; 0 until it is known

	screen sync.Mutex // one line at a time on stderr
	shown  bool
	quit   chan struct{}
	ended  sync.WaitGroup
}

// watchReading starts the progress of reading the paths. It counts what there is to read beside the run, since
// that takes a while on long folders.
func watchReading(ctx context.Context, c *Console, paths []string) *progress {
	p := newProgress(c)
	p.line = p.reading
	ctx, cancel := context.WithCancel(ctx)
	if isTerminal(c.Stderr) {
		p.ended.Go(func() { p.count(ctx, paths) })
	}
	p.watch(cancel)
	return p
}

// newProgress makes one that says what line gives; its user sets that before it watches.
func newProgress(c *Console) *progress { return &progress{c: c, quit: make(chan struct{})} }

// watch begins to tell, if anybody watches, and calls ended when it stops.
func (p *progress) watch(ended func()) {
	if !isTerminal(p.c.Stderr) {
		ended()
		return
	}
	p.ended.Go(func() {
		defer ended()
		p.tick()
	})
}

func (p *progress) count(ctx context.Context, paths []string) {
	var n int64
	for _, path := range paths {
		if path == "-" {
			return // reading it here would take it from the run
		}
		for range app.Sources([]string{path}, nil) {
			if n++; ctx.Err() != nil {
				return
			}
		}
	}
	p.total.Store(n)
}

func (p *progress) tick() {
	started := time.Now()
	clock := time.NewTicker(time.Second / 4)
	defer clock.Stop()
	for {
		select {
		case <-p.quit:
			return
		case <-clock.C:
			if waited := time.Since(started); waited > patience {
				p.draw(waited)
			}
		}
	}
}

// reading says how far the reading of documents is.
func (p *progress) reading(waited time.Duration) string {
	done, total := p.done.Load(), p.total.Load()
	if total == 0 || done == 0 {
		return p.c.T("progress_open", done, float64(p.bytes.Load())/1e6)
	}
	left := time.Duration(float64(waited) / float64(done) * float64(max(0, total-done))).Round(time.Second)
	return p.c.T("progress_known", done, total, 100*float64(done)/float64(total), left)
}

func (p *progress) draw(waited time.Duration) {
	p.screen.Lock()
	defer p.screen.Unlock()
	fmt.Fprintf(p.c.Stderr, "\r\x1b[K%s", p.line(waited))
	p.shown = true
}

// add counts an outcome: sources are what the total counts, and an archive has many outcomes.
func (p *progress) add(o app.Outcome) {
	if o.First {
		p.done.Add(1)
		p.bytes.Add(o.Size)
	}
}

// clear takes the line away, before something else is said on stderr.
func (p *progress) clear() {
	p.screen.Lock()
	defer p.screen.Unlock()
	if p.shown {
		_, _ = io.WriteString(p.c.Stderr, "\r\x1b[K")
		p.shown = false
	}
}

// stop ends the progress and waits until it is silent.
func (p *progress) stop() {
	close(p.quit)
	p.ended.Wait()
	p.clear()
}
