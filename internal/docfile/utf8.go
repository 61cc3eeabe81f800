package docfile

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"unicode/utf8"
)

// headBytes is how much of a file is looked at before it is taken for UTF-8.
const headBytes = 64 << 10

// UTF8 returns the text of a table or another file for programs in UTF-8, from whichever charset it is written in. One that
// begins in UTF-8 is passed on as it is, however long; another is read whole, at most limit bytes of it, and one that
// means nothing in any charset is passed on as it is, for its reader to refuse.
func UTF8(r io.Reader, limit int64) (io.Reader, error) {
	b := bufio.NewReaderSize(r, headBytes)
	head, err := b.Peek(headBytes)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	if validHead(head) {
		return b, nil
	}
	data, err := io.ReadAll(io.LimitReader(b, limit))
	if err != nil || int64(len(data)) == limit {
		return io.MultiReader(bytes.NewReader(data), b), err
	}
	text, ok := tableText(data)
	if !ok {
		return bytes.NewReader(data), nil
	}
	return bytes.NewReader([]byte(text)), nil
}

// validHead says whether bytes are UTF-8, but for a character that is cut at their end.
func validHead(head []byte) bool {
	for cut := range min(utf8.UTFMax, len(head)+1) {
		if utf8.Valid(head[:len(head)-cut]) {
			return true
		}
	}
	return false
}

// tableText decodes a whole file. Tables have few characters beside their numbers, so that without a mark they are not
// taken for UTF-16.
func tableText(data []byte) (string, bool) {
	for _, c := range marked {
		if rest, ok := bytes.CutPrefix(data, c.marks); ok && c.reads(rest) {
			return c.decode(rest), true
		}
	}
	c := detectNarrow(data)
	return c.decode(data), c.reads(data)
}
