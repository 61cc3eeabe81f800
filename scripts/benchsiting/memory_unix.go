//go:build unix

package main

import "syscall"

// peakMemory returns the most memory that this process has held, in kB.
func peakMemory() int64 {
	var usage syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &usage) != nil {
		return 0
	}
	return usage.Maxrss
}
