package app

import (
	"io"
	"os"

	"zhenyu/internal/docfile"
)

// maxTableBytes is the longest table that is read in another charset than UTF-8.
const maxTableBytes = 256 << 20

// textFile is a file whose text is read as UTF-8, in whichever charset it is written.
type textFile struct {
	io.Reader
	io.Closer
}

func openText(path string) (textFile, error) {
	f, err := os.Open(path)
	if err != nil {
		return textFile{}, err
	}
	r, err := docfile.UTF8(f, maxTableBytes)
	if err != nil {
		f.Close()
		return textFile{}, err
	}
	return textFile{r, f}, nil
}
