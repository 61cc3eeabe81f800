package content_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"zhenyu/internal/content"
)

func put(t testing.TB, f *content.Folder, data string) string {
	t.Helper()
	hash, n, err := f.Put(context.Background(), strings.NewReader(data), 1<<20)
	if err != nil || n != int64(len(data)) {
		t.Fatalf("%d bytes, %v", n, err)
	}
	return hash
}

// TestKeepsWhatCame puts random files, some twice, and reads each back by the hash that sha256 gives its bytes.
func TestKeepsWhatCame(t *testing.T) {
	t.Parallel()
	f := content.In(filepath.Join(t.TempDir(), "files"))
	kept := map[string][]byte{}
	rapid.Check(t, func(rt *rapid.T) {
		data := rapid.SliceOfN(rapid.Byte(), 0, 300).Draw(rt, "data")
		sum := sha256.Sum256(data)
		want := hex.EncodeToString(sum[:])
		if got := put(t, f, string(data)); got != want {
			rt.Fatalf("%s, want %s", got, want)
		}
		kept[want] = data
		for hash, data := range kept {
			r, err := f.Open(hash)
			if err != nil {
				rt.Fatal(err)
			}
			got, err := io.ReadAll(r)
			r.Close()
			if err != nil || !bytes.Equal(got, data) {
				rt.Fatalf("%s: %d bytes, %v", hash, len(got), err)
			}
		}
	})
	left, err := filepath.Glob(filepath.Join(filepath.Dir(filepath.Dir(f.Path(put(t, f, "x")))), ".part-*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

// TestManyWriters puts the same few files from many goroutines at once.
func TestManyWriters(t *testing.T) {
	t.Parallel()
	f := content.In(t.TempDir())
	var all sync.WaitGroup
	for i := range 40 {
		all.Go(func() { put(t, f, strings.Repeat("村", i%4+1)) })
	}
	all.Wait()
	for i := range 4 {
		if err := f.Verify(context.Background(), put(t, f, strings.Repeat("村", i+1))); err != nil {
			t.Error(err)
		}
	}
}

func TestRefusals(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	dir := t.TempDir()
	f := content.In(dir)
	if _, _, err := f.Put(ctx, strings.NewReader("12345"), 4); !errors.Is(err, content.ErrTooLarge) {
		t.Errorf("too large: %v", err)
	}
	broken := io.MultiReader(strings.NewReader("123"), &failing{})
	if _, _, err := f.Put(ctx, broken, 1<<10); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("broken off: %v", err)
	}
	stopped, stop := context.WithCancel(ctx)
	stop()
	if _, _, err := f.Put(stopped, strings.NewReader("1"), 1); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
	if left, _ := os.ReadDir(dir); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	for _, name := range []string{"", "../../etc/passwd", strings.Repeat("Z", 64), strings.Repeat("0", 64)} {
		if _, err := f.Open(name); !errors.Is(err, content.ErrMissing) {
			t.Errorf("open %q: %v", name, err)
		}
	}
}

type failing struct{}

func (*failing) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

// TestDamage changes a kept file behind the folder's back: it is found, never copied, and mended by a whole copy.
func TestDamage(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	f, other := content.In(t.TempDir()), content.In(t.TempDir())
	hash := put(t, f, "鹭汀镇")
	if err := f.Copy(ctx, hash, other); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(f.Path(hash), []byte("鷺汀镇"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, ok := errors.AsType[*content.DamagedError](f.Verify(ctx, hash)); !ok {
		t.Error("damage was not found")
	}
	if err := f.Copy(ctx, hash, content.In(t.TempDir())); err == nil {
		t.Error("a damaged file was copied")
	}
	if err := other.Copy(ctx, hash, f); err != nil {
		t.Fatal(err)
	}
	if err := f.Verify(ctx, hash); err != nil {
		t.Errorf("after mending: %v", err)
	}
}

// TestConstantMemory puts 300 MB and looks at what was allocated.
func TestConstantMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("writes 300 MB")
	}
	f := content.In(t.TempDir())
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	const size = 300 << 20
	hash, n, err := f.Put(context.Background(), io.LimitReader(zeros{}, size), size)
	runtime.ReadMemStats(&after)
	if err != nil || n != size {
		t.Fatalf("%d bytes, %v", n, err)
	}
	if took := after.TotalAlloc - before.TotalAlloc; took > 1<<20 {
		t.Errorf("%d bytes were allocated for %d", took, n)
	}
	if !f.Has(hash) {
		t.Error("not kept")
	}
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }
