//go:build !unix

package app

import "time"

// cpuTime returns 0: this system does not tell processor time the way that others do.
func cpuTime() time.Duration { return 0 }
