package docfile

import (
	"archive/zip"
	"errors"
	"io"
)

// unpack returns the content of an entry, at most max bytes of it, and refuses one that is
// encrypted, damaged, larger, or that grows beyond the ratio. What it declares is not believed.
func unpack(f *zip.File, max int64, lim Limits) ([]byte, error) {
	if f.Flags&1 != 0 {
		return nil, refuse(ErrEncrypted, "file_entry_password").advise("advice_pack_plain")
	}
	r, err := f.Open()
	if errors.Is(err, zip.ErrAlgorithm) {
		return nil, refuse(ErrUnsupported, "file_entry_method", f.Method).advise("advice_pack_common")
	}
	if err != nil {
		return nil, refuse(ErrDamaged, "file_entry_damaged").advise("advice_again")
	}
	defer r.Close()
	g := &growth{r: r, packed: int64(f.CompressedSize64), ratio: lim.Ratio, left: max}
	data, err := io.ReadAll(g)
	var refusal *Refusal
	if err != nil && !errors.As(err, &refusal) {
		return nil, refuse(ErrDamaged, "file_entry_damaged").advise("advice_again")
	}
	return data, err
}

// growth is a reader that stops when what comes out is too much for what went in.
type growth struct {
	r      io.Reader
	packed int64
	ratio  int64
	left   int64
	out    int64
}

func (g *growth) Read(p []byte) (int, error) {
	n, err := g.r.Read(p)
	g.out += int64(n)
	g.left -= int64(n)
	switch {
	case g.out > ratioFrom && g.out/g.ratio > g.packed:
		return n, refuse(ErrTooLarge, "file_bomb", g.ratio)
	case g.left < 0:
		return n, refuse(ErrTooLarge, "file_unpacks")
	}
	return n, err
}
