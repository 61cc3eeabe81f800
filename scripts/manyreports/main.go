// Command manyreports makes a long run out of a few reports: copies with other figures in them, as a folder of files
// or as one .jsonl file, up to a size. docs/measure.md says what is measured with it.
//
//	go run ./scripts/manyreports -from sample/reports -megabytes 1000 -out out/many
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
)

func main() {
	log.SetFlags(0)
	from := flag.String("from", "sample/reports", "folder with .txt reports to vary")
	out := flag.String("out", "out/many", "folder to fill, or a .jsonl file")
	megabytes := flag.Int64("megabytes", 1000, "size of the text to make")
	seed := flag.Uint64("seed", 1, "of the variations")
	flag.Parse()
	if err := generate(*from, *out, *megabytes, *seed); err != nil {
		log.Fatal(err)
	}
}

func generate(from, out string, megabytes int64, seed uint64) error {
	reports, err := load(from)
	if err != nil {
		return err
	}
	put, finish, err := target(out)
	if err != nil {
		return err
	}
	random := rand.New(rand.NewPCG(seed, 0))
	var written int64
	for n := 0; written < megabytes<<20; n++ {
		text := vary(reports[n%len(reports)], random)
		if err := put(n, text); err != nil {
			return errors.Join(err, finish())
		}
		written += int64(len(text))
	}
	return finish()
}

func load(dir string) ([]string, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil {
		return nil, err
	}
	if len(paths) == 0 {
		return nil, fmt.Errorf("%s: no .txt reports", dir)
	}
	texts := make([]string, len(paths))
	for i, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		texts[i] = string(data)
	}
	return texts, nil
}

// vary changes every figure of a text, so that no two copies are alike.
func vary(text string, random *rand.Rand) string {
	return strings.Map(func(r rune) rune {
		if r >= '1' && r <= '9' {
			return '1' + rune(random.IntN(9))
		}
		return r
	}, text)
}

// target gives what writes the n-th report, and what ends the writing.
func target(out string) (put func(n int, text string) error, finish func() error, err error) {
	if filepath.Ext(out) == ".jsonl" {
		return jsonLines(out)
	}
	put = func(n int, text string) error {
		dir := filepath.Join(out, fmt.Sprintf("%04d", n/1000)) // folders of a thousand files stay quick everywhere
		if n%1000 == 0 {
			if err := os.MkdirAll(dir, 0o755); err != nil {
				return err
			}
		}
		return os.WriteFile(filepath.Join(dir, fmt.Sprintf("%07d.txt", n)), []byte(text), 0o644)
	}
	return put, func() error { return nil }, nil
}

func jsonLines(path string) (put func(n int, text string) error, finish func() error, err error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, nil, err
	}
	f, err := os.Create(path)
	if err != nil {
		return nil, nil, err
	}
	w := bufio.NewWriterSize(f, 1<<20)
	put = func(n int, text string) error { return record(w, n, text) }
	return put, func() error { return errors.Join(w.Flush(), f.Close()) }, nil
}

func record(w io.Writer, n int, text string) error {
	return json.NewEncoder(w).Encode(map[string]string{"id": fmt.Sprintf("%07d", n), "text": text})
}
