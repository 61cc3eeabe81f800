package jobs

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"runtime"
	"runtime/debug"
	"sync"
	"time"

	"zhenyu"
	"zhenyu/internal/app"
)

// DefaultMemory is what jobs may take together where nobody says: a county's extract fits many times.
const DefaultMemory = 4 << 30

// look is how often workers look for jobs that another process queued or asked to end.
const look = time.Second

// Options say how much may run at once.
type Options struct {
	Parallel int   // jobs at a time; 0: 1
	Memory   int64 // bytes that they may be expected to take together; 0: DefaultMemory
	Log      *slog.Logger
}

// Workers work on the jobs of a record until they are closed.
type Workers struct {
	record *app.Record
	o      Options
	owner  string // names these workers among those of other processes
	end    context.CancelFunc
	ended  sync.WaitGroup

	mu      sync.Mutex
	running int
	used    int64         // bytes, expected
	free    chan struct{} // something ended
}

// Start begins to work.
func Start(record *app.Record, o Options) *Workers {
	if o.Parallel <= 0 {
		o.Parallel = 1
	}
	if o.Memory <= 0 {
		o.Memory = DefaultMemory
	}
	ctx, end := context.WithCancel(context.Background())
	w := &Workers{record: record, o: o, owner: rand.Text(), end: end, free: make(chan struct{}, 1)}
	w.ended.Go(func() { w.dispatch(ctx) })
	return w
}

// Close stops all jobs, puts them back into the queue, and waits for that.
func (w *Workers) Close() {
	w.end()
	w.ended.Wait()
}

// dispatch takes jobs while there is room, and then waits for something to change.
func (w *Workers) dispatch(ctx context.Context) {
	for ctx.Err() == nil {
		changed := w.record.JobsChanged()
		if w.takeOne(ctx) {
			continue
		}
		select {
		case <-changed:
		case <-w.free:
		case <-time.After(look):
		case <-ctx.Done():
		}
	}
}

func (w *Workers) takeOne(ctx context.Context) bool {
	w.mu.Lock()
	full := w.running >= w.o.Parallel
	w.mu.Unlock()
	if full {
		return false
	}
	held, err := w.record.TakeJob(ctx, zhenyu.Worker, w.owner, w.room)
	if err != nil {
		if ctx.Err() == nil {
			w.o.Log.ErrorContext(ctx, "jobs: take", "error", err.Error())
		}
		return false
	}
	if held == nil {
		return false
	}
	need := w.reserve(app.JobNeed(held.Job))
	w.count(1, need)
	w.ended.Go(func() {
		defer w.count(-1, -need)
		w.work(ctx, held)
	})
	return true
}

// count counts a job that begins or ends.
func (w *Workers) count(jobs int, bytes int64) {
	w.mu.Lock()
	w.running += jobs
	w.used += bytes
	w.mu.Unlock()
	select {
	case w.free <- struct{}{}:
	default: // told already
	}
}

// reserve is what a job is counted for: one that may need more than there is runs alone, and ends when it does.
func (w *Workers) reserve(need app.Need) int64 { return min(need.Most, w.o.Memory) }

// room says whether a job fits beside those that run.
func (w *Workers) room(need app.Need) (app.Room, int64) {
	w.mu.Lock()
	defer w.mu.Unlock()
	switch {
	case need.Least > w.o.Memory:
		return app.Never, w.o.Memory
	case w.used+w.reserve(need) > w.o.Memory:
		return app.Later, w.o.Memory
	}
	return app.Fits, w.o.Memory
}

// run does what a job asks for. A fault in it ends the job, not the program.
func run(held *app.HeldJob, k *keeper, threads int, memory int64) (found *app.Finding, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			found, err = nil, fmt.Errorf("panic: %v\n%s", fault, debug.Stack())
		}
	}()
	return held.Run(k.ctx, threads, memory, k.stop, k.tell)
}

// work works on one job to its end, or gives it back.
func (w *Workers) work(ctx context.Context, held *app.HeldJob) {
	log := w.o.Log.With("job", int64(held.ID))
	k := newKeeper(ctx, held)
	found, err := run(held, k, max(1, runtime.GOMAXPROCS(0)/w.o.Parallel), w.o.Memory)
	k.close()
	last := context.WithoutCancel(ctx) // what was found is kept even where the program is told to stop
	switch {
	case k.lost:
		log.WarnContext(ctx, "job lost to another worker")
		return
	case err != nil && ctx.Err() != nil:
		err = held.Return(last)
	default:
		if err != nil && !k.stopped {
			log.WarnContext(ctx, "job failed", "error", err.Error())
		}
		err = held.End(last, found, err)
	}
	if err != nil && !errors.Is(err, app.ErrNotHeld) {
		log.ErrorContext(ctx, "job could not be ended; it is begun anew", "error", err.Error())
	}
}
