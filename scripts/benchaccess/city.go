package main

import (
	"encoding/binary"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"

	"zhenyu/engine/geo"
	"zhenyu/engine/street"
)

// city is a network with facilities as plain arrays, which any peer reads in one line: x.f64 and y.f64
// (metres, or degrees where a file degrees is beside them), eu.i32, ev.i32 and ew.i32 (the ends of
// two-way edges and their deciseconds), fcat.u8 and fnode.i32 (category 0 to 11 and node of each
// facility), big.i32 (20,000 facilities for the counts). Little-endian, without heads.
type city struct {
	degrees    bool
	x, y       []float64
	eu, ev, ew []int32
	category   []uint8
	facility   []int32
	many       []int32
}

const kinds = 12

// perMillion is how many facilities of each category a million nodes have.
var perMillion = [kinds]int{2000, 800, 400, 400, 200, 200, 100, 100, 50, 50, 20, 10}

func readCity(dir string) (*city, error) {
	c := &city{}
	_, err := os.Stat(filepath.Join(dir, "degrees"))
	c.degrees = err == nil
	for _, column := range c.columns() {
		b, err := os.ReadFile(filepath.Join(dir, column.name))
		if err != nil {
			return nil, err
		}
		if _, err := binary.Decode(b, binary.LittleEndian, column.make(len(b))); err != nil {
			return nil, fmt.Errorf("%s: %w", column.name, err)
		}
	}
	return c, nil
}

func (c *city) write(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	if c.degrees {
		if err := os.WriteFile(filepath.Join(dir, "degrees"), nil, 0o644); err != nil {
			return err
		}
	}
	for _, column := range c.columns() {
		b, err := binary.Append(nil, binary.LittleEndian, column.values())
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, column.name), b, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// column is a file of a city: values gives what it holds, make makes room for so many bytes.
type column struct {
	name   string
	values func() any
	make   func(bytes int) any
}

func columnOf[T any](name string, size int, to *[]T) column {
	return column{name, func() any { return *to }, func(bytes int) any { *to = make([]T, bytes/size); return *to }}
}

func (c *city) columns() []column {
	return []column{
		columnOf("x.f64", 8, &c.x), columnOf("y.f64", 8, &c.y),
		columnOf("eu.i32", 4, &c.eu), columnOf("ev.i32", 4, &c.ev), columnOf("ew.i32", 4, &c.ew),
		columnOf("fcat.u8", 1, &c.category), columnOf("fnode.i32", 4, &c.facility), columnOf("big.i32", 4, &c.many),
	}
}

func (c *city) draft() street.Draft {
	d := street.Draft{Frame: street.Frame{Metres: !c.degrees}}
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

// kinds returns the facilities by category.
func (c *city) kinds(n *street.Network) []*street.Points {
	links := n.PlaceLinks()
	linked := make([][]street.Linked, kinds)
	for i, place := range c.facility {
		k := c.category[i]
		linked[k] = append(linked[k], street.Linked{Point: int32(len(linked[k])), Link: links[place]})
	}
	all := make([]*street.Points, kinds)
	for k, of := range linked {
		all[k] = n.NewPoints(len(of), of)
	}
	return all
}

// generate makes a city of about so many nodes: crossings 80 metres apart, moved by up to 22, half of
// the streets with a place between, a tenth of them missing, two rivers with a bridge about every
// 2.5 km, dead ends. Nodes are numbered in shuffled tiles, as in real extracts near neighbours are
// only loosely near in number. The same seed gives the same city.
func generate(nodes int, seed uint64) *city {
	g := generator{random: rand.New(rand.NewPCG(seed, 1)), side: int(math.Ceil(math.Sqrt(float64(nodes) / 2.05)))}
	g.crossings()
	g.streets()
	g.deadEnds(nodes)
	g.shuffle()
	g.facilities(nodes)
	return &g.city
}

type generator struct {
	city
	random *rand.Rand
	side   int
}

const block = 80.0

func (g *generator) crossings() {
	for i := range g.side * g.side {
		g.x = append(g.x, float64(i%g.side)*block+g.random.Float64()*44-22)
		g.y = append(g.y, float64(i/g.side)*block+g.random.Float64()*44-22)
	}
}

func (g *generator) streets() {
	length := float64(g.side) * block
	west := func(y float64) float64 { return 0.58*length + 0.05*length*math.Sin(y/length*9+1) }
	south := func(x float64) float64 { return 0.37*length + 0.06*length*math.Sin(x/length*7) }
	for i := range g.side * g.side {
		for _, j := range []int{i + 1, i + g.side, i + g.side + 1} {
			diagonal := j == i+g.side+1
			if j >= g.side*g.side || j != i+g.side && i%g.side == g.side-1 ||
				!diagonal && g.random.Float64() < 0.10 || diagonal && g.random.Float64() >= 0.04 {
				continue
			}
			wet := (g.x[i] > west(g.y[i])) != (g.x[j] > west(g.y[j])) || (g.y[i] > south(g.x[i])) != (g.y[j] > south(g.x[j]))
			bridge := int(g.x[i]/block)%31 == 0 || int(g.y[i]/block)%31 == 0
			if wet && !bridge {
				continue
			}
			g.street(i, j)
		}
	}
}

// street adds a street, every second one with a place between.
func (g *generator) street(i, j int) {
	if g.random.IntN(2) == 0 {
		g.edge(i, j)
		return
	}
	at := 0.3 + 0.4*g.random.Float64()
	middle := len(g.x)
	g.x = append(g.x, g.x[i]+at*(g.x[j]-g.x[i])+g.random.Float64()*12-6)
	g.y = append(g.y, g.y[i]+at*(g.y[j]-g.y[i])+g.random.Float64()*12-6)
	g.edge(i, middle)
	g.edge(middle, j)
}

func (g *generator) edge(i, j int) {
	metres := math.Hypot(g.x[i]-g.x[j], g.y[i]-g.y[j])
	g.eu, g.ev = append(g.eu, int32(i)), append(g.ev, int32(j))
	g.ew = append(g.ew, max(1, int32(math.Round(8*metres))))
}

func (g *generator) deadEnds(nodes int) {
	for len(g.x) < nodes {
		i := g.random.IntN(g.side * g.side)
		sin, cos := math.Sincos(2 * math.Pi * g.random.Float64())
		metres := 15 + 45*g.random.Float64()
		g.x, g.y = append(g.x, g.x[i]+metres*cos), append(g.y, g.y[i]+metres*sin)
		g.edge(i, len(g.x)-1)
	}
}

// shuffle numbers the nodes by tiles of 32 by 32 crossings, in a random order of tiles and inside them.
func (g *generator) shuffle() {
	tile := func(i int) uint64 {
		x, y := uint64(max(0, g.x[i])/(32*block)), uint64(max(0, g.y[i])/(32*block))
		return (x*0x9e3779b97f4a7c15 ^ y*0xc2b2ae3d27d4eb4f) >> 32
	}
	order := g.random.Perm(len(g.x))
	sortBy(order, tile)
	number := make([]int32, len(order))
	x, y := make([]float64, len(order)), make([]float64, len(order))
	for to, from := range order {
		number[from], x[to], y[to] = int32(to), g.x[from], g.y[from]
	}
	g.x, g.y = x, y
	for i := range g.eu {
		g.eu[i], g.ev[i] = number[g.eu[i]], number[g.ev[i]]
	}
}

func (g *generator) facilities(nodes int) {
	for k, count := range perMillion {
		for range max(1, count*nodes/1_000_000) {
			g.category = append(g.category, uint8(k))
			g.facility = append(g.facility, int32(g.random.IntN(len(g.x))))
		}
	}
	for range 20_000 {
		g.many = append(g.many, int32(g.random.IntN(len(g.x))))
	}
}
