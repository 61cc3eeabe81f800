//go:build !unix || aix || solaris

package part

import "os"

// lock does nothing where files cannot be locked by themselves.
func lock(*os.File) {}

// abandoned cannot tell, so that nothing in use is ever taken away.
func abandoned(*os.File) bool { return false }
