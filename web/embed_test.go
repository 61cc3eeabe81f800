package web

import (
	"io/fs"
	"testing"
	"testing/fstest"
)

func TestPage(t *testing.T) {
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	tests := []struct {
		name  string
		files fstest.MapFS
		want  string
	}{
		{"nobody built it", fstest.MapFS{"dist/placeholder/index.html": file("placeholder")}, "placeholder"},
		{"built", fstest.MapFS{"dist/placeholder/index.html": file("placeholder"), "dist/app/index.html": file("app")}, "app"},
		{"half built", fstest.MapFS{"dist/placeholder/index.html": file("placeholder"), "dist/app/assets/x.js": file("")}, "placeholder"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := fs.ReadFile(page(test.files), "index.html")
			if err != nil || string(got) != test.want {
				t.Errorf("index.html is %q, %v; want %q", got, err, test.want)
			}
		})
	}
}

// TestFiles fails on a program file without any page in it.
func TestFiles(t *testing.T) {
	if _, err := fs.Stat(Files, "index.html"); err != nil {
		t.Fatal(err)
	}
}
