package cli

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"

	"zhenyu/internal/app"
)

// versionCmd prints the version.
type versionCmd struct {
	JSON bool `name:"json" help:"help_json"`
}

// versionFacts is what --json says of the program.
type versionFacts struct {
	Version string `json:"version"`
	Engine  string `json:"engine"` // what parts and proposals name as their maker
	Dirty   bool   `json:"dirty"`  // built from changed sources
	Go      string `json:"go"`
	OS      string `json:"os"`
	Arch    string `json:"arch"`
}

// Run prints the version of the program, of Go, and the platform.
func (cmd *versionCmd) Run(c *Console) error {
	version := builtFrom(c.Version, buildSettings())
	if !cmd.JSON {
		_, err := fmt.Fprintf(c.Stdout, "zhenyu %s (%s %s/%s)\n", version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
		return err
	}
	engine, err := c.engine()
	if err != nil {
		return err
	}
	return c.printObject(versionFacts{version, engine, isDirty(version), runtime.Version(), runtime.GOOS, runtime.GOARCH})
}

// engine names the program that makes a part or a proposal. Of a release its version is enough; two builds from changed
// sources have one version and may read differently, so the hash of the program file follows.
func (c *Console) engine() (string, error) {
	version := builtFrom(c.Version, buildSettings())
	if !isDirty(version) {
		return app.EngineVersion(version)
	}
	unversioned, err := app.EngineVersion(app.Unversioned)
	return version + strings.TrimPrefix(unversioned, app.Unversioned), err
}

const dirty = "-dirty"

func isDirty(version string) bool { return strings.HasSuffix(version, dirty) }

// builtFrom marks a version whose sources had changes that its name does not cover, as Go saw them when it built. A build
// without a version is told by its hash alone.
func builtFrom(version string, settings []debug.BuildSetting) string {
	modified := slices.Contains(settings, debug.BuildSetting{Key: "vcs.modified", Value: "true"})
	if modified && version != app.Unversioned && !isDirty(version) {
		return version + dirty
	}
	return version
}

func buildSettings() []debug.BuildSetting {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return nil
	}
	return info.Settings
}
