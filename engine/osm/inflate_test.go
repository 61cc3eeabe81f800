package osm

import (
	"bytes"
	"compress/zlib"
	"errors"
	"io"
	"math/rand/v2"
	"testing"
)

// pack packs data at a level of the standard library: 0 stores, -2 uses no matches.
func pack(t testing.TB, data []byte, level int) []byte {
	t.Helper()
	var out bytes.Buffer
	z, err := zlib.NewWriterLevel(&out, level)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := z.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// likeness makes data that has something for every part of the format: runs, repeats at all
// distances, words of few letters, noise.
func likeness(seed uint64, n int) []byte {
	r := rand.New(rand.NewPCG(seed, 7))
	out := make([]byte, 0, n)
	for len(out) < n {
		switch length := 1 + r.IntN(400); r.IntN(4) {
		case 0:
			out = append(out, bytes.Repeat([]byte{byte(r.Uint32())}, length)...)
		case 1:
			if len(out) > 0 {
				from := max(0, len(out)-1-r.IntN(1<<r.IntN(16)))
				out = append(out, out[from:min(len(out), from+length)]...)
			}
		case 2:
			for range length {
				out = append(out, "abcdefgh"[min(r.IntN(8), r.IntN(8))])
			}
		default:
			for range length {
				out = append(out, byte(r.Uint32()))
			}
		}
	}
	return out[:n]
}

func TestInflateAgainstStandard(t *testing.T) {
	t.Parallel()
	s := newStream() // one for all: what a stream leaves behind must not show in the next
	for seed := range uint64(40) {
		data := likeness(seed, 1+int(seed)*3000)
		for _, level := range []int{-2, 0, 1, 6, 9} {
			packed := pack(t, data, level)
			out := make([]byte, len(data))
			if err := s.unzip(out, packed, false); err != nil || !bytes.Equal(out, data) {
				t.Fatalf("seed %d, level %d: %v", seed, level, err)
			}
			for _, n := range []int{0, 1, len(data) / 2} {
				if err := s.unzip(out[:n], packed, true); err != nil || !bytes.Equal(out[:n], data[:n]) {
					t.Fatalf("seed %d, level %d, %d bytes of it: %v", seed, level, n, err)
				}
			}
			if err := s.unzip(out[:len(out)-1], packed, false); !errors.Is(err, errFull) {
				t.Fatalf("a byte too little room: %v", err)
			}
			if err := s.unzip(make([]byte, len(data)+1), packed, false); !errors.Is(err, errShort) {
				t.Fatalf("a byte too much room: %v", err)
			}
			packed[len(packed)-1] ^= 1
			if err := s.unzip(out, packed, false); !errors.Is(err, errSum) {
				t.Fatalf("a wrong checksum: %v", err)
			}
		}
	}
}

// FuzzInflate holds any bytes against the standard library: the same verdict, the same data.
func FuzzInflate(f *testing.F) {
	for seed := range uint64(4) {
		for _, level := range []int{-2, 0, 1, 9} {
			f.Add(pack(f, likeness(seed, 50+2000*int(seed)), level))
		}
	}
	f.Fuzz(func(t *testing.T, packed []byte) {
		want, wantErr := standard(packed)
		if len(want) > 1<<20 {
			return
		}
		out := make([]byte, len(want))
		err := newStream().unzip(out, packed, false)
		if (err == nil) != (wantErr == nil) {
			t.Fatalf("%v, the standard library says %v", err, wantErr)
		}
		if err == nil && !bytes.Equal(out, want) {
			t.Fatal("other data than the standard library's")
		}
	})
}

func standard(packed []byte) ([]byte, error) {
	z, err := zlib.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(io.LimitReader(z, 1<<20+1))
}

func BenchmarkInflate(b *testing.B) {
	data := likeness(1, 1<<20)
	packed := pack(b, data, 6)
	s, out := newStream(), make([]byte, len(data))
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if err := s.unzip(out, packed, false); err != nil {
			b.Fatal(err)
		}
	}
}
