package groundtest

import (
	"os"
	"path/filepath"
	"testing"

	"zhenyu/engine/osm"
)

// Bare writes the extract of a town of n by n crossings without a house: streets one way, footpaths the other, of which the
// crossings are named by their number from 1, row by row, and a kindergarten at the first.
func Bare(t testing.TB, n int) (extract string) {
	t.Helper()
	extract = filepath.Join(t.TempDir(), "bare.osm.pbf")
	f, err := os.Create(extract)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	d := drawing{e: osm.NewEncoder(f, osm.Header{Source: "made up"}), n: n}
	for i := range n * n {
		d.e.Node(int64(1+i), at(float64(i%n), float64(i/n)).E7())
	}
	d.e.Node(int64(1+n*n), at(0.1, 0).E7(), osm.Tag{Key: "amenity", Value: "kindergarten"})
	for i := range n {
		var along, across []int64
		for j := range n {
			along, across = append(along, d.crossing(j, i)), append(across, d.crossing(i, j))
		}
		if i%2 == 0 {
			d.e.Way(int64(1+2*i), along, osm.Tag{Key: "highway", Value: "residential"})
		}
		d.e.Way(int64(2+2*i), across, osm.Tag{Key: "highway", Value: "footway"})
	}
	if err := d.e.Close(); err != nil {
		t.Fatal(err)
	}
	return extract
}
