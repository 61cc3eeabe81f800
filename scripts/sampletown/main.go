// Command sampletown draws a town of the sample district as an OpenStreetMap extract, so that the
// life circle can be measured and shown with nobody's data:
//
//	go run ./scripts/sampletown -out out/demo/town.osm.pbf
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
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

func main() {
	out := flag.String("out", "out/demo/town.osm.pbf", "the `file` to write")
	seed := flag.Uint64("seed", 1, "decides streets and houses")
	flag.Parse()
	if err := run(*out, *seed); err != nil {
		fmt.Fprintln(os.Stderr, "sampletown:", err)
		os.Exit(1)
	}
}

func run(out string, seed uint64) error {
	if err := os.MkdirAll(filepath.Dir(out), 0o755); err != nil {
		return err
	}
	file, err := os.Create(out)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(file)
	if err := write(w, seed); err != nil {
		file.Close()
		return err
	}
	if err := w.Flush(); err != nil {
		file.Close()
		return err
	}
	return file.Close()
}

// write draws the town and encodes it.
func write(w io.Writer, seed uint64) error {
	d := newDrawing(seed)
	g := &graph{drawing: d, links: map[link]int{}}
	water := drawRiver(d)
	drawBoundaries(d, water)
	t := &town{graph: g, river: water, ends: map[string]int{}, settled: map[string]bool{}, houses: newGrid(40), roads: newGrid(40)}
	t.drawCore()
	t.drawRoads()
	t.drawVillages()
	t.build()
	t.drawFields()
	t.furnish()
	return d.encode(w)
}
