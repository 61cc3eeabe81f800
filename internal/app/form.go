package app

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"os"
)

// form is what a file's first bytes say it is. Files are known by that and not by their names: one that was kept by
// its hash has no ending.
type form int

const (
	tableForm form = iota // whatever is nothing else
	tiffForm
	jsonForm
	bookForm // of a spreadsheet program
)

var tiffMarks = [][]byte{[]byte("II*\x00"), []byte("MM\x00*"), []byte("II+\x00"), []byte("MM\x00+")}

func formOf(path string) (form, error) {
	f, err := os.Open(path)
	if err != nil {
		return tableForm, err
	}
	defer f.Close()
	head, err := bufio.NewReader(f).Peek(512)
	if err != nil && !errors.Is(err, io.EOF) {
		return tableForm, err
	}
	if bytes.HasPrefix(head, []byte("PK\x03\x04")) {
		return bookForm, nil
	}
	for _, mark := range tiffMarks {
		if bytes.HasPrefix(head, mark) {
			return tiffForm, nil
		}
	}
	if bytes.HasPrefix(bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n"), []byte("{")) {
		return jsonForm, nil
	}
	return tableForm, nil
}
