package jobs

import (
	"context"
	"errors"
	"sync"
	"time"

	"zhenyu"
	"zhenyu/internal/app"
)

// renew is how often a job that is held says so, where it has nothing new to tell: three times in a lease.
const renew = 3 * time.Second

// telling is how often a job tells how far it is.
const telling = 400 * time.Millisecond

// keeper holds a job while it is worked on: it tells how far it is, and hears when a person asks to end it.
type keeper struct {
	ctx  context.Context // of the work
	stop chan struct{}   // closes when a person asks to end it

	held    *app.HeldJob
	cancel  context.CancelFunc
	quit    chan struct{}
	ended   sync.WaitGroup
	stopped bool // a person asked to end it
	lost    bool // it is in other hands

	mu    sync.Mutex
	far   zhenyu.Progress
	dirty bool
	told  time.Time
}

func newKeeper(ctx context.Context, held *app.HeldJob) *keeper {
	k := &keeper{held: held, stop: make(chan struct{}), quit: make(chan struct{}), told: time.Now()}
	k.ctx, k.cancel = context.WithCancel(ctx)
	k.ended.Go(k.keep)
	return k
}

// tell notes how far the job is.
func (k *keeper) tell(p zhenyu.Progress) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.dirty = k.dirty || k.far != p
	k.far = p
}

// close ends the keeping; stopped and lost may be read after it.
func (k *keeper) close() {
	close(k.quit)
	k.ended.Wait()
	k.cancel()
}

func (k *keeper) keep() {
	clock := time.NewTicker(telling)
	defer clock.Stop()
	for {
		changed := k.hear()
		select {
		case <-k.quit:
			return
		case <-clock.C:
			k.say()
		case <-changed:
		}
	}
}

// hear looks whether a person asked to end the job. A plan ends with the best that it has, a measurement at once.
func (k *keeper) hear() (changed <-chan struct{}) {
	if k.stopped {
		return nil
	}
	stopped, changed, err := k.held.Stopped(k.ctx)
	if err != nil || !stopped {
		return changed
	}
	k.stopped = true
	close(k.stop)
	if k.held.Kind != zhenyu.SitingRun {
		k.cancel()
	}
	return nil
}

// say tells what is new, or only that the job is still held.
func (k *keeper) say() {
	k.mu.Lock()
	far, due := k.far, k.dirty || time.Since(k.told) > renew
	k.dirty = false
	k.mu.Unlock()
	if !due {
		return
	}
	if err := k.held.Tell(k.ctx, far); errors.Is(err, app.ErrNotHeld) {
		k.lost = true
		k.cancel()
	} else if err == nil {
		k.told = time.Now()
	}
}
