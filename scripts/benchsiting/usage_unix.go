//go:build unix

package main

import (
	"context"
	"syscall"
	"time"
)

func usage() syscall.Rusage {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u) // it cannot fail for the process itself
	return u
}

// peakMemory returns the most memory that this process has held, in kB.
func peakMemory() int64 { return usage().Maxrss }

// withinCPU returns a context that ends when this process has used so much time of a processor: on a busy machine
// that is later than by the clock.
func withinCPU(ctx context.Context, limit time.Duration) (context.Context, context.CancelFunc) {
	ctx, stop := context.WithCancelCause(ctx)
	cancel := func() { stop(context.Canceled) }
	go func() {
		clock := time.NewTicker(20 * time.Millisecond)
		defer clock.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-clock.C:
				if u := usage(); time.Duration(u.Utime.Nano()+u.Stime.Nano()) >= limit {
					stop(context.DeadlineExceeded)
				}
			}
		}
	}()
	return ctx, cancel
}
