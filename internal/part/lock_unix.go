//go:build unix && !aix && !solaris

package part

import (
	"os"
	"syscall"
)

// lock marks an open file as in use until it is closed or its process ends. Where a file system cannot lock, files are not
// told to be abandoned either.
func lock(f *os.File) { _ = syscall.Flock(int(f.Fd()), syscall.LOCK_EX) }

// abandoned tells that no process has the file in use.
func abandoned(f *os.File) bool {
	return syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) == nil
}
