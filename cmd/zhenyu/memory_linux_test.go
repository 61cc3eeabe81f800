package main

import (
	"os"
	"syscall"
	"testing"
)

// peakMemory gives the most memory, in bytes, that an ended process had; Linux counts it in kilobytes.
func peakMemory(t *testing.T, state *os.ProcessState) int64 {
	t.Helper()
	usage, ok := state.SysUsage().(*syscall.Rusage)
	if !ok {
		t.Skip("the system does not tell")
	}
	return int64(usage.Maxrss) << 10 //nolint:unconvert // it has 32 bits on some machines
}
