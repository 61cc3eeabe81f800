package part_test

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"zhenyu/internal/part"
)

func lines(n int, text string) func(io.Writer) (part.Counts, error) {
	return func(w io.Writer) (part.Counts, error) {
		for i := range n {
			fmt.Fprintf(w, "%d %s\n", i, text)
		}
		return part.Counts{Records: int64(n), Bad: 1}, nil
	}
}

func mustWrite(t testing.TB, dir, name, engine, inputs string, n int) part.Certificate {
	t.Helper()
	c, err := part.Write(dir, part.Certificate{Part: name, Engine: engine, Inputs: inputs}, lines(n, name))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func read(t testing.TB, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestDone(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if _, ok := part.Done(dir, "a", "v1", "in"); ok {
		t.Error("a part that is not there is done")
	}
	want := mustWrite(t, dir, "a", "v1", "in", 3)
	got, ok := part.Done(dir, "a", "v1", "in")
	if !ok || got.Records != 3 || got.Bad != 1 || got.Files[0] != want.Files[0] {
		t.Errorf("done %v: %+v, want %+v", ok, got, want)
	}
	for name, check := range map[string][2]string{"another engine": {"v2", "in"}, "other inputs": {"v1", "more"}} {
		if _, ok := part.Done(dir, "a", check[0], check[1]); ok {
			t.Errorf("%s: done", name)
		}
	}
	for name, spoil := range map[string]func(path string) error{
		"a byte more": func(p string) error { return os.WriteFile(p, append([]byte(read(t, p)), '\n'), 0o644) },
		"cut":         func(p string) error { return os.Truncate(p, 3) },
		"gone":        os.Remove,
	} {
		mustWrite(t, dir, "a", "v1", "in", 3)
		if err := spoil(filepath.Join(dir, "a.jsonl")); err != nil {
			t.Fatal(err)
		}
		if _, ok := part.Done(dir, "a", "v1", "in"); ok {
			t.Errorf("%s: done", name)
		}
	}
}

// TestFailedTry checks that a try that fails leaves the folder as it was.
func TestFailedTry(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	mustWrite(t, dir, "a", "v1", "in", 3)
	before := read(t, filepath.Join(dir, "a.jsonl")) + read(t, filepath.Join(dir, "a.ok"))
	broken := errors.New("the source broke")
	_, err := part.Write(dir, part.Certificate{Part: "a", Engine: "v2", Inputs: "in"}, func(w io.Writer) (part.Counts, error) {
		_, _ = io.WriteString(w, strings.Repeat("half", 1<<15))
		return part.Counts{}, broken
	})
	if !errors.Is(err, broken) {
		t.Errorf("error %v", err)
	}
	if after := read(t, filepath.Join(dir, "a.jsonl")) + read(t, filepath.Join(dir, "a.ok")); after != before {
		t.Error("a failed try changed the part")
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 2 {
		t.Errorf("%d files in the folder, want 2 (%v)", len(entries), err)
	}
}

// TestSweep checks that a try takes away what killed tries left, and nothing that a running one writes.
func TestSweep(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("files cannot be locked here, and stay")
	}
	dir := t.TempDir()
	for _, name := range []string{".a.jsonl.1.tmp", ".a.ok.2.tmp", ".b.jsonl.3.tmp"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("half"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	_, err := part.Write(dir, part.Certificate{Part: "a", Engine: "v1", Inputs: "in"}, func(w io.Writer) (part.Counts, error) {
		mustWrite(t, dir, "a", "v1", "in", 3) // a twin that runs at the same time
		return lines(3, "a")(w)
	})
	if err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var left []string
	for _, e := range entries {
		left = append(left, e.Name())
	}
	if want := []string{".b.jsonl.3.tmp", "a.jsonl", "a.ok"}; !slices.Equal(left, want) {
		t.Errorf("left %v, want %v", left, want)
	}
}

func writeManifest(t testing.TB, dir, text string) part.Manifest {
	t.Helper()
	path := filepath.Join(dir, "run.json")
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	m, err := part.ReadManifest(path)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// TestMerge cuts random lines into random parts and compares the merge with the whole.
func TestMerge(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		dir, err := os.MkdirTemp(t.TempDir(), "")
		if err != nil {
			rt.Fatal(err)
		}
		var whole strings.Builder
		var pieces []string
		for i, n := range rapid.SliceOfN(rapid.IntRange(0, 5), 1, 5).Draw(rt, "parts") {
			name := fmt.Sprintf("p%d", i)
			mustWrite(t, filepath.Join(dir, "parts"), name, "v1", "in", n)
			_, _ = lines(n, name)(&whole)
			pieces = append(pieces, fmt.Sprintf(`{"part":%q,"dir":"parts"}`, name))
		}
		m := writeManifest(t, dir, `{"run":"all","parts":[`+strings.Join(pieces, ",")+`]}`)
		c, err := part.Merge(t.Context(), m, filepath.Join(dir, "out"))
		if err != nil {
			rt.Fatal(err)
		}
		if got := read(t, filepath.Join(dir, "out", "all.jsonl")); got != whole.String() {
			rt.Fatalf("merged %q, want %q", got, whole.String())
		}
		if c.Records != int64(strings.Count(whole.String(), "\n")) || c.Bad != int64(len(pieces)) {
			rt.Fatalf("counts %+v", c)
		}
	})
}

func TestMergeRefusals(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		spoil    func(t *testing.T, dir string)
		manifest string
		want     part.Reason
	}{
		"a part is missing": {
			func(t *testing.T, dir string) { remove(t, dir, "b.ok"); remove(t, dir, "b.jsonl") }, "", part.Missing,
		},
		"a part is not certified": {func(t *testing.T, dir string) { remove(t, dir, "b.ok") }, "", part.Missing},
		"the data is missing":     {func(t *testing.T, dir string) { remove(t, dir, "b.jsonl") }, "", part.Missing},
		"another engine": {
			func(t *testing.T, dir string) { mustWrite(t, dir, "b", "v2", "in", 2) }, "", part.OtherEngine,
		},
		"not the manifest's engine": {
			func(*testing.T, string) {}, `{"run":"all","engine":"v9","parts":[{"part":"a","dir":"."}]}`, part.OtherEngine,
		},
		"other bytes": {
			func(t *testing.T, dir string) {
				if err := os.WriteFile(filepath.Join(dir, "b.jsonl"), []byte("0 c\n1 b\n"), 0o644); err != nil {
					t.Fatal(err)
				}
			}, "", part.OtherBytes,
		},
		"other inputs": {
			func(*testing.T, string) {}, `{"run":"all","parts":[{"part":"a","dir":".","inputs_sha256":"00"}]}`, part.OtherBytes,
		},
		"the certificate of another part": {
			func(t *testing.T, dir string) {
				if err := os.WriteFile(filepath.Join(dir, "b.ok"), []byte(read(t, filepath.Join(dir, "a.ok"))), 0o644); err != nil {
					t.Fatal(err)
				}
			}, "", part.OtherBytes,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			mustWrite(t, dir, "a", "v1", "in", 2)
			mustWrite(t, dir, "b", "v1", "in", 2)
			c.spoil(t, dir)
			if c.manifest == "" {
				c.manifest = `{"run":"all","parts":[{"part":"a","dir":"."},{"part":"b","dir":"."}]}`
			}
			_, err := part.Merge(t.Context(), writeManifest(t, dir, c.manifest), filepath.Join(dir, "out"))
			refusal, ok := errors.AsType[*part.Refusal](err)
			if !ok || refusal.Reason != c.want {
				t.Errorf("error %v, want reason %d", err, c.want)
			}
			if _, err := os.Stat(filepath.Join(dir, "out", "all.jsonl")); err == nil {
				t.Error("a refused merge left a file")
			}
		})
	}
}

func remove(t *testing.T, dir, name string) {
	t.Helper()
	if err := os.Remove(filepath.Join(dir, name)); err != nil {
		t.Fatal(err)
	}
}

func TestManifestRefused(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		``:                       "the JSON ends too early",
		`{"run":"a"`:             "the JSON ends too early",
		`{"run":}`:               "no such JSON at byte 8",
		`[]`:                     "another kind of value is wanted at byte 1",
		`{}`:                     "a manifest names its run and at least one part",
		`{"run":"a","parts":[]}`: "a manifest names its run and at least one part",
		`{"run":"../a","parts":[{"part":"b","dir":"."}]}`:                            `"../a" is no name of a run`,
		`{"run":"a","parts":[{"part":"../../etc/passwd","dir":"."}]}`:                `part 1: "../../etc/passwd" is no name of a part`,
		`{"run":"a","parts":[{"part":"b","dir":"."}],"sort":true}`:                   `nobody knows the field "sort"`,
		`{"run":"a","parts":[{"part":"b","dir":"c"},{"part":"b","dir":"./c/../c"}]}`: `part 2: "b" is there already`,
	} {
		path := filepath.Join(t.TempDir(), "m.json")
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		_, err := part.ReadManifest(path)
		if e, ok := errors.AsType[*part.ManifestError](err); !ok || e.Detail.String() != want {
			t.Errorf("%s: %v, want %s", text, err, want)
		}
	}
}

func FuzzReadManifest(f *testing.F) {
	f.Add(`{"run":"all","parts":[{"part":"a","dir":"."}]}`)
	f.Fuzz(func(t *testing.T, text string) {
		path := filepath.Join(t.TempDir(), "m.json")
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		m, err := part.ReadManifest(path)
		if err == nil && (!part.IsName(m.Run) || len(m.Parts) == 0) {
			t.Errorf("%q gave %+v", text, m)
		}
	})
}

func FuzzReadCertificate(f *testing.F) {
	f.Add(`{"part":"a","engine":"v","inputs_sha256":"","records":1,"bad":0,"files":[{"name":"a.jsonl","bytes":1,"sha256":""}]}`)
	f.Add(`{"files":[{"name":"/etc/passwd"}]}`)
	f.Fuzz(func(t *testing.T, text string) {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "a.ok"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if c, ok := part.Done(dir, "a", "v", ""); ok {
			t.Errorf("a part without data is done: %+v", c)
		}
	})
}
