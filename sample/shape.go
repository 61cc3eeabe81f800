package sample

import (
	"math"

	"zhenyu/engine/geo"
)

// shape is a ring of places in metres, counterclockwise, its first place not repeated.
type shape []geo.XY

func plus(a, b geo.XY) geo.XY          { return geo.XY{X: a.X + b.X, Y: a.Y + b.Y} }
func minus(a, b geo.XY) geo.XY         { return geo.XY{X: a.X - b.X, Y: a.Y - b.Y} }
func times(a geo.XY, f float64) geo.XY { return geo.XY{X: a.X * f, Y: a.Y * f} }
func cross(a, b geo.XY) float64        { return a.X*b.Y - a.Y*b.X }
func dot(a, b geo.XY) float64          { return a.X*b.X + a.Y*b.Y }
func metres(a, b geo.XY) float64       { return float64(a.Distance(b)) }
func left(a geo.XY) geo.XY             { return geo.XY{X: -a.Y, Y: a.X} }
func turned(a geo.XY, by float64) geo.XY {
	s, c := math.Sincos(by)
	return geo.XY{X: a.X*c - a.Y*s, Y: a.X*s + a.Y*c}
}
func unit(a geo.XY) geo.XY              { return times(a, 1/math.Max(1e-9, math.Hypot(a.X, a.Y))) }
func mix(a, b geo.XY, f float64) geo.XY { return plus(a, times(minus(b, a), f)) }

// beside returns the place that lies along the line from a to b and off to its left.
func beside(a, b geo.XY, along, off float64) geo.XY {
	return plus(mix(a, b, along), times(left(unit(minus(b, a))), off))
}

func (s shape) area() float64 {
	sum := 0.0
	for i, p := range s {
		sum += cross(p, s[(i+1)%len(s)])
	}
	return sum / 2
}

func (s shape) middle() geo.XY {
	var sum geo.XY
	weight := 0.0
	for i, p := range s {
		q := s[(i+1)%len(s)]
		w := metres(p, q)
		sum, weight = plus(sum, times(mix(p, q, 0.5), w)), weight+w
	}
	return times(sum, 1/weight)
}

// axis returns the direction in which the shape is longest.
func (s shape) axis() geo.XY {
	m := s.middle()
	var xx, xy, yy float64
	for i, p := range s {
		q := s[(i+1)%len(s)]
		w, c := metres(p, q), minus(mix(p, q, 0.5), m)
		xx, xy, yy = xx+w*c.X*c.X, xy+w*c.X*c.Y, yy+w*c.Y*c.Y
	}
	angle := math.Atan2(2*xy, xx-yy) / 2
	return geo.XY{X: math.Cos(angle), Y: math.Sin(angle)}
}

func (s shape) holds(p geo.XY) bool {
	inside := false
	for i, a := range s {
		b := s[(i+1)%len(s)]
		if (a.Y > p.Y) != (b.Y > p.Y) && p.X < a.X+(p.Y-a.Y)/(b.Y-a.Y)*(b.X-a.X) {
			inside = !inside
		}
	}
	return inside
}

// edge returns the metres from a place to the nearest side.
func (s shape) edge(p geo.XY) float64 {
	nearest := math.Inf(1)
	for i, a := range s {
		foot, _ := p.OnSegment(a, s[(i+1)%len(s)])
		nearest = min(nearest, metres(p, foot))
	}
	return nearest
}

// inset returns the shape with every corner moved inwards, so that sides lie about so many metres
// further in. Corners that would fold over are left out.
func (s shape) inset(by float64) shape {
	var out shape
	for i, p := range s {
		before, after := s[(i+len(s)-1)%len(s)], s[(i+1)%len(s)]
		u, v := unit(minus(p, before)), unit(minus(after, p))
		bisector := plus(left(u), left(v))
		size := math.Max(0.35, dot(bisector, bisector)/2)
		q := plus(p, times(bisector, by/size))
		if s.holds(q) && s.edge(q) > 0.8*by {
			out = append(out, q)
		}
	}
	return out
}

// rectangle returns a rectangle around a middle, its length along a direction.
func rectangle(middle, along geo.XY, length, width float64) shape {
	u, v := times(unit(along), length/2), times(left(unit(along)), width/2)
	return shape{
		minus(minus(middle, u), v), minus(plus(middle, u), v), plus(plus(middle, u), v), plus(minus(middle, u), v),
	}
}

// spline returns places along a Catmull-Rom curve through the given ones.
func spline(through []geo.XY, step float64) (places []geo.XY) {
	at := func(i int) geo.XY { return through[min(len(through)-1, max(0, i))] }
	for i := range len(through) - 1 {
		a, b, c, d := at(i-1), at(i), at(i+1), at(i+2)
		pieces := max(1, int(metres(b, c)/step))
		for k := range pieces {
			t := float64(k) / float64(pieces)
			places = append(places, geo.XY{X: catmull(a.X, b.X, c.X, d.X, t), Y: catmull(a.Y, b.Y, c.Y, d.Y, t)})
		}
	}
	return append(places, through[len(through)-1])
}

func catmull(a, b, c, d, t float64) float64 {
	return 0.5 * (2*b + (c-a)*t + (2*a-5*b+4*c-d)*t*t + (3*b-a-3*c+d)*t*t*t)
}
