package docfile

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

// endless is a file that counts how much of it was read.
type endless struct{ read int64 }

func (e *endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a'
	}
	e.read += int64(len(p))
	return len(p), nil
}

func TestLoad(t *testing.T) {
	t.Parallel()
	lim := Limits{Bytes: 1000, Total: 5000}
	for _, c := range []struct {
		text string
		ok   bool
	}{
		{"", true},
		{"一", true},
		{strings.Repeat("a", 1000), true},
		{strings.Repeat("a", 1001), false},
		{"PK\x03\x04" + strings.Repeat("a", 4996), true},
		{"PK\x03\x04" + strings.Repeat("a", 4997), false},
	} {
		for _, size := range []int64{-1, int64(len(c.text))} {
			data, err := Load("a.txt", iotest.OneByteReader(strings.NewReader(c.text)), size, lim)
			var r *Refusal
			if c.ok && (err != nil || string(data) != c.text) {
				t.Errorf("%d bytes, size %d: %d read, %v", len(c.text), size, len(data), err)
			}
			if !c.ok && (!errors.As(err, &r) || !errors.Is(err, ErrTooLarge) || r.File != "a.txt") {
				t.Errorf("%d bytes, size %d: %v", len(c.text), size, err)
			}
		}
	}
	if _, err := Load("a", iotest.ErrReader(io.ErrClosedPipe), -1, lim); !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("the reader's error became %v", err)
	}
}

// TestLoadEarly checks that a file over the limit is not read to its end: by its size at all, else one byte beyond.
func TestLoadEarly(t *testing.T) {
	for size, most := range map[int64]int64{100 << 20: 4, -1: 1001} {
		var e endless
		before := allocated()
		if _, err := Load("a.txt", &e, size, Limits{Bytes: 1000}); !errors.Is(err, ErrTooLarge) {
			t.Errorf("size %d: %v", size, err)
		}
		if e.read > most || allocated()-before > 1<<20 {
			t.Errorf("size %d: %d bytes read, %d allocated", size, e.read, allocated()-before)
		}
	}
}
