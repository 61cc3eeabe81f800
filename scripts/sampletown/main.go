// Command sampletown draws a town of the sample district as an OpenStreetMap extract, so that the
// life circle can be measured and shown with nobody's data:
//
//	go run ./scripts/sampletown -out out/demo/town.osm.pbf -people out/demo/people.csv
//
// The town is 鹭汀镇: a market town on a river bend, three villages around it, and two bridges, one
// of them for walkers only. Everything in it is made up, as the sample's README says. It is drawn to
// look like a town and to have what measuring gets wrong: a village across the river that sees the
// clinic and cannot reach it, walled compounds with one gate, parks with and without gates, lanes
// that end, a school mapped as node and area, stops with a pole and a platform.
//
// The plan (plan.go) is fixed and holds the names and places of the sample's gazetteer; the seed
// decides the crookedness of the streets and the houses. The same seed gives the same file.
package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
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
	t := draw(seed)
	if err := writeFile(out, t.encode); err != nil || people == "" {
		return err
	}
	return writeFile(people, t.writePeople)
}

func writeFile(path string, fill func(io.Writer) error) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(file)
	return errors.Join(fill(w), w.Flush(), file.Close())
}

// draw draws the town.
func draw(seed uint64) *town {
	d := newDrawing(seed)
	g := &graph{drawing: d, links: map[link]int{}}
	water := drawRiver(d)
	drawBoundaries(d, water)
	t := &town{graph: g, river: water, ends: map[string]int{}, settled: map[string]bool{}, houses: newGrid(40), roads: newGrid(40), floors: map[square]float64{}}
	t.drawCore()
	t.drawRoads()
	t.drawVillages()
	t.build()
	t.drawFields()
	t.furnish()
	return t
}
