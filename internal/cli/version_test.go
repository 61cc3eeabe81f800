package cli

import (
	"bytes"
	"encoding/json"
	"regexp"
	"runtime/debug"
	"testing"
)

func TestBuiltFrom(t *testing.T) {
	t.Parallel()
	changed := []debug.BuildSetting{{Key: "vcs.modified", Value: "true"}}
	clean := []debug.BuildSetting{{Key: "vcs.modified", Value: "false"}}
	for _, c := range []struct {
		version  string
		settings []debug.BuildSetting
		want     string
	}{
		{"v1.2", nil, "v1.2"},
		{"v1.2", clean, "v1.2"},
		{"v1.2", changed, "v1.2-dirty"},
		{"v1.2-dirty", changed, "v1.2-dirty"},
		{"dev", changed, "dev"},
	} {
		if got := builtFrom(c.version, c.settings); got != c.want {
			t.Errorf("%s from %v: %s, want %s", c.version, c.settings, got, c.want)
		}
	}
}

// TestEngine checks that a release is named by its version alone, and every other build by its program file too.
func TestEngine(t *testing.T) {
	t.Parallel()
	for version, want := range map[string]string{"v1.2": `^v1\.2$`, "v1.2-dirty": `^v1\.2-dirty-[0-9a-f]{12}$`, "dev": `^dev-[0-9a-f]{12}$`} {
		c := console(t, "en")
		c.Version = version
		var facts versionFacts
		if err := (&versionCmd{JSON: true}).Run(c); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(c.Stdout.(*bytes.Buffer).Bytes(), &facts); err != nil {
			t.Fatal(err)
		}
		if !regexp.MustCompile(want).MatchString(facts.Engine) || facts.Version != version || facts.Dirty != isDirty(version) {
			t.Errorf("%s: %+v", version, facts)
		}
	}
}
