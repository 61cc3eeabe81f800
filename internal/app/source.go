package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"zhenyu"
	"zhenyu/internal/docfile"
)

// MaxFileBytes is the size above which a file is refused unread, before docfile's own limits hold.
const MaxFileBytes = 256 << 20

// Source is one thing to read, not yet opened.
type Source struct {
	ID   string
	Size int64 // bytes, for progress
	load func(ctx context.Context) iter.Seq2[docfile.Document, error]
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
	case strings.EqualFold(filepath.Ext(path), ".jsonl"):
		return lines(path)
	}
	return one(fileSource(path, path, info.Size()))
}

func one(s Source) iter.Seq[Source] {
	return func(yield func(Source) bool) { yield(s) }
}

func refused(id string, err error) Source {
	return Source{ID: id, load: func(context.Context) iter.Seq2[docfile.Document, error] {
		return func(yield func(docfile.Document, error) bool) { yield(docfile.Document{}, err) }
	}}
}

// folder lists the files below dir, by name within each folder. Names that begin with a dot are left out: they
// are the system's. The IDs are paths below base with slashes, the same on every system; where base is the
// folder as the caller gave it, the ID begins with that, so that a person finds the file.
func folder(dir, prefix string) iter.Seq[Source] {
	return func(yield func(Source) bool) {
		stopped := errors.New("stopped")
		walk := func(path string, d fs.DirEntry, err error) error {
			id := folderID(dir, prefix, path)
			if err == nil && path != dir && strings.HasPrefix(d.Name(), ".") {
				if d.IsDir() {
					return fs.SkipDir
				}
				return nil
			}
			if err == nil && d.IsDir() {
				return nil
			}
			if source, ok := entrySource(id, path, err); ok && !yield(source) {
				return stopped
			}
			return nil
		}
		_ = filepath.WalkDir(dir, walk) // every error went to walk, which made a source of it
	}
}

func folderID(dir, prefix, path string) string {
	rel, err := filepath.Rel(dir, path)
	if err != nil {
		rel = path
	}
	return filepath.ToSlash(filepath.Join(prefix, rel))
}

// entrySource gives the source of a folder's entry. Links are followed to files, since data sets are often
// folders of links; pipes, devices and links to folders are none.
func entrySource(id, path string, err error) (Source, bool) {
	var info fs.FileInfo
	if err == nil {
		info, err = os.Stat(path)
	}
	if err != nil {
		return refused(id, err), true
	}
	return fileSource(id, path, info.Size()), info.Mode().IsRegular()
}

func fileSource(id, path string, size int64) Source {
	return Source{ID: id, Size: size, load: func(ctx context.Context) iter.Seq2[docfile.Document, error] {
		if size > MaxFileBytes {
			return refused(id, tooLarge(MaxFileBytes)).load(ctx)
		}
		f, err := os.Open(path)
		if err != nil {
			return refused(id, err).load(ctx)
		}
		defer f.Close()
		return streamSource(id, f).load(ctx)
	}}
}

func streamSource(id string, r io.Reader) Source {
	return Source{ID: id, load: func(ctx context.Context) iter.Seq2[docfile.Document, error] {
		data, err := io.ReadAll(io.LimitReader(r, MaxFileBytes+1))
		if err == nil && len(data) > MaxFileBytes {
			err = tooLarge(MaxFileBytes)
		}
		if err != nil {
			return refused(id, err).load(ctx)
		}
		return docfile.Extract(ctx, id, data, docfile.Limits{})
	}}
}

func tooLarge(limit int) error {
	return &zhenyu.Error{Kind: zhenyu.TooLarge, Message: fmt.Sprintf("larger than the limit of %d MB", limit>>20)}
}
