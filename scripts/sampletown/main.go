// Command sampletown draws a town of the sample district as an OpenStreetMap extract, so that the
// life circle can be measured and shown with nobody's data:
//
//	go run ./scripts/sampletown -out out/demo/town.osm.pbf -people out/demo/people.csv
//
// Everything in it is made up, as the sample says. The same seed gives the same files.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"zhenyu/sample"
)

func main() {
	out := flag.String("out", "out/demo/town.osm.pbf", "the `file` to write")
	people := flag.String("people", "", "also write the `file` of who lives where, squares of 100 metres")
	seed := flag.Uint64("seed", 1, "decides streets and houses")
	flag.Parse()
	if err := run(*out, *people, *seed); err != nil {
		fmt.Fprintln(os.Stderr, "sampletown:", err)
		os.Exit(1)
	}
}

func run(out, people string, seed uint64) error {
	if err := writeFile(out, sample.Town, seed); err != nil || people == "" {
		return err
	}
	return writeFile(people, sample.People, seed)
}

func writeFile(path string, fill func(io.Writer, uint64) error, seed uint64) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	return errors.Join(fill(file, seed), file.Close())
}
