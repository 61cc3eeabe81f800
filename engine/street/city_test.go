package street_test

import (
	"encoding/binary"
	"math"
	"os"
	"path/filepath"
	"testing"

	"zhenyu/engine/geo"
	"zhenyu/engine/street"
)

// city is a synthetic city of the shared generator: arrays without headers.
type city struct {
	x, y       []float64
	eu, ev, ew []int32
	category   []byte
	facility   []int32
	many       []int32
}

// loadCity reads the city that ZHENYU_CITY names, made by gen_city.py of the shared data folder.
func loadCity(tb testing.TB) *city {
	tb.Helper()
	dir := os.Getenv("ZHENYU_CITY")
	if dir == "" {
		tb.Skip("ZHENYU_CITY names no folder written by gen_city.py")
	}
	read := func(name string) []byte {
		b, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			tb.Fatal(err)
		}
		return b
	}
	return &city{
		x: floats(read("x.f64")), y: floats(read("y.f64")),
		eu: ints(read("eu.i32")), ev: ints(read("ev.i32")), ew: ints(read("ew.i32")),
		category: read("fcat.u8"), facility: ints(read("fnode.i32")), many: ints(read("big.i32")),
	}
}

func floats(b []byte) []float64 {
	v := make([]float64, len(b)/8)
	for i := range v {
		v[i] = math.Float64frombits(binary.LittleEndian.Uint64(b[8*i:]))
	}
	return v
}

func ints(b []byte) []int32 {
	v := make([]int32, len(b)/4)
	for i := range v {
		v[i] = int32(binary.LittleEndian.Uint32(b[4*i:]))
	}
	return v
}

func (c *city) draft() street.Draft {
	d := street.Draft{Frame: street.Frame{Metres: true}}
	d.Places = make([]geo.E7, len(c.x))
	for i := range c.x {
		d.Places[i] = d.Frame.Place(c.x[i], c.y[i])
	}
	d.Pieces = make([]street.Piece, len(c.eu))
	for i := range c.eu {
		t := float32(c.ew[i])
		d.Pieces[i] = street.Piece{From: c.eu[i], To: c.ev[i], Ahead: t, Back: t}
	}
	return d
}

// kinds returns the city's facilities by category, each a point at a place.
func (c *city) kinds(n *street.Network) []*street.Points {
	links := n.PlaceLinks()
	byKind := make([][]street.Linked, 12)
	for i, place := range c.facility {
		k := c.category[i]
		byKind[k] = append(byKind[k], street.Linked{Point: int32(len(byKind[k])), Link: links[place]})
	}
	kinds := make([]*street.Points, len(byKind))
	for k, of := range byKind {
		kinds[k] = n.NewPoints(len(of), of)
	}
	return kinds
}
