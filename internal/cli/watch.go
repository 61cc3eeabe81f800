package cli

import (
	"sync/atomic"
	"time"

	"zhenyu"
)

// watchSteps starts the progress of a run whose steps are counted once it knows them; before that, and in runs
// without steps, it says for how long the run has been at work. The function that it returns is told the steps.
func watchSteps(c *Console) (*progress, func(done, of int)) {
	p := newProgress(c)
	p.line = func(waited time.Duration) string {
		if done, of := p.done.Load(), p.total.Load(); of > 0 {
			return c.T("progress_steps", done, of, 100*float64(done)/float64(of))
		}
		return c.T("progress_working", waited.Round(time.Second))
	}
	p.watch(func() {})
	return p, func(done, of int) {
		p.done.Store(int64(done))
		p.total.Store(int64(of))
	}
}

// watchSearch starts the progress of a search for the best sites. The function that it returns is told the best
// value and the proven bound.
func watchSearch(c *Console) (*progress, func(value, bound int64)) {
	p := newProgress(c)
	p.line = func(waited time.Duration) string {
		return c.T("progress_search", p.done.Load(), p.total.Load(), waited.Round(time.Second))
	}
	p.watch(func() {})
	return p, func(value, bound int64) {
		p.done.Store(value)
		p.total.Store(bound)
	}
}

// watchPlan starts the progress of a plan: its search, then the steps after it.
func watchPlan(c *Console) (*progress, func(zhenyu.Progress)) {
	p := newProgress(c)
	var now atomic.Value
	now.Store(zhenyu.Progress{})
	p.line = func(waited time.Duration) string {
		waited = waited.Round(time.Second)
		switch far := now.Load().(zhenyu.Progress); {
		case far.Done == 0:
			return c.T("progress_working", waited)
		case far.Done == 1:
			return c.T("progress_search", far.Value, far.Bound, waited)
		default:
			return c.T("progress_steps", far.Done, far.Total, 100*float64(far.Done)/float64(max(1, far.Total)))
		}
	}
	p.watch(func() {})
	return p, func(far zhenyu.Progress) { now.Store(far) }
}
