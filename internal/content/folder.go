package content

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// Folder is where files are kept. It is safe for any number of goroutines and processes.
type Folder struct{ dir string }

// In returns the folder at a path. It is made when the first file is kept.
func In(dir string) *Folder { return &Folder{dir} }

// ErrTooLarge says that a file has more bytes than its limit.
var ErrTooLarge = errors.New("content: too large")

// ErrMissing says that there is no file of a hash.
var ErrMissing = errors.New("content: missing")

// DamagedError says that a file's bytes are no longer those of its hash.
type DamagedError struct{ Hash, Is string }

// Error gives both hashes.
func (e *DamagedError) Error() string {
	return fmt.Sprintf("content: the file %s has the hash %s", e.Hash, e.Is)
}

// temporary is how names of files begin that are being written.
const temporary = ".part-"

// abandoned is the age at which a temporary file has no writer any more: no upload takes that long.
const abandoned = 48 * time.Hour

// Staged is a file that is on disk under a temporary name. Drop it when it is done with, kept or not.
type Staged struct {
	Hash  string // hex
	Bytes int64
	Path  string // to read it at before it is kept

	folder *Folder
}

// Stage reads a file of at most limit bytes to its end. ErrTooLarge, an error of the reader or of the disk, or the
// end of ctx leave nothing behind. Memory is constant.
func (f *Folder) Stage(ctx context.Context, r io.Reader, limit int64) (s *Staged, err error) {
	if err := os.MkdirAll(f.dir, 0o700); err != nil {
		return nil, err
	}
	f.sweep()
	file, err := os.CreateTemp(f.dir, temporary)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			_ = os.Remove(file.Name())
		}
	}()
	sum := sha256.New()
	n, err := io.Copy(io.MultiWriter(file, sum), io.LimitReader(&stoppable{ctx, r}, limit+1))
	if err == nil && n > limit {
		err = ErrTooLarge
	}
	if err == nil {
		err = file.Sync()
	}
	if err := errors.Join(err, file.Close()); err != nil {
		return nil, err
	}
	return &Staged{hex.EncodeToString(sum.Sum(nil)), n, file.Name(), f}, nil
}

// Keep gives the file its name, on disk when Keep returns. It takes the place of one that is there: the same bytes,
// or damaged ones.
func (s *Staged) Keep() error {
	path := s.folder.Path(s.Hash)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	if err := os.Rename(s.Path, path); err != nil {
		return err
	}
	return errors.Join(syncFolder(filepath.Dir(path)), syncFolder(s.folder.dir))
}

// Drop removes what Keep did not take.
func (s *Staged) Drop() { _ = os.Remove(s.Path) }

// Put is Stage and Keep in one, for a file that nobody has to look at first.
func (f *Folder) Put(ctx context.Context, r io.Reader, limit int64) (hash string, bytes int64, err error) {
	s, err := f.Stage(ctx, r, limit)
	if err != nil {
		return "", 0, err
	}
	defer s.Drop()
	return s.Hash, s.Bytes, s.Keep()
}

// Path returns where the file of a hash lies, if it does. A text that is no hash gets a path at which nothing is.
func (f *Folder) Path(hash string) string {
	if !isHash(hash) {
		return filepath.Join(f.dir, "none")
	}
	return filepath.Join(f.dir, hash[:2], hash)
}

// Has tells whether there is a file of a hash.
func (f *Folder) Has(hash string) bool {
	info, err := os.Stat(f.Path(hash))
	return err == nil && info.Mode().IsRegular()
}

// Open opens the file of a hash, or returns ErrMissing.
func (f *Folder) Open(hash string) (*os.File, error) {
	file, err := os.Open(f.Path(hash))
	if errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("%w: %s", ErrMissing, hash)
	}
	return file, err
}

// Verify reads a file whole and returns nil where its bytes are those of its hash, a *DamagedError where they are
// not, and ErrMissing where there is none.
func (f *Folder) Verify(ctx context.Context, hash string) error {
	file, err := f.Open(hash)
	if err != nil {
		return err
	}
	defer file.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, &stoppable{ctx, file}); err != nil {
		return err
	}
	if is := hex.EncodeToString(sum.Sum(nil)); is != hash {
		return &DamagedError{hash, is}
	}
	return nil
}

// Copy puts the file of a hash into another folder, unless that has it whole already. It returns ErrMissing or a
// *DamagedError where there is nothing whole to copy, and then leaves the other folder alone.
func (f *Folder) Copy(ctx context.Context, hash string, to *Folder) error {
	if to.Verify(ctx, hash) == nil {
		return nil
	}
	from, err := f.Open(hash)
	if err != nil {
		return err
	}
	defer from.Close()
	info, err := from.Stat()
	if err != nil {
		return err
	}
	s, err := to.Stage(ctx, from, info.Size())
	if err != nil {
		return err
	}
	defer s.Drop()
	if s.Hash != hash {
		return &DamagedError{hash, s.Hash}
	}
	return s.Keep()
}

// sweep removes temporary files that nobody writes any more. One that cannot be removed is left to the next.
func (f *Folder) sweep() {
	entries, _ := os.ReadDir(f.dir)
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), temporary) {
			continue
		}
		if info, err := e.Info(); err == nil && time.Since(info.ModTime()) > abandoned {
			_ = os.Remove(filepath.Join(f.dir, e.Name()))
		}
	}
}

func isHash(text string) bool {
	_, err := hex.DecodeString(text)
	return err == nil && len(text) == 2*sha256.Size && strings.ToLower(text) == text
}

func syncFolder(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	_ = f.Sync() // some systems cannot sync folders
	return f.Close()
}

// stoppable is a reader that ends with its context.
type stoppable struct {
	ctx context.Context
	r   io.Reader
}

// Read reads, or says why no more.
func (s *stoppable) Read(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.r.Read(p)
}
