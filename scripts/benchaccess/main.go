// Command benchaccess measures the street and access engines beside their peers in one run and
// writes the table of docs/bench-access.md:
//
//	go run ./scripts/benchaccess --python PYTHON --out docs/bench-access.md [--nodes 100000,1000000] [--extract FILE.osm.pbf] [--city DIR]
//
// Cities are made here (or named, in the same arrays); peers are those that the Python has of scipy,
// networkit and pandana. Each measurement runs in a process of its own. Times of peers are compared with
// ours to the decisecond, and the program fails when they differ.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"

	"zhenyu/engine/street"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "benchaccess:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string) error {
	flags := flag.NewFlagSet("benchaccess", flag.ContinueOnError)
	child := flags.String("task", "", "internal: one measurement as JSON")
	python := flags.String("python", "", "a Python with numpy and some of scipy, networkit, pandana; none: no peers")
	out := flags.String("out", "", "the table; none: to the terminal")
	work := flags.String("work", filepath.Join(os.TempDir(), "benchaccess"), "a folder for cities and networks")
	nodes := flags.String("nodes", "100000,1000000", "sizes of the cities to make")
	extracts := flags.String("extract", "", "OpenStreetMap extracts, separated by commas")
	cities := flags.String("city", "", "folders of cities that are there, separated by commas")
	runs := flags.Int("runs", 3, "how often each measurement is made, the quickest counting")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *child != "" {
		var t task
		if err := json.Unmarshal([]byte(*child), &t); err != nil {
			return err
		}
		return t.run(ctx)
	}
	b := bench{python: *python, work: *work, runs: max(1, *runs)}
	for _, text := range split(*nodes) {
		n, err := strconv.Atoi(text)
		if err != nil || n < 100 {
			return fmt.Errorf("%q is not a number of nodes from 100", text)
		}
		dir := filepath.Join(*work, text)
		if err := generate(n, 1).write(dir); err != nil {
			return err
		}
		b.cities = append(b.cities, dir)
	}
	b.cities = append(b.cities, split(*cities)...)
	b.extracts = split(*extracts)
	table, err := b.run(ctx)
	if err != nil {
		return err
	}
	if *out == "" {
		fmt.Print(table)
		return nil
	}
	return os.WriteFile(*out, []byte(table), 0o644)
}

func split(list string) []string {
	if list == "" {
		return nil
	}
	return strings.Split(list, ",")
}

func limitName(t street.Time) string {
	if t == street.Never {
		return "none"
	}
	return strconv.Itoa(int(t))
}
