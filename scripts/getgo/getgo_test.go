package getgo

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// oldGo answers as the go of a release does, and unpacks modules as an old one: nothing may run, and go.mod has another name.
const oldGo = `#!/bin/sh
modules=$(dirname "$0")/modules
case "$1 $2" in
"version ") echo go version go1.$MINOR.8 linux/amd64 ;;
"env GOHOSTOS") echo linux ;;
"env GOHOSTARCH") echo amd64 ;;
"env GOMODCACHE") echo "$modules" ;;
"mod download")
  test -e go.mod || exit 1
  mkdir -p "$modules/$3/bin" "$modules/$3/pkg/tool/linux_amd64" "$modules/$3/src"
  printf '#!/bin/sh\necho go version go1.26.0 linux/amd64\n' >"$modules/$3/bin/go"
  cp "$modules/$3/bin/go" "$modules/$3/pkg/tool/linux_amd64/compile"
  echo module std >"$modules/$3/src/_go.mod"
  chmod -R a-w "$modules/$3"
  ;;
*) exit 2 ;;
esac
`

// project is a folder with the script and a go.mod that asks for Go 1.26.0, and a go of a release.
func project(t *testing.T) (root, oldGoFile string) {
	t.Helper()
	root = t.TempDir()
	t.Cleanup(func() { _ = exec.Command("chmod", "-R", "u+w", root).Run() }) // so that the folder can go
	script, err := os.ReadFile("getgo.sh")
	if err != nil {
		t.Fatal(err)
	}
	oldGoFile = filepath.Join(root, "old", "go")
	for name, text := range map[string]string{
		"go.mod":                 "module m\n\ngo 1.26.0\n",
		"scripts/getgo/getgo.sh": string(script),
		"old/go":                 oldGo,
	} {
		file := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	return root, oldGoFile
}

// run starts the script with a go of the minor version and gives what it says.
func run(t *testing.T, root, goFile, minor string) (string, error) {
	t.Helper()
	cmd := exec.Command("sh", filepath.Join(root, "scripts/getgo/getgo.sh"))
	cmd.Env = append(os.Environ(), "GO="+goFile, "MINOR="+minor)
	said, err := cmd.CombinedOutput()
	return string(said), err
}

func TestOldGoFetchesTheNew(t *testing.T) {
	t.Parallel()
	root, goFile := project(t)
	for range 2 {
		if said, err := run(t, root, goFile, "19"); err != nil {
			t.Fatalf("%v: %s", err, said)
		}
		for _, file := range []string{"bin/go", "pkg/tool/linux_amd64/compile"} {
			if out, err := exec.Command(filepath.Join(root, ".cache/go", file)).Output(); err != nil {
				t.Errorf("%s does not run: %v %s", file, err, out)
			}
		}
		if _, err := os.Stat(filepath.Join(root, ".cache/go/src/go.mod")); err != nil {
			t.Error(err)
		}
	}
}

func TestNewGoFetchesByItself(t *testing.T) {
	t.Parallel()
	root, goFile := project(t)
	for _, minor := range []string{"21", "26"} {
		if said, err := run(t, root, goFile, minor); err != nil || said != "" {
			t.Errorf("%v: %s", err, said)
		}
	}
	if _, err := os.Lstat(filepath.Join(root, ".cache")); err == nil {
		t.Error("something was fetched")
	}
}

func TestMissingGo(t *testing.T) {
	t.Parallel()
	root, goFile := project(t)
	said, err := run(t, root, goFile+"-none", "19")
	if err == nil || !strings.Contains(said, "apt-get install golang-go") {
		t.Errorf("%v: %s", err, said)
	}
}
