package main

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// readmeCommands finds the commands of a README that need nothing but the demo's town.
var readmeCommands = regexp.MustCompile(`(?m)^    bin/zhenyu ((?:access|siting|areas) [^#\n]*)`)

// TestReadme runs what the READMEs tell a newcomer to run.
func TestReadme(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("measures and plans a town")
	}
	town := drawTown(t)
	for _, name := range []string{"../../README.md", "../../README.zh.md"} {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		commands := readmeCommands.FindAllStringSubmatch(string(text), -1)
		if len(commands) < 5 {
			t.Errorf("%s: %d commands", name, len(commands))
		}
		dir := t.TempDir()
		for _, c := range commands {
			args := strings.Fields(strings.ReplaceAll(c[1], "out/demo/town.osm.pbf", town))
			cmd := zhenyu(t, args...)
			cmd.Dir = dir
			if said, err := cmd.CombinedOutput(); err != nil || len(said) == 0 {
				t.Errorf("%s: zhenyu %s: %v\n%s", name, c[1], err, said)
			}
		}
	}
}
