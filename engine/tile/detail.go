package tile

import "math"

// Tolerance is how many units of a tile a line may pass beside a corner that is left out: three eighths
// of a pixel where a tile is 512 pixels wide.
const Tolerance = 3

// weigh gives every corner the zoom it begins at. Ends of lines, corners at which features part, and the
// smallest corner of a ring without such begin at zoom 0; so do all points.
func (s *Set) weigh() {
	s.detail = make([]uint8, len(s.corner))
	junction := s.junctions()
	var w weigher
	part := uint32(0)
	for i, shape := range s.shape {
		for ; part < s.partsEnd[i]; part++ {
			from, to := s.corners(part)
			if shape == Point {
				continue
			}
			w.corner, w.detail = s.corner[from:to], s.detail[from:to]
			w.outline(shape == Area, junction)
		}
	}
}

// junctions returns the places where outlines end or part: those whose two neighbours are not the same
// wherever they occur.
func (s *Set) junctions() map[place]bool {
	seen := make(map[place]uint64, len(s.corner))
	junction := map[place]bool{}
	part := uint32(0)
	for i, shape := range s.shape {
		for ; part < s.partsEnd[i]; part++ {
			from, to := s.corners(part)
			outline := s.corner[from:to]
			for k, at := range outline {
				pair := neighbours(outline, k, shape == Area)
				if had, ok := seen[at]; shape != Point && (pair == 0 || ok && had != pair) {
					junction[at] = true
				}
				seen[at] = pair
			}
		}
	}
	return junction
}

// neighbours returns a mark of the pair of corners beside one, in whichever order, and 0 at an end.
func neighbours(outline []place, k int, ring bool) uint64 {
	n := len(outline)
	if !ring && (k == 0 || k == n-1) {
		return 0
	}
	return max(1, mix(outline[(k+n-1)%n].key())+mix(outline[(k+1)%n].key()))
}

// mix spreads a number over 64 bits (the finaliser of SplitMix64, Steele, Lea and Flood 2014).
func mix(v uint64) uint64 {
	v += 0x9e3779b97f4a7c15
	v = (v ^ v>>30) * 0xbf58476d1ce4e5b9
	v = (v ^ v>>27) * 0x94d049bb133111eb
	return v ^ v>>31
}

// weigher weighs the corners of one outline.
type weigher struct {
	corner []place
	detail []uint8
	arc    []int32 // numbers of the corners along the arc at hand
	stack  []span
}

// span is a stretch of the arc between two corners that are known, and the most that a corner in it may
// count: what is left out must not come back by itself.
type span struct {
	from, to int
	most     float64
}

// outline cuts an outline at its junctions and weighs each arc.
func (w *weigher) outline(ring bool, junction map[place]bool) {
	n := len(w.corner)
	first := 0
	if ring {
		first = w.firstOf(junction)
	}
	w.arc = append(w.arc[:0], int32(first))
	steps := n - 1
	if ring {
		steps = n
	}
	for k := 1; k <= steps; k++ {
		at := (first + k) % n
		w.arc = append(w.arc, int32(at))
		if k == steps || junction[w.corner[at]] {
			w.weighArc()
			w.arc = append(w.arc[:0], int32(at))
		}
	}
}

// firstOf returns where to begin a ring: at a junction, or at its smallest corner, so that it does not
// matter where the ring was begun by who drew it.
func (w *weigher) firstOf(junction map[place]bool) int {
	least := 0
	for k, at := range w.corner {
		if junction[at] {
			return k
		}
		if at.before(w.corner[least]) {
			least = k
		}
	}
	return least
}

// weighArc gives the corners of an arc their zooms, walking from its smaller end; of a loop, whose ends
// are one, from the end whose next corner is smaller.
func (w *weigher) weighArc() {
	last := len(w.arc) - 1
	at := func(k int) place { return w.corner[w.arc[k]] }
	if at(last).before(at(0)) || at(last) == at(0) && at(last-1).before(at(1)) {
		for a, b := 0, last; a < b; a, b = a+1, b-1 {
			w.arc[a], w.arc[b] = w.arc[b], w.arc[a]
		}
	}
	w.detail[w.arc[0]], w.detail[w.arc[last]] = 0, 0
	w.stack = append(w.stack[:0], span{0, last, math.Inf(1)})
	for len(w.stack) > 0 {
		s := w.stack[len(w.stack)-1]
		w.stack = w.stack[:len(w.stack)-1]
		if s.to-s.from < 2 {
			continue
		}
		far, distance := s.from+1, -1.0
		for k := s.from + 1; k < s.to; k++ {
			if d := beside(at(k), at(s.from), at(s.to)); d > distance {
				far, distance = k, d
			}
		}
		distance = min(distance, s.most)
		w.detail[w.arc[far]] = zoomOf(distance)
		w.stack = append(w.stack, span{s.from, far, distance}, span{far, s.to, distance})
	}
}

// beside returns how far a corner lies from the edge a–b, in world units.
func beside(p, a, b place) float64 {
	dx, dy := float64(b.x)-float64(a.x), float64(b.y)-float64(a.y)
	px, py := float64(p.x)-float64(a.x), float64(p.y)-float64(a.y)
	// The conversions keep products from being fused, which would differ between machines.
	length := float64(dx*dx) + float64(dy*dy)
	if length > 0 {
		t := min(max((float64(px*dx)+float64(py*dy))/length, 0), 1)
		px, py = px-float64(t*dx), py-float64(t*dy)
	}
	return math.Sqrt(float64(px*px) + float64(py*py))
}

// zoomOf returns the coarsest zoom at which a corner that far from the line is missed.
func zoomOf(distance float64) uint8 {
	for z := range uint8(MaxZoom) {
		if distance > Tolerance*float64(uint32(1)<<(worldBits-z)) {
			return z
		}
	}
	return MaxZoom
}
