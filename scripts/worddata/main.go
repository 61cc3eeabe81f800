// Command worddata writes the word list of engine/repair from the dictionary of jieba. Unpack
// the Python package jieba 0.42.1 and run it from the root of the module:
//
//	go run ./scripts/worddata -dict DIR/jieba/dict.txt
//
// Kept are words of one to four characters of GBK that were counted four times or more: the
// list is only asked which of several characters stood in a damaged phrase. A line is the word
// and twice the natural logarithm of its count, in order of code points.
package main

import (
	"bytes"
	"compress/gzip"
	"flag"
	"fmt"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

const (
	longest = 4 // characters
	rarest  = 4 // occurrences
)

func main() {
	dict := flag.String("dict", "", "`file` dict.txt of jieba")
	out := flag.String("out", "engine/repair/words.txt.gz", "`file` to write")
	flag.Parse()
	if err := run(*dict, *out); err != nil {
		fmt.Fprintln(os.Stderr, "worddata:", err)
		os.Exit(1)
	}
}

func run(dict, out string) error {
	text, err := os.ReadFile(dict)
	if err != nil {
		return err
	}
	var lines []string
	for line := range strings.Lines(string(text)) {
		word, rest, _ := strings.Cut(line, " ")
		number, _, _ := strings.Cut(rest, " ")
		count, err := strconv.Atoi(number)
		if err != nil {
			return fmt.Errorf("%s: %q: %w", dict, line, err)
		}
		if count >= rarest && keeps(word) {
			lines = append(lines, fmt.Sprintf("%s%d\n", word, int(math.Round(2*math.Log(float64(count))))))
		}
	}
	slices.Sort(lines)
	return os.WriteFile(out, compress(strings.Join(lines, "")), 0o644)
}

// keeps reports whether the word is short enough and made of Chinese characters of GBK.
func keeps(word string) bool {
	for _, r := range word {
		if r < 0x4E00 || r > 0x9FA5 {
			return false
		}
	}
	_, err := simplifiedchinese.GBK.NewEncoder().String(word)
	return err == nil && utf8.RuneCountInString(word) <= longest
}

// compress writes to memory, which does not fail.
func compress(text string) []byte {
	var b bytes.Buffer
	z, _ := gzip.NewWriterLevel(&b, gzip.BestCompression)
	_, _ = z.Write([]byte(text))
	_ = z.Close()
	return b.Bytes()
}
