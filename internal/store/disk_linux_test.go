package store_test

import (
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// smallDisk gives a folder on a disk of a size, part of which a file takes that can be removed. It needs root.
func smallDisk(t *testing.T, size int) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, fmt.Sprintf("size=%d", size)); err != nil {
		t.Skipf("no small disk to fill: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	if err := os.WriteFile(filepath.Join(dir, "ballast"), make([]byte, size/4), 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}

func ballast(dir string) []string { return []string{filepath.Join(dir, "ballast")} }

// readOnlyFolder gives a folder that nobody can write once it is filled: for root, who may write everywhere, on a disk that is read only.
func readOnlyFolder(t *testing.T, fill func(dir string)) string {
	t.Helper()
	if os.Getuid() != 0 {
		dir := t.TempDir()
		fill(dir)
		t.Cleanup(func() { _ = os.Chmod(dir, 0o700) }) // so that what is in it can be removed
		if err := os.Chmod(dir, 0o500); err != nil {
			t.Fatal(err)
		}
		return dir
	}
	dir := smallDisk(t, 16<<20)
	fill(dir)
	if err := syscall.Mount("tmpfs", dir, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Skipf("no disk to make read only: %v", err)
	}
	return dir
}
