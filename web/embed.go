// Package web holds the page, as files to serve. The repository holds a placeholder, which says that the page is not
// built; a build puts the page in its stead.
package web

import (
	"embed"
	"io/fs"
)

//go:embed dist
var dist embed.FS

// Files is the page: index.html and what it loads. Read only.
var Files = sub(dist)

func sub(files fs.FS) fs.FS {
	below, err := fs.Sub(files, "dist")
	if err != nil {
		panic(err) // the name is right
	}
	return below
}
