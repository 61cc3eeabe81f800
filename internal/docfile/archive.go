package docfile

import (
	"archive/zip"
	"bytes"
	"context"
	"path"
	"strings"
)

// archive reads the files of a zip that is depth deep, counting itself, and reports whether to go on.
func (w *walk) archive(ctx context.Context, name string, b *bundle, depth int) bool {
	if depth > w.lim.Depth {
		return w.refuse(name, refuse(ErrTooLarge, "file_zip_depth", depth-1).
			advise("advice_unpack"))
	}
	files := documents(b.zip.File)
	if len(files) == 0 {
		return w.refuse(name, refuse(ErrEmpty, "file_zip_empty"))
	}
	if w.entries -= len(files); w.entries < 0 {
		return w.refuse(name, refuse(ErrTooLarge, "file_zip_entries", w.lim.Entries).
			advise("advice_parts"))
	}
	names := entryNames(files)
	for i, f := range files {
		inner := name + "!" + names[i]
		if w.bytes <= 0 {
			return w.refuse(name, refuse(ErrTooLarge, "file_zip_total", size(w.lim.Total), names[i]).
				advise("advice_parts"))
		}
		if !w.entry(ctx, inner, f, depth) {
			return false
		}
	}
	return true
}

func (w *walk) entry(ctx context.Context, name string, f *zip.File, depth int) bool {
	if err := ctx.Err(); err != nil {
		return w.stop(name, err)
	}
	data, err := unpack(f, min(w.lim.Bytes, w.bytes), w.lim)
	w.bytes -= int64(len(data))
	if err != nil {
		return w.refuse(name, err)
	}
	return w.file(ctx, name, data, depth)
}

// documents leaves out folders and what systems and programs leave in zips by themselves.
func documents(all []*zip.File) []*zip.File {
	var files []*zip.File
	for _, f := range all {
		if name := slashes(f.Name); !strings.HasSuffix(name, "/") && !litter(name) {
			files = append(files, f)
		}
	}
	return files
}

func litter(name string) bool {
	base := path.Base(name)
	switch strings.ToLower(base) {
	case "thumbs.db", "desktop.ini", ".ds_store":
		return true
	}
	return strings.HasPrefix(name, "__MACOSX/") || strings.HasPrefix(base, "._") || strings.HasPrefix(base, "~$")
}

// entryNames gives the entries' names in UTF-8, without steps up or a root. Names without the UTF-8
// flag are in the sender's code page; all of them together tell which.
func entryNames(files []*zip.File) []string {
	var raw []byte
	for _, f := range files {
		if f.NonUTF8 {
			raw = append(append(raw, f.Name...), '\n')
		}
	}
	page := detectNarrow(bytes.TrimSpace(raw))
	names := make([]string, len(files))
	for i, f := range files {
		name := f.Name
		if f.NonUTF8 {
			name = page.decode([]byte(name))
		}
		names[i] = strings.TrimPrefix(path.Clean("/"+slashes(tidy(name))), "/")
	}
	return names
}
