package docfile

import (
	"bytes"
	"errors"
	"io"
)

// Load reads a file for Extract, as far as Extract can use it: a zip or docx up to its limit, anything else up to the lower
// one of single files. size is how long the file is, -1 where nobody knows. A file over its limit is a *Refusal as soon as
// that is known: by its size when its first bytes are read, else when one byte too many is. Any other error is the
// reader's. Memory: the file once, twice where its size is not known.
func Load(name string, r io.Reader, size int64, lim Limits) ([]byte, error) {
	lim = lim.withDefaults()
	head := make([]byte, 4)
	n, err := io.ReadFull(r, head)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, err
	}
	limit := lim.ofFile(head[:n])
	if size > limit {
		return nil, over(name, size, limit)
	}
	var data bytes.Buffer
	data.Grow(int(max(size, 0)) + bytes.MinRead) // room for the end to be seen in
	data.Write(head[:n])
	if _, err := data.ReadFrom(io.LimitReader(r, limit+1-int64(n))); err != nil {
		return nil, err
	}
	if int64(data.Len()) > limit {
		return nil, over(name, -1, limit)
	}
	return data.Bytes(), nil
}

// ofFile is larger for a zip or docx as it arrives: what is in it is counted piece by piece.
func (l Limits) ofFile(data []byte) int64 {
	if isZip(data) {
		return max(l.Bytes, l.Total)
	}
	return l.Bytes
}

// over refuses a file for its size, which is -1 where only the limit is known to be passed.
func over(name string, bytes, limit int64) *Refusal {
	r := refuse(ErrTooLarge, "file_over", size(bytes), size(limit))
	if bytes < 0 {
		r = refuse(ErrTooLarge, "file_longer", size(limit))
	}
	r.File = name
	return r
}
