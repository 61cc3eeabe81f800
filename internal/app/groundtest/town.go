// Package groundtest draws made-up ground for tests: an extract with everything that is measured.
package groundtest

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zhenyu/engine/geo"
	"zhenyu/engine/osm"
)

// step is how far streets are apart, in degrees: some 140 metres each way.
const step = 0.0014

// west and south are where the town begins.
const west, south = 121.5, 31.2

// at gives a place in the town, counted in streets.
func at(x, y float64) geo.WGS84 {
	return geo.WGS84{Lon: west + step*x, Lat: south + step*y}
}

// Town writes the extract of a town of n by n crossings: streets with names along both ways, a house in every block, a health
// station in the south-west corner and one in the middle that is mapped twice, and a boundary around each half.
func Town(t testing.TB, n int) (extract string) {
	t.Helper()
	extract = filepath.Join(t.TempDir(), fmt.Sprintf("town%d.osm.pbf", n))
	f, err := os.Create(extract)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	d := drawing{e: osm.NewEncoder(f, osm.Header{Source: "made up"}), n: n}
	d.nodes()
	d.ways()
	if err := d.e.Close(); err != nil {
		t.Fatal(err)
	}
	return extract
}

// People writes a CSV of the people in the blocks of a town of n by n crossings.
func People(t testing.TB, n int) (file string) {
	t.Helper()
	var b strings.Builder
	b.WriteString("id,lon,lat,people\n")
	for y := range n - 1 {
		for x := range n - 1 {
			p := at(float64(x)+0.5, float64(y)+0.5)
			fmt.Fprintf(&b, "c%d-%d,%.6f,%.6f,%d\n", x, y, p.Lon, p.Lat, 10+(7*x+13*y)%90)
		}
	}
	return write(t, "people.csv", b.String())
}

// Facilities writes a CSV of markets, of which two stand at one place, one is nowhere, and one is far from any street.
func Facilities(t testing.TB) (file string) {
	t.Helper()
	p := at(1, 1)
	return write(t, "facilities.csv", fmt.Sprintf("category,id,lon,lat\nshop.market,a,%[1]g,%[2]g\nshop.market,b,%[1]g,%[2]g\nshop.market,c,,\nshop.market,far,122.9,31.9\n", p.Lon, p.Lat))
}

func write(t testing.TB, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// drawing numbers what it draws: crossings first, then the corners of houses and of boundaries.
type drawing struct {
	e *osm.Encoder
	n int
}

func (d *drawing) crossing(x, y int) int64 { return int64(1 + y*d.n + x) }
func (d *drawing) corner(block, i int) int64 {
	return int64(1 + d.n*d.n + 4*block + i)
}

// corners are those of a square, counter-clockwise.
var corners = [4][2]float64{{0, 0}, {1, 0}, {1, 1}, {0, 1}}

func (d *drawing) nodes() {
	for i := range d.n * d.n {
		d.e.Node(int64(1+i), at(float64(i%d.n), float64(i/d.n)).E7())
	}
	blocks := (d.n - 1) * (d.n - 1)
	for b := range blocks {
		for i, c := range corners {
			d.e.Node(d.corner(b, i), at(float64(b%(d.n-1))+0.4+0.1*c[0], float64(b/(d.n-1))+0.4+0.1*c[1]).E7())
		}
	}
	half := float64(d.n) / 2
	for side := range 2 {
		for i, c := range corners {
			d.e.Node(d.corner(blocks+side, i), at(-1+(half+1)*(float64(side)+c[0]), -1+float64(d.n+1)*c[1]).E7())
		}
	}
	station := osm.Tag{Key: "amenity", Value: "doctors"}
	id, middle := d.corner(blocks+2, 0), float64(d.n/2)
	d.e.Node(id, at(0.1, 0).E7(), station, osm.Tag{Key: "name", Value: "南站"})
	d.e.Node(id+1, at(middle+0.1, middle).E7(), station, osm.Tag{Key: "name", Value: "中站"})
	d.e.Node(id+2, at(middle+0.12, middle).E7(), station, osm.Tag{Key: "name", Value: "中站"})
}

func (d *drawing) ways() {
	id := int64(1)
	way := func(nodes []int64, tags ...osm.Tag) {
		d.e.Way(id, nodes, tags...)
		id++
	}
	for i := range d.n {
		var along, across []int64
		for j := range d.n {
			along, across = append(along, d.crossing(j, i)), append(across, d.crossing(i, j))
		}
		way(along, osm.Tag{Key: "highway", Value: "residential"}, osm.Tag{Key: "name", Value: fmt.Sprintf("横%d路", i)})
		way(across, osm.Tag{Key: "highway", Value: "residential"}, osm.Tag{Key: "name", Value: fmt.Sprintf("纵%d街", i)})
	}
	ring := func(b int) []int64 {
		return []int64{d.corner(b, 0), d.corner(b, 1), d.corner(b, 2), d.corner(b, 3), d.corner(b, 0)}
	}
	blocks := (d.n - 1) * (d.n - 1)
	for b := range blocks {
		tags := []osm.Tag{{Key: "building", Value: "house"}}
		if b%5 == 0 {
			tags = []osm.Tag{{Key: "building", Value: "public"}, {Key: "name", Value: fmt.Sprintf("公房%d", b)}}
		}
		way(ring(b), tags...)
	}
	for side, name := range []string{"西镇", "东镇"} {
		way(ring(blocks+side), osm.Tag{Key: "boundary", Value: "administrative"}, osm.Tag{Key: "admin_level", Value: "8"},
			osm.Tag{Key: "name", Value: name}, osm.Tag{Key: "ref", Value: fmt.Sprintf("90000%d", side+1)})
	}
}
