package app_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"zhenyu"
	"zhenyu/internal/app"
	"zhenyu/internal/store"
)

// TestImportToFullDisk checks that an import ends with the first document that the disk has no room for, once, and that
// what was done before is whole. It needs root, to have a small disk.
func TestImportToFullDisk(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=3m"); err != nil {
		t.Skipf("no small disk to fill: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	var lines strings.Builder
	for n := range 3000 {
		fmt.Fprintf(&lines, "{\"id\":\"%d\",\"text\":\"2026年3月1日,区委书记邬澜舟到鹭汀镇调研。他指出,要修好第%d条机耕路。%s\"}\n", n, n, strings.Repeat("好", n%50))
	}
	file := filepath.Join(t.TempDir(), "many.jsonl")
	if err := os.WriteFile(file, []byte(lines.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	r := openRecord(t, filepath.Join(dir, "record.db"))
	var fresh, refused int
	var last app.Imported
	for done := range r.Import(context.Background(), zhenyu.Local, app.Sources([]string{file}, nil), false) {
		if last = done; done.Result == app.Refused {
			refused++
		} else {
			fresh++
		}
	}
	if fresh == 0 || refused != 1 || !last.Ended() || kindOf(last.Err) != zhenyu.Unavailable {
		t.Fatalf("%d new, %d refused, the last: %+v", fresh, refused, last)
	}
	if list, err := r.Visits(context.Background(), zhenyu.Local, app.VisitQuery{}); err != nil || list.Total != min(fresh, store.MaxTotal+1) {
		t.Errorf("%d visits of %d, %v", list.Total, fresh, err)
	}
	whole(t, r)
}
