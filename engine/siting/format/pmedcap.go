package format

import (
	"io"
	"math"

	"zhenyu/engine/siting"
)

// Capacitated is one problem of a pmedcap file with the best value published with it.
type Capacitated struct {
	siting.CapMedian
	Published int64
}

// ReadPMedCap returns the problems of an OR-Library pmedcap file: "number best", then "points p
// capacity", then "point x y demand" for each point, as often as the file goes on. Every point
// is demand and site; the cost between two is their distance rounded down, not weighed by
// demand. It returns *ParseError for bad bytes. Deterministic; quadratic in the points.
func ReadPMedCap(r io.Reader) ([]Capacitated, error) {
	s := newScanner(r)
	var list []Capacitated
	for s.more() {
		c := readCapacitated(s)
		if s.err != nil {
			return nil, s.err
		}
		list = append(list, c)
		if len(list) > 1000 {
			s.fail("more than 1000 problems")
		}
	}
	return list, s.err
}

func readCapacitated(s *scanner) Capacitated {
	var c Capacitated
	s.integer("the number of the problem", 0, maxNumber)
	c.Published = s.integer("the best value", 0, maxNumber)
	n := int(s.integer("the number of points", 1, maxVertices))
	c.Choice.P = int(s.integer("p", 0, int64(n)))
	capacity := s.integer("the capacity", 0, maxNumber)
	var x, y []int64
	for range n {
		if s.err != nil {
			return c
		}
		s.integer("the number of the point", 0, maxNumber)
		x = append(x, s.integer("x", -maxNumber, maxNumber))
		y = append(y, s.integer("y", -maxNumber, maxNumber))
		c.Load = append(c.Load, s.integer("a demand", 0, maxNumber))
		c.Capacity = append(c.Capacity, capacity)
	}
	if s.err == nil {
		c.Costs = distances(x, y, s)
	}
	return c
}

// distances returns Euclidean distances rounded down.
func distances(x, y []int64, s *scanner) siting.Matrix {
	m := siting.Matrix{Sites: len(x), Cell: make([]int32, 0, len(x)*len(x))}
	for j := range x {
		for i := range x {
			d := root((x[i]-x[j])*(x[i]-x[j]) + (y[i]-y[j])*(y[i]-y[j]))
			if d >= int64(siting.Never) {
				s.fail("points %d and %d are too far apart", j+1, i+1)
				d = 0
			}
			m.Cell = append(m.Cell, int32(d))
		}
	}
	return m
}

// root returns the square root rounded down, exactly.
func root(square int64) int64 {
	d := int64(math.Sqrt(float64(square)))
	for d*d > square {
		d--
	}
	for (d+1)*(d+1) <= square {
		d++
	}
	return d
}
