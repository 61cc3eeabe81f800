package sample

import (
	"bufio"
	"io"
)

// Town writes 鹭汀镇 as an OpenStreetMap extract, so that the life circle can be measured and shown with nobody's data.
// The extract says of itself that it is made up.
//
// The town is a market town on a river bend with three villages around it and two bridges, one of them for walkers
// only. It is drawn to look like a town and to have what measuring gets wrong: a village across the river that sees the
// clinic and cannot reach it, walled compounds with one gate, parks with and without gates, lanes that end, a school
// mapped as node and area, stops with a pole and a platform.
//
// The plan (plan.go) is fixed and holds the names and places of the gazetteer; the seed decides the crookedness of the
// streets and the houses. The same seed gives the same bytes; errors are the writer's alone. It takes some tenths of a
// second.
func Town(w io.Writer, seed uint64) error {
	return buffered(w, draw(seed).encode)
}

// People writes who lives in the [Town] of a seed, as a census would give it: a CSV with the columns id, lon, lat (WGS-84,
// the middle of a square of 100 by 100 metres) and people, for each square in which anybody does, from south to north and
// west to east. The same seed gives the same bytes; errors are the writer's alone.
func People(w io.Writer, seed uint64) error {
	return buffered(w, draw(seed).writePeople)
}

func buffered(w io.Writer, write func(io.Writer) error) error {
	out := bufio.NewWriter(w)
	if err := write(out); err != nil {
		return err
	}
	return out.Flush()
}

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
