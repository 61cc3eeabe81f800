package main

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestGenerate makes a megabyte in both forms and checks the size, that no two reports are alike, and that the same
// seed gives the same bytes.
func TestGenerate(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	text := strings.Repeat("2026年3月14日，云港区开会，有12人、3家企业、456件事、7890亩田。\n", 30)
	if err := os.WriteFile(filepath.Join(dir, "a.txt"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, out := range []string{"many", "one.jsonl", "two.jsonl"} {
		if err := generate(dir, filepath.Join(dir, out), 1, 7); err != nil {
			t.Fatal(err)
		}
	}
	files, err := filepath.Glob(filepath.Join(dir, "many", "*", "*.txt"))
	if err != nil {
		t.Fatal(err)
	}
	if want := (1<<20)/len(text) + 1; len(files) != want {
		t.Errorf("%d files, want %d", len(files), want)
	}
	one, two := read(t, filepath.Join(dir, "one.jsonl")), read(t, filepath.Join(dir, "two.jsonl"))
	if one != two {
		t.Error("one seed gave two runs")
	}
	if n := distinct(t, filepath.Join(dir, "one.jsonl")); n != len(files) {
		t.Errorf("%d of %d reports differ", n, len(files))
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func distinct(t *testing.T, path string) int {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	seen := map[string]bool{}
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var rec struct{ ID, Text string }
		if err := json.Unmarshal(lines.Bytes(), &rec); err != nil || rec.ID == "" {
			t.Fatalf("%v: %s", err, lines.Text())
		}
		seen[rec.Text] = true
	}
	return len(seen)
}
