package app_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"zhenyu"
	"zhenyu/internal/app"
	"zhenyu/internal/store/storetest"
)

// TestDryRunFindsCopies checks that a dry run tells which of its files are copies, of each other or of what is kept.
func TestDryRunFindsCopies(t *testing.T) {
	t.Parallel()
	r := openRecord(t, storetest.SQLite(t))
	text, err := os.ReadFile("../../sample/reports/01.txt")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for name, head := range map[string]string{"a.txt": "", "b.txt": "首页 > 要闻 > 正文\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(head+string(text)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	dry := func() (done []app.Imported) {
		for d := range r.Import(context.Background(), zhenyu.Local, app.Sources([]string{dir}, nil), true) {
			done = append(done, d)
		}
		return done
	}
	if d := dry(); d[0].Likeness != 0 || d[1].Like != filepath.Join(dir, "a.txt") || d[1].Likeness < 0.9 {
		t.Errorf("%+v", d)
	}
	kept := importText(t, r, "c.txt", string(text)+"\n责任编辑:佚名")
	if d := dry(); d[0].CopyOf != kept.Document || d[1].Likeness < 0.9 || d[0].Items != kept.Items {
		t.Errorf("%+v", d)
	}
}
