package part

import (
	"bufio"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"io"
	"math/bits"
)

// Digest tells whether two runs gave the same records, in whatever order and in however many files: engines that spread
// records over workers give them back as they are done. It is the sum of the SHA-256 of every line, modulo 2^256, which
// holds against slips and lost or doubled records, not against someone who makes lines on purpose. The zero Digest is that
// of no lines.
type Digest struct {
	Records int64
	sum     [4]uint64 // the least first
}

// AddLines adds the lines of r, without their ends; the last one counts with or without an end. It reads in
// constant memory however long a line is. On an error of r, which it returns, the Digest is of no use any more.
func (d *Digest) AddLines(r io.Reader) error {
	in, line, begun := bufio.NewReaderSize(r, 1<<16), sha256.New(), false
	for {
		piece, err := in.ReadSlice('\n')
		if err == nil {
			line.Write(piece[:len(piece)-1])
			d.add(line.Sum(nil))
			line.Reset()
			begun = false
			continue
		}
		line.Write(piece)
		begun = begun || len(piece) > 0
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if !errors.Is(err, io.EOF) {
			return err
		}
		if begun {
			d.add(line.Sum(nil))
		}
		return nil
	}
}

func (d *Digest) add(hash []byte) {
	d.Records++
	var carry uint64
	for i := range d.sum {
		d.sum[i], carry = bits.Add64(d.sum[i], binary.LittleEndian.Uint64(hash[8*i:]), carry)
	}
}

// String gives the sum in hexadecimal.
func (d *Digest) String() string {
	var raw []byte
	for _, word := range d.sum {
		raw = binary.LittleEndian.AppendUint64(raw, word)
	}
	return hex.EncodeToString(raw)
}
