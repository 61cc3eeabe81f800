package main

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// zhenyu gives the program as a process of its own: the test binary under the program's name.
func zhenyu(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), self)
	cmd.Args = append([]string{"zhenyu"}, args...)
	return cmd
}

// TestKilledParts kills every part while it writes, again and again, lets it run to its end, and compares the merge
// of the parts with one whole run.
func TestKilledParts(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("kills and repeats long runs")
	}
	dir := t.TempDir()
	const parts, records = 3, 3000
	writeRecords(t, dir, parts, records)
	kills := 0
	for p := range parts {
		name := fmt.Sprintf("p%d", p)
		for range 3 {
			if killWhileWriting(t, dir, name) {
				kills++
				if _, err := os.Stat(filepath.Join(dir, "parts", name+".ok")); err == nil {
					t.Fatalf("%s was killed and has a certificate", name)
				}
			}
		}
		mustRun(t, "read", "--in", filepath.Join(dir, name+".jsonl"), "--out", filepath.Join(dir, "parts"))
	}
	if kills == 0 {
		t.Fatal("no part was killed while it wrote: the test showed nothing")
	}
	if left := temporaries(filepath.Join(dir, "parts")); len(left) > 0 && runtime.GOOS != "windows" {
		t.Errorf("%v of killed tries are still there", left)
	}
	mustRun(t, "merge", "--manifest", filepath.Join(dir, "run.json"), "--out", filepath.Join(dir, "merged"))
	mustRun(t, "read", "--in", filepath.Join(dir, "whole.jsonl"), "--out", filepath.Join(dir, "once"))
	merged, once := contents(t, dir, "merged/run.jsonl"), contents(t, dir, "once/whole.jsonl")
	if merged != once {
		t.Fatalf("%d bytes merged after %d kills, %d in one run, and they differ", len(merged), kills, len(once))
	}
	if n := strings.Count(once, "\n"); n != parts*records {
		t.Errorf("%d lines, want %d", n, parts*records)
	}
}

// writeRecords writes the parts' inputs, the whole, and the manifest.
func writeRecords(t *testing.T, dir string, parts, records int) {
	t.Helper()
	var whole strings.Builder
	var pieces []string
	for p := range parts {
		var in strings.Builder
		for i := range records {
			if i%97 == 0 {
				in.WriteString("a broken record\n")
				continue
			}
			fmt.Fprintf(&in, `{"id":"%d-%d","text":"近日，云港区区委书记赵知行到青禾镇第%d村调研。他强调，要加快道路建设，抓好防汛。%s"}`+"\n", p, i, i, strings.Repeat("走访了几家企业，", 20))
		}
		name := fmt.Sprintf("p%d", p)
		put(t, filepath.Join(dir, name+".jsonl"), in.String())
		whole.WriteString(in.String())
		pieces = append(pieces, fmt.Sprintf(`{"part":%q,"dir":"parts"}`, name))
	}
	put(t, filepath.Join(dir, "whole.jsonl"), whole.String())
	put(t, filepath.Join(dir, "run.json"), `{"run":"run","parts":[`+strings.Join(pieces, ",")+`]}`)
}

// killWhileWriting starts the part and kills it with no warning soon after its temporary file is there. It tells
// whether the kill came before the part was done.
func killWhileWriting(t *testing.T, dir, name string) bool {
	t.Helper()
	out := filepath.Join(dir, "parts")
	before := temporaries(out)
	cmd := zhenyu(t, "read", "--in", filepath.Join(dir, name+".jsonl"), "--out", out)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	fresh := func(path string) bool { return !slices.Contains(before, path) }
	for !slices.ContainsFunc(temporaries(out), fresh) { // and not by their number: a try sweeps away those before it
		select {
		case <-ended:
			return false
		case <-time.After(time.Millisecond):
		}
	}
	time.Sleep(rand.N(20 * time.Millisecond))
	if err := cmd.Process.Kill(); err != nil {
		return false
	}
	return (<-ended) != nil
}

func temporaries(dir string) []string {
	found, _ := filepath.Glob(filepath.Join(dir, ".*.tmp"))
	return found
}

func mustRun(t *testing.T, args ...string) {
	t.Helper()
	if out, err := zhenyu(t, args...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %v\n%s", args, err, out)
	}
}

func put(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func contents(t *testing.T, dir, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestInterrupted interrupts a part while it writes: it ends by itself, says so, and leaves nothing.
func TestInterrupted(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("a process cannot be interrupted from outside here")
	}
	dir := t.TempDir()
	in, out := filepath.Join(dir, "in.jsonl"), filepath.Join(dir, "out")
	longFile(t, in, 30)
	cmd := zhenyu(t, "read", "--in", in, "--out", out, "--lang", "en")
	var said strings.Builder
	cmd.Stderr = &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for len(temporaries(out)) == 0 {
		time.Sleep(time.Millisecond)
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // the exit code says it
	if code := cmd.ProcessState.ExitCode(); code != 130 || !strings.Contains(said.String(), "interrupted") {
		t.Errorf("exit code %d, said %q", code, said.String())
	}
	if left, err := os.ReadDir(out); err != nil || len(left) > 0 {
		t.Errorf("%d files left (%v)", len(left), err)
	}
}

// TestConstantMemory reads a long .jsonl file in a process of its own and looks at the most memory that it had.
func TestConstantMemory(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("reads 18 MB")
	}
	dir := t.TempDir()
	peaks := map[int]int64{}
	for _, megabytes := range []int{2, 16} {
		path := filepath.Join(dir, fmt.Sprintf("%d.jsonl", megabytes))
		longFile(t, path, megabytes)
		cmd := zhenyu(t, "read", "--in", path, "--out", filepath.Join(dir, "out"))
		cmd.Env = append(os.Environ(), "GOGC=20") // little garbage waits, so that what is held shows
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		peaks[megabytes] = peakMemory(t, cmd.ProcessState)
	}
	if peaks[16] > peaks[2]+(10<<20) {
		t.Errorf("2 MB took %d MB, 16 MB took %d MB: memory grows with the input", peaks[2]>>20, peaks[16]>>20)
	}
	t.Logf("2 MB took %d MB, 16 MB took %d MB", peaks[2]>>20, peaks[16]>>20)
}

func longFile(t *testing.T, path string, megabytes int) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	w := bufio.NewWriter(f)
	text := strings.Repeat("云港区的早晨有风，河边的人很多。", 200)
	for i := range megabytes * 100 {
		fmt.Fprintf(w, `{"id":"%d","text":"%s"}`+"\n", i, text)
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
}
