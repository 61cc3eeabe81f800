package app

import (
	"bufio"
	"context"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"zhenyu"
	"zhenyu/internal/part"
)

// partInput is what one part reads: a .jsonl file or a folder.
type partInput struct {
	path   string // links resolved, so that walking and hashing see the same
	name   string // of the part
	folder bool
}

// openInput looks at the input of a part. The part takes its name from the path as given, without the ending.
func openInput(path string) (partInput, error) {
	real, err := filepath.EvalSymlinks(path)
	if err != nil {
		return partInput{}, err
	}
	info, err := os.Stat(real)
	if err != nil {
		return partInput{}, err
	}
	in := partInput{real, filepath.Base(filepath.Clean(path)), info.IsDir()}
	if !in.folder {
		if !isRecords(in.name) {
			return in, problem(zhenyu.Invalid, "part_input", path)
		}
		in.name = strings.TrimSuffix(in.name, filepath.Ext(in.name))
	}
	if !part.IsName(in.name) {
		return in, problem(zhenyu.Invalid, "part_name", path)
	}
	return in, in.refuseBinary()
}

func (in partInput) refuseBinary() error {
	if in.folder {
		return nil
	}
	f, err := os.Open(in.path)
	if err != nil {
		return err
	}
	defer f.Close()
	return refuseBinary(bufio.NewReader(f))
}

// refuseOutput keeps the part's files out of the folder that is read: a second try would read them.
func (in partInput) refuseOutput(out string) error {
	if !in.folder {
		return nil
	}
	abs, err := filepath.Abs(out)
	if err != nil {
		return err
	}
	base, err := filepath.Abs(in.path)
	if err != nil {
		return err
	}
	if rel, err := filepath.Rel(base, abs); err == nil && filepath.IsLocal(rel) {
		return problem(zhenyu.Invalid, "part_output", out)
	}
	return nil
}

// sources gives what there is to read. The IDs of a folder's files are their paths below it.
func (in partInput) sources() iter.Seq[Source] {
	if in.folder {
		return folder(in.path, "")
	}
	return lines(in.path, in.path)
}

// hash covers everything that the part's bytes depend on but the engine: the inputs and the own names. An input
// that cannot be opened is left to reading, where it is a bad record.
func (in partInput) hash(ctx context.Context, names string) (string, error) {
	h := part.NewInputHash()
	if names != "" {
		if err := h.AddFile("names", names); err != nil {
			return "", err
		}
	}
	if !in.folder {
		err := h.AddFile("records", in.path)
		return h.Sum(), err
	}
	for f := range files(in.path) {
		if err := ctx.Err(); err != nil {
			return "", err
		}
		if err := h.AddFile(f.name, f.path); err != nil {
			h.AddUnreadable(f.name)
		}
	}
	return h.Sum(), nil
}
