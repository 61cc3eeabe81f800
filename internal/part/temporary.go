package part

import (
	"os"
	"path/filepath"
	"strings"
)

const temporarySuffix = ".tmp"

// newTemporary makes a file that becomes the named one. Its lock tells other tries that somebody writes it.
func newTemporary(dir, name string) (*os.File, error) {
	for {
		tmp, err := os.CreateTemp(dir, "."+name+".*"+temporarySuffix)
		if err != nil {
			return nil, err
		}
		lock(tmp)
		if _, err := os.Lstat(tmp.Name()); err == nil {
			return tmp, nil
		}
		tmp.Close() // another try swept it away before it was locked
	}
}

// sweep removes the temporary files that killed tries at the named file left. It is a courtesy: what cannot be removed
// stays, and hurts nobody.
func sweep(dir, name string) {
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), "."+name+".") && strings.HasSuffix(e.Name(), temporarySuffix) {
			removeAbandoned(filepath.Join(dir, e.Name()))
		}
	}
}

func removeAbandoned(path string) {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return
	}
	defer f.Close()
	if abandoned(f) {
		_ = os.Remove(path)
	}
}
