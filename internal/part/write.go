package part

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// Counts is what a producer of records reports: how many lines, and how many of them are bad records.
type Counts struct {
	Records int64
	Bad     int64
}

// Write makes one part in dir, of whose certificate c has the name, the engine, the inputs and the share: it takes away what
// killed tries left of it, runs produce on the data file, and writes the certificate when that is on the disk. Where produce or the disk fails, nothing but a removed temporary file was there, and an older
// part of the same name stays as it was.
func Write(dir string, c Certificate, produce func(io.Writer) (Counts, error)) (Certificate, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return Certificate{}, err
	}
	sweep(dir, dataName(c.Part))
	sweep(dir, certificateName(c.Part))
	file, err := replace(dir, dataName(c.Part), func(w io.Writer) error {
		n, err := produce(w)
		c.Records, c.Bad = n.Records, n.Bad
		return err
	})
	if err != nil {
		return Certificate{}, fmt.Errorf("part %s: %w", c.Part, err)
	}
	c.Files = []File{file}
	_, err = replace(dir, certificateName(c.Part), func(w io.Writer) error {
		enc := json.NewEncoder(w)
		enc.SetIndent("", "  ")
		return enc.Encode(c)
	})
	if err != nil {
		return Certificate{}, fmt.Errorf("part %s: certificate: %w", c.Part, err)
	}
	return c, nil
}

// replace writes a file under a temporary name in the same folder, flushes it to the disk and renames it, so
// that the name never shows half a file.
func replace(dir, name string, fill func(io.Writer) error) (File, error) {
	tmp, err := newTemporary(dir, name)
	if err != nil {
		return File{}, err
	}
	defer os.Remove(tmp.Name()) // after the rename there is nothing to remove
	defer tmp.Close()
	sum := sha256.New()
	buf := bufio.NewWriterSize(io.MultiWriter(tmp, sum), 1<<16)
	if err := fill(buf); err != nil {
		return File{}, err
	}
	if err := buf.Flush(); err != nil {
		return File{}, err
	}
	size, err := tmp.Seek(0, io.SeekCurrent)
	if err != nil {
		return File{}, err
	}
	if err := settle(tmp, dir, name); err != nil {
		return File{}, err
	}
	return File{Name: name, Bytes: size, SHA256: hex.EncodeToString(sum.Sum(nil))}, nil
}

// settle makes the temporary file the named one, on the disk and not only in memory.
func settle(tmp *os.File, dir, name string) error {
	if err := tmp.Chmod(0o644); err != nil { // CreateTemp keeps files to their owner; parts are read by others
		return err
	}
	if err := tmp.Sync(); err != nil {
		return err
	}
	if err := tmp.Close(); err != nil {
		return err
	}
	if err := os.Rename(tmp.Name(), filepath.Join(dir, name)); err != nil {
		return err
	}
	return syncDir(dir)
}

// syncDir makes a rename in the folder last. Where a system cannot flush folders (Windows), the rename is
// still whole, only not certain to outlive a power cut, and the certificate's check would find that.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	if err := d.Sync(); err != nil && runtimeFlushesFolders {
		return err
	}
	return nil
}
