package app

import (
	"context"
	"io"
	"io/fs"
	"iter"
	"os"
	"path"
	"path/filepath"
	"strings"

	"zhenyu"
	"zhenyu/internal/docfile"
)

// MaxFileBytes is the size above which a file is refused. It is that of the largest archive; for single files docfile has
// a lower limit, and keeps both before a file is read.
const MaxFileBytes = 256 << 20

// Source is one thing to read, not yet opened.
type Source struct {
	ID   string
	Size int64 // bytes, for progress
	load func(ctx context.Context) loaded
}

// loaded is a source once opened: its bytes as received, and the documents in them.
type loaded struct {
	original  []byte // nil where it could not be opened
	documents iter.Seq2[docfile.Document, error]
}

// Sources lists what there is to read under the paths: a file, every file of a folder in the order of its
// names, the records of a .jsonl file, or "-" for one document on stdin. A path that cannot be opened gives a
// source whose load says why, so that the rest is read.
func Sources(paths []string, stdin io.Reader) iter.Seq[Source] {
	return func(yield func(Source) bool) {
		for _, path := range paths {
			for s := range sourcesOf(path, stdin) {
				if !yield(s) {
					return
				}
			}
		}
	}
}

func sourcesOf(path string, stdin io.Reader) iter.Seq[Source] {
	if path == "-" {
		return one(streamSource("-", stdin))
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return one(refused(path, err))
	case info.IsDir():
		return folder(path, path)
	case !info.Mode().IsRegular():
		return one(refused(path, problem(zhenyu.Invalid, "not_a_file")))
	case isRecords(path):
		return lines(path, path)
	}
	return one(fileSource(path, path, info.Size()))
}

func one(s Source) iter.Seq[Source] {
	return func(yield func(Source) bool) { yield(s) }
}

func refused(id string, err error) Source {
	return Source{ID: id, load: func(context.Context) loaded {
		return loaded{documents: func(yield func(docfile.Document, error) bool) { yield(docfile.Document{}, err) }}
	}}
}

// folder lists what there is to read below dir, by name within each folder. The IDs are paths with slashes, the
// same on every system, below the prefix: the folder as the caller gave it, so that a person finds the file, or
// nothing.
func folder(dir, prefix string) iter.Seq[Source] {
	return func(yield func(Source) bool) {
		for f := range files(dir) {
			id := path.Join(filepath.ToSlash(prefix), f.name)
			for s := range f.sources(id) {
				if !yield(s) {
					return
				}
			}
		}
	}
}

// file is one file below a folder.
type file struct {
	name string // its path below the folder, with slashes
	path string
	size int64
	err  error // why it cannot be looked at
}

func (f file) sources(id string) iter.Seq[Source] {
	switch {
	case f.err != nil:
		return one(refused(id, f.err))
	case isRecords(f.path):
		return lines(id, f.path)
	}
	return one(fileSource(id, f.path, f.size))
}

func isRecords(path string) bool { return strings.EqualFold(filepath.Ext(path), ".jsonl") }

// files gives the reports and records below a folder, by their endings. Links to files are followed, since data sets are
// often folders of links; pipes, devices and links to folders are not.
func files(dir string) iter.Seq[file] {
	return func(yield func(file) bool) {
		for f := range walk(dir) {
			if f.isReport() && !yield(f) {
				return
			}
		}
	}
}

// Skipped names what Sources leaves out below the folders among the paths: what is no report by its ending, and what is no
// file.
func Skipped(paths []string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, dir := range paths {
			if info, err := os.Stat(dir); err != nil || !info.IsDir() {
				continue
			}
			for f := range walk(dir) {
				if !f.isReport() && !yield(path.Join(filepath.ToSlash(dir), f.name)) {
					return
				}
			}
		}
	}
}

// walk gives what is below a folder and no folder itself. Names that begin with a dot are the system's and left out.
func walk(dir string) iter.Seq[file] {
	return func(yield func(file) bool) {
		_ = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			switch {
			case err == nil && path != dir && strings.HasPrefix(d.Name(), "."):
				if d.IsDir() {
					return fs.SkipDir
				}
				return nil
			case err == nil && d.IsDir():
				return nil
			}
			if !yield(file{name: below(dir, path), path: path, err: err}) {
				return fs.SkipAll
			}
			return nil
		}) // every error became a file with that error
	}
}

// isReport tells whether there is a report or records to read behind a name, and finds its size; one that cannot be looked
// at is to be refused by name.
func (f *file) isReport() bool {
	if f.err != nil {
		return true
	}
	if !docfile.IsReport(f.path) && !isRecords(f.path) {
		return false
	}
	info, err := os.Stat(f.path)
	if f.err = err; err != nil {
		return true
	}
	f.size = info.Size()
	return info.Mode().IsRegular()
}

func below(dir, path string) string {
	rel, err := filepath.Rel(dir, path)
	if err != nil {
		rel = path // of another volume, which a walk never gives
	}
	return filepath.ToSlash(rel)
}

func fileSource(id, path string, size int64) Source {
	return Source{ID: id, Size: size, load: func(ctx context.Context) loaded {
		f, err := os.Open(path)
		if err != nil {
			return refused(id, err).load(ctx)
		}
		defer f.Close()
		return sizedSource(id, f, size).load(ctx)
	}}
}

func streamSource(id string, r io.Reader) Source { return sizedSource(id, r, -1) }

// sizedSource is a stream of a known size, or of -1 where nobody knows it.
func sizedSource(id string, r io.Reader, size int64) Source {
	return Source{ID: id, load: func(ctx context.Context) loaded {
		lim := docfile.Limits{Total: MaxFileBytes}
		data, err := docfile.Load(id, r, size, lim)
		if err != nil {
			return refused(id, err).load(ctx)
		}
		return loaded{data, docfile.Extract(ctx, id, data, lim)}
	}}
}

func tooLarge(limit int) error {
	return problem(zhenyu.TooLarge, "too_large", limit>>20)
}
