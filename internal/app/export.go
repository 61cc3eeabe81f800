package app

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"iter"

	"zhenyu/internal/lang"
	"zhenyu/internal/sheet"
)

// Format is a form of a list as a file.
type Format string

// The formats.
const (
	CSV   Format = "csv"
	XLSX  Format = "xlsx"
	JSONL Format = "jsonl" // one JSON object a line
)

// listing is a list to be written whole, a row at a time.
type listing[T any] struct {
	columns []string // keys of the heads
	rows    iter.Seq2[T, error]
	cells   func(T) ([]string, error)
}

// write writes the list in a format, in the words of a language.
func (l listing[T]) write(w io.Writer, format Format, words *lang.Catalogue) error {
	out := bufio.NewWriterSize(w, 1<<16)
	var err error
	switch format {
	case CSV:
		err = sheet.CSV(out, heads(words, l.columns), l.texts())
	case XLSX:
		err = sheet.XLSX(out, heads(words, l.columns), l.texts())
	case JSONL:
		err = l.lines(out)
	default:
		err = fmt.Errorf("no format %q", format)
	}
	if err != nil {
		return err // a door that has written nothing yet can still say why
	}
	return out.Flush()
}

func (l listing[T]) texts() iter.Seq2[[]string, error] {
	return func(yield func([]string, error) bool) {
		for row, err := range l.rows {
			var texts []string
			if err == nil {
				texts, err = l.cells(row)
			}
			if !yield(texts, err) || err != nil {
				return
			}
		}
	}
}

func (l listing[T]) lines(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for row, err := range l.rows {
		if err == nil {
			err = enc.Encode(row)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func heads(words *lang.Catalogue, keys []string) []string {
	all := make([]string, len(keys))
	for i, key := range keys {
		all[i] = words.T(key)
	}
	return all
}
