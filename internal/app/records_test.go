package app

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// readRecords gives the id, text and error of every record of a .jsonl text.
func readRecords(t *testing.T, text string) [][3]string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "in.jsonl")
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	var all [][3]string
	for s := range lines(path, path) {
		for doc, err := range s.load(context.Background()).documents {
			message := ""
			if err != nil {
				message = err.Error()
			}
			all = append(all, [3]string{s.ID, doc.Text, message})
		}
	}
	return all
}

func TestRecords(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ in, id, text, err string }{
		{`{"id":"a","text":"甲"}`, "a", "甲", ""},
		{`{"name":"b.txt","text":"乙"}`, "b.txt", "乙", ""},
		{`{"id":17,"text":""}`, "17", "", ""},
		{`{"id":"a","name":"b","text":"丙","more":[1]}`, "a", "丙", ""},
		{`{"text":"丁"}`, "sha256:", "丁", ""},
		{`{"id":"a"}`, "a", "", `no "text"`},
		{`{"id":"a","text":5}`, "sha256:", "", "is no record"},
		{`{"id":"a","text":"戊"`, "sha256:", "", "no JSON: wrong at byte 22"},
		{"{\"id\":\"a\",\"text\":\"\xff\"}", "sha256:", "", "not UTF-8"},
		{`"text"`, "sha256:", "", "is no record"},
		{`null`, "sha256:", "", `no "text"`},
	} {
		got := readRecords(t, "\n"+c.in+"\r\n\n")
		if len(got) != 1 {
			t.Fatalf("%s: %d records", c.in, len(got))
		}
		if id := got[0][0]; id != c.id && (c.id != "sha256:" || !strings.HasPrefix(id, c.id)) {
			t.Errorf("%s: id %s", c.in, id)
		}
		if got[0][1] != c.text || c.err == "" && got[0][2] != "" || !strings.Contains(got[0][2], c.err) {
			t.Errorf("%s: %q", c.in, got[0])
		}
		if c.err != "" && !strings.Contains(got[0][2], "in.jsonl:2: ") {
			t.Errorf("%s: the error names no line: %s", c.in, got[0][2])
		}
	}
}

// TestLongLine checks that a line over the limit is one bad record, and the lines around it are read.
func TestLongLine(t *testing.T) {
	t.Parallel()
	long := `{"text":"` + strings.Repeat("a", MaxLineBytes) + `"}`
	got := readRecords(t, `{"text":"前"}`+"\n"+long+"\n"+`{"text":"后"}`)
	if len(got) != 3 || got[0][1] != "前" || got[2][1] != "后" || !strings.Contains(got[1][2], "longer than 16 MB") {
		t.Fatalf("%d records", len(got))
	}
	other := readRecords(t, long+" \n")
	if len(other) != 1 || other[0][0] == got[1][0] {
		t.Error("two long lines have one id")
	}
}

func TestBinaryRefused(t *testing.T) {
	t.Parallel()
	got := readRecords(t, "PK\x03\x04\x00\x00")
	if len(got) != 1 || !strings.Contains(got[0][2], "binary") {
		t.Errorf("%q", got)
	}
}

// FuzzReadLine compares reading in pieces with splitting the whole, for every size of the buffer's rest.
func FuzzReadLine(f *testing.F) {
	f.Add([]byte("a\nb\r\n\nc"), uint8(3))
	f.Add(bytes.Repeat([]byte("0123456789"), 20), uint8(16))
	f.Fuzz(func(t *testing.T, data []byte, size uint8) {
		in := bufio.NewReaderSize(bytes.NewReader(data), int(size))
		for n, want := range bytes.Split(data, []byte("\n")) {
			l, err := readLine(in)
			if !bytes.Equal(l.bytes, bytes.TrimSpace(want)) {
				t.Fatalf("line %d is %q, want %q", n, l.bytes, want)
			}
			if last := n == bytes.Count(data, []byte("\n")); last != errors.Is(err, io.EOF) {
				t.Fatalf("line %d: %v", n, err)
			}
		}
	})
}

// FuzzRecord checks that any line gives one document or one error, and an id.
func FuzzRecord(f *testing.F) {
	f.Add([]byte(`{"id":"a","text":"甲"}`))
	f.Add([]byte(`{"id":1e999,"text":""}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		s := line{bytes: data}.source("f.jsonl", 1)
		n := 0
		for range s.load(context.Background()).documents {
			n++
		}
		if n != 1 || s.ID == "" {
			t.Fatalf("%d documents, id %q", n, s.ID)
		}
	})
}
