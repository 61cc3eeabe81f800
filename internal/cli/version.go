package cli

import (
	"fmt"
	"runtime"
)

// versionCmd prints the version.
type versionCmd struct{}

// Run prints the version of the program, of Go, and the platform.
func (versionCmd) Run(c *Console) error {
	_, err := fmt.Fprintf(c.Stdout, "zhenyu %s (%s %s/%s)\n", c.Version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return err
}
