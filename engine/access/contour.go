package access

import (
	"math"
	"slices"

	"zhenyu/engine/geo"
)

// lattice is a grid of points over a plane with a number at each. Where it is above 0 is inside.
type lattice struct {
	plane         geo.Plane
	corner        geo.XY // of the first point, south-west
	step          float64
	width, height int
	value         []float64 // row after row from the south
}

// maxLattice bounds a lattice to 256 MiB.
const maxLattice = 1 << 25

// newLattice lays points step metres apart, more where that would be too many, over a box with a
// margin all round. All values are 0.
func newLattice(box geo.Box, step, margin float64) *lattice {
	low, high := box.Min.WGS84(), box.Max.WGS84()
	l := &lattice{plane: geo.NewPlane(geo.WGS84{Lon: (low.Lon + high.Lon) / 2, Lat: (low.Lat + high.Lat) / 2}), step: step}
	a, b := l.plane.XY(low), l.plane.XY(high)
	l.corner = geo.XY{X: a.X - margin, Y: a.Y - margin}
	for {
		l.width = int((b.X-a.X+2*margin)/l.step) + 2
		l.height = int((b.Y-a.Y+2*margin)/l.step) + 2
		if l.width*l.height <= maxLattice {
			break
		}
		l.step *= 2
	}
	l.value = make([]float64, l.width*l.height)
	return l
}

func (l *lattice) point(x, y int) geo.XY {
	return geo.XY{X: l.corner.X + float64(x)*l.step, Y: l.corner.Y + float64(y)*l.step}
}

// side is a side of a lattice square, named by the point it starts from and whether it goes up.
type side struct {
	x, y int
	up   bool
}

// outlines returns the polygons around what is above 0, with their holes: marching squares with the
// crossing of each side interpolated (W. Lorensen and H. Cline, 1987, in two dimensions). The rim of
// the lattice must be outside. Of a square with two opposite corners inside the two are kept apart.
func (l *lattice) outlines() []geo.Polygon {
	next := map[side]side{} // along each outline, the inside on the left
	var starts []side
	for y := range l.height - 1 {
		for x := range l.width - 1 {
			for _, s := range l.square(x, y) {
				next[s[0]] = s[1]
				starts = append(starts, s[0])
			}
		}
	}
	var rings []geo.Ring
	for _, start := range starts {
		if _, ok := next[start]; !ok {
			continue
		}
		var ring geo.Ring
		for at := start; ; {
			ring = append(ring, l.plane.WGS84(l.crossing(at)).E7())
			to, ok := next[at]
			if !ok {
				break
			}
			delete(next, at)
			at = to
		}
		rings = append(rings, ring)
	}
	return polygons(rings)
}

// square returns the outline's pieces in a square, as pairs of the sides they go from and to.
func (l *lattice) square(x, y int) [][2]side {
	inside := func(dx, dy int) bool { return l.value[(y+dy)*l.width+x+dx] > 0 }
	bottom, top := side{x, y, false}, side{x, y + 1, false}
	left, right := side{x, y, true}, side{x + 1, y, true}
	// Around the square counterclockwise: an outline enters where inside turns to outside.
	corners := [4]bool{inside(0, 0), inside(1, 0), inside(1, 1), inside(0, 1)}
	if corners == [4]bool{} || corners == [4]bool{true, true, true, true} {
		return nil
	}
	sides := [4]side{bottom, right, top, left}
	var pieces [][2]side
	for i := range 4 {
		if !corners[i] || corners[(i+1)%4] {
			continue
		}
		// The piece begins on this side and ends where, going back around, inside began.
		for k := range 4 {
			j := (i + 3 - k) % 4
			if !corners[j] {
				pieces = append(pieces, [2]side{sides[i], sides[j]})
				break
			}
		}
	}
	return pieces
}

// crossing returns where on a side the value is 0.
func (l *lattice) crossing(s side) geo.XY {
	dx, dy := 1, 0
	if s.up {
		dx, dy = 0, 1
	}
	a, b := l.value[s.y*l.width+s.x], l.value[(s.y+dy)*l.width+s.x+dx]
	share := a / (a - b)
	if math.IsNaN(share) || math.IsInf(share, 0) {
		share = 0.5
	}
	share = min(0.999, max(0.001, share)) // off the points, so that no ring touches itself
	p := l.point(s.x, s.y)
	return geo.XY{X: p.X + share*float64(dx)*l.step, Y: p.Y + share*float64(dy)*l.step}
}

// polygons gives holes, which run clockwise, to the smallest outer ring around them.
func polygons(rings []geo.Ring) []geo.Polygon {
	var all []geo.Polygon
	var holes []geo.Ring
	for _, r := range rings {
		if r.SquareMetres() > 0 {
			all = append(all, geo.Polygon{r})
		} else {
			holes = append(holes, r)
		}
	}
	slices.SortStableFunc(all, func(a, b geo.Polygon) int { return compare(a[0].SquareMetres(), b[0].SquareMetres()) })
	for _, h := range holes {
		for i := range all {
			if (geo.Polygon{all[i][0]}).Side(h[0]) > 0 {
				all[i] = append(all[i], h)
				break
			}
		}
	}
	slices.Reverse(all) // the largest first
	return all
}
