package osm_test

import (
	"os"
	"path/filepath"
	"testing"

	"zhenyu/engine/osm"
)

// extracts are the files of the shared data folder.
var extracts = []string{"monaco", "liechtenstein", "heidelberg", "porto", "porto-alegre"}

// sharedFile gives the path of a file in the shared data folder beside the checkout, or skips.
func sharedFile(t testing.TB, name string) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for dir != filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		dir = filepath.Dir(dir)
	}
	path := filepath.Join(dir, "..", "shared", "data", name)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("the shared data folder beside the checkout has no %s", name)
	}
	return path
}

func openExtract(t testing.TB, name string) *osm.File {
	t.Helper()
	r, err := os.Open(sharedFile(t, name+".osm.pbf"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Close() })
	info, err := r.Stat()
	if err != nil {
		t.Fatal(err)
	}
	f, err := osm.Open(r, info.Size())
	if err != nil {
		t.Fatal(err)
	}
	return f
}
