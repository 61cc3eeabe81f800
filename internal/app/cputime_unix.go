//go:build unix

package app

import (
	"syscall"
	"time"
)

// cpuTime returns the processor time that this program has used, or 0 where it cannot be told.
func cpuTime() time.Duration {
	var usage syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &usage) != nil {
		return 0
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}
