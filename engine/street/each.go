package street

import (
	"context"
	"sync"
	"sync/atomic"
)

// each does the jobs 0 to count-1 on up to threads workers, which take the next job as they become
// free. After each job progress, unless it is nil, is told how many of them are done, one call at a
// time. It returns the error of a ctx that was cancelled between two jobs.
func each(ctx context.Context, count, threads int, progress func(done, of int), worker func() (job func(i int))) error {
	var next atomic.Int64
	var telling sync.Mutex
	told := 0
	tell := func() {
		if progress == nil {
			return
		}
		telling.Lock()
		defer telling.Unlock()
		told++
		progress(told, count)
	}
	var workers sync.WaitGroup
	for range min(max(1, threads), count) {
		job := worker()
		workers.Go(func() {
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= count {
					return
				}
				job(i)
				tell()
			}
		})
	}
	workers.Wait()
	return ctx.Err()
}
