package main

import (
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func write(t *testing.T, text string) (dict, out string) {
	t.Helper()
	folder := t.TempDir()
	dict, out = filepath.Join(folder, "dict.txt"), filepath.Join(folder, "words.txt.gz")
	if err := os.WriteFile(dict, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return dict, out
}

// TestRun keeps words of one to four characters of GBK that were counted four times or more, in order, each with twice the
// logarithm of its count.
func TestRun(t *testing.T) {
	t.Parallel()
	dict, out := write(t, strings.Join([]string{
		"村委会 100 n", "一 4 m", "三 3 m", "五个字的词 900 n", "AA制 50 n", "𡌛 50 n", "泥城 55 ns",
	}, "\n")+"\n")
	if err := run(dict, out); err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(out)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	got, err := io.ReadAll(z)
	if want := "一3\n村委会9\n泥城8\n"; err != nil || string(got) != want {
		t.Errorf("%q, %v, want %q", got, err, want)
	}
}

// TestRunErrors: a line without a count is named, and no list is left.
func TestRunErrors(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{"泥城\n": `"泥城\n"`, "泥城 many ns\n": `"泥城 many ns\n"`} {
		dict, out := write(t, text)
		err := run(dict, out)
		if err == nil || !strings.Contains(err.Error(), dict) || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", text, err)
		}
		if _, err := os.Stat(out); err == nil {
			t.Errorf("%q: a list is left", text)
		}
	}
}
