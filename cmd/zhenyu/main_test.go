package main

import (
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"zhenyu/internal/store/storetest"
)

var update = flag.Bool("update", false, "write the expected outputs in the scripts anew")

func TestMain(m *testing.M) {
	testscript.Main(tests{m}, map[string]func(){"zhenyu": main})
}

// tests runs the tests, and stops the database server that they may have started.
type tests struct{ m *testing.M }

func (t tests) Run() int { return storetest.Run(t.m) }

// TestScripts runs the whole program on the scripts of testdata: each is a scene of commands with what they say and
// their exit codes.
func TestScripts(t *testing.T) {
	t.Parallel()
	town := drawTown(t)
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: *update,
		Setup: func(env *testscript.Env) error {
			env.Setenv("LC_ALL", "en_GB.UTF-8")
			if cache, err := os.UserCacheDir(); err == nil {
				env.Setenv("XDG_CACHE_HOME", cache) // where the pdf reader is kept compiled
			}
			root, err := filepath.Abs("../..")
			env.Setenv("ROOT", root)
			env.Setenv("TOWN", town)
			env.Setenv("PEOPLE", filepath.Join(filepath.Dir(town), "people.csv"))
			return err
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){"code": code},
	})
}

// drawTown draws the sample district's town and returns its extract, beside which people.csv says who lives where.
func drawTown(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "town.osm.pbf")
	draw := exec.CommandContext(t.Context(), "go", "run", "../../scripts/sampletown", "-out", path, "-people", filepath.Join(filepath.Dir(path), "people.csv"))
	if said, err := draw.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	return path
}

// code runs a command that must end with a given exit code: code 3 zhenyu read nothing.
func code(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: code N command args")
	}
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		exit, ok := errors.AsType[*exec.ExitError](err)
		if !ok {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if strconv.Itoa(got) != args[0] {
		ts.Fatalf("exit code %d, want %s", got, args[0])
	}
}
