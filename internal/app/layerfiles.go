package app

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"zhenyu"
)

// LayerFile is a file and what it is said to hold.
type LayerFile struct {
	Path string
	Kind zhenyu.LayerKind
}

// LayerFiles gives the files that are meant by paths, folders among them, in the order in which they are to be added:
// an extract first, since what follows is compared with its streets. kind is that of all; where it is "", each file's
// name says it: .pbf is an extract, and people, facilities, areas, candidates and standard begin with that word. Files of a
// folder that say nothing are left out; a file that was named and says nothing is an error of kind Invalid.
func LayerFiles(paths []string, kind zhenyu.LayerKind) (files []LayerFile, leftOut []string, err error) {
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil {
			return nil, nil, err
		}
		if !info.IsDir() {
			f := LayerFile{path, cmp.Or(kind, kindOfName(path))}
			if f.Kind == "" {
				return nil, nil, problem(zhenyu.Invalid, "layer_name", path)
			}
			files = append(files, f)
			continue
		}
		entries, err := os.ReadDir(path)
		if err != nil {
			return nil, nil, err
		}
		for _, e := range entries {
			f := LayerFile{filepath.Join(path, e.Name()), cmp.Or(kind, kindOfName(e.Name()))}
			if f.Kind == "" || !e.Type().IsRegular() {
				leftOut = append(leftOut, f.Path)
				continue
			}
			files = append(files, f)
		}
	}
	slices.SortStableFunc(files, func(a, b LayerFile) int {
		return cmp.Compare(slices.Index(zhenyu.LayerKinds, a.Kind), slices.Index(zhenyu.LayerKinds, b.Kind))
	})
	return files, leftOut, nil
}

func kindOfName(path string) zhenyu.LayerKind {
	name := strings.ToLower(filepath.Base(path))
	if strings.HasSuffix(name, ".pbf") {
		return zhenyu.ExtractLayer
	}
	for _, kind := range zhenyu.LayerKinds {
		if strings.HasPrefix(name, string(kind)) {
			return kind
		}
	}
	return ""
}
