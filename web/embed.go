// Package web holds the page, as files to serve. The repository holds a placeholder, which says that the page is not
// built and how to build it; `make web` puts the page beside it, in dist/app, and the next build of the program takes
// that in its stead.
package web

import (
	"embed"
	"io/fs"
)

//go:embed all:dist
var dist embed.FS

// Files is the page: index.html and what it loads. Read only.
var Files = page(dist)

// page gives the built page, or the placeholder where nobody built one.
func page(files fs.FS) fs.FS {
	below := "dist/app"
	if _, err := fs.Stat(files, below+"/index.html"); err != nil {
		below = "dist/placeholder"
	}
	found, err := fs.Sub(files, below)
	if err != nil {
		panic(err) // both names are right
	}
	return found
}
