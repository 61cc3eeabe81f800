package sample

import (
	"math"
	"slices"

	"zhenyu/engine/geo"
)

// water is the river as drawn: the nodes of its middle, and its banks.
type water struct {
	middle []int
	places []geo.XY
	widths []float64
	banks  shape
}

// drawRiver draws the river's middle as a line and its banks as a multipolygon of two ways with an
// islet in it.
func drawRiver(d *drawing) *water {
	var through []geo.XY
	for _, r := range river {
		through = append(through, r.at)
	}
	w := &water{places: spline(through, 60)}
	for i := range w.places {
		w.widths = append(w.widths, widthAt(w.places[i])*d.between(0.94, 1.06))
		w.middle = append(w.middle, d.node(w.places[i]))
	}
	d.way(w.middle, "waterway", "river", "name", "鹭江")

	leftBank, rightBank := w.bank(d, 0.5), w.bank(d, -0.5)
	for _, n := range leftBank {
		w.banks = append(w.banks, d.at[n])
	}
	for _, n := range slices.Backward(rightBank) {
		w.banks = append(w.banks, d.at[n])
	}
	closed := append(slices.Clone(rightBank), leftBank[len(leftBank)-1])
	first := d.way(leftBank)
	second := d.way(append([]int{leftBank[0]}, closed...))
	islet := d.ring(w.islet(d), "place", "islet", "natural", "scrub")
	d.relation([]member{{first, "outer"}, {second, "outer"}, {islet, "inner"}},
		"type", "multipolygon", "natural", "water", "water", "river", "name", "鹭江")
	return w
}

// widthAt returns the planned width nearest to a place.
func widthAt(p geo.XY) float64 {
	nearest, width := math.Inf(1), 0.0
	for _, r := range river {
		if m := metres(p, r.at); m < nearest {
			nearest, width = m, r.width
		}
	}
	return width
}

func (w *water) bank(d *drawing, side float64) (nodes []int) {
	for i, p := range w.places {
		before, after := w.places[max(0, i-1)], w.places[min(len(w.places)-1, i+1)]
		nodes = append(nodes, d.node(plus(p, times(left(unit(minus(after, before))), side*w.widths[i]))))
	}
	return nodes
}

// islet is a strip of land in the upper bend.
func (w *water) islet(d *drawing) (ring []geo.XY) {
	middle, along := geo.XY{X: 1310, Y: 441}, unit(geo.XY{X: -540, Y: -230})
	for i := range 12 {
		s, c := math.Sincos(2 * math.Pi * float64(i) / 12)
		p := plus(times(along, 55*c), times(left(along), 10*s*d.between(0.8, 1.2)))
		ring = append(ring, plus(middle, p))
	}
	return ring
}

// near says whether a place is in the river or closer than some metres to it.
func (w *water) near(p geo.XY, by float64) bool {
	return w.banks.holds(p) || w.banks.edge(p) < by
}

// at returns which node of the middle is nearest to a place.
func (w *water) at(p geo.XY) int {
	best, nearest := 0, math.Inf(1)
	for i, q := range w.places {
		if m := metres(p, q); m < nearest {
			best, nearest = i, m
		}
	}
	return best
}

// drawBoundaries draws the town and its four parts, which share ways, the river's middle among them.
func drawBoundaries(d *drawing, w *water) {
	north, south := w.at(geo.XY{X: 1050, Y: 330}), w.at(geo.XY{X: 705, Y: -520})
	last := len(w.middle) - 1
	west, east := d.node(geo.XY{X: -1960, Y: 900}), d.node(geo.XY{X: 3060, Y: -1010})
	border := func(from, to int, through ...geo.XY) int {
		nodes := []int{from}
		for _, p := range through {
			corner := d.node(p)
			nodes = append(nodes, d.crooked(nodes[len(nodes)-1], corner, 220, 25)[1:]...)
		}
		nodes = append(nodes, d.crooked(nodes[len(nodes)-1], to, 220, 25)[1:]...)
		return d.way(nodes, "boundary", "administrative")
	}
	upper := d.way(w.middle[:north+1], "boundary", "administrative")
	middle := d.way(w.middle[north:south+1], "boundary", "administrative")
	lower := d.way(w.middle[south:], "boundary", "administrative")
	northwest := border(west, w.middle[0], geo.XY{X: -1960, Y: 1520}, geo.XY{X: 900, Y: 1660}, geo.XY{X: 3000, Y: 1640})
	southwest := border(west, w.middle[last], geo.XY{X: -1980, Y: -1930}, geo.XY{X: -300, Y: -1990})
	northeast := border(w.middle[0], east)
	southeast := border(east, w.middle[last], geo.XY{X: 3040, Y: -1960}, geo.XY{X: 1600, Y: -1980})
	inWest := border(west, w.middle[north], geo.XY{X: 200, Y: 650})
	inEast := border(w.middle[south], east, geo.XY{X: 1500, Y: -700})

	area := func(name, level, code string, ways ...int) {
		var members []member
		for _, way := range ways {
			members = append(members, member{way, "outer"})
		}
		d.relation(members, "type", "boundary", "boundary", "administrative", "admin_level", level, "name", name, "ref", code)
	}
	area("鹭汀镇", "8", "990101003000", northwest, northeast, southeast, southwest)
	area("鹭汀社区", "10", "990101003001", southwest, lower, middle, inWest)
	area("芦影村", "10", "990101003202", southeast, lower, inEast)
	area("白鹭圩村", "10", "990101003203", northeast, inEast, middle, upper)
	area("鹭汊村", "10", "990101003204", northwest, upper, inWest)
}
