package app

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"zhenyu/internal/part"
)

// tree makes files of their own names as texts.
func tree(t *testing.T, names ...string) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range names {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("text of "+name), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func ids(sources func(func(Source) bool)) []string {
	var all []string
	for s := range sources {
		all = append(all, s.ID)
	}
	return all
}

func TestFolder(t *testing.T) {
	t.Parallel()
	dir := tree(t, "b.txt", "a/2.txt", "a/1.txt", ".git/x", "a/.DS_Store", "b.json", "c.docx")
	records := filepath.Join(dir, "d.jsonl")
	if err := os.WriteFile(records, []byte(`{"id":"r1","text":"甲"}`+"\n"+`{"id":"r2","text":"乙"}`), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(dir, "b.txt"), filepath.Join(dir, "e.txt")); err != nil {
		t.Skip("no links on this system")
	}
	if err := os.Symlink(filepath.Join(dir, "gone"), filepath.Join(dir, "f.txt")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(dir, "a"), filepath.Join(dir, "g")); err != nil {
		t.Fatal(err)
	}
	want := []string{"a/1.txt", "a/2.txt", "b.txt", "c.docx", "r1", "r2", "e.txt", "f.txt"}
	if got := ids(folder(dir, "")); !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	if got, want := slices.Collect(Skipped([]string{dir, filepath.Join(dir, "b.json")})), []string{dir + "/b.json", dir + "/g"}; !slices.Equal(got, want) {
		t.Errorf("skipped %v, want %v", got, want)
	}
	if got := ids(Sources([]string{dir}, nil)); got[0] != filepath.ToSlash(dir)+"/a/1.txt" {
		t.Errorf("a folder that was given begins with %s", got[0])
	}
	if got := ids(Sources([]string{"-", filepath.Join(dir, "b.txt"), dir + "/none"}, nil)); len(got) != 3 || got[0] != "-" {
		t.Errorf("%v", got)
	}
}

func outcomes(t *testing.T, paths ...string) []Outcome {
	t.Helper()
	reader, err := OpenReader(nil)
	if err != nil {
		t.Fatal(err)
	}
	return slices.Collect(reader.Read(t.Context(), Sources(paths, nil)))
}

// TestRefused checks that what cannot be opened is an outcome, and that the rest is read in its place.
func TestRefused(t *testing.T) {
	t.Parallel()
	dir := tree(t, "a.txt", "c.txt")
	huge := filepath.Join(dir, "b.txt")
	if err := os.WriteFile(huge, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(huge, MaxFileBytes+1); err != nil {
		t.Skip("no sparse files on this system")
	}
	got := outcomes(t, dir, filepath.Join(dir, "none.txt"))
	if len(got) != 4 || got[0].Err != nil || got[2].Err != nil {
		t.Fatalf("%+v", got)
	}
	if got[1].Err == nil || !strings.Contains(got[1].Err.Error(), "over the limit of 64.0 MiB") || got[3].Err == nil {
		t.Errorf("%v, %v", got[1].Err, got[3].Err)
	}
}

// TestReadPartOnce checks that a done part is left alone, and that what its bytes depend on makes it be done again.
func TestReadPartOnce(t *testing.T) {
	t.Parallel()
	in := tree(t, "a.txt", "b/c.txt")
	names := filepath.Join(t.TempDir(), "names.csv")
	req := PartRequest{In: in, Out: t.TempDir(), Engine: "v1"}
	first := readPart(t, req)
	if first.Records != 2 || first.Bad != 0 {
		t.Fatalf("%+v", first)
	}
	data := filepath.Join(req.Out, first.Files[0].Name)
	past := time.Now().Add(-time.Hour).Truncate(time.Second)
	again := func(req PartRequest) bool { // tells whether the part was written anew
		if err := os.Chtimes(data, past, past); err != nil {
			t.Fatal(err)
		}
		readPart(t, req)
		info, err := os.Stat(data)
		if err != nil {
			t.Fatal(err)
		}
		return !info.ModTime().Equal(past)
	}
	if again(req) {
		t.Error("a done part was done again")
	}
	req.Engine = "v2"
	if !again(req) {
		t.Error("another engine found the part done")
	}
	if err := os.WriteFile(filepath.Join(in, "b/c.txt"), []byte("other"), 0o644); err != nil {
		t.Fatal(err)
	}
	if !again(req) {
		t.Error("another input found the part done")
	}
	if err := os.Rename(filepath.Join(in, "a.txt"), filepath.Join(in, "z.txt")); err != nil {
		t.Fatal(err)
	}
	if !again(req) {
		t.Error("another name found the part done")
	}
	if err := os.WriteFile(names, []byte("name,level,parent\n云帆公园,公园,310115143000\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	req.Names = names
	if !again(req) {
		t.Error("a list of names found the part done")
	}
	if again(req) {
		t.Error("a done part was done again")
	}
}

func readPart(t *testing.T, req PartRequest) part.Certificate {
	t.Helper()
	c, err := ReadPart(t.Context(), req)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestReadPartCancelled checks that a run that was stopped leaves no part.
func TestReadPartCancelled(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	out := t.TempDir()
	if _, err := ReadPart(ctx, PartRequest{In: tree(t, "a.txt"), Out: out, Engine: "v1"}); err == nil {
		t.Error("no error")
	}
	if entries, err := os.ReadDir(out); err != nil || len(entries) > 0 {
		t.Errorf("%d files (%v)", len(entries), err)
	}
}

// TestFault checks that a fault on one document is an outcome of that document.
func TestFault(t *testing.T) {
	t.Parallel()
	var broken *Reader // a reader without its parts stands for a fault of the program
	got := slices.Collect(broken.Read(t.Context(), Sources([]string{tree(t, "a.txt")}, nil)))
	if len(got) != 1 || got[0].Err == nil || !strings.Contains(got[0].Err.Error(), "fault of the program") {
		t.Errorf("%+v", got)
	}
}
